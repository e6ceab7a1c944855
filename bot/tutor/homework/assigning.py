"""Homework is set: what about, by when, looked over as it will go out, and only then sent.

It may be typed as well as tapped, at any of these steps: "deposition by friday", or before them,
"homework on deposition by friday". What is typed and names neither a subject of the class nor a day
is not meant for this, and goes where all words go. What was sent is taken back only after a second
tap, because a class may be doing it.
"""

import re

from msgspec import Struct

from bot.tutor.choosing.homework_items import (
    missed_of,
    subject_marked,
    subjects_of,
    topics_of,
)
from bot.tutor.choosing.items import item_of
from bot.tutor.finding import lookup
from bot.tutor.homework import homework
from bot.tutor.language.dates import read_day
from bot.tutor.language.plain import plain
from bot.tutor.model.desk import Desk
from bot.tutor.model.homework import MOST_OPEN, EndHomework, HomeworkClass, SetHomework
from bot.tutor.model.links import mark_of
from bot.tutor.model.session import Offer, Writing, beneath
from bot.tutor.moves import homework as says
from bot.tutor.moves.turn import Toast, Turn, offering, say, turn_leaving
from state.clock.timetable import date_at, moment
from state.records.homework import Homework, Standing
from state.values import replace

ASSIGNING = "homework"
"""What a tutor may be writing: what homework is about, or by when."""

DAYS = (1, 2, 3, 4, 5, 6, 7, 14)
"""Days from today that are offered."""

MOST_SUBJECTS = 60
"""Concepts that are offered: what still can be looked through."""

AT_A_GLANCE = 8
"""Concepts of several topics that are offered at once; of more, the topic is chosen first."""

MOST_WORDS = 30
"""Words that tell of homework: a subject, a day, and what is said around them."""

ASIDE_WORDS = 3
"""Words beside a day that may say nothing, where the subject is chosen: "no i mean saturday"."""

_CLASS = re.compile(r"([0-9a-f]{16})?(-\d{1,18}(?:-\d{1,10})?)", re.ASCII)
"""The topic that was chosen, if one was, and the class."""

_SUBJECT = re.compile(r"([0-9a-f]{16}|missed)(?:-(\d{6}))?(-\d{1,18}(?:-\d{1,10})?)", re.ASCII)


class _Chosen(Struct, frozen=True):
    """What a button carries, as far as it holds: what is set for whom, and by when."""

    of: HomeworkClass
    mark: str
    about: str
    items: tuple[str, ...]
    day: int | None

    @property
    def argument(self) -> str:
        return f"{self.mark}{self.of.group.key}"


class _Step(Struct, frozen=True):
    """Where words lead in setting homework: the command and argument of a button."""

    command: str
    argument: str
    refused: bool = False
    """Whether a day was named that homework cannot end with."""


def wanted(desk: Desk, text: str) -> Turn:
    """Set homework that is told with the command; ask for which class, if it can be of several."""
    empty = Writing(ASSIGNING, "")
    classes = desk.people.homework.classes if text else ()
    read = ((one, _step(desk, replace(empty, ref=one.group.key), text)) for one in classes)
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
    named, _ = _subject_and_day(text, today, desk.learner.language)
    return replace(shown, moves=(says.NotTaught(named), *shown.moves)) if named else shown


def choose(desk: Desk, argument: str) -> Turn:
    """Ask what the homework of a class is to be about: of many concepts, of which topic first."""
    found = _CLASS.fullmatch(argument)
    one = _named(desk, found[2]) if found else None
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
    chosen = _chosen(desk, argument)
    return Turn(desk.session, toast=Toast.UNKNOWN) if chosen is None else _ask_day(desk, chosen)


def look_over(desk: Desk, argument: str) -> Turn:
    """Show what would be sent, and to whom; that it is sent takes one more tap, or a yes."""
    chosen = _chosen(desk, argument)
    if chosen is None or chosen.day is None or not _fits(chosen, chosen.day, desk.now):
        return _refused(desk, chosen)
    today, day = date_at(desk.now, chosen.of.zone), chosen.day
    items = tuple(item_of(desk.library, ref) for ref in chosen.items)
    name = _name(desk, chosen)
    move = says.LookHomeworkOver(chosen.of.group, name, chosen.mark, items, day, today)
    return offering(_asking(desk, chosen.argument, move), Offer(desk.now, "hwsend", argument))


def send(desk: Desk, argument: str) -> Turn:
    """Set what was chosen and looked over."""
    chosen = _chosen(desk, argument)
    if chosen is None or chosen.day is None or not _fits(chosen, chosen.day, desk.now):
        return _refused(desk, chosen)
    today, day = date_at(desk.now, chosen.of.zone), chosen.day
    if len(chosen.of.open) >= MOST_OPEN:
        return say(desk, says.TooMuchHomework())
    made = _homework(chosen, day, desk.now)
    move = says.HomeworkSet(chosen.of.group, _name(desk, chosen), len(made.items), day, today)
    return turn_leaving(desk, beneath(desk.session.activity), (move,), (SetHomework(made),))


