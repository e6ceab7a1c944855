"""What the bot can do in a group, named as deeds and carrying all that has to be shown.

A move says what, never how. Pages of the settings carry `in_place` when they rewrite the message
whose button was tapped, so that setting up takes one message and not eight.
"""

from bot.groups.digest import WeekForGroup, WeekForTutors
from bot.groups.moves.questions import (
    ClosePoll,
    Heading,
    PutQuestion,
    QuestionGone,
    Reveal,
    TellBack,
    TellShutOut,
)
from bot.groups.moves.rounds import (
    Coming,
    NothingToAsk,
    RanOut,
    RoundResult,
    RoundStep,
    RoundUnderWay,
    ShowUpcoming,
    Tally,
    UpcomingInPrivate,
)
from bot.groups.moves.settings import (
    AskDays,
    AskHolidays,
    AskLanguage,
    AskReveal,
    AskSilence,
    AskTime,
    AskTimes,
    AskTopics,
    AskZone,
    Hello,
    InPrivate,
    NotASetting,
    NotSetUp,
    SaySkipped,
    SayState,
    ShowMore,
    ShowSettings,
    ShowWhen,
    TooManyTimetables,
    TutorsOnly,
    UseOwnName,
)

GroupMove = (
    Hello
    | TutorsOnly
    | UseOwnName
    | NotSetUp
    | TooManyTimetables
    | InPrivate
    | AskTopics
    | AskTime
    | AskDays
    | AskZone
    | AskLanguage
    | AskSilence
    | AskTimes
    | AskHolidays
    | AskReveal
    | ShowSettings
    | ShowWhen
    | ShowMore
    | SayState
    | SaySkipped
    | NotASetting
    | PutQuestion
    | ClosePoll
    | Reveal
    | QuestionGone
    | RoundStep
    | RoundUnderWay
    | RoundResult
    | NothingToAsk
    | RanOut
    | UpcomingInPrivate
    | ShowUpcoming
    | TellShutOut
    | TellBack
    | WeekForGroup
    | WeekForTutors
)

__all__ = [
    "AskDays",
    "AskHolidays",
    "AskLanguage",
    "AskReveal",
    "AskSilence",
    "AskTime",
    "AskTimes",
    "AskTopics",
    "AskZone",
    "ClosePoll",
    "Coming",
    "GroupMove",
    "Heading",
    "Hello",
    "InPrivate",
    "NotASetting",
    "NotSetUp",
    "NothingToAsk",
    "PutQuestion",
    "QuestionGone",
    "RanOut",
    "Reveal",
    "RoundResult",
    "RoundStep",
    "RoundUnderWay",
    "SaySkipped",
    "SayState",
    "ShowMore",
    "ShowSettings",
    "ShowUpcoming",
    "ShowWhen",
    "Tally",
    "TellBack",
    "TellShutOut",
    "TooManyTimetables",
    "TutorsOnly",
    "UpcomingInPrivate",
    "UseOwnName",
    "WeekForGroup",
    "WeekForTutors",
]
