"""A learner's question to their tutor, and the tutor's answer, in words."""

from typing import assert_never

from bot.tutor.model.links import mark_of
from bot.tutor.moves import consulting as moves
from bot.views.buttons import begins
from bot.views.drill.asides import given_text, next_rows
from bot.views.drill.verdict import answer_text
from bot.views.message import Message, lines, paragraphs
from bot.views.people.classroom import SHOWN_TITLE
from bot.views.texts import Html, Texts, clean
from content.model.items import Flashcard, Item
from state.records.classes import Consultation, letter_of


def show(move: moves.ConsultationMove, t: Texts) -> Message:
    """Show one of these moves."""
    match move:
        case moves.NoTutor():
            return Message(t("consult.no_tutor"))
        case moves.EnoughAsked(why=why):
            return Message(t(f"consult.enough_{why}"))
        case moves.WhichTutor():
            return _which(move, t)
        case moves.AskNote():
            return _ask_note(move, t)
        case moves.SentToTutor():
            key = "consult.sent_named" if move.membership.shares else "consult.sent"
            rows = next_rows(move.handle, t) if move.handle else ()
            return Message(t(key, title=move.membership.group.title), rows)
        case moves.AskedByLearner():
            return _asked(move, t)
        case moves.NoConsultations():
            return Message(t("consult.nothing_asked"))
        case moves.AskReply():
            return Message(paragraphs(_about(move.item, t), t("consult.write_reply")))
        case moves.ReplySent():
            return Message(t("consult.reply_sent"))
        case moves.ReplyWas():
            return Message(
                paragraphs(_about(move.item, t), t("consult.reply_was", text=move.reply))
            )
        case moves.ConsultationGone():
            return Message(t("consult.gone"))
        case moves.TutorReplied():
            return _replied(move, t)
        case _:
            assert_never(move)


def _which(move: moves.WhichTutor, t: Texts) -> Message:
    rows = tuple(
        (begins(clean(group.title)[:SHOWN_TITLE], "asktutor", f"{move.key}{group.chat_id}"),)
        for group in move.groups
    )
    return Message(t("consult.which"), rows)


def _ask_note(move: moves.AskNote, t: Texts) -> Message:
    """Ask for a line, and say what goes with it, and whose name does."""
    title = move.membership.group.title
    named = t("consult.with_name" if move.membership.shares else "consult.without_name")
    if move.item is None:
        return Message(lines(t("consult.ask_anything", title=title), named))
    to = f"{move.key}{move.membership.group.chat_id}"
    body = paragraphs(_about(move.item, t), lines(t("consult.ask", title=title), named))
    return Message(body, ((begins(t.plain("consult.button.send"), "sendtutor", to),),))


def _asked(move: moves.AskedByLearner, t: Texts) -> Message:
    """Show a tutor all that was sent; a reply to this message is passed on."""
    asked, title = move.consultation, move.consultation.group.title
    head = t("consult.asked_by", name=move.name, title=title) if move.name else None
    body = paragraphs(
        head or t("consult.asked", title=title),
        _about(move.item, t),
        lines(_given(move.item, asked, t), _right(move.item, t)),
        t("consult.note", text=asked.note) if asked.note else None,
        t("consult.how_to_reply"),
    )
    answer = begins(t.plain("consult.button.answer"), "reply", str(asked.number))
    return Message(body, ((answer,),), prompt=letter_of(asked.number))


def _replied(move: moves.TutorReplied, t: Texts) -> Message:
    asked = move.consultation
    body = paragraphs(
        t("consult.replied", title=asked.group.title),
        _about(move.item, t),
        lines(
            _given(move.item, asked, t, own=True),
            t("consult.own_note", text=asked.note) if asked.note else None,
        ),
        t("consult.reply", text=move.reply),
    )
    practise = begins(t.plain("consult.button.practise"), "about", mark_of(asked.item))
    return Message(body, ((practise,),) if move.item else (), reply_to=asked.message_id)


def _about(item: Item | None, t: Texts) -> Html | None:
    return t("question", ask=item.asked) if item is not None else None


def _given(item: Item | None, asked: Consultation, t: Texts, *, own: bool = False) -> Html | None:
    given = asked.response
    if item is not None:
        given = given_text(item, asked.picks, asked.response, t)
    if not given:
        return None
    verdict = t("consult.was_right" if asked.right else "consult.was_wrong")
    return t("consult.own_answer" if own else "consult.answer", text=given, verdict=verdict)


def _right(item: Item | None, t: Texts) -> Html | None:
    """Remind a tutor of what counts as right."""
    if item is None:
        return None
    right = item.back if isinstance(item, Flashcard) else answer_text(item, t)
    return t("consult.right", answer=right)
