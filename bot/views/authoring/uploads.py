"""What a tutor has sent, on its way to be a topic: found, put right, tried out."""

from typing import Final

from bot.limits import DOWNLOAD
from bot.tutor.model.authoring import Change
from bot.tutor.model.events import Unread
from bot.tutor.moves import authoring as moves
from bot.views.authoring.editions import brings
from bot.views.buttons import by_name
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts, cut
from content.model.fields import MOST_TEXT

_MOST_LINES: Final = 20
"""Complaints or notes that are told; of more only their number."""

_MOST_REMARKS: Final = 6
"""Remarks that are told: those that come first matter most."""

_LONGEST: Final = 400
"""Characters of one of them."""


def show(move: moves.UploadMove, t: Texts) -> Message:
    """Show one of these moves."""
    match move:
        case moves.ShowFound():
            return _found(move, t)
        case moves.ShowFaults():
            return _faults(move, t)
        case moves.ShowCorrection():
            return _correction(move, t)
        case moves.SayNotFixed(why=reason):
            return Message(t(f"authoring.not_fixed.{reason}"))
        case moves.SayUnreadable(why=why):
            return Message(t("authoring.unreadable", why=why))
        case moves.SayNotTaken(name=name, why=Unread.TOO_LARGE):
            return Message(
                t("authoring.too_large", name=name, megabytes=str(DOWNLOAD // 1_000_000))
            )
        case moves.SayNotTaken(name=name):
            return Message(t("authoring.gone", name=name))
        case moves.ShowUpload(upload=upload):
            rows = _choices(upload.digest, upload.drafts, t)
            return Message(t("authoring.waits", title=upload.title), rows)
        case moves.TrialBegins(title=title, asked=asked, of=of):
            key = "authoring.trial_some" if asked < of else "authoring.trial"
            return Message(t(key, title=title, asked=asked, of=of))
        case moves.SayThrownAway(title=title):
            return Message(t("authoring.thrown_away", title=title))


def _found(move: moves.ShowFound, t: Texts) -> Message:
    found = move.found
    parts = [
        t("authoring.cards", n=found.cards) if found.cards else None,
        t("authoring.questions", n=found.questions) if found.questions else None,
        t("authoring.concepts", n=found.concepts),
    ]
    held = Html(", ".join(part for part in parts if part))
    key = "authoring.found_more" if found.added_to else "authoring.found"
    body = paragraphs(
        lines(
            t(key, title=found.title, kind=move.kind),
            held,
            brings(found.changes, t) if found.changes.kind is not Change.NEW else None,
        ),
        t("authoring.drafts", n=found.drafts) if found.drafts else None,
        _some(found.notes, t) if found.notes else None,
        lines(t("authoring.better"), _some(found.remarks, t, _MOST_REMARKS))
        if found.remarks
        else None,
        lines(t("authoring.takes_back", n=len(found.taken_back)), _some(found.taken_back, t))
        if found.taken_back
        else None,
        t("authoring.next", number=str(move.number)),
    )
    return Message(body, _choices(found.digest, found.drafts, t))


def _correction(move: moves.ShowCorrection, t: Texts) -> Message:
    """Show a text before and after."""
    told = move.correction
    before = t("authoring.before", text=cut(told.before, MOST_TEXT)) if told.before else None
    body = paragraphs(
        t("authoring.correction", title=told.title, name=told.key),
        before,
        t("authoring.after", text=cut(told.after, MOST_TEXT)),
        t("authoring.next", number=str(move.number)),
        t("authoring.trial_goes_on") if move.tried else None,
    )
    return Message(body, _choices(told.found.digest, told.found.drafts, t))


def _choices(digest: str, drafts: int, t: Texts) -> Rows:
    """Give the buttons of a topic that waits."""
    rows: list[tuple[Button, ...]] = [(by_name(t, "preview", argument=digest),)]
    rows.append((by_name(t, "publish", argument=digest),))
    if drafts:
        rows.append((by_name(t, "publishall", argument=digest),))
    rows.append((by_name(t, "discard", argument=digest),))
    return tuple(rows)


def _faults(move: moves.ShowFaults, t: Texts) -> Message:
    head = t("authoring.faults", title=move.title, n=len(move.complaints))
    return Message(paragraphs(head, _some(move.complaints, t), t("authoring.mend")))


def _some(said: tuple[str, ...], t: Texts, most: int = _MOST_LINES) -> Html:
    """Give the first of some lines, and how many more there are."""
    shown = [t("authoring.line", text=cut(one, _LONGEST)) for one in said[:most]]
    more = len(said) - most
    return lines(*shown, t("authoring.more", n=more) if more > 0 else None)
