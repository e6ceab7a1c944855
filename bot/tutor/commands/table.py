"""The one table of commands: what each needs loaded, who handles it, and how it may be given.

What else has to know of a command follows from its entry here: what is loaded for it
(`bot.tutor.needs`), what typed words (`bot.tutor.words`) and taps (`bot.tutor.respond`) do, what a
group says to it (`bot.groups.respond`). What it is called in each language is in `bot/texts`: the
words for it under `intents`, and under `commands`, if it is to be in the menu, what it does.
"""

from collections.abc import Callable

from bot.tutor import assigning, consulting, homework, items, resuming, starting, stopping, weak
from bot.tutor.account import exam_day, goal, marking_queue, own_data, planning, progress, settings
from bot.tutor.authoring import editions, uploads
from bot.tutor.commands.command import Buttons, Command, Handler, Words
from bot.tutor.drill import without_cards
from bot.tutor.model.desk import Desk, Need
from bot.tutor.moves.menus import (
    Help,
    HelpForTutors,
    InGroupsOnly,
    LetBe,
    MoreHelp,
    Reply,
    SayNumber,
    TakeYourTime,
    TellOfClasses,
    YouAreWelcome,
)
from bot.tutor.moves.move import Move
from bot.tutor.moves.turn import Turn, say
from bot.tutor.people import classroom, invitations, membership


def _alone(handler: Callable[[Desk], Turn]) -> Handler:
    """Handle a command whatever stands behind its name."""
    return lambda desk, _: handler(desk)


def _with(handler: Handler, argument: str) -> Handler:
    """Handle a command that is another one with something behind its name."""
    return lambda desk, _: handler(desk, argument)


def _saying(move: Callable[[Desk], Move]) -> Handler:
    """Handle a command that only says something."""
    return lambda desk, _: say(desk, move(desk))


def _of_others(desk: Desk) -> Move:
    """Say what is told of others: to a learner nothing, to a tutor where to look."""
    return TellOfClasses() if desk.people.roles else Reply("classmates")


_ALL_MET = Need.SHELF | Need.MEMORIES
_AT_START = Need.SHELF | Need.QUESTION | Need.ROLES

