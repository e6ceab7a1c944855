"""The corpus: what the texts of one topic (or of one file) teach the grader about their words.

Which words are real, so that none of them is read as a misspelling of another; how much each word
tells; and what right answers to other questions look like, which is what chance looks like.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from bot.grading.keys.key import Key
from bot.grading.match.reading import Vocabulary
from bot.grading.match.statement import Statement, Weights
from bot.grading.text.claims import claims
from bot.grading.text.language import ENGLISH
from bot.grading.text.negation import core
from bot.grading.text.stems import stem
from bot.grading.text.words import read

_OTHERS: Final = 40
"""Right answers of other questions that are enough to estimate chance."""


class Corpus:
    """The words of a set of texts and the right answers among them."""

    def __init__(
        self,
        texts: Iterable[str],
        answers: Sequence[tuple[str, ...]],
        language: str = ENGLISH,
        wordings: Iterable[str] = (),
        said: Iterable[str] = (),
    ) -> None:
        """Learn from texts; `answers` are the right answers of each question.

        `wordings` are phrases of keys: their words are real, but are not weighed. `said` is what is
        right to say to any question, for whoever compares meanings.
        """
        words = [[token.text for token in read(text, language=language)] for text in texts]
        self.language = language
        counts = Counter(word for text in words for word in text)
        self.shares = {word: count / counts.total() for word, count in counts.items()}
        """For each word of the texts the share of all their words that it is."""
        known = [token.text for text in wordings for token in read(text, language=language)]
        self.real = Vocabulary((*known, *(word for text in words for word in text)), language)
        self.weights = Weights(
            [stem(core(word, language), language) for word in text] for text in words
        )
        self.said = tuple(dict.fromkeys(said))
        self._statements: dict[str, Statement] = {}
        self._answers = [texts[0] for texts in dict.fromkeys(answers) if texts]

    @classmethod
    def of_keys(cls, keys: Sequence[Key], language: str = ENGLISH) -> "Corpus":
        """Learn from the questions and keys of a file, all in one language.

        Samples teach nothing here of words, or a sample could not be left out to try a key without
        it.
        """
        texts = dict.fromkeys(text for key in keys for text in key.texts())
        said = (text for key in keys for text in key.said())
        return cls(texts, [key.rights() for key in keys], language, said=said)

    def answers_to_others(self, rights: Sequence[str]) -> list[Statement]:
        """Give right answers to other questions, at most 40, spread evenly and the same each time.

        `rights` are the right answers to this question, which are left out.
        """
        others = [text for text in self._answers if text not in rights]
        step = max(1, len(others) // _OTHERS)
        return [self._statement(text) for text in others[::step][:_OTHERS]]

    def _statement(self, text: str) -> Statement:
        if text not in self._statements:
            said = claims(read(text, language=self.language))
            self._statements[text] = Statement.of(said, self.weights)
        return self._statements[text]
