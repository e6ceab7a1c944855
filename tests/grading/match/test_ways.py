"""What a key's texts say of other ways to type their words; keys share what they have in common."""

from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Key, Wrong
from bot.grading.match.joining import Joining
from bot.grading.match.ways import Ways, shared_ways
from bot.grading.short import ShortGrader
from bot.grading.text.words import read
from bot.grading.verdict import Outcome

HEARD = (Wrong("same-thing", ("profit is cash flow",)),)


def rewritten(typed: str, *texts: str) -> list[str]:
    joining = Joining((), [Ways((text,), "en") for text in texts], "en")
    return [token.text for token in joining.rewritten(read(typed))]


def test_what_the_last_text_says_counts_first() -> None:
    assert rewritten("cashflow", "cash flow", "cashfl ow") == ["cashfl", "ow"]
    assert rewritten("cashflow r2d", "cash flow", "R2D") == ["cash", "flow", "r2d"]


def test_what_keys_share_is_learnt_once() -> None:
    key = Key("?", references=("a loss",), misconceptions=HEARD)
    assert shared_ways(key.heard(), "en") is shared_ways(key.heard(), "en")
    assert key.texts() == ("?", "a loss", "profit is cash flow")


def test_a_phrase_that_is_listened_for_is_heard_however_its_words_are_joined() -> None:
    keys = [Key("?", references=(one,), misconceptions=HEARD) for one in ("a loss", "a debt")]
    corpus = Corpus.of_keys(keys)
    for key in keys:
        verdict = ShortGrader(key, corpus).grade("profit is cashflow")
        assert verdict.outcome is Outcome.MISCONCEPTION
