"""Moodle's gaps in a text: `{1:SHORTANSWER:=Paris~%50%Lyon#no}` and `[[1]]`.

The first is the language of its "Embedded answers" questions, the second that of dragged and of
selected words.
"""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from bot.importing.gaps import MARK, with_gaps
from bot.importing.markup import from_html
from bot.importing.moodle.question import FULL, Answer, Gap
from bot.importing.remarks import LeftOut

_TYPED: Final = ("SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC")
_NUMBERS: Final = ("NUMERICAL", "NM")
_OFFERED: Final = ("choice", "several")
_KINDS: Final = re.compile(r"(MULTICHOICE|MULTIRESPONSE|MC|MR)(?:_?[VH]?S?|_?S?[VH]?)", re.ASCII)
_GAP: Final = re.compile(r"\{\d{0,4}:([A-Z_]{2,20}):((?:\\.|[^\\}]){0,5000})\}", re.DOTALL)
_PLACE: Final = re.compile(r"\[\[(\d{1,3})\]\]")
_WEIGHT: Final = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{1,10})?)%")


class GapText(Struct, frozen=True):
    """A text in its pieces, and how its gaps are filled in."""

    pieces: tuple[str | Gap, ...]
    offered: tuple[Gap, ...]
    """Those gaps whose words are offered, not typed."""
    several: bool
    numbers: bool

    @property
    def gaps(self) -> list[Gap]:
        """Give the gaps alone."""
        return [piece for piece in self.pieces if not isinstance(piece, str)]


def embedded(html: str) -> GapText:
    """Read a text with embedded answers; LeftOut when it has none."""
    found = list(_GAP.finditer(html))
    if not found:
        raise LeftOut("it has no gap that can be read")
    kinds = [_kind(gap[1]) for gap in found]
    gaps = [_answers(gap[2], kind) for gap, kind in zip(found, kinds, strict=True)]
    return _text(
        _GAP.sub(MARK, html.replace(MARK, "")),
        gaps,
        offered=[gap for gap, kind in zip(gaps, kinds, strict=True) if kind in _OFFERED],
        several="several" in kinds,
        numbers="number" in kinds,
    )


def placed(html: str, words: Sequence[tuple[str, str]]) -> GapText:
    """Read a text whose gaps are `[[1]]`; `words` are what can be put there, each with its group.

    LeftOut when a gap is of a word that is not there.
    """
    gaps: list[Gap] = []
    for place in _PLACE.findall(html):
        if not 0 < int(place) <= len(words):
            raise LeftOut(f"its gap [[{place}]] has no word")
        right, group = words[int(place) - 1]
        offered = dict.fromkeys(text for text, of in words if of == group)
        gaps.append(tuple(Answer(text, FULL if text == right else 0.0) for text in offered))
    if not gaps:
        raise LeftOut("it has no gap")
    return _text(_PLACE.sub(MARK, html.replace(MARK, "")), gaps, offered=gaps)


def _text(
    html: str,
    gaps: Sequence[Gap],
    *,
    offered: Sequence[Gap] = (),
    several: bool = False,
    numbers: bool = False,
) -> GapText:
    """Put the gaps into the text between them."""
    plain = from_html(html)
    texts = plain.text.split(MARK)
    if len(texts) != len(gaps) + 1:
        raise LeftOut("one of its gaps stands where no text is")
    return GapText(with_gaps(texts, gaps), tuple(offered), several, numbers)


def _kind(written: str) -> str:
    if written in _TYPED:
        return "typed"
    if written in _NUMBERS:
        return "number"
    if found := _KINDS.fullmatch(written):
        return "several" if found[1] in ("MULTIRESPONSE", "MR") else "choice"
    raise LeftOut(f"its gap is of a kind that is not known: {written}")


def _answers(written: str, kind: str) -> Gap:
    answers = tuple(_answer(part, kind) for part in _cut(written, "~") if part.strip())
    if not answers:
        raise LeftOut("one of its gaps has no answer")
    return answers


def _answer(part: str, kind: str) -> Answer:
    """Read `=right#why`, `%50%partly` or a bare wrong one."""
    weight = 0.0
    part = part.strip()
    if part.startswith("="):
        weight, part = FULL, part[1:]
    elif found := _WEIGHT.match(part):
        weight, part = float(found[1]), part[found.end() :].removeprefix("=")
    text, *feedback = _cut(part, "#")
    said = _plain("#".join(feedback))
    if kind != "number" or text.strip() == "*":
        return Answer(_plain(text), weight, said)
    value, _, tolerance = text.partition(":")
    try:
        number, within = float(value), abs(float(tolerance or 0))
    except ValueError:
        raise LeftOut(f"`{text.strip()[:40]}` in a gap is no number") from None
    return Answer(f"{number:.15g}", weight, said, number, within)


def _plain(text: str) -> str:
    return from_html(re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)).text


def _cut(text: str, sign: str) -> list[str]:
    """Cut a text at a sign, but not where a backslash stands before it."""
    cuts = re.compile(rf"(\\.)|{sign}", re.DOTALL)
    return cuts.sub(lambda found: found[1] or MARK, text.replace(MARK, "")).split(MARK)
