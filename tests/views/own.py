"""Everything that can be shown of a learner's own things, each in every form it takes."""

from bot.tutor.model.taking_along import Brought, TakenAlong
from bot.tutor.moves import account as moves
from state.records.learners import Learner, Reminder
from state.values import replace
from tests.tutor.laying import MORNING

ADA = Learner("Ada", "America/Argentina/ComodRivadavia", minutes=0, confidence=False)
BOTH = {"en": "English", "cy": "Cymraeg"}
ON = Reminder(19 * 60 + 30, MORNING)

YOURS: list[moves.YoursMove] = [
    *(
        moves.ShowSettings(learner, MORNING, reminder, languages, in_place)
        for learner in (ADA, replace(ADA, minutes=4, confidence=True))
        for reminder in (None, ON, replace(ON, at=None))
        for languages in (BOTH, {"en": "English"})
        for in_place in (True, False)
    ),
    *(moves.AskTime(daily, in_place) for daily in (1140, None) for in_place in (True, False)),
    *(moves.ReminderSet(485, ADA, MORNING, check, in_place=True) for check in (True, False)),
    moves.ReminderSet(485, ADA, MORNING, check_zone=True, in_place=True, day=740_000),
    *(
        moves.ReminderSet(485, ADA, MORNING, check_zone=False, in_place=False, days=days)
        for days in (4, 31, 21, 95)
    ),
    moves.AskTime(1140, in_place=False, days=4),
    moves.ReminderOff(in_place=False),
    moves.QuietTime(1300, in_place=True),
    moves.NoTime(),
    moves.AskZone(MORNING, in_place=True),
    moves.NoZone(),
    *(moves.AskLength(minutes) for minutes in (None, 4, 0)),
    moves.AskLanguage(BOTH),
    moves.LanguageSet("English", BOTH),
    moves.LanguageSet(None, BOTH),
    *(moves.LengthSet(now, was) for now in (2, 4, 0) for was in (2, 4, 0)),
    moves.ReminderStands(1140),
    moves.Snoozed(1140, today=True),
    moves.Snoozed(1140, today=False),
    moves.CardsSet(asked=True),
    moves.CardsSet(asked=False),
    moves.SureSet(on=True),
    moves.SureSet(on=False),
    moves.OfferPlan(),
    moves.OfferPlan(exam=False),
    moves.OfferPlan(remind=False),
    *(moves.Remind(minutes, variant) for minutes in (1, 4) for variant in range(3)),
    moves.RemindersStopped(),
    *(moves.OfferHistory(Brought(*counts), 7) for counts in ((9, 1), (0, 0, 3), (12, 5, 1, 2))),
    *(moves.SayTakenAlong(taken) for taken in (None, TakenAlong(0, 0), TakenAlong(0, 0, 0, 3))),
    *(moves.SayTakenAlong(TakenAlong(*counts)) for counts in ((1, 1), (12, 5, 1, 2))),
    moves.NothingBrought(),
    moves.SendExport(2**52),
    moves.ConfirmForget(MORNING),
    *(moves.NotForgotten(late) for late in (True, False)),
    moves.Forgotten(),
    moves.ShowPrivacy(),
    moves.TellKept(),
]