def _refused(desk: Desk, chosen: _Chosen | None) -> Turn:
    """Shrug at a button that was never ours, or whose day has come too near."""
    known = chosen is not None and chosen.day is not None
    return Turn(desk.session, toast=Toast.STALE if known else Toast.UNKNOWN)


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


def reads(desk: Desk, writing: Writing, text: str) -> bool:
    """Whether typed words name a subject of the class, or a day, while homework is being set."""
    return _step(desk, writing, text) is not None


def typed(desk: Desk, writing: Writing, text: str) -> Turn:
    """Take what a tutor has typed: what it is about, by when, or both."""
    step = _step(desk, writing, text)
    return Turn(desk.session) if step is None else _take(desk, step)


def _take(desk: Desk, step: _Step) -> Turn:
    """Go where a button of the same command and argument would lead."""
    match step.command:
        case "sethw":
            return choose(desk, step.argument)
        case "hwby":
            return look_over(desk, step.argument)
        case _:
            chosen = _chosen(desk, step.argument)
            if chosen is None:
                return Turn(desk.session)
            return _ask_day(desk, chosen, refused=step.refused)


def _step(desk: Desk, writing: Writing, text: str) -> _Step | None:
    """Find how far typed words lead; None where they are not meant for homework."""
    of_class, of_subject = _CLASS.fullmatch(writing.ref), _SUBJECT.fullmatch(writing.ref)
    one = _named(desk, of_subject[3] if of_subject else of_class[2] if of_class else "")
    if one is None:
        return None
    named, day = _subject_and_day(text, date_at(desk.now, one.zone), desk.learner.language)
    if not named and of_subject is None:
        return _Step("sethw", writing.ref)
    about = _about(desk, one, named) if named else ""
    is_aside = day is not None and of_subject is not None and len(named.split()) <= ASIDE_WORDS
    if about is None and is_aside:
        about = ""
    if about is None:
        return None
    if about in desk.library.topics:
        return _Step("sethw", f"{mark_of(about)}{one.group.key}")
    mark = mark_of(about) if about else of_subject[1] if of_subject else ""
    chosen = _chosen(desk, f"{mark}{one.group.key}")
    if chosen is None:
        return None
    if day is None or not _fits(chosen, day, desk.now):
        return _Step("hwabout", chosen.argument, refused=day is not None)
    return _Step("hwby", f"{mark}-{day}{one.group.key}")


def _subject_and_day(text: str, today: int, language: str) -> tuple[str, int | None]:
    """Part typed words into a subject and the day behind it, or before it."""
    words = text.replace(",", " ").replace(":", " ").split()[:MOST_WORDS]
    for at in range(len(words)):
        for day, rest in ((words[at:], words[:at]), (words[: at + 1], words[at + 1 :])):
            found = read_day(" ".join(day), today, language)
            if found is not None and not found.is_other_weekday:
                return " ".join(rest), found.day
    return text, None


def _about(desk: Desk, one: HomeworkClass, named: str) -> str | None:
    """Find the concept ("topic/concept") or the topic of a class that words name."""
    topics = topics_of(desk.library, one)
    for topic_id in topics:
        for concept in desk.library.topics[topic_id].concepts:
            if plain(concept.name) == plain(named):
                return f"{topic_id}/{concept.id}"
    empty = desk.intents.marks["asking"]
    found = lookup.subject(desk.library, named, desk.learner.language, empty, among=topics)
    if found is None:
        return None
    topic, about = found
    return topic.topic if about is None else f"{topic.topic}/{about.id}"


def _chosen(desk: Desk, argument: str) -> _Chosen | None:
    """Find what a button carries; None if it is not, or no longer, this person's to set."""
    found = _SUBJECT.fullmatch(argument)
    one = _named(desk, found[3]) if found else None
    subject = subject_marked(desk.library, one, found[1]) if found and one else None
    if found is None or one is None or subject is None:
        return None
    return _Chosen(one, found[1], *subject, int(found[2]) if found[2] else None)


def _fits(chosen: _Chosen, day: int, now: int) -> bool:
    """Whether homework may end with a day: tomorrow at the earliest, and not too far away."""
    today = date_at(now, chosen.of.zone)
    return today < day <= today + max(DAYS)


def _ask_day(desk: Desk, chosen: _Chosen, *, refused: bool = False) -> Turn:
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


def _name(desk: Desk, chosen: _Chosen) -> str:
    return homework.name_of(desk.library, chosen.about)


def _homework(chosen: _Chosen, day: int, now: int) -> Homework:
    """Make homework that ends with a day of the group."""
    zone = chosen.of.zone
    ends_at = moment(day + 1, 0, zone) or now + (day + 1 - date_at(now, zone)) * 86_400
    return Homework(0, chosen.of.group, chosen.about, chosen.items, day, ends_at, now)


def _open(desk: Desk, number: str) -> tuple[HomeworkClass, Standing] | None:
    """Find a piece of homework of one's classes that is not over yet."""
    for one in desk.people.homework.classes:
        for standing in one.open:
            if str(standing.homework.number) == number:
                return one, standing
    return None


def _named(desk: Desk, chat: str) -> HomeworkClass | None:
    classes = desk.people.homework.classes
    return next((one for one in classes if one.group.key == chat), None)
