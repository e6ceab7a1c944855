"""Homework in words: what there is to do, how a class stands, what is set by when."""

from textwrap import shorten
from typing import assert_never

from bot.tutor.choosing.homework_items import MISSED
from bot.tutor.moves import homework as moves
from bot.views.buttons import begins, in_rows
from bot.views.days import date_text
from bot.views.message import Message, Rows, lines, paragraphs
from bot.views.results import A_LINE
from bot.views.texts import Html, Texts, clean
from state.records.homework import OwnHomework, Standing


def show(move: moves.HomeworkMove, t: Texts) -> Message:
    """Show one of these moves."""
    match move:
        case moves.NoHomework():
            return Message(t("homework.none"))
        case moves.HomeworkOver():
            return Message(t("homework.over"))
        case moves.HomeworkIsDone(own=own, name=name):
            title = own.homework.group.title
            return Message(t("homework.is_done", name=_name(name, t), title=title))
        case moves.ShowHomework():
            return _own(move, t)
        case moves.ShowClassHomework():
            return _class(move, t)
        case moves.NotTaught(named=named):
            return Message(t("homework.not_taught", named=shorten(named, A_LINE, placeholder="…")))
        case moves.ChooseHomeworkClass(classes=classes):
            rows = tuple((begins(clean(of.title), *told),) for of, *told in classes)
            return Message(t("homework.for_whom"), rows)
        case moves.ChooseHomework():
            return _choose(move, t)
        case moves.ChooseHomeworkDay():
            return _choose_day(move, t)
        case moves.LookHomeworkOver():
            return _look_over(move, t)
        case moves.EndHomeworkFirst():
            return _end_first(move, t)
        case moves.HomeworkTakenBack(of=of, name=name):
            return Message(t("homework.taken_back", name=_name(name, t), title=of.title))
        case moves.HomeworkSet():
            return _set(move, t)
        case moves.TooMuchHomework():
            return Message(t("homework.too_much"))
        case moves.HomeworkEnded():
            head = t(
                "homework.ended", name=_name(move.name, t), title=move.standing.homework.group.title
            )
            return Message(lines(head, *_standing(move.standing, t)))
        case _:
            assert_never(move)


def _name(name: str, t: Texts) -> str:
    return name or t.plain("homework.missed")


def _own(move: moves.ShowHomework, t: Texts) -> Message:
    """Show what there is to do; what is done stays to be seen until its day."""
    head = None if move.told else t("homework.own")
    rows = [_piece(own, name, move.today, t) for own, name in move.own]
    todo: Rows = tuple(
        (
            begins(
                t.plain("homework.button.do", name=clean(_name(name, t))),
                "homework",
                str(own.homework.number),
            ),
        )
        for own, name in move.own
        if len(own.done) < len(own.homework.items)
    )
    return Message(paragraphs(head, *rows), todo)


def _piece(own: OwnHomework, name: str, today: int, t: Texts) -> Html:
    one = own.homework
    by = date_text(one.day, today, t)
    head = t("homework.piece", name=_name(name, t), title=one.group.title, day=by)
    return lines(head, t("homework.done_of", done=str(len(own.done)), n=len(one.items)))


def _class(move: moves.ShowClassHomework, t: Texts) -> Message:
    """Show how a class stands with each piece, and offer to set another."""
    pieces = [
        lines(
            t(
                "homework.set_piece",
                name=_name(name, t),
                n=len(one.homework.items),
                day=date_text(one.homework.day, move.today, t),
            ),
            *_standing(one, t),
        )
        for one, name in zip(move.of.open, move.names, strict=True)
    ]
    ends: Rows = tuple(
        (
            begins(
                t.plain("homework.button.end", name=clean(_name(name, t))),
                "endhw",
                str(one.homework.number),
            ),
        )
        for one, name in zip(move.of.open, move.names, strict=True)
    )
    head = t("homework.class_head", title=move.of.group.title)
    body = paragraphs(head, *(pieces or [t("homework.class_none")]))
    more = begins(t.plain("homework.button.set"), "sethw", move.of.group.key)
    return Message(body, ((more,), *ends))


def _standing(one: Standing, t: Texts) -> list[Html]:
    """Say who is done, of those who share, and how many of the others."""
    whole = len(one.homework.items)
    done = ", ".join(name for name, count in one.sharers if count >= whole)
    begun = "; ".join(
        t("homework.so_far", name=name, done=str(count), n=str(whole))
        for name, count in one.sharers
        if 0 < count < whole
    )
    not_yet = ", ".join(name for name, count in one.sharers if not count)
    rows = [
        t("homework.who_done", names=done) if done else None,
        t("homework.who_begun", names=Html(begun)) if begun else None,
        t("homework.who_not", names=not_yet) if not_yet else None,
        _others(one, t),
    ]
    return [row for row in rows if row is not None]


def _others(one: Standing, t: Texts) -> Html | None:
    if not one.others:
        return None
    if one.others_done is None:
        return t("homework.others", n=one.others)
    return t("homework.others_done", n=one.others, done=str(one.others_done))


def _choose(move: moves.ChooseHomework, t: Texts) -> Message:
    chat = move.of.key
    rows = [
        (begins(f"{clean(name)} · {count}", "hwabout", f"{mark}{chat}"),)
        for mark, name, count in move.subjects
    ]
    rows += [(begins(clean(title), "sethw", f"{mark}{chat}"),) for mark, title in move.topics]
    if move.missed:
        label = t.plain("homework.button.missed", n=move.missed)
        rows.insert(0, (begins(label, "hwabout", f"{MISSED}{chat}"),))
    key = "homework.what_topic" if move.topics else "homework.what"
    return Message(t(key, title=move.of.title), tuple(rows))


def _choose_day(move: moves.ChooseHomeworkDay, t: Texts) -> Message:
    buttons = [
        begins(str(date_text(day, move.today, t)), "hwby", f"{move.mark}-{day}{move.of.key}")
        for day in move.days
    ]
    asked = t("homework.when", name=_name(move.name, t), n=move.count)
    head = t("homework.not_that_day") if move.refused else None
    return Message(paragraphs(head, asked), in_rows(buttons, 2))


def _look_over(move: moves.LookHomeworkOver, t: Texts) -> Message:
    """Show what would be sent, question by question."""
    name, day = _name(move.name, t), date_text(move.day, move.today, t)
    head = t("homework.look_over", title=move.of.title, name=name, n=len(move.items), day=day)
    rows = [
        t("homework.look_row", ask=shorten(item.asked, A_LINE, placeholder="…"))
        for item in move.items
    ]
    chosen, undated = f"{move.mark}-{move.day}{move.of.key}", f"{move.mark}{move.of.key}"
    return Message(
        paragraphs(head, lines(*rows), t("homework.not_sent")),
        (
            (begins(t.plain("homework.button.send"), "hwsend", chosen),),
            (
                begins(t.plain("homework.button.other_day"), "hwabout", undated),
                begins(t.plain("homework.button.leave"), "homework"),
            ),
        ),
    )


def _end_first(move: moves.EndHomeworkFirst, t: Texts) -> Message:
    one = move.homework
    asked = t("homework.end_first", name=_name(move.name, t), title=one.group.title)
    yes = begins(t.plain("homework.button.end_now"), "endhwnow", str(one.number))
    return Message(asked, ((yes, begins(t.plain("homework.button.keep"), "homework")),))


def _set(move: moves.HomeworkSet, t: Texts) -> Message:
    day = date_text(move.day, move.today, t)
    said = t("homework.set", name=_name(move.name, t), n=move.count, day=day, title=move.of.title)
    return Message(paragraphs(said, t("homework.how")))
