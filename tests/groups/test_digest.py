"""The week of a group: numbers for its tutors, something gentle for itself."""

import pytest

from bot.groups.digest import NAMED_FROM, Week, for_group, for_tutors
from bot.groups.moves.week import WeekForGroup, WeekForTutors
from bot.limits import LIMIT, units
from bot.views.groups.digest import show
from bot.views.texts import load_texts
from content.ids import own_id_of
from content.model.items import ChoiceQuestion
from content.model.topic import Concept
from state.records.classes import Answer, Waiting
from state.records.groups import Past
from state.values import replace
from tests.narrowing import there
from tests.shipped import shipped

LIBRARY = shipped()
TEXTS = load_texts()
TOPIC = LIBRARY.topics["sales-information"]
CHOICES = [
    f"sales-information/{one.id}" for one in TOPIC.questions if isinstance(one, ChoiceQuestion)
]
REFS = CHOICES[:4]
IDEA = TOPIC.misconceptions[0]
MONDAY = 740_000


def answers(ref: str, *scores: int, idea: str | None = None, day: int = MONDAY) -> list[Answer]:
    """One answer each from persons 1, 2, 3 ..., right (1) or not (0)."""
    return [
        Answer(who, ref, day, float(score), None if score else idea, missed_before=False)
        for who, score in enumerate(scores, start=1)
    ]


def week(*given: list[Answer], earlier: tuple[Past, ...] = (), known: int = 12) -> Week:
    """A week with one question for each list of answers."""
    asked = tuple(
        Past(one[0].item, MONDAY + n, 1, len(one), sum(a.right for a in one))
        for n, one in enumerate(given)
    )
    return Week(-1, "9B", asked, earlier, tuple(a for one in given for a in one), (), known, {})


def tutors(of: Week, waiting: Waiting | None = None) -> WeekForTutors:
    return there(for_tutors(of, waiting, LIBRARY))


def group(of: Week) -> WeekForGroup:
    return there(for_group(of, LIBRARY, "viva_bot"))


def test_a_week_without_questions_is_passed_over() -> None:
    assert for_tutors(week(), None, LIBRARY) is None
    assert for_group(week(), LIBRARY, "viva_bot") is None


def test_a_week_in_which_nobody_answered_says_what_it_was_about_and_what_to_remember() -> None:
    refs = _of_different_concepts()[:2]
    empty = replace(week(), asked=tuple(Past(ref, MONDAY, 1, 0, 0) for ref in refs))
    for said in (show(tutors(empty), TEXTS).html, show(group(empty), TEXTS).html):
        assert "nobody answered" in said
        assert f"About: {'; '.join(map(_concept, refs))}." in said
    assert group(empty).remember == _concept_of(refs[-1])
    assert _concept_of(refs[-1]).say in show(group(empty), TEXTS).html


def test_people_are_counted_once_however_much_they_answer() -> None:
    told = tutors(week(answers(REFS[0], 1, 1, 0), answers(REFS[1], 1)))
    assert (told.took_part, told.known, told.answers, told.right) == (3, 12, 4, 3)


def test_the_hardest_questions_come_with_how_many_answered() -> None:
    told = tutors(
        week(answers(REFS[0], 1, 1, 1), answers(REFS[1], 0, 0, 1), answers(REFS[2], 0, 1))
    )
    assert [(one.item.id, one.voters, one.right) for one in told.hardest] == [
        (own_id_of(REFS[1]), 3, 1),
        (own_id_of(REFS[2]), 2, 1),
    ]
    assert f"33% of 3 answers: {told.hardest[0].item.ask[:20]}" in show(told, TEXTS).html


def test_wrong_ideas_are_counted_by_people() -> None:
    twice = [answers(REFS[n], 0, 0, 1, idea=IDEA.id) for n in (0, 1)]
    assert tutors(week(*twice)).ideas == ((IDEA, 2),)


def test_what_is_no_longer_taught_is_left_out() -> None:
    gone = answers("gone/q-gone", 0, 0, 0, idea="nothing")
    told = tutors(week(gone, answers(REFS[0], 0, 0, 0, idea="gone")))
    assert [one.item.id for one in told.hardest] == [own_id_of(REFS[0])]
    assert told.ideas == ()


