"""The texts of a topic teach which words are real, what they weigh and what chance looks like."""

from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Key

TEXTS = ("A survey of customers", "A survey of staff", "Benchmarking")


def test_a_word_of_the_texts_or_of_a_wording_is_real_in_every_form() -> None:
    corpus = Corpus(TEXTS, (), wordings=("triangulate",))
    assert all(word in corpus.real for word in ("survey", "surveys", "triangulate", "house"))
    assert "survay" not in corpus.real


def test_a_rare_word_weighs_more_and_a_wording_weighs_nothing_in() -> None:
    corpus = Corpus(TEXTS, (), wordings=("survey", "survey", "survey"))
    assert corpus.weights["survey"] < corpus.weights["staff"] < corpus.weights["never seen"]
    assert corpus.weights["survey"] == Corpus(TEXTS, ()).weights["survey"]


def test_the_answers_to_others_leave_out_this_question_and_are_the_same_each_time() -> None:
    keys = [Key("q", references=(f"answer number {number}",)) for number in range(100)]
    corpus = Corpus.of_keys(keys)
    others = corpus.answers_to_others(("answer number 0",))
    assert others == corpus.answers_to_others(("answer number 0",))
    assert 0 < len(others) <= 40
    assert not [one for one in others if "0" in one.stems]
