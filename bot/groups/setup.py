"""Setting a timetable up, in three taps, and changing it afterwards.

Every tap is a change that stands by itself and is kept at once, so that no half-filled form can be
lost and an old button can do no harm: it sets what it says, if whoever taps it may. A timetable
begins when it has a time and days; from then on a tap leads back to the page with all settings.

What is done in a topic of a forum concerns that topic alone (`moving` says what else can go there).
"""

from bot.groups.choosing import next_asked
from bot.groups.desk import NOWHERE, GroupDesk
from bot.groups.moves import settings as moves
from bot.groups.moves.move import GroupMove
from bot.groups.moves.rounds import NothingToAsk
from bot.groups.moving import HERE, beside, movable
from bot.groups.questions import askable
from bot.groups.settings import changed
from bot.groups.text_input import named, typed
from bot.groups.tokens import GroupToken
from bot.groups.turn import (
    GroupRecord,
    GroupToast,
    GroupTurn,
    LookAfter,
    MoveHere,
    Save,
    say,
    shrug,
)
from bot.tutor.model.links import link
from bot.tutor.model.rights import Act
from content.model.topic import Topic
from state.records.groups import MOST_TIMETABLES, Timetable, TimetableState
from state.values import replace

SILENCE = (21 * 60, 7 * 60)
"""Nothing is sent from nine in the evening to seven, until somebody says otherwise."""

_FIRST_TAPS = ("topic", "topics", "several", "tick", "ticked", "time", "zone", "zones", "speak")
"""What can be tapped before anything is kept of a second timetable."""


def command(desk: GroupDesk, argument: str) -> GroupTurn:
    """`/setup`: begin, or show the settings; with words after it, change what they say."""
    if not desk.person.may(Act.CHANGE if desk.timetables else Act.SET_UP):
        return say(moves.TutorsOnly())
    if desk.timetable is None and len(desk.timetables) >= MOST_TIMETABLES:
        return say(moves.TooManyTimetables(movable(desk)))
    if not desk.timetables and not _suited(desk):
        return say(NothingToAsk(only_cards=True))
    timetable = desk.timetable or _new(desk)
    said = argument.strip()
    after = typed(timetable, said, desk.now) or named(desk, timetable, said) if said else timetable
    if after is None:
        return say(moves.NotASetting())
    after = _begun(timetable, after)
    begins = not desk.timetables or bool(argument.strip())
    keep = after != desk.timetable and (desk.timetable is not None or begins)
    records: tuple[GroupRecord, ...] = (Save(after),) if keep else ()
    if not desk.timetables:
        records += (LookAfter(desk.person.number),)
    return GroupTurn((_first_page(desk, after),), records)


def replied(desk: GroupDesk, text: str) -> GroupTurn | None:
    """Take a reply to what is asked while a group is being set up; None for any other reply."""
    timetable = desk.timetable
    if desk.push is not None or timetable is None or timetable.is_complete:
        return None
    return command(desk, text) if desk.person.may(Act.CHANGE) else None


def _new(desk: GroupDesk) -> Timetable:
    """Give a timetable for which nothing has been chosen yet.

    What a whole school has in common is taken from the group's first: where it is, its language,
    its nights and holidays. What it is about, and when, is asked.
    """
    new = Timetable(
        chat_id=desk.chat_id,
        title=desk.title,
        zone=desk.zone,
        days=0,
        silent_from=SILENCE[0],
        silent_to=SILENCE[1],
        state=TimetableState.STOPPED,
        set_up_by=desk.person.number,
        thread_id=desk.thread_id,
        name=desk.thread_name,
        language=desk.language,
    )
    return new if not desk.timetables else _like(desk.timetables[0], new)


def _like(first: Timetable, new: Timetable) -> Timetable:
    return replace(
        new,
        title=first.title,
        zone=first.zone,
        silent_from=first.silent_from,
        silent_to=first.silent_to,
        holidays=first.holidays,
        reveal_after=first.reveal_after,
        language=first.language,
    )


def _begun(before: Timetable, after: Timetable) -> Timetable:
    """Let questions go out from the moment on at which a time and days have been chosen."""
    if after.is_complete and not before.is_complete:
        return replace(after, state=TimetableState.ON)
    return after


def _first_page(desk: GroupDesk, timetable: Timetable) -> GroupMove:
    """Answer the command: with what is to be chosen first, or with all settings."""
    if timetable.is_complete:
        return replace(_settings(desk, timetable), in_place=False)
    if timetable.slots:
        return moves.AskDays(timetable)
    if timetable.topics:
        return moves.AskTime(timetable, desk.now)
    return _beginning(desk, timetable, in_place=False)


def _beginning(desk: GroupDesk, timetable: Timetable, *, in_place: bool) -> GroupMove:
    """Ask the first question of all, and offer to ask it in another language."""
    others = tuple(one for one in desk.languages.items() if one[0] != timetable.language)
    if len(_suited(desk)) > 1:
        topics = _topics(desk, timetable, ticking=False)
        return replace(topics, languages=others, beside=beside(desk), in_place=in_place)
    return moves.AskTime(timetable, desk.now, others, beside(desk), in_place)