def test_what_went_better_than_the_time_before_is_told() -> None:
    before = (Past(REFS[0], MONDAY - 6, 1, 10, 9), Past(REFS[0], MONDAY - 5, 1, 4, 1))
    told = tutors(week(answers(REFS[0], 1, 1, 1, 0), earlier=before))
    ((went, share),) = told.improved
    assert (went.item.id, went.share, share) == (own_id_of(REFS[0]), 0.75, 0.25)
    slightly = (Past(REFS[0], MONDAY - 5, 1, 10, 7),)
    assert tutors(week(answers(REFS[0], 1, 1, 1, 0), earlier=slightly)).improved == ()


def test_the_concepts_of_hard_questions_are_suggested_once_each() -> None:
    item = there(LIBRARY.item(REFS[1]))
    told = tutors(week(answers(REFS[1], 0, 0), answers(REFS[1], 0, 0)))
    assert told.repeat == (TOPIC.concept(item.concept).name,)


def test_what_waits_is_shown_to_markers_with_a_way_to_it() -> None:
    asked = week(answers(REFS[0], 1))
    shown = show(tutors(asked, Waiting(2, 1)), TEXTS)
    assert "2 contested answers, 1 reported question" in shown.html
    assert shown.rows[0][0].data == "m.queue"
    for nothing in (None, Waiting(0, 0)):
        quiet = show(tutors(asked, nothing), TEXTS)
        assert "marker" not in quiet.html
        assert "m.queue" not in [button.data for row in quiet.rows for button in row]


@pytest.mark.parametrize("people", [NAMED_FROM - 1, NAMED_FROM])
def test_a_wrong_idea_is_named_to_the_group_only_if_at_least_five_hold_it(people: int) -> None:
    told = group(week(answers(REFS[0], *[0] * people, idea=IDEA.id)))
    assert told.idea == (IDEA if people >= NAMED_FROM else None)
    said = show(told, TEXTS).html
    assert (IDEA.instead[:20] in said) == (people >= NAMED_FROM)


def test_five_answers_of_one_person_are_not_five_people() -> None:
    stubborn = [answers(REFS[0], 0, idea=IDEA.id, day=MONDAY + n) for n in range(NAMED_FROM)]
    assert group(week(*stubborn)).idea is None


def test_the_group_hears_what_went_well_which_was_hardest_and_what_to_remember() -> None:
    refs = _of_different_concepts()
    told = group(week(answers(refs[0], 1, 1, 1), answers(refs[1], 0, 0, 1)))
    assert told.went_well == _concept(refs[0])
    assert told.hardest == LIBRARY.item(refs[1])
    assert told.remember == _concept_of(refs[1])
    assert "Hardest question: " in show(told, TEXTS).html


def test_the_group_hears_nothing_of_a_question_that_few_answered() -> None:
    told = group(week(answers(REFS[0], 0, 0), answers(REFS[1], 1)))
    assert told.went_well is None
    assert told.hardest is None


def test_the_group_hears_no_number_of_mistakes_and_no_name() -> None:
    said = show(group(week(answers(REFS[0], 0, 0, 0, 1))), TEXTS).html
    assert "%" not in said
    assert "4 people took part in 1 question" in said


def test_the_longest_week_fits_one_message() -> None:
    hard = [answers(ref, 0, 0, 0, 0, 0, idea=IDEA.id) for ref in REFS]
    title = "<b>" + "x" * 255
    long = replace(
        week(*hard, earlier=(Past(REFS[0], MONDAY - 5, 1, 5, 0),)),
        title=title,
        nicknames=dict.fromkeys(range(1, 6), "N" * 24),
    )
    assert units(show(tutors(long, Waiting(99, 99)), TEXTS).html) < LIMIT
    assert "&lt;b&gt;" in show(tutors(long), TEXTS).html
    assert units(show(group(long), TEXTS).html) < LIMIT


def _concept(ref: str) -> str:
    return _concept_of(ref).name


def _concept_of(ref: str) -> Concept:
    item = there(LIBRARY.item(ref))
    return TOPIC.concept(item.concept)


def _of_different_concepts() -> list[str]:
    return list({_concept(ref): ref for ref in CHOICES}.values())
