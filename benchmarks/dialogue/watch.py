"""Counts what the tutor does, beside its back: moves, ratings, wrong ideas, and time taken.

`respond` is wrapped where the engine calls it, so the turns are the engine's own; nothing that is
seen here reaches a learner.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from unittest.mock import patch

from benchmarks.dialogue.mind import Mind
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Why
from bot.tutor.model.events import Event
from bot.tutor.moves.asking import Ask
from bot.tutor.moves.marking import MarkTyped
from bot.tutor.moves.turn import Turn
from bot.tutor.respond import respond
from content.model.items import DEMAND, kind_of
from state.records.learners import Attempt, Hold, Holding, Rating, Review

WEEK = 7


class Clearing(NamedTuple):
    """How it was when an idea was declared cleared."""

    day: int
    held: bool
    """Whether it was really held then."""
    late: int
    """Days for which it had been gone; 0 where it was held."""


@dataclass
class Case:
    """One wrong idea of one learner, as the tutor has followed it."""

    held_at_first: bool
    """Whether it was really held when it was first heard."""
    active: int | None = None
    cleared: list[Clearing] = field(default_factory=list)
    state: Hold = Hold.SUSPECTED


@dataclass
class Watch:
    """Everything counted in one class."""

    minds: dict[str, Mind]
    """By the learner's name."""
    first_day: int
    paused: bool = False
    """Whether what happens now is only tried out."""
    counts: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    ratings: Counter[Rating] = field(default_factory=Counter)
    rungs: defaultdict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    """By week."""
    cases: dict[tuple[str, str], Case] = field(default_factory=dict)
    """By learner and wrong idea."""
    responding: list[float] = field(default_factory=list)
    """Seconds of CPU that `respond` took, grading included."""
    turns: list[float] = field(default_factory=list)
    """The same for the whole of a turn, without the flush to disk."""

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Stand beside the engine."""
        with patch("bot.engine.engine.respond", self._respond):
            yield

    def timed(self, work: Callable[[Any], Any]) -> Callable[[Any], Any]:
        """Note how long a turn's work takes."""

        def taken(db: Any) -> Any:
            begun = time.thread_time()
            result = work(db)
            self.turns.append(time.thread_time() - begun)
            return result

        return taken

    def _respond(self, desk: Desk, event: Event) -> Turn:
        if self.paused:
            return respond(desk, event)
        begun = time.thread_time()
        turn = respond(desk, event)
        self.responding.append(time.thread_time() - begun)
        self._count(desk, turn)
        return turn

    def _count(self, desk: Desk, turn: Turn) -> None:
        for move in turn.moves:
            self.counts[type(move).__name__] += 1
            match move:
                case Ask(in_place=False, why=why, item=item):
                    self.counts[f"asked {why}"] += 1
                    if why is not Why.AGAIN:
                        week = (desk.today - self.first_day) // WEEK
                        self.rungs[week][DEMAND[kind_of(item)]] += 1
                case MarkTyped(hint=str()):
                    self.counts["hint with verdict"] += 1
                case _:
                    pass
        for record in turn.records:
            match record:
                case Attempt(outcome=outcome):
                    self.outcomes[outcome] += 1
                case Review(rating=rating):
                    self.ratings[rating] += 1
                case Holding():
                    self._follow(desk.learner.name, record, desk.today)
                case _:
                    self.counts[type(record).__name__] += 1

    def _follow(self, name: str, holding: Holding, today: int) -> None:
        mind = self.minds[name]
        held = holding.misconception in mind.held
        case = self.cases.setdefault((name, holding.misconception), Case(held))
        if holding.state is not Hold.SUSPECTED and case.active is None:
            case.active = today
        if holding.state is Hold.CLEARED and case.state is not Hold.CLEARED:
            gone = mind.dropped.get(holding.misconception)
            late = 0 if gone is None else today - self.first_day - gone
            case.cleared.append(Clearing(today, held, late))
        if holding.state is Hold.RELAPSED and case.state is not Hold.RELAPSED:
            self.counts["relapsed"] += 1
        case.state = holding.state
