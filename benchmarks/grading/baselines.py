"""The plain fuzzy matchers that the grader is measured against.

WRatio and token_set_ratio are what most chat bots use. Recipe D is what the project began with: a
third each of the key's words found beyond the question's, of all its words found, and of the
likeness of the sorted texts, words weighed by rarity.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from benchmarks.grading.corpora import Asked
from bot.grading.text.stems import stem
from bot.grading.text.words import read

Matcher = Callable[[Asked, str], float]


def w_ratio(asked: Asked, answer: str) -> float:
    """Give the best WRatio over all references."""
    return _best(fuzz.WRatio, asked, answer)


def token_set(asked: Asked, answer: str) -> float:
    """Give the best token_set_ratio over all references."""
    return (
        max(fuzz.token_set_ratio(text.lower(), answer.lower()) for text in asked.references) / 100
    )


def recipe_d(questions: Sequence[Asked]) -> Matcher:
    """Learn word weights from questions and references; give the recipe as a matcher."""
    texts = [text for asked in questions for text in (asked.question, *asked.references)]
    counts = Counter(one for text in texts for one in set(_stems(text)))
    weights = {one: math.log((len(texts) + 1) / (count + 1)) + 1 for one, count in counts.items()}
    heaviest = math.log(len(texts) + 1) + 1

    def recall(wanted: set[str], given: Sequence[str], *, fuzzy: bool) -> float:
        total = sum(weights.get(one, heaviest) for one in wanted)
        found = sum(
            weights.get(one, heaviest) * _nearest(one, given, fuzzy=fuzzy) for one in wanted
        )
        return found / total if total else 0.0

    def match(asked: Asked, answer: str) -> float:
        given, question = _stems(answer), set(_stems(asked.question))
        best = 0.0
        for text in asked.references:
            words = set(_stems(text))
            fresh = recall(words - question or words, given, fuzzy=True)
            alike = fuzz.token_sort_ratio(text.lower(), answer.lower()) / 100
            best = max(best, 0.34 * fresh + 0.33 * recall(words, given, fuzzy=False) + 0.33 * alike)
        return best

    return match


def _best(ratio: Callable[[str, str], float], asked: Asked, answer: str) -> float:
    return max(ratio(text.lower(), answer.lower()) for text in asked.references) / 100


def _stems(text: str) -> list[str]:
    return [stem(token.text) for token in read(text)]


def _nearest(one: str, given: Sequence[str], *, fuzzy: bool) -> float:
    if one in given:
        return 1.0
    best = max((fuzz.ratio(one, other) for other in given), default=0.0) if fuzzy else 0.0
    return best / 100 if best >= 80 else 0.0
