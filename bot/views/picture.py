"""The picture of progress: its facts with all its words, and the same facts as a caption."""

from datetime import timedelta

from bot.limits import CAPTION, units
from bot.picture.facts import WEEKS, Bar, Bars, Facts, Outlook, Point, dump
from bot.picture.facts import Calendar as Days
from bot.tutor.moves import ConceptProgress, ShowPicture
from bot.views.days import date_text
from bot.views.menus import menu
from bot.views.message import Attached, Message, lines, paragraphs
from bot.views.planning import SUREST, is_too_wide
from bot.views.progress import word
from bot.views.texts import Html, Texts
from state.clock.days import as_date
from state.memory.activity import WEEK, Calendar
from state.memory.forecast import Forecast

MOST_BARS = 10
"""Concepts that a picture has room for on one screen of a phone."""


def show_picture(move: ShowPicture, t: Texts) -> Message:
    """Show progress as a picture, with the same facts as its caption."""
    met = [concept for topic in move.topics for concept in topic.concepts if concept.met]
    if not met:
        return Message(t("progress.nothing"), menu(t, "topics"))
    facts = Facts(
        title=t.plain("picture.title", date=date_text(move.today, move.today, t)),
        calendar=_calendar(move.calendar, t),
        mastery=_mastery(met, t),
        outlook=_outlook(move.outlook, move.today, t) if move.outlook else None,
    )
    return Message(
        caption(facts, t), menu(t, "revise", "progress"), attached=Attached("picture", dump(facts))
    )


def caption(facts: Facts, t: Texts) -> Html:
    """Say in text what the picture shows; bars are left out from the last until it fits."""
    bars = [t("picture.row", name=bar.name, label=bar.label) for bar in facts.mastery.bars]
    whole = _captioned(facts, bars, t)
    while bars and units(whole) > CAPTION:
        bars.pop()
        whole = _captioned(facts, [*bars, t("picture.more")], t)
    return whole


def _captioned(facts: Facts, bars: list[Html], t: Texts) -> Html:
    def part(title: str, says: str) -> Html:
        return lines(t("picture.heading", title=title), t("picture.sentence", text=says))

    outlook = facts.outlook
    text = paragraphs(
        part(facts.calendar.title, facts.calendar.says),
        lines(part(facts.mastery.title, facts.mastery.says), *bars),
        part(outlook.title, outlook.says) if outlook else None,
    )
    return t("picture.caption", title=facts.title, text=text)


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


def _mastery(met: list[ConceptProgress], t: Texts) -> Bars:
    strongest = sorted(met, key=lambda concept: -concept.recall)[:MOST_BARS]
    says = t.plain("picture.mastery_all")
    if len(met) > MOST_BARS:
        says = t.plain("picture.mastery_some", shown=MOST_BARS, total=len(met))
    return Bars(t.plain("picture.mastery"), says, tuple(_bar(one, t) for one in strongest))


def _bar(concept: ConceptProgress, t: Texts) -> Bar:
    percent = round(100 * concept.recall)
    label = t.plain("picture.bar", percent=percent, word=word(concept.recall, t))
    return Bar(concept.name, concept.recall, label)


def _outlook(forecast: Forecast, today: int, t: Texts) -> Outlook:
    end = forecast.final
    exam = date_text(end.day, today, t)
    key = "picture.outlook_early" if is_too_wide(end.low, end.high) else "picture.outlook_says"
    low, mid, high = (min(SUREST, round(100 * share)) for share in (end.low, end.mid, end.high))
    return Outlook(
        title=t.plain("picture.outlook"),
        says=t.plain(key, date=exam, low=low, mid=mid, high=high),
        points=tuple(Point(one.day, one.low, one.mid, one.high) for one in forecast.points),
        first=t.plain("picture.today"),
        last=exam,
    )
