"""Wishes at the wrong moment are not graded; answers that sound like wishes are not lost."""

import csv
from pathlib import Path
from typing import Final

import pytest

from bot.tutor.model.drill import Drill, Prompt, Stage
from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.moves.account import LanguageSet, NotForgotten, ReminderOff, ReminderSet
from bot.tutor.moves.asking import RemindOfNext
from bot.tutor.moves.heard import AskBack
from bot.tutor.moves.move import Move
from bot.tutor.moves.turn import Forget, Turn
from bot.views.texts import load_texts
from state.records.learners import Attempt, Learner
from state.values import replace
from tests.complaints import check_each
from tests.shipped import shipped_teaching
from tests.tutor.laying import Pupil

HERE: Final = Path(__file__).parent

ASKED_ABOUT: Final = 0.1
"""The share of answers, at most, of which it is asked whether they are one."""

REMARKED: Final = 0.125
"""The share of remarks on a verdict, at most, of which it is asked whether they are a wish."""

TYPED, TAPPED = (mark_of(f"sales-information/{one}") for one in ("s-second-source", "q-sales-fact"))


def rows(name: str) -> list[dict[str, str]]:
    """Read a table of what was typed."""
    return list(csv.DictReader((HERE / name).read_text("utf-8").splitlines(), delimiter="\t"))


def at(moment: str, language: str) -> Pupil:
    """Give a pupil in whose conversation something is typed at a wrong moment."""
    pupil = Pupil(
        teaching=shipped_teaching(),
        learner=Learner("Ada", "Europe/London", language=language),
        texts=load_texts(language),
    )
    match moment:
        case "mock":
            pupil.say("/mock sales-information")
        case "choice":
            pupil.say(f"/start {PRACTISE}{TAPPED}")
        case "typed" | "verdict" | "sure" | "erase":
            pupil.say(f"/start {PRACTISE}{TYPED}")
    match moment, pupil.session.activity:
        case "erase", _:
            pupil.say("/forget")
        case "verdict", _:
            pupil.say("you can cross check it")
        case "sure", Drill(prompt=Prompt() as prompt) as drill:
            kept = replace(prompt, stage=Stage.SURE, response="you can cross check it")
            pupil.session = replace(pupil.session, activity=replace(drill, prompt=kept))
        case _:
            pass
    return pupil


def open_item(pupil: Pupil) -> str | None:
    """Give the reference of the item that is open."""
    match pupil.session.activity:
        case Drill(prompt=Prompt(ref=ref), over=False):
            return ref
        case _:
            return None


def is_graded(pupil: Pupil, turn: Turn) -> bool:
    """Whether words were taken as an answer, or added to one."""
    added = False
    match pupil.session.activity:
        case Drill(prompt=Prompt(stage=Stage.SURE, response=response)):
            added = response != "you can cross check it"
    return added or any(isinstance(one, Attempt | Forget) for one in turn.records)


@pytest.mark.proof
def test_no_everyday_wish_is_graded_or_put_with_an_answer() -> None:
    def is_left(row: dict[str, str]) -> None:
        pupil = at(row["moment"], row["language"])
        assert not is_graded(pupil, pupil.say(row["typed"]))

    check_each(rows("moments.tsv"), is_left)


def test_an_answer_that_sounds_like_a_wish_is_graded_or_asked_about() -> None:
    asked = []

    def is_kept(row: dict[str, str]) -> None:
        pupil = at("typed", row["language"])
        if not is_graded(pupil, pupil.say(row["typed"])):
            asked.append(row["typed"])
            offer = pupil.session.offer
            assert offer is not None
            assert offer.text == row["typed"]

    check_each(found := rows("answers.tsv"), is_kept)
    assert len(asked) <= ASKED_ABOUT * len(found), asked


def test_what_is_said_to_a_verdict_is_not_asked_about() -> None:
    found = rows("remarks.tsv")
    asked = [row["typed"] for row in found if _is_asked_about(row)]
    assert len(asked) <= REMARKED * len(found), asked


