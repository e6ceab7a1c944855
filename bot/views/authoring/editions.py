"""Topics out of the chat as they stand: what was published, by whom, and what it brought."""

import json
from typing import Final

from bot.tutor.model.authoring import Change, Changes, changes_of
from bot.tutor.moves import authoring as moves
from bot.views.buttons import begins, by_name
from bot.views.days import date_text
from bot.views.message import Attached, Message, lines, paragraphs
from bot.views.texts import Html, Texts, clean, cut
from content.model.fields import MOST_LABEL
from state.clock.days import day_of
from state.records.topics import Edition

_MOST_GROUPS: Final = 5
_MOST_TOPICS: Final = 40
_MOST_EDITIONS: Final = 8
_LABEL: Final = 40
"""Characters of a title on a button."""


def show(move: moves.EditionMove, t: Texts) -> Message:
    """Show one of these moves."""
    match move:
        case moves.SayPublished():
            return _published(move, t)
        case moves.ListContent():
            return _list(move, t)
        case moves.ShowHistory():
            return _history(move, t)
        case moves.SendTopic():
            about = Attached("topic", json.dumps({"topic": move.topic, "edition": move.edition}))
            return Message(t("authoring.file", title=_short(move.title)), attached=about)


def _published(move: moves.SayPublished, t: Texts) -> Message:
    kind = move.changes.kind
    rows = ((by_name(t, "history", "content", move.topic),),)
    if kind is Change.GONE:
        return Message(t("authoring.taken_out", title=move.title), rows)
    number = str(move.number)
    head = t("authoring.published", title=move.title, number=number)
    if kind is not Change.NEW:
        head = Html(f"{head} {t('authoring.as_asked')}")
    drafts = None if move.is_asked else t("authoring.all_drafts")
    asked = t("authoring.ask_group") if move.groups and move.for_group else None
    told = (head, brings(move.changes, t), _for_whom(move.groups, t), asked, drafts)
    return Message(lines(*told), rows)


def _for_whom(groups: tuple[str, ...] | None, t: Texts) -> Html | None:
    """Say which groups a tutor's topic is for."""
    if groups is None:
        return None
    if not groups:
        return t("authoring.for_you")
    names = ", ".join(f"“{_short(name)}”" for name in groups[:_MOST_GROUPS])
    return t("authoring.for_groups", names=f"{names}…" if groups[_MOST_GROUPS:] else names)


def brings(changes: Changes, t: Texts) -> Html:
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
            asked = f"“{changes.asked}”" if changes.asked else changes.item
            return t("authoring.change.fix", asked=asked)
        case Change.WORDS | Change.DISK | Change.GONE | Change.NONE:
            return t(f"authoring.change.{changes.kind}")


def _list(move: moves.ListContent, t: Texts) -> Message:
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
        (begins(t.plain("authoring.decide", title=_label(one.title)), "upload", one.digest),)
        for one in move.uploads
    )
    topics = tuple(
        (begins(_label(row.title), "content", row.topic),) for row in move.rows[:_MOST_TOPICS]
    )
    return Message(body, (*uploads, *topics))


def _row(row: moves.ContentRow, move: moves.ListContent, t: Texts) -> Html:
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


def _history(move: moves.ShowHistory, t: Texts) -> Message:
    row, editions = move.row, move.editions[:_MOST_EDITIONS]
    told = [t("authoring.line", text=_edition(one, move.zone, move.today, t)) for one in editions]
    in_use = editions[0] if editions else None
    state = t("authoring.in_use") if row.is_taught else t("authoring.out_of_use")
    disk = t("authoring.on_disk") if move.is_on_disk and not editions else None
    body = paragraphs(t("authoring.topic", title=row.title), lines(*told, disk), state)
    buttons = [
        (begins(t.plain("button.goback", number=one.number), "goback", str(one.id)),)
        for one in editions[1:]
        if one.has_files
    ]
    if in_use is not None and in_use.has_files:
        key = "button.todisk" if move.is_on_disk else "button.takeout"
        buttons.append((begins(t.plain(key), "goback", row.topic),))
    if in_use is not None and in_use.has_files:
        buttons.append((by_name(t, "sendfile", argument=str(in_use.id)),))
    elif move.is_on_disk:
        buttons.append((by_name(t, "sendfile", argument=row.topic),))
    return Message(body, tuple(buttons))


def _short(title: str) -> str:
    return cut(clean(title), MOST_LABEL)


def _label(title: str) -> str:
    return cut(clean(title).strip() or "?", _LABEL)
