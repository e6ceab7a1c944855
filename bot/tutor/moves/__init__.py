"""What the tutor can do, named as deeds and carrying all that has to be shown.

A move says what, never how: words, signs and layout are chosen by `bot.views`. Moves that carry
`in_place` rewrite the message whose button was tapped, so that a chat does not fill up.
"""

from bot.tutor.moves.account import YoursMove
from bot.tutor.moves.asking import (
    Ask,
    AskAgain,
    AskClosest,
    AskOption,
    AskSure,
    AskWhether,
    AskWhetherHeld,
    Correction,
    GiveHint,
    Handle,
    HintCard,
    HowFar,
    Kept,
    NoHints,
    NoneEasier,
    RemindOfNext,
    RemindToJudge,
    Reword,
    SayChanged,
    ShowButtons,
    StillOpen,
    TakeBreath,
)
from bot.tutor.moves.authoring import AuthoringMove
from bot.tutor.moves.consulting import ConsultationMove
from bot.tutor.moves.contests import (
    AskReason,
    Contested,
    ContestMove,
    Corrected,
    Decided,
    NotForYou,
    NothingToMark,
    NotWritten,
    ReportReasons,
    ShowCase,
    ShowReport,
    Thanks,
)
from bot.tutor.moves.homework import HomeworkMove
from bot.tutor.moves.items import ItemsMove
from bot.tutor.moves.marking import (
    CardJudged,
    ComesBack,
    Explain,
    MarkPicks,
    MarkTyped,
    Reveal,
    TurnCard,
    Way,
)
from bot.tutor.moves.menus import (
    AnswerFromTopic,
    AskBack,
    AskForWords,
    AskSubject,
    ChooseTopic,
    Declined,
    HelloAgain,
    Help,
    HelpForTutors,
    InGroupsOnly,
    LetBe,
    ListTopics,
    MenuMove,
    MoreHelp,
    NoQuestions,
    NothingDue,
    NothingToStop,
    NotUnderstood,
    OfferResume,
    Quoted,
    Reply,
    SayNumber,
    ShowPage,
    ShowWeakest,
    TakeYourTime,
    TopicRow,
    UnknownCommand,
    Welcome,
    YouAreWelcome,
)
from bot.tutor.moves.people import PeopleMove
from bot.tutor.moves.planning import PlanningMove
from bot.tutor.moves.progress import (
    ConceptProgress,
    NothingToShare,
    ShareCard,
    ShareHow,
    ShowDaysInARow,
    ShowGoal,
    ShowOutlook,
    ShowPicture,
    ShowProgress,
    ShowWeek,
    Today,
    TopicProgress,
    Week,
)
from bot.tutor.moves.results import (
    ComingBack,
    ConceptScore,
    Finish,
    HeldIdea,
    HomeworkLeft,
    ListMisconceptions,
    Marks,
    Missed,
    MockReport,
    NothingToUndo,
    QuizScore,
    Undone,
    Written,
)

Move = (
    Ask
    | AskSure
    | AskWhetherHeld
    | MarkPicks
    | MarkTyped
    | AskClosest
    | AskAgain
    | GiveHint
    | Reveal
    | TurnCard
    | CardJudged
    | ShowButtons
    | AskOption
    | NoHints
    | Explain
    | RemindOfNext
    | RemindToJudge
    | AskWhether
    | StillOpen
    | Reword
    | NoneEasier
    | HowFar
    | TakeBreath
    | HintCard
    | SayChanged
    | Finish
    | QuizScore
    | MockReport
    | ListMisconceptions
    | ShowProgress
    | ShowOutlook
    | ShowPicture
    | ShareCard
    | ShareHow
    | NothingToShare
    | ShowDaysInARow
    | ShowGoal
    | ShowWeek
    | Undone
    | NothingToUndo
    | YoursMove
    | ContestMove
    | MenuMove
    | ConsultationMove
    | HomeworkMove
    | ItemsMove
    | PeopleMove
    | PlanningMove
    | AuthoringMove
)

__all__ = [
    "AnswerFromTopic",
    "Ask",
    "AskAgain",
    "AskBack",
    "AskClosest",
    "AskForWords",
    "AskOption",
    "AskReason",
    "AskSubject",
    "AskSure",
    "AskWhether",
    "AskWhetherHeld",
    "AuthoringMove",
    "CardJudged",
    "ChooseTopic",
    "ComesBack",
    "ComingBack",
    "ConceptProgress",
    "ConceptScore",
    "ContestMove",
    "Contested",
    "Corrected",
    "Correction",
    "Decided",
    "Declined",
    "Explain",
    "Finish",
    "GiveHint",
    "Handle",
    "HeldIdea",
    "HelloAgain",
    "Help",
    "HelpForTutors",
    "HintCard",
    "HomeworkLeft",
    "HowFar",
    "InGroupsOnly",
    "Kept",
    "LetBe",
    "ListMisconceptions",
    "ListTopics",
    "MarkPicks",
    "MarkTyped",
    "Marks",
    "MenuMove",
    "Missed",
    "MockReport",
    "MoreHelp",
    "Move",
    "NoHints",
    "NoQuestions",
    "NoneEasier",
    "NotForYou",
    "NotUnderstood",
    "NotWritten",
    "NothingDue",
    "NothingToMark",
    "NothingToShare",
    "NothingToStop",
    "NothingToUndo",
    "OfferResume",
    "PeopleMove",
    "PlanningMove",
    "QuizScore",
    "Quoted",
    "RemindOfNext",
    "RemindToJudge",
    "Reply",
    "ReportReasons",
    "Reveal",
    "Reword",
    "SayChanged",
    "SayNumber",
    "ShareCard",
    "ShareHow",
    "ShowButtons",
    "ShowCase",
    "ShowDaysInARow",
    "ShowGoal",
    "ShowOutlook",
    "ShowPage",
    "ShowPicture",
    "ShowProgress",
    "ShowReport",
    "ShowWeakest",
    "ShowWeek",
    "StillOpen",
    "TakeBreath",
    "TakeYourTime",
    "Thanks",
    "Today",
    "TopicProgress",
    "TopicRow",
    "TurnCard",
    "Undone",
    "UnknownCommand",
    "Way",
    "Week",
    "Welcome",
    "Written",
    "YouAreWelcome",
]
