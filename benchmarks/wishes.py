"""What becomes of wishes in plain words: `python -m benchmarks.wishes [--list] [FILE...]`.

A file has the columns language, wish and typed; `tests/wishes/strangers.tsv` unless one is named.
What is typed is put to the tutor while no question is open, over an open question that is answered
in words, of several by turns, and after a verdict, with the encoders that are installed. A wish is
*right* if the tutor does for it what it does when the wish is named, or asks back about it; *wrong*
is another one, *unheard* that nothing was understood, and *graded* that it was taken for an answer.
An answer is graded, *asked* about, or *lost*. `--list` names what is amiss.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from bot.commands.meaning import ear_at_once
from bot.tutor.model.desk import Desk
from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.model.session import Offer
from bot.tutor.model.teaching import Teaching
from bot.tutor.moves.asking import AskWhether, RemindOfNext, Reword, StillOpen, TakeBreath
from bot.tutor.moves.heard import AnswerFromTopic, Reply
from bot.tutor.moves.helping import NotUnderstood
from bot.tutor.moves.menus import LetBe
from bot.tutor.moves.move import Move
from bot.tutor.moves.turn import Forget, Turn
from bot.tutor.understanding.asked_for import ABOUT_QUESTION, OF_AN_ANSWER
from bot.tutor.words.replied import granted
from bot.views.texts import load_texts
from state.records.learners import Attempt, Learner
from tests.shipped import shipped
from tests.tutor.laying import Pupil
from tests.wishes.test_strangers import ALIKE

STRANGERS: Final = Path(__file__).parent.parent / "tests" / "wishes" / "strangers.tsv"

ANSWER: Final = "answer"
"""What a line is that is an answer and no wish."""
DEFINE: Final = "define"
"""What a question to the topic is."""

QUESTIONS: Final = (
    "sales-information/s-second-source",
    "business-principles/late-parcel",
    "sales-information/s-profit",
)
IN_SPANISH: Final = (QUESTIONS[0], "la-celula/q-membrana", QUESTIONS[2], "la-celula/q-sal")
"""Learners who write Spanish may be asked in it; nothing is taught in German."""

RIGHT: Final = "you can cross check it"
"""An answer to the first question."""

OTHER_NAMES: Final = {"lost": "hint", "revise_2": "shorter", "withdraw": "undo", "no": "never_mind"}
"""Intents that are wished for by another name in these files."""

NAMED: Final = ("", "7pm", "3 march", "5")
"""What a wish may name that is granted otherwise with it."""

NONE_OPEN, OVER, AFTER = "no question open", "over a question", "after a verdict"
"""Moments at which something is typed."""
ASKED: Final = ((True, NONE_OPEN), (True, OVER), (True, AFTER), (False, OVER))
"""For wishes (`True`) and answers, the moments at which they are put."""

KINDS: Final = {True: ("right", "wrong", "unheard", "graded"), False: ("graded", "asked", "lost")}
"""What may become of wishes (`True`) and of answers."""


class Line(Struct, frozen=True):
    """One message of a file."""

    language: str
    wish: str
    typed: str

    @property
    def is_wish(self) -> bool:
        """Whether it is none of the answers."""
        return self.wish != ANSWER


def main() -> None:
    """Print a table for each file."""
    names = [word for word in sys.argv[1:] if word != "--list"] or [str(STRANGERS)]
    with ear_at_once(no_meaning=False) as ear:
        teaching = Teaching.of(shipped(), ear=ear)
        for name in names:
            lines = read(Path(name))
            print(f"{name}\n\n{report(lines, teaching)}\n")
            if "--list" in sys.argv:
                print("\n".join(amiss(lines, teaching)))


def read(path: Path) -> list[Line]:
    """Read a file."""
    rows = csv.DictReader(
        path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return [Line(row["language"], row["wish"], row["typed"]) for row in rows]


def report(lines: Sequence[Line], teaching: Teaching) -> str:
    """Say in a table what becomes of the wishes and answers of each language."""
    rows = []
    for language in dict.fromkeys(line.language for line in lines):
        for is_wish, moment in ASKED:
            own = [one for one in lines if (one.language, one.is_wish) == (language, is_wish)]
            found = Counter(outcome(line, at, teaching, moment) for at, line in enumerate(own))
            shares = ", ".join(
                f"{100 * found[kind] / len(own):.0f} % {kind}" for kind in KINDS[is_wish] if own
            )
            said = f"{len(own)} {'wishes' if is_wish else 'answers'}"
            rows.append(f"| {language} | {said}, {moment} | {shares} |")
    return "\n".join(("| language | what | what became of it |", "| --- | --- | --- |", *rows))


def amiss(lines: Sequence[Line], teaching: Teaching) -> Iterator[str]:
    """Name what is not as it should be."""
    for is_wish, moment in ASKED:
        for at, line in enumerate(one for one in lines if one.is_wish == is_wish):
            found = outcome(line, at, teaching, moment)
            if found != KINDS[is_wish][0]:
                yield f"{moment}\t{found}\t{line.language}\t{line.wish}\t{line.typed}"


def outcome(line: Line, at: int, teaching: Teaching, moment: str) -> str:
    """Say what becomes of a message; `at` chooses the question."""
    pupil = pupil_of(line, at, teaching, moment)
    before = pupil.desk()
    turn = pupil.say(line.typed)
    if any(isinstance(one, Attempt | Forget) for one in turn.records):
        return "graded"
    if line.is_wish:
        return _wish(line, before, turn)
    offer = turn.session.offer
    if offer is None and turn.session.activity != before.session.activity:
        return "graded"  # one that is asked about before it is marked
    return "asked" if offer is not None and offer.text == line.typed else "lost"


def pupil_of(line: Line, at: int, teaching: Teaching, moment: str) -> Pupil:
    """Give somebody who writes the language of a line, at a moment."""
    learner = Learner("Ada", "Europe/London", language=line.language)
    pupil = Pupil(teaching=teaching, learner=learner, texts=load_texts(line.language))
    questions = IN_SPANISH if line.language == "es" else QUESTIONS
    if moment == OVER:
        pupil.say(f"/start {PRACTISE}{mark_of(questions[at % len(questions)])}")
    if moment == AFTER:
        pupil.say(f"/start {PRACTISE}{mark_of(QUESTIONS[0])}")
        pupil.say(RIGHT)
    return pupil


def _wish(line: Line, before: Desk, turn: Turn) -> str:
    match turn.moves[0]:
        case NotUnderstood(nothing_open=True) if line.wish in ABOUT_QUESTION | {*OF_AN_ANSWER}:
            return "right"
        case StillOpen() if line.wish in OF_AN_ANSWER:
            return "right"
        case LetBe() | TakeBreath() if line.wish == "fed_up":
            return "right"
        case NotUnderstood(to_person=True) if line.wish in ("person", "asktutor"):
            return "right"
        case NotUnderstood() | AskWhether() | StillOpen() | RemindOfNext():
            return "unheard"
        case AnswerFromTopic() | Reword() if line.wish == DEFINE:
            return "right"
    wanted = {line.wish, *ALIKE.get(line.wish, ())}
    offer = turn.session.offer
    asked = {offer.intent, offer.other} if offer is not None else set[str]()
    is_asked = not wanted.isdisjoint({*asked, *(OTHER_NAMES.get(one, one) for one in asked)})
    return "right" if is_asked or _is_granted(wanted, line, before, turn) else "wrong"


def _is_granted(wanted: set[str], line: Line, before: Desk, turn: Turn) -> bool:
    """Whether a turn says what is said for one of some wishes, whatever it may name."""
    said = [_said(move) for move in turn.moves]
    wishes = load_texts(line.language).intents.wishes
    return any(
        said == [_said(move) for move in granted(before, Offer(before.now, one, named)).moves]
        for one in wanted
        for named in {*NAMED, *(own.argument(line.typed, one) for own in wishes)}
    )


def _said(move: Move) -> tuple[type[Move], str]:
    """Tell moves apart by their kind, and replies by what they are about."""
    return type(move), move.about if isinstance(move, Reply) else ""


if __name__ == "__main__":
    main()
