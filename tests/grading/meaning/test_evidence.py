"""What a response means, weighed: from likenesses to chances."""

from collections.abc import Sequence
from itertools import pairwise

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grading.keys.compiled import compile_key
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import PLAIN, Idea, Key, Samples, Wrong
from bot.grading.meaning.calibration import E5, MINILM
from bot.grading.meaning.ear import NotReady
from bot.grading.meaning.evidence import MeaningGrader, enough
from bot.grading.meaning.key_texts import KeyTexts
from bot.grading.meaning.views import of_its_term
from state.values import replace
from tests.grading.hearing import WrittenEar
from tests.narrowing import there

OWN_WORDS = "fumes stay outside with soot and embers"
SMOKE, TIME = "it holds back smoke", "it gives time"
HEAT, TIDY = "it saves heating", "it looks tidy"
KEY = Key(
    "Why are fire doors kept shut?",
    ideas=(Idea(SMOKE, ("stops smoke",)), Idea(TIME, ("more time",))),
    need=2,
    references=("It holds back smoke and gives people time.",),
    misconceptions=(Wrong("heat", (HEAT,)), Wrong("thieves", ("nobody gets in",))),
    samples=Samples(wrong=(TIDY,)),
)

VESSELS = Key(
    "What is the difference between an artery and a vein?",
    ideas=(
        Idea("arteries carry blood away", ("artery takes blood away",)),
        Idea("veins bring blood back", ("vein returns blood",)),
    ),
    need=2,
    misconceptions=(Wrong("swapped", ("veins carry blood away",)),),
)
VOLTAGE = Key(
    "Why is the voltage so high?", ideas=(Idea("the current is smaller", ("less current",)),)
)


def grader(ear: WrittenEar, key: Key = KEY, *others: Key) -> MeaningGrader:
    corpus = Corpus.of_keys([key, *others])
    return MeaningGrader(compile_key(key, corpus), corpus.weights, ear, corpus.said)


def test_what_is_near_to_an_idea_means_it_rather_than_another() -> None:
    meant = there(grader(WrittenEar({SMOKE: 0.8})).meant("fumes stay out"))
    assert meant.ideas[0] > 0.4 > meant.ideas[1]
    assert meant.some > meant.right


def judged(key: Key, answers: int) -> Key:
    samples = Samples(wrong=tuple(f"wrong answer {one}" for one in range(answers)))
    return replace(key, samples=samples)


def listed(key: Key) -> Key:
    wordings = tuple(f"in other words {one}" for one in range(PLAIN))
    ideas = (replace(one, wordings=(*one.wordings, *wordings)) for one in key.ideas)
    return replace(key, ideas=tuple(ideas))


def test_by_much_that_was_judged_right_begins_at_a_threshold_of_its_own() -> None:
    thresholds = [
        there(grader(WrittenEar({SMOKE: 0.8}), key).meant(OWN_WORDS)).right_from
        for key in (KEY, judged(KEY, 16), judged(listed(KEY), 16))
    ]
    assert thresholds == [MINILM.right, MINILM.taught_right, MINILM.judged_right]


def test_a_plain_key_is_turned_over_by_no_single_judged_answer() -> None:
    ear = WrittenEar({SMOKE: 0.8})
    rights = [
        there(grader(ear, judged(KEY, answers)).meant(OWN_WORDS)).right for answers in range(4, 20)
    ]
    assert max(abs(one - other) for one, other in pairwise(rights)) < 0.1


def test_where_no_answer_was_judged_wrong_more_is_asked_of_a_right_one() -> None:
    meant = there(grader(WrittenEar({SMOKE: 0.8}), replace(KEY, samples=Samples())).meant("fumes"))
    assert meant.right_from == MINILM.unopposed > MINILM.right


