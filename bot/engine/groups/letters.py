"""Moves of a group -> letters: of which kind, in which forum topic, in reply to what."""

import json

from bot.groups.moves import ClosePoll, GroupMove, PutQuestion, QuestionGone, Reveal
from bot.views.groups.polls import quiz
from bot.views.groups.round import round_buttons
from bot.views.groups.show import show
from bot.views.message import Message, Rows, split
from bot.views.texts import Texts
from state.records.groups import Shown
from state.records.learners import Letter


def letters_of(
    move: GroupMove, t: Texts, *, thread_id: int | None = None, tapped: int | None = None
) -> list[Letter]:
    """Write the letters of one move; `tapped` is the message that a page may rewrite."""
    place = {} if thread_id is None else {"thread_id": thread_id}
    match move:
        case ClosePoll(message_id=message_id):
            return [letter("close_poll", message_id=message_id)]
        case PutQuestion(shown=Shown.POLL):
            return [letter("poll", **quiz(move, t), rows=rows_of(round_buttons(move, t)), **place)]
        case Reveal(reply_to=reply_to) | QuestionGone(reply_to=reply_to) if reply_to is not None:
            place["reply_to"] = reply_to
        case _:
            pass
    return [_said(part, tapped, place) for part in split(show(move, t))]


def _said(message: Message, tapped: int | None, place: dict[str, int]) -> Letter:
    rows = rows_of(message.rows)
    if message.in_place and tapped is not None:
        return letter("edit", message_id=tapped, html=message.html, rows=rows)
    return letter("say", html=message.html, rows=rows, **place)


def rows_of(rows: Rows) -> list[list[list[str]]]:
    """Write buttons as a letter carries them."""
    return [[[button.label, button.data] for button in row] for row in rows]


def letter(kind: str, **body: object) -> Letter:
    """Write a letter."""
    return Letter(kind, json.dumps(body, ensure_ascii=False, separators=(",", ":")))
