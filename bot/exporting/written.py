"""What a writer makes of a deck, and how it asks what its format has no question for."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import astuple

from bot.importing import found, latex
from bot.importing.moodle.items import BLANK
from bot.importing.remarks import Remark


class Written(Struct, frozen=True):
    """A file, and what of the deck it does not hold."""

    data: bytes
    remarks: tuple[Remark, ...]


def without_concepts(deck: found.Deck) -> list[Remark]:
    """Begin the remarks of a format that has no place for what is said of a concept."""
    said = len(deck.concepts)
    return [Remark("the topic", f"what is said of {said} concepts: left out")] if said else []


def without_pictures(deck: found.Deck) -> Iterator[Remark]:
    """Tell of each item whose pictures a format has no place for."""
    for item in deck.items:
        if any(found.pictures_of(item)):
            yield Remark(item.source, "its pictures have no place: left out")


def with_formulas(deck: found.Deck) -> Iterator[Remark]:
    """Tell of each item of which a program that draws formulas takes a part for one."""
    for item in deck.items:
        if any(latex.shown(text) != text for text in _texts(item)):
            yield Remark(item.source, "what stands in \\( \\) is drawn there as a formula")


def _texts(part: object) -> Iterator[str]:
    """Give all texts of an item, and of what it is made of."""
    match part:
        case str():
            yield part
        case tuple():
            for one in part:
                yield from _texts(one)
        case Struct():
            yield from _texts(astuple(part))


def concepts(deck: found.Deck) -> list[str]:
    """Name the concepts of a deck: those that it says something of, then those of its items."""
    named = [one.name for one in deck.concepts] + [item.concept for item in deck.items]
    return list(dict.fromkeys(named))


def category(deck: found.Deck, concept: str) -> str:
    """Give a concept as the path of a category in Moodle; a slash in a name is written twice."""
    levels = (" ".join(name.split()).replace("/", "//") or "-" for name in (deck.title, concept))
    return "$course$/top/" + "/".join(levels)


def weights(item: found.Choice) -> list[float]:
    """Give the share of the mark, in %, that Moodle gives to each option.

    Where several are right, those of each kind add up to the whole: who taps all gets nothing.
    """
    if not item.several:
        return [100.0 if one.right else 0.0 for one in item.options]
    right = sum(one.right for one in item.options)
    wrong = len(item.options) - right
    return [100 / right if one.right else -100 / wrong for one in item.options]


def as_cards(item: found.Item) -> Iterator[found.Card]:
    """Ask an item as flashcards, one for each pair where things are matched."""
    about: found.About = {
        "source": item.source,
        "key": item.key,
        "concept": item.concept,
        "why": item.why,
        "hints": item.hints,
        "images": item.images,
    }
    match item:
        case found.Card():
            yield item
        case found.Match(question=question, pairs=pairs):
            for place, (term, text) in enumerate(pairs, start=1):
                front = f"{question}\n{term}"
                about["key"] = f"{item.key}-{place}"
                yield found.Card(front=front, back=text, **about)
        case _:
            front, back, accept = _sides(item)
            yield found.Card(front=front, back=back, accept=accept, **about)


def _sides(
    item: found.Cloze
    | found.Choice
    | found.TrueFalse
    | found.Short
    | found.Number
    | found.Order
    | found.Extended,
) -> tuple[str, str, tuple[str, ...]]:
    """Give the front, the back and other answers of what can be asked as one card."""
    match item:
        case found.Cloze():
            return item.with_blanks(BLANK), item.answer, ()
        case found.Choice(question=question, options=options):
            letters = [f"{chr(65 + place)}. {one.text}" for place, one in enumerate(options)]
            return "\n".join((question, *letters)), _right_options(item), ()
        case found.TrueFalse(statement=statement, answer=answer):
            return statement, "True" if answer else "False", ()
        case found.Short(question=question, answers=answers):
            return question, answers[0], answers[1:]
        case found.Number(question=question, value=value, unit=unit):
            return question, f"{value:.15g} {unit}".strip(), ()
        case found.Order(question=question, steps=steps):
            mixed = sorted(steps, key=str.casefold)
            numbered = [f"{place}. {step}" for place, step in enumerate(steps, start=1)]
            return "\n".join((question, *(f"- {step}" for step in mixed))), "\n".join(numbered), ()
        case found.Extended(question=question, model=model):
            return question, model, ()


def _right_options(item: found.Choice) -> str:
    """Give the right options, and what is said to whoever chooses any."""
    right = [one.text for one in item.options if one.right]
    said = [f"{one.text}: {one.because}" for one in item.options if one.because]
    return "\n".join((*right, "", *said)).strip()


def pattern(text: str) -> str:
    """Write an answer as a pattern of Moodle, in which a `*` that ends no word needs a sign."""
    return re.sub(r"\*(?=\S)", r"\\*", text)
