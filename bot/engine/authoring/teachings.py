"""What each learner is taught at this moment: mostly what all are, and not always.

Whoever has a question open when its topic changes finishes it as it was asked: until it is settled
they are taught that topic as it was. Whoever tries out a topic of theirs is taught that beside the
others. And what a tutor has published is taught to the groups of its makers alone.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from bot.grading.grader import Grader
from bot.tutor.model.authoring import as_trial, trial_name
from bot.tutor.model.drill import Drill, Prompt, Stage
from bot.tutor.model.session import Session, beneath
from bot.tutor.model.teaching import Teaching
from content.ids import topic_id_of
from content.library import Library
from content.model.topic import Topic

_FORMER: Final = 3
"""States of a topic that are remembered for questions that are open."""
_MOST: Final = 30
"""Teachings that differ from the current one in a topic, and are kept for the next turn."""


class _Former(Struct, frozen=True):
    """A topic as it was, with its grader, and a library of it alone to tell its items by."""

    topic: Topic
    grader: Grader
    alone: Library


class Teachings:
    """What is taught now, what was taught before, and what is only tried out."""

    def __init__(self, current: Teaching) -> None:
        self.current = current
        self._former: dict[str, tuple[_Former, ...]] = {}
        self._made: OrderedDict[str, tuple[Teaching, Teaching]] = OrderedDict()

    def change(self, to: Teaching) -> None:
        """Teach something else from now on, and remember what was otherwise before."""
        for name, topic in self.current.library.topics.items():
            if to.library.topics.get(name) != topic:
                alone = Library(MappingProxyType({name: topic}))
                was = _Former(topic, self.current.graders[name], alone)
                self._former[name] = (was, *self._former.get(name, ()))[:_FORMER]
        self.current = to

    def for_session(self, session: Session) -> Teaching:
        """Give what somebody is taught whose session this is."""
        match beneath(session.activity):
            case Drill(prompt=Prompt() as prompt) if prompt.stage is not Stage.SETTLED:
                return self._as_asked(prompt)
            case _:
                return self.current

    def with_trial(self, teaching: Teaching, digest: str, topic: Topic) -> Teaching:
        """Give what is taught, with a topic that is only tried out."""
        made = partial(_with, teaching, as_trial(topic, digest), None)
        return self._kept(trial_name(digest), teaching, made)

    def without(self, teaching: Teaching, hidden: frozenset[str]) -> Teaching:
        """Give what is taught to somebody whom some topics are kept from."""
        hidden &= teaching.library.topics.keys()
        if not hidden:
            return teaching
        made = partial(_without, teaching, hidden)
        return self._kept(f"without {' '.join(sorted(hidden))}", teaching, made)

    def _kept(self, name: str, on: Teaching, make: Callable[[], Teaching]) -> Teaching:
        """Give a teaching that was made of another one before, or make it."""
        known = self._made.get(name)
        if known is None or known[0] is not on:
            self._made[name] = known = (on, make())
        self._made.move_to_end(name)
        if len(self._made) > _MOST:
            self._made.popitem(last=False)
        return known[1]

    def _as_asked(self, prompt: Prompt) -> Teaching:
        """Give a teaching in which the open item is as it was asked, if that is remembered."""
        name = topic_id_of(prompt.ref)
        library = self.current.library
        if library.item(prompt.ref) is not None and library.version(prompt.ref) == prompt.version:
            return self.current
        for was in self._former.get(name, ()):
            if was.alone.item(prompt.ref) and was.alone.version(prompt.ref) == prompt.version:
                made = partial(_with, self.current, was.topic, was.grader)
                return self._kept(prompt.ref + prompt.version, self.current, made)
        return self.current


def _without(teaching: Teaching, hidden: frozenset[str]) -> Teaching:
    topics = {name: one for name, one in teaching.library.topics.items() if name not in hidden}
    graders = {name: one for name, one in teaching.graders.items() if name not in hidden}
    library = Library(MappingProxyType(topics), teaching.library.preview)
    return Teaching(library, graders, teaching.ear)


def _with(teaching: Teaching, topic: Topic, grader: Grader | None) -> Teaching:
    """Give a teaching in which one topic is another, or is there as well."""
    topics = {**teaching.library.topics, topic.topic: topic}
    graders = {**teaching.graders, topic.topic: grader or Grader(topic, ear=teaching.ear)}
    library = Library(MappingProxyType(topics), teaching.library.preview)
    return Teaching(library, graders, teaching.ear)
