"""Homework is set: what about, by when, looked over as it will go out, and only then sent.

It may be typed as well as tapped, at any of these steps: "deposition by friday", or before them,
"homework on deposition by friday" (`worded`). What is typed and means nothing here goes where all
words go.
"""

from bot.tutor.choosing.homework_items import missed_of, subjects_of, topics_of
from bot.tutor.choosing.items import item_of
from bot.tutor.homework import homework
from bot.tutor.homework.chosen import LONGEST, OF_CLASS, Chosen, chosen_by, class_named, fits
from bot.tutor.homework.worded import Step, step_of, subject_and_day
from bot.tutor.model.desk import Desk
from bot.tutor.model.homework import MOST_OPEN, HomeworkClass, SetHomework
from bot.tutor.model.links import mark_of
from bot.tutor.model.session import Offer, Writing, beneath
from bot.tutor.moves import homework as says
from bot.tutor.moves.turn import Toast, Turn, offering, say, turn_leaving
from state.clock.timetable import date_at, moment
from state.records.homework import Homework
from state.values import replace

ASSIGNING = "homework"
"""What a tutor may be writing: what homework is about, or by when."""

DAYS = (1, 2, 3, 4, 5, 6, 7, LONGEST)
"""Days from today that are offered."""

MOST_SUBJECTS = 60
"""Concepts that are offered: what still can be looked through."""

AT_A_GLANCE = 8
"""Concepts of several topics that are offered at once; of more, the topic is chosen first."""


def wanted(desk: Desk, text: str) -> Turn:
    """Set homework that is told with the command; ask for which class, if it can be of several."""
    empty = Writing(ASSIGNING, "")
    classes = desk.people.homework.classes if text else ()
    read = ((one, step_of(desk, replace(empty, ref=one.group.key), text)) for one in classes)
    match [(one, step) for one, step in read if step is not None]:
        case []:
            return _show_instead(desk, classes, text)
        case [(_, step)]:
            return _take(desk, step)
        case several:
            named = tuple((one.group, step.command, step.argument) for one, step in several)
            return say(desk, says.ChooseHomeworkClass(named))


def _show_instead(desk: Desk, classes: tuple[HomeworkClass, ...], text: str) -> Turn:
    """Show how the classes stand, and say so where none is taught what was named."""
    shown = homework.show(desk, text)
    if not classes:
        return shown
    today = date_at(desk.now, classes[0].zone)
    named, _ = subject_and_day(text, today, desk.learner.language)
    return replace(shown, moves=(says.NotTaught(named), *shown.moves)) if named else shown


def choose(desk: Desk, argument: str) -> Turn:
    """Ask what the homework of a class is to be about: of many concepts, of which topic first."""
    found = OF_CLASS.fullmatch(argument)
    one = class_named(desk, found[2]) if found else None
    if found is None or one is None:
        return Turn(desk.session, toast=Toast.UNKNOWN)
    if len(one.open) >= MOST_OPEN:
        return say(desk, says.TooMuchHomework())
    topics = [topic for topic in topics_of(desk.library, one) if found[1] in (None, mark_of(topic))]
    subjects = tuple(subjects_of(desk.library, topics))[:MOST_SUBJECTS]
    missed = len(missed_of(desk.library, one)) if found[1] is None else 0
    if len(topics) > 1 and len(subjects) > AT_A_GLANCE:
        named = tuple((mark_of(one), desk.library.topics[one].title) for one in topics)
        return _asking(desk, argument, says.ChooseHomework(one.group, (), missed, named))
    return _asking(desk, argument, says.ChooseHomework(one.group, subjects, missed))


def choose_day(desk: Desk, argument: str) -> Turn:
    """Ask by when."""
    chosen = chosen_by(desk, argument)
    return Turn(desk.session, toast=Toast.UNKNOWN) if chosen is None else _ask_day(desk, chosen)


def look_over(desk: Desk, argument: str) -> Turn:
    """Show what would be sent, and to whom; that it is sent takes one more tap, or a yes."""
    chosen = chosen_by(desk, argument)
    if chosen is None or chosen.day is None or not fits(chosen, chosen.day, desk.now):
        return _refused(desk, chosen)
    today, day = date_at(desk.now, chosen.of.zone), chosen.day
    items = tuple(item_of(desk.library, ref) for ref in chosen.items)
    name = _name(desk, chosen)
    move = says.LookHomeworkOver(chosen.of.group, name, chosen.mark, items, day, today)
    return offering(_asking(desk, chosen.argument, move), Offer(desk.now, "hwsend", argument))


def send(desk: Desk, argument: str) -> Turn:
    """Set what was chosen and looked over."""
    chosen = chosen_by(desk, argument)
    if chosen is None or chosen.day is None or not fits(chosen, chosen.day, desk.now):
        return _refused(desk, chosen)
    today, day = date_at(desk.now, chosen.of.zone), chosen.day
    if len(chosen.of.open) >= MOST_OPEN:
        return say(desk, says.TooMuchHomework())
    made = _homework(chosen, day, desk.now)
    move = says.HomeworkSet(chosen.of.group, _name(desk, chosen), len(made.items), day, today)
    return turn_leaving(desk, beneath(desk.session.activity), (move,), (SetHomework(made),))


def _refused(desk: Desk, chosen: Chosen | None) -> Turn:
    """Shrug at a button that was never ours, or whose day has come too near."""
    known = chosen is not None and chosen.day is not None
    return Turn(desk.session, toast=Toast.STALE if known else Toast.UNKNOWN)


def reads(desk: Desk, writing: Writing, text: str) -> bool:
    """Whether typed words name a subject of the class, or a day, while homework is being set."""
    return step_of(desk, writing, text) is not None


def typed(desk: Desk, writing: Writing, text: str) -> Turn:
    """Take what a tutor has typed: what it is about, by when, or both."""
    step = step_of(desk, writing, text)
    return Turn(desk.session) if step is None else _take(desk, step)


def _take(desk: Desk, step: Step) -> Turn:
    """Go where a button of the same command and argument would lead."""
    match step.command:
        case "sethw":
            return choose(desk, step.argument)
        case "hwby":
            return look_over(desk, step.argument)
        case _:
            chosen = chosen_by(desk, step.argument)
            if chosen is None:
                return Turn(desk.session)
            return _ask_day(desk, chosen, refused=step.refused)


def _ask_day(desk: Desk, chosen: Chosen, *, refused: bool = False) -> Turn:
    today = date_at(desk.now, chosen.of.zone)
    days = tuple(today + ahead for ahead in DAYS)
    name, count = _name(desk, chosen), len(chosen.items)
    move = says.ChooseHomeworkDay(
        chosen.of.group, name, chosen.mark, count, today, days, refused=refused
    )
    return _asking(desk, chosen.argument, move)


def _asking(desk: Desk, argument: str, move: says.HomeworkMove) -> Turn:
    """Ask for what may be tapped or typed; `argument` is what has been chosen so far."""
    writing = Writing(ASSIGNING, argument, before=beneath(desk.session.activity))
    return turn_leaving(desk, writing, (move,))


def _name(desk: Desk, chosen: Chosen) -> str:
    return homework.name_of(desk.library, chosen.about)


def _homework(chosen: Chosen, day: int, now: int) -> Homework:
    """Make homework that ends with a day of the group."""
    zone = chosen.of.zone
    ends_at = moment(day + 1, 0, zone) or now + (day + 1 - date_at(now, zone)) * 86_400
    return Homework(0, chosen.of.group, chosen.about, chosen.items, day, ends_at, now)
