"""What stands beside a number: its sign, and words that deny it, bound it or turn it round.

"Not 7" is no answer, "more than 7" only bounds one, and "a 20 % decrease" is no rise.
"""

import re
from dataclasses import replace
from typing import Final

from bot.grading.quantities.quantity import Quantity, Written, negative
from bot.grading.quantities.words.shape import phrases
from bot.grading.text.words import fold

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
        and (not after or _second(written, after, word))
    ):
        return negative(found)
    return found


def _second(written: Written, after: int, word: re.Match[str]) -> bool:
    """Whether another word stands before a "minus" that follows a number: "5 minus 10" is none."""
    return bool(re.search(r"[^\W\d_]", written.text[after : word.start()]))


def described(written: Written, found: Quantity) -> Quantity:
    """Note what is said beside a number: denied, bounded, risen or fallen."""
    before = fold(written.text[max(0, found.start - 40) : found.start])
    clause = re.split(r"[,;.!?]", before)[-1]
    near = " ".join(re.sub("[-£$€¥₹]", " ", clause).split()[-4:])
    behind = fold(written.text[found.end : found.end + 30])
    whole = replace(
        found,
        denied=_ends_with(near, phrases(written.one.denials)),
        bound=found.bound
        or _ends_with(near, phrases(written.one.bounds))
        or bool(re.search(r"[<>≤≥~]=?\s?[£$€]?-?$", clause) and "~" not in clause),
        turned=_turned(written, near, behind),
    )
    below = re.match(rf"\s*(?:{'|'.join(phrases(written.one.below_zero))})\b", behind)
    return replace(negative(whole), end=whole.end + below.end()) if below else whole


def _turned(written: Written, before: str, behind: str) -> int:
    """Say which way the words beside a number turn it: 1 up, -1 down, 0 neither."""
    behind_words = re.split(r"[,;.!?]", behind)[0].split()[:2]
    words = [*before.split()[-3:], *behind_words]
    up, down = phrases(written.one.up), phrases(written.one.down)
    return any(word in up for word in words) - any(word in down for word in words)


def _dashed(found: Quantity, before: str, dash: str) -> Quantity:
    """Take a dash for a minus, unless it stands apart after a word, or with another dash."""
    if dash.startswith("- ") and re.search(r"[\w)%]\s*$", before):
        return replace(found, also=(*found.also, -found.value))
    return negative(found)


def _ends_with(text: str, some: frozenset[str]) -> bool:
    """Whether a text ends with one of some phrases, give or take an article or "about"."""
    text = re.sub(r"(?:\s|^)(?:a|an|the|about|un|una|el|la|que)$", "", f" {text}".rstrip())
    return any(text.endswith(f" {phrase}") for phrase in some)
