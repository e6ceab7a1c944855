"""Phrases mean what an author would think they mean."""

import pytest

from bot.grading.match.phrases import find_first, is_out_of_order, nearness
from bot.grading.match.said import Said
from bot.grading.match.wording import phrase
from bot.grading.text.claims import claims
from bot.grading.text.words import read


def found(wording: str, typed: str) -> bool:
    return find_first([phrase(wording)], Said(claims(read(typed)))) is not None


@pytest.mark.parametrize(
    ("wording", "typed"),
    [
        ("blind spot", "it has a blind spot"),
        ("blind spot", "blind little spots"),  # one word between, another form
        ("profit so * money", "a profit, so there is money"),  # nothing left out at the comma
        ("ideas * managers", "ideas of staff and managers"),
        ("feedback * shows * market share", "feedback really shows us the market share"),
        ("triangulat*", "by triangulating"),
        ("a profit so there is money", "they made profit so there is money"),
        ("price is too high", "our prices are too high"),
        ("happy customers means good sales", "sales are good when customers are happy, it means"),
        ("distance to the sun", "it is closer to the sun"),
        ("no spying", "there is no spying"),
        ("handled brilliantly", "handle a complaint brilliantly"),  # articles do not count
        ("happier", "they are more happy"),
        ("nothing to compare", "there is nothing else to compare it with"),
        ("cannot show", "it can't show why"),
        ("bias", "so it is not biased"),  # who denies an evil has the idea of it
        ("less complaints", "there will be less complaints"),
        ("less angry", "they wont be angry"),
        ("biased", "check that it is not biased"),
        ("fewer errors", "it reduces random errors"),  # all that says less says it of what follows
        ("reduces waste", "there is less waste"),
        ("more customers", "an increase in customers"),
    ],
)
def test_a_phrase_is_found(wording: str, typed: str) -> None:
    assert found(wording, typed)


@pytest.mark.parametrize(
    ("wording", "typed"),
    [
        ("blind spot", "spot the blind"),
        ("one * two", "one of b c d two"),
        ("ideas * managers", "customers have ideas, which managers never hear"),
        ("ideas * managers", "customers have ideas and the poor managers never hear"),
        ("budget is just a forecast", "a budget is just a plan, a forecast is just a guess"),
        ("reliable", "it is not reliable"),
        ("reliable", "it is unreliable"),
        ("clear", "it is less clear"),
        ("reliable", "it is not true that it is reliable"),
        ("no spying", "spying is fine"),
        ("bias", "it is not true that there is bias"),
        ("one source is enough", "it is not true that one source is enough"),
        ("how it was", "how old it is"),  # nothing stands between words without an idea
        ("timed", "it is quick"),
        ("not cost", "it is not cheaper"),
        ("likely", "like i said"),
        ("not payed", "there is nothing to pay"),
        ("not compare", "you do not need to compare"),
        ("bias", "there is no bias"),
        ("date", "no need to ask who or the date"),
        ("more customers", "there are fewer customers"),
        ("fewer errors", "it does not reduce errors"),
        ("cut", "they have lower wages"),  # less of what?
        ("fewer errors", "errors are less"),  # what stands before it may be anything
    ],
)
def test_a_phrase_is_not_found(wording: str, typed: str) -> None:
    assert not found(wording, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "inhale then exhale",
        "You inhale for four seconds. Then you hold it, and exhale.",
        "inhale -> exhale",
        "inhale \u2192 exhale",
        "inhale and after that exhale",
        "exhale after you inhale",
    ],
)
def test_an_ordered_phrase_is_found_in_its_order(typed: str) -> None:
    assert found("inhale -> exhale", typed)
    assert not is_out_of_order([phrase("inhale -> exhale")], Said(claims(read(typed))))


@pytest.mark.parametrize(
    "typed", ["exhale, then inhale", "inhale after you exhale", "exhale -> inhale"]
)
def test_an_ordered_phrase_is_not_found_in_another_order(typed: str) -> None:
    assert not found("inhale -> exhale", typed)
    assert is_out_of_order([phrase("inhale -> exhale")], Said(claims(read(typed))))


def test_an_ordered_phrase_may_have_several_steps() -> None:
    assert found("mix flour -> bake -> eat", "first mix the flour with eggs, bake, and eat it")
    assert not found("mix flour -> bake -> eat", "mix the flour, eat, bake")


def test_a_phrase_can_be_near() -> None:
    said = Said(claims(read("we have a spot")))
    assert nearness([phrase("blind spot")], said) == 0.5


def test_a_denial_of_always_is_not_a_denial() -> None:
    assert found("never tell", "they never tell us")
    assert found("never tell", "they dont tell us")
    assert not found("never tell", "they dont always tell us")


@pytest.mark.parametrize(
    "typed", ["not just ask them", "dont only ask them", "not simply ask them"]
)
def test_a_denial_that_it_is_all_is_not_a_denial(typed: str) -> None:
    assert found("not ask", "you should not ask them")
    assert not found("not ask", typed)


def test_a_reason_is_no_purpose() -> None:
    assert found("stealing", "log who took it so that it is no stealing")
    assert not found("stealing", "you can use it because you found it its not stealing")


def test_sides_that_changed_places_are_another_phrase() -> None:
    assert found("buyer checks the supplier", "the supplier is checked by the buyer")
    assert found("second source confirms", "it confirms what the second one, a source, says")
    assert not found("buyer checks the supplier", "the supplier checks the buyer")
