"""What becomes of a message: letters for the outbox, in private chats and in groups alike.

A letter is a kind and a body in JSON. A surface makes a call of it (`bot.telegram.sending.calls`)
or prints it (`bot.terminal`):

    say         a new message: html, rows of buttons, perhaps a forum topic and a reply
    edit        the same in the place of a message that is there already, or of its caption
    photo       an image of a topic, by its digest; the html is its caption
    file        a file, made when it is sent (`bot.engine.files`); the html is its caption
    strip       a message loses its buttons
    poll        a quiz poll, with the buttons under it, perhaps with images
    close_poll  nobody can vote any more
    toast       the answer to a tap, for which Telegram waits; its text may be empty

An image is named and not contained: a letter weighs no more for it, and a restart finds it again,
or sends the words alone.

Letters of yesterday wait in outboxes, so kinds and the names in a body never change their meaning.
"""

from msgspec import Struct, json

from bot.groups.moves.move import GroupMove
from bot.groups.moves.questions import ClosePoll, PutQuestion, QuestionGone, Reveal
from bot.limits import CAPTION, units
from bot.tutor.model.tokens import PromptToken, parse
from bot.views.drill.pictures import pictures_of
from bot.views.groups.polls import quiz
from bot.views.groups.round import round_buttons
from bot.views.groups.show import show
from bot.views.message import Message, Picture, Rows, paragraphs, split
from bot.views.texts import Html, Texts
from content.images import Image
from content.model.items import ChoiceQuestion, MultiSelectQuestion
from state.records.groups import Shown
from state.records.mail import Letter
from state.values import replace


class Place(Struct, frozen=True):
    """Where in a chat a message goes; by its defaults, below everything else."""

    tapped: int | None = None
    """The message whose button was tapped, which a page may rewrite."""
    on_photo: bool = False
    """Whether that message is a photo, of which only the caption can be rewritten."""
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
    if message.pictures and not (message.in_place and place.tapped is not None):
        return _with_pictures(message, place)
    return [_part(part, place) for part in split(message)]


def _with_pictures(message: Message, place: Place) -> list[Letter]:
    """Write the pictures before the text; of one alone the text is the caption, if it fits."""
    *others, last = message.pictures
    captioned = _captioned(message)
    if others or captioned is None:
        shown = [_photo(one, Message(one.html), place) for one in message.pictures]
        return [*shown, *(_part(part, place) for part in split(replace(message, pictures=())))]
    return [_photo(last, captioned, place)]


def _captioned(message: Message) -> Message | None:
    """Put the words of a message's picture below its text; None if that is no caption any more."""
    html = paragraphs(Html(message.html), *(one.html for one in message.pictures))
    return replace(message, html=html) if units(html) <= CAPTION else None


def _photo(picture: Picture, message: Message, place: Place) -> Letter:
    """Write a photo with a caption."""
    said = {"html": message.html, "rows": _rows(message.rows)}
    return _of_prompt(message, "photo", image=_image(picture.image), **said, **place.body)


def _image(image: Image) -> dict[str, str]:
    return {"digest": image.digest, "file": image.file}


def of_group(move: GroupMove, t: Texts, place: Place = BELOW) -> list[Letter]:
    """Write what a group is told or asked; an answer replies to its question."""
    match move:
        case ClosePoll(message_id=message_id):
            return [_letter("close_poll", message_id=message_id)]
        case PutQuestion(shown=Shown.POLL):
            rows = _rows(round_buttons(move, t))
            asked = {**quiz(move, t), **_poll_images(move, t)}
            return [_letter("poll", **asked, rows=rows, **place.body)]
        case Reveal(reply_to=question) | QuestionGone(reply_to=question):
            return of_message(show(move, t), replace(place, reply_to=question))
        case _:
            return of_message(show(move, t), place)


def _poll_images(move: PutQuestion, t: Texts) -> dict[str, object]:
    """Name the images of a poll, with the words of the question's own above it."""
    body: dict[str, object] = {}
    for own in pictures_of(move.item, t):
        body |= {"image": _image(own.image), "description": own.html}
    if isinstance(move.item, ChoiceQuestion | MultiSelectQuestion):
        options = [move.item.choices[index].image for index in move.order]
        if any(options):
            body["option_images"] = [one and _image(one) for one in options]
    return body


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
        return _of_prompt(message, "file", **file, **said, **place.body)
    if message.in_place and place.tapped is not None:
        if not place.on_photo:
            return _of_prompt(message, "edit", message_id=place.tapped, **said)
        if fits := _captioned(message):
            said["html"] = fits.html
            return _of_prompt(message, "edit", message_id=place.tapped, caption=True, **said)
    return _of_prompt(message, "say", **said, **place.body)


def _rows(rows: Rows) -> list[list[list[str]]]:
    return [[[button.label, button.data] for button in row] for row in rows]


def _owner(rows: Rows) -> str | None:
    """Give the prompt that a message's buttons belong to."""
    for row in rows:
        match parse(row[0].data):
            case PromptToken(serial=serial, number=number):
                return f"{serial}.{number}"
    return None


def _of_prompt(message: Message, kind: str, **body: object) -> Letter:
    """Write a letter that says which prompt it shows, and whose buttons it has."""
    return Letter(kind, in_json(body), message.prompt, _owner(message.rows))


def _letter(kind: str, **body: object) -> Letter:
    return Letter(kind, in_json(body))


def in_json(body: object) -> str:
    """Write what a call of Telegram says; its texts may be `Html`."""
    return json.encode(body, enc_hook=str).decode()
