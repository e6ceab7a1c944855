"""Everything that can be shown of a learner's own things, each in every form it takes."""

from bot.tutor.model.taking_along import Brought, TakenAlong
from bot.tutor.moves.account import (
    AskLanguage,
    AskLength,
    AskTime,
    AskZone,
    ConfirmForget,
    Forgotten,
    LanguageSet,
    LengthSet,
    NotForgotten,
    NothingBrought,
    NoTime,
    NoZone,
    OfferHistory,
    OfferPlan,
    QuietTime,
    Remind,
    ReminderOff,
    ReminderSet,
    RemindersStopped,
    ReminderStands,
    SayTakenAlong,
    SendExport,
    ShowPrivacy,
    ShowSettings,
    Snoozed,
    SureSet,
    TellKept,
    YoursMove,
)
from state.records.learners import Learner, Reminder
from state.values import replace
from tests.tutor.laying import MORNING

ADA = Learner("Ada", "America/Argentina/ComodRivadavia", minutes=0, confidence=False)
BOTH = {"en": "English", "cy": "Cymraeg"}
ON = Reminder(19 * 60 + 30, MORNING)

YOURS: list[YoursMove] = [
    *(
        ShowSettings(learner, MORNING, reminder, languages, in_place)
        for learner in (ADA, replace(ADA, minutes=4, confidence=True))
        for reminder in (None, ON, replace(ON, at=None))
        for languages in (BOTH, {"en": "English"})
        for in_place in (True, False)
    ),
    *(AskTime(is_on, in_place) for is_on in (True, False) for in_place in (True, False)),
    *(ReminderSet(485, ADA, MORNING, check, in_place=True) for check in (True, False)),
    ReminderOff(in_place=False),
    QuietTime(1300, in_place=True),
    NoTime(),
    AskZone(MORNING, in_place=True),
    NoZone(),
    AskLength(),
    AskLanguage(BOTH),
    LanguageSet("English", BOTH),
    LanguageSet(None, BOTH),
    *(LengthSet(now, was) for now in (2, 4, 0) for was in (2, 4, 0)),
    ReminderStands(1140),
    Snoozed(1140, today=True),
    Snoozed(1140, today=False),
    SureSet(on=True),
    SureSet(on=False),
    OfferPlan(),
    OfferPlan(exam=False),
    OfferPlan(remind=False),
    *(Remind(minutes, variant) for minutes in (1, 4) for variant in range(3)),
    RemindersStopped(),
    *(OfferHistory(Brought(*counts), 7) for counts in ((9, 1), (0, 0, 3), (12, 5, 1, 2))),
    *(SayTakenAlong(taken) for taken in (None, TakenAlong(0, 0), TakenAlong(0, 0, 0, 3))),
    *(SayTakenAlong(TakenAlong(*counts)) for counts in ((1, 1), (12, 5, 1, 2))),
    NothingBrought(),
    SendExport(2**52),
    ConfirmForget(MORNING, in_place=False),
    *(NotForgotten(late) for late in (True, False)),
    Forgotten(),
    ShowPrivacy(),
    TellKept(),
]
