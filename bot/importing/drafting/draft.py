"""Drafts of items out of a page's own words, made by rule.

Nothing is invented: every answer is a word or a sentence of the page. That keeps drafts honest and
makes some of them clumsy, so each is marked a draft, and only its author's preview asks it.
"""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final, TypedDict

from bot.importing import found as deck
from bot.importing.drafting.claims import claim_of
from bot.importing.drafting.terms import Terms
from bot.importing.drafting.wording import Wording
from content.model.fields import MOST_LABEL

_GAPS: Final = 2
"""Gap texts made of one concept."""
_OPTIONS: Final = 4
_IDEAS: Final = 3
"""Terms that a short answer is held against, and of which two make a full one."""
_WORTH: Final = re.compile(
    r"\s*[\[(]\s*\d{1,2}\s*(?:marks?|points?|pts?\.?|puntos?|punkte?|p\.?)?\s*[\])]\s*\.?$",
    re.IGNORECASE,
)
"""How many marks a line says that it is worth: "(2 marks)", "[1]"."""


class _About(TypedDict):
    """What every draft of a concept has."""

    source: str
    key: str
    concept: str
    draft: bool


_EXAMPLES: Final = re.compile(r"\(?\be\.g\.,?\s*([^)]*)\)?", re.IGNORECASE)


def of_concepts(
    concepts: Sequence[deck.Concept], terms: Terms, wording: Wording
) -> Iterator[deck.Item]:
    """Draft what each concept can be asked by."""
    for place, concept in enumerate(concepts):
        if not concept.say or concept.say == concept.name:
            continue
        yield deck.Card(
            front=wording.meaning.format(name=concept.name),
            back=concept.say,
            **_about(concept, "meaning"),
        )
        yield from _gaps(concept, terms, wording)
        yield from _short(concept, terms, wording)
        others = [one for one in (*concepts[place + 1 :], *concepts[:place]) if one.say]
        yield from _which(concept, others[: _OPTIONS - 1], wording)


def of_misconception(text: str, source: str, wording: Wording, so: str) -> deck.Misconception:
    """Draft what a wrong idea is, and what is so instead where the page does not say it (`so`)."""
    claim = claim_of(text, wording)
    mistake = text if text.endswith((".", "!", "?")) else f"{text}."
    in_fact = wording.not_so.format(mistake=claim.believes)
    if claim.is_practice:
        in_fact = wording.in_fact.format(mistake=mistake)
    return deck.Misconception(
        name=claim.name,
        believes=claim.believes,
        instead=so or claim.instead or in_fact,
        listen_for=tuple(dict.fromkeys(_phrase(one) for one in (claim.believes, claim.name))),
        source=source,
        made_up=not (so or claim.instead),
    )


def true_or_false(wrong: deck.Misconception, concept: str) -> deck.TrueFalse:
    """Ask whether a wrong idea is true; whoever says so holds it."""
    return deck.TrueFalse(
        statement=wrong.believes,
        answer=False,
        shows=wrong.believes,
        source=wrong.source,
        key=f"so {wrong.name}",
        concept=concept,
        why=wrong.instead,
        draft=True,
    )


def of_point(
    text: str, source: str, terms: Terms, wording: Wording, taught: Container[str]
) -> deck.MarkingPoint | None:
    """Draft the words that a mark is given for: all that tell something, wherever they stand.

    One of them alone would be credited to whoever mentions the subject. None where the line says
    what to do and not what is to be said: "name the gas" is answered by no word of it, unless gas
    is `taught`, among the names of concepts.
    """
    text = _WORTH.sub("", text) or text
    begun = wording.lead_ins.match(text)
    bare = text[begun.end() :].strip() if begun else text
    bare = re.sub(r"^(?:that|que)\s+", "", bare, count=1, flags=re.IGNORECASE)
    bare = bare if len(bare.split()) > 2 else text
    mark = bare[:1].upper() + bare[1:]
    said = wording.tasks.sub("", _EXAMPLES.sub("", bare), count=1)
    telling = [word for word in terms.telling(said) if len(word) <= MOST_LABEL]
    pointed_at = len(telling) == 1 and wording.unnamed.match(said)
    if not telling or (pointed_at and telling[0] not in taught):
        return None
    examples = [one.strip(" .") for group in _EXAMPLES.findall(bare) for one in group.split(",")]
    any_example = tuple(one for one in examples if 0 < len(one) <= MOST_LABEL)
    return deck.MarkingPoint(
        mark=mark,
        credit_when=(*((word,) for word in telling), *filter(None, [any_example])),
        ask_if_missing=wording.what_about.format(term=next(iter(terms.of(said)), telling[0])),
        source=source,
    )


def exam_question(
    points: Sequence[deck.MarkingPoint], title: str, concept: str, wording: Wording
) -> Iterator[deck.Extended]:
    """Ask for everything that marks are given for."""
    if points:
        sentences = [one.mark if one.mark.endswith(".") else f"{one.mark}." for one in points]
        yield deck.Extended(
            question=wording.exam.format(title=title),
            marks=tuple(one.mark for one in points),
            model="\n".join(sentences),
            source=points[0].source,
            key=f"exam {title}",
            concept=concept,
            hints=tuple(one.ask_if_missing for one in points[:2]),
            draft=True,
        )


def _about(concept: deck.Concept, what: str) -> _About:
    return {
        "source": concept.source,
        "key": f"{what} {concept.name}",
        "concept": concept.name,
        "draft": True,
    }


def _gaps(concept: deck.Concept, terms: Terms, wording: Wording) -> Iterator[deck.Cloze]:
    found = terms.of(concept.say, without=concept.name)[:_GAPS]
    for number, term in enumerate(found, start=1):
        before, _, after = concept.say.partition(term)
        yield deck.Cloze(
            pieces=tuple(piece for piece in (before, deck.Gap((term,)), after) if piece),
            hints=(wording.letters.format(count=len(term)), wording.begins.format(start=term[:2])),
            why=concept.say,
            **_about(concept, f"gap {number}"),
        )


def _short(concept: deck.Concept, terms: Terms, wording: Wording) -> Iterator[deck.Short]:
    ideas = terms.of(concept.say, without=concept.name)[:_IDEAS]
    if len(ideas) < 2:
        return
    yield deck.Short(
        question=wording.explain.format(name=concept.name),
        answers=(concept.say,),
        points=tuple((idea,) for idea in ideas),
        need=2,
        hints=tuple(wording.what_about.format(term=one) for one in ideas[:1]),
        why=concept.say,
        **_about(concept, "explain"),
    )


def _which(
    concept: deck.Concept, others: Sequence[deck.Concept], wording: Wording
) -> Iterator[deck.Choice]:
    if len(others) < 2:
        return
    options = [deck.Option(one.name, one is concept, one.say) for one in (concept, *others)]
    yield deck.Choice(
        question=wording.which.format(say=concept.say),
        options=tuple(sorted(options, key=lambda option: option.text)),
        **_about(concept, "which"),
    )


def _phrase(text: str) -> str:
    return text.rstrip(".")[:MOST_LABEL]
