"""What becomes of a message: letters for the outbox, in private chats and in groups alike.

A letter is a kind and a body in JSON. A surface makes a call of it (`bot.telegram.calls`) or prints
it (`bot.terminal`):

    say         a new message: html, rows of buttons, perhaps a forum topic and a reply
    edit        the same in the place of a message that is there already
    file        a file, made when it is sent (`bot.engine.attachments`); the html is its caption
    strip       a message loses its buttons
    poll        a quiz poll, with the buttons under it
    close_poll  nobody can vote any more
    toast       the answer to a tap, for which Telegram waits; its text may be empty

Letters of yesterday wait in outboxes, so kinds and the names in a body never change their meaning.
"""

import json
from dataclasses import dataclass, replace

from bot.groups.moves import ClosePoll, GroupMove, PutQuestion, QuestionGone, Reveal
from bot.tutor.model.tokens import PromptToken, parse
from bot.views.groups.polls import quiz
from bot.views.groups.round import round_buttons
from bot.views.groups.show import show
from bot.views.message import Message, Rows, split
from bot.views.texts import Texts
from state.records.groups import Shown
from state.records.learners import Letter


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a chat a message goes; by its defaults, below everything else."""

    tapped: int | None = None
    """The message whose button was tapped, which a page may rewrite."""
    thread_id: int | None = None
    """The forum topic."""
    reply_to: int | None = None
    """The message that it answers."""

    @property
    def body(self) -> dict[str, int]:
        """What a letter says of the place of a new message."""
        named = {"thread_id": self.thread_id, "reply_to": self.reply_to}
        return {name: number for name, number in named.items() if number is not None}


BELOW = Place()
"""A new message at the end of the chat."""


def of_message(message: Message, place: Place = BELOW) -> list[Letter]:
    """Write a message: as one letter, or as several if it is longer than Telegram takes."""
    if message.reply_to is not None:
        place = replace(place, reply_to=message.reply_to)
    return [_part(part, place) for part in split(message)]


def of_group(move: GroupMove, t: Texts, place: Place = BELOW) -> list[Letter]:
    """Write what a group is told or asked; an answer replies to its question."""
    match move:
        case ClosePoll(message_id=message_id):
            return [_letter("close_poll", message_id=message_id)]
        case PutQuestion(shown=Shown.POLL):
            rows = _rows(round_buttons(move, t))
            return [_letter("poll", **quiz(move, t), rows=rows, **place.body)]
        case Reveal(reply_to=question) | QuestionGone(reply_to=question):
            return of_message(show(move, t), replace(place, reply_to=question))
        case _:
            return of_message(show(move, t), place)


def toast(query_id: str, text: str) -> Letter:
    """Answer a tap; an empty text only ends the waiting."""
    return _letter("toast", query_id=query_id, text=text)


def strip(message_id: int) -> Letter:
    """Take the buttons from a message."""
    return _letter("strip", message_id=message_id)


def _part(message: Message, place: Place) -> Letter:
    said = {"html": message.html, "rows": _rows(message.rows)}
    if message.attached is not None:
        file = {"what": message.attached.what, "of": message.attached.of}
        letter = _letter("file", **file, **said, **place.body)
    elif message.in_place and place.tapped is not None:
        letter = _letter("edit", message_id=place.tapped, **said)
    else:
        letter = _letter("say", **said, **place.body)
    return replace(letter, prompt=message.prompt, buttons=_owner(message.rows))


def _rows(rows: Rows) -> list[list[list[str]]]:
    return [[[button.label, button.data] for button in row] for row in rows]


def _owner(rows: Rows) -> str | None:
    """Give the prompt that a message's buttons belong to."""
    for row in rows:
        match parse(row[0].data):
            case PromptToken(serial=serial, number=number):
                return f"{serial}.{number}"
    return None


def _letter(kind: str, **body: object) -> Letter:
    return Letter(kind, json.dumps(body, ensure_ascii=False, separators=(",", ":")))
