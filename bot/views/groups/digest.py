"""The week of a group in words: a few lines for the group, numbers with their n for its tutors."""

from textwrap import shorten

from bot.groups.leaderboard import Board
from bot.groups.moves.week import WeekForGroup, WeekForTutors, WeekMove
from bot.tutor.model.links import link
from bot.views.buttons import begins, by_name
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts
from content.model.items import Item
from state.records.classes import GroupName

_SHOWN = 90
"""Characters of a question that remind somebody which one it is."""


def show(move: WeekMove, t: Texts) -> Message:
    """Show a week."""
    match move:
        case WeekForGroup():
            return _week_for_group(move, t)
        case WeekForTutors():
            return _week_for_tutors(move, t)


def _week_for_group(move: WeekForGroup, t: Texts) -> Message:
    body = paragraphs(
        lines(t("week.head"), _who_took_part(move, t), _about(move.about, t)),
        lines(
            t("week.went_well", concept=move.went_well) if move.went_well else None,
            t("week.hardest", ask=_short(move.hardest)) if move.hardest else None,
        ),
        t("week.remember", concept=move.remember.name, say=move.remember.say),
        _common_idea(move, t),
        _board(move.board, t),
    )
    join = Button(t.plain("button.join"), link(move.bot_name, "join"))
    place = Button(t.plain("button.place"), link(move.bot_name, "board"))
    return Message(body, ((place, join),))


def _who_took_part(move: WeekForGroup, t: Texts) -> Html:
    if not move.took_part:
        return t("week.quiet", questions=move.questions)
    return t("week.took_part", people=move.took_part, questions=move.questions)


def _about(concepts: tuple[str, ...], t: Texts) -> Html | None:
    return t("week.about", concepts="; ".join(concepts)) if concepts else None


def _common_idea(move: WeekForGroup, t: Texts) -> Html | None:
    if move.idea is None:
        return None
    return t("week.idea", believes=move.idea.believes, instead=move.idea.instead)


def _board(board: Board, t: Texts) -> Html | None:
    if not board.top:
        return None
    rows = [
        t("week.row", place=one.place, nickname=one.nickname, points=one.points)
        for one in board.top
    ]
    level = t("week.level", n=board.level) if board.level else None
    return lines(t("week.board"), *rows, level, t("week.how"))


def _week_for_tutors(move: WeekForTutors, t: Texts) -> Message:
    body = paragraphs(
        lines(t("digest.head", title=move.title), *_taking_part(move, t), _about(move.about, t)),
        _hardest(move, t),
        _ideas(move, t),
        _improved(move, t),
        _next(move, t),
        _consulted(move, t),
        _waiting(move, t),
    )
    return Message(body, _buttons(move, t))


def _taking_part(move: WeekForTutors, t: Texts) -> list[Html]:
    if not move.answers:
        return [t("digest.nobody", questions=move.questions)]
    numbers = {
        "questions": move.questions,
        "answers": move.answers,
        "percent": _percent(move.right / move.answers),
    }
    people = {"n": move.took_part, "known": move.known}
    if move.share_before is None:
        return [t("digest.took_part", **people), t("digest.answers", **numbers)]
    return [
        t("digest.took_part_before", **people, before=move.took_part_before),
        t("digest.answers_before", **numbers, before=_percent(move.share_before)),
    ]


def _hardest(move: WeekForTutors, t: Texts) -> Html | None:
    if not move.answers:
        return None
    if not move.hardest:
        return t("digest.nothing_hard")
    rows = [
        t("digest.hard", percent=_percent(one.share), n=one.voters, ask=_short(one.item))
        for one in move.hardest
    ]
    return lines(t("digest.hardest"), *rows)


def _ideas(move: WeekForTutors, t: Texts) -> Html | None:
    if not move.ideas:
        return None
    rows = [t("digest.idea", n=people, name=idea.name) for idea, people in move.ideas]
    return lines(t("digest.ideas"), *rows)


def _improved(move: WeekForTutors, t: Texts) -> Html | None:
    if not move.improved:
        return None
    rows = [
        t(
            "digest.better",
            before=_percent(before),
            percent=_percent(one.share),
            ask=_short(one.item),
        )
        for one, before in move.improved
    ]
    return lines(t("digest.improved"), *rows)


def _next(move: WeekForTutors, t: Texts) -> Html | None:
    """Suggest what to do: the concepts to come back to, the commonest wrong idea to talk about."""
    repeat = t("digest.repeat", concepts="; ".join(move.repeat)) if move.repeat else None
    talk = t("digest.talk", name=move.ideas[0][0].name) if move.ideas else None
    return lines(t("digest.next"), repeat, talk) if repeat or talk else None


def _consulted(move: WeekForTutors, t: Texts) -> Html | None:
    asked, left = move.consulted
    if not asked:
        return None
    return t("digest.consulted_left" if left else "digest.consulted", n=asked, left=str(left))


def _waiting(move: WeekForTutors, t: Texts) -> Html | None:
    waiting = move.waiting
    if waiting is None or not waiting.contested + waiting.reported:
        return None
    return t("digest.waiting", contested=waiting.contested, reported=waiting.reported)


def _buttons(move: WeekForTutors, t: Texts) -> Rows:
    """Lead on: to the class, its files, and the queue where something waits in it."""
    group = GroupName(move.chat_id, move.title)
    look = (
        begins(t.plain("button.class"), "class", group.key),
        begins(t.plain("button.csv"), "csv", group.key),
    )
    if _waiting(move, t) is None:
        return (look,)
    return ((by_name(t, "queue"),), look)


def _short(item: Item) -> str:
    return shorten(item.asked, _SHOWN, placeholder="…")


def _percent(share: float) -> int:
    return round(100 * share)
