"""What learners type instead of tapping: plain words, letters, corrections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.language.choices import Tapped, picks_from
from bot.tutor.language.intents import plain
from bot.tutor.model.tokens import MenuToken, PromptToken, parse
from content.model import (
    ChoiceQuestion,
    ClozeQuestion,
    Flashcard,
    MatchQuestion,
    MultiSelectQuestion,
    OrderQuestion,
    ShortQuestion,
    TrueFalseQuestion,
)
from tests.tutor.laying import LIBRARY, TEXTS

INTENTS = TEXTS.intents


def tapped(name: str) -> Tapped:
    item = LIBRARY.item(f"sales-information/{name}")
    assert isinstance(
        item,
        ChoiceQuestion | TrueFalseQuestion | MultiSelectQuestion | OrderQuestion | MatchQuestion,
    )
    return item


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Stoppp!!", "stop"),
        ("hint pls", "hint"),
        ("I don't get it", "lost"),
        ("i dont get it...", "lost"),
        ("WHY?", "why"),
        ("skip", "skip"),
        ("helpp", "help"),
        ("hiya", "start"),
        ("i give up", "show"),
        ("thx", "thanks"),
        ("the help desk", None),
        ("stop it from happening again", None),
    ],
)
def test_a_whole_message_is_an_intent_and_part_of_one_is_not(text: str, intent: str | None) -> None:
    assert INTENTS.find(text) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("can i hav a hint plz", "hint"),
        ("hnt pls", "hint"),
        ("please can you explain", "why"),
        ("i want to stop now", "stop"),
        ("a plan to stop it", None),
        ("the plan", None),
    ],
)
def test_a_wish_is_heard_with_the_words_around_it(text: str, intent: str | None) -> None:
    assert INTENTS.wish(text) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("porgress", "progress"),
        ("wats my plan", "plan"),
        ("show me my plan pls", "plan"),
        ("misconseptions", "misconceptions"),
        ("ok next", "go_on"),
        ("nxt pls", "go_on"),
        ("go on wiv it", "go_on"),
        ("how am i doin", "progress"),
        ("prety shure", "think_so"),
        ("thinkso", "think_so"),
        ("shure", "sure"),
        ("not shure", "guess"),
        ("qiz", None),
        ("the early train", None),
    ],
)
def test_where_nothing_is_asked_slips_of_the_thumb_are_forgiven(
    text: str, intent: str | None
) -> None:
    assert (INTENTS.find(text) or INTENTS.loosely(text)) == intent


@given(text=st.text(max_size=200))
def test_any_text_has_a_plain_form_that_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I meant secondary", "secondary"),
        ("sorry i meant 15", "15"),
        ("i mean", None),
        ("I meant ", None),
        ("what i meant", None),
    ],
)
def test_a_correction_says_what_was_meant(text: str, meant: str | None) -> None:
    assert INTENTS.correction(text) == meant


def test_no_right_answer_is_taken_for_a_wish() -> None:
    """An answer in a content file that means "stop" in the middle of a question would be lost."""
    wishes = {"stop", "help", "hint", "lost", "why", "show", "skip", "progress", "topics", "undo"}
    wishes |= {"start", "mock", "misconceptions"}
    taken = [answer for answer in _right_answers() if INTENTS.find(answer) in wishes]
    assert taken == []


def _right_answers() -> list[str]:
    found: list[str] = []
    for topic in LIBRARY.topics.values():
        for item in topic.items():
            if isinstance(item, Flashcard):
                found.append(item.back)
            elif isinstance(item, ShortQuestion):
                found += [item.model, *item.samples.right]
            elif isinstance(item, ClozeQuestion):
                found += [filling for gap in item.gaps for filling in gap]
    return found


@pytest.mark.parametrize(
    ("name", "order", "text", "picks"),
    [
        ("q-proactive", (2, 0, 3, 1), "b", (0,)),
        ("q-proactive", (2, 0, 3, 1), "B.", (0,)),
        ("q-proactive", (2, 0, 3, 1), "TEXTING about a late parcel before anyone asks", (0,)),
        ("q-proactive", (2, 0, 3, 1), "a b", None),
        ("q-proactive", (2, 0, 3, 1), "e", None),
        ("q-touchpoints", (4, 3, 2, 1, 0), "a, c and e", (0, 2, 4)),
        ("q-touchpoints", (4, 3, 2, 1, 0), "ace", (0, 2, 4)),
        ("q-touchpoints", (4, 3, 2, 1, 0), "a & a", (4,)),
        ("q-complaint-steps", (1, 0, 2, 4, 3), "b then a, c, e, d", (0, 1, 2, 3, 4)),
        ("q-complaint-steps", (1, 0, 2, 4, 3), "b a", None),
        ("q-complaint-steps", (1, 0, 2, 4, 3), "bbbbb", None),
        ("q-match-loyalty", (3, 2, 1, 0), "d c b a", (0, 1, 2, 3)),
        ("q-cause", (0, 1), "nope", (1,)),
        ("q-cause", (0, 1), "True!", (0,)),
        ("q-cause", (0, 1), "maybe", None),
        ("q-cause", (0, 1), "¿Verdadero?", (0,)),
        ("q-cause", (0, 1), "no es cierto", (1,)),
        ("q-cause", (0, 1), "yh tru", (0,)),
        ("q-cause", (0, 1), "nah its flase", (1,)),
        ("q-cause", (0, 1), "that s false", (1,)),
        ("q-cause", (0, 1), "not true", (1,)),
        ("q-cause", (0, 1), "true because it waited for them", (0,)),
        ("q-cause", (0, 1), "true... no false", None),
        ("q-cause", (0, 1), "true obviously", (0,)),
        ("q-cause", (0, 1), "false, it's a month later", (1,)),
        ("q-cause", (0, 1), "i don't think that's true", None),
        ("q-cause", (0, 1), "no idea", None),
        ("q-proactive", (2, 0, 3, 1), "its b i fink", (0,)),
        ("q-proactive", (2, 0, 3, 1), "opt b", (0,)),
        ("q-proactive", (2, 0, 3, 1), "b - nobody has asked yet", (0,)),
        ("q-proactive", (2, 0, 3, 1), "b, it's the only one that comes first", (0,)),
        ("q-proactive", (2, 0, 3, 1), "its B cos u hav to get there first", (0,)),
        ("q-proactive", (2, 0, 3, 1), "a, b", None),
        ("q-proactive", (2, 0, 3, 1), "c no wait d", None),
        ("q-proactive", (2, 0, 3, 1), "teh secnd one", (0,)),
        ("q-proactive", (2, 0, 3, 1), "A obvs", (2,)),
        ("q-proactive", (2, 0, 3, 1), "b 😀", (0,)),
        ("q-proactive", (2, 0, 3, 1), "dunno, maybe B", (0,)),
        ("q-proactive", (2, 0, 3, 1), "B i remember that from the lesson", (0,)),
        ("q-proactive", (2, 0, 3, 1), "a thing they sell", None),
        ("q-proactive", (2, 0, 3, 1), "b or c", None),
        ("q-proactive", (2, 0, 3, 1), "the 2nd one", (0,)),
        ("q-proactive", (2, 0, 3, 1), "the last one", (1,)),
        ("q-proactive", (2, 0, 3, 1), "2", (0,)),
        ("q-proactive", (2, 0, 3, 1), "9", None),
        ("q-proactive", (2, 0, 3, 1), "txting about a late parsel before any one asks", (0,)),
        ("q-sales-fact", (0, 1, 2, 3), "who rote it", None),
        ("q-proactive", (2, 0, 3, 1), "not texting about a late parcel", None),
        ("q-touchpoints", (4, 3, 2, 1, 0), "a b an d", (1, 3, 4)),
        ("q-touchpoints", (4, 3, 2, 1, 0), "B, C, E. The rest are no reason.", (0, 2, 3)),
        ("q-touchpoints", (4, 3, 2, 1, 0), "all of them", (0, 1, 2, 3, 4)),
        ("q-touchpoints", (4, 3, 2, 1, 0), "i dunno a and b", None),
    ],
)
def test_letters_and_words_stand_for_taps(
    name: str, order: tuple[int, ...], text: str, picks: tuple[int, ...] | None
) -> None:
    assert picks_from(tapped(name), order, text) == picks


@given(text=st.text(max_size=60))
def test_any_text_is_a_complete_answer_or_none(text: str) -> None:
    for name, order in (("q-proactive", (2, 0, 3, 1)), ("q-complaint-steps", (1, 0, 2, 4, 3))):
        picks = picks_from(tapped(name), order, text)
        assert picks is None or set(picks) <= set(order)


@given(serial=st.integers(0, 10**9 - 1), number=st.integers(0, 10**9 - 1), place=st.integers(0, 99))
def test_a_button_is_read_as_it_was_written(serial: int, number: int, place: int) -> None:
    token = PromptToken(serial, number, "pick", place)
    assert parse(str(token)) == token
    assert parse(str(PromptToken(serial, number, "next"))) == PromptToken(serial, number, "next")


@given(text=st.text(max_size=64))
def test_what_is_not_a_button_of_ours_is_nothing(text: str) -> None:
    token = parse(text)
    assert token is None or str(token) == text or isinstance(token, PromptToken)


def test_a_menu_is_read_as_it_was_written() -> None:
    token = MenuToken("misconceptions", "sales-information")
    assert parse(str(token)) == token
