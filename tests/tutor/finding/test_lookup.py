"""Questions to the topics are answered in their own words, or not at all."""

import pytest

from bot.tutor.choosing.items import is_explained
from bot.tutor.finding.lookup import passages, subject
from content.library import Library
from content.model.topic import Topic
from tests.counted import calls
from tests.made import topic_of
from tests.tutor.laying import LIBRARY, TEXTS

EMPTY = TEXTS.intents.marks["asking"]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("what's the difference between primary and secondary data?", "secondary data"),
        ("explain NPS", "promoters minus detractors"),
        ("what does PESTLE stand for", "Political"),
        ("what is triangulaton", "two or three different kinds of source"),
        ("define benchmarking pls", "beside a similar business"),
    ],
)
def test_a_question_finds_the_authors_own_words(question: str, says: str) -> None:
    found = passages(LIBRARY, question, "en", EMPTY)
    assert 1 <= len(found) <= 2
    assert any(says in one.text for one in found)


@pytest.mark.parametrize(
    "question", ["explain quantum physics", "who is the king of spain", "what is it", "why", ""]
)
def test_nothing_is_made_up(question: str) -> None:
    assert passages(LIBRARY, question, "en", EMPTY) == ()


def test_nothing_is_told_of_a_concept_that_is_asked_about() -> None:
    (first, *_) = passages(LIBRARY, "what is bias", "en", EMPTY)
    hidden = f"{first.topic}/{first.concept.id}"
    told = passages(LIBRARY, "what is bias", "en", EMPTY, without=hidden)
    assert told
    assert hidden not in {f"{one.topic}/{one.concept.id}" for one in told}


@pytest.mark.parametrize(
    ("named", "topic", "concept"),
    [
        ("complaints", "sales-information", "Complaints and service recovery"),
        ("benchmarking", "sales-information", "Tools that make sense of figures"),
        ("customer service", "business-principles", None),
        ("la celula", "la-celula", None),
        ("complants", "sales-information", "Complaints and service recovery"),
        ("SWOT analysis", "sales-information", "Tools that make sense of figures"),
        ("unhappy customers", "sales-information", "Complaints and service recovery"),
        ("sales", "sales-information", None),
        ("sales figures", "sales-information", None),
        ("sales info", "sales-information", None),
        ("cust complaints", "sales-information", "Complaints and service recovery"),
        (
            "sales and marketing",
            "business-principles",
            "Sales, marketing and the promises they make",
        ),
    ],
)
def test_topics_and_concepts_are_found_by_name(named: str, topic: str, concept: str | None) -> None:
    found = subject(LIBRARY, named, "en", EMPTY)
    assert found is not None
    assert (found[0].topic, found[1] and found[1].name) == (topic, concept)


@pytest.mark.parametrize("named", ["sales xyz", "sales thing", "a entra exam"])
def test_half_of_the_words_name_nothing_in_another_language(named: str) -> None:
    found = subject(LIBRARY, named, "en", EMPTY, alone=True)
    assert found is None or found[0].language == "en"


def test_a_name_that_another_topic_has_too_is_found_among_those_that_may_be_meant() -> None:
    found = subject(LIBRARY, "complaints", "en", EMPTY)
    assert found is not None
    other = next(one for one in LIBRARY.topics if one != found[0].topic)
    within = subject(LIBRARY, "complaints", "en", EMPTY, among=(other,))
    assert within is None or within[0].topic == other


def test_what_no_topic_has_is_no_subject() -> None:
    assert subject(LIBRARY, "bananas", "en", EMPTY) is None


@pytest.mark.parametrize("said", ["lunch", "nothing", "what now", "you choose", "cells", "fine"])
def test_a_word_in_passing_is_no_subject_by_itself(said: str) -> None:
    assert subject(LIBRARY, said, "en", EMPTY, alone=True) is None


@pytest.mark.parametrize("said", ["complaints", "nps", "swot", "loyalty", "cash flow"])
def test_what_a_concept_is_about_is_a_subject_even_by_itself(said: str) -> None:
    assert subject(LIBRARY, said, "en", EMPTY, alone=True) is not None


def test_what_an_import_lists_of_its_cards_is_quoted_for_none_of_them() -> None:
    deck = Topic.model_validate(
        {
            "topic": "deck",
            "title": "Deck",
            "synopsis": "Deck.",
            "concepts": [
                {
                    "id": "deck",
                    "name": "Deck",
                    "say": "Osmosis \u2013 water, in\nMitochondria \u2013 power house",
                }
            ],
            "flashcards": [
                {"id": "f-o", "concept": "deck", "front": "Osmosis", "back": "water, in"},
                {"id": "f-m", "concept": "deck", "front": "Mitochondria", "back": "power house"},
            ],
        }
    )
    found = passages(Library({"deck": deck}), "what is osmosis", "en", ())
    assert [one.text for one in found] == ["Osmosis: water, in"]
    assert not is_explained(deck, deck.concepts[0])


def test_a_word_spelt_as_it_sounds_is_read_whatever_letter_it_begins_with() -> None:
    named = subject(LIBRARY, "kustomer servise", "en", EMPTY, alone=True)
    assert named == subject(LIBRARY, "customer service", "en", EMPTY, alone=True)
    assert named is not None


def deck(cards: int) -> Library:
    """Make a topic of cards that share no word, but for two that one may ask about."""
    others = [
        {"id": f"f-{one}", "front": f"Thing {one}?", "back": f"It is w{one}."}
        for one in range(cards)
    ]
    osmosis = [
        {"id": "f-osmosis", "front": "What is osmosis?", "back": "Water that passes a membrane."},
        {"id": "f-membrane", "front": "What lets osmosis happen?", "back": "A membrane."},
    ]
    return Library({"tt": topic_of([], [*others, *osmosis])})


def test_nothing_is_looked_at_that_has_none_of_the_words_however_much_there_is() -> None:
    def looking(library: Library) -> int:
        def look() -> None:
            assert passages(library, "what is osmosis", "en", EMPTY)
            assert subject(library, "osmosis and membranes", "en", EMPTY, alone=True)

        look()  # what is read once is read now
        return calls(look)

    assert looking(deck(1_000)) <= looking(deck(10)) + 10
