"""Exams, the plan up to them, and pauses."""

from typing import assert_never

from bot.tutor.moves import planning as moves
from bot.views.account import exam_day
from bot.views.buttons import begins, menu
from bot.views.days import date_text
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts
from state.values import replace

WEEKS_FROM = 21
"""Days from which a distance is told in weeks."""

SUREST = 99
"""Per cent, at most: no exam is certain."""


def show(move: moves.PlanningMove, t: Texts) -> Message:
    """Show a move that is about exams and the days up to them."""
    match move:
        case moves.AskExam(today=today, exams=exams):
            known = [_exam(exam, today, t) for exam in exams]
            return Message(lines(*known, t("exam.ask_again" if known else "exam.ask")))
        case moves.ExamNotRead(why=moves.NoDate.OTHER_WEEKDAY, day=day, today=today):
            return Message(t("exam.other_weekday", date=date_text(day, today, t)))
        case moves.ExamNotRead(why=why, times=times):
            return Message(t(f"exam.{why}", variant=times - 1))
        case moves.ExamForgotten():
            return Message(t("exam.forgotten"), menu(t, "plan", "revise"))
        case moves.ShowPlan():
            return _plan(move, t)
        case moves.ShowEve() | moves.AskHowItWent() | moves.ExamOver():
            return exam_day.show(move, t)
        case moves.Paused():
            return _paused(move, t)
        case moves.PauseNotRead():
            return Message(t("pause.not_read"))
        case _:
            assert_never(move)


def _paused(move: moves.Paused, t: Texts) -> Message:
    if move.until is None:
        return Message(t("pause.open"))
    return Message(t("pause.until", date=date_text(move.until, move.today, t)))


def _plan(move: moves.ShowPlan, t: Texts) -> Message:
    exams = [_exam(exam, move.today, t) for exam in move.exams]
    if move.stands:
        return Message(lines(*exams, t("plan.stands", minutes=move.stands)), _rows(move, t))
    today = t("plan.today_new") if move.unmet else t("plan.today_done")
    if move.minutes_today:
        of_more = move.goal is not None and move.goal.minutes > move.minutes_today
        today = t("plan.today_of" if of_more else "plan.today_minutes", minutes=move.minutes_today)
    body = paragraphs(
        lines(t("plan.noted") if move.noted else None, *exams) or t("plan.no_exam"),
        _outlooks(move, t),
        lines(today, _met(move, t)),
        t("plan.how_exam" if exams else "plan.how"),
    )
    return Message(body, _rows(move, t))


def _outlooks(move: moves.ShowPlan, t: Texts) -> Html | None:
    """Say what some minutes a day lead to, as soon as that can be said."""
    if move.goal is not None:
        return goal_text(move.goal, t)
    if not move.outlooks:
        is_far = any(exam.day > move.today + 1 for exam in move.exams[:1])
        return t("plan.too_far") if is_far else None
    first, *more = move.outlooks
    return lines(
        _outlook(first, "plan.outlook", t), *(_outlook(one, "plan.outlook_more", t) for one in more)
    )


def goal_text(goal: moves.Goal, t: Texts) -> Html:
    """Say what would bring somebody new to a goal, or furthest towards it."""
    if goal.is_within_reach:
        return t("plan.goal", minutes=goal.minutes, percent=round(100 * goal.share))
    return t("plan.goal_furthest", minutes=goal.minutes)


def _met(move: moves.ShowPlan, t: Texts) -> Html:
    """Say how much has been met, not what is left: that would look like a mountain."""
    met = move.total - move.unmet
    if not move.unmet:
        return t("plan.all_met")
    return t("plan.met", met=met, total=move.total) if met else t("plan.none_met")


def _exam(exam: moves.ExamDay, today: int, t: Texts) -> Html:
    date, when = date_text(exam.day, today, t), _when(exam.day - today, t)
    if exam.topic is not None:
        return t("plan.exam_of", title=exam.topic.title, date=date, when=when)
    return t("plan.exam" if exam.is_only else "plan.exam_rest", date=date, when=when)


def _when(days: int, t: Texts) -> Html:
    match days:
        case 0:
            return t("plan.today")
        case 1:
            return t("plan.tomorrow")
        case _ if days < WEEKS_FROM:
            return t("plan.in_days", days=days)
        case _:
            return t("plan.in_weeks", weeks=round(days / 7))


def _outlook(outlook: moves.Outlook, key: str, t: Texts) -> Html:
    shares = (outlook.low, outlook.mid, outlook.high)
    low, mid, high = (min(SUREST, round(100 * share)) for share in shares)
    return t(key, minutes=outlook.minutes, low=low, mid=mid, high=high)


def _rows(move: moves.ShowPlan, t: Texts) -> Rows:
    ((revise, exam),) = menu(t, "revise", "exam")
    if move.exams:
        exam = replace(exam, label=t.plain("button.exam_change"))
    off = tuple((_off_button(exam, t),) for exam in move.exams)
    return ((revise, exam), *off)


def _off_button(exam: moves.ExamDay, t: Texts) -> Button:
    return begins(_off_label(exam, t), "noexam", exam.topic.topic if exam.topic else "")


def _off_label(exam: moves.ExamDay, t: Texts) -> str:
    if exam.is_only:
        return t.plain("button.exam_off")
    if exam.topic is None:
        return t.plain("button.exam_off_rest")
    return t.plain("button.exam_off_of", title=exam.topic.title)
