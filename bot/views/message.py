"""What a surface gets to show: text with light markup, and rows of buttons."""

import re
from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from bot.limits import LIMIT, units
from bot.views.texts import Html
from content.images import Image
from state.values import replace

INLINE = "inline:"
"""What a button carries that types the bot's name and some words in a chat of one's choice."""


class Button(Struct, frozen=True):
    """Something to tap: what it says, and what it carries.

    That is a token of ours (see `bot.tutor.model.tokens`), an https address to open, or `INLINE`
    with words.
    """

    label: str
    data: str


class Attached(Struct, frozen=True):
    """A file that goes with a message: what it is, and what it is made from when it is sent."""

    what: str
    of: str
    """JSON, for `bot.engine.files.attachments`."""


class Picture(Struct, frozen=True):
    """An image, and what it is in words."""

    image: Image
    html: Html


Rows = tuple[tuple[Button, ...], ...]

_FOLD, _END_OF_FOLD = "<blockquote expandable>", "</blockquote>"

_PIECE = re.compile(r"<[^>]*>|\s+|(?:&#?\w+;|[^\s<]){1,500}")
"""A tag, blanks, or a word; of one that is longer than any word, as much as has room anywhere."""


class Message(Struct, frozen=True):
    """One message in Telegram's HTML; no markup but a fold runs over the end of a line."""

    html: str
    rows: Rows = ()
    in_place: bool = False
    """Whether it rewrites the message whose button was tapped."""
    prompt: str | None = None
    """The prompt it shows ("4.7"), so that its delivery can be looked up."""
    attached: Attached | None = None
    """A file; the text is its caption then, and must fit (see `CAPTION`)."""
    reply_to: int | None = None
    """The message of the same chat that it answers."""
    pictures: tuple[Picture, ...] = ()
    """Sent before it; one alone has the text as its caption, where that fits. A message that is
    rewritten has those that it had."""


def lines(*parts: Html | None) -> Html:
    """Put parts under each other, leaving out those that are not there."""
    return Html("\n".join(part for part in parts if part))


def paragraphs(*parts: Html | None) -> Html:
    """Put parts under each other with a blank line between."""
    return Html("\n\n".join(part for part in parts if part))


def folded(*parts: Html | None) -> Html | None:
    """Fold paragraphs away: a few lines of them are shown, and all of them at a tap.

    They must hold no quotation of their own, since Telegram allows none within another.
    """
    text = paragraphs(*parts)
    return Html(f"{_FOLD}{text}{_END_OF_FOLD}") if text else None


def split(message: Message) -> tuple[Message, ...]:
    """Cut a message that is too long for Telegram at the ends of lines, with nothing folded.

    A line that is too long by itself, such as the names of a large class, is cut between words.

    The buttons go with the last part; only the first may rewrite the tapped message.
    """
    if 2 * len(message.html) <= LIMIT or units(message.html) <= LIMIT:  # no sign has more than two
        return (message,)
    html = message.html.replace(_FOLD, "").replace(_END_OF_FOLD, "")
    chunks: list[str] = [""]
    for line in chain.from_iterable(map(_fitting, html.split("\n"))):
        longer = f"{chunks[-1]}\n{line}" if chunks[-1] else line
        if units(longer) > LIMIT and chunks[-1]:
            chunks.append(line)
        else:
            chunks[-1] = longer
    *first, last = chunks
    head = tuple(
        Message(chunk, in_place=message.in_place and not index) for index, chunk in enumerate(first)
    )
    in_place = message.in_place and not first
    tail = replace(message, html=Html(last), in_place=in_place)
    return (*head, tail)


def _fitting(line: str) -> Iterator[str]:
    """Give a line in parts that fit; markup that is cut ends with its part and begins anew."""
    part, opened = "", tuple[str, ...]()
    for piece in _PIECE.findall(line) if units(line) > LIMIT else ():
        still = _opened(opened, piece)
        if units(f"{part}{piece}{_ends(still)}") > LIMIT:
            yield part.rstrip() + _ends(opened)
            part = "".join(opened)
        part, opened = part + piece, still
    yield part or line


def _opened(before: tuple[str, ...], piece: str) -> tuple[str, ...]:
    """Give the tags that are open behind a piece, the outermost first."""
    if piece.startswith("</"):
        return before[:-1]
    return (*before, piece) if piece.startswith("<") else before


def _ends(opened: tuple[str, ...]) -> str:
    return "".join(f"</{tag[1:-1].partition(' ')[0]}>" for tag in reversed(opened))
