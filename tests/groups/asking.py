"""A room in which questions are asked, answered and told the answer to, by the pure core alone."""

from dataclasses import dataclass, field

from bot.groups.desk import GroupDesk, Person
from bot.groups.events import GroupEvent, Replied, Voted
from bot.groups.moves.questions import PutQuestion
from bot.groups.pushing import ask, fallen_due, push, reveal_at
from bot.groups.revealing import reveal
from bot.groups.turn import Close, GroupTurn, LeaveOut, NoteVote, Put, PutOff, TakeBack
from bot.views.groups.polls import quiz
from state.clock.timetable import date_at, next_slot
from state.records.groups import Push, Slot, Vote
from state.records.learners import Holding, Learner, Review
from state.values import replace
from tests.groups.laying import TESS, TEXTS, Room, said
from tests.narrowing import there

NOBODY = Person(0, "")
BEN = Person(9, "Ben", learner=Learner("Ben", "Europe/London"))
CAL = Person(10, "Cal", learner=Learner("Cal", "Europe/London"))
TODAY = 739_677
"""The day of noon, for a group and for a learner."""

SALES = "sales-information/"


@dataclass
class Class(Room):
    """A room that has been set up."""

    question: Push | None = None
    put: PutQuestion | None = None
    """How the open question was asked."""
    votes: dict[int, Vote] = field(default_factory=dict)
    reviews: dict[int, list[Review]] = field(default_factory=dict)
    holdings: dict[int, list[Holding]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.set_up()

    def desk(self, person: Person) -> GroupDesk:
        """Lay the desk, with what is known of the question."""
        reviews = self.reviews.get(person.number, [])
        desk = super().desk(person)
        return replace(
            desk,
            push=self.question,
            votes=tuple(self.votes.values()),
            person=replace(
                desk.person,
                today=TODAY,
                holdings=tuple(self.holdings.get(person.number, ())),
                reviewed_at=max((review.at for review in reviews), default=0),
            ),
        )

    def happens(self, event: GroupEvent, person: Person = TESS) -> GroupTurn:
        """Let something happen, and keep what the turn decided."""
        return self.keep(super().happens(event, person), person)

    def keep(self, turn: GroupTurn, person: Person = NOBODY) -> GroupTurn:
        """Keep what a turn decided about questions and answers."""
        self.last = turn
        for record in turn.records:
            match record:
                case Put(push=question, question=put):
                    self.question, self.put, self.votes = replace(question, sent=True), put, {}
                    self.noted |= {(question.day, question.slot)}
                case LeaveOut(day=day, slot=slot):
                    self.noted |= {(day, slot)}
                case NoteVote(vote=vote):
                    self.votes[vote.learner_id] = vote
                case TakeBack(learner_id=learner_id):
                    self.votes.pop(learner_id, None)
                case Review():
                    self.reviews.setdefault(person.number, []).append(record)
                case Holding():
                    self.holdings.setdefault(person.number, []).append(record)
                case Close() if self.question is not None:
                    self.question = replace(self.question, open=False)
                case PutOff(until=until) if self.question is not None:
                    self.question = replace(self.question, reveal_at=until)
                case _:
                    pass
        return turn

    def asks(self, item: str, message_id: int | None = 70) -> PutQuestion:
        """Put one item as the question of this moment; gives how it is asked."""
        place = (date_at(self.now, self.timetable.zone), 1)
        reveals = reveal_at(self.timetable, self.now)
        asked = ask(self.desk(NOBODY), self.timetable, SALES + item, place, reveals)
        self.keep(GroupTurn(records=(asked,)))
        assert self.question is not None
        self.question = replace(self.question, message_id=message_id)
        return asked.question

    def falls_due(self, *waiting: tuple[Slot, int]) -> GroupTurn:
        """Let slots fall due that have waited since a moment each."""
        due, _ = fallen_due(self.timetable, waiting, self.now)
        return self.keep(push(self.desk(NOBODY), self.timetable, due))

    def first(self, slot: Slot) -> tuple[Slot, int]:
        """Give a slot with its first moment after now."""
        return slot, there(next_slot(slot.minute, self.timetable.hours, self.now))

    def first_question(self, late: int = 0) -> list[Put]:
        """Let the first slot fall due and so many seconds go by; gives what is asked, if it is."""
        waiting = self.first(self.timetable.slots[0])
        self.now = waiting[1] + late
        return [one for one in self.falls_due(waiting).records if isinstance(one, Put)]

    def choose(self, person: Person, *texts: str) -> GroupTurn:
        """Let somebody vote for options by their texts; none takes a vote back."""
        assert self.put is not None
        shown = quiz(self.put, TEXTS)["options"]
        places = tuple(shown.index(text) for text in texts)
        return self.happens(Voted(places, self.now), person)

    def replies(self, person: Person, text: str) -> GroupTurn:
        """Let somebody reply to the question in words."""
        return self.happens(Replied(text, self.now), person)

    def reveals(self, at: int | None = None) -> str:
        """Give the answer, at a moment or now; gives what the group reads."""
        self.now = at or self.now
        assert self.question is not None
        turn = self.keep(reveal(self.desk(NOBODY), self.question))
        return "\n\n".join(message.html for message in said(turn))
