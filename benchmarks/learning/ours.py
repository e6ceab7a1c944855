"""The bot's own policy, played by its real composer, plan and schedule.

The learner has one topic with as many concepts as the bank needs, each with items from recognising
to producing, as in the shipped topics. What the bot would find in its database is laid on the same
shelf; what follows an answer is what `state.tables.memory.reviews` does with it.
"""

from collections import Counter, deque
from functools import lru_cache
from typing import Any

from benchmarks.learning.learners import CONCEPT, Learner
from benchmarks.learning.policies import Policy
from bot.tutor.choosing.composer import compose, size_of
from bot.tutor.choosing.course import course_of
from bot.tutor.model.shelf import Shelf
from content.library import Library
from content.model import items as model
from content.model.topic import Concept, Topic
from state.memory import plan, schedule
from state.records.learners import DayTally, Memory, Rating, Review
from state.values import replace

TOPIC = "bank"
DAY = 740_000
"""The first day; learners' days are counted from it."""


class Ours(Policy):
    """Sessions as the bot composes them, one after the other while the day lasts."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(learner)
        self.library = bank(self.items)
        self.refs = [f"{TOPIC}/{_name(number)}" for number in range(self.items)]
        self.number = {ref: number for number, ref in enumerate(self.refs)}
        self.options = learner.options
        self.exam, self.budget = DAY + learner.case.days, learner.case.budget
        self.memories: dict[str, Memory] = {}
        self.due: Counter[int] = Counter()
        self.recent: deque[bool] = deque(maxlen=plan.RECENT)
        self.days: dict[int, int] = {}

    def begin(self, day: int) -> None:
        """Begin a day; the first session is composed when it is needed."""
        super().begin(DAY + day)
        self.queue: list[str] = []

    def choose(self) -> int:
        """Take the next of the session, or begin another one."""
        if not self.queue:
            size = min(size_of(0), self.budget - len(self.asked))
            shelf = self.shelf()
            slots = compose(self.library, [TOPIC], shelf, self.day, size)
            self.queue = [slot.ref for slot in slots]
            self.retention = course_of(self.library, [TOPIC], shelf, self.day).retention
        return self.number[self.queue.pop(0)]

    def answered(self, item: int, *, right: bool) -> None:
        """Review the item, as the bot does, on a day with little else due."""
        super().answered(item, right=right)
        ref = self.refs[item]
        rating = Rating.GOOD if right else Rating.AGAIN
        review = Review(ref, 0, self.day, rating, self.retention, self.options[item])
        before = self.memories.get(ref)
        if before is not None:
            self.due[before.due] -= 1
        others = (self.memories.get(other) for other in kin(self.items, ref))
        due = schedule.choose_day(
            schedule.window(before, review), self.due, {one.due for one in others if one}
        )
        self.memories[ref] = schedule.review(before, replace(review, due=due))
        self.due[due] += 1
        self.recent.append(right)
        self.days[self.day] = self.days.get(self.day, 0) + 1

    def shelf(self) -> Shelf:
        """Lay what the bot would load."""
        tallies = [DayTally(day, count, 0) for day, count in self.days.items()]
        return Shelf(
            memories=tuple(self.memories.values()),
            accuracy=sum(self.recent) / len(self.recent) if self.recent else None,
            exams={"": self.exam},
            pace=plan.pace(tallies, self.day),
        )


@lru_cache
def bank(items: int) -> Library:
    """Make a topic of so many items, a concept's items in the order of their rungs."""
    concepts = -(-items // len(CONCEPT))
    made = [_item(number) for number in range(items)]
    topic = Topic(
        topic=TOPIC,
        title="A bank of questions",
        synopsis="Made for the benchmark.",
        concepts=tuple(
            Concept(id=f"c{n}", name=f"Concept {n}", say="So.") for n in range(concepts)
        ),
        flashcards=tuple(item for item in made if isinstance(item, model.Flashcard)),
        questions=tuple(item for item in made if not isinstance(item, model.Flashcard)),
    )
    return Library({TOPIC: topic})


def _item(number: int) -> model.Item:
    concept, place = divmod(number, len(CONCEPT))
    about: dict[str, Any] = {"id": _name(number), "concept": f"c{concept}"}
    match place:
        case 0 | 1 | 2:
            options = [model.Option(right="a"), *(model.Option(wrong=letter) for letter in "bcd")]
            return model.ChoiceQuestion(**about, type="choice", ask="?", choices=tuple(options))
        case 3 | 4:
            return model.Flashcard(**about, front="?", back="!")
        case 5:
            return model.ClozeQuestion(**about, type="cloze", ask="A {gap}.")
        case _:
            points = (model.Point(idea="one", any=("one",)),)
            return model.ShortQuestion(**about, type="short", ask="?", points=points, model="one")


@lru_cache(maxsize=1000)
def kin(items: int, ref: str) -> tuple[str, ...]:
    """Give an item's siblings, looked up once."""
    return bank(items).siblings_of(ref)


def _name(number: int) -> str:
    return f"item-{number}"
