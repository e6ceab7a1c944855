"""What an author would want to hear about a topic that loads: where its teaching is thin.

Nothing here stops a topic from being used. Each remark has the shape of a complaint: the place,
what is thin, and what would make it better. Retired items are left in peace.
"""

import re
from collections.abc import Iterator, Sequence

from content.complaint import Complaint, Place
from content.load import Written
from content.model import items as model
from content.model.fields import UNDESCRIBED
from content.model.topic import Concept

TYPED = (model.ClozeQuestion, model.NumberQuestion, model.ShortQuestion, model.ExtendedQuestion)
"""Kinds of question that are answered by typing; recall is practised by these."""

HINTS = 2
CHECKS = 2
PHRASINGS = 3
CONCEPT_QUESTIONS = 3
SAMPLES = 2
CREDITED_BY = 2
TELLING = 4
"""Choice questions from which a learner can learn that the longest option is always right."""


def weak_teaching(written: Written) -> list[Complaint]:
    """Give every remark about one topic, in the order of the files."""
    return sorted(
        [
            *misleading(written),
            *_questions(written),
            *_concepts(written),
            *_misconceptions(written),
            *_marking_points(written),
            *_longest_option(written),
            *_undescribed(written),
            *_nothing_to_ask(written),
        ]
    )


def misleading(written: Written) -> list[Complaint]:
    """Give those of the remarks that matter most, in the order of the files.

    They tell what gives an answer away, and what accuses learners of an idea that they do not hold.
    """
    return sorted(
        [*_told_too_soon(written), *_heard_in_anything(written), *_shown_too_soon(written)]
    )


def _asked(written: Written) -> list[tuple[int, model.Question]]:
    """List the questions in use, each with its place in the list."""
    questions = enumerate(written.topic.questions)
    return [
        (at, question) for at, question in questions if question.status is not model.Status.RETIRED
    ]


def _questions(written: Written) -> Iterator[Complaint]:
    for at, question in _asked(written):
        if question.draft:  # its author has not read it yet
            continue
        place = written.place("questions", at, "id")
        if question.why is None:
            what = f"`{question.id}` has no `why`"
            yield Complaint(place, what, "Explain the answer in a sentence or two.")
        if isinstance(question, TYPED) and len(question.hints) < HINTS:
            what = f"`{question.id}` is answered by typing and has {_few(question.hints, 'hint')}"
            yield Complaint(place, what, "Write two hints that do not give it away.")
        match question:
            case model.ChoiceQuestion() | model.MultiSelectQuestion():
                yield from _options(written, at, question)
            case model.ShortQuestion():
                yield from _samples(written, at, question)
                if len(question.points) > 1 and "need" not in question.model_fields_set:
                    what = f"`{question.id}` does not say how many ideas it needs, so one will do"
                    yield Complaint(place, what, "Write `need: 2`, or `need: 1` if that is meant.")


def _told_too_soon(written: Written) -> Iterator[Complaint]:
    for at, question in _asked(written):
        told = "" if question.draft else _told_by_its_concept(written, question)
        if told:
            what = f"`{question.id}` has no hints, and the first help, its concept's `say`, "
            mend = "Write two hints that do not give it away."
            place = written.place("questions", at, "id")
            yield Complaint(place, f"{what}has the answer in it (`{told}`)", mend)


def _told_by_its_concept(written: Written, question: model.Question) -> str:
    """Give the answer that a learner reads who asks for help where there is no hint; else nothing.

    Of the other kinds a letter or a step is told first.
    """
    helped_by_idea = isinstance(question, model.ChoiceQuestion | model.NumberQuestion)
    if question.hints or not helped_by_idea:
        return ""
    said = written.topic.concept(question.concept).say
    found = (text for text in _answers(question) if re.search(_whole(text), said, re.IGNORECASE))
    return next(found, "")


def _whole(text: str) -> str:
    return rf"(?<!\w){re.escape(text)}(?!\w)"


def _options(
    written: Written, at: int, question: model.ChoiceQuestion | model.MultiSelectQuestion
) -> Iterator[Complaint]:
    for number, option in enumerate(question.choices):
        if option.because is None:
            place = written.place("questions", at, "choices", number)
            what = f"the option `{option.text}` has no `because`"
            yield Complaint(place, what, "Say why it is right, or what is wrong with it.")


def _samples(written: Written, at: int, question: model.ShortQuestion) -> Iterator[Complaint]:
    for name, samples in (("right", question.samples.right), ("wrong", question.samples.wrong)):
        if len(samples) < SAMPLES:
            what = f"`{question.id}` has {_few(samples, f'{name} sample')}"
            mend = "Write two, as somebody would thumb them on a phone."
            yield Complaint(written.place("questions", at, "samples", name), what, mend)


def _concepts(written: Written) -> Iterator[Complaint]:
    for at, concept in enumerate(written.topic.concepts):
        asked = [question for _, question in _asked(written) if question.concept == concept.id]
        if len(asked) < CONCEPT_QUESTIONS:
            what = f"the concept `{concept.id}` has {_few(asked, 'question')}"
            mend = "Ask at least three, worded differently."
            yield Complaint(written.place("concepts", at), what, mend)


