"""A denial reaches the next words of its clause, and two of them cancel."""

import pytest

from bot.grading.text.claims import claims
from bot.grading.text.words import read


def denied(text: str) -> set[str]:
    return {claim.token.text for claim in claims(read(text)) if claim.denied}


def test_a_denial_reaches_what_follows_it() -> None:
    assert "reliable" in denied("it is not reliable")
    assert "reliable" in denied("it isnt reliable")


def test_a_denial_ends_with_its_clause() -> None:
    found = denied("joined to the positive pole, not to the negative one")
    assert "negative" in found
    assert "positive" not in found


def test_a_denial_ends_where_a_new_thought_begins() -> None:
    assert "trust" not in denied("if they do not get it they lose trust")
    assert "cheap" not in denied("not slow but cheap")


def test_or_carries_a_denial_on() -> None:
    assert "old" in denied("no need to check who wrote it or how old it is")


def test_and_begins_something_new() -> None:
    assert denied("dont charge them and make another one") == {"charge", "them"}


def test_what_is_ignored_may_be_several_things() -> None:
    assert {"gdpr", "law"} <= denied("i would ignore gdpr and the law")


def test_its_a_begins_what_is_so_instead() -> None:
    assert denied("a forecast isnt a limit its a guess") == {"a", "limit"}
    assert "plan" in denied("that does not mean its a plan")


def test_two_denials_cancel() -> None:
    assert "unreliable" not in denied("it is not unreliable")


def test_an_opening_that_disowns_reaches_the_whole_answer() -> None:
    found = denied("it is not true that more sources, however many, make it reliable")
    assert "sources" in found


def test_the_no_that_answers_a_question_denies_nothing() -> None:
    assert denied("no, it is informal") == {"informal"}
    assert denied("no, surveys are reliable") == set()
    assert denied("no surveys are reliable") == {"surveys", "are", "reliable"}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("er schützt den Kopf nicht", {"schutzt", "kopf"}),
        ("er schützt den Kopf nicht, nur den Hals", {"schutzt", "kopf"}),
        ("nicht der Hals, er schützt den Kopf", {"hals"}),
        ("er schützt nicht den Kopf", {"kopf"}),
        ("er wärmt und schützt den Kopf nicht", {"schutzt", "kopf"}),
    ],
)
def test_in_german_a_denial_may_come_last(text: str, denied: set[str]) -> None:
    said = claims(read(text, language="de"))
    assert {one.token.text for one in said if one.denied and not one.common} == denied
