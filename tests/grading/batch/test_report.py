"""The report finds weak keys by answers that the key was not told."""

import pytest

from bot.grading.batch.report import Made, reordered, report, short_report, whole, with_typo
from bot.grading.grader import Grader
from content.model.items import Point, Samples, ShortQuestion
from content.model.topic import Topic


def changed(topic: Topic, **changes: object) -> ShortQuestion:
    item = next(item for item in topic.questions if item.id == "q-triangulate")
    assert isinstance(item, ShortQuestion)
    return item.model_copy(update=changes)


def test_every_typed_question_is_reported_in_order(topic: Topic) -> None:
    assert [one.item for one in report(topic)] == ["q-triangulate", "q-rival-plan"]


def test_a_sound_key_is_not_weak(topic: Topic) -> None:
    (one, *_) = report(topic)
    assert not one.is_weak
    assert {probe.made for probe in one.probes} == set(Made)


def test_a_key_that_misses_its_samples_is_weak_and_says_what_to_add(topic: Topic) -> None:
    points = (Point(idea="reduces bias", any=("bias",)),)
    samples = Samples(right=("other shoppers were forgotten", "it might all be luck"))
    item = changed(topic, points=points, samples=samples)
    one = short_report(Grader(topic.model_copy(update={"questions": (item,)})), item)
    assert one.is_weak
    assert one.recall < 0.8
    assert one.advice[0] == (
        "Add to `any` what makes `other shoppers were forgotten` right, "
        "perhaps `other shoppers`, `shoppers were forgotten`."
    )


def test_no_phrase_is_proposed_that_stands_in_a_wrong_answer(topic: Topic) -> None:
    points = (Point(idea="reduces bias", any=("bias",)),)
    right = ("shoppers were forgotten by the team", "luck")
    samples = Samples(right=right, wrong=("they say that shoppers were forgotten",))
    item = changed(topic, points=points, samples=samples)
    advice = short_report(Grader(topic.model_copy(update={"questions": (item,)})), item).advice
    assert advice[0].endswith("right, perhaps `forgotten by the team`.")
    assert advice[1].endswith("right, perhaps `luck`.")


def test_a_key_that_takes_its_wrong_samples_is_told_so(topic: Topic) -> None:
    item = changed(topic, samples=Samples(wrong=("bias is a sewing term",)))
    one = short_report(Grader(topic.model_copy(update={"questions": (item,)})), item)
    assert one.precision < 1
    assert "Add to `not` what makes `bias is a sewing term` wrong" in one.advice[0]


def test_a_sample_does_not_vouch_for_itself(topic: Topic) -> None:
    item = changed(topic, samples=Samples(right=("purple elephants",)))
    one = short_report(Grader(topic.model_copy(update={"questions": (item,)})), item)
    (sample,) = (probe for probe in one.probes if probe.made is Made.SAMPLE)
    assert not sample.is_fair


def test_questions_add_up_to_a_topic(topic: Topic) -> None:
    reports = report(topic)
    together = whole(reports)
    assert len(together.probes) == sum(len(one.probes) for one in reports)
    assert 0 <= together.precision <= 1


def test_written_samples_are_counted_point_by_point(topic: Topic) -> None:
    written = report(topic)[-1]
    assert len(written.probes) == 6
    assert (written.precision, written.recall, written.advice) == (1.0, 1.0, ())


@pytest.mark.parametrize(
    ("text", "turned"),
    [("first this, then that", "then that and first this"), ("only this", "only this")],
)
def test_parts_change_places(text: str, turned: str) -> None:
    assert reordered(text) == turned


def test_a_typo_is_made_in_a_word_of_the_key() -> None:
    assert with_typo("to confirm teh thing", {"confirm"}) == "to cofnirm teh thing"
    assert with_typo("to it", {"confirm"}) == "to it"
