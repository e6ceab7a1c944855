"""Ranges and ratios as answers: "3-5 years", "7 ± 2", "5 to 1". Both ends count, in their order."""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.quantities.quantity import Asked, Quantity
from bot.grading.quantities.reader import quantities
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_word, phrases
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold
from bot.grading.text.language import language_of
from state.values import replace

_PLUS_MINUS: Final = re.compile(r"\s*(?:±|\+\s?/?\s?-)\s*")
_DASH: Final = re.compile(r"(?:(?<=[\d%°])\s?-{1,2}\s?|(?<=[^\W\d_])-)(?=[£$€]?\d)")


_STROKE: Final = re.compile(r"(?<![\d.,/])(\d{1,3}) ?/ ?(\d{1,3})(?![\d.,/])")


class Range(Struct, frozen=True):
    """Two ends, each in its unit; `7 ± 2` is 5 to 9."""

    low: Quantity
    high: Quantity

    @property
    def together(self) -> float | None:
        """Both as they are heard in one, without units: "fifty fifty" is 5050 by its words."""
        bare = not (self.low.units or self.high.units)
        return 100 * self.low.value + self.high.value if bare else None

    @property
    def ratio(self) -> float | None:
        """The first as a share of the second, if neither has a unit."""
        bare = not (self.low.units or self.high.units) and self.high.value
        return self.low.value / self.high.value if bare else None


@lru_cache(maxsize=2000)
def only_range(text: str, language: str) -> Range | None:
    """Give the range that a text consists of, if it is nothing else; 120/80 is no fraction."""
    found = _range(_ratio_as_said(as_pair(text), language), language)
    if found is None:
        return None
    one = spoken(language)
    known = phrases(" ".join((one.about, one.range_joins, one.range_leads)))
    known |= language_of(language).articles
    first, last, whole = found
    around = f"{whole[: first.start]} {whole[first.end : last.start]} {whole[last.end :]}"
    words = re.findall(r"[^\W\d_]+", fold(around))
    return None if set(words) - known else _ends(first, last)


def a_range(response: str, language: str) -> Range | None:
    """Give the range of a response that has two numbers with nothing but a join between them."""
    found = _range(_ratio_as_said(response, language), language)
    return _ends(*found[:2]) if found else None


def as_pair(text: str) -> str:
    """Write two numbers with a stroke between them, of which the first is no part, with a colon."""
    pair = _STROKE.search(text)
    whole = pair is not None and int(pair[1]) >= int(pair[2])
    return _STROKE.sub(r"\1:\2", text) if whole else text


def _ratio_as_said(text: str, language: str) -> str:
    """Write "5:1" as "5 to 1"."""
    to = spoken(language).range_joins.split()[0]
    return re.sub(r"(?<=\d)\s?:\s?(?=\d)", f" {to} ", text)


def _range(text: str, language: str) -> tuple[Quantity, Quantity, str] | None:
    one = spoken(language)
    join = one.range_joins.split()[0]
    written = plain(text.replace("±", " +- "))
    for words in sorted(phrases(one.plus_minus), key=len, reverse=True):
        written = re.sub(rf"\b{words}\b", "+-", written, flags=re.IGNORECASE)
    written = _one(language).sub("1", written)
    spread = _PLUS_MINUS.search(written)
    parts = _PLUS_MINUS.sub(" ; ", written) if spread else _DASH.sub(f" {join} ", written)
    found = quantities(parts, Asked.of(None, language))
    if len(found) != 2 or any(quantity.denied for quantity in found):
        return None
    first, last = found
    between = fold(parts[first.end : last.start]).strip()
    if spread:
        middle, off = first.value, last.value
        return replace(first, value=middle - off), replace(last, value=middle + off), parts
    articles = language_of(language).articles
    joins = phrases(f"{one.range_joins} {one.operators.get('/', '')}")
    joined = " ".join(word for word in between.split() if word not in articles)
    side_by_side = joined in {"", "-"} and not (first.units or last.units)
    if not (joined in joins or side_by_side):
        return None
    return first, _in_full(first, last), parts


@lru_cache(maxsize=32)
def _one(language: str) -> re.Pattern[str]:
    """Find the word for 1, which may be an article anywhere but at the end of a range."""
    ones = (name for name, value in spoken(language).value_of.items() if value == 1)
    return re.compile(rf"\b(?:{any_word(ones)})\b", re.IGNORECASE)


def _in_full(first: Quantity, last: Quantity) -> Quantity:
    """Give the second year of "1914-18" in full."""
    years = first.decimals == last.decimals == 0 and not (first.units or last.units)
    if not (years and 1000 <= first.value < 10_000 and 10 <= last.value < 100):
        return last
    whole = first.value // 100 * 100 + last.value
    return replace(last, value=whole) if whole > first.value else last


def _ends(first: Quantity, last: Quantity) -> Range:
    units = last.units or first.units
    return Range(replace(first, units=first.units or units), replace(last, units=units))
