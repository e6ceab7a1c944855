"""What somebody has answered in Anki, taken along by `viva import --history`."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import partial

from msgspec import Struct

from bot.engine.taking_along import Past, in_parts, past_of, take_along
from bot.importing.anki.history import history_of
from bot.importing.found import Given
from bot.importing.topic.merge import Merged
from content.load import load_topic
from state import opening
from state.errors import StateError
from state.opening import Place
from state.records.learners import Who
from state.tables import learners
from state.writer import Writer


class Person(Struct, frozen=True):
    """Whose schedule it goes into."""

    database: Place
    bot_id: int
    learner: int

    @property
    def who(self) -> Who:
        """Give them as the tables know them."""
        return Who(self.bot_id, self.learner)


def with_history(given: Given, merged: Merged, person: Person, now: int) -> str:
    """Log what a package holds of the items that were imported; says what came of it.

    Raises Refused for what is no package of Anki's, StateError for somebody the bot does not know.
    """
    found = history_of(given, now)
    topic = load_topic(merged.folder.path)
    there = {item.id for item in topic.items()}
    of_items = {
        f"{topic.topic}/{one.id}": found[one.made.item.key]
        for one in merged.built.entries
        if one.id in there and one.made is not None and one.made.item.key in found
    }
    past = {ref: past_of(history) for ref, history in of_items.items()}
    taken = _write(person, past)
    near = sum(not of_items[ref].is_whole for ref in taken)
    said = [f"History: {sum(taken.values())} reviews of {len(taken)} items taken along."]
    if left := len(past) - len(taken):
        said.append(f"{left} were answered here already, and stay as they are.")
    if near:
        said.append(f"Of {near} the log does not go back to the beginning: they begin anew in it.")
    return " ".join(said)


def _write(person: Person, past: Mapping[str, Sequence[Past]]) -> dict[str, int]:
    who = person.who
    with closing(Writer(opening.session(person.database))) as writer:
        learner = writer.do(lambda db: learners.learner(db, who))
        if learner is None:
            raise StateError(f"the bot knows nobody with the number {person.learner}; /whoami.")
        taken: dict[str, int] = {}
        for some in in_parts(past):
            taken |= writer.do(partial(take_along, who=who, zone=learner.zone, past=some))
        return taken
