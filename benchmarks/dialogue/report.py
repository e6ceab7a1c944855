"""Three classes and their table."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from unittest.mock import patch

from msgspec import Struct

from benchmarks.dialogue import findings
from benchmarks.dialogue.classroom import Outcome, run
from benchmarks.dialogue.statements import only_statements
from benchmarks.timing import table, workplace
from bot.config import shipped_content
from content.load import load_library

LEARNERS, DAYS = 200, 28
LEARNERS_IN_VARIANTS = 70


class Summary(Struct, frozen=True):
    """What is told of one class; plain values, so that a process can hand it over."""

    rows: list[tuple[str, str]]
    ideas: list[str]
    repeats: list[tuple[str, int]]
    dead_ends: list[str]


def report(learners: int = LEARNERS, variants: int = LEARNERS_IN_VARIANTS, days: int = DAYS) -> str:
    """Teach the classes, two at a time, and write the tables."""
    with ProcessPoolExecutor(2) as pool:
        shipped = pool.submit(teach, "shipped", learners, days)
        others = [pool.submit(teach, name, variants, days) for name in ("half", "full")]
        main = shipped.result()
        ideas = [
            ["as shipped (choice, typed, true/false)", *main.ideas],
            ["true/false only, counting half (as built)", *others[0].result().ideas],
            ["true/false only, counting in full", *others[1].result().ideas],
        ]
    said_twice = [[f"`{text}`", str(count)] for text, count in main.repeats]
    parts = [
        f"{learners} learners ({variants} in each variant), {days} days, 70 % attendance.",
        table(["measure", "value"], main.rows),
        "Wrong ideas, by what they are checked with:",
        table(["checks", *findings.IDEA_COLUMNS], ideas),
    ]
    if said_twice:
        parts += ["Texts repeated within one question:", table(["text", "times"], said_twice)]
    if main.dead_ends:
        parts += ["Dead ends:", *(f"- {where}" for where in main.dead_ends)]
    return "\n\n".join(parts)


def teach(case: str, learners: int, days: int) -> Summary:
    """Teach one class: "shipped", or with true/false checks counting "half" or "full"."""
    library = load_library(shipped_content())
    if case != "shipped":
        library = only_statements(library)
    with workplace() as folder, _weight(case):
        return _summary(run(library, folder / "class.db", learners=learners, days=days))


def _weight(case: str) -> AbstractContextManager[object]:
    """Let a statement count in full in the case that asks what the half is good for."""
    if case == "full":
        return patch("bot.tutor.choosing.misconceptions.weight_of", lambda _library, _ref: 1.0)
    return nullcontext()


def _summary(outcome: Outcome) -> Summary:
    repeated = sum((one.repeated for one in outcome.learners), Counter())
    worst = [(f"{r.sort}: {_short(r.text)}", n) for r, n in repeated.most_common(8)]
    dead_ends = [where for one in outcome.learners for where in one.dead_ends]
    dead_ends += outcome.probe.locked
    return Summary(list(findings.rows(outcome)), findings.ideas(outcome), worst, dead_ends)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 70 else f"{line[:67]}..."
