"""Hostile text costs a bounded amount of work, and is never right. Work is counted, not timed."""

import pytest

from bot.grading.grader import Grader
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Idea, Key, Samples, Wrong
from bot.grading.match import reading
from bot.grading.quantities.quantity import Asked
from bot.grading.quantities.reader import quantities
from bot.grading.short import ShortGrader
from bot.grading.text.spelling import slips
from bot.grading.text.words import LIMIT, read
from content.model.items import Item
from content.model.topic import Topic
from tests.grading.hearing import WrittenEar
from tests.grading.test_grader import TYPED
from tests.made import topic_of

HOSTILE = {
    "mashed": "xqzvkw" * 500,
    "words that are none": " ".join(f"v{one:b}x" for one in range(600)).translate(
        {ord("0"): "o", ord("1"): "e"}
    ),
    "commas": ",a" * 5000,
    "clauses": "stop it, because " * 500,
    "one word": "a" * 20_000,
    "right to left": "\u202e\u05d0\u05d1\u05d2 \u0627\u0644\u0639\u0631\u0628 \u202c" * 300,
    "emoji": "\U0001f525\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f44d\U0001f3fd" * 300,
    "zero width": "\u200b\u200c\u200d\u2060\ufeff" * 2000,
    "joined": "s\u200bu\u200br\u200bv\u200be\u200by\u2063 " * 500,
    "piled up": "e" + "\u0301\u0489\u0334" * 2000,
    "ligatures": "\ufdfa" * 2000,
    "denials": "not not never no " * 500,
    "numbers": "1e9 1/2 \u00bd 5 m/s/s " * 500,
    "brackets": "((((" * 1000,
    "apostrophes": "a'b'c'n'd' " * 500,
    "letters": "B 2 B t o K.P.I. R & D " * 500,
    "surrogates": "\ud800\udfff a" * 500,
    "nothing": "\x00\x01\x7f" * 500,
}  # fmt: skip  # a table
KEY = Key(
    "Why is one source not enough?",
    ideas=(Idea("it can be checked", ("check it", "survey -> interview", "25 December")),),
    references=("A second source confirms the first one.",),
    misconceptions=(Wrong("enough", ("one is enough",)),),
    samples=Samples(right=("so u can check",), wrong=("it is quicker",)),
)
CLAUSES = 8
"""Clauses of a response that may be encoded beside the whole of it."""


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param]


def test_few_words_and_few_numbers_of_it_are_read(hostile: str) -> None:
    assert len(read(hostile)) <= LIMIT // 4 + 4
    assert len(quantities(hostile, Asked.of("m", "en"))) <= 24


def test_few_of_its_words_are_looked_up(hostile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []

    def counted(typed: str, word: str, language: str = "en") -> int | None:
        looked_up.append(typed)
        return slips(typed, word, language)

    monkeypatch.setattr(reading, "slips", counted)
    ShortGrader(KEY, Corpus.of_keys([KEY])).grade("xyz")
    looked_up.clear()
    ShortGrader(KEY, Corpus.of_keys([KEY])).grade(hostile)
    samples = 50  # what compiling the key itself looks up
    assert len(looked_up) <= 41 * 4 + samples


def test_little_of_it_is_encoded(hostile: str) -> None:
    ear = WrittenEar({"it can be checked": 0.9})
    ShortGrader(KEY, Corpus.of_keys([KEY]), ear).grade(hostile)
    assert len(ear.asked) <= 1 + CLAUSES
    assert sum(map(len, ear.asked)) <= 2 * 4 * LIMIT  # "u" is written out as "you"


def test_it_is_right_for_no_kind_of_item(
    hostile: str, grader: Grader, items: dict[str, Item]
) -> None:
    verdicts = {
        item.id: grader.grade_text(item, hostile).outcome
        for item in items.values()
        if isinstance(item, TYPED)
    }
    assert not [name for name, outcome in verdicts.items() if outcome.is_right]


def test_a_hundred_answers_leave_no_trace_in_the_grader(grader: Grader, topic: Topic) -> None:
    """One person may answer as fast as they like: grading keeps nothing of what was typed."""
    item = next(item for item in topic.items() if isinstance(item, TYPED))
    before = grader.grade_text(item, "a survey")
    for count in range(100):
        grader.grade_text(item, f"flood {count} " * 50)
    assert grader.grade_text(item, "a survey") == before


@pytest.mark.parametrize("asked", ["\U0001f525?", "...", "= ?"])
def test_a_question_without_a_word_is_graded_like_any_other(asked: str) -> None:
    key = Key(asked, ideas=(Idea("fire", ("fire",)),), references=("It means fire.",))
    assert ShortGrader(key, Corpus.of_keys([key])).grade("fire").outcome.is_right


ODD = (
    "a / b",
    "a",
    "the of",
    "...",
    "\u00a35",
    "{}",
    "x; y",
    "(x)",
    "1/2",
    "5 kg",
    "not",
    "H2O",
    "\U0001f525",
)
"""Texts without a word that tells anything, or with signs that mean something."""


@pytest.mark.parametrize("back", ODD)
def test_a_card_may_say_anything_and_anything_may_be_typed_to_it(back: str) -> None:
    card = {"id": "f-odd", "front": "What is it?", "back": back}
    topic = topic_of((), [card])
    grader = Grader(topic)
    assert grader.grade_text(topic.flashcards[0], back).outcome.is_right
    for typed in ODD:
        grader.grade_text(topic.flashcards[0], typed)
