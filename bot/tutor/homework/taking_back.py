"""Homework is taken back: asked about first, because a class may be doing it."""

from bot.tutor.homework import homework
from bot.tutor.model.desk import Desk
from bot.tutor.model.homework import EndHomework, HomeworkClass
from bot.tutor.model.session import Offer
from bot.tutor.moves import homework as says
from bot.tutor.moves.turn import Toast, Turn, offering, say
from state.records.homework import Standing
from state.values import replace


def end(desk: Desk, number: str) -> Turn:
    """Ask whether homework is to be taken back."""
    found = _open(desk, number)
    if found is None:
        return Turn(desk.session, toast=Toast.STALE)
    _, standing = found
    name = homework.name_of(desk.library, standing.homework.about)
    asked = say(desk, says.EndHomeworkFirst(standing.homework, name))
    return offering(asked, Offer(desk.now, "endhwnow", number))


def end_now(desk: Desk, number: str) -> Turn:
    """Take homework back."""
    found = _open(desk, number)
    if found is None:
        return Turn(desk.session, toast=Toast.STALE)
    one, standing = found
    left = tuple(other for other in one.open if other != standing)
    name = homework.name_of(desk.library, standing.homework.about)
    said = says.HomeworkTakenBack(standing.homework.group, name)
    shown = homework.of_class(desk, replace(one, open=left))
    return Turn(desk.session, (said, shown), (EndHomework(int(number)),))


def _open(desk: Desk, number: str) -> tuple[HomeworkClass, Standing] | None:
    """Find a piece of homework of one's classes that is not over yet."""
    for one in desk.people.homework.classes:
        for standing in one.open:
            if str(standing.homework.number) == number:
                return one, standing
    return None
