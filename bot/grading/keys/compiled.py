"""A key, compiled: everything about one question that does not depend on the response.

Compiling reads every text of the key once, with the same reader that responses get, so that a key
and a response can never be normalised differently.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Idea, Key
from bot.grading.match.likeness import RightAnswer, chance_level
from bot.grading.match.phrases import find_first
from bot.grading.match.reading import Reader
from bot.grading.match.said import Said
from bot.grading.match.statement import Statement
from bot.grading.match.terms import Term, terms_of
from bot.grading.match.ways import Ways, shared_ways
from bot.grading.match.wording import Wording, phrase
from bot.grading.text.agreeing import asks_whether_true, truth
from bot.grading.text.claims import Claim
from bot.grading.text.copying import Runs, runs
from bot.grading.text.listing import items, wanted_number
from bot.grading.text.offered import option, stance
from bot.grading.text.words import read
from state.values import replace

Phrases = tuple[Wording, ...]
_Read = Callable[[str], Statement]

LABELS: Final = ("right", "misconception", "wrong")


class Compiled(Struct, frozen=True):
    """One question and its key, ready to grade."""

    key: Key
    reader: Reader
    asked: Statement
    shown: Runs
    """Runs of words of the question and its hints; what a response copies of them earns nothing."""
    rights: tuple[RightAnswer, ...]
    """Full right answers: references and right samples."""
    references: int
    """How many of `rights` are the author's own."""
    chance: float
    """Likeness that answers to other questions reach, from 0 to 1; see `match.likeness`."""
    ideas: tuple[Phrases, ...]
    """The wordings of each idea; its name, typed out, earns it too."""
    terms: tuple[Term | None, ...]
    """For each idea the one of two confusable terms that it is about."""
    listen_for: tuple[tuple[str, Phrases], ...]
    blocks: Phrases
    judged: dict[tuple[str, ...], str]
    """The words of each sample in order, and its label: of several the first of `LABELS`, so that
    who was once told that it is right stays right."""
    words: frozenset[str]
    """Every word of the right answers; none of them is gibberish."""
    stance: str | None
    """"yes" or "no" where every reference begins with it."""
    option: str | None
    """The option of the question that every reference names first."""


def compile_key(key: Key, corpus: Corpus) -> Compiled:
    """Read all texts of a key; needs a reference or an idea with a wording, as `Key` says.

    A question that asks for a list and has one bare list as its reference gets an idea for each
    item of it.
    """
    key = with_items(key)
    reader = _reader(key, corpus)

    @cache  # a right sample is wanted, and judged
    def statement(text: str) -> Statement:
        return Statement.of(reader.read(text).said, corpus.weights)

    asked, own = statement(key.question), key.rights()
    rights = tuple(
        RightAnswer.of(statement(text), asked.weights) for text in (*own, *key.samples.right)
    )
    references = [one.statement.said for one in rights[: len(key.references)]]
    return Compiled(
        key=key,
        reader=reader,
        asked=asked,
        shown=runs(asked.stems, *(statement(hint).stems for hint in key.hints)),
        rights=rights,
        references=len(own),
        chance=chance_level(rights[: len(own)], corpus.answers_to_others(own)),
        ideas=tuple(_phrases((*idea.wordings, idea.name), key.language) for idea in key.ideas),
        terms=_terms(key, asked, statement),
        listen_for=_listen_for(key, rights),
        blocks=_phrases(key.blocks, key.language),
        judged=_judged(key, statement),
        words=frozenset(claim.token.text for right in rights for claim in right.statement.said),
        stance=_stance(references, asked),
        option=_only([option(said, asked.weights) for said in references]),
    )


def with_items(key: Key) -> Key:
    """Mark the one reference of a question that asks for a list item by item."""
    if key.ideas or len(key.references) != 1:
        return key
    found = items(key.references[0], key.question, key.language)
    if not found:
        return key
    ideas = tuple(Idea(item, (item,)) for item in found)
    return replace(key, ideas=ideas, need=wanted_number(key.question, len(ideas), key.language))


def _reader(key: Key, corpus: Corpus) -> Reader:
    learnt = (Ways(key.own_texts(), key.language), shared_ways(key.heard(), key.language))
    words = (word for one in learnt for word in one.words)
    return Reader(words, _confusable(key), corpus.real, learnt)


def _terms(key: Key, asked: Statement, statement: _Read) -> tuple[Term | None, ...]:
    names = [statement(idea.name).words for idea in key.ideas]
    pairs = [(statement(one).line, statement(other).line) for one, other in key.confusable]
    return terms_of(names, pairs, asked.words)


def _judged(key: Key, statement: _Read) -> dict[tuple[str, ...], str]:
    texts = ((text, label) for label in reversed(LABELS) for text in getattr(key.samples, label))
    return {statement(text).stems: label for text, label in texts}


def _confusable(key: Key) -> frozenset[str]:
    """Give the words that this key says are easily confused."""
    return frozenset(
        token.text
        for pair in key.confusable
        for text in pair
        for token in read(text, language=key.language)
    )


def _listen_for(key: Key, rights: Sequence[RightAnswer]) -> tuple[tuple[str, Phrases], ...]:
    """Compile what to listen for, without phrases that a right answer to this question uses."""
    said = [Said(right.statement.said) for right in rights]
    return tuple(
        (
            wrong.id,
            tuple(
                words
                for words in _phrases(wrong.listen_for, key.language)
                if not any(find_first([words], one) for one in said)
            ),
        )
        for wrong in key.misconceptions
    )


def _phrases(texts: Sequence[str], language: str) -> Phrases:
    return tuple(phrase(text, language) for text in texts)


def _stance(references: Sequence[Sequence[Claim]], asked: Statement) -> str | None:
    """Give the side that every reference takes, of yes and no or of true and false."""
    sides = [stance(said) for said in references]
    return _only(list(map(truth, references)) if asks_whether_true(asked.said) else sides)


def _only(values: Sequence[str | None]) -> str | None:
    return values[0] if values and len(set(values)) == 1 else None


def shared_words(said: Sequence[Claim], statement: Statement) -> tuple[int, ...]:
    """Give the places of the words of a response that a right answer holds."""
    return tuple(place for place, claim in enumerate(said) if claim.stem in statement.weights)
