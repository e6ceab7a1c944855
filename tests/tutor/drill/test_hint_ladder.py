"""The ladder of help: nudges first, then a gap, and nothing that gives more away than it should."""

import pytest

from bot.grading.verdict import Outcome, PointResult, Verdict
from bot.tutor.drill.hint_ladder import card_hint, height, nearest
from bot.tutor.drill.hint_ladder import rungs as hints
from bot.tutor.moves.hints import Hint, HintKind
from content.model.items import Flashcard, Question, ShortQuestion
from content.model.topic import Concept
from tests.complaints import check_each
from tests.shipped import shipped

LIBRARY = shipped()
QUESTIONS = [question for topic in LIBRARY.topics.values() for question in topic.questions]
SHORT = [question for question in QUESTIONS if isinstance(question, ShortQuestion)]

CONCEPT = Concept(id="trust", name="Trust", say="Ask who made it.")


def rungs(question: Question, focus: int | None) -> tuple[str, ...]:
    """The texts of a question's hints, when it does not open its concept."""
    return tuple(hint.text for hint in hints(question, focus, CONCEPT, opening=False))


def kinds(question: Question, *, opening: bool = False) -> list[HintKind]:
    return [hint.kind for hint in hints(question, 0, CONCEPT, opening=opening)]


def bare(name: str) -> Question:
    """A question as if its author had written no hints."""
    question = LIBRARY.item(f"sales-information/{name}")
    assert not isinstance(question, Flashcard | None)
    return question.model_copy(update={"hints": ()})


def short(name: str) -> ShortQuestion:
    question = LIBRARY.item(name)
    assert isinstance(question, ShortQuestion)
    return question


def test_the_authors_nudges_come_before_the_gap() -> None:
    question = short("sales-information/s-left-on-train")
    *nudges, gap = rungs(question, 0)
    assert tuple(nudges) == question.hints
    assert gap == "It may break the l__ …"
    assert kinds(question) == [HintKind.NUDGE, HintKind.NUDGE, HintKind.GAP]


def test_a_third_hint_of_the_authors_is_the_gap() -> None:
    question = short("sales-information/s-left-on-train").model_copy(
        update={"hints": ("one", "two", "It is p______.")}
    )
    assert rungs(question, 0) == ("one", "two", "It is p______.")
    assert kinds(question)[2] is HintKind.GAP


def test_a_gap_is_about_the_idea_that_is_worked_on() -> None:
    gaps = {rungs(short("sales-information/s-profit"), focus)[-1] for focus in range(5)}
    assert len(gaps) == 5


def test_a_gap_does_not_show_the_other_ideas() -> None:
    gap = rungs(short("sales-information/s-report-checks"), 0)[-1]
    assert gap == "Check w__ w____ it and who p___ f__ i_ …"


def earns_nothing_by_its_gaps(question: ShortQuestion) -> None:
    for focus, point in enumerate(question.points):
        gap = rungs(question, focus)[-1].casefold()
        longest = max(point.any, key=len).replace("*", "").casefold()
        assert "_" in gap
        assert longest not in gap


def test_no_gap_holds_a_wording_that_earns_a_point() -> None:
    check_each(SHORT, earns_nothing_by_its_gaps, lambda question: question.id)


def has_different_rungs(question: Question) -> None:
    steps = rungs(question, 0)
    assert len(set(steps)) == len(steps)


def test_no_rung_repeats_another() -> None:
    check_each(QUESTIONS, has_different_rungs, lambda question: question.id)


def test_words_have_a_gap_with_their_first_letter() -> None:
    question = next(q for q in QUESTIONS if q.id == "c-data")
    assert rungs(question, None)[-1] == "p______, s________"


def test_of_a_number_no_digit_is_told() -> None:
    question = next(q for q in QUESTIONS if q.id == "n-change")
    assert rungs(question, None) == question.hints
    alone = question.model_copy(update={"hints": ()})
    (only,) = hints(alone, None, CONCEPT, opening=False)
    assert only.kind is HintKind.IDEA


def test_the_idea_that_is_nearest_to_being_covered_comes_next() -> None:
    points = (
        PointResult("far", got=False, near=0.1),
        PointResult("near", got=False, near=0.6),
        PointResult("there", got=True, near=1.0),
    )
    assert nearest(Verdict(Outcome.PARTLY, 0.5, points)) == 1
    assert nearest(Verdict(Outcome.RIGHT, 1.0, points[2:])) is None


@pytest.mark.parametrize("opening", [True, False])
@pytest.mark.parametrize("focus", [None, 0])
def test_the_height_of_a_ladder_is_its_number_of_rungs(
    focus: int | None,
    opening: bool,  # noqa: FBT001  # a table of cases
) -> None:
    for question in QUESTIONS:
        steps = hints(question, focus, CONCEPT, opening=opening)
        assert height(question, focus, opening=opening) == len(steps), question.id


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("q-sunday", HintKind.NOT_THIS),
        ("q-sort-facts", HintKind.HOW_MANY),
        ("q-complaint-steps", HintKind.FIRST),
        ("q-match-tool", HintKind.PAIR),
        ("q-happy-market", HintKind.IDEA),
    ],
)
def test_options_without_an_authors_hint_get_one_out_of_the_key(name: str, kind: HintKind) -> None:
    assert kinds(bare(name)) == [kind]


def test_what_opens_a_concept_nudges_first_and_explains_it_last() -> None:
    *first, last = hints(bare("q-sunday"), None, CONCEPT, opening=True)
    assert [hint.kind for hint in first] == [HintKind.NOT_THIS]
    assert last == Hint(HintKind.IDEA, CONCEPT.name, CONCEPT.say)
    assert kinds(bare("q-happy-market"), opening=True) == [HintKind.IDEA]


def test_the_option_ruled_out_is_wrong_and_no_known_wrong_idea() -> None:
    (hint,) = hints(bare("q-sales-fact"), None, CONCEPT, opening=False)
    assert hint.text == "Most complaints get a reply within a day"
    assert hint.more


@pytest.mark.parametrize(
    ("back", "hint"),
    [
        ("Triangulation", Hint(HintKind.GAP, "T____________")),
        ("Your sales ÷ all sales", Hint(HintKind.BEGINS, "Your sales ÷")),
    ],
)
def test_a_card_gives_how_its_back_begins(back: str, hint: Hint) -> None:
    assert card_hint(Flashcard(id="f-card", concept="trust", front="?", back=back)) == hint