def test_more_is_asked_of_what_repeats_a_plain_key_and_of_what_is_brief() -> None:
    def sure_from(response: str, key: Key = KEY) -> float:
        return there(grader(WrittenEar({SMOKE: 0.8}), key).meant(response)).right_from

    assert sure_from("it holds smoke back outside") == MINILM.repeating
    assert sure_from("fumes stay outside") == MINILM.brief
    assert sure_from(OWN_WORDS) == MINILM.right
    assert sure_from(SMOKE, judged(listed(KEY), 16)) == MINILM.judged_right


def test_what_is_near_to_a_misconception_means_that_one() -> None:
    meant = there(grader(WrittenEar({HEAT: 0.8})).meant("warmth stays in"))
    assert (meant.misconception, meant.held > 0.4) == ("heat", True)
    assert meant.right < 0.3


def test_what_is_nearer_to_an_answer_to_another_question_means_less() -> None:
    ear = WrittenEar({SMOKE: 0.7, "the current is smaller": 0.9})
    alone = grader(ear).meant("fumes stay out")
    beside = grader(ear, KEY, VOLTAGE).meant("fumes stay out")
    assert alone is not None
    assert beside is not None
    assert alone.elsewhere == -1.0
    assert beside.elsewhere == pytest.approx(0.9)
    assert beside.some < alone.some


def test_the_very_words_of_an_answer_to_another_question_say_nothing_of_where_it_belongs() -> None:
    meant = there(grader(WrittenEar({SMOKE: 0.7}), KEY, VOLTAGE).meant("the current is smaller"))
    assert meant.elsewhere == -1.0


def test_nothing_known_to_be_wrong_is_needed() -> None:
    bare = Key("Why?", ideas=(Idea(SMOKE, (SMOKE,)),))
    meant = there(grader(WrittenEar({SMOKE: 0.9}), bare).meant("fumes stay out"))
    assert (meant.misconception, meant.held) == ("", 0.0)


def test_what_cannot_be_encoded_means_nothing_to_us() -> None:
    assert grader(WrittenEar({}, deaf=True)).meant("fumes") is None


class WithoutKey(WrittenEar):
    """Cannot encode the texts of the key, and counts how often that is tried."""

    tries = 0

    def vectors(self, keys: Sequence[str]) -> None:  # noqa: ARG002, D102  # as there
        self.tries += 1


def test_a_key_that_cannot_be_encoded_is_tried_once_and_hears_nothing() -> None:
    ear = WithoutKey({SMOKE: 0.8})
    deaf = grader(ear)
    assert [deaf.meant(text) for text in ("fumes", "smoke")] == [None, None]
    assert ear.tries == 1


def test_only_what_was_typed_is_encoded_as_a_response() -> None:
    ear = WrittenEar({SMOKE: 0.8})
    grader(ear).meant("fumes stay out, so folk have time")
    assert ear.asked == ["fumes stay out, so folk have time", "fumes stay out", "folk have time"]


def test_however_much_is_typed_only_a_little_is_encoded() -> None:
    ear = WrittenEar({SMOKE: 0.8})
    grader(ear).meant("smoke stays out, " * 10_000)
    assert len(ear.asked) <= 9
    assert max(len(text) for text in ear.asked) <= 500


def test_a_vector_that_is_missing_is_asked_for() -> None:
    with pytest.raises(NotReady):
        grader(WrittenEar({}, encoded=False)).meant("fumes")


def test_every_view_has_its_weight_and_every_weight_its_view() -> None:
    weighing = there(grader(WrittenEar({SMOKE: 0.5})).weighing("fumes stay out, so folk have time"))
    assert [set(one) for one in weighing.ideas()] == [set(MINILM.ideas)] * 2
    assert [set(one) for one in weighing.misconceptions()] == [set(MINILM.misconceptions)] * 2


@given(st.lists(st.floats(0, 1), min_size=1, max_size=4))
def test_any_idea_will_do_where_one_is_needed(chances: list[float]) -> None:
    right, some = enough(chances, 1)
    assert right == some >= max(chances) - 1e-9
    assert right <= min(1.0, sum(chances)) + 1e-9


