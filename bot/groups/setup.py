"""Setting a group up, in three taps, and changing it afterwards.

Every tap is a change that stands by itself and is kept at once, so that no half-filled form can be
lost and an old button can do no harm: it sets what it says, if whoever taps it may. A group begins
when it has a time and days; from then on a tap leads back to the page with all settings.
"""

from dataclasses import replace

from bot.groups.desk import GroupDesk
from bot.groups.moves import (
    AskDays,
    AskHolidays,
    AskLanguage,
    AskReveal,
    AskSilence,
    AskTime,
    AskTimes,
    AskTopics,
    AskZone,
    GroupMove,
    NotASetting,
    NotSetUp,
    SaySkipped,
    SayState,
    ShowMore,
    ShowSettings,
    ShowWhen,
    TutorsOnly,
)
from bot.groups.settings import changed, next_question, slots_at
from bot.groups.text_input import typed
from bot.groups.tokens import GroupToken
from bot.groups.turn import (
    GroupRecord,
    GroupToast,
    GroupTurn,
    LeaveOut,
    LookAfter,
    Save,
    say,
    shrug,
)
from bot.tutor.model.links import link
from bot.tutor.model.rights import Act
from content.model import Topic
from state.clock.timetable import date_at
from state.records.groups import Group, GroupState

SILENCE = (21 * 60, 7 * 60)
"""Nothing is sent from nine in the evening to seven, until somebody says otherwise."""


def command(desk: GroupDesk, argument: str) -> GroupTurn:
    """`/setup`: begin, or show the settings; with words after it, change what they say."""
    if not desk.person.may(Act.CHANGE if desk.group else Act.SET_UP):
        return say(TutorsOnly())
    group = desk.group or _new(desk)
    after = typed(group, argument, desk.now) if argument.strip() else group
    if after is None:
        return say(NotASetting())
    after = _begun(group, after)
    records: tuple[GroupRecord, ...] = (Save(after),) if after != desk.group else ()
    if desk.group is None:
        records += (LookAfter(desk.person.number),)
    return GroupTurn((_first_page(desk, after),), records)


def _new(desk: GroupDesk) -> Group:
    """Give the settings of a group for which nothing has been chosen yet."""
    return Group(
        chat_id=desk.chat_id,
        title=desk.title,
        zone=desk.zone,
        days=0,
        silent_from=SILENCE[0],
        silent_to=SILENCE[1],
        state=GroupState.STOPPED,
        set_up_by=desk.person.number,
        thread_id=desk.thread_id,
        language=desk.language,
    )


def _begun(before: Group, after: Group) -> Group:
    """Let questions go out from the moment on at which a time and days have been chosen."""
    if after.is_complete and not before.is_complete:
        return replace(after, state=GroupState.ON)
    return after


def _first_page(desk: GroupDesk, group: Group) -> GroupMove:
    """Answer the command: with what is to be chosen first, or with all settings."""
    if group.is_complete:
        elsewhere = desk.thread_id != group.thread_id
        return replace(_settings(desk, group), in_place=False, elsewhere=elsewhere)
    if group.slots:
        return AskDays(group)
    return _beginning(desk, group, in_place=False)


def _beginning(desk: GroupDesk, group: Group, *, in_place: bool) -> GroupMove:
    """Ask the first question of all, and offer to ask it in another language."""
    others = tuple(one for one in desk.languages.items() if one[0] != group.language)
    if len(desk.library.topics) > 1:
        topics = _topics(desk, group, ticking=False)
        return replace(topics, languages=others, in_place=in_place)
    return AskTime(group, desk.now, others, in_place)


def _next_page(desk: GroupDesk, group: Group) -> GroupMove:
    """Give what is still to be chosen, or all settings once there is nothing."""
    if not group.slots:
        return AskTime(group, desk.now, in_place=True)
    if not group.days:
        return AskDays(group, in_place=True)
    return _settings(desk, group)


