"""Options are chosen by a tap, by their letter among other words, or by some words of their own."""

import pytest

from bot.tutor.model.drill import Why
from bot.tutor.moves.asking import Ask, NotCorrected, RemindOfNext, ShowButtons
from bot.tutor.moves.heard import AskBack
from bot.tutor.moves.marking import MarkPicks
from bot.tutor.moves.results import Undone
from tests.narrowing import only
from tests.tutor.on_item import TOPIC, on


@pytest.mark.parametrize(
    "text",
    ["{}", "{})", "{} i think", "is it {}?", "option {}", "its {} lol", "I guess {}", "“{}”"],
)
def test_a_letter_is_heard_among_the_words_around_it(text: str) -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    assert isinstance(pupil.say(text.format("b")).moves[0], MarkPicks)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the line chart", True),
        ("line chart of sunday sales", True),
        ("the pestle one", True),
        ("sunday sales", True),
        ("a", True),
        ("not the chart", False),
        ("customers", True),
    ],
)
def test_some_words_of_one_option_name_it(text: str, *, found: bool) -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    assert isinstance(pupil.say(text).moves[0], MarkPicks) is found


def test_the_verdict_comes_below_whatever_was_said_last() -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    mark = only(MarkPicks, pupil.press("1.1.pick.0").moves)
    assert mark.in_place
    pupil = on(f"{TOPIC}/q-sunday")
    pupil.say("the quick one")
    mark = only(MarkPicks, pupil.press("1.1.pick.0").moves)
    assert not mark.in_place


def test_an_option_is_chosen_whatever_somebody_has_to_say_to_it() -> None:
    pupil = on("business-principles/broadband-promise")
    said = "within 8 days but whats the point of texting"
    assert only(MarkPicks, pupil.say(said).moves).verdict.outcome.is_right


@pytest.mark.parametrize("said", ["5 days", "five days", "5 days but i dont get it"])
def test_a_number_in_an_option_may_be_typed_in_figures(said: str) -> None:
    pupil = on("business-principles/broadband-promise")
    mark = only(MarkPicks, pupil.say(said).moves)
    assert mark.picks == (0,)


def test_who_meant_another_option_may_have_the_answer_taken_back() -> None:
    pupil = on(f"{TOPIC}/q-sunday", why=Why.NEW)
    assert not only(MarkPicks, pupil.say("b").moves).verdict.outcome.is_right
    assert only(AskBack, pupil.say("wait i meant a").moves).intent == "undo_late"
    assert isinstance(pupil.say("yes").moves[0], Undone)


@pytest.mark.parametrize("text", ["actually why", "i meant b", "wait i meant no"])
def test_who_names_no_other_option_is_not_asked_to_take_anything_back(text: str) -> None:
    pupil = on(f"{TOPIC}/q-sunday", why=Why.NEW)
    pupil.say("b")
    assert not any(isinstance(move, AskBack) for move in pupil.say(text).moves)


def test_an_option_named_after_the_verdict_is_too_late() -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    mark = only(MarkPicks, pupil.say("b").moves)
    assert not mark.verdict.outcome.is_right
    reminded = only(RemindOfNext, pupil.say("i meant a").moves)
    assert reminded.corrected is NotCorrected.TOO_LATE


def test_pairs_may_be_typed_one_letter_at_a_time_and_show_what_comes_next_below() -> None:
    pupil = on(f"{TOPIC}/q-match-loyalty")
    asked = only(Ask, pupil.say("b").moves)
    assert not asked.in_place
    assert len(pupil.prompt.picks) == 1
    assert isinstance(pupil.say("b").moves[0], ShowButtons)
    pupil.say("c")
    assert isinstance(pupil.say("a").moves[0], MarkPicks)


def test_a_reason_behind_an_options_own_words_leaves_it_chosen() -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    said = "A line chart of Sunday sales over the weeks, since it would reveal a trend."
    assert only(MarkPicks, pupil.say(said).moves).verdict.outcome.is_right


def test_one_word_of_a_sentence_does_not_ask_for_an_option() -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    said = "the manager is wrong because shoppers elsewhere never got any link to the survey"
    assert isinstance(pupil.say(said).moves[0], ShowButtons)
