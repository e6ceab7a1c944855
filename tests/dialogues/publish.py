"""Puts dialogues into the documentation: `python -m tests.dialogues.publish`.

A markdown file names a dialogue between two comments, and everything between them is written here
from the dialogue's file, so that what the documentation shows is what the tutor really says:

    <!-- dialogue: misspelt -->
    ...
    <!-- end -->

`docs/dialogues.md` is written as a whole: a table of all dialogues, and the best of them in full.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from tests.dialogues.player import TUTOR, Step, is_tutor, read

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
OVERVIEW = ROOT / "docs" / "dialogues.md"

BEST = ("unsure", "wrong_idea_cleared", "contested_accepted")
"""Shown in full in the overview."""

WIDTH = 100

_BLOCK = re.compile(r"(<!-- dialogue: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_INTRODUCTION = """\
# The tutor in dialogues

Each rule of the tutor is shown by a whole conversation in `tests/dialogues/`. The files are played
against the real engine and a real database on every run of the tests, word for word. This page is
written from them by `python -m tests.dialogues.publish`; a test fails when it is out of date.
"""


def pages() -> list[Path]:
    """List the markdown files that may show dialogues."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]


def fresh(page: Path) -> str:
    """Give a page as it should be."""
    text = overview() if page == OVERVIEW else page.read_text(encoding="utf-8")
    return _BLOCK.sub(lambda found: f"{found[1]}{transcript(found[2])}{found[3]}", text)


def overview() -> str:
    """Give the page of all dialogues, its blocks still empty."""
    rows = ["| dialogue | what it shows |", "| --- | --- |"]
    for path in sorted(HERE.glob("*.yaml")):
        dialogue = read(path)
        link = f"[{dialogue.title}](../tests/dialogues/{path.name})"
        rows.append(f"| {link} | {dialogue.shows} |")
    blocks = [
        f"## {read(HERE / f'{name}.yaml').title}\n\n<!-- dialogue: {name} -->\n<!-- end -->\n"
        for name in BEST
    ]
    return "\n".join([_INTRODUCTION, *rows, "", *blocks])


def transcript(name: str) -> str:
    """Write a dialogue as text of a fixed width: who says what, buttons in square brackets."""
    said = [line for step in read(HERE / f"{name}.yaml").steps for line in _lines(step)]
    return "\n".join(["```text", *said, "```", ""])


def _lines(step: Step) -> Iterator[str]:
    ((who, what),) = step.items()
    if who in ("later", "restart", "role", "edit", "remove", "tap", "vote", "rename"):
        yield from ("", f"  -- {_happening(who, what)} --", "")
        return
    name = who.replace(f"{TUTOR} to ", f"{TUTOR}, to ") if is_tutor(who) else who
    for number, line in enumerate(str(what).split("\n")):
        start = "  " if number else f"{name}: "
        yield from wrap(start + line, WIDTH, subsequent_indent="  ") or [""]


def _happening(directive: str, what: object) -> str:
    match directive, what:
        case "later", str(long):
            return f"{long} later"
        case "restart", _:
            return "the bot is restarted"
        case "role", dict(given):
            return ", ".join(f"{name} is made a {role}" for name, role in given.items())
        case "edit", _:
            return "the author rewords the question"
        case "vote", dict(given):
            return ", ".join(f"{name} votes for “{option}”" for name, option in given.items())
        case "rename", dict(given):
            return ", ".join(f"{where} is renamed {name}" for where, name in given.items())
        case "remove", _:
            return "the author takes the question out"
        case _:
            return "an old button is tapped"


def main() -> None:
    """Write every page that has changed."""
    for page in {*pages(), OVERVIEW}:
        text = fresh(page)
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
