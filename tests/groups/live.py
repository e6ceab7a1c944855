"""A group in which questions have been asked: what the ledger would give back to a turn."""

from dataclasses import dataclass, field

from bot.groups.desk import GroupDesk, Person
from bot.groups.events import GroupEvent, LookedAhead, Tapped, Voted
from bot.groups.tokens import ledger_place
from bot.groups.turn import Close, EndRound, GroupTurn, KeepRound, LeaveOut, LineUp, NoteVote, Put
from bot.views.groups.show import show
from bot.views.message import Message
from state.records.groups import Past, Push, Round, Vote
from state.values import replace
from tests.groups.laying import TESS, TEXTS, Room

BEN = Person(9, "Ben")


@dataclass
class LiveRoom(Room):
    """A room that remembers its questions and what comes next."""

    live: Round | None = None
    asked: dict[tuple[int, int], Push] = field(default_factory=dict)
    votes: dict[tuple[int, int], dict[int, Vote]] = field(default_factory=dict)
    past: tuple[Past, ...] = ()
    lined_up: tuple[str, ...] = ()
    private: list[Message] = field(default_factory=list)
    about: tuple[int, int] | None = None
    """The question that the event is about."""

    def desk(self, person: Person) -> GroupDesk:
        """Lay the desk with what the ledger holds."""
        push = self.asked.get(self.about) if self.about else None
        so_far = [place for place in self.asked if push and place <= (push.day, push.slot)]
        return replace(
            super().desk(person),
            push=push,
            live=self.live,
            asked=tuple((self.asked[p], tuple(self.votes[p].values())) for p in so_far),
            past=self.past,
            lined_up=self.lined_up,
        )

    def happens(self, event: GroupEvent, person: Person = TESS) -> GroupTurn:
        """Let something happen, and keep what goes into the ledger."""
        if isinstance(event, Tapped):
            self.about = ledger_place(event.data)
        turn = super().happens(event, person)
        self.private += [show(move, TEXTS) for _, move in turn.told]
        for record in turn.records:
            self._write(record)
        return turn

    def _write(self, record: object) -> None:
        match record:
            case KeepRound(live=live):
                self.live = live
            case EndRound():
                self.live = None
            case LineUp(items=items):
                self.lined_up = items
            case LeaveOut(day=day, slot=slot):
                self.noted |= {(day, slot)}
            case Put(push=push, question=question):
                place = (push.day, push.slot)
                number = 100 + len(self.asked)
                self.asked[place] = replace(push, message_id=number, sent=True)
                self.votes[place] = {}
                self.noted |= {place}
                self.screen.append(show(question, TEXTS))
            case Close(push=push):
                self.asked[push.day, push.slot] = replace(push, open=False)
            case NoteVote(push=push, vote=vote):
                self.votes[push.day, push.slot][vote.learner_id] = vote
            case _:
                pass

    @property
    def question(self) -> Push:
        """The newest question."""
        return list(self.asked.values())[-1]

    def votes_for(self, person: Person, *, right: bool) -> None:
        """Let somebody vote on the newest question, rightly or not."""
        push = self.question
        item = self.teaching.library.item(push.item)
        choices = getattr(item, "choices", None)
        correct = (
            {n for n, one in enumerate(choices) if one.correct}
            if choices
            else {0 if getattr(item, "answer", True) else 1}
        )
        wrong = next(n for n in push.order if n not in correct)
        places = [push.order.index(n) for n in (sorted(correct) if right else [wrong])]
        self.about = (push.day, push.slot)
        self.happens(Voted(tuple(places), self.now), person)

    def looks_ahead(self, person: Person = TESS) -> str:
        """Follow the link to what comes next; gives what is shown in private."""
        self.happens(LookedAhead(self.now), person)
        return self.private[-1].html

    def taps_in_private(self, label: str, person: Person = TESS) -> GroupTurn:
        """Tap a button of the newest private message."""
        found = [b.data for row in self.private[-1].rows for b in row if b.label == label]
        return self.happens(Tapped(found[0], self.now), person)
