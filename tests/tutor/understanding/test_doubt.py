"""Words at an open question: the more they sound like talk, the nearer an answer is to the key."""

import pytest

from bot.tutor.model.drill import Drill, Stage, Why
from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.model.teaching import Teaching
from bot.tutor.moves.asking import AskWhether
from bot.tutor.moves.marking import MarkTyped
from bot.views.texts import load_texts
from state.records.learners import Attempt, Learner
from tests.grading.hearing import WrittenEar
from tests.narrowing import only
from tests.tutor.laying import SMALL, Pupil
from tests.tutor.on_item import REF, TOPIC, on

pytest.importorskip("numpy")

ITEM = SMALL.item("sales-information/s-scores")


def is_asked(text: str, near: float) -> bool:
    ear = WrittenEar({ITEM.points[0].idea: near})
    pupil = Pupil(teaching=Teaching.of(SMALL, ear=ear))
    pupil.say(f"/start {PRACTISE}{mark_of('sales-information/s-scores')}")
    pupil.say(text)
    return pupil.session.offer is not None


@pytest.mark.parametrize(
    ("text", "near", "asked"),
    [
        ("hand the answer over to me", 0.2, True),
        ("hand the answer over to me", 0.7, False),
        ("their rivals may score more", 0.0, False),
        ("can you pass the beans?", 0.7, True),
    ],
)
def test_the_more_words_sound_like_talk_the_nearer_to_the_key_an_answer_is(
    text: str, near: float, *, asked: bool
) -> None:
    assert is_asked(text, near) is asked


def test_what_would_earn_something_is_asked_about_where_it_is_said_to_the_tutor() -> None:
    """A stray word of the key ("rivals") is no answer."""
    assert is_asked("pls can you tell me how my rivals in class are doing?", 0.2)


@pytest.mark.parametrize(
    ("language", "text", "graded"),
    [
        ("es", "mézclame todos los temas", False),
        ("es", "llamar y pedir disculpas", True),
        ("de", "wieviele fragen kommen noch", False),
        ("de", "anrufen und sich entschuldigen", True),
    ],
)
def test_words_that_are_evidence_of_a_wish_are_no_answer_in_a_language_that_no_ear_knows(
    language: str, text: str, *, graded: bool
) -> None:
    pupil = Pupil(
        teaching=Teaching.of(SMALL, ear=WrittenEar({})),
        learner=Learner("Ada", "Europe/London", language=language),
        texts=load_texts(language),
    )
    pupil.say(f"/start {PRACTISE}{mark_of('sales-information/s-scores')}")
    turn = pupil.say(text)
    assert any(isinstance(record, Attempt) for record in turn.records) is graded


def test_that_somebody_was_right_is_no_answer_while_none_is_in() -> None:
    ear = WrittenEar({"but i was right": 0.8})
    pupil = Pupil(teaching=Teaching.of(SMALL, ear=ear))
    pupil.say(f"/start {PRACTISE}{mark_of('sales-information/s-scores')}")
    pupil.say("give me that one i had it")
    assert "still open" in pupil.screen[-1].html
    assert pupil.session.offer is None


@pytest.mark.parametrize(
    ("text", "graded"),
    [
        ("i meant they pay less than others", True),
        ("wait no scrap that answer let me do it again", False),
        ("actually no its fine leave it", False),
    ],
)
def test_a_correction_is_an_answer_only_if_what_is_put_right_is_one(
    text: str, *, graded: bool
) -> None:
    pupil = Pupil(teaching=Teaching.of(SMALL))
    pupil.say(f"/start {PRACTISE}{mark_of('sales-information/s-scores')}")
    turn = pupil.say(text)
    assert any(isinstance(record, Attempt) for record in turn.records) is graded


@pytest.mark.parametrize("language", ["es", "de"])
def test_what_is_only_near_to_the_key_in_meaning_is_no_answer_in_another_language(
    language: str,
) -> None:
    typed = {"es": "para ya con las notificaciones", "de": "schick mir keine erinnerungen mehr"}
    ear = WrittenEar({ITEM.points[0].idea: 0.95})
    pupil = Pupil(
        teaching=Teaching.of(SMALL, ear=ear),
        learner=Learner("Ada", "Europe/London", language=language),
        texts=load_texts(language),
    )
    pupil.say(f"/start {PRACTISE}{mark_of('sales-information/s-scores')}")
    turn = pupil.say(typed[language])
    assert not any(isinstance(record, Attempt) for record in turn.records)


@pytest.mark.parametrize("text", ["20 percent of them", "they show the customer the receipt"])
def test_what_is_more_like_an_answer_is_one_though_it_has_words_of_a_wish(text: str) -> None:
    pupil = Pupil(teaching=Teaching.of(SMALL))
    pupil.say(f"/start {PRACTISE}{mark_of('sales-information/s-scores')}")
    assert any(isinstance(record, Attempt) for record in pupil.say(text).records)


@pytest.mark.parametrize(
    "text",
    [
        *("is it right", "said it", "pls", "really", "am i close", "close?", "ok and", "sure?"),
        *("tell me if its right", "is that good", "maybe"),
    ],
)
def test_a_remark_on_marking_is_no_answer_and_ends_nothing(text: str) -> None:
    turn = on(REF).say(text)
    assert only(AskWhether, turn.moves).times == 1
    assert not turn.records


@pytest.mark.parametrize("text", ["a", "is that", "change the date", "next page"])
def test_small_words_that_any_card_has_and_labels_of_buttons_are_no_answer(text: str) -> None:
    """The back of this card has "a" and "is" in it."""
    pupil = on("business-principles/f-expectation-gap")
    turn = pupil.say(text)
    match turn.session.activity:
        case Drill(prompt=prompt) if prompt is not None:
            assert prompt.stage is Stage.ASKED
    assert not any(isinstance(record, Attempt) for record in turn.records)


def test_a_number_that_may_say_how_sure_somebody_is_is_an_answer_where_one_is_asked_for() -> None:
    turn = on("business-principles/work-out-nps").say("100")
    assert any(isinstance(record, Attempt) for record in turn.records)


def test_whoever_was_told_twice_that_a_few_words_are_few_means_them_as_the_answer() -> None:
    one = on(f"{TOPIC}/x-hotel", why=Why.DUE)
    told = [only(AskWhether, one.say(words).moves) for words in ("nice staff", "good rooms")]
    assert [(move.falls_short, move.times) for move in told] == [(True, 1), (True, 2)]
    only(MarkTyped, one.say("more nice staff").moves)
