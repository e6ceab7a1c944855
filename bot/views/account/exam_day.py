"""The day before an exam, its day, and the day after."""

from typing import assert_never

from bot.tutor.moves.planning import AskHowItWent, ExamOver, HowItWent, ShowEve
from bot.views.buttons import by_name, menu
from bot.views.days import date_text
from bot.views.message import Message, folded, lines, paragraphs
from bot.views.texts import Html, Texts
from state.values import replace

Moves = ShowEve | AskHowItWent | ExamOver


def show(move: Moves, t: Texts) -> Message:
    """Show what is said around an exam."""
    match move:
        case ShowEve():
            return _eve(move, t)
        case AskHowItWent(day=day, today=today):
            text = t("exam_day.how", date=date_text(day, today, t))
            row = tuple(by_name(t, f"went_{how}", "went", how) for how in HowItWent)
            return Message(text, (row,))
        case ExamOver():
            return _over(move, t)
        case _:
            assert_never(move)


def _eve(move: ShowEve, t: Texts) -> Message:
    """Say the plan of the day, what is firm, and good luck: a screen of it, with tips folded."""
    is_today = move.exam.day == move.today
    when = "today" if is_today else "tomorrow"
    title = move.exam.topic.title if move.exam.topic and not move.exam.is_only else ""
    date = date_text(move.exam.day, move.today, t)
    head = t(f"exam_day.{when}_of", title=title) if title else t(f"exam_day.{when}", date=date)
    ((revise, exam),) = menu(t, "revise", "exam")
    rows = ((revise, replace(exam, label=t.plain("button.exam_change"))),)
    if move.again:
        body = paragraphs(
            lines(head, _plan(move, t, is_today=is_today)), t(f"exam_day.luck_{when}")
        )
        return Message(body, rows)
    firm = t("exam_day.firm", names="; ".join(move.firm))
    tips = [t("exam_day.row", text=tip) for tip in move.tips]
    body = paragraphs(
        lines(t("plan.noted") if move.noted else None, head, _plan(move, t, is_today=is_today)),
        firm if move.firm else None,
        t("exam_day.unmet", names="; ".join(move.unmet)) if move.unmet else None,
        t("exam_day.met", met=move.met) if move.met and not (move.firm or move.begins) else None,
        folded(lines(t("exam_day.tips"), *tips)) if tips else None,
        t(f"exam_day.luck_{when}"),
    )
    return Message(body, rows)


def _plan(move: ShowEve, t: Texts, *, is_today: bool) -> Html:
    if is_today:
        return t("exam_day.plan_today")
    if move.begins and not move.met:
        return t("exam_day.plan_first", minutes=move.minutes)
    if move.begins:
        return t("exam_day.plan_begin", minutes=move.minutes, met=move.met, total=move.total)
    if not move.minutes:
        return t("exam_day.plan_rest")
    return t("exam_day.plan_tomorrow", minutes=move.minutes)


def _over(move: ExamOver, t: Texts) -> Message:
    """Close the plan, and ask what is worth knowing next time: the tutor, or else the learner."""
    said = t(f"exam_day.went_{move.how}")
    closed = t("exam_day.closed") if move.closes else None
    if not move.can_tell:
        body = paragraphs(said, closed, t("exam_day.keep"))
        return Message(body, menu(t, "topics", "progress"))
    tell = by_name(t, "tell_tutor", "asktutor", "0")
    body = paragraphs(said, closed, t("exam_day.tell"))
    return Message(body, ((tell,), *menu(t, "topics", "progress")))
