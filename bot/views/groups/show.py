"""Moves of a group -> messages: one view for each move, and nothing decided here."""

from typing import assert_never

from bot.groups.lifecycle import AGAIN
from bot.groups.moves import questions as moves
from bot.groups.moves.move import GroupMove
from bot.groups.moves.rounds import (
    NothingToAsk,
    RanOut,
    RoundMove,
    RoundResult,
    RoundStep,
    RoundUnderWay,
    ShowUpcoming,
    UpcomingInPrivate,
)
from bot.groups.moves.settings import (
    Hello,
    InPrivate,
    NotASetting,
    NotSetUp,
    SaySkipped,
    SayState,
    SettingsMove,
    ShowMore,
    ShowSettings,
    ShowWhen,
    TooManyTimetables,
    TutorsOnly,
    UseOwnName,
)
from bot.groups.moves.week import WeekMove
from bot.groups.tokens import GroupToken
from bot.views.days import place_text
from bot.views.groups import asking, digest, questions, settings, upcoming
from bot.views.groups import round as live
from bot.views.groups.names import name_of, names_text, topics_text
from bot.views.groups.times import days_text, moment_text, times_text
from bot.views.message import Button, Message, lines
from bot.views.texts import Html, Texts
from content.model.topic import Topic
from state.records.groups import MOST_TIMETABLES, Timetable, TimetableState


def show(move: GroupMove, t: Texts) -> Message:
    """Show one move.

    Raises TypeError for the end of a poll, which is no message.
    """
    if isinstance(move, SettingsMove):
        return _setting(move, t)
    if isinstance(move, moves.QuestionMove):
        return _question(move, t)
    if isinstance(move, RoundMove):
        return _round(move, t)
    if isinstance(move, WeekMove):
        return digest.show(move, t)
    assert_never(move)


def _setting(move: SettingsMove, t: Texts) -> Message:
    match move:
        case Hello():
            return _hello(move, t)
        case TutorsOnly():
            return Message(t("group.tutors_only"))
        case UseOwnName():
            return Message(t("group.own_name"))
        case NotSetUp():
            return _not_set_up(move, t)
        case TooManyTimetables(movable=movable):
            text = t("group.too_many", n=MOST_TIMETABLES)
            return Message(text, asking.move_here(movable, t))
        case InPrivate(address=address):
            return _in_private(t("group.in_private"), t.plain("group.button.open_private"), address)
        case NotASetting():
            return Message(t("group.not_a_setting"))
        case ShowWhen() | ShowMore() | ShowSettings():
            return settings.show(move, t)
        case SayState():
            return _say_state(move, t)
        case SaySkipped():
            return _say_skipped(move, t)
        case _:
            return asking.show(move, t)


def _question(move: moves.QuestionMove, t: Texts) -> Message:
    match move:
        case moves.PutQuestion():
            return questions.put_question(move, t)
        case moves.Reveal():
            return questions.reveal(move, t)
        case moves.QuestionGone():
            return Message(t("group.changed"))
        case moves.TellShutOut(title=title, why=why):
            return Message(t(f"group.told.{why}", title=title))
        case moves.TellBack():
            return _tell_back(move, t)
        case moves.ClosePoll():
            raise TypeError("the end of a poll is no message")


def _round(move: RoundMove, t: Texts) -> Message:
    match move:
        case RoundStep() | RoundUnderWay() | RoundResult():
            return live.show(move, t)
        case NothingToAsk(only_cards=only_cards):
            return Message(t("group.round.only_cards" if only_cards else "group.round.nothing"))
        case RanOut():
            when = moment_text(move.next_at, move.now, move.zone, t)
            if move.label:
                return Message(t("group.told.ran_out", title=move.label, when=when))
            return Message(t("group.ran_out", when=when))
        case ShowUpcoming():
            return upcoming.show(move, t)
        case UpcomingInPrivate(address=address):
            said, label = t("group.queue.in_private"), t.plain("group.queue.button.open")
            return _in_private(said, label, address)


def _in_private(said: Html, label: str, address: str) -> Message:
    return Message(said, ((Button(label, address),),))


def _hello(move: Hello, t: Texts) -> Message:
    """Introduce the bot, or offer to go on with what was set up before."""
    if not move.before:
        return Message(t("group.hello"))
    resume = Button(t.plain("group.button.resume"), str(GroupToken(AGAIN)))
    doors = [] if move.at_work else [resume]
    if move.change:
        doors.append(Button(t.plain("group.button.change"), str(GroupToken("settings"))))
    kept = [_summary(timetable, topics, t) for timetable, topics in move.before]
    rows = (tuple(doors),) if doors else ()
    if len(kept) == 1:
        key = "group.at_work" if move.at_work else "group.hello_again"
        return Message(t(key, what=kept[0]), rows)
    named = [
        t("group.kept", name=name_of(one, t), what=what)
        for (one, _), what in zip(move.before, kept, strict=True)
    ]
    key = "group.at_work_in_all" if move.at_work else "group.hello_again_to_all"
    return Message(t(key, kept=lines(*named)), rows)


def _summary(timetable: Timetable, topics: tuple[Topic, ...], t: Texts) -> Html:
    return t(
        "group.summary",
        topics=topics_text(topics, t),
        days=days_text(timetable.days, t),
        times=times_text(timetable),
        zone=place_text(timetable.zone, t),
    )


def _not_set_up(move: NotSetUp, t: Texts) -> Message:
    """Say how to begin, and where else in the group something is set up."""
    if not move.beside:
        return Message(t("group.not_set_up"))
    return Message(t("group.not_set_up_here", others=names_text(move.beside, t)))


def _say_state(move: SayState, t: Texts) -> Message:
    match move.timetable.state:
        case TimetableState.PAUSED:
            return Message(t("group.paused"))
        case TimetableState.ON if move.next_at is not None:
            when = moment_text(move.next_at, move.now, move.timetable.zone, t)
            return Message(t("group.resumed", when=when))
        case TimetableState.ON:
            return Message(t("group.resumed_without"))
        case _:
            return Message(t("group.stopped"))


def _say_skipped(move: SaySkipped, t: Texts) -> Message:
    """Say which question is left out, and when the one after it comes."""
    if move.skipped_at is None:
        return Message(t("group.skipped_none"))
    what = moment_text(move.skipped_at, move.now, move.zone, t)
    if move.next_at is None:
        return Message(t("group.skipped_last", what=what))
    when = moment_text(move.next_at, move.now, move.zone, t)
    return Message(t("group.skipped", what=what, when=when))


def _tell_back(move: moves.TellBack, t: Texts) -> Message:
    if move.next_at is None:
        return Message(t("group.told.back_without", title=move.title))
    when = moment_text(move.next_at, move.now, move.zone, t)
    return Message(t("group.told.back", title=move.title, when=when))
