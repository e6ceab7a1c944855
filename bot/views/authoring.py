"""What is said in private about a tutor's own content."""

import json
from typing import Final, assert_never

from bot.limits import DOWNLOAD
from bot.tutor.model.authoring import Change, Changes, changes_of
from bot.tutor.model.events import Unread
from bot.tutor.model.tokens import MenuToken
from bot.tutor.moves.authoring import (
    AuthoringMove,
    ContentRow,
    ListContent,
    SayNotFixed,
    SayNotTaken,
    SayPublished,
    SayThrownAway,
    SayUnreadable,
    SendTopic,
    ShowCorrection,
    ShowFaults,
    ShowFound,
    ShowHistory,
    ShowUpload,
    TrialBegins,
)
from bot.views.days import date_text
from bot.views.message import Attached, Button, Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts, clean
from state.clock.days import day_of
from state.records.topics import Edition

_MOST_LINES: Final = 20
"""Complaints or notes that are told; of more only their number."""

_LONGEST: Final = 400
"""Characters of one of them."""

_LONG: Final = 1_200
"""Characters of a text that is shown whole, as a topic's files allow them."""

_MOST_GROUPS: Final = 5
_MOST_TOPICS: Final = 40
_MOST_EDITIONS: Final = 8
_LABEL: Final = 40
"""Characters of a title on a button."""


def show(move: AuthoringMove, t: Texts) -> Message:
    """Show one of these moves."""
    match move:
        case ShowFound():
            return _found(move, t)
        case ShowFaults():
            return _faults(move, t)
        case ShowCorrection():
            return _correction(move, t)
        case SayNotFixed(why=reason):
            return Message(t(f"authoring.not_fixed.{reason}"))
        case SayUnreadable(why=why):
            return Message(t("authoring.unreadable", why=why))
        case SayNotTaken(name=name, why=Unread.TOO_LARGE):
            return Message(
                t("authoring.too_large", name=name, megabytes=str(DOWNLOAD // 1_000_000))
            )
        case SayNotTaken(name=name):
            return Message(t("authoring.gone", name=name))
        case ShowUpload(upload=upload):
            rows = _choices(upload.digest, upload.drafts, t)
            return Message(t("authoring.waits", title=upload.title), rows)
        case TrialBegins(title=title, asked=asked, of=of):
            key = "authoring.trial_some" if asked < of else "authoring.trial"
            return Message(t(key, title=title, asked=asked, of=of))
        case SayPublished():
            return _published(move, t)
        case SayThrownAway(title=title):
            return Message(t("authoring.thrown_away", title=title))
        case ListContent():
            return _list(move, t)
        case ShowHistory():
            return _history(move, t)
        case SendTopic():
            about = Attached("topic", json.dumps({"topic": move.topic, "edition": move.edition}))
            return Message(t("authoring.file", title=_short(move.title)), attached=about)
        case _:
            assert_never(move)


def _found(move: ShowFound, t: Texts) -> Message:
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
            _brings(found.changes, t) if found.changes.kind is not Change.NEW else None,
        ),
        t("authoring.drafts", n=found.drafts) if found.drafts else None,
        _some(found.notes, t) if found.notes else None,
        t("authoring.next", number=str(move.number)),
    )
    return Message(body, _choices(found.digest, found.drafts, t))


def _correction(move: ShowCorrection, t: Texts) -> Message:
    """Show a text before and after."""
    told = move.correction
    before = t("authoring.before", text=_cut(told.before, _LONG)) if told.before else None
    body = paragraphs(
        t("authoring.correction", title=told.title, name=told.key),
        before,
        t("authoring.after", text=_cut(told.after, _LONG)),
        t("authoring.next", number=str(move.number)),
    )
    return Message(body, _choices(told.found.digest, told.found.drafts, t))


def _choices(digest: str, drafts: int, t: Texts) -> Rows:
    """Give the buttons of a topic that waits."""
    rows: list[tuple[Button, ...]] = [(_button("preview", digest, t),)]
    rows.append((_button("publish", digest, t),))
    if drafts:
        rows.append((_button("publishall", digest, t),))
    rows.append((_button("discard", digest, t),))
    return tuple(rows)


def _button(name: str, argument: str, t: Texts) -> Button:
    return Button(t.plain(f"button.{name}"), str(MenuToken(name, argument)))


def _faults(move: ShowFaults, t: Texts) -> Message:
    head = t("authoring.faults", title=move.title, n=len(move.complaints))
    return Message(paragraphs(head, _some(move.complaints, t), t("authoring.mend")))


def _some(said: tuple[str, ...], t: Texts) -> Html:
    """Give the first of some lines, and how many more there are."""
    shown = [t("authoring.line", text=_cut(one, _LONGEST)) for one in said[:_MOST_LINES]]
    more = len(said) - _MOST_LINES
    return lines(*shown, t("authoring.more", n=more) if more > 0 else None)


