"""`viva samples export`: what markers have judged goes back to the author's files."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import click
import yaml

from bot.commands.options import Anywhere, content_option, database_option, writing
from bot.config import settings
from content.files import topic_folders
from content.ids import own_id_of, topic_id_of
from content.load import load_topic
from content.model.topic import Topic
from state import opening
from state.opening import Place
from state.records.contests import Sample
from state.tables import contests
from state.values import replace
from state.writer import Writer

FILE = "samples.yaml"


@click.group(cls=Anywhere)
def command() -> None:
    """Look after answers that markers have judged."""


@command.command()
@database_option
@content_option
def export(db: Place | None, content: Path | None) -> None:
    """Write every judged answer into its topic's samples.yaml, beside those that stand there.

    Answers to questions of no topic in the folder, or that are gone, are left out.
    """
    chosen = settings(db, content)
    with closing(Writer(opening.session(chosen.database))) as writer:
        judged = writer.do(contests.everybodys_samples)
    written = 0
    for folder in topic_folders(chosen.content):
        topic = load_topic(folder)
        if own := judged_of(topic, judged):
            existing = {one.item: (list(one.right), list(one.wrong)) for one in topic.samples}
            with writing(folder):
                (folder / FILE).write_text(as_yaml(merge(existing, own)), encoding="utf-8")
            click.echo(f"{folder / FILE}: {len(own)} judged answers")
            written += len(own)
    if left_out := len(judged) - written:
        click.echo(f"of questions that are not there, left out: {left_out} judged answers")
    if not judged:
        click.echo("no answer has been judged yet, so there is nothing to write")


def judged_of(topic: Topic, judged: Iterable[Sample]) -> list[Sample]:
    """Give the judged answers to what a topic has, under the names that its items have now."""
    names = {name: item.id for item in topic.items() for name in (item.was, item.id) if name}
    return [
        replace(one, item=f"{topic.topic}/{names[own]}")
        for one in judged
        if topic_id_of(one.item) == topic.topic and (own := own_id_of(one.item)) in names
    ]


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
