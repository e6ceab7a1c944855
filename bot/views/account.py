"""What is a learner's own: settings and reminders (see `settings`), and what is kept about them."""

import json
from typing import assert_never

from bot.tutor.model.taking_along import TakenAlong
from bot.tutor.model.tokens import TAKE_ALONG, MenuToken
from bot.tutor.moves import account
from bot.views import settings
from bot.views.menus import menu
from bot.views.message import Attached, Button, Message, lines, paragraphs
from bot.views.texts import Html, Texts


def show(move: account.YoursMove, t: Texts) -> Message:
    """Show one of a learner's own things."""
    match move:
        case account.SendExport(number=number):
            about = Attached("export", json.dumps({"learner": number}))
            return Message(t("export"), attached=about)
        case account.OfferHistory():
            return _offer_history(move, t)
        case account.SayTakenAlong(taken=taken):
            return _taken_along(taken, t)
        case account.NothingBrought():
            return Message(t("history.nothing"))
        case account.ConfirmForget():
            return _confirm_forget(move, t)
        case account.NotForgotten(late=late):
            return Message(t("forget.late" if late else "forget.kept"), in_place=True)
        case account.Forgotten():
            return Message(t("forget.done"), in_place=True)
        case account.TellKept():
            return Message(t("welcome.kept"))
        case account.ShowPrivacy():
            return Message(_privacy(t), (*menu(t, "export"), *menu(t, "forget")))
        case account.OfferPlan():
            exam = Button(t.plain("button.exam"), str(MenuToken("examdate")))
            remind = Button(t.plain("button.remind"), str(MenuToken("remind", "new")))
            if move.exam and move.remind:
                return Message(t("offer_plan.both"), ((exam,), (remind,)))
            text = t("offer_plan.exam" if move.exam else "offer_plan.remind")
            return Message(text, ((exam if move.exam else remind,),))
        case account.Remind(minutes=minutes, variant=variant):
            return Message(t("remind", variant=variant, minutes=minutes), menu(t, "revise"))
        case account.RemindersStopped():
            return Message(t("reminders_stopped"))
        case (
            account.ShowSettings()
            | account.AskTime()
            | account.ReminderSet()
            | account.ReminderOff()
            | account.QuietTime()
            | account.NoTime()
            | account.AskZone()
            | account.NoZone()
            | account.AskLength()
            | account.AskLanguage()
            | account.LanguageSet()
            | account.LengthSet()
            | account.SureSet()
            | account.ReminderStands()
            | account.Snoozed()
        ):
            return settings.show(move, t)
        case _:
            assert_never(move)


def _confirm_forget(move: account.ConfirmForget, t: Texts) -> Message:
    body = paragraphs(t("forget.what"), t("forget.stays"), t("forget.sure"))
    erase = Button(t.plain("button.erase"), str(MenuToken("erase", str(move.at))))
    keep = Button(t.plain("button.keep_all"), str(MenuToken("keepall")))
    return Message(body, (*menu(t, "export"), (erase,), (keep,)), move.in_place)


def _offer_history(move: account.OfferHistory, t: Texts) -> Message:
    brought = move.brought
    body = lines(
        t("history.offer", items=brought.items, answers=brought.answers) if brought.items else None,
        t("history.waiting", n=brought.waiting) if brought.waiting else None,
        t("history.before", n=brought.before) if brought.before else None,
    )
    take = Button(t.plain("button.take_along"), str(MenuToken(TAKE_ALONG)))
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
