"""One block of a GIFT file as a question.

The grammar is that of Moodle's own reader, which was held against this one (see docs/import.md).
What stands in the braces says of which kind a question is, and the first thing that fits decides,
in the order of `_kind_of`.
"""

import re
from collections.abc import Callable
from typing import Final

from bot.importing import markup
from bot.importing.found import Picture
from bot.importing.markup import Plain
from bot.importing.moodle.deck import path_of
from bot.importing.moodle.gift_blocks import Block, unmask
from bot.importing.moodle.items import BLANK
from bot.importing.moodle.question import FULL, Answer, Kind, Question
from bot.importing.remarks import LeftOut

_TITLE: Final = re.compile(r"\s*::(.*?)::", re.DOTALL)
_FORMAT: Final = re.compile(r"\s*\[(html|markdown|plain|moodle)\]", re.IGNORECASE)
_WEIGHT: Final = re.compile(r"\s*%\s*(-?\d{1,3}(?:[.,]\d{1,10})?)\s*%")
_BOOLEANS: Final = {"T": "true", "TRUE": "true", "F": "false", "FALSE": "false"}
_FORMATS: Final[dict[str, Callable[[str], Plain]]] = {
    "html": markup.from_html,
    "markdown": markup.from_markdown,
    "plain": markup.from_plain,
    "moodle": markup.from_auto,
}


def question_of(block: Block) -> Question:
    """Read a block; LeftOut says what is wrong with it."""
    text = block.text
    name = ""
    if title := _TITLE.match(text):
        name, text = unmask(title[1]).strip(), text[title.end() :]
    before, inside, after = _braces(text)
    reader = _Texts()
    asked = reader.read(before)
    rest = ""
    if after.strip():  # a text goes on behind the braces, with the spaces that it has
        asked += " " * before[-1:].isspace()
        rest = " " * after[:1].isspace() + reader.read(after)
    general, inside = _general(inside)
    made = _Made(reader, asked, rest)
    kind = Kind.DESCRIPTION if inside is None else made.fill(inside)
    feedback = reader.read(general)
    path = path_of(block.category)
    return Question(
        source=f"line {block.line}",
        kind=kind,
        name=name,
        text=made.asked,
        answers=tuple(made.answers),
        pairs=tuple(made.pairs),
        pieces=made.pieces,
        several=made.several,
        feedback=feedback if kind is not Kind.ESSAY else "",
        model=feedback if kind is Kind.ESSAY else "",
        category=path[-1] if path else "",
        key=block.key,
        tags=block.tags,
        images=tuple(dict.fromkeys(reader.images)),
    )


def _braces(text: str) -> tuple[str, str | None, str]:
    """Part a question at its answers; None where it has no braces."""
    before, opened, rest = text.partition("{")
    if not opened:
        if "}" in text:
            raise LeftOut("it has a } and no { before it (write \\} for the sign)")
        return text, None, ""
    inside, closed, after = rest.partition("}")
    if not closed:
        raise LeftOut("its { is never closed")
    if "{" in inside or "{" in after or "}" in after:
        raise LeftOut("it has more than one { or } (write \\{ and \\} for the signs)")
    return before, inside, after


def _general(inside: str | None) -> tuple[str, str | None]:
    """Part the general feedback from the answers."""
    if inside is None:
        return "", None
    answers, _, general = inside.partition("####")
    return general, answers.strip()


class _Texts:
    """Reads texts, each in its format or else in that of the question; notes their pictures."""

    def __init__(self) -> None:
        self._format = ""
        self.images: list[Picture] = []

    def read(self, text: str) -> str:
        """Read one text, its escapes still masked."""
        named = _FORMAT.match(text)
        name = named[1].lower() if named else self._format or "moodle"
        self._format = self._format or name
        plain = _FORMATS[name](unmask(text[named.end() if named else 0 :].strip()))
        self.images += plain.images
        return plain.text


