"""Which questions are bad: found in answers that were made up to show each fault, and only it."""

from collections.abc import Callable, Iterable, Sequence
from random import Random
from types import MappingProxyType

import pytest

from bot.analysis.items import LEAST, Finding, Report, analyse
from bot.analysis.wrong_answers import WrongAnswer, said_alike
from content.library import Library
from state.records.items import Meeting, Voiced
from tests.made import topic_of

OPTIONS = [{"right": "red"}, *({"wrong": name, "because": "No."} for name in ("green", "blue"))]
TOPIC = topic_of(
    [
        {"id": f"q{number}", "type": "choice", "ask": f"Which {number}?", "choices": OPTIONS}
        for number in range(8)
    ]
)
LIBRARY = Library(MappingProxyType({"tt": TOPIC}))
RED, GREEN = (0,), (1,)

First = Callable[[int, bool], tuple[int, ...]]
"""What a pupil takes at first, by their number and whether they know the rest."""


def met(learner: int, item: int, picks: tuple[int, ...], seconds: int = 20) -> Meeting:
    right = picks == RED
    outcome = "right" if right else "wrong"
    return Meeting(learner, f"tt/q{item}", right, outcome, "A", picks, seconds, hinted=not right)


def school(pupils: int, first: First) -> list[Meeting]:
    """Pupils of whom every second one knows; `first` says what each takes in the first question.

    In the others those who know are right seven times in eight, the others three in eight.
    """
    found = []
    for pupil in range(pupils):
        knows = pupil % 2 == 0
        found.append(met(pupil, 0, first(pupil, knows)))
        for item in range(1, 8):
            lucky = (pupil + item) % 8
            is_right = lucky < (7 if knows else 3)
            found.append(met(pupil, item, RED if is_right else (1 + (pupil + item) % 2,)))
    return found


def report(meetings: Iterable[Meeting], voiced: Voiced | None = None) -> Report:
    found = analyse(LIBRARY, meetings, {"tt/q0": voiced} if voiced else {})
    return next(one for one in found if one.ref == "tt/q0")


def chosen_by(pupil: int, knows: object) -> tuple[int, ...]:
    """A sound question: who knows is right, of the others half are, and both others are taken."""
    return RED if knows or pupil % 4 == 1 else (1 + pupil // 4 % 2,)


def test_a_sound_question_has_no_finding_and_tells_apart() -> None:
    found = report(school(24, chosen_by))
    assert found.findings == ()
    assert found.discrimination is not None
    assert found.discrimination.low > 0
    assert (found.people, found.right, found.seconds) == (24, 18, 20)


def test_below_the_least_number_of_people_nothing_is_said() -> None:
    everybody_wrong = school(LEAST - 1, lambda *_: GREEN)
    assert analyse(LIBRARY, everybody_wrong, {}) == ()
    assert len(analyse(LIBRARY, school(LEAST, lambda *_: GREEN), {})) == 8


def test_few_people_do_not_make_a_finding() -> None:
    assert report(school(LEAST, lambda *_: RED)).findings == ()
    assert report(school(6, lambda pupil, _: RED if pupil == 0 else GREEN)).findings == ()


def test_a_question_that_all_have_right_is_too_easy() -> None:
    found = report(school(30, lambda *_: RED))
    assert Finding.TOO_EASY in found.findings
    assert found.share.value == 1


def test_a_question_that_hardly_anybody_has_right_is_too_hard() -> None:
    found = report(school(24, lambda pupil, _: RED if pupil == 3 else (1 + pupil // 2 % 2,)))
    assert found.findings == (Finding.TOO_HARD,)


def test_where_those_who_know_agree_on_another_answer_the_key_is_doubted() -> None:
    found = report(school(24, lambda pupil, knows: GREEN if knows else chosen_by(pupil, knows)))
    assert found.findings[0] is Finding.KEYED_WRONG
    assert found.discrimination is not None
    assert found.discrimination.high < 0
    assert found.wrong[0].text == "green"


def test_a_misconception_of_the_others_does_not_put_the_key_in_doubt() -> None:
    found = report(school(24, lambda _, knows: RED if knows else GREEN))
    assert Finding.KEYED_WRONG not in found.findings


def test_chance_alone_seldom_puts_a_key_in_doubt() -> None:
    """Of 200 questions that everybody guesses at, few are named, and none as too easy."""
    chance = Random(7)  # noqa: S311  # pupils who guess
    named = [report(school(24, lambda *_: (chance.randrange(3),))).findings for _ in range(200)]
    assert sum(Finding.KEYED_WRONG in one for one in named) <= 20
    assert not any(Finding.TOO_EASY in one for one in named)


def test_an_option_that_nobody_takes_is_named_once_enough_could_have() -> None:
    def never_blue(pupil: int, knows: object) -> tuple[int, ...]:
        return RED if chosen_by(pupil, knows) == RED else GREEN

    assert report(school(12, never_blue)).findings == ()
    found = report(school(24, never_blue))
    assert (found.findings, found.unused) == ((Finding.UNUSED,), ("blue",))


@pytest.mark.parametrize(
    ("voiced", "findings"),
    [
        (Voiced(contested=1), ()),
        (Voiced(contested=2), (Finding.CONTESTED,)),
        (Voiced(confirmed=3), (Finding.CONTESTED,)),
        (Voiced(reported=1), (Finding.REPORTED,)),
    ],
)
def test_what_learners_say_is_a_finding(voiced: Voiced, findings: tuple[Finding, ...]) -> None:
    assert report(school(24, chosen_by), voiced).findings == findings


def test_the_most_urgent_come_first() -> None:
    found = analyse(LIBRARY, school(24, lambda *_: GREEN), {"tt/q5": Voiced(reported=1)})
    assert [one.ref for one in found[:2]] == ["tt/q0", "tt/q5"]


def test_who_met_little_else_counts_on_neither_side() -> None:
    found = report([met(pupil, 0, RED) for pupil in range(20)])
    assert (found.knowing, found.others, found.discrimination) == (None, None, None)


def test_what_is_gone_from_the_content_is_left_out() -> None:
    gone = [Meeting(pupil, "tt/old", right=False) for pupil in range(9)]
    assert analyse(LIBRARY, gone, {}) == ()


def test_wrong_answers_that_mean_the_same_are_counted_together() -> None:
    said = (WrongAnswer("the till", 3, 1), WrongAnswer("sales", 2, 0), WrongAnswer("a till", 2, 2))

    def alike(texts: Sequence[str]) -> list[int]:
        return [place for place, text in enumerate(texts) if text[-3:] == texts[0][-3:]]

    assert said_alike(said, alike) == (WrongAnswer("the till", 5, 3), WrongAnswer("sales", 2, 0))
