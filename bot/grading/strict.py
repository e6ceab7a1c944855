"""Strictness: what an author does not forgive, although the grader otherwise would.

In a lesson of a language "ano" is not "año". A right answer is held against the words of its key
once more, in the form in which the author wrote them.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence

from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold
from bot.grading.text.languages.shape import Language
from bot.grading.verdict import Outcome, Reason, Verdict
from content.model.items import ClozeQuestion, Flashcard, Item, ShortQuestion, Strict
from state.values import replace

_LEAST = 3
"""Letters of a word from which a longer one may be a form of it."""
_SCORE = 0.3
"""Score of an answer that is right but for what the author is strict about."""


def held(
    item: Item,
    strict: Collection[Strict],
    response: str,
    verdict: Verdict,
    earned: frozenset[int],
    language: Language,
) -> Verdict:
    """Refuse a right answer for what is not forgiven; `because` says what that was."""
    is_right = verdict.outcome.is_right
    fault = _fault(item, strict, response, verdict, language) if is_right and strict else None
    if fault is None:
        return verdict
    points = tuple(
        replace(point, got=place in earned, words="", span=None)
        for place, point in enumerate(verdict.points)
    )
    return replace(verdict, outcome=Outcome.WRONG, score=_SCORE, points=points, because=fault)


def _fault(
    item: Item, strict: Collection[Strict], response: str, verdict: Verdict, language: Language
) -> Reason | None:
    forms = _forms(_key(item))
    if Strict.SPELLING in strict and (
        verdict.spelling or _is_another_form(item, response, language)
    ):
        return Reason.MISSPELT
    for place, word in enumerate(_words(response)):
        if Strict.ACCENTS in strict and _lacks_accents(word.casefold(), forms):
            return Reason.ACCENTS
        known = forms.get(fold(word))
        if not known:
            continue
        typed = {word, word[:1].lower() + word[1:]} if place == 0 else {word}
        if Strict.CASE in strict and not {*map(_bare, typed)} & {*map(_bare, known)}:
            return Reason.CASE  # phones write the first word of a message with a capital
    return None


def _is_another_form(item: Item, response: str, language: Language) -> bool:
    """Whether a card's word was typed in another form: "habla" for "habló", "it's" for "its"."""
    if not isinstance(item, Flashcard):
        return False
    wanted = {word for text in _key(item) for word in _spelt(text)}
    small = language.articles | language.number_of.keys()
    typed = [word for word in _spelt(response) if word not in small and not word.isdigit()]
    return len(typed) <= len(item.back.split()) and not wanted.issuperset(typed)


def _spelt(text: str) -> list[str]:
    """Give the words of a text with the apostrophes in them."""
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", plain(fold(text)))


def _key(item: Item) -> Sequence[str]:
    match item:
        case Flashcard():
            return (item.back, *item.answers)
        case ShortQuestion():
            return (item.model, *(wording for point in item.points for wording in point.any))
        case ClozeQuestion():
            return [filling for gap in item.gaps for filling in gap]
        case _:
            return ()


def _forms(texts: Sequence[str]) -> dict[str, set[str]]:
    """Give the forms of each folded word as the author wrote them."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for word in _words(text):
            found.setdefault(fold(word), set()).add(word)
    return found


def _lacks_accents(word: str, forms: Mapping[str, set[str]]) -> bool:
    """Whether a word, or what it begins with, is a word of the key with other accents: "anos"."""
    bare = fold(word)
    longer = (one for one in forms if _LEAST <= len(one) < len(bare) and bare.startswith(one))
    known = forms.get(bare) or next((forms[one] for one in longer), None)
    return known is not None and not any(word.startswith(one.casefold()) for one in known)


def _bare(word: str) -> str:
    """Give a word without its accents, in its case."""
    pieces = unicodedata.normalize("NFKD", word)
    return "".join(piece for piece in pieces if not unicodedata.combining(piece))


def _words(text: str) -> Iterator[str]:
    for word in re.finditer(r"[^\W_]+", unicodedata.normalize("NFC", text)):
        yield word.group()
