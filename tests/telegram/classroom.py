"""A group on the strict local Telegram, with the people in it and what the bot shows them there."""

from collections.abc import Callable
from functools import cache
from typing import Any

from bot.playground.world.world import Chat, Person
from content.library import Library
from state.records.groups import Where
from state.records.learners import Role, Who
from state.tables import pushes, roles
from tests.chatting import Json, RunningBot, Watched, labels
from tests.clock import HOUR, Clock
from tests.dialogues.player import cut_down
from tests.shipped import shipped
from tests.tutor.laying import SMALL


@cache
def taught() -> Library:
    """Two topics, with enough to ask for two weeks."""
    more = ("broadband-promise", "early-bad-news", "recovery-steps", "nps-thirty")
    asked = [*SMALL.refs("sales-information"), *(f"business-principles/{name}" for name in more)]
    return cut_down(shipped(), asked)


class Classroom(Watched):
    """One group with the bot in it."""

    def __init__(self, bot: RunningBot, *people: Person, chat: Chat | None = None) -> None:
        assert isinstance(bot.api.world.clock, Clock)
        self.clock = bot.api.world.clock
        self.chat = chat or bot.api.world.group("Class", people, forum=True)
        super().__init__(bot, self.chat.id)

    @property
    def tess(self) -> Person:
        """The tutor of the group."""
        return self.bot.api.world.person("Tess")

    @property
    def ada(self) -> Person:
        """A learner."""
        return self.bot.api.world.person("Ada")

    @property
    def ben(self) -> Person:
        """Another learner."""
        return self.bot.api.world.person("Ben")

    @property
    def thread(self) -> int:
        """The first topic of its forum."""
        return next(iter(self.chat.topics))

    @property
    def messages(self) -> list[Json]:
        """What the bot has in the group now."""
        return self.bot.api.sent(self.chat)

    @property
    def last(self) -> Json:
        """The bot's newest message in the group, as it stands."""
        return self.messages[-1]

    async def types(self, who: Person, text: str, **how: Any) -> str:
        """Let somebody write into the group; gives all that the bot shows because of it."""
        return await self._answered(lambda: self.bot.api.people.say(who, self.chat, text, **how))

    async def taps(self, who: Person, label: str) -> str:
        """Let somebody tap the newest button with this label."""
        found = next(one for one in reversed(self.messages) if label in labels(one))
        return await self._answered(lambda: self.bot.api.people.press(who, found, label))

    async def presses(self, who: Person, data: str) -> str:
        """Let somebody send any data for the newest message with buttons."""
        found = next(one for one in reversed(self.messages) if labels(one))
        await self._answered(lambda: self.bot.api.people.press(who, found, data))
        return self.toasts()[-1]

    async def votes(self, who: Person, *options: int) -> None:
        """Let somebody vote on the newest poll."""
        poll = next(one for one in reversed(self.messages) if "poll" in one)
        await self._answered(lambda: self.bot.api.people.vote(who, poll, options))

    async def vote(self, who: Person, *, right: bool) -> None:
        """Let somebody vote on the newest poll, for what is right or for the first that is not."""
        poll = next(one["poll"] for one in reversed(self.messages) if "poll" in one)
        correct = poll["correct_option_ids"]
        wrong = next(n for n in range(len(poll["options"])) if n not in correct)
        await self.votes(who, *(correct if right else [wrong]))

    async def comes(self, what: str) -> Json:
        """Wait until the bot has a message with these words in the group, and give it."""

        def found() -> Json | None:
            return next((one for one in reversed(self.messages) if what in _words(one)), None)

        message: Json = await self.bot.api.until(found)
        return message

    async def set_up(self, **how: Any) -> None:
        """Let Tess set the group up with all topics, asked at 17:00 on the days of school."""
        await self.types(self.tess, "/setup", **how)
        for button in ("All topics", "17:00", "Monday to Friday"):
            await self.taps(self.tess, button)

    async def question_of_the_day(self, item: str = "") -> Json:
        """Let the clock jump to the question; gives its message."""
        if item:
            self.lines_up(f"sales-information/{item}")
        before = len(self.messages)
        self.clock.move(5 * HOUR)
        await self.bot.api.until(lambda: len(self.messages) > before)
        await self.settled()
        return self.last

    async def answer_next_morning(self) -> Json:
        """Let the clock jump from the question to its answer; gives that message."""
        self.clock.move(15 * HOUR)
        return await self.comes("The answer:")

    async def settled(self) -> None:
        """Wait until all that has happened is worked off and all that was said is sent."""
        new = "SELECT count(*) FROM inbox WHERE state = 'new'"
        waiting = "SELECT count(*) FROM outbox WHERE state = 'waiting'"
        pending, rows = self.bot.api.world.updates.pending, self.bot.rows
        await self.bot.api.until(
            lambda: not pending and not rows(new)[0][0] and not rows(waiting)[0][0]
        )

    async def _answered(self, act: Callable[[], Any]) -> str:
        before = len(self.shown)
        act()
        await self.settled()
        return "\n\n".join(_words(message) for message in self.shown[before:])

    def lines_up(self, item: str, thread_id: int = 0) -> None:
        """Let an item be the next question."""
        where = Where(self.bot.api.world.bot.id, self.chat.id, thread_id)
        self.bot.writer.do(lambda db: pushes.line_up(db, where, [item]))

    def state(self, thread_id: int = 0) -> str:
        """Tell whether questions go out."""
        ((state,),) = self.bot.rows(
            "SELECT state FROM timetables WHERE chat_id = ? AND thread_id = ?",
            self.chat.id,
            thread_id,
        )
        return str(state)

    async def happened(self, **update: Any) -> str:
        """Let Telegram deliver an update that no phone would make, and wait for what follows."""
        return await self._answered(lambda: self.bot.deliver(**update))


def _words(message: Json) -> str:
    poll = message.get("poll")
    return str(poll["question"]) if poll else str(message.get("text", ""))


def tutor(bot: RunningBot, person: Person) -> Person:
    """Make somebody a tutor."""
    who = Who(bot.api.world.bot.id, person.id)
    bot.writer.do(lambda db: roles.give(db, who, Role.TUTOR))
    return person
