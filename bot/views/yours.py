"""What is a learner's own: settings and reminders (see `settings`), and what is kept about them."""

import json
from typing import assert_never

from bot.tutor.moves import yours
from bot.tutor.tokens import MenuToken
from bot.views import settings
from bot.views.menus import menu
from bot.views.message import Attached, Button, Message, lines, paragraphs
from bot.views.texts import Html, Texts


def show(move: yours.YoursMove, t: Texts) -> Message:
    """Show one of a learner's own things."""
    match move:
        case yours.SendExport(number=number):
            about = Attached("export", json.dumps({"learner": number}))
            return Message(t("export"), attached=about)
        case yours.ConfirmForget():
            return _confirm_forget(move, t)
        case yours.NotForgotten(late=late):
            return Message(t("forget.late" if late else "forget.kept"), in_place=True)
        case yours.Forgotten():
            return Message(t("forget.done"), in_place=True)
        case yours.ShowPrivacy():
            return Message(_privacy(t), (*menu(t, "export"), *menu(t, "forget")))
        case yours.OfferPlan():
            exam = Button(t.plain("button.exam"), str(MenuToken("examdate")))
            remind = Button(t.plain("button.remind"), str(MenuToken("remind", "new")))
            return Message(t("offer_plan"), ((exam,), (remind,)))
        case yours.Remind(minutes=minutes, variant=variant):
            return Message(t("remind", variant=variant, minutes=minutes), menu(t, "revise"))
        case yours.RemindersStopped():
            return Message(t("reminders_stopped"))
        case (
            yours.ShowSettings()
            | yours.AskTime()
            | yours.ReminderSet()
            | yours.ReminderOff()
            | yours.QuietTime()
            | yours.NoTime()
            | yours.AskZone()
            | yours.NoZone()
            | yours.AskLength()
            | yours.AskLanguage()
        ):
            return settings.show(move, t)
        case _:
            assert_never(move)


def _confirm_forget(move: yours.ConfirmForget, t: Texts) -> Message:
    body = paragraphs(t("forget.what"), t("forget.stays"), t("forget.sure"))
    erase = Button(t.plain("button.erase"), str(MenuToken("erase", str(move.at))))
    keep = Button(t.plain("button.keep_all"), str(MenuToken("keepall")))
    return Message(body, (*menu(t, "export"), (erase,), (keep,)), move.in_place)


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
