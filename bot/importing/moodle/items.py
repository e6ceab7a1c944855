"""What each kind of Moodle's questions becomes here, and what of it has no place.

Feedback to an option is its `because`, and feedback to a wrong number that of a slip. Feedback to
a typed answer has no place of its own and goes into `why`, after the general feedback, with the
answer that it is about; bare praise is left out, for `why` is read by everybody. Weights: an answer
that earns the whole mark is right; what earns a part of it is right where several options have to
be found, and else told in a remark.
"""

from collections.abc import Iterator

from bot.importing.found import About, Card, Choice, Concept, Match, Option, Order, TrueFalse
from bot.importing.moodle.about import Found, is_praise, told_of
from bot.importing.moodle.question import Answer, Kind, Question
from bot.importing.moodle.typed import gaps, number, short
from bot.importing.remarks import Remark, left_out
from content.model.fields import MOST_LABEL

FLASHCARD = "flashcard"
"""The tag of a question that is a flashcard with us, whatever it has to be in Moodle."""
BLANK = "_____"
_OPTIONS = 8
"""The most options of a choice of ours."""


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
            yield from short(question)
        case Kind.NUMBER:
            yield from number(question)
        case Kind.MATCH:
            yield from _match(question)
        case Kind.ORDER:
            steps = tuple(answer.text for answer in question.answers)
            yield Order(question=question.text, steps=steps, **told_of(question))
        case Kind.GAPS:
            yield from gaps(question)
        case Kind.ESSAY:
            yield _essay(question)
        case Kind.DESCRIPTION:
            yield _description(question)


def _card(question: Question) -> Card | None:
    """Read what we have written ourselves: a short answer, or an essay with its answer."""
    right = [answer.text for answer in question.answers if answer.right]
    if question.kind is Kind.SHORT and right:
        back, accept = right[0], tuple(right[1:])
        return Card(front=question.text, back=back, accept=accept, **told_of(question))
    if question.kind is Kind.ESSAY and question.model:
        return Card(front=question.text, back=question.model, **told_of(question))
    return None


def _choice(question: Question) -> Iterator[Found]:
    right = [one for one in question.answers if (one.weight > 0 if question.several else one.right)]
    if not right:
        yield left_out(question.source, "no option of it earns the whole mark")
        return
    options = question.answers
    if not question.several and len(right) > 1:
        yield Remark(question.source, f"each of {len(right)} options is right: the first is kept")
        options = tuple(one for one in options if one not in right[1:])
    for one in options:
        if one.half_right and not question.several:
            what = f"`{one.text}` earns {one.weight:g} %: counted as wrong"
            yield Remark(question.source, what)
    made = tuple(Option(one.text, one in right, one.feedback, image=one.image) for one in options)
    yield Choice(
        question=question.text, options=made, several=question.several, **told_of(question)
    )


def _true_false(question: Question) -> Iterator[Found]:
    """Read a statement; of what is said to each answer, that to the wrong one is kept."""
    right, *told = question.answers
    kept = next((one for one in told if one.weight <= 0), None) or next(iter(told), None)
    for one in told:
        if one is not kept and not is_praise(one.feedback):
            yield Remark(question.source, f"said to whoever is right, `{one.feedback}`: left out")
    about = told_of(question, *([Answer("*", feedback=kept.feedback)] if kept else []))
    yield TrueFalse(statement=question.text, answer=right.text == "true", **about)


def _match(question: Question) -> Iterator[Found]:
    """Match terms with descriptions one to one; whatever is not so, is asked term by term."""
    pairs = [pair for pair in question.pairs if pair[0]]
    answers = [answer for _, answer in question.pairs]
    stems = [stem for stem, _ in pairs]
    apart = len(set(answers)) < len(answers) or len(set(stems)) < len(stems)
    if len(pairs) >= 2 and len(pairs) == len(question.pairs) and not apart:
        if all(len(text) <= MOST_LABEL for pair in pairs for text in pair):
            yield Match(question=question.text, pairs=tuple(pairs), **told_of(question))
            return
        yield Remark(
            question.source, f"a text is longer than {MOST_LABEL} characters: a card a pair"
        )
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


def _one_of(question: Question, stem: str) -> About:
    """Give a part of a question a key of its own."""
    about = told_of(question)
    about["key"] = f"{question.key}/{stem}" if question.key else ""
    return about


def _essay(question: Question) -> Found:
    """Turn an essay whose answer is told into a card, for only its learner can mark it."""
    if answer := question.model or question.feedback:
        about = told_of(question)
        about["why"] = question.feedback if question.model else ""
        return Card(front=question.text, back=answer, **about)
    return left_out(
        question.source, "an essay without a model answer: there is nothing to mark it by"
    )


def _description(question: Question) -> Found:
    """Let a text that asks nothing say what its category is about."""
    name = question.category or question.name
    if name and question.text:
        return Concept(name, question.text, question.source)
    return left_out(question.source, "a text that asks nothing and has no name")
