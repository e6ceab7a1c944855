"""The simulated class, in the small: it runs, it repeats itself exactly, and its parts hold."""

from dataclasses import astuple
from pathlib import Path
from random import Random

import pytest

from benchmarks.dialogue import findings
from benchmarks.dialogue.answers import mistyped
from benchmarks.dialogue.classroom import Outcome, run
from benchmarks.dialogue.learner import Learner
from benchmarks.dialogue.mind import Mind, recall
from benchmarks.dialogue.screen import Recognised, Screen
from benchmarks.dialogue.statements import only_statements
from content.library import Library
from content.model.items import TrueFalseQuestion
from state.records.mail import Letter, Posting
from tests.shipped import shipped

CHANCE = Random(1)  # noqa: S311  # the same draws each time


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


@pytest.fixture(scope="module")
def outcome(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    path = tmp_path_factory.mktemp("class") / "class.db"
    return run(library, path, learners=2, days=3, seed=4, one_in=5)


def test_a_small_class_finds_its_way_and_leaves_a_sound_database(outcome: Outcome) -> None:
    assert [where for one in outcome.learners for where in one.dead_ends] == []
    assert outcome.probe.locked == []
    assert outcome.probe.states > 0
    assert outcome.contradictions == []
    assert all(visit.items for one in outcome.learners for visit in one.visits)


def test_a_class_that_strays_finds_its_way_too(library: Library, tmp_path: Path) -> None:
    kinds = range(6, 10)
    strays = run(library, tmp_path / "class.db", learners=kinds, days=2, seed=2, one_in=9)
    assert [where for one in strays.learners for where in one.dead_ends] == []
    assert strays.probe.locked == []
    assert strays.contradictions == []
    assert sum(prompt.asides for one in strays.learners for prompt in one.asked) > 0


@pytest.mark.proof
def test_a_class_whose_ideas_are_checked_by_statements_alone_finds_its_way(
    library: Library, tmp_path: Path
) -> None:
    taught = only_statements(library)
    whole = run(taught, tmp_path / "class.db", learners=10, days=21)
    assert [where for one in whole.learners for where in one.dead_ends] == []


@pytest.mark.proof
def test_a_whole_class_finds_its_way_for_three_weeks(library: Library, tmp_path: Path) -> None:
    whole = run(library, tmp_path / "class.db", learners=60, days=21)
    assert [where for one in whole.learners for where in one.dead_ends] == []
    assert whole.contradictions == []


def test_every_question_put_is_counted_on_both_sides_of_the_screen(outcome: Outcome) -> None:
    seen = sum(visit.items for one in outcome.learners for visit in one.visits)
    put = sum(n for name, n in outcome.watch.counts.items() if name.startswith("asked "))
    assert seen == put > 0


def test_a_promise_read_from_the_screen_is_held_against_the_time_lived(outcome: Outcome) -> None:
    promised = [one for one in outcome.learners if one.minutes]
    visits = [visit for one in promised for visit in one.visits]
    assert visits
    assert all(visit.promised_minutes >= 1 and visit.seconds > 0 for visit in visits)


def test_the_same_class_again_does_and_learns_the_same(
    library: Library, outcome: Outcome, tmp_path: Path
) -> None:
    again = run(library, tmp_path / "class.db", learners=2, days=3, seed=4, one_in=5)
    assert [lived(one) for one in again.learners] == [lived(one) for one in outcome.learners]
    assert again.watch.counts == outcome.watch.counts
    assert findings.ideas(again) == findings.ideas(outcome)


def lived(learner: Learner) -> list[tuple[object, ...]]:
    return [astuple(visit) for visit in learner.visits]


def test_what_was_met_once_fades_and_what_was_met_again_fades_less() -> None:
    assert recall([]) == 0
    assert recall([1]) > recall([4]) > recall([16])
    assert recall([4, 8]) > recall([4])


def test_a_wrong_idea_is_dropped_only_by_its_refutation_and_may_come_back() -> None:
    mind = Mind(CHANCE, skill=0.5, held={"topic/idea"})
    mind.refuted("topic/other", 3, sure=True)
    assert mind.held == {"topic/idea"}
    for _ in range(50):
        mind.refuted("topic/idea", 3, sure=True)
    assert mind.held == set()
    assert mind.dropped == {"topic/idea": 3}
    for _ in range(1000):
        mind.sleeps()
    assert mind.held == {"topic/idea"}


def test_a_typo_keeps_short_words_and_numbers_as_they_are() -> None:
    assert mistyped("it is 12.5% off", CHANCE, share=1.0) == "it is 12.5% off"
    assert mistyped("customers", CHANCE, share=1.0) != "customers"


def test_a_screen_knows_a_question_and_a_refutation_by_their_words(library: Library) -> None:
    recognised = Recognised(library)
    topic = next(iter(library.topics.values()))
    question = next(item for item in topic.questions if isinstance(item, TrueFalseQuestion))
    screen = Screen()
    body = f'{{"html":"<i>1 of 6</i>\\n\\n<b>{question.ask}</b>","rows":[]}}'
    (seen,) = screen.take([Posting(1, 1, Letter("say", body), 0)])
    found = recognised.item(seen)
    assert found is not None
    assert found[1] == question
    wrong = topic.misconceptions[0]
    assert recognised.refutations([wrong.instead.strip()]) == [f"{topic.topic}/{wrong.id}"]


def test_the_hardest_case_checks_wrong_ideas_by_statements_alone(library: Library) -> None:
    topics = only_statements(library).topics
    assert topics
    for topic in topics.values():
        items = {item.id: item for item in topic.items()}
        checks = [items[name] for wrong in topic.misconceptions for name in wrong.check_with]
        assert checks
        assert all(isinstance(check, TrueFalseQuestion) for check in checks)
