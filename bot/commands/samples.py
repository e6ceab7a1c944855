"""`viva samples export`: what markers have judged goes back to the author's files."""

from collections import defaultdict
from contextlib import closing
from pathlib import Path

import click
import yaml

from bot.commands.options import Anywhere, content_option, database_option, writing
from bot.config import settings
from content.files import topic_folders
from content.ids import own_id_of, topic_id_of
from content.load import load_topic
from state import opening
from state.opening import Place
from state.records.contests import Sample
from state.tables import contests
from state.writer import Writer

FILE = "samples.yaml"


@click.group(cls=Anywhere)
def command() -> None:
    """Look after answers that markers have judged."""


@command.command()
@database_option
@content_option
def export(db: Place | None, content: Path | None) -> None:
    """Write every judged answer into its topic's samples.yaml, beside those that stand there."""
    chosen = settings(db, content)
    with closing(Writer(opening.session(chosen.database))) as writer:
        judged = writer.do(contests.everybodys_samples)
    by_topic: dict[str, list[Sample]] = defaultdict(list)
    for sample in judged:
        by_topic[topic_id_of(sample.item)].append(sample)
    for folder in topic_folders(chosen.content):
        topic = load_topic(folder)
        if by_topic[topic.topic]:
            existing = {one.item: (list(one.right), list(one.wrong)) for one in topic.samples}
            merged = merge(existing, by_topic[topic.topic])
            with writing(folder):
                (folder / FILE).write_text(as_yaml(merged), encoding="utf-8")
            click.echo(f"{folder / FILE}: {len(by_topic[topic.topic])} judged answers")
    if not judged:
        click.echo("no answer has been judged yet, so there is nothing to write")


Samples = dict[str, tuple[list[str], list[str]]]
"""Right and wrong answers by item."""


def merge(existing: Samples, judged: list[Sample]) -> Samples:
    """Add judged answers to those that stand in the file; a newer judgement wins."""
    merged = {item: (list(right), list(wrong)) for item, (right, wrong) in existing.items()}
    for sample in judged:
        item = own_id_of(sample.item)
        right, wrong = merged.setdefault(item, ([], []))
        into, out_of = (right, wrong) if sample.is_right else (wrong, right)
        if sample.response in out_of:
            out_of.remove(sample.response)
        if sample.response not in into:
            into.append(sample.response)
    return merged


def as_yaml(samples: Samples) -> str:
    """Write samples as a content file."""
    entries = [
        {"item": item, **({"right": right} if right else {}), **({"wrong": wrong} if wrong else {})}
        for item, (right, wrong) in sorted(samples.items())
    ]
    head = "# Answers that tutors have judged; written by `viva samples export`.\n"
    return head + yaml.safe_dump({"samples": entries}, sort_keys=False, allow_unicode=True)
