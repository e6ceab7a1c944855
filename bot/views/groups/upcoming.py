"""What comes next in a group: a list for its tutors, with a button for each way to change it."""

from bot.groups.moves.rounds import Coming, ShowUpcoming
from bot.groups.tokens import GroupToken
from bot.groups.upcoming import LEAVE, SWAP
from bot.tutor.model.links import mark_of
from bot.views.groups.times import moment_text
from bot.views.message import Button, Message, lines, paragraphs
from bot.views.texts import Html, Texts


def show(move: ShowUpcoming, t: Texts) -> Message:
    """Show what comes, numbered as its buttons are."""
    head = t("group.queue.head", title=move.title)
    off = None if move.goes_out else t("group.queue.off")
    if not move.coming:
        return Message(paragraphs(head, off or t("group.queue.empty")), in_place=move.in_place)
    rows = [_row(n, one, move, t) for n, one in enumerate(move.coming, start=1)]
    html = paragraphs(head, off, *rows, t("group.queue.foot"))
    return Message(html, tuple(_buttons(n, move, t) for n in range(len(rows))), move.in_place)


def _row(number: int, one: Coming, move: ShowUpcoming, t: Texts) -> Html:
    when = moment_text(one.at, move.now, move.zone, t)
    return lines(
        t("group.queue.when", number=str(number), when=when),
        t("group.queue.ask", ask=one.item.asked),
    )


def _buttons(place: int, move: ShowUpcoming, t: Texts) -> tuple[Button, Button]:
    one, number = move.coming[place], str(place + 1)
    swap = GroupToken(SWAP, f"{move.there}_{place}_{mark_of(one.ref)}")
    leave = GroupToken(LEAVE, f"{move.there}_{one.day}_{one.slot}")
    return (
        Button(t.plain("group.queue.button.swap", number=number), str(swap)),
        Button(t.plain("group.queue.button.leave", number=number), str(leave)),
    )
