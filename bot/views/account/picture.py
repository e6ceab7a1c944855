"""The pictures of progress: their facts with all their words, and the same facts as captions."""

from datetime import timedelta

from bot.limits import CAPTION, units
from bot.picture.facts import WEEKS, Bar, Bars, Facts, Outlook, Point, dump
from bot.picture.facts import Calendar as Days
from bot.tutor.moves import progress as moves
from bot.views.account.planning import SUREST, goal_text
from bot.views.account.progress import word
from bot.views.buttons import begins, menu
from bot.views.days import date_text
from bot.views.message import INLINE, Attached, Button, Message, lines, paragraphs
from bot.views.texts import Html, Texts
from state.clock.days import WEEK, as_date
from state.memory import forecast
from state.memory.activity import Calendar
from state.memory.forecast import Forecast
from state.values import replace

MOST_BARS = 5
"""Concepts that a picture has room for, to be read in a chat without being opened."""


def show(move: moves.PictureMove, t: Texts) -> Message:
    """Show a picture of progress, or what becomes of one's card."""
    match move:
        case moves.ShowPicture():
            return _picture(move, t)
        case moves.ShowOutlook():
            return _way_to_exam(move, t)
        case moves.ShareCard():
            return _card(move, t)
        case moves.ShareHow():
            return _how(move, t)
        case moves.NothingToShare(of_best=of_best):
            said = t("share.nothing_firm" if of_best else "share.nothing")
            return Message(said, menu(t, "revise"))


def _picture(move: moves.ShowPicture, t: Texts) -> Message:
    """Show the days and the concepts as a picture, with the same facts as its caption."""
    met = [concept for topic in move.topics for concept in topic.concepts if concept.met]
    if not met:
        return Message(t("progress.nothing"), menu(t, "topics"))
    calendar, mastery = _calendar(move.calendar, t), _mastery(met, t)
    bars = [t("picture.row", name=bar.name, label=bar.label) for bar in mastery.bars]
    told = (
        _part(calendar.title, calendar.says, t),
        lines(_part(mastery.title, mastery.says, t), *bars),
    )
    rows = menu(t, "revise", "progress") if move.is_last else ()
    title = t.plain("picture.title", date=date_text(move.today, move.today, t))
    facts = Facts(calendar, mastery)
    return Message(caption(title, told, t), rows, attached=_attached(facts))


def _how(move: moves.ShareHow, t: Texts) -> Message:
    send = Button(t.plain("share.button.send"), f"{INLINE}{t.plain('share.word')}")
    best = begins(t.plain("share.button.best"), "sharebest")
    rows = [*([(send,)] if move.inline else []), *([(best,)] if move.more else [])]
    return Message(t("share.how_inline" if move.inline else "share.how"), tuple(rows))


def _card(move: moves.ShareCard, t: Texts) -> Message:
    """Make the card: a calendar, and what is known best where its owner wants that; no name."""
    calendar = replace(_calendar(move.calendar, t), title=t.plain("share.calendar"))
    met = [concept for topic in move.topics for concept in topic.concepts if concept.met]
    title, says = t.plain("share.mastery"), t.plain("share.mastery_says")
    mastery = replace(_mastery(met, t), title=title, says=says) if met else None
    week = t("share.week", days=move.days, reviews=move.reviews)
    bot = t("share.bot", name=move.bot_name) if move.bot_name else None
    names = tuple(bar.name for bar in mastery.bars) if mastery else ()
    attached = Attached("card", dump(Facts(calendar, mastery)))
    return Message(_of_card(week, names, bot, t), attached=attached)


def _of_card(week: Html, names: tuple[str, ...], bot: Html | None, t: Texts) -> Html:
    """Name on a card what is known best, as far as a caption has room."""
    best = t("share.best", names=", ".join(names)) if names else None
    whole = lines(week, best, bot)
    return whole if not names or units(whole) <= CAPTION else _of_card(week, names[:-1], bot, t)


def _way_to_exam(move: moves.ShowOutlook, t: Texts) -> Message:
    """Show the way to the exam as a picture; as long as it could be any, what leads to a goal."""
    rows = menu(t, "revise", "plan")
    if move.goal is not None:
        return Message(goal_text(move.goal, t), rows)
    outlook = _outlook(move.outlook, move.today, t)
    told = (t("picture.sentence", text=outlook.says),)
    words = caption(outlook.title, told, t)
    return Message(words, rows, attached=_attached(Facts(outlook=outlook)))


def _attached(facts: Facts) -> Attached:
    return Attached("picture", dump(facts))


def caption(title: str, told: tuple[Html, ...], t: Texts) -> Html:
    """Say in text what a picture shows; lines are left out from the last until it fits."""
    rows = paragraphs(*told).split("\n")
    whole = _captioned(title, rows, t)
    while len(rows) > 1 and units(whole) > CAPTION:
        rows.pop()
        whole = _captioned(title, [*rows, t("picture.more")], t)
    return whole


def _captioned(title: str, rows: list[str], t: Texts) -> Html:
    return t("picture.caption", title=title, text=Html("\n".join(rows)))


def _part(title: str, says: str, t: Texts) -> Html:
    return lines(t("picture.heading", title=title), t("picture.sentence", text=says))


def _calendar(calendar: Calendar, t: Texts) -> Days:
    active = [reviews for reviews in calendar.reviews if reviews]
    return Days(
        title=t.plain("picture.calendar"),
        says=t.plain("picture.calendar_says", days=len(active), reviews=sum(active)),
        legend=t.plain("picture.legend"),
        weekdays=tuple(t("day.weekday_short", variant=day) for day in range(WEEK)),
        months=tuple(_month(calendar.monday + WEEK * week, week, t) for week in range(WEEKS)),
        counts=calendar.reviews,
    )


def _month(monday: int, week: int, t: Texts) -> str:
    """Name the month that begins in a week; over the first week, the month it is."""
    first = as_date(monday)
    last = first + timedelta(days=WEEK - 1)
    begins = last.day <= WEEK
    if not begins and week:
        return ""
    return t("day.month_short", variant=(last if begins else first).month - 1)


def _mastery(met: list[moves.ConceptProgress], t: Texts) -> Bars:
    strongest = sorted(met, key=lambda concept: -concept.recall)[:MOST_BARS]
    says = t.plain("picture.mastery_all")
    if len(met) > MOST_BARS:
        says = t.plain("picture.mastery_some", shown=MOST_BARS, total=len(met))
    return Bars(t.plain("picture.mastery"), says, tuple(_bar(one, t) for one in strongest))


def _bar(concept: moves.ConceptProgress, t: Texts) -> Bar:
    percent = round(100 * concept.recall)
    label = t.plain("picture.bar", percent=percent, word=word(concept.recall, t))
    return Bar(concept.name, concept.recall, label)


def _point(one: forecast.Point) -> Point:
    """Draw no day surer than the sentence above says."""
    low, mid, high = (min(SUREST / 100, share) for share in (one.low, one.mid, one.high))
    return Point(one.day, low, mid, high)


def _outlook(ahead: Forecast, today: int, t: Texts) -> Outlook:
    end = ahead.final
    exam = date_text(end.day, today, t)
    low, mid, high = (min(SUREST, round(100 * share)) for share in (end.low, end.mid, end.high))
    return Outlook(
        title=t.plain("picture.outlook"),
        says=t.plain("picture.outlook_says", date=exam, low=low, mid=mid, high=high),
        points=tuple(map(_point, ahead.points)),
        first=t.plain("picture.today"),
        last=exam,
    )
