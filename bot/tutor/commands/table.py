"""The one table of commands: what each needs loaded, who handles it, and how it may be given.

What else has to know of a command follows from its entry here: what is loaded for it
(`bot.tutor.needs`), what typed words (`bot.tutor.words`) and taps (`bot.tutor.respond`) do, what a
group says to it (`bot.groups.respond`). What it is called in each language is in `bot/texts`: the
words for it under `intents`, and under `commands`, if it is to be in the menu, what it does.
"""

from collections.abc import Callable

from bot.tutor import consulting, items, resuming, starting, stopping, weak, without_end
from bot.tutor.account import (
    exam_day,
    goal,
    marking_queue,
    own_data,
    own_reminder,
    planning,
    progress,
    settings,
)
from bot.tutor.authoring import editions, uploads
from bot.tutor.commands.command import Buttons, Command, Handler, Words
from bot.tutor.drill import without_cards
from bot.tutor.homework import assigning, homework, taking_back
from bot.tutor.model.desk import Desk, Need
from bot.tutor.moves.heard import Reply, TakeYourTime
from bot.tutor.moves.helping import (
    Help,
    HelpForTutors,
    InGroupsOnly,
    MoreHelp,
    SayNumber,
    TellOfClasses,
)
from bot.tutor.moves.menus import LetBe, YouAreWelcome
from bot.tutor.moves.move import Move
from bot.tutor.moves.turn import Turn, say
from bot.tutor.people import classroom, invitations, membership

ALWAYS, BETWEEN = Words.ALWAYS, Words.BETWEEN
GO, STAY = Buttons.GO, Buttons.STAY


def _alone(handler: Callable[[Desk], Turn]) -> Handler:
    """Handle a command whatever stands behind its name."""
    return lambda desk, _: handler(desk)


def _with(handler: Handler, argument: str) -> Handler:
    """Handle a command that is another one with something behind its name."""
    return lambda desk, _: handler(desk, argument)


def _saying(move: Callable[[Desk], Move]) -> Handler:
    """Handle a command that only says something."""
    return lambda desk, _: say(desk, move(desk))


def _replying(name: str) -> Handler:
    """Handle a command that is answered in a sentence."""
    return _saying(lambda _: Reply(name))


def _of_others(desk: Desk) -> Move:
    """Say what is told of others: to a learner nothing, to a tutor where to look."""
    return TellOfClasses() if desk.people.roles else Reply("classmates")


def _handed_in(desk: Desk, _: str) -> Turn:
    """Say how homework stands: to a tutor of those who share, to a learner nothing of others."""
    is_tutor = bool(desk.people.homework.classes)
    return homework.show(desk, "") if is_tutor else say(desk, Reply("classmates"))


_ALL_MET = Need.SHELF | Need.MEMORIES
_AT_START = Need.SHELF | Need.QUESTION | Need.ROLES

