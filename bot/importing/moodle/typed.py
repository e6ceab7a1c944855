"""What Moodle's typed questions become: answers in words, numbers, texts with gaps.

Weights: an answer that earns the whole mark is right; what earns a part of it is told in a remark,
for a typed answer here earns nothing in part.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.importing.found import Cloze, Gap, Number, Short, WrongNumber
from bot.importing.moodle.about import Found, told_of
from bot.importing.moodle.question import Answer, Question
from bot.importing.remarks import Remark, left_out

_LINE: Final = re.compile("_{3,}")
"""Where a word is to be filled in."""


def short(question: Question) -> Iterator[Found]:
    """Ask for an answer in words, or for the word of a line to be filled in."""
    told_right = [one.text for one in question.answers if one.right]
    right = tuple(dict.fromkeys(text for one in told_right if (text := _pattern(one))))
    if not right or "*" in told_right:
        yield left_out(question.source, _why_not(told_right))
        return
    for one in told_right:
        if _pattern(one) != one.replace("\\*", "*"):
            what = f"as `{_pattern(one)}`" if _pattern(one) else "not at all"
            yield Remark(question.source, f"the pattern `{one}` is taken {what}")
    if question.has_case:
        yield Remark(question.source, "capitals count in Moodle; `strict: [case]` says so here")
    yield from _half_right(question, question.answers)
    wrong = tuple(
        _pattern(one.text) or one.text
        for one in question.answers
        if one.weight <= 0 and one.text != "*"
    )
    about = told_of(question, *question.answers)
    parts = _LINE.split(question.text)
    if len(parts) == 2 and not wrong:
        yield Cloze(pieces=tuple(one for one in (parts[0], Gap(right), parts[1]) if one), **about)
    else:
        yield Short(question=question.text, answers=right, wrong=wrong, **about)


def _why_not(told_right: list[str]) -> str:
    """Say why nothing of what is right can be asked for."""
    if not told_right:
        return "no answer to it earns the whole mark"
    if "*" in told_right:
        return "any answer to it is right"
    return f"`{told_right[0]}` is a pattern that has no place here"


def _pattern(text: str) -> str:
    r"""Give an answer with Moodle's `*` as ours; empty where that cannot be said.

    Ours ends a word or stands for some. Before a word it says only that more may be written, which
    is so anyway; `\\*` is the sign itself.
    """
    plain = text.replace("\\*", "\0")
    bare = re.sub(r"(?<!\S)\*+(?=[^\s*])", "", plain)
    return "" if re.search(r"\*[^\s*]", bare) else bare.replace("\0", "*")


def _half_right(question: Question, answers: tuple[Answer, ...]) -> Iterator[Remark]:
    for one in answers:
        if one.half_right:
            what = f"`{one.text}` earns {one.weight:g} %, which a typed answer here does not"
            yield Remark(question.source, what)


def number(question: Question) -> Iterator[Found]:
    """Ask for a number; ranges that touch each other are one."""
    right = [one for one in question.answers if one.right and one.number is not None]
    if not right:
        yield left_out(question.source, "no number earns the whole mark")
        return
    span = _one_span(right)
    if span is None:
        yield from _separate_numbers(question, right)
        return
    value, tolerance = span
    slips = [one for one in question.answers if _is_slip(one, value, tolerance)]
    others = [one for one in question.answers if one not in slips and not one.half_right]
    if half := [one for one in question.answers if one.half_right]:
        told = ", ".join(map(_weighed, half))
        yield Remark(question.source, f"{told}: no part of the mark is given for a number here")
    about = told_of(question, *others)
    yield Number(
        question=question.text,
        value=value,
        tolerance=tolerance,
        unit=question.unit,
        slips=tuple(WrongNumber(one.number or 0.0, one.feedback, one.tolerance) for one in slips),
        **about,
    )


def _is_slip(one: Answer, value: float, tolerance: float) -> bool:
    """Whether something is said of a wrong number that is none of the right ones."""
    apart = one.number is not None and abs(one.number - value) > tolerance
    return not one.right and apart and bool(one.feedback)


def _weighed(one: Answer) -> str:
    within = f" within {one.tolerance:g}" if one.tolerance else ""
    return f"`{one.text}`{within} earns {one.weight:g} %"


def _one_span(right: list[Answer]) -> tuple[float, float] | None:
    """Give the value and the tolerance of ranges that touch each other; None of separate ones."""
    spans = sorted(
        (one.number - one.tolerance, one.number + one.tolerance)
        for one in right
        if one.number is not None
    )
    if len(right) == 1:
        return right[0].number or 0.0, right[0].tolerance
    low, high = spans[0]
    for start, end in spans[1:]:
        if start > high:
            return None
        high = max(high, end)
    return (low + high) / 2, (high - low) / 2


def _separate_numbers(question: Question, right: list[Answer]) -> Iterator[Found]:
    """Ask for one of several exact numbers in words, which may be numbers."""
    if any(one.tolerance for one in right):
        yield left_out(question.source, "numbers in more than one range are right")
        return
    texts = tuple(one.text for one in right)
    yield Short(question=question.text, answers=texts, **told_of(question, *question.answers))


def gaps(question: Question) -> Iterator[Found]:
    """Ask for the words of a text's gaps."""
    pieces: list[str | Gap] = []
    told: list[Answer] = []
    for piece in question.pieces:
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        fillings = tuple(one.text for one in piece if one.right and one.text != "*")
        if not fillings:
            yield left_out(question.source, "a gap of it has no answer that earns the whole mark")
            return
        if any(one.tolerance for one in piece):
            yield Remark(question.source, f"`{fillings[0]}` has to be exact in a gap")
        yield from _half_right(question, piece)
        told += piece
        pieces.append(Gap(fillings))
    yield Cloze(pieces=tuple(pieces), **told_of(question, *told))