_DRILLS = (
    Command("start", resuming.greet, _AT_START, Words.ALWAYS),
    Command("hello", resuming.hello, _AT_START, Words.ALWAYS, slash=False),
    Command("revise", resuming.revise_for, Need.SHELF, Words.BETWEEN, Buttons.GO, in_groups=True),
    Command("revise_2", _with(resuming.revise_for, "2"), Need.SHELF, Words.BETWEEN),
    Command("revise_4", _with(resuming.revise_for, "4"), Need.SHELF, Words.BETWEEN),
    Command("revise_0", _with(resuming.revise_for, "0"), Need.SHELF, Words.BETWEEN),
    Command("learn", starting.learn, Need.NOTHING, Words.BETWEEN, Buttons.GO, in_groups=True),
    Command("quiz", starting.quiz, Need.AIMS, Words.BETWEEN, Buttons.GO, in_groups=True),
    Command("mock", starting.mock_exam, Need.AIMS, Words.ALWAYS, Buttons.GO, in_groups=True),
    Command("weak", _alone(weak.practise), _ALL_MET, Words.ALWAYS, Buttons.GO, in_groups=True),
    Command("begin", starting.begin, Need.SHELF, buttons=Buttons.GO, slash=False),
    Command(
        "no_cards",
        _alone(without_cards.leave_out),
        Need.SHELF | Need.LATELY,
        Words.ALWAYS,
        slash=False,
    ),
    Command("cards_again", _alone(without_cards.ask_again), words=Words.ALWAYS, slash=False),
    Command("weakest", _alone(weak.name_weakest), _ALL_MET, Words.ALWAYS, slash=False),
    Command("about", starting.practise_marked, Need.SHELF, buttons=Buttons.GO, slash=False),
    Command("mixed", _alone(starting.mixed), Need.SHELF, Words.BETWEEN, Buttons.GO, slash=False),
    Command("continue", _alone(resuming.resume), Need.SHELF, buttons=Buttons.GO, slash=False),
    Command("new", _alone(starting.revise), Need.SHELF, buttons=Buttons.GO, slash=False),
    Command("go_on", _alone(resuming.go_on), Need.SHELF, Words.BETWEEN, slash=False),
    Command("yes", _alone(resuming.go_on), Need.SHELF, Words.BETWEEN, slash=False),
    Command("stop", _alone(stopping.stop), Need.LATELY, Words.ALWAYS),
    Command("undo", _alone(stopping.undo), Need.REGRADING, Words.ALWAYS, in_groups=True),
)
_PROGRESS = (
    Command(
        "topics", _saying(progress.topics), Need.HISTORY, Words.ALWAYS, Buttons.GO, in_groups=True
    ),
    Command(
        "progress", _saying(progress.report), Need.HISTORY, Words.ALWAYS, Buttons.GO, in_groups=True
    ),
    Command("picture", _alone(progress.pictures), Need.HISTORY, Words.ALWAYS, Buttons.GO),
    Command(
        "misconceptions",
        _saying(progress.misconceptions),
        Need.NOTHING,
        Words.ALWAYS,
        Buttons.GO,
        in_groups=True,
    ),
    Command("streak", _saying(progress.days_in_a_row), Need.LATELY, Words.ALWAYS, Buttons.GO),
    Command("week", _saying(progress.week), Need.HISTORY, Words.ALWAYS, Buttons.GO, in_groups=True),
    Command("no_goal", _with(goal.goal, "off"), Need.LATELY, Words.ALWAYS, slash=False),
    Command(
        "goal", goal.goal, Need.LATELY, Words.ALWAYS, Buttons.STAY, goal.tap_goal, in_groups=True
    ),
    Command("no_exam", _alone(planning.forget_all), Need.HISTORY, Words.ALWAYS, slash=False),
    Command("exam", planning.exam, Need.HISTORY, Words.ALWAYS, Buttons.GO, in_groups=True),
    Command("examdate", _with(planning.exam, ""), Need.HISTORY, buttons=Buttons.STAY, slash=False),
    Command("noexam", planning.forget, buttons=Buttons.GO, slash=False),
    Command("went", exam_day.went, Need.HISTORY, Words.ALWAYS, Buttons.GO, slash=False),
    Command("plan", _alone(planning.plan), Need.HISTORY, Words.ALWAYS, Buttons.GO, in_groups=True),
    Command("pause", planning.pause, words=Words.ALWAYS),
)
_ACCOUNT = (
    Command(
        "settings",
        _alone(settings.show),
        Need.SETTINGS,
        Words.ALWAYS,
        Buttons.STAY,
        tapped=settings.tap_page,
        in_groups=True,
    ),
    Command(
        "remind",
        settings.remind,
        Need.SETTINGS,
        Words.ALWAYS,
        Buttons.STAY,
        tapped=settings.tap_time,
        in_groups=True,
    ),
    Command("snooze", _alone(settings.snooze), Need.SETTINGS, Words.ALWAYS, slash=False),
    Command("unremind", _with(settings.remind, "off"), Need.SETTINGS, Words.ALWAYS, Buttons.STAY),
    Command("confidence_off", _with(settings.set_sure, "off"), Need.NOTHING, Words.ALWAYS),
    Command("confidence_on", _with(settings.set_sure, "on"), Need.NOTHING, Words.ALWAYS),
    Command("speak", resuming.speak, Need.SETTINGS, Words.ALWAYS, slash=False),
    Command("shorter", _with(settings.resize, "shorter"), words=Words.ALWAYS, slash=False),
    Command("longer", _with(settings.resize, "longer"), words=Words.ALWAYS, slash=False),
    Command("asksure", settings.tap_sure, Need.SETTINGS, buttons=Buttons.STAY, slash=False),
    Command(
        "zone",
        settings.live_in,
        Need.SETTINGS,
        Words.ALWAYS,
        Buttons.STAY,
        tapped=settings.tap_zone,
        slash=False,
    ),
    Command("length", settings.tap_length, Need.SETTINGS, buttons=Buttons.STAY, slash=False),
    Command("language", settings.tap_language, Need.SETTINGS, buttons=Buttons.STAY, slash=False),
    Command(
        "privacy",
        _alone(own_data.privacy),
        Need.NOTHING,
        Words.ALWAYS,
        Buttons.STAY,
        in_groups=True,
    ),
    Command("export", _alone(own_data.export), Need.NOTHING, Words.ALWAYS, Buttons.STAY),
    Command("forget", _alone(own_data.forget), Need.NOTHING, Words.ALWAYS, Buttons.STAY),
    Command("erase", own_data.erase, buttons=Buttons.STAY, slash=False),
    Command("keepall", _alone(own_data.keep), buttons=Buttons.STAY, slash=False),
)
_MARKING = (
    Command("queue", _alone(marking_queue.show), Need.MARKING, buttons=Buttons.GO),
    Command("accept", marking_queue.accept, Need.MARKING, buttons=Buttons.GO, slash=False),
    Command("without", marking_queue.leave_out, Need.MARKING, buttons=Buttons.GO, slash=False),
    Command("refuse", marking_queue.refuse, Need.MARKING, buttons=Buttons.GO, slash=False),
    Command("closed", marking_queue.closed, Need.MARKING, buttons=Buttons.GO, slash=False),
)
_PEOPLE = (
    Command("invite", invitations.invite, Need.INVITING, buttons=Buttons.STAY, in_groups=True),
    Command("open", _alone(invitations.opened), Need.INVITATION, slash=False),
    Command("join", membership.join, Need.MEMBERSHIPS, Words.ALWAYS, Buttons.STAY, in_groups=True),
    Command(
        "leave", _alone(membership.leave), Need.MEMBERSHIPS, buttons=Buttons.STAY, in_groups=True
    ),
    Command("onboard", membership.go_on_board, Need.MEMBERSHIPS, buttons=Buttons.STAY),
    Command("offboard", membership.go_off_board, Need.MEMBERSHIPS, buttons=Buttons.STAY),
    Command(
        "share",
        _with(progress.share, ""),
        Need.MEMBERSHIPS | Need.HISTORY,
        Words.ALWAYS,
        Buttons.STAY,
        tapped=membership.share,
        in_groups=True,
    ),
    Command(
        "sharebest",
        _with(progress.share, "best"),
        Need.MEMBERSHIPS | Need.HISTORY,
        buttons=Buttons.STAY,
        slash=False,
    ),
    Command("keep", membership.keep, Need.MEMBERSHIPS, buttons=Buttons.STAY),
    Command(
        "board", _alone(membership.board), Need.PLACES, Words.ALWAYS, Buttons.STAY, in_groups=True
    ),
    Command(
        "class",
        _with(classroom.show, "class"),
        Need.CLASSROOM,
        buttons=Buttons.STAY,
        in_groups=True,
    ),
    Command(
        "csv", _with(classroom.show, "csv"), Need.CLASSROOM, buttons=Buttons.STAY, in_groups=True
    ),
    Command("nicknames", _with(classroom.show, "nicknames"), Need.CLASSROOM, buttons=Buttons.STAY),
    Command("takeoff", classroom.take_off, Need.CLASSROOM, buttons=Buttons.STAY),
    Command(
        "asktutor",
        consulting.ask,
        Need.CONSULTING,
        Words.ALWAYS,
        Buttons.STAY,
        tapped=consulting.tapped,
    ),
    Command(
        "homework",
        homework.show,
        Need.HOMEWORK | Need.SHELF,
        Words.ALWAYS,
        Buttons.GO,
        tapped=homework.tapped,
        in_groups=True,
    ),
    Command("sethw", assigning.choose, Need.HOMEWORK, buttons=Buttons.STAY, slash=False),
    Command("hwabout", assigning.choose_day, Need.HOMEWORK, buttons=Buttons.GO, slash=False),
    Command("hwby", assigning.look_over, Need.HOMEWORK, buttons=Buttons.GO, slash=False),
    Command("hwsend", assigning.send, Need.HOMEWORK, buttons=Buttons.GO, slash=False),
    Command("endhw", assigning.end, Need.HOMEWORK, buttons=Buttons.STAY, slash=False),
    Command("endhwnow", assigning.end_now, Need.HOMEWORK, buttons=Buttons.GO, slash=False),
    Command("sendtutor", consulting.send, Need.CONSULTING, buttons=Buttons.GO, slash=False),
    Command("reply", consulting.reply_wanted, Need.CONSULTING, buttons=Buttons.STAY, slash=False),
)
_AUTHORING = (
    Command(
        "content", editions.content, Need.AUTHORING, Words.BETWEEN, Buttons.STAY, in_groups=True
    ),
    Command("fix", _alone(uploads.cannot_fix), Need.AUTHORING, in_groups=True),
    Command("upload", uploads.show, Need.AUTHORING, buttons=Buttons.STAY, slash=False),
    Command("preview", uploads.preview, Need.AUTHORING, buttons=Buttons.STAY, slash=False),
    Command("publish", uploads.publish, Need.AUTHORING, buttons=Buttons.GO, slash=False),
    Command("publishall", uploads.publish_all, Need.AUTHORING, buttons=Buttons.GO, slash=False),
    Command("discard", uploads.discard, Need.AUTHORING, buttons=Buttons.GO, slash=False),
    Command("goback", editions.go_back, Need.AUTHORING, buttons=Buttons.GO, slash=False),
    Command("sendfile", editions.send, Need.AUTHORING, buttons=Buttons.STAY, slash=False),
    Command(
        "items",
        items.show,
        Need.ITEMS,
        Words.BETWEEN,
        Buttons.STAY,
        tapped=items.tapped,
        in_groups=True,
    ),
)
REPLIES = (
    Command("aloud", _saying(lambda _: Reply("aloud")), words=Words.ALWAYS, slash=False),
    Command("free", _saying(lambda _: Reply("free")), words=Words.ALWAYS, slash=False),
    Command("only_cards", _saying(lambda _: Reply("only_cards")), words=Words.ALWAYS, slash=False),
    Command("harder", _saying(lambda _: Reply("harder")), words=Words.ALWAYS, slash=False),
    Command("my_name", _saying(lambda _: Reply("my_name")), words=Words.ALWAYS, slash=False),
    Command("brief", _saying(lambda _: Reply("brief")), words=Words.ALWAYS, slash=False),
    Command("marking", _saying(lambda _: Reply("marking")), words=Words.ALWAYS, slash=False),
    Command("classmates", _saying(_of_others), Need.ROLES, Words.ALWAYS, slash=False),
    Command("never_mind", _saying(lambda _: Reply("never_mind")), words=Words.ALWAYS, slash=False),
    Command("small_talk", _saying(lambda _: Reply("small_talk")), words=Words.ALWAYS, slash=False),
)
"""What is answered in a sentence and does nothing."""
_OTHERS = (
    Command("help", _saying(lambda desk: Help(bool(desk.people.roles))), Need.ROLES, Words.ALWAYS),
    Command("morehelp", _saying(lambda _: MoreHelp()), buttons=Buttons.STAY, slash=False),
    Command("tutorhelp", _saying(lambda _: HelpForTutors()), buttons=Buttons.STAY, slash=False),
    Command("wait", _saying(lambda desk: TakeYourTime(desk.now)), words=Words.ALWAYS, slash=False),
    Command("thanks", _saying(lambda _: YouAreWelcome()), words=Words.BETWEEN, slash=False),
    Command(
        "fed_up",
        _saying(lambda desk: LetBe(exam_day.is_near(desk))),
        words=Words.BETWEEN,
        slash=False,
    ),
    Command("whoami", _saying(lambda desk: SayNumber(desk.people.number))),
    Command("setup", _saying(lambda _: InGroupsOnly("setup"))),
    Command("round", _saying(lambda _: InGroupsOnly("round"))),
    Command("skip", _saying(lambda _: InGroupsOnly("skip"))),
    Command("resume", _saying(lambda _: InGroupsOnly("resume"))),
)

COMMANDS = {
    command.name: command
    for command in (
        *(*_DRILLS, *_PROGRESS, *_ACCOUNT, *_MARKING, *_PEOPLE, *_AUTHORING),
        *(*REPLIES, *_OTHERS),
    )
}
"""The table, by name."""
