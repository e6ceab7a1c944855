"""What is seen of a response to a key that lists no ideas: how near it is, and how alike."""

import pytest

pytest.importorskip("numpy")

from bot.grading.keys.compiled import compile_key  # skipped above without it
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Key
from bot.grading.match.statement import Statement
from bot.grading.meaning.calibration import E5, MINILM
from bot.grading.meaning.evidence import MeaningGrader
from bot.grading.meaning.wholes import whole
from tests.grading.hearing import WrittenEar

BACK = "Frost widens the cracks in rocks until they split."
KEY = Key("What is freeze-thaw weathering?", references=(BACK,), is_card=True)
CORPUS = Corpus.of_keys([KEY])
COMPILED = compile_key(KEY, CORPUS)


def views(response: str) -> dict[str, float]:
    said = COMPILED.reader.read(response).said
    return whole(0.5, Statement.of(said, CORPUS.weights), COMPILED)


def test_every_view_has_its_weight_for_every_encoder() -> None:
    assert set(views("ice")) == set(MINILM.wholes) == set(E5.wholes)


def test_who_says_little_may_not_have_said_it_all_and_more_words_are_no_proof() -> None:
    few, some, many = (
        views(one)["too_short"]
        for one in ("ice", "ice makes boulders crumble", "ice makes boulders crumble bit by bit")
    )
    assert few > some == many == 0.0


def test_a_whole_answer_is_meant_the_more_probably_the_nearer_it_is() -> None:
    near, nearer = (
        MeaningGrader(COMPILED, CORPUS.weights, WrittenEar({BACK: one}), CORPUS.said).meant(
            "ice makes boulders crumble"
        )
        for one in (0.3, 0.7)
    )
    assert near is not None
    assert nearer is not None
    assert near.right < 0.4 < nearer.right
    assert nearer.asked_from == MINILM.whole_asked
