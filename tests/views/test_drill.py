"""How an item's verdict reads: how much stands open, and what is said of order and pairs."""

from typing import get_args

import pytest

from bot.grading.picks import grade_match, grade_order
from bot.grading.verdict import Outcome, PointResult, Reason, Verdict
from bot.tutor.moves.asking import Ask
from bot.tutor.moves.marking import CardJudged, Explain, MarkPicks, MarkTyped, Reveal
from bot.tutor.moves.move import Move
from bot.tutor.moves.results import ConceptScore, Marks, Missed, MockReport
from bot.views.drill.asides import given_text
from bot.views.drill.options import rows_of
from bot.views.show import show
from bot.views.texts import load_texts
from content.model.items import ClozeQuestion, Item, MatchQuestion, OrderQuestion, ShortQuestion
from state.values import replace
from tests.complaints import check_each
from tests.tutor.laying import TEXTS
from tests.views.test_show import CONCEPT, HANDLE, ITEMS, TOPIC, about

VERDICTS = (MarkPicks, MarkTyped, Reveal, CardJudged, Explain)

STEPS = OrderQuestion(
    id="o-tea",
    concept="tea",
    type="order",
    ask="How is tea made?",
    steps=("Fill the kettle", "Boil the water", "Warm the pot", "Add the leaves", "Pour", "Drink"),
)
PAIRS = MatchQuestion(
    id="m-tea",
    concept="tea",
    type="match",
    ask="Which is which?",
    pairs={"Assam": "strong and malty", "Sencha": "green", "Oolong": "half-way", "Mate": "no tea"},
)


def opened(html: str) -> str:
    """What stands open of a message: all before the first fold."""
    return html.partition("<blockquote expandable>")[0].strip()


def leaves_two_paragraphs_open(item: Item) -> None:
    for move in about(item):
        if isinstance(move, VERDICTS):
            before = opened(show(move, TEXTS).html)
            assert before.count("\n\n") <= 1, before
            assert before, "all is folded away"


def test_a_verdict_leaves_two_paragraphs_open_at_most() -> None:
    assert set(VERDICTS) <= set(get_args(Move))
    check_each(ITEMS, leaves_two_paragraphs_open, lambda item: item.id)


def marked(question: OrderQuestion | MatchQuestion, picks: tuple[int, ...]) -> str:
    """What is said of an answer to a question about order or pairs."""
    grade = grade_order if isinstance(question, OrderQuestion) else grade_match
    verdict = grade(question, picks)  # type: ignore[arg-type]  # each with its own kind
    order = tuple(reversed(range(len(picks))))
    move = MarkPicks(question, HANDLE, order, picks, verdict, None, None, in_place=False)
    return show(move, TEXTS).html


@pytest.mark.parametrize("variant", range(4))
def test_one_step_of_six_in_its_place_is_not_nearly_there(variant: int) -> None:
    said = marked(STEPS, (0, 2, 1, 4, 5, 3))
    assert "✗" in said.splitlines()[0], variant
    assert said.splitlines()[1] == "1 of 6 in the right place."
    assert "Nearly" not in said
    assert "Part" not in said


def test_four_steps_of_six_are_a_part_and_most_of_them_nearly_all() -> None:
    assert "◐" in marked(STEPS, (0, 1, 2, 3, 5, 4)).splitlines()[0]
    assert "Nearly" not in marked(STEPS, (0, 1, 2, 3, 5, 4))
    assert "Nearly there ◐" in marked(STEPS, (0, 1, 2, 3, 4, 4))


def test_a_step_in_the_wrong_place_is_quoted_and_so_is_the_wrong_half_of_a_pair() -> None:
    step = "✗ 2. You had “Warm the pot”\n   right: Boil the water"
    assert step in marked(STEPS, (0, 2, 1, 3, 4, 5))
    assert "2 of 4 pairs are right." in marked(PAIRS, (0, 1, 3, 2))
    assert "✗ Oolong: you had “no tea”\n   right: half-way" in marked(PAIRS, (0, 1, 3, 2))


def test_what_was_put_together_is_repeated_in_a_line_each() -> None:
    assert given_text(PAIRS, (0, 1, 3, 2), "", TEXTS).count("\n") == 4
    assert "\n2. Warm the pot\n" in given_text(STEPS, (0, 2, 1, 3, 4, 5), "", TEXTS)


@pytest.mark.parametrize(("letters", "rows"), [(4, [4]), (5, [5]), (6, [3, 3]), (8, [4, 4])])
def test_letters_stand_in_as_few_rows_as_fit_a_small_screen(letters: int, rows: list[int]) -> None:
    assert [len(row) for row in rows_of(HANDLE, "ABCDEFGH"[:letters])] == rows


def test_the_gap_that_was_filled_is_named_while_another_is_open() -> None:
    points = (PointResult("gap", got=True, words="gap"), PointResult("expect", got=False))
    verdict = Verdict(Outcome.PARTLY, 0.5, points, None, (), Reason.POINTS)
    cloze = next(item for item in ITEMS if isinstance(item, ClozeQuestion))
    typed = next(move for move in about(cloze) if isinstance(move, MarkTyped))
    move = replace(typed, verdict=verdict, settled=False, refute=None, hint=None)
    assert "Right so far: “gap”" in show(move, TEXTS).html


def test_all_in_their_places_need_no_count() -> None:
    assert "6 of 6" not in marked(STEPS, (0, 1, 2, 3, 4, 5))


def test_what_was_missed_in_a_mock_exam_is_folded() -> None:
    concepts = (ConceptScore(CONCEPT, 0.5, 1),)
    missed = tuple(Missed(one, "", ()) for one in (STEPS, PAIRS))
    report = MockReport(TOPIC, Marks(1, 3), 2, concepts, (), missed, None, None)
    html = show(report, TEXTS).html
    assert "How is tea made?" in html
    assert "How is tea made?" not in opened(html)


@pytest.mark.parametrize(
    ("of_topic", "of_learner", "told"),
    [
        ("en", "es", "Responde en inglés."),
        ("es", "es", ""),
        ("en", "en", ""),
        ("es", "en", "Answer in Spanish."),
    ],
)
def test_the_language_to_answer_in_is_said_where_it_is_not_the_learners(
    of_topic: str, of_learner: str, told: str
) -> None:
    question = next(item for item in ITEMS if isinstance(item, ShortQuestion))
    texts = load_texts(of_learner)
    shown = show(Ask(question, HANDLE, (), language=of_topic), texts).html
    words = [texts("ask.language", language=name) for name in texts.languages.values()]
    assert [one for one in words if one in shown] == ([told] if told else [])