_DRILLS = (
    Command("start", resuming.greet, _AT_START, ALWAYS),
    Command("hello", _alone(resuming.hello), _AT_START, ALWAYS, slash=False),
    Command("revise", resuming.revise_for, Need.SHELF, BETWEEN, GO, in_groups=True),
    Command("revise_2", resuming.revise_briefly, Need.SHELF, BETWEEN),
    Command("revise_4", _with(resuming.revise_for, "4"), Need.SHELF, BETWEEN),
    Command("revise_0", _alone(without_end.until_stopped), Need.SHELF, BETWEEN),
    Command("learn", starting.learn, Need.NOTHING, BETWEEN, GO, in_groups=True),
    Command("quiz", starting.quiz, Need.AIMS, BETWEEN, GO, in_groups=True),
    Command("mock", starting.mock_exam, Need.AIMS, ALWAYS, GO, in_groups=True),
    Command("weak", _alone(weak.practise), _ALL_MET, ALWAYS, GO, in_groups=True),
    Command("begin", starting.begin, Need.SHELF, buttons=GO, slash=False),
    Command("offered", starting.more_topics, buttons=STAY, slash=False),
    Command(
        "no_cards", _alone(without_cards.leave_out), Need.SHELF | Need.LATELY, ALWAYS, slash=False
    ),
    Command("cards_again", _alone(without_cards.ask_again), words=ALWAYS, slash=False),
    Command("weakest", _alone(weak.name_weakest), _ALL_MET, ALWAYS, slash=False),
    Command("about", starting.practise_marked, Need.SHELF, buttons=GO, slash=False),
    Command("mixed", _alone(starting.mixed), Need.SHELF, BETWEEN, GO, slash=False),
    Command("continue", _alone(resuming.resume), Need.SHELF, buttons=GO, slash=False),
    Command("resume", _alone(resuming.resume), Need.SHELF),
    Command("new", _alone(starting.revise), Need.SHELF, buttons=GO, slash=False),
    Command("go_on", _alone(resuming.go_on), Need.SHELF, BETWEEN, slash=False),
    Command("yes", _alone(resuming.go_on), Need.SHELF, BETWEEN, slash=False),
    Command("stop", _alone(stopping.stop), Need.LATELY, ALWAYS),
    Command("undo", _alone(stopping.undo), Need.REGRADING, ALWAYS, in_groups=True),
)
_PROGRESS = (
    Command("topics", _saying(progress.topics), Need.HISTORY, ALWAYS, GO, in_groups=True),
    Command("listed", progress.more_topics, Need.HISTORY, buttons=STAY, slash=False),
    Command("progress", _saying(progress.report), Need.HISTORY, ALWAYS, GO, in_groups=True),
    Command("picture", _alone(progress.pictures), Need.HISTORY, ALWAYS, GO),
    Command(
        "misconceptions", _saying(progress.misconceptions), Need.NOTHING, ALWAYS, GO, in_groups=True
    ),
    Command("streak", _saying(progress.days_in_a_row), Need.LATELY, ALWAYS, GO),
    Command("week", _saying(progress.week), Need.HISTORY, ALWAYS, GO, in_groups=True),
    Command("no_goal", _with(goal.goal, "off"), Need.LATELY, ALWAYS, slash=False),
    Command("goal", goal.goal, Need.LATELY, ALWAYS, STAY, goal.tap_goal, in_groups=True),
    Command("no_exam", _alone(planning.forget_all), Need.HISTORY, ALWAYS, slash=False),
    Command("exam", planning.exam, Need.HISTORY, ALWAYS, GO, in_groups=True),
    Command("examdate", _with(planning.exam, ""), Need.HISTORY, buttons=STAY, slash=False),
    Command("noexam", planning.forget, buttons=GO, slash=False),
    Command("went", exam_day.went, Need.HISTORY, ALWAYS, GO, slash=False),
    Command("plan", _alone(planning.plan), Need.HISTORY, ALWAYS, GO, in_groups=True),
    Command("pause", planning.pause, words=ALWAYS),
)
_ACCOUNT = (
    Command(
        "settings",
        _alone(settings.show),
        Need.SETTINGS,
        ALWAYS,
        STAY,
        settings.tap_page,
        in_groups=True,
    ),
    Command(
        "remind",
        own_reminder.remind,
        Need.SETTINGS,
        ALWAYS,
        STAY,
        own_reminder.tap_time,
        in_groups=True,
    ),
    Command("snooze", _alone(own_reminder.snooze), Need.SETTINGS, ALWAYS, slash=False),
    Command("unremind", _with(own_reminder.remind, "off"), Need.SETTINGS, ALWAYS, STAY),
    Command("confidence_off", _with(settings.set_sure, "off"), Need.NOTHING, ALWAYS),
    Command("confidence_on", _with(settings.set_sure, "on"), Need.NOTHING, ALWAYS),
    Command("speak", resuming.speak, Need.SETTINGS, ALWAYS, GO, slash=False),
    Command("shorter", _with(settings.resize, "shorter"), words=ALWAYS, slash=False),
    Command("longer", _with(settings.resize, "longer"), words=ALWAYS, slash=False),
    Command("asksure", settings.tap_sure, Need.SETTINGS, buttons=STAY, slash=False),
    Command(
        "zone", settings.live_in, Need.SETTINGS, ALWAYS, STAY, own_reminder.tap_zone, slash=False
    ),
    Command("length", settings.tap_length, Need.SETTINGS, buttons=STAY, slash=False),
    Command("how_long", _alone(settings.tell_length), words=BETWEEN, slash=False),
    Command("language", settings.tap_language, Need.SETTINGS, buttons=STAY, slash=False),
    Command("privacy", _alone(own_data.privacy), Need.NOTHING, ALWAYS, STAY, in_groups=True),
    Command("export", _alone(own_data.export), Need.NOTHING, ALWAYS, STAY),
    Command("forget", _alone(own_data.forget), Need.NOTHING, ALWAYS, STAY),
    Command("erase", own_data.erase, buttons=STAY, slash=False),
    Command("keepall", _alone(own_data.keep), buttons=STAY, slash=False),
)
_MARKING = (
    Command("queue", _alone(marking_queue.show), Need.MARKING, BETWEEN, GO),
    Command("accept", marking_queue.accept, Need.MARKING, buttons=GO, slash=False),
    Command("reopen", marking_queue.reopen, Need.MARKING, buttons=GO, slash=False),
    Command("without", marking_queue.leave_out, Need.MARKING, buttons=GO, slash=False),
    Command("refuse", marking_queue.refuse, Need.MARKING, buttons=GO, slash=False),
    Command("closed", marking_queue.closed, Need.MARKING, buttons=GO, slash=False),
)
_PEOPLE = (
    Command("invite", invitations.invite, Need.INVITING, BETWEEN, STAY, in_groups=True),
    Command("open", _alone(invitations.opened), Need.INVITATION, slash=False),
    Command("join", membership.join, Need.MEMBERSHIPS, ALWAYS, STAY, in_groups=True),
    Command("leave", _alone(membership.leave), Need.MEMBERSHIPS, buttons=STAY, in_groups=True),
    Command("onboard", membership.go_on_board, Need.MEMBERSHIPS, buttons=STAY),
    Command("offboard", membership.go_off_board, Need.MEMBERSHIPS, buttons=STAY),
    Command(
        "share",
        _with(progress.share, ""),
        Need.MEMBERSHIPS | Need.HISTORY,
        ALWAYS,
        STAY,
        membership.share,
        in_groups=True,
    ),
    Command(
        "sharebest",
        _with(progress.share, "best"),
        Need.MEMBERSHIPS | Need.HISTORY,
        buttons=STAY,
        slash=False,
    ),
    Command("keep", membership.keep, Need.MEMBERSHIPS, buttons=STAY),
    Command("board", _alone(membership.board), Need.PLACES, ALWAYS, STAY, in_groups=True),
    Command("class", _with(classroom.show, "class"), Need.CLASSROOM, BETWEEN, STAY, in_groups=True),
    Command("members", classroom.members, Need.CLASSROOM, buttons=STAY),
    Command("csv", _with(classroom.show, "csv"), Need.CLASSROOM, BETWEEN, STAY, in_groups=True),
    Command("nicknames", _with(classroom.show, "nicknames"), Need.CLASSROOM, buttons=STAY),
    Command("takeoff", classroom.take_off, Need.CLASSROOM, buttons=STAY),
    Command("asktutor", consulting.ask, Need.CONSULTING, ALWAYS, STAY, consulting.tapped),
    Command("asked", _alone(consulting.unanswered), Need.CONSULTING, BETWEEN, in_groups=True),
    Command(
        "homework",
        assigning.wanted,
        Need.HOMEWORK | Need.SHELF,
        ALWAYS,
        GO,
        homework.tapped,
        in_groups=True,
    ),
    Command("handed_in", _handed_in, Need.HOMEWORK | Need.SHELF, ALWAYS, slash=False),
    Command("sethw", assigning.choose, Need.HOMEWORK, buttons=STAY, slash=False),
    Command("hwabout", assigning.choose_day, Need.HOMEWORK, buttons=GO, slash=False),
    Command("hwby", assigning.look_over, Need.HOMEWORK, buttons=GO, slash=False),
    Command("hwsend", assigning.send, Need.HOMEWORK, buttons=GO, slash=False),
    Command("endhw", taking_back.end, Need.HOMEWORK, buttons=STAY, slash=False),
    Command("endhwnow", taking_back.end_now, Need.HOMEWORK, buttons=GO, slash=False),
    Command("sendtutor", consulting.send, Need.CONSULTING, buttons=GO, slash=False),
    Command("reply", consulting.reply_wanted, Need.CONSULTING, buttons=STAY, slash=False),
)
_AUTHORING = (
    Command("content", editions.content, Need.AUTHORING, BETWEEN, STAY, in_groups=True),
    Command("fix", _alone(uploads.cannot_fix), Need.AUTHORING, BETWEEN, in_groups=True),
    Command("rename", _alone(uploads.cannot_rename), Need.AUTHORING, BETWEEN, in_groups=True),
    Command("upload", uploads.show, Need.AUTHORING, buttons=STAY, slash=False),
    Command("preview", uploads.preview, Need.AUTHORING, buttons=STAY, slash=False),
    Command("publish", uploads.publish, Need.AUTHORING, buttons=GO, slash=False),
    Command("publishall", uploads.publish_all, Need.AUTHORING, buttons=GO, slash=False),
    Command("discard", uploads.discard, Need.AUTHORING, buttons=GO, slash=False),
    Command("goback", editions.go_back, Need.AUTHORING, buttons=GO, slash=False),
    Command("sendfile", editions.send, Need.AUTHORING, buttons=STAY, slash=False),
    Command("items", items.show, Need.ITEMS, BETWEEN, STAY, items.tapped, in_groups=True),
)
_ALIKE = (
    *("aloud", "free", "only_cards", "harder", "my_name", "brief", "marking", "never_mind"),
    *("no_risk", "from_topic", "small_talk"),
)

