"""A deck as Moodle's GIFT; see `bot.importing.moodle.gift` for the grammar.

Every sign that means something is escaped, and every text is marked `[plain]`, so that Moodle
takes `<b>` for what somebody wrote. Flashcards carry a tag, by which they are known again.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.exporting.written import (
    Written,
    as_cards,
    category,
    concepts,
    pattern,
    weights,
    without_pictures,
)
from bot.importing import found
from bot.importing.moodle.items import BLANK, FLASHCARD
from bot.importing.remarks import Remark

_SIGNS: Final = re.compile(r"[\\~=#{}:]")
_TYPED: Final = 4
"""Words of a flashcard's back that Moodle can ask to be typed; longer ones nobody types alike."""


def write(deck: found.Deck) -> Written:
    """Write a deck; the remarks name what GIFT has no place for."""
    writer = _Writer()
    parts = [f"// {' '.join(deck.title.split())}: made by Viva, in Moodle's GIFT."]
    for concept in concepts(deck):
        parts.append(f"$CATEGORY: {category(deck, concept)}")
        parts += [
            f"::{_text(one.name)}::[plain]{_text(one.say)}"
            for one in deck.concepts
            if one.name == concept
        ]
        parts += [writer.question(item) for item in deck.items if item.concept == concept]
    return Written(("\n\n".join(parts) + "\n").encode(), (*writer.remarks, *without_pictures(deck)))


def _text(text: str) -> str:
    """Escape a text, on one line."""
    return _SIGNS.sub(r"\\\g<0>", text.strip()).replace("\n", "\\n")


def _answer(sign: str, text: str, weight: float | None = None, feedback: str = "") -> str:
    """Write one answer; what looks like a weight or a format gets a format before it.

    A weight would not do for the first: behind a `=` Moodle reads none in a choice.
    """
    shown = _text(text)
    if shown.startswith("[") or (weight is None and shown.startswith("%")):
        shown = f"[plain]{shown}"
    said = f"#{_plain(feedback)}" if feedback else ""
    return f"  {sign}{'' if weight is None else f'%{weight:.7g}%'}{shown}{said}"


def _plain(text: str) -> str:
    """Escape a text that stands behind a sign; one that looks like a format is marked."""
    shown = _text(text)
    return f"[plain]{shown}" if shown.startswith("[") else shown


class _Writer:
    """Writes questions, and notes what is lost."""

    def __init__(self) -> None:
        self.remarks: list[Remark] = []

    def question(self, item: found.Item) -> str:
        """Write one question with its id, and its tag where it has one."""
        asked, answers, tag = self._parts(item)
        if item.hints:
            self._lost(item, "GIFT has no hints")
        name = f" [id:{item.key}]" if re.fullmatch(r"[\w/.-]{1,100}", item.key) else ""
        comment = f"// {name.strip()}{f' [tag:{tag}]' if tag else ''}".rstrip()
        is_essay = answers[0].startswith("####")
        why = [f"  ####{_plain(item.why)}"] if item.why and not is_essay else []
        inside = "\n".join(["{" + answers[0], *answers[1:], *why, "}"])
        if len(answers) == 1 and not why:
            inside = "{" + answers[0] + "}"
        title = f"::{_text(item.key)}::" if item.key else ""
        head = f"{comment}\n" if len(comment) > 3 else ""
        return f"{head}{title}[plain]{_text(asked)} {inside}"

    def _lost(self, item: found.Item, what: str) -> None:
        self.remarks.append(Remark(item.source, what))

    def _parts(self, item: found.Item) -> tuple[str, list[str], str]:
        """Give what is asked, the lines between the braces, and a tag."""
        match item:
            case found.Choice():
                return item.question, ["", *_options(item)], ""
            case found.TrueFalse(statement=statement, answer=answer):
                return statement, ["T" if answer else "F"], ""
            case found.Number():
                return self._number(item)
            case found.Match(question=question, pairs=pairs):
                return question, ["", *(self._pair(item, *pair) for pair in pairs)], ""
            case found.Order(question=question, steps=steps):
                self._lost(item, "GIFT has no order: numbers are matched with steps")
                numbered = enumerate(steps, start=1)
                return question, ["", *(self._pair(item, str(at), one) for at, one in numbered)], ""
            case found.Short() if not item.points:
                wrong = [_answer("=", self._arrow(item, pattern(one)), 0) for one in item.wrong]
                right = [_answer("=", self._arrow(item, pattern(one))) for one in item.answers]
                return item.question, ["", *right, *wrong], ""
            case found.Cloze() if len(item.gaps) == 1:
                (gap,) = item.gaps
                words = (self._arrow(item, pattern(one)) for one in gap.fillings)
                fillings = [_answer("=", one) for one in words]
                return item.with_blanks(BLANK), ["", *fillings], ""
            case found.Card():
                return self._card(item)
            case found.Short() | found.Cloze() | found.Extended():
                self._lost(item, "GIFT has nothing that marks it: an essay, marked by hand")
                (card,) = as_cards(item)
                return card.front, _essay(card), ""

    def _card(self, item: found.Card) -> tuple[str, list[str], str]:
        """Write a short back as an answer that is typed, and a long one as that of an essay."""
        typed = len(item.back.split()) <= _TYPED and "*" not in item.back
        if typed and BLANK not in item.front and not any("*" in one for one in item.accept):
            answers = [_answer("=", self._arrow(item, one)) for one in (item.back, *item.accept)]
            return item.front, ["", *answers], FLASHCARD
        if item.accept:
            self._lost(item, "other answers of an essay have no place")
        if item.why:
            self._lost(item, "its explanation stands below its answer")
        return item.front, _essay(item), FLASHCARD

    def _number(self, item: found.Number) -> tuple[str, list[str], str]:
        asked = item.question
        if item.unit:
            self._lost(item, f"GIFT has no units: ({item.unit}) stands in the question")
            asked = f"{asked} ({item.unit})"
        value = f"{item.value!r}:{item.tolerance!r}"
        if not item.slips:
            return asked, [f"#{value}"], ""
        slips = [f"  =%0%{one.gives!r}:{one.within!r}#{_plain(one.because)}" for one in item.slips]
        return asked, ["#", f"  ={value}", *slips], ""

    def _pair(self, item: found.Item, term: str, text: str) -> str:
        return f"  ={_plain(self._arrow(item, term))} -> {_plain(text)}"

    def _arrow(self, item: found.Item, text: str) -> str:
        """Write `->` as an arrow: GIFT parts pairs by it, and has no escape for it."""
        if "->" in text:
            self._lost(item, "`->` is written as →")
        return text.replace("->", "→")


def _essay(card: found.Card) -> list[str]:
    """Write a card's back where an essay's feedback stands."""
    below = f"\\n\\n{_text(card.why)}" if card.why else ""
    return [f"####{_plain(card.back)}{below}"]


def _options(item: found.Choice) -> Iterator[str]:
    for one, weight in zip(item.options, weights(item), strict=True):
        if item.several:
            yield _answer("~", one.text, weight, one.because)
        else:
            yield _answer("=" if one.right else "~", one.text, feedback=one.because)
