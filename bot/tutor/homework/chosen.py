"""What has been chosen of homework that is being set, as the buttons of its steps carry it.

Whoever taps may have lost the class meanwhile, and the class its topic: what a button carries is
looked up anew each time.
"""

import re

from msgspec import Struct

from bot.tutor.choosing.homework_items import subject_marked
from bot.tutor.model.desk import Desk
from bot.tutor.model.homework import HomeworkClass
from state.clock.timetable import date_at

LONGEST = 14
"""Days from today on which homework ends at the latest."""

OF_CLASS = re.compile(r"([0-9a-f]{16})?(-\d{1,18}(?:-\d{1,10})?)", re.ASCII)
"""The topic that was chosen, if one was, and the class."""

OF_SUBJECT = re.compile(r"([0-9a-f]{16}|missed)(?:-(\d{6}))?(-\d{1,18}(?:-\d{1,10})?)", re.ASCII)
"""The mark of a subject, a day if one was chosen, and the class."""


class Chosen(Struct, frozen=True):
    """What a button carries, as far as it holds: what is set for whom, and by when."""

    of: HomeworkClass
    mark: str
    about: str
    items: tuple[str, ...]
    day: int | None

    @property
    def argument(self) -> str:
        """What the buttons of the next step carry."""
        return f"{self.mark}{self.of.group.key}"


def chosen_by(desk: Desk, argument: str) -> Chosen | None:
    """Find what a button carries; None if it is not, or no longer, this person's to set."""
    found = OF_SUBJECT.fullmatch(argument)
    one = class_named(desk, found[3]) if found else None
    subject = subject_marked(desk.library, one, found[1]) if found and one else None
    if found is None or one is None or subject is None:
        return None
    return Chosen(one, found[1], *subject, int(found[2]) if found[2] else None)


def fits(chosen: Chosen, day: int, now: int) -> bool:
    """Whether homework may end with a day: tomorrow at the earliest, and not too far away."""
    today = date_at(now, chosen.of.zone)
    return today < day <= today + LONGEST


def class_named(desk: Desk, chat: str) -> HomeworkClass | None:
    """Find the class of this key among those that one may set homework for."""
    classes = desk.people.homework.classes
    return next((one for one in classes if one.group.key == chat), None)