class _Made:
    """What the braces of a question hold."""

    def __init__(self, texts: _Texts, asked: str, rest: str) -> None:
        self._texts = texts
        self._before, self._rest = asked, rest
        self.asked = f"{asked}{BLANK}{rest}".strip() if rest.strip() else asked
        self.answers: list[Answer] = []
        self.pairs: list[tuple[str, str]] = []
        self.pieces: tuple[str | tuple[Answer, ...], ...] = ()
        self.several = False

    def fill(self, inside: str) -> Kind:
        """Read the answers, and say of which kind they are."""
        kind = _kind_of(inside)
        match kind:
            case Kind.NUMBER:
                self._numbers(inside[1:])
            case Kind.CHOICE:
                self._options(inside)
            case Kind.MATCH:
                self._matches(inside)
            case Kind.TRUE_FALSE:
                self._boolean(inside)
            case Kind.SHORT:
                parts = inside.split("=")
                parts = parts if parts[0].strip() else parts[1:]
                self.answers = [self._answer(part, FULL) for part in parts]
        if kind is Kind.SHORT and self._rest:
            self.pieces = (self._before, tuple(self.answers), self._rest)
            return Kind.GAPS
        return kind

    def _answer(self, written: str, weight: float) -> Answer:
        """Read `%50%[html]text#feedback`."""
        weight, text, feedback = _parted(written, weight)
        plain = self._texts.read(text)
        if not plain:
            raise LeftOut("one of its answers is empty")
        return Answer(plain, weight, self._texts.read(feedback))

    def _options(self, inside: str) -> None:
        parts = [part for part in inside.replace("=", "~=").split("~") if part.strip()]
        self.several = "=" not in inside
        for part in parts:
            right = part.startswith("=")
            self.answers.append(self._answer(part.removeprefix("="), FULL if right else 0.0))
        if len(self.answers) < 2:
            raise LeftOut("it has one option only")

    def _matches(self, inside: str) -> None:
        start, *parts = inside.split("=")
        if start.strip():
            raise LeftOut("a pair does not begin with =")
        for part in parts:
            stem, arrow, answer = part.partition("->")
            if not arrow or not answer.strip():
                raise LeftOut(f"the pair `{unmask(part).strip()[:60]}` has no -> with an answer")
            self.pairs.append((self._texts.read(stem), self._texts.read(answer)))

    def _boolean(self, inside: str) -> None:
        """Read `T#what is said to who is wrong#what is said to who is right`."""
        word, *feedback = (part.strip() for part in inside.split("#"))
        self.answers = [Answer(_BOOLEANS[word.upper()])]
        said = [self._texts.read(text) for text in feedback[:2]]
        weights = (0.0, FULL)
        self.answers += [Answer("*", *one) for one in zip(weights, said, strict=False) if one[1]]

    def _numbers(self, inside: str) -> None:
        """Read numbers, then what is said to every other one, after a `~`."""
        numbers, _, other = inside.partition("~")
        parts = [part for part in numbers.split("=") if part.strip()]
        if not parts:
            raise LeftOut("it has no number between its braces")
        self.answers = [self._number(part) for part in parts]
        if said := self._texts.read(other.partition("#")[2]):
            self.answers.append(Answer("*", 0.0, said))

    def _number(self, written: str) -> Answer:
        weight, text, feedback = _parted(written, FULL)
        said = self._texts.read(feedback)
        text = unmask(text).strip()
        if text == "*":
            return Answer("*", weight, said)
        number, tolerance = _span(text)
        return Answer(f"{number:.15g}", weight, said, number, tolerance)


def _parted(written: str, weight: float) -> tuple[float, str, str]:
    """Part an answer into what it earns, else `weight`, its text and its feedback."""
    if found := _WEIGHT.match(written):
        weight, written = float(found[1].replace(",", ".")), written[found.end() :]
    text, _, feedback = written.partition("#")
    return weight, text, feedback


def _kind_of(inside: str) -> Kind:
    if not inside:
        return Kind.ESSAY
    if inside.startswith("#"):
        return Kind.NUMBER
    if "~" in inside:
        return Kind.CHOICE
    if "=" in inside and "->" in inside:
        return Kind.MATCH
    if inside.partition("#")[0].strip().upper() in _BOOLEANS:
        return Kind.TRUE_FALSE
    return Kind.SHORT


def _span(text: str) -> tuple[float, float]:
    """Read `3.1..3.2` or `3.14:0.02` as a number and its tolerance."""
    low, dots, high = text.partition("..")
    if dots:
        bottom, top = _float(low), _float(high)
        return _rounded((bottom + top) / 2), _rounded(abs(top - bottom) / 2)
    value, _, tolerance = text.partition(":")
    return _float(value), abs(_float(tolerance)) if tolerance.strip() else 0.0


def _float(text: str) -> float:
    bare = text.strip().replace("\u2212", "-")
    if not re.fullmatch(
        r"[+-]?(?:\d{1,30}(?:[.,]\d{0,30})?|[.,]\d{1,30})(?:[eE][+-]?\d{1,3})?", bare
    ):
        raise LeftOut(f"`{text.strip()[:40]}` is no number")
    return float(bare.replace(",", "."))


def _rounded(value: float) -> float:
    """Take off what binary halves add: the middle of 3.1 and 3.2 is 3.15."""
    return float(f"{value:.12g}")
