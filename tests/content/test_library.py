"""A library finds topics and items by name, and notices when an item has changed."""

import pytest

from content.library import Library
from content.model.items import ClozeQuestion
from content.model.topic import Topic


def a_topic(**changes: object) -> Topic:
    """Make a small topic; the changes apply to its first flashcard."""
    card = {"id": "f-one", "concept": "facts", "front": "One?", "back": "1", **changes}
    return Topic.model_validate(
        {
            "topic": "counting",
            "title": "Counting",
            "synopsis": "How to count.",
            "concepts": [{"id": "facts", "name": "Facts", "say": "One comes first."}],
            "flashcards": [card, {**card, "id": "f-two", "was": None}],
            "questions": [
                {
                    "id": "q-one",
                    "type": "true_false",
                    "concept": "facts",
                    "ask": "One comes first.",
                    "answer": "true",
                }
            ],
        }
    )


def library(topic: Topic) -> Library:
    return Library({topic.topic: topic})


def test_an_item_is_found_by_its_reference_and_so_is_its_topic() -> None:
    counting = a_topic()
    found = library(counting)
    assert found.item("counting/q-one") == counting.questions[0]
    assert found.topic_of("counting/q-one") is counting


def test_a_reference_to_nothing_finds_nothing() -> None:
    found = library(a_topic())
    assert found.item("counting/q-two") is None
    assert found.item("spelling/q-one") is None
    assert found.item("") is None


def test_references_come_in_the_authors_order_and_leave_out_what_is_not_live() -> None:
    assert library(a_topic()).refs("counting") == (
        "counting/f-one",
        "counting/f-two",
        "counting/q-one",
    )
    retired = library(a_topic(status="retired"))
    assert retired.refs("counting") == ("counting/q-one",)
    assert retired.item("counting/f-one") is not None


def test_what_is_asked_is_known_by_concept_and_without_the_cards() -> None:
    retired = library(a_topic(status="retired"))
    assert retired.asks("counting/q-one")
    assert not retired.asks("counting/f-one")
    assert not retired.asks("spelling/q-one")
    assert retired.by_concept("counting") == {"facts": ("counting/q-one",)}
    assert library(a_topic()).questions("counting") == ("counting/q-one",)


def test_a_draft_is_asked_in_preview_alone_and_a_retired_item_not_even_there() -> None:
    topic = a_topic(draft="true")
    assert library(topic).refs("counting") == ("counting/q-one",)
    assert Library({"counting": topic}, preview=True).refs("counting")[0] == "counting/f-one"
    retired = a_topic(draft="true", status="retired")
    assert Library({"counting": retired}, preview=True).refs("counting") == ("counting/q-one",)


def test_taking_the_mark_of_a_draft_away_makes_no_other_question_of_it() -> None:
    drafted, read = library(a_topic(draft="true")), library(a_topic())
    assert drafted.version("counting/f-one") == read.version("counting/f-one")


@pytest.mark.parametrize(
    "other",
    [{"front": "Which comes first?"}, {"why": "It does."}, {"was": "f-uno"}, {"status": "checked"}],
)
def test_other_words_leave_the_key_as_it_is(other: dict[str, str]) -> None:
    before, after = library(a_topic()), library(a_topic(**other))
    assert before.key("counting/f-one") == after.key("counting/f-one")


@pytest.mark.parametrize("other", [{"back": "one"}, {"accept": ["one"]}, {"strict": ["case"]}])
def test_whatever_else_is_right_makes_another_key(other: dict[str, object]) -> None:
    before, after = library(a_topic()), library(a_topic(**other))
    assert before.key("counting/f-one") != after.key("counting/f-one")


def test_the_gaps_of_a_sentence_are_its_key_and_the_rest_is_wording() -> None:
    def key(ask: str) -> str:
        cloze = {"id": "c-one", "type": "cloze", "concept": "facts", "ask": ask}
        topic = a_topic().model_copy(update={"questions": (ClozeQuestion.model_validate(cloze),)})
        return library(topic).key("counting/c-one")

    assert key("The first is {one}.") == key("First comes {one}.")
    assert key("The first is {one}.") != key("The first is {two}.")


def test_a_renamed_item_is_found_under_its_old_name() -> None:
    renamed = library(a_topic(was="f-uno"))
    assert renamed.renames == {"counting/f-uno": "counting/f-one"}


def test_the_version_changes_with_the_wording_but_not_with_the_status() -> None:
    before = library(a_topic()).version("counting/f-one")
    assert library(a_topic()).version("counting/f-one") == before
    assert library(a_topic(status="draft")).version("counting/f-one") == before
    assert library(a_topic(was="f-uno")).version("counting/f-one") == before
    assert library(a_topic(back="one")).version("counting/f-one") != before
