"""Why a model answer does not earn an idea, in words that its author can act on.

"Word it as the points are" is no help to an author who has done so. If a wording of the idea is in
the model answer word for word, something else speaks against it, and that is what the author is
told.
"""

from collections.abc import Iterator

from bot.grading.match.phrases import is_meant, stands
from bot.grading.match.said import Said
from bot.grading.match.wording import Wording, phrase
from bot.grading.text.claims import claims
from bot.grading.text.copying import copied_from, runs
from bot.grading.text.words import read
from bot.grading.verdict import Reason, Verdict
from content.model.items import Point, ShortQuestion

_USUAL = "Word it as the points are, or widen `any`."

_NEAR = 6
"""Words within which those of a wording belong together, in whatever order."""

_AGAINST = {
    Reason.BLOCKED: "a phrase of `not` is in it, and blocks all credit; narrow that phrase",
    Reason.ROLES: "by `confusable` it says this of the other term; say of which it is true",
}
_TURNED = "as a whole it turns round what the points say; say it more simply"


def how_to_mend(question: ShortQuestion, verdict: Verdict, language: str) -> str:
    """Say what to change, in whole sentences, so that the model answer is right."""
    missing = [point for point in verdict.points if not point.got]
    if not missing:
        against = _AGAINST.get(Reason(verdict.because), _TURNED)
        return f"{against[0].upper()}{against[1:]}."
    said = Said(claims(read(question.model, language=language)))
    by_idea = {point.idea: point for point in question.points}
    mends = []
    for point in missing:
        stand = next(_all_stands(by_idea[point.idea], said, language), None)
        if stand:
            reason = _reason(question, verdict, said, *stand, language)
            mends.append(f"`{point.idea}` is there word for word, but {reason}.")
        elif apart := _in_another_order(by_idea[point.idea], said, language):
            mends.append(apart)
    return " ".join(mends if len(mends) == len(missing) else [*mends, _USUAL])


def _all_stands(
    point: Point, said: Said, language: str
) -> Iterator[tuple[Wording, tuple[int, ...]]]:
    """Give the wordings of an idea that stand in a text, meant or not, and where."""
    for text in (*point.any, point.idea):
        words = phrase(text, language)
        for places in stands(words, said):
            yield words, places


def _in_another_order(point: Point, said: Said, language: str) -> str:
    """Say which words to add where a wording is there in another order; empty where none is."""
    for text in (*point.any, point.idea):
        words = phrase(text, language)
        if len(words) > 1 and all(said.has(word) for word in words):
            places = [said.places(word)[0] for word in words]
            span = said.claims[min(places) : max(places) + 1]
            if len(span) <= _NEAR:
                there = " ".join(claim.token.text for claim in span)
                return f"The words of `{text}` are there in another order: add `{there}` to `any`."
    return ""


def _reason(
    question: ShortQuestion,
    verdict: Verdict,
    said: Said,
    words: Wording,
    places: tuple[int, ...],
    language: str,
) -> str:
    """Say what speaks against a wording that stands at these places."""
    if verdict.because in _AGAINST:
        return _AGAINST[Reason(verdict.because)]
    if not is_meant(words, places, said):
        return "it is denied there; say it outright"
    shown = runs(*(_stems(text, language) for text in (question.ask, *question.hints)))
    stems = [claim.stem for claim in said.claims]
    if said.telling(places) <= copied_from(shown, stems):
        return "copied from the question or a hint, five words in a row; say it in other words"
    earned = {point.idea for point in verdict.points if point.got}
    for other in question.points:
        if other.idea in earned and any(
            set(places) & set(theirs) for _, theirs in _all_stands(other, said, language)
        ):
            return f"the same words earn `{other.idea}`; say each idea in words of its own"
    return _TURNED


def _stems(text: str, language: str) -> list[str]:
    return [claim.stem for claim in claims(read(text, language=language))]