def _misconceptions(written: Written) -> Iterator[Complaint]:
    questions: dict[str, model.AskedQuestion] = {item.id: item for item in written.topic.questions}
    for at, wrong in enumerate(written.topic.misconceptions):
        checks = [questions[name] for name in wrong.check_with]
        place = written.place("misconceptions", at, "check_with")
        if len(checks) < CHECKS:
            what = f"`{wrong.id}` has {_few(checks, 'check question')}"
            yield Complaint(place, what, "Give two or more: one right answer may be luck.")
        if checks and not any(isinstance(question, TYPED) for question in checks):
            what = f"no check question of `{wrong.id}` is answered by typing"
            yield Complaint(place, what, "Add one, for a tapped answer may be a guess.")
        if len(wrong.listen_for) < PHRASINGS:
            what = f"`{wrong.id}` listens for {_few(wrong.listen_for, 'phrase')}"
            place = written.place("misconceptions", at, "listen_for")
            yield Complaint(place, what, "Write three or more, as a learner would type them.")


def _heard_in_anything(written: Written) -> Iterator[Complaint]:
    """Remark on phrases of one word that the topic itself uses: right answers have it, too."""
    used: set[str] = set()
    for _, question in _asked(written):
        model_answer = getattr(question, "model", "")
        used.update(re.findall(r"\w+", f"{question.asked} {model_answer}".casefold()))
    for at, wrong in enumerate(written.topic.misconceptions):
        for number, phrase in enumerate(wrong.listen_for):
            if phrase.casefold() in used:
                what = f"`{phrase}` is one word of the topic's own: whoever types it is told that "
                mend = "Write what they would say with it."
                place = written.place("misconceptions", at, "listen_for", number)
                yield Complaint(place, f"{what}they hold `{wrong.id}`", mend)


def _marking_points(written: Written) -> Iterator[Complaint]:
    extended = [item for _, item in _asked(written) if isinstance(item, model.ExtendedQuestion)]
    for at, point in enumerate(written.topic.marking_points):
        credited = [question for question in extended if point.id in question.marks]
        if len(credited) < CREDITED_BY:
            what = f"`{point.id}` can be earned in {_few(credited, 'extended question')}"
            mend = "Name it in the `marks` of two or more."
            yield Complaint(written.place("marking_points", at), what, mend)


def _longest_option(written: Written) -> Iterator[Complaint]:
    """Two thirds is the line: by chance the right one of four is longest in a quarter."""
    choices = [(at, item) for at, item in _asked(written) if isinstance(item, model.ChoiceQuestion)]
    telling = [at for at, item in choices if _right_is_longest(item)]
    if len(choices) >= TELLING and 3 * len(telling) >= 2 * len(choices):
        what = f"the right option is the longest in {len(telling)} of {len(choices)} questions"
        mend = "Shorten it in some, or learners will pick by length."
        yield Complaint(written.place("questions", telling[0], "choices"), what, mend)


def _right_is_longest(question: model.ChoiceQuestion) -> bool:
    right = max(len(option.text) for option in question.choices if option.correct)
    return all(len(option.text) < right for option in question.choices if not option.correct)


def _undescribed(written: Written) -> Iterator[Complaint]:
    """Look for images of which nothing at all is said."""
    for place, thing in _with_alt(written):
        if UNDESCRIBED in (thing.alt, getattr(thing, "back_alt", None)):
            what = f"the image of `{thing.id}` is not described"
            yield Complaint(place, what, "Write after `alt:` what is to be seen.")


def _shown_too_soon(written: Written) -> Iterator[Complaint]:
    """Look for images of which that is said which was to be found out."""
    for place, thing in _with_alt(written):
        told = (thing.alt or "").casefold()
        if any(answer.casefold() in told for answer in _answers(thing)):
            what = f"the `alt` of `{thing.id}` has its answer in it"
            yield Complaint(place, what, "Say what is to be seen, not what it is.")


def _with_alt(written: Written) -> Iterator[tuple[Place, Concept | model.Item]]:
    """Give what may have an image, and where its description stands."""
    parts = ("concepts", "flashcards", "questions")
    for part, things in ((part, getattr(written.topic, part)) for part in parts):
        for at, thing in enumerate(things):
            yield written.place(part, at, "alt"), thing


def _answers(thing: object) -> tuple[str, ...]:
    """Give the right answers that could be read off in a line."""
    match thing:
        case model.Flashcard():
            return thing.answers
        case model.ChoiceQuestion(choices=choices):
            return tuple(option.text for option in choices if option.correct)
        case model.NumberQuestion(answer=answer):
            return (f"{answer:.10g}",)
        case model.ClozeQuestion(gaps=gaps):
            return tuple(filling for gap in gaps for filling in gap)
        case model.ShortQuestion(points=points):
            return tuple(wording.rstrip("*") for point in points for wording in point.any)
        case _:
            return ()


def _nothing_to_ask(written: Written) -> Iterator[Complaint]:
    drafts = sum(item.draft for item in written.topic.items())
    if drafts:
        what = f"{drafts} of the topic's items are drafts, which nobody is asked"
        mend = "Read each, mend it, and take its line `draft: true` away."
        yield Complaint(written.place("topic"), what, mend)
    elif not any(item.is_live for item in written.topic.items()):
        what = f"the topic `{written.topic.topic}` has nothing that is asked"
        yield Complaint(written.place("topic"), what, "Write flashcards.yaml and quiz.yaml.")


def _few(things: Sequence[object], name: str) -> str:
    """Say how few there are: "no hint", "1 hint", "3 hints"."""
    return f"{len(things) or 'no'} {name}{'s' if len(things) > 1 else ''}"
