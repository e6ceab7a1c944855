"""Moves of a group -> messages: one view for each move, and nothing decided here."""

from typing import assert_never

from bot.groups import moves
from bot.groups.digest import WeekForGroup, WeekForTutors
from bot.groups.lifecycle import AGAIN
from bot.groups.tokens import GroupToken
from bot.views.groups import asking, digest, questions, settings, upcoming
from bot.views.groups import round as live
from bot.views.groups.names import name_of, names_text, topics_text
from bot.views.groups.times import days_text, moment_text, times_text
from bot.views.message import Button, Message, lines
from bot.views.texts import Html, Texts
from content.model.topic import Topic
from state.records.groups import MOST_TIMETABLES, Timetable, TimetableState


def show(move: moves.GroupMove, t: Texts) -> Message:
    """Show one move."""
    match move:
        case moves.Hello():
            return hello(move, t)
        case moves.TutorsOnly():
            return Message(t("group.tutors_only"))
        case moves.UseOwnName():
            return Message(t("group.own_name"))
        case moves.NotSetUp():
            return not_set_up(move, t)
        case moves.TooManyTimetables(movable=movable):
            text = t("group.too_many", n=MOST_TIMETABLES)
            return Message(text, asking.move_here(movable, t))
        case moves.InPrivate(address=address):
            door = Button(t.plain("group.button.open_private"), address)
            return Message(t("group.in_private"), ((door,),))
        case moves.NotASetting():
            return Message(t("group.not_a_setting"))
        case moves.AskTopics():
            return asking.ask_topics(move, t)
        case moves.AskTime():
            return asking.ask_time(move, t)
        case moves.AskDays():
            return asking.ask_days(move, t)
        case moves.AskZone():
            return asking.ask_zone(move, t)
        case moves.AskLanguage():
            return asking.ask_language(move, t)
        case moves.AskSilence():
            return asking.ask_silence(move, t)
        case moves.AskTimes():
            return asking.ask_times(move, t)
        case moves.AskHolidays():
            return asking.ask_holidays(move, t)
        case moves.AskReveal():
            return asking.ask_reveal(move, t)
        case moves.ShowWhen():
            return settings.show_when(move, t)
        case moves.ShowMore():
            return settings.show_more(move, t)
        case moves.ShowSettings():
            return settings.show_settings(move, t)
        case moves.SayState():
            return say_state(move, t)
        case moves.SaySkipped():
            return say_skipped(move, t)
        case moves.PutQuestion():
            return questions.put_question(move, t)
        case moves.Reveal():
            return questions.reveal(move, t)
        case moves.QuestionGone():
            return Message(t("group.changed"))
        case moves.TellShutOut(title=title, why=why):
            return Message(t(f"group.told.{why}", title=title))
        case moves.TellBack():
            return tell_back(move, t)
        case moves.RoundStep():
            return live.step(move, t)
        case moves.RoundUnderWay():
            return live.under_way(move, t)
        case moves.RoundResult():
            return live.result(move, t)
        case moves.NothingToAsk():
            return Message(t("group.round.nothing"))
        case moves.RanOut():
            when = moment_text(move.next_at, move.now, move.zone, t)
            return Message(t("group.ran_out", when=when))
        case moves.ShowUpcoming():
            return upcoming.show_upcoming(move, t)
        case moves.UpcomingInPrivate(address=address):
            door = Button(t.plain("group.queue.button.open"), address)
            return Message(t("group.queue.in_private"), ((door,),))
        case WeekForGroup():
            return digest.week_for_group(move, t)
        case WeekForTutors():
            return digest.week_for_tutors(move, t)
        case moves.ClosePoll():
            raise TypeError("the end of a poll is no message")
        case _:
            assert_never(move)


def hello(move: moves.Hello, t: Texts) -> Message:
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
        zone=timetable.zone,
    )


def not_set_up(move: moves.NotSetUp, t: Texts) -> Message:
    """Say how to begin, and where else in the group something is set up."""
    if not move.beside:
        return Message(t("group.not_set_up"))
    return Message(t("group.not_set_up_here", others=names_text(move.beside, t)))


def say_state(move: moves.SayState, t: Texts) -> Message:
    """Say whether questions go out from now on."""
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


def say_skipped(move: moves.SaySkipped, t: Texts) -> Message:
    """Say which question is left out, and when the one after it comes."""
    if move.skipped_at is None:
        return Message(t("group.skipped_none"))
    what = moment_text(move.skipped_at, move.now, move.zone, t)
    if move.next_at is None:
        return Message(t("group.skipped_last", what=what))
    when = moment_text(move.next_at, move.now, move.zone, t)
    return Message(t("group.skipped", what=what, when=when))


def tell_back(move: moves.TellBack, t: Texts) -> Message:
    """Tell a tutor that a group goes on."""
    if move.next_at is None:
        return Message(t("group.told.back_without", title=move.title))
    when = moment_text(move.next_at, move.now, move.zone, t)
    return Message(t("group.told.back", title=move.title, when=when))