def _settings(desk: GroupDesk, group: Group) -> ShowSettings:
    return ShowSettings(
        group=group,
        topics=topics_of(desk, group),
        next_at=next_question(group, desk.now, desk.noted),
        now=desk.now,
        begun=desk.group is None or not desk.group.is_complete,
        address="" if desk.person.learner else link(desk.bot_name, "tutor"),
        thread_id=desk.thread_id,
        in_place=True,
    )


def topics_of(desk: GroupDesk, group: Group) -> tuple[Topic, ...]:
    """The topics that a group has chosen and that still exist; empty if all are wanted."""
    return tuple(desk.library.topics[t] for t in group.topics if t in desk.library.topics)


def _topics(desk: GroupDesk, group: Group, *, ticking: bool) -> AskTopics:
    topics = tuple(desk.library.topics.values())
    return AskTopics(topics, group.topics, ticking=ticking, in_place=True)


def tapped(desk: GroupDesk, token: GroupToken) -> GroupTurn:
    """Take a tap on a page of the settings."""
    group = desk.group
    if group is None or not desk.person.may(Act.CHANGE):
        return shrug(GroupToast.NOT_YOURS)
    page = _page(desk, group, token.verb)
    if page is not None:
        return say(page)
    if token.verb == "speak" and token.argument not in desk.languages:
        return shrug(GroupToast.UNKNOWN)
    after = changed(group, token, desk.library, desk.now)
    if after is None:
        return shrug(GroupToast.UNKNOWN)
    after = _begun(group, after)
    shown = _after_tap(desk, after, token.verb)
    return GroupTurn((shown,), (Save(after),) if after != group else ())


def _after_tap(desk: GroupDesk, group: Group, verb: str) -> GroupMove:
    """Give what follows a change: more of the same, the first page once more, or what is next."""
    match verb:
        case "tick":
            return _topics(desk, group, ticking=True)
        case "speak" if not group.slots:
            return _beginning(desk, group, in_place=True)
        case _:
            return _next_page(desk, group)


def _page(desk: GroupDesk, group: Group, verb: str) -> GroupMove | None:
    """Give the page that a button opens; None if the button changes something instead."""
    match verb:
        case "topics" | "several":
            return _topics(desk, group, ticking=verb == "several")
        case "when":
            return ShowWhen(group, desk.now)
        case "more":
            return ShowMore(group)
        case "times":
            return AskTimes(group)
        case "week":
            return AskDays(group, in_place=True)
        case "zones":
            return AskZone(group, desk.now)
        case "hush":
            return AskSilence(group)
        case "off":
            return AskHolidays(group, desk.now)
        case "answers":
            return AskReveal(group)
        case "languages":
            return AskLanguage(tuple(desk.languages.items()))
        case "settings":
            return _next_page(desk, group)
        case _:
            return None


def switch(desk: GroupDesk, verb: str) -> GroupTurn:
    """`/pause`, `/resume`, `/stop` and `/skip`."""
    group = desk.group
    if group is None or not group.is_complete:
        return say(NotSetUp())
    if not desk.person.may(Act.CHANGE):
        return say(TutorsOnly())
    if verb == "skip":
        return _skip(desk, group)
    after = changed(group, GroupToken(verb), desk.library, desk.now)
    assert after is not None  # noqa: S101  # these three always mean something
    records = (Save(after),) if after != group else ()
    return GroupTurn(
        (SayState(after, next_question(after, desk.now, desk.noted), desk.now),), records
    )


def _skip(desk: GroupDesk, group: Group) -> GroupTurn:
    """Leave the next question out: its place in the ledger is taken beforehand."""
    skipped_at = next_question(group, desk.now, desk.noted)
    if skipped_at is None:
        return say(SaySkipped(None, None, desk.now, group.zone))
    day = date_at(skipped_at, group.zone)
    slots = slots_at(group, skipped_at)
    noted = desk.noted | {(day, slot.number) for slot in slots}
    move = SaySkipped(skipped_at, next_question(group, desk.now, noted), desk.now, group.zone)
    return GroupTurn((move,), tuple(LeaveOut(day, slot.number) for slot in slots))
