"""What each kind of Moodle's questions becomes here, and what of it has no place.

Feedback to an option is its `because`, and feedback to a wrong number that of a slip. Feedback to
a typed answer has no place of its own and goes into `why`, after the general feedback, with the
answer that it is about; bare praise is left out, for `why` is read by everybody. Weights: an answer
that earns the whole mark is right; what earns a part of it is right where several options have to
be found, and else told in a remark.
"""

import re
from collections.abc import Iterator
from typing import Final, TypedDict

from bot.importing.found import (
    Card,
    Choice,
    Cloze,
    Concept,
    Gap,
    Item,
    Match,
    Number,
    Option,
    Order,
    Remark,
    Short,
    TrueFalse,
    WrongNumber,
)
from bot.importing.moodle.question import Answer, Kind, Question

FLASHCARD = "flashcard"
"""The tag of a question that is a flashcard with us, whatever it has to be in Moodle."""
BLANK = "_____"
_LINE: Final = re.compile("_{3,}")
"""Where a word is to be filled in."""
_LABEL, _OPTIONS = 120, 8
"""The most characters and the most options of a choice of ours."""

_PRAISE: Final = re.compile(
    r"(?:(?:that'?s|that is|you are|your answer is|the answer is|well|very|muy|es|est|ist) )?"
    r"(?:correct|right|yes|done|good|good job|great|exactly|excellent|perfect|bravo|true|false|ok"
    r"|wrong|incorrect|no|partly|partly right|half right|almost|sorry|not quite|try again"
    r"|bien|correcto|correcta|exacto|perfecto|s[ií]"
    r"|incorrecto|incorrecta|mal|falso|verdadero|richtig|falsch|juste|faux|exact)"
)
"""What a program says by itself."""

Found = Item | Concept | Remark


class _About(TypedDict):
    source: str
    key: str
    concept: str
    why: str
    hints: tuple[str, ...]
    images: tuple[str, ...]


def found_in(question: Question) -> Iterator[Found]:
    """Give the items of a question, and a remark for everything of it that is left out."""
    if FLASHCARD in question.tags and (card := _card(question)):
        yield card
        return
    match question.kind:
        case Kind.CHOICE:
            yield from _choice(question)
        case Kind.TRUE_FALSE:
            yield from _true_false(question)
        case Kind.SHORT:
            yield from _short(question)
        case Kind.NUMBER:
            yield from _number(question)
        case Kind.MATCH:
            yield from _match(question)
        case Kind.ORDER:
            steps = tuple(answer.text for answer in question.answers)
            yield Order(question=question.text, steps=steps, **_about(question))
        case Kind.GAPS:
            yield from _gaps(question)
        case Kind.ESSAY:
            yield _essay(question)
        case Kind.DESCRIPTION:
            yield _description(question)


def _about(question: Question, *told: Answer) -> _About:
    """Give what every item has; `told` are answers whose feedback has no other place."""
    lines = [question.feedback]
    for answer in told:
        if _is_praise(answer.feedback):
            continue
        of_all = answer.text == "*" or answer.right
        lines.append(answer.feedback if of_all else f"{answer.text}: {answer.feedback}")
    return {
        "source": question.source,
        "key": question.key,
        "concept": question.category,
        "why": "\n".join(dict.fromkeys(line for line in lines if line)),
        "hints": question.hints,
        "images": question.images,
    }


def _is_praise(feedback: str) -> bool:
    """Whether it says no more than that an answer is right or wrong."""
    said = [" ".join(part.split()) for part in re.split(r"[.!?,;:\d%]", feedback.casefold())]
    return all(_PRAISE.fullmatch(part) for part in said if part)


def _left_out(question: Question, why: str) -> Remark:
    return Remark(question.source, f"{why}: left out")


def _card(question: Question) -> Card | None:
    """Read what we have written ourselves: a short answer, or an essay with its answer."""
    right = [answer.text for answer in question.answers if answer.right]
    if question.kind is Kind.SHORT and right:
        back, accept = right[0], tuple(right[1:])
        return Card(front=question.text, back=back, accept=accept, **_about(question))
    if question.kind is Kind.ESSAY and question.model:
        return Card(front=question.text, back=question.model, **_about(question))
    return None


def _choice(question: Question) -> Iterator[Found]:
    right = [one for one in question.answers if (one.weight > 0 if question.several else one.right)]
    if not right:
        yield _left_out(question, "no option of it earns the whole mark")
        return
    options = question.answers
    if not question.several and len(right) > 1:
        yield Remark(question.source, f"each of {len(right)} options is right: the first is kept")
        options = tuple(one for one in options if one not in right[1:])
    for one in options:
        if one.half_right and not question.several:
            what = f"`{one.text}` earns {one.weight:g} %: counted as wrong"
            yield Remark(question.source, what)
    made = tuple(Option(one.text, one in right, one.feedback) for one in options)
    yield Choice(question=question.text, options=made, several=question.several, **_about(question))


def _true_false(question: Question) -> Iterator[Found]:
    """Read a statement; of what is said to each answer, that to the wrong one is kept."""
    right, *told = question.answers
    kept = next((one for one in told if one.weight <= 0), None) or next(iter(told), None)
    for one in told:
        if one is not kept and not _is_praise(one.feedback):
            yield Remark(question.source, f"said to whoever is right, `{one.feedback}`: left out")
    about = _about(question, *([Answer("*", feedback=kept.feedback)] if kept else []))
    yield TrueFalse(statement=question.text, answer=right.text == "true", **about)


