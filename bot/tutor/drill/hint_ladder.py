"""The hint ladder: say more, the author's hints, a gap with the first letter, then the answer.

What has been searched for in memory is remembered better than what was told, as long as the search
succeeds. So help comes in steps, each as small as may be: a nudge leaves the idea to be found, a
gap leaves the word, and only the answer leaves nothing. Each step costs some of the rating, because
what was produced with help is less firm.

A step is climbed by trying or by asking, never by a clock: a pause may be thinking, and a hint that
comes unasked stops it. It is climbed by an attempt because the attempt shows that the step before
was not enough, and no text comes twice, because the same words would not help twice. The ladder
works on the idea that is nearest to being covered: there a nudge is enough.

A question with options that opens a concept has the concept itself as its last step: not to know
it yet is why it is asked, but what is said of a concept often holds the answer, and whoever has
found that by a nudge is told the rest with the verdict. One whose author wrote no hint gets one
made from its key. Of a number no digit is told: the first of them is most of the answer.
"""

import re
from functools import reduce

from bot.grading.verdict import Verdict
from bot.tutor.moves.hints import Hint, HintKind
from content.model.items import (
    ChoiceQuestion,
    ClozeQuestion,
    Flashcard,
    MatchQuestion,
    MultiSelectQuestion,
    NumberQuestion,
    Option,
    OrderQuestion,
    Point,
    Question,
    ShortQuestion,
    TrueFalseQuestion,
)
from content.model.topic import Concept

AUTHORED_HINTS = 2
"""Hints that nudge; a third one that an author wrote is the gap."""

CARD_WORDS = 3
"""Words of a flashcard's back that its hint gives; a shorter back gives only first letters."""

_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[^,;.!?]+[,;.!?]*")


def rungs(
    question: Question, focus: int | None, concept: Concept, *, opening: bool
) -> tuple[Hint, ...]:
    """A question's hints, lowest first; the answer, which comes after the last, is not among them.

    `focus` is the point that a closing gap is about, None for no gap; `opening` says whether the
    question opens its concept.
    """
    idea = Hint(HintKind.IDEA, concept.name, concept.say)
    written = [
        Hint(HintKind.NUDGE if place < AUTHORED_HINTS else HintKind.GAP, text)
        for place, text in enumerate(question.hints)
    ]
    if len(written) <= AUTHORED_HINTS and (gap := _gap(question, focus)):
        written.append(Hint(HintKind.GAP, gap))
    if not written and (made := _made(question)):
        written.append(made)
    last = (idea,) if _shows_idea(question, opening=opening, helped=bool(written)) else ()
    return (*written, *last)


def height(question: Question, focus: int | None, *, opening: bool) -> int:
    """How many `rungs` there are, without writing them: it is asked for with every verdict."""
    count = len(question.hints)
    if count <= AUTHORED_HINTS:
        count += _has_gap(question, focus)
    if not count and _made(question):
        count = 1
    return count + _shows_idea(question, opening=opening, helped=bool(count))


def _shows_idea(question: Question, *, opening: bool, helped: bool) -> bool:
    """Whether the concept itself is a step, as it is where there is no smaller one."""
    if isinstance(question, NumberQuestion):
        return not helped
    return has_options(question) and (opening or not helped)


def has_options(question: Question) -> bool:
    """Whether a question is answered by choosing, and not by producing."""
    return isinstance(
        question,
        ChoiceQuestion | TrueFalseQuestion | MultiSelectQuestion | OrderQuestion | MatchQuestion,
    )


def _has_gap(question: Question, focus: int | None) -> bool:
    match question:
        case ShortQuestion():
            return focus is not None
        case _:
            return isinstance(question, ClozeQuestion)


def card_hint(card: Flashcard) -> Hint:
    """How a flashcard's back begins: its first words, or first letters where it is short."""
    words = card.back.split()
    if len(words) <= CARD_WORDS:
        return Hint(HintKind.GAP, _blanked(card.back))
    return Hint(HintKind.BEGINS, " ".join(words[:CARD_WORDS]))


def _made(question: Question) -> Hint | None:
    """Make a hint from the key of a question with options; true and false leave nothing to hint."""
    match question:
        case ChoiceQuestion(choices=choices) if len(choices) > 2:
            out = _plainly_wrong(choices)
            return Hint(HintKind.NOT_THIS, out.text, out.because or "")
        case MultiSelectQuestion(choices=choices):
            return Hint(HintKind.HOW_MANY, str(sum(option.correct for option in choices)))
        case OrderQuestion(steps=steps):
            return Hint(HintKind.FIRST, steps[0])
        case MatchQuestion(pairs=pairs):
            return Hint(HintKind.PAIR, *next(iter(pairs.items())))
        case _:
            return None


def _plainly_wrong(choices: tuple[Option, ...]) -> Option:
    """Choose the option to rule out: one that shows no wrong idea, which has its own correction."""
    wrong = [option for option in choices if not option.correct]
    return next((option for option in wrong if option.shows is None), wrong[0])


def nearest(verdict: Verdict) -> int | None:
    """The missing point that is nearest to being covered; None if none is missing."""
    missing = [index for index, point in enumerate(verdict.points) if not point.got]
    return max(missing, key=lambda index: verdict.points[index].near, default=None)


def _gap(question: Question, focus: int | None) -> str | None:
    match question:
        case ShortQuestion() if focus is not None:
            return _gap_in(question, focus)
        case ClozeQuestion():
            firsts = [f"{gap[0][0]}{'_' * (len(gap[0]) - 1)}" for gap in question.gaps]
            return ", ".join(firsts)
        case _:
            return None


def _gap_in(question: ShortQuestion, focus: int) -> str:
    """Give the clause of the model answer that holds an idea, its words blanked.

    The words of other ideas in that clause are blanked as well: they would be answers too.
    """
    point = question.points[focus]
    for clause in _CLAUSE.findall(question.model):
        if _span(clause, point):
            blanked = reduce(_without, question.points, clause)
            return _cut_out(blanked.strip(), question.model)
    return _blanked(min(point.any, key=lambda wording: ("*" in wording, len(wording))))


def _without(clause: str, point: Point) -> str:
    """Blank the words of an idea in a clause, if they stand there."""
    if (span := _span(clause, point)) is None:
        return clause
    start, end = span
    return clause[:start] + _blanked(clause[start:end]) + clause[end:]


def _cut_out(clause: str, model: str) -> str:
    """Mark a clause as part of a longer answer."""
    if len(clause) == len(model):
        return clause
    start = "" if clause[0].isupper() else "… "
    return f"{start}{clause.rstrip(',;.')} …"


def _span(clause: str, point: Point) -> tuple[int, int] | None:
    """Find the longest wording of an idea in a clause: its start and end."""
    folded = clause.lower()
    for wording in sorted(point.any, key=len, reverse=True):
        stem = wording.rstrip("*")
        if stem.lower() in folded and (found := _at_word(stem, clause)):
            return found.span()
    return None


def _at_word(stem: str, clause: str) -> re.Match[str] | None:
    """Find a word that begins like this; an expression is made only for what is in the clause."""
    return re.search(rf"\b{re.escape(stem)}\w*", clause, re.IGNORECASE)


def _blanked(words: str) -> str:
    """Leave the first letters of words; as many blanks as letters, which is a help too."""
    return _WORD.sub(lambda word: word[0][0] + "_" * (len(word[0]) - 1), words)
