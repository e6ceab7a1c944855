"""A learner's standing, to be shown in words and as pictures."""

from datetime import date

from bot.picture.facts import Bar, Facts, load
from bot.playground.protocol.telegram_html import Parser
from bot.tutor.moves import progress as moves
from bot.views.account.picture import show
from bot.views.message import Message
from state.memory.activity import Calendar
from state.memory.forecast import Forecast, Point
from state.memory.progress import Retention
from state.records.learners import Calibration
from tests.tutor.laying import TEXTS

SATURDAY = date(2026, 11, 21).toordinal()

MONDAY = SATURDAY - 5 - 77

STANDING = moves.ShowProgress(
    topics=(
        moves.TopicProgress(
            "Selling",
            (
                moves.ConceptProgress("Surveys", 0.62, 3, 4, 0.13),
                moves.ConceptProgress("Rivals", 0.30, 2, 4, -0.08),
                moves.ConceptProgress("Trends", 0.81, 4, 4, 0.001),
                moves.ConceptProgress("Loyalty", 0.10, 1, 4, None),
                moves.ConceptProgress("Complaints", 0.0, 0, 4),
            ),
        ),
    ),
    minutes=(6, *(1,) * 7, *(2,) * 7),
    week_days=4,
    week_reviews=31,
    week_recalled=26,
    retention=Retention(40, 33),
    today=moves.Today(9, 1, 2, 3),
    calibration=Calibration(20, 14),
    active_ideas=1,
    cleared_ideas=2,
    next_step="revise",
)

PICTURE = moves.ShowPicture(
    today=SATURDAY, topics=STANDING.topics, calendar=Calendar(MONDAY, (0, 8, 5) * 27 + (0, 0))
)

OUTLOOK = moves.ShowOutlook(
    SATURDAY,
    Forecast(
        (Point(SATURDAY, 0.5, 0.5, 0.5), Point(date(2027, 1, 20).toordinal(), 0.63, 0.71, 0.79))
    ),
)


def said(message: Message) -> str:
    """Give a message as plain text."""
    return Parser(message.html).run()[0]


def named(*names: str) -> tuple[moves.TopicProgress, ...]:
    """Give a topic of concepts with these names."""
    return (
        moves.TopicProgress("T", tuple(moves.ConceptProgress(name, 0.5, 1, 1) for name in names)),
    )


def drawn(move: moves.ShowPicture | moves.ShowOutlook) -> Facts:
    """Give what is drawn of a picture."""
    attached = show(move, TEXTS).attached
    assert attached is not None
    assert attached.what == "picture"
    return load(attached.of)


def bars_of(move: moves.ShowPicture) -> tuple[Bar, ...]:
    """Give the bars of its concepts."""
    mastery = drawn(move).mastery
    assert mastery is not None
    return mastery.bars
