"""Reminders that come, and what is kept about a learner."""

import json

from bot.tutor.model.taking_along import TakenAlong
from bot.tutor.model.tokens import TAKE_ALONG
from bot.tutor.moves import account as moves
from bot.views.buttons import by_name, menu
from bot.views.message import Attached, Message, lines, paragraphs
from bot.views.texts import Html, Texts


def show(move: moves.OwnMove, t: Texts) -> Message:
    """Show one of a learner's own things."""
    match move:
        case moves.SendExport(number=number):
            about = Attached("export", json.dumps({"learner": number}))
            return Message(t("export"), attached=about)
        case moves.OfferHistory():
            return _offer_history(move, t)
        case moves.SayTakenAlong(taken=taken):
            return _taken_along(taken, t)
        case moves.NothingBrought():
            return Message(t("history.nothing"))
        case moves.ConfirmForget():
            return _confirm_forget(move, t)
        case moves.NotForgotten(late=late):
            return Message(t("forget.late" if late else "forget.kept"), in_place=True)
        case moves.Forgotten():
            return Message(t("forget.done"), in_place=True)
        case moves.TellKept():
            return Message(t("welcome.kept"))
        case moves.ShowPrivacy():
            return Message(_privacy(t), (*menu(t, "export"), *menu(t, "forget")))
        case moves.OfferPlan():
            return _offer_plan(move, t)
        case moves.Remind(minutes=minutes, variant=variant):
            return Message(t("remind", variant=variant, minutes=minutes), menu(t, "revise"))
        case moves.RemindersStopped():
            return Message(t("reminders_stopped"))


def _offer_plan(move: moves.OfferPlan, t: Texts) -> Message:
    exam, remind = by_name(t, "exam", "examdate"), by_name(t, "remind", "remind", "new")
    if move.exam and move.remind:
        return Message(t("offer_plan.both"), ((exam,), (remind,)))
    text = t("offer_plan.exam" if move.exam else "offer_plan.remind")
    return Message(text, ((exam if move.exam else remind,),))


def _confirm_forget(move: moves.ConfirmForget, t: Texts) -> Message:
    body = paragraphs(t("forget.what"), t("forget.stays"), t("forget.sure"))
    if move.asked:
        body = t("forget.by_tap")
    erase = by_name(t, "erase", "erase", str(move.at))
    keep = by_name(t, "keep_all", "keepall")
    return Message(body, (*menu(t, "export"), (erase,), (keep,)))


def _offer_history(move: moves.OfferHistory, t: Texts) -> Message:
    brought = move.brought
    body = lines(
        t("history.offer", items=brought.items, answers=brought.answers) if brought.items else None,
        t("history.waiting", n=brought.waiting) if brought.waiting else None,
        t("history.before", n=brought.before) if brought.before else None,
    )
    take = by_name(t, "take_along", TAKE_ALONG)
    return Message(body, ((take,),), reply_to=move.message_id)


def _taken_along(taken: TakenAlong | None, t: Texts) -> Message:
    if taken is None:
        return Message(t("history.gone"))
    if not taken.items:
        return Message(t("history.already" if taken.before else "history.not_yet"))
    body = lines(
        t("history.taken", items=taken.items, answers=taken.answers),
        t("history.before", n=taken.before) if taken.before else None,
        t("history.near", n=taken.near) if taken.near else None,
    )
    return Message(body, menu(t, "revise", "progress"))


def _privacy(t: Texts) -> Html:
    return lines(
        t("privacy.head"),
        t("privacy.kept"),
        t("privacy.where"),
        t("privacy.how_long"),
        t("privacy.who"),
        t("privacy.get"),
        t("privacy.erase"),
    )
