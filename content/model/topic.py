"""A topic: its concepts, its misconceptions, its marking points, and everything it can ask.

The shapes of the content files hold text and small numbers, know nothing of learners or of the bot,
and cannot be changed once loaded. Rules that need only one value live beside the field; rules that
need the whole topic live in `content.faults.rules`, which knows the lines.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from content.images import Image
from content.model import items as model
from content.model.fields import Id, Label, Pictured, Shape, Text


class Concept(Pictured):
    """One idea of the topic; progress is reported for each."""

    id: Id
    name: Label
    say: Text


class Misconception(Shape):
    """A wrong idea that learners hold, its refutation, and how it sounds when typed."""

    id: Id
    name: Label
    believes: Text
    instead: Text
    listen_for: tuple[Label, ...] = Field(min_length=1)
    check_with: tuple[Id, ...] = ()


class MarkingPoint(Shape):
    """What an examiner gives a mark for: one phrase from each line of `credit_when`."""

    id: Id
    mark: Text
    credit_when: tuple[Annotated[tuple[Label, ...], Field(min_length=1)], ...] = Field(min_length=1)
    ask_if_missing: Text


class JudgedSamples(model.Samples):
    """Answers to one item that tutors have judged while learners were using it."""

    item: Id


class Topic(Shape):
    """A unit of the syllabus with everything it teaches and asks."""

    topic: Id
    title: Label
    language: Label = "en"
    synopsis: Text
    concepts: tuple[Concept, ...] = Field(min_length=1)
    exam_tips: tuple[Text, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    marking_points: tuple[MarkingPoint, ...] = ()
    confusable: tuple[tuple[Label, Label], ...] = ()
    """Pairs of the topic's own terms that are never forgiven for each other."""
    strict: tuple[model.Strict, ...] = ()
    """What no item of the topic forgives in a typed answer."""
    flashcards: tuple[model.Flashcard, ...] = ()
    questions: tuple[Annotated[model.Question, Field(discriminator="type")], ...] = ()
    samples: tuple[JudgedSamples, ...] = ()

    def items(self) -> Iterator[model.Item]:
        """Every item of the topic, flashcards first, in the author's order."""
        yield from self.flashcards
        yield from self.questions

    def images(self) -> Iterator[Image]:
        """Every image of the topic, as often as it is shown."""
        for thing in (*self.concepts, *self.items()):
            shown = [thing.image]
            match thing:
                case model.Flashcard(back_image=back):
                    shown.append(back)
                case (
                    model.ChoiceQuestion(choices=choices)
                    | model.MultiSelectQuestion(choices=choices)
                ):
                    shown += (option.image for option in choices)
            yield from (image for image in shown if image is not None)

    def concept(self, concept_id: str) -> Concept:
        """Give the concept with this id; the loader has made sure that it exists."""
        return next(concept for concept in self.concepts if concept.id == concept_id)

    def misconception(self, misconception_id: str) -> Misconception:
        """Give the misconception with this id; the loader has made sure that it exists."""
        return next(wrong for wrong in self.misconceptions if wrong.id == misconception_id)

    def marking_point(self, point_id: str) -> MarkingPoint:
        """Give the marking point with this id; the loader has made sure that it exists."""
        return next(point for point in self.marking_points if point.id == point_id)
