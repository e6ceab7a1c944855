"""The phone of a tutor, from which files are sent over real HTTP."""

from state.records.learners import Role, Who
from state.tables import roles
from tests.chatting import Phone, RunningBot


class Desk(Phone):
    """The phone of a tutor, who sends files."""

    async def sends(self, name: str, data: bytes) -> str:
        """Send a file, wait for the reply, and give all that it shows."""

        def act() -> int:
            self.bot.api.people.send_file(self.person, self.person, name, "", data)
            return self.bot.api.world.updates.last_id

        return await self._answered(act)

    async def publishes(self, name: str, data: bytes) -> str:
        """Send a file and publish what is in it."""
        await self.sends(name, data)
        return await self.tap("Publish")


def of(bot: RunningBot, name: str, role: Role | None = Role.TUTOR) -> Desk:
    """Give the phone of somebody, with a role."""
    phone = Desk(bot, bot.api.world.person(name))
    if role:
        who = Who(bot.api.world.bot.id, phone.id)
        bot.writer.do(lambda db: roles.give(db, who, role))
    return phone
