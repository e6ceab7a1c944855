"""Which items give each other away."""

import pytest

from content.library import Library
from content.model.items import Flashcard
from content.model.topic import Concept, Topic
from tests.shipped import shipped

LIBRARY = shipped()
TOPIC = "sales-information"


def test_items_of_one_wrong_idea_are_siblings() -> None:
    on_sources = LIBRARY.siblings_of(f"{TOPIC}/q-triangulate")
    assert {f"{TOPIC}/q-big-survey", f"{TOPIC}/s-second-source"} <= set(on_sources)
    assert f"{TOPIC}/f-triangulate" not in on_sources


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("f-paradox", "s-paradox"),
        ("f-five-checks", "s-report-checks"),
        ("f-leading", "q-neutral"),
        ("f-recommend", "q-definite"),
        ("q-match-loyalty", "f-advocate"),
        ("q-espionage", "f-espionage"),
        ("f-primary", "c-data"),
    ],
)
def test_so_are_two_of_which_one_tells_the_answer_of_the_other(one: str, other: str) -> None:
    assert LIBRARY.are_siblings(f"{TOPIC}/{one}", f"{TOPIC}/{other}")


def test_items_of_one_concept_that_tell_nothing_of_each_other_are_none() -> None:
    assert not LIBRARY.are_siblings(f"{TOPIC}/f-triangulate", f"{TOPIC}/f-five-checks")
    assert not LIBRARY.are_siblings(f"{TOPIC}/f-triangulate", f"{TOPIC}/f-trend")


def cards(*sides: tuple[str, str]) -> Library:
    """A topic of flashcards in one concept."""
    made = tuple(
        Flashcard(id=f"f-{number}", concept="words", front=front, back=back)
        for number, (front, back) in enumerate(sides)
    )
    words = Concept(id="words", name="Words", say="Words have two sides.")
    topic = Topic(topic="words", title="Words", synopsis="Words", concepts=(words,))
    return Library({"words": topic.model_copy(update={"flashcards": made})})


def test_a_word_that_many_tell_gives_none_of_them_away() -> None:
    many = cards(*((f"thing number {n}", f"common, {'abcdefgh'[n % 8] * 6}") for n in range(200)))
    assert not any(many.are_siblings("words/f-0", f"words/f-{n}") for n in range(1, 8))


def test_cards_of_a_word_list_are_no_siblings_for_standing_in_one_list() -> None:
    listed = cards(("der Hund", "the dog"), ("die Katze", "the cat"), ("das Pferd", "the horse"))
    assert not any(listed.siblings_of(ref) for ref in listed.refs("words"))


def test_an_item_is_no_sibling_of_itself_and_kinship_goes_both_ways() -> None:
    refs = LIBRARY.refs(TOPIC)
    for one in refs:
        assert not LIBRARY.are_siblings(one, one)
        for other in LIBRARY.siblings_of(one):
            assert LIBRARY.are_siblings(other, one)


def test_where_every_card_tells_every_other_none_of_them_is_kept_apart() -> None:
    alike = cards(*((f"Why count the {n}s?", "to order more in time") for n in ("cup", "pen")))
    assert not any(alike.siblings_of(ref) for ref in alike.refs("words"))


def test_what_is_taught_no_more_has_no_siblings() -> None:
    assert LIBRARY.siblings_of(f"{TOPIC}/gone") == ()
