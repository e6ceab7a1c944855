"""A live round: its buttons under each question, its answer after each, and how it went."""

from bot.groups.moves.questions import PutQuestion
from bot.groups.moves.rounds import RoundResult, RoundStep, RoundUnderWay, Tally
from bot.groups.round import END, NEXT
from bot.groups.tokens import GroupToken
from bot.views.drill.verdict import answer_text
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts
from content.model.items import Flashcard


def round_buttons(move: PutQuestion, t: Texts) -> Rows:
    """The tutor's buttons under a question of a round; none under one of the timetable."""
    return _buttons(move.place, t, last=move.last) if move.reveal_at is None else ()


def _buttons(place: str, t: Texts, *, last: bool) -> Rows:
    """Give the buttons that go on and that end the round: one and the same under its last."""
    label = t.plain("group.round.button.last" if last else "group.round.button.next")
    go_on = Button(label, str(GroupToken(NEXT, f"{place}-")))
    if last:
        return ((go_on,),)
    end = Button(t.plain("group.round.button.end"), str(GroupToken(END, f"{place}-")))
    return ((go_on,), (end,))


def show(move: RoundStep | RoundUnderWay | RoundResult, t: Texts) -> Message:
    """Show how a round stands."""
    match move:
        case RoundStep():
            return _step(move, t)
        case RoundUnderWay():
            return _under_way(move, t)
        case RoundResult():
            return _result(move, t)


def _step(move: RoundStep, t: Texts) -> Message:
    """Say how the question before went, and which one comes."""
    asks = t("group.round.step", number=str(move.number), total=str(move.total))
    if move.number == 1:
        return Message(lines(t("group.round.begins", total=move.total), asks))
    return Message(paragraphs(_line(move.before, t) if move.before else None, asks))


def _under_way(move: RoundUnderWay, t: Texts) -> Message:
    html = t("group.round.under_way", number=str(move.number), total=str(move.total))
    return Message(html, _buttons(move.place, t, last=move.number == move.total))


def _result(move: RoundResult, t: Texts) -> Message:
    """Say who took part, by number, and how each question went."""
    head = t("group.round.over", people=move.people) if move.people else t("group.round.nobody")
    told = move.tallies if move.people else ()
    rows = [_share(number, tally, t) for number, tally in enumerate(told, start=1)]
    last = _line(move.tallies[-1], t) if move.tallies else None
    if not move.concept:
        return Message(paragraphs(last, lines(head, *rows)))
    again = t("group.round.again", concept=move.concept)
    door = Button(t.plain("group.button.practise"), move.address)
    return Message(paragraphs(last, lines(head, *rows), again), ((door,),))


def _line(tally: Tally, t: Texts) -> Html:
    assert not isinstance(tally.item, Flashcard)  # noqa: S101  # a group is never asked one
    answer = t("group.reveal.answer", answer=answer_text(tally.item, t))
    if not tally.voters:
        return lines(answer, t("group.reveal.nobody"))
    had = t("group.reveal.share", right=str(tally.right), voters=str(tally.voters))
    return lines(answer, had)


def _share(number: int, tally: Tally, t: Texts) -> Html:
    if not tally.voters:
        return t("group.round.share_nobody", number=str(number), ask=tally.item.asked)
    return t(
        "group.round.share",
        number=str(number),
        ask=tally.item.asked,
        right=str(tally.right),
        voters=str(tally.voters),
    )