REPLIES = (
    *(Command(name, _replying(name), words=ALWAYS, slash=False) for name in _ALIKE),
    Command("classmates", _saying(_of_others), Need.ROLES, ALWAYS, slash=False),
)
"""What is answered in a sentence and does nothing."""
_OTHERS = (
    Command("help", _saying(lambda desk: Help(bool(desk.people.roles))), Need.ROLES, ALWAYS),
    Command("morehelp", _saying(lambda _: MoreHelp()), buttons=STAY, slash=False),
    Command(
        "tutorhelp", _saying(lambda _: HelpForTutors()), Need.NOTHING, BETWEEN, STAY, slash=False
    ),
    Command("wait", _saying(lambda desk: TakeYourTime(desk.now)), words=ALWAYS, slash=False),
    Command("thanks", _saying(lambda _: YouAreWelcome()), words=BETWEEN, slash=False),
    Command(
        "fed_up", _saying(lambda desk: LetBe(exam_day.is_near(desk))), words=BETWEEN, slash=False
    ),
    Command("whoami", _saying(lambda desk: SayNumber(desk.people.number))),
    Command("setup", _saying(lambda _: InGroupsOnly("setup")), words=BETWEEN),
    Command("round", _saying(lambda _: InGroupsOnly("round"))),
    Command("skip", _saying(lambda _: InGroupsOnly("skip"))),
)

ENTRIES = (
    *(*_DRILLS, *_PROGRESS, *_ACCOUNT, *_MARKING, *_PEOPLE, *_AUTHORING),
    *(*REPLIES, *_OTHERS),
)
COMMANDS = {command.name: command for command in ENTRIES}
"""The table, by name."""