def _is_asked_about(row: dict[str, str]) -> bool:
    pupil = at("verdict", row["language"])
    return pupil.say(row["typed"]).session.offer is not None


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("es", "no me escribas tu primero nunca mas"),
        ("es", "dame una manita con esta"),
        ("es", "hoy nomas tarjetas que no quiero escribir"),
        ("de", "schreib mich nie wieder von dir aus an"),
        ("de", "hab zu schnell geantwortet lass mich nochmal"),
        ("de", "bin raus fußball fängt an"),
    ],
)
def test_a_wish_in_any_language_is_understood_after_a_verdict(language: str, typed: str) -> None:
    moves = at("verdict", language).say(typed).moves
    assert not any(isinstance(move, RemindOfNext) for move in moves)


@pytest.mark.parametrize("moment", ["choice", "typed"])
@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "Next pls"),
        ("en", "next please"),
        ("en", "next one pls"),
        ("es", "siguiente por favor"),
        ("es", "la siguiente porfa"),
        ("de", "nächste bitte"),
        ("de", "weiter bitte"),
    ],
)
def test_a_plea_for_the_next_leaves_the_open_question(
    moment: str, language: str, typed: str
) -> None:
    pupil = at(moment, language)
    before = open_item(pupil)
    pupil.say(typed)
    assert open_item(pupil) != before


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "dunno next"),
        ("en", "no idea, skip"),
        ("es", "ni idea, otra"),
        ("de", "kein plan nächste"),
    ],
)
def test_whoever_gives_up_for_the_next_passes_the_question_on(language: str, typed: str) -> None:
    pupil = at("typed", language)
    before = open_item(pupil)
    pupil.say(typed)
    assert open_item(pupil) != before


@pytest.mark.parametrize(
    ("language", "typed", "wish"),
    [
        ("en", "stop buzzing my phone every evening", ReminderOff),
        ("es", "no hablo bien español puedes en alemán", LanguageSet),
        ("de", "nicht löschen bitte", NotForgotten),
    ],
)
def test_whoever_wishes_for_something_else_has_nothing_erased(
    language: str, typed: str, wish: type[Move]
) -> None:
    turn = at("erase", language).say(typed)
    assert isinstance(turn.moves[0], wish)
    assert not any(isinstance(one, Forget) for one in turn.records)


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "i would remind them at half past three"),
        ("de", "ich würde sie um drei erinnern"),
    ],
)
def test_whoever_would_remind_others_is_not_reminded_unasked(language: str, typed: str) -> None:
    turn = at("verdict", language).say(typed)
    assert isinstance(turn.moves[0], AskBack)


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "remind me every other day"),
        ("en", "can you remind me twice a week"),
        ("es", "recuérdame cada dos días"),
        ("de", "erinner mich jeden zweiten tag"),
    ],
)
def test_whoever_wishes_for_every_other_day_is_told_what_there_is(
    language: str, typed: str
) -> None:
    (move,) = at("none", language).say(typed).moves
    assert isinstance(move, AskBack)
    assert move.uneven


@pytest.mark.parametrize(
    ("language", "typed", "days"),
    [
        ("en", "remind me every friday", 16),
        ("en", "remind me on fridays at 7pm", 16),
        ("en", "can u only remind me on weekdays", 31),
        ("es", "recuérdame estudiar los domingos", 64),
        ("es", "avísame los lunes y miércoles a las 6", 5),
        ("de", "schick mir dienstags und donnerstags um 5 was", 10),
        ("de", "erinner mich werktags um halb sieben", 31),
    ],
)
def test_whoever_names_days_of_the_week_is_reminded_or_asked_about_them(
    language: str, typed: str, days: int
) -> None:
    (move,) = at("none", language).say(typed).moves
    assert isinstance(move, ReminderSet | AskBack)
    assert (move.weekdays if isinstance(move, AskBack) else move.days) == days


def test_next_alone_may_be_late_and_leaves_the_question_open() -> None:
    pupil = at("choice", "en")
    before = open_item(pupil)
    pupil.say("next")
    assert open_item(pupil) == before


def test_a_letter_between_questions_is_no_wish() -> None:
    pupil = at("none", "en")
    pupil.say("b")
    assert pupil.session.offer is None