def _next_page(desk: GroupDesk, timetable: Timetable) -> GroupMove:
    """Give what is still to be chosen, or all settings once there is nothing."""
    if not timetable.slots:
        return moves.AskTime(timetable, desk.now, in_place=True)
    if not timetable.days:
        return moves.AskDays(timetable, in_place=True)
    return _settings(desk, timetable)


def _settings(desk: GroupDesk, timetable: Timetable) -> moves.ShowSettings:
    return moves.ShowSettings(
        timetable=timetable,
        topics=topics_of(desk, timetable),
        next_at=next_asked(desk.library, desk.past, timetable, desk.now, desk.noted),
        now=desk.now,
        begun=desk.timetable is None or not desk.timetable.is_complete,
        address="" if desk.person.learner else link(desk.bot_name, "tutor"),
        several=bool(beside(desk)),
        in_place=True,
    )


def topics_of(desk: GroupDesk, timetable: Timetable) -> tuple[Topic, ...]:
    """The topics that a group has chosen and that still exist.

    Empty if all in its language are wanted; all by name if there is none in its language.
    """
    asked, topics = timetable.topics, desk.library.topics
    if not asked and not any(one.language == timetable.language for one in topics.values()):
        asked = tuple(topics)
    return tuple(topics[one] for one in asked if one in topics)


def _topics(desk: GroupDesk, timetable: Timetable, *, ticking: bool) -> moves.AskTopics:
    """Offer the topics, those in the group's own language first."""
    topics = tuple(sorted(_suited(desk), key=lambda t: t.language != timetable.language))
    left_out = tuple(one for one in desk.library.topics.values() if one not in topics)
    return moves.AskTopics(
        topics, timetable.topics, ticking=ticking, left_out=left_out, in_place=True
    )


def _suited(desk: GroupDesk) -> tuple[Topic, ...]:
    """Give the topics of which something can be asked in a group; in cards alone nothing can."""
    topics = desk.library.topics.values()
    return tuple(topic for topic in topics if askable(desk.library, (topic.topic,)))


def tapped(desk: GroupDesk, token: GroupToken) -> GroupTurn:
    """Take a tap on a page of the settings."""
    if not desk.timetables or not desk.person.may(Act.CHANGE):
        return shrug(GroupToast.NOT_YOURS)
    if token.verb == HERE:
        return _move_here(desk, token.number)
    timetable = desk.timetable or _begins_with(desk, token)
    if timetable is None:
        return shrug(GroupToast.UNKNOWN)
    page = _page(desk, timetable, token.verb)
    if page is not None:
        return say(page)
    if token.verb == "speak" and token.argument not in desk.languages:
        return shrug(GroupToast.UNKNOWN)
    after = changed(timetable, token, desk.library, desk.now)
    if after is None:
        return shrug(GroupToast.UNKNOWN)
    after = _begun(timetable, after)
    shown = _after_tap(desk, after, token.verb)
    return GroupTurn((shown,), (Save(after),) if after != timetable else ())


def _begins_with(desk: GroupDesk, token: GroupToken) -> Timetable | None:
    """Give the timetable that a tap on the first page begins; None for any other button."""
    full = len(desk.timetables) >= MOST_TIMETABLES
    if full or desk.thread_id == NOWHERE or token.verb not in _FIRST_TAPS:
        return None
    return _new(desk)


def _move_here(desk: GroupDesk, thread_id: int | None) -> GroupTurn:
    """Carry a timetable over to the topic on the desk, and let it go on there."""
    found = [one for one in movable(desk) if one.thread_id == thread_id]
    if not found or desk.thread_id == NOWHERE:
        return shrug(GroupToast.UNKNOWN)
    after = replace(
        found[0], thread_id=desk.thread_id, name=desk.thread_name, state=TimetableState.ON
    )
    shown = replace(_settings(desk, after), begun=False)
    return GroupTurn((shown,), (MoveHere(found[0], desk.thread_name), Save(after)))


def _after_tap(desk: GroupDesk, timetable: Timetable, verb: str) -> GroupMove:
    """Give what follows a change: more of the same, the first page once more, or what is next."""
    match verb:
        case "tick":
            return _topics(desk, timetable, ticking=True)
        case "speak" if not timetable.slots:
            return _beginning(desk, timetable, in_place=True)
        case _:
            return _next_page(desk, timetable)


def _page(desk: GroupDesk, timetable: Timetable, verb: str) -> GroupMove | None:
    """Give the page that a button opens; None if the button changes something instead."""
    match verb:
        case "topics" | "several":
            return _topics(desk, timetable, ticking=verb == "several")
        case "when":
            return moves.ShowWhen(timetable, desk.now)
        case "more":
            return moves.ShowMore(timetable)
        case "times":
            return moves.AskTimes(timetable)
        case "week":
            return moves.AskDays(timetable, in_place=True)
        case "zones":
            return moves.AskZone(timetable, desk.now)
        case "hush":
            return moves.AskSilence(timetable)
        case "off":
            return moves.AskHolidays(timetable, desk.now)
        case "answers":
            return moves.AskReveal(timetable)
        case "languages":
            return moves.AskLanguage(tuple(desk.languages.items()))
        case "settings":
            return _next_page(desk, timetable)
        case _:
            return None
