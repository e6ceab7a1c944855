"""What stands beside a number: its sign, and words that deny it, bound it or turn it round.

"Not 7" is no answer, "more than 7" only bounds one, and "a 20 % decrease" is no rise.
"""

import re
from functools import lru_cache
from typing import Final

from bot.grading.quantities.quantity import Quantity, Written, negative
from bot.grading.quantities.words.phrases import any_of, phrases
from bot.grading.quantities.words.shape import Spoken
from bot.grading.text.folding import fold
from state.values import replace

_MINUS: Final = re.compile(r"(?:^|(?<=[(=:;,<>\s]))(-)\s?(?:US\$|[£$€¥₹])?\s?$|[£$€¥₹]\s?(-)$")
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)[\s£$€¥₹]*$")
_BOTH: Final = re.compile(r"(?:±|[+-]\s?/?\s?[+-])\s?$")


def signed(written: Written, found: Quantity, after: int) -> Quantity:
    """Give a number its sign: a dash or a word before it, "below zero" behind it."""
    dash = _MINUS.search(written.text, 0, found.start)
    if _BOTH.search(written.text, 0, found.start):
        return replace(found, bound=True)
    if dash and dash.start() >= after - 1:
        at = max(dash.start(1), dash.start(2))
        return _dashed(found, written.text[:at], written.text[at : found.start])
    word = _LAST_WORD.search(written.text, after, found.start)
    if (
        word
        and fold(word[1]) in phrases(written.one.minus)
        and not _is_bound(written, word)
        and (not after or _second(written, after, word))
    ):
        return negative(found)
    return found


def _is_bound(written: Written, word: re.Match[str]) -> bool:
    """Whether a "minus" is the end of what bounds a number: "al menos 8"."""
    return _ends_with(fold(written.text[: word.end(1)]), written.one.bounds, written.one)


def _second(written: Written, after: int, word: re.Match[str]) -> bool:
    """Whether another word stands before a "minus" that follows a number: "5 minus 10" is none."""
    return bool(re.search(r"[^\W\d_]", written.text[after : word.start()]))


def described(written: Written, found: Quantity) -> Quantity:
    """Note what is said beside a number: denied, bounded, risen or fallen."""
    before = fold(written.text[max(0, found.start - 40) : found.start])
    clause = re.split(r"[,;.!?]", before)[-1]
    near = " ".join(re.sub("[-£$€¥₹]", " ", clause).split()[-4:])
    bounded = _ends_with(near, written.one.bounds, written.one)
    near = re.sub(rf"\b(?:{any_of(written.one.minus)})$", "", near).rstrip()
    behind = fold(written.text[found.end : found.end + 30])
    whole = replace(
        found,
        denied=_ends_with(near, phrases(written.one.denials), written.one),
        bound=found.bound
        or bounded
        or _ends_with(near, written.one.bounds, written.one)
        or _bounded_behind(written, behind)
        or (_is_year(found) and _ends_with(near, phrases(written.one.before_after), written.one))
        or bool(re.search(r"[<>≤≥~]=?\s?[£$€]?-?$", clause) and "~" not in clause),
        turned=0 if _is_year(found) else _turned(written, near, behind),
    )
    era = re.match(rf"\s*(?:{any_of(written.one.before_christ)})(?!\w)", behind)
    if era and not whole.units:
        return replace(whole, value=-whole.value, also=(*whole.also, whole.value))
    if below := _below_zero(written, behind):
        return replace(negative(whole), end=whole.end + below.end())
    above = re.match(rf"\s*(?:{any_of(written.one.above_zero)})\b", behind)
    return replace(whole, end=whole.end + above.end()) if above else whole


def _below_zero(written: Written, behind: str) -> re.Match[str] | None:
    """Find what stands behind a number and makes it negative: "below zero", "below" of degrees."""
    said = re.match(rf"\s*(?:{any_of(written.one.below_zero)})\b", behind)
    if said or not written.asked.temperature:
        return said
    return re.fullmatch(rf"\s*(?:{any_of(written.one.below)})[\s.!]*", behind)


def _turned(written: Written, before: str, behind: str) -> int:
    """Say which way the words beside a number turn it: 1 up, -1 down, 0 neither."""
    behind_words = re.split(r"[,;.!?]", behind)[0].split()[:2]
    words = [*before.split()[-3:], *behind_words]
    one = written.one
    up, down = phrases(one.up), phrases(one.down)
    more, less = phrases(one.more_behind), phrases(one.less_behind)
    rises = any(word in up for word in words) or any(word in more for word in behind_words)
    falls = any(word in down for word in words) or any(word in less for word in behind_words)
    return rises - falls


def _dashed(found: Quantity, before: str, dash: str) -> Quantity:
    """Take a dash for a minus, unless it stands apart after a word, or with another dash."""
    if dash.startswith("- ") and re.search(r"[\w)%]\s*$", before):
        return replace(found, also=(*found.also, -found.value))
    return negative(found)


def _is_year(found: Quantity) -> bool:
    return found.decimals == 0 and not found.units and 1000 <= found.value <= 2100


def _bounded_behind(written: Written, behind: str) -> bool:
    """Whether a number is only a bound by what follows it: "7+", "7 or more"."""
    words = any_of(f"{written.one.or_more} {written.one.or_less}")
    return bool(re.match(rf"\s*(?:\+(?!\s?\d)|(?:{words})\b(?!\s\d))", behind))


def _ends_with(text: str, some: frozenset[str], one: Spoken) -> bool:
    """Whether a text ends with one of some phrases, give or take an article or "about"."""
    text, endings = f" {text}".rstrip(), _endings(some)
    bare = re.sub(rf"\s(?:{any_of(one.fillers)})$", "", text)
    return text.endswith(endings) or bare.endswith(endings)


@lru_cache(maxsize=64)
def _endings(some: frozenset[str]) -> tuple[str, ...]:
    """Give what a text ends with whose last words are one of some phrases."""
    return tuple(f" {phrase}" for phrase in some)
