"""`viva check`: what is wrong with a topic, and what would make it better.

Faults are printed first and end with exit code 1; remarks on thin teaching come after them and
leave it at 0. A line begins with the place, so that an editor or a terminal can open it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from bot.commands.meaning import ear_at_once
from bot.commands.options import meaning_option, writing
from bot.config import settings
from bot.grading.batch.languages import what_works
from bot.grading.batch.loose import loose_wordings
from bot.grading.batch.only_listed import only_listed
from bot.grading.batch.report import WEAK, KeyReport, Made, report, whole
from bot.grading.batch.self_check import surprises
from bot.grading.batch.spare import spare_wordings
from bot.grading.batch.unit_signs import doubtful_units
from bot.grading.meaning.ear import Ears
from bot.views.texts import load_languages
from content.check import weak_teaching
from content.complaint import Complaint, ContentError
from content.files import topic_folders
from content.load import Written, load_written
from content.mending import mend_folder
from content.model.items import kind_of


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="PATH")
@click.option("--report", "grading", is_flag=True, help="Also try each key on made answers.")
@click.option("--fix", is_flag=True, help="First mend in the files what is beyond doubt.")
@meaning_option
def command(paths: tuple[Path, ...], *, grading: bool, fix: bool, no_meaning: bool) -> None:
    """Check the topics in each PATH: one topic's folder, a file in it, or any folder above topics.

    Without a PATH, the content that the bot would use is checked. The report grades each sample by
    a key that does not hold it, and answers made from the right ones: misspelt, reordered, denied,
    copied. It takes some seconds a topic. What --fix mends: names like `quiz.yaml.txt`, encodings,
    tabs, lost dashes, quotation marks that YAML needs, a text that ` #` would cut, and missing ids.
    """
    paths = tuple(dict.fromkeys(map(_folder, paths))) or (_near(settings().content),)
    if fix:
        _mend(paths)
    topics, faults = _load(paths)
    with ear_at_once(no_meaning=no_meaning) as ear:
        sound = _check(topics, faults, ear, grading=grading)
    if not sound:
        raise SystemExit(1)


def _mend(paths: Iterable[Path]) -> None:
    """Mend the topics' files, and say what was done."""
    done = []
    for folder in (one for path in paths for one in topic_folders(path)):
        with writing(folder):
            done += mend_folder(folder)
    if done:
        click.echo("Mended:")
        click.echo("\n".join(done) + "\n")


def _check(
    topics: list[Written], faults: list[Complaint], ear: Ears | None, *, grading: bool
) -> bool:
    """Print all there is to say of topics; tell whether they are without faults."""
    for written in topics:
        faults += surprises(written, ear)
    remarks = [
        remark
        for written in topics
        for remark in sorted(
            [
                *weak_teaching(written),
                *doubtful_units(written),
                *only_listed(written, ear),
                *spare_wordings(written, ear),
                *loose_wordings(written),
            ]
        )
    ]
    _print("Faults", faults)
    _print("Could be better", remarks)
    for written in topics:
        click.echo(_summary(written))
        for sentence in _language(written.topic.language):
            click.echo(f"  {sentence}")
        if grading:
            _print_report(report(written.topic, ear))
    click.echo(f"{_count(faults, 'fault')}, {_count(remarks, 'remark')}.")
    return not faults


def _load(paths: Iterable[Path]) -> tuple[list[Written], list[Complaint]]:
    """Load what loads; a path with faults gives its complaints and no topic."""
    topics: list[Written] = []
    faults: list[Complaint] = []
    for path in paths:
        try:
            topics += load_written(path)
        except ContentError as error:
            faults += error.complaints
    return topics, faults


def _folder(path: Path) -> Path:
    """Give the folder of a topic's file, for whoever names the file that they are writing."""
    return path if path.is_dir() else path.parent


def _near(path: Path) -> Path:
    """Name the path as seen from here, where that is shorter."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _print(title: str, complaints: list[Complaint]) -> None:
    if complaints:
        click.echo(f"{title}:")
        click.echo("\n".join(map(str, complaints)) + "\n")


def _print_report(keys: Sequence[KeyReport]) -> None:
    """Print how fairly the keys grade: by name those that were unfair to any, and what to add."""
    for key in keys:
        if not all(probe.is_fair for probe in key.probes):
            click.echo(f"  {key.item}: {_fairness(key)}{', weak' if key.is_weak else ''}")
            for line in (*key.advice, *_unfair(key)):
                click.echo(f"    {line}")
    weak = sum(key.is_weak for key in keys)
    click.echo(f"  all keys: {_fairness(whole(keys))}; {weak} of {len(keys)} weak, below {WEAK}")


def _unfair(key: KeyReport) -> list[str]:
    """Tell what became of answers that were made, where it is not what they deserve."""
    return [
        f"`{one.answer}` ({one.made}) came out as {one.outcome}"
        for one in key.probes
        if not one.is_fair and one.made is not Made.SAMPLE
    ]


def _fairness(key: KeyReport) -> str:
    probes = len(key.probes)
    return f"precision {key.precision:.3f}, recall {key.recall:.3f} over {probes} answers"


def _count(complaints: list[Complaint], name: str) -> str:
    return f"{len(complaints)} {name}{'' if len(complaints) == 1 else 's'}"


def _language(code: str) -> list[str]:
    """Say what works in the language of a topic, where that is not all."""
    spoken = load_languages()
    sentences = [*what_works(code)]
    if code not in spoken:
        sentences.append(f"the bot's own words and buttons are in: {', '.join(spoken)}")
    return sentences


def _summary(written: Written) -> str:
    """Say how much a topic asks, kind by kind, as in "2 flashcard, 1 choice"."""
    items = list(written.topic.items())
    kinds = Counter(map(kind_of, items))
    counted = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    live = sum(item.is_live for item in items)
    return f"{written.topic.topic}: {len(items)} items, {live} live ({counted or 'none'})"