def test_the_weakest_idea_that_is_needed_decides_where_several_are() -> None:
    assert enough([0.2, 0.9, 0.7], 2) == (0.7, 0.9)
    assert enough([0.2, 0.9, 0.7], 3) == (0.2, 0.9)


def test_an_answer_of_one_clause_says_one_of_two_ideas() -> None:
    weighing = there(grader(WrittenEar({SMOKE: 0.8})).weighing("fumes stay out"))
    said, unsaid = (one["own_clause"] for one in weighing.ideas())
    assert said > 0.3
    assert unsaid < 0.0


def test_few_words_cannot_say_two_ideas() -> None:
    ear = WrittenEar({SMOKE: 0.8})
    short = there(grader(ear).weighing("fumes outside"))
    assert short.ideas()[0]["too_short"] > 0.5


def test_beyond_enough_of_them_more_words_count_nothing() -> None:
    ear = WrittenEar({SMOKE: 0.8})
    words = "fumes outside warmth inside children leave building calmly"
    some, more = (grader(ear).weighing(one) for one in (words, f"{words} through wooden stairs"))
    assert some is not None
    assert more is not None
    assert [one.ideas()[0]["too_short"] for one in (some, more)] == [0.0, 0.0]


def test_beyond_being_nearer_than_what_is_wrong_nearness_speaks_against_an_answer() -> None:
    near, nearer = (
        grader(WrittenEar({SMOKE: one})).weighing("fumes stay out") for one in (0.5, 0.9)
    )
    assert near is not None
    assert nearer is not None
    views = [one.ideas()[0] for one in (near, nearer)]
    assert views[0]["nearer_than_wrong"] == views[1]["nearer_than_wrong"]
    assert views[0]["nearest"] < views[1]["nearest"]
    assert MINILM.ideas["nearest"] < 0


def test_who_waves_the_question_away_rather_holds_a_misconception() -> None:
    waves, says = (
        grader(WrittenEar({})).weighing(one)
        for one in ("no need, wedges hold them", "wedges hold them")
    )
    assert waves is not None
    assert says is not None
    views = [one.misconceptions()[0]["waves_it_away"] for one in (waves, says)]
    assert views == [1.0, 0.0]
    assert MINILM.misconceptions["waves_it_away"] > 0


def test_no_to_a_question_of_yes_or_no_waves_nothing_away() -> None:
    key = replace(KEY, question="Should fire doors be shut?")
    weighing = there(grader(WrittenEar({}), key).weighing("no need, wedges hold them"))
    assert weighing.misconceptions()[0]["waves_it_away"] == 0.0


def test_what_is_said_of_two_terms_is_heard_without_them() -> None:
    ear = WrittenEar({})
    grader(ear, VESSELS).meant("veins carry it off, arteries bring it home")
    assert ear.asked[-2:] == ["it carry it off", "it bring it home"]


def test_what_is_true_of_the_other_term_speaks_against_an_answer() -> None:
    texts = KeyTexts.of(VESSELS)
    away, back = [0.7, 0.6, 0.3, 0.2], [0.2, 0.3, 0.8, 0.4]
    rows = numpy.array([away, back])
    assert [len(some) for some in texts.said] == [2, 2]
    assert of_its_term(((0, "it carries it off"), (1, "it brings it home")), rows, texts) == 1.0
    assert of_its_term(((1, "it carries it off"), (0, "it brings it home")), rows, texts) == -1.0
    assert of_its_term((), rows[:0], texts) == 0.0


def test_what_goes_the_other_way_speaks_against_the_idea() -> None:
    weighing = grader(WrittenEar({}), VOLTAGE).weighing("the current is bigger")
    same = grader(WrittenEar({}), VOLTAGE).weighing("the current is reduced")
    assert weighing is not None
    assert same is not None
    assert [one.ideas()[0]["sends_otherwise"] for one in (weighing, same)] == [1.0, 0.0]


def test_every_encoder_weighs_the_same_views() -> None:
    assert set(E5.ideas) == set(MINILM.ideas)
    assert set(E5.misconceptions) == set(MINILM.misconceptions)
