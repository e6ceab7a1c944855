"""What is offered behind the bot's name in any chat: a list, and the message each line sends."""

from msgspec import Struct

from bot.inline import Offered, Page
from bot.limits import units
from bot.tutor.model.links import PRACTISE, link, mark_of
from bot.views.groups.questions import asked
from bot.views.message import Button, Message, paragraphs
from bot.views.texts import Texts

LONGEST_TITLE = 120
"""UTF-16 units of a line's title: a phone shows no more than two lines of it."""


class Line(Struct, frozen=True):
    """A line of the list."""

    id: str
    title: str
    about: str
    message: Message
    """What is sent to the chat when it is chosen."""


def lines_of(page: Page, bot_name: str, t: Texts) -> tuple[Line, ...]:
    """Show questions to choose from; no line, message or button tells an answer."""
    return tuple(_line(one, bot_name, t) for one in page.offered)


def card_title(t: Texts) -> str:
    """Name one's own card in the list."""
    return t.plain("inline.card")


def way_on(t: Texts, *, for_card: bool) -> str:
    """Say what there is in the private chat for whoever found nothing, or has no card yet."""
    return t.plain("inline.make_card" if for_card else "inline.nothing")


def _line(one: Offered, bot_name: str, t: Texts) -> Line:
    mark = mark_of(one.ref)
    body, _ = asked(one.item, one.order, t)
    try_it = Button(t.plain("inline.try"), link(bot_name, f"{PRACTISE}{mark}"))
    message = Message(paragraphs(t("inline.head", topic=one.topic), body), ((try_it,),))
    return Line(mark, _cut(one.item.asked), one.topic, message)


def _cut(title: str) -> str:
    """Leave the end out of what is too long for a title, at the end of a word."""
    if units(title) <= LONGEST_TITLE:
        return title
    while units(title) >= LONGEST_TITLE:
        title = title.rpartition(" ")[0] or title[: len(title) // 2]
    return f"{title}…"
