"""Which items suit a group, and how each is shown there."""

from bot.groups.questions import askable, shown_as, topics_asked
from bot.tutor.choosing.items import item_of
from content.library import Library
from content.model.items import ChoiceQuestion, kind_of
from state.records.groups import Shown
from state.values import replace
from tests.groups.laying import GROUP, TEACHING

LIBRARY = TEACHING.library


def test_only_what_its_author_marked_goes_to_groups_as_a_poll() -> None:
    refs = askable(LIBRARY, ["sales-information"])
    items = [item_of(LIBRARY, ref) for ref in refs]
    assert all(item.group for item in items if shown_as(item) is not Shown.WORDS)
    assert {"number", "short", "order", "cloze"} <= {kind_of(item) for item in items}
    assert not {"flashcard", "extended"} & {kind_of(item) for item in items}


def test_a_topic_without_marked_questions_lends_all_that_would_do() -> None:
    (topic,) = [topic for topic in LIBRARY.topics.values() if topic.topic == "sales-information"]
    plain = tuple(one.model_copy(update={"group": False}) for one in topic.questions)
    library = Library({topic.topic: topic.model_copy(update={"questions": plain})})
    assert any(
        shown_as(item_of(library, ref)) is Shown.POLL for ref in askable(library, library.topics)
    )


def choice(**changed: object) -> ChoiceQuestion:
    item = LIBRARY.item("sales-information/q-sales-fact")
    assert isinstance(item, ChoiceQuestion)
    return item.model_copy(update=changed)


def test_a_choice_that_fits_is_a_poll_and_one_that_does_not_has_buttons() -> None:
    item = choice()
    twice = (item.choices[0], *item.choices[:-1])
    long = (item.choices[0].model_copy(update={"right": "x" * 101}), *item.choices[1:])
    assert shown_as(item) is Shown.POLL
    assert shown_as(choice(ask="x" * 300)) is Shown.POLL
    assert shown_as(choice(ask="x" * 301)) is Shown.BUTTONS
    assert shown_as(choice(ask="💥" * 151)) is Shown.BUTTONS
    assert shown_as(choice(choices=twice)) is Shown.BUTTONS
    assert shown_as(choice(choices=long)) is Shown.BUTTONS


def test_what_has_to_be_produced_is_answered_in_words() -> None:
    for name in ("n-change", "s-scores", "q-complaint-steps", "q-match-loyalty", "c-swot"):
        assert shown_as(item_of(LIBRARY, f"sales-information/{name}")) is Shown.WORDS


def test_all_topics_are_those_in_the_language_of_the_group() -> None:
    spoken = {one.topic for one in LIBRARY.topics.values() if one.language == "es"}
    assert spoken
    assert set(topics_asked(LIBRARY, replace(GROUP, language="es"))) == spoken
    assert set(topics_asked(LIBRARY, replace(GROUP, language="fr"))) == set(LIBRARY.topics)
    chosen = replace(GROUP, language="es", topics=("sales-information",))
    assert topics_asked(LIBRARY, chosen) == ("sales-information",)
