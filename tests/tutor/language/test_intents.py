"""Plain words ask for something anywhere, and no right answer is mistaken for a wish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.language.plain import plain
from bot.views.texts import load_texts
from content.model.items import ClozeQuestion, Flashcard, ShortQuestion
from tests.tutor.laying import LIBRARY, TEXTS

INTENTS = TEXTS.intents


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
        ("hiya", "hello"),
        ("i give up", "show"),
        ("thx", "thanks"),
        ("the help desk", None),
        ("stop it from happening again", None),
    ],
)
def test_a_whole_message_is_an_intent_and_part_of_one_is_not(text: str, intent: str | None) -> None:
    assert INTENTS.find(text) == intent


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("es", "pásala", "skip"),
        ("es", "pasala porfa", "skip"),
        ("es", "repitemela", "repeat"),
        ("es", "explicamelo", "why"),
        ("es", "las metas", None),
        ("es", "x q", "why"),
        ("es", "porq", "why"),
        ("es", "por la q", None),
        ("de", "zeig's", "show"),
        ("de", "ueberspringen", "skip"),
        ("de", "hoer auf", "stop"),
    ],
)
def test_an_order_may_carry_its_pronoun_and_umlauts_may_be_typed_with_an_e(
    language: str, text: str, intent: str | None
) -> None:
    intents = load_texts(language).intents
    assert (intents.find(text) or intents.wish(text)) == intent


@pytest.mark.parametrize(
    ("language", "text", "onward"),
    [
        ("en", "yeah next then", True),
        ("en", "they go next door", False),
        ("es", "vale pues siguiente", True),
        ("es", "la siguiente capa", False),
        ("de", "jo weiter", True),
        ("de", "weiter oben", False),
    ],
)
def test_next_with_agreement_around_it_is_no_answer(
    language: str, text: str, *, onward: bool
) -> None:
    assert load_texts(language).intents.only_says_next(text) is onward


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
    ("language", "typed", "reply"),
    [
        ("en", "yep that works", "yes"),
        ("en", "yeah go on then", "yes"),
        ("en", "sure, why not", "yes"),
        ("en", "nah forget it", "no"),
        ("en", "no thanks im good", "no"),
        ("es", "venga vale", "yes"),
        ("de", "ja gerne", "yes"),
        ("de", "nee lass mal", "no"),
        ("en", "no one checks it", None),
        ("en", "yes because it is cheaper", None),
        ("en", "remind me at 8", None),
        ("en", "", None),
    ],
)
def test_yes_and_no_are_heard_in_any_wording_and_in_nothing_else(
    language: str, typed: str, reply: str | None
) -> None:
    assert load_texts(language).intents.replies(typed) == reply


@pytest.mark.parametrize(
    ("text", "intent"), [("kürzere Runden", "shorter"), ("eine kurze Runde", "revise_2")]
)
def test_of_two_wishes_with_the_same_stems_the_one_that_is_the_same_word_for_word_is_meant(
    text: str, intent: str
) -> None:
    wish = load_texts("de").intents.wished(text)
    assert wish is not None
    assert wish.intent == intent


@pytest.mark.parametrize(
    ("own", "text", "languages"),
    [
        ("en", "can you skip this one", ["en"]),
        ("en", "enséñame lo que me sale mal", ["es", "en"]),
        ("de", "zeig mir mal was ich falsch hatte", ["de"]),
        ("es", "kannst du mich um 7 erinnern", ["de", "es"]),
        ("de", "hjkl 7", ["de", "en", "es"]),
    ],
)
def test_wishes_are_looked_for_in_ones_own_language_and_in_whichever_has_most_of_the_words(
    own: str, text: str, languages: list[str]
) -> None:
    assert [one.language for one in load_texts(own).intents.spoken(text)] == languages