def _published(move: SayPublished, t: Texts) -> Message:
    kind = move.changes.kind
    rows = ((Button(t.plain("button.history"), str(MenuToken("content", move.topic))),),)
    if kind is Change.GONE:
        return Message(t("authoring.taken_out", title=move.title), rows)
    number = str(move.number)
    head = t("authoring.published", title=move.title, number=number)
    return Message(lines(head, _brings(move.changes, t), _for_whom(move.groups, t)), rows)


def _for_whom(groups: tuple[str, ...] | None, t: Texts) -> Html | None:
    """Say which groups a tutor's topic is for."""
    if groups is None:
        return None
    if not groups:
        return t("authoring.for_you")
    names = ", ".join(f"“{_short(name)}”" for name in groups[:_MOST_GROUPS])
    return t("authoring.for_groups", names=f"{names}…" if groups[_MOST_GROUPS:] else names)


def _brings(changes: Changes, t: Texts) -> Html:
    """Say what an edition brings, in a sentence."""
    return t("authoring.brings", what=_what_changes(changes, t))


def _what_changes(changes: Changes, t: Texts) -> Html:
    """Say what an edition brought."""
    match changes.kind:
        case Change.ITEMS:
            told = [
                t(f"authoring.change.{name}", n=count)
                for name, count in (
                    ("added", changes.added),
                    ("changed", changes.changed),
                    ("gone", changes.gone),
                )
                if count
            ]
            return Html(", ".join(told))
        case Change.NEW:
            return t("authoring.change.new", n=changes.added)
        case Change.BACK:
            return t("authoring.change.back", number=str(changes.number))
        case Change.FIX:
            return t("authoring.change.fix", item=changes.item)
        case Change.WORDS | Change.DISK | Change.GONE | Change.NONE:
            return t(f"authoring.change.{changes.kind}")


def _list(move: ListContent, t: Texts) -> Message:
    rows = [_row(row, move, t) for row in move.rows[:_MOST_TOPICS]]
    more = len(move.rows) - _MOST_TOPICS
    waiting = [t("authoring.waiting", title=_short(one.title)) for one in move.uploads]
    body = paragraphs(
        t("authoring.head"),
        lines(*rows, t("authoring.more", n=more) if more > 0 else None)
        if rows
        else t("authoring.none"),
        lines(*waiting) if waiting else None,
        t("authoring.how"),
    )
    uploads = tuple(
        (Button(_label("?", one.title), str(MenuToken("upload", one.digest))),)
        for one in move.uploads
    )
    topics = tuple(
        (Button(_label("", row.title), str(MenuToken("content", row.topic))),)
        for row in move.rows[:_MOST_TOPICS]
    )
    return Message(body, (*uploads, *topics))


def _row(row: ContentRow, move: ListContent, t: Texts) -> Html:
    if row.edition is None:
        return t("authoring.row_disk", title=_short(row.title))
    told = _edition(row.edition, move.zone, move.today, t)
    key = "authoring.row" if row.is_taught else "authoring.row_out"
    return t(key, title=_short(row.title), edition=told)


def _edition(edition: Edition, zone: str, today: int, t: Texts) -> Html:
    """Tell an edition in a line: which, when, who, what."""
    return t(
        "authoring.edition",
        number=str(edition.number),
        date=date_text(day_of(edition.made_at, zone), today, t),
        who=edition.author or t("authoring.somebody"),
        what=_what_changes(changes_of(edition), t),
    )


def _history(move: ShowHistory, t: Texts) -> Message:
    row, editions = move.row, move.editions[:_MOST_EDITIONS]
    told = [t("authoring.line", text=_edition(one, move.zone, move.today, t)) for one in editions]
    in_use = editions[0] if editions else None
    state = t("authoring.in_use") if row.is_taught else t("authoring.out_of_use")
    disk = t("authoring.on_disk") if move.is_on_disk and not editions else None
    body = paragraphs(t("authoring.topic", title=row.title), lines(*told, disk), state)
    buttons = [
        (Button(t.plain("button.goback", number=one.number), _token("goback", str(one.id))),)
        for one in editions[1:]
        if one.has_files
    ]
    if in_use is not None and in_use.has_files:
        key = "button.todisk" if move.is_on_disk else "button.takeout"
        buttons.append((Button(t.plain(key), _token("goback", row.topic)),))
    if in_use is not None and in_use.has_files:
        buttons.append((_button("sendfile", str(in_use.id), t),))
    elif move.is_on_disk:
        buttons.append((_button("sendfile", row.topic, t),))
    return Message(body, tuple(buttons))


def _token(name: str, argument: str) -> str:
    return str(MenuToken(name, argument))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _short(title: str) -> str:
    return _cut(clean(title), 120)


def _label(sign: str, title: str) -> str:
    return _cut(f"{sign} {clean(title)}".strip() or "?", _LABEL)
