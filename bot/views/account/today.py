"""What was done today and how long it has been kept up, in a line each."""

from bot.tutor.account.goal import GOALS
from bot.tutor.moves.progress import ShowDaysInARow, ShowGoal, ShowWeek, Today, TodayMove, Week
from bot.views.buttons import begins, by_name, menu
from bot.views.message import Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts

ENOUGH_DAYS = 2
"""Days of revision that are worth calling kept up."""


def show(move: TodayMove, t: Texts) -> Message:
    """Show what was done today, or in the last seven days."""
    match move:
        case ShowDaysInARow():
            return _days_in_a_row(move, t)
        case ShowGoal():
            return _show_goal(move, t)
        case ShowWeek():
            return _show_week(move, t)


def today_lines(today: Today, t: Texts) -> Html:
    """Say what was done today, and how long it has been kept up; nothing to whoever is just back.

    Empty where there is neither a goal nor anything done.
    """
    return lines(_done(today, t), _kept_up(today, t))


def _done(today: Today, t: Texts) -> Html | None:
    if not today.goal:
        return t("today.done", minutes=today.minutes) if today.minutes else None
    if today.minutes >= today.goal:
        return t("today.met", minutes=today.minutes)
    if not today.minutes:
        return t("today.goal", goal=today.goal)
    return t("today.some", minutes=today.minutes, goal=today.goal)


def _kept_up(today: Today, t: Texts) -> Html | None:
    if today.days < ENOUGH_DAYS:
        return None
    key = "today.kept_up_spare" if today.spare else "today.kept_up"
    return t(key, days=today.days, spare=today.spare)


def last_week(week: Week | None, t: Texts) -> Html | None:
    """Look back on the week before; nothing if nothing was done in it."""
    if week is None or not week.reviews:
        return None
    return _week(week, "today.last_week", t)


def _week(week: Week, key: str, t: Texts) -> Html:
    """Say what was done in a week; that nothing of it was remembered is not worth saying."""
    if not week.recalled:
        return t(f"{key}_none", days=week.days, reviews=week.reviews)
    return t(key, days=week.days, reviews=week.reviews, recalled=week.recalled)


def _show_week(move: ShowWeek, t: Texts) -> Message:
    """Look back on seven days: what was done, what has grown, what today wants."""
    if not move.week.reviews:
        return Message(t("today.week_quiet"), menu(t, "revise"))
    did = _week(move.week, "today.week", t)
    grown = [t("today.grown_row", name=name) for name in move.grown]
    body = paragraphs(
        t("today.week_head"),
        did,
        lines(t("today.grown"), *grown) if grown else None,
        today_lines(move.today, t) or None,
    )
    return Message(body, menu(t, "revise", "progress"))


def _days_in_a_row(move: ShowDaysInARow, t: Texts) -> Message:
    """Say how long it has been kept up, and what was done today."""
    kept_up = t("today.none_in_a_row") if not move.today.days else _kept_up(move.today, t)
    first = t("today.first_day") if kept_up is None else kept_up
    return Message(lines(first, _done(move.today, t)), menu(t, "revise", "goal"))


def _show_goal(move: ShowGoal, t: Texts) -> Message:
    """Say what was done today, and offer the goals."""
    goal = move.today.goal
    if move.is_new:
        kept = "goal.nearest" if move.nearest else "goal.set"
        text = t(kept, goal=goal) if goal else t("goal.off")
        return Message(text, menu(t, "revise", "settings"), move.in_place)
    body = paragraphs(today_lines(move.today, t) or None, t("goal.ask"))
    return Message(body, _goals(t, on=goal > 0))


def _goals(t: Texts, *, on: bool) -> Rows:
    goals = tuple(
        begins(t.plain("button.goal_minutes", minutes=one), "goal", str(one)) for one in GOALS
    )
    off = by_name(t, "no_goal", "goal", "off")
    return (goals, (off,)) if on else (goals,)