def _short(question: Question) -> Iterator[Found]:
    told_right = [one.text for one in question.answers if one.right]
    right = tuple(dict.fromkeys(text for one in told_right if (text := _pattern(one))))
    if not right or "*" in told_right:
        what = "any answer to it is right" if told_right else "no answer to it earns the whole mark"
        if told_right and not right and "*" not in told_right:
            what = f"`{told_right[0]}` is a pattern that has no place here"
        yield _left_out(question, what)
        return
    for one in told_right:
        if "*" in one.replace("\\*", "") and _pattern(one) != one:
            what = f"as `{_pattern(one)}`" if _pattern(one) else "not at all"
            yield Remark(question.source, f"the pattern `{one}` is taken {what}")
    if question.has_case:
        yield Remark(question.source, "capitals count in Moodle; `strict: [case]` says so here")
    yield from _half_right(question, question.answers)
    wrong = tuple(one.text for one in question.answers if one.weight <= 0 and one.text != "*")
    about = _about(question, *question.answers)
    parts = _LINE.split(question.text)
    if len(parts) == 2 and not wrong:
        yield Cloze(pieces=tuple(one for one in (parts[0], Gap(right), parts[1]) if one), **about)
    else:
        yield Short(question=question.text, answers=right, wrong=wrong, **about)


def _pattern(text: str) -> str:
    """Give an answer with Moodle's `*` as ours; empty where that cannot be said.

    Ours ends a word or stands for some. At the edges it says only that more may be written, which
    is so anyway.
    """
    if "*" not in text:
        return text
    plain = text.replace("\\*", "\0").strip()
    bare = re.sub(r"^\*+\s*|\s+\*+$", "", plain)
    if re.search(r"\*\w", bare):
        return ""
    return bare.replace("\0", "*")


def _half_right(question: Question, answers: tuple[Answer, ...]) -> Iterator[Remark]:
    for one in answers:
        if one.half_right:
            what = f"`{one.text}` earns {one.weight:g} %, which a typed answer here does not"
            yield Remark(question.source, what)


def _number(question: Question) -> Iterator[Found]:
    right = [one for one in question.answers if one.right and one.number is not None]
    if not right:
        yield _left_out(question, "no number earns the whole mark")
        return
    span = _one_span(right)
    if span is None:
        yield from _separate_numbers(question, right)
        return
    value, tolerance = span
    slips: list[WrongNumber] = []
    others: list[Answer] = []
    for one in question.answers:
        apart = one.number is not None and abs(one.number - value) > tolerance
        if not one.right and apart and one.feedback:
            slips.append(WrongNumber(one.number or 0.0, one.feedback, one.tolerance))
        elif not one.half_right:
            others.append(one)
    if any(one.half_right for one in question.answers):
        told = ", ".join(_weighed(one) for one in question.answers if one.half_right)
        yield Remark(question.source, f"{told}: no part of the mark is given for a number here")
    about = _about(question, *others)
    yield Number(
        question=question.text,
        value=value,
        tolerance=tolerance,
        unit=question.unit,
        slips=tuple(slips),
        **about,
    )


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
        yield _left_out(question, "numbers in more than one range are right")
        return
    texts = tuple(one.text for one in right)
    yield Short(question=question.text, answers=texts, **_about(question, *question.answers))


def _match(question: Question) -> Iterator[Found]:
    """Match terms with descriptions one to one; whatever is not so, is asked term by term."""
    pairs = [pair for pair in question.pairs if pair[0]]
    answers = [answer for _, answer in question.pairs]
    stems = [stem for stem, _ in pairs]
    apart = len(set(answers)) < len(answers) or len(set(stems)) < len(stems)
    if len(pairs) >= 2 and len(pairs) == len(question.pairs) and not apart:
        if all(len(text) <= _LABEL for pair in pairs for text in pair):
            yield Match(question=question.text, pairs=tuple(pairs), **_about(question))
            return
        yield Remark(question.source, f"a text is longer than {_LABEL} characters: a card a pair")
        for stem, answer in pairs:
            yield Card(front=f"{question.text}\n{stem}", back=answer, **_one_of(question, stem))
        return
    yield Remark(
        question.source, "its descriptions do not belong to one term each: a choice a term"
    )
    for stem, answer in pairs:
        others = [text for text in dict.fromkeys(answers) if text != answer][: _OPTIONS - 1]
        texts = [text for text in dict.fromkeys(answers) if text in (answer, *others)]
        options = tuple(Option(text, text == answer) for text in texts)
        asked = f"{question.text}\n{stem}".strip()
        yield Choice(question=asked, options=options, **_one_of(question, stem))


def _one_of(question: Question, stem: str) -> _About:
    """Give a part of a question a key of its own."""
    about = _about(question)
    about["key"] = f"{question.key}/{stem}" if question.key else ""
    return about


def _gaps(question: Question) -> Iterator[Found]:
    pieces: list[str | Gap] = []
    told: list[Answer] = []
    for piece in question.pieces:
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        fillings = tuple(one.text for one in piece if one.right and one.text != "*")
        if not fillings:
            yield _left_out(question, "a gap of it has no answer that earns the whole mark")
            return
        if any(one.tolerance for one in piece):
            yield Remark(question.source, f"`{fillings[0]}` has to be exact in a gap")
        yield from _half_right(question, piece)
        told += piece
        pieces.append(Gap(fillings))
    yield Cloze(pieces=tuple(pieces), **_about(question, *told))


def _essay(question: Question) -> Found:
    """Turn an essay whose answer is told into a card, for only its learner can mark it."""
    if answer := question.model or question.feedback:
        about = _about(question)
        about["why"] = question.feedback if question.model else ""
        return Card(front=question.text, back=answer, **about)
    return _left_out(question, "an essay without a model answer: there is nothing to mark it by")


def _description(question: Question) -> Found:
    """Let a text that asks nothing say what its category is about."""
    name = question.category or question.name
    if name and question.text:
        return Concept(name, question.text, question.source)
    return _left_out(question, "a text that asks nothing and has no name")
