"""A topic that a tutor has sent: shown, tried out by them alone, published or thrown away.

Every step looks at their rights again, and at what is taught at that moment: between two taps a
role may be taken away, and somebody else may have published under the same name.
"""

from typing import Final

from bot.tutor.authoring import taking_along
from bot.tutor.authoring.trial import moved_on
from bot.tutor.drill import running
from bot.tutor.model.authoring import (
    Change,
    Changes,
    Correction,
    DropUpload,
    KeepUpload,
    NotFixed,
    Publish,
    changes_between,
    on_trial,
    trial_name,
)
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Mode, Queued
from bot.tutor.model.events import Uploaded
from bot.tutor.model.session import Session
from bot.tutor.moves.authoring import (
    SayNotFixed,
    SayNotTaken,
    SayPublished,
    SayThrownAway,
    SayUnreadable,
    ShowCorrection,
    ShowFaults,
    ShowFound,
    ShowUpload,
    TrialBegins,
)
from bot.tutor.moves.move import Move
from bot.tutor.moves.people import TutorsOnly
from bot.tutor.moves.turn import Record, Toast, Turn, say
from content.model.items import ExtendedQuestion, Flashcard
from state.records.topics import Upload
from state.values import replace

ALONE: Final = (Flashcard, ExtendedQuestion)
"""Kinds of item that are asked in private alone."""

MOST_TRIED: Final = 20
"""Items of a topic that are tried out in one go, from all over it."""


def uploaded(desk: Desk, event: Uploaded) -> Turn:
    """Show what a file holds, and keep what can be asked."""
    if not desk.people.authoring.is_author:
        if event.brought is not None:
            return taking_along.sent(desk, event.brought, event.message_id)
        return say(desk, TutorsOnly("content"))
    if event.unread is not None:
        return say(desk, SayNotTaken(event.name, event.unread))
    if event.refused:
        return say(desk, SayUnreadable(event.refused))
    moves: list[Move] = []
    records: list[Record] = []
    for found in event.found:
        if found.complaints:
            moves.append(ShowFaults(found.title or event.name, found.complaints))
        else:
            number = next_number(desk, found.topic)
            moves.append(ShowFound(found, event.kind, number))
            records.append(KeepUpload(found))
    if event.brought and (offer := taking_along.offer(event.brought, event.message_id)):
        moves.append(offer)
    return Turn(desk.session, tuple(moves), tuple(records))


def corrected(desk: Desk, outcome: Correction | NotFixed) -> Turn:
    """Show what a text is to be, before and after, and keep it until that is decided.

    A topic that waits and is put right takes its own place; one that is tried out goes on so.
    """
    if not desk.people.authoring.is_author:
        return say(desk, TutorsOnly("content"))
    if isinstance(outcome, NotFixed):
        return say(desk, SayNotFixed(outcome))
    found = outcome.found
    if found.complaints:
        return say(desk, ShowFaults(outcome.title, found.complaints))
    shown = ShowCorrection(outcome, next_number(desk, found.topic))
    kept, before = KeepUpload(found), outcome.instead_of
    if before in ("", found.digest):
        return Turn(desk.session, (shown,), (kept,))
    records = (kept, DropUpload(before))
    if before != on_trial(desk.session):
        return Turn(desk.session, (shown,), records)
    session = moved_on(desk.session, before, found.digest)
    return Turn(session, (replace(shown, tried=True),), records)


def cannot_fix(desk: Desk) -> Turn:
    """Say how a question is put right, where the command came alone."""
    return corrected(desk, NotFixed.NO_TEXT)


def cannot_rename(desk: Desk) -> Turn:
    """Say how a topic is named anew, where no name was given."""
    return corrected(desk, NotFixed.NO_TITLE)


def preview(desk: Desk, digest: str) -> Turn:
    """Begin to try a topic out."""
    upload = _waiting(desk, digest)
    if upload is None or desk.people.authoring.draft is None:
        return Turn(desk.session, toast=Toast.STALE)
    refs = desk.library.refs(trial_name(digest))
    step = max(1, -(-len(refs) // MOST_TRIED))
    queue = tuple(map(Queued, refs[::step]))
    begun = running.begin(desk, Mode.REVISE, queue, (trial_name(digest),), whole=True)
    about = TrialBegins(upload.title, len(queue), len(refs))
    return replace(begun, moves=(about, *begun.moves))


def publish(desk: Desk, digest: str) -> Turn:
    """Teach everybody a topic, without what is marked as drafts."""
    return _publish(desk, digest, with_drafts=False)


def publish_all(desk: Desk, digest: str) -> Turn:
    """Teach everybody a topic, with its drafts, which its author has read."""
    return _publish(desk, digest, with_drafts=True)


def _publish(desk: Desk, digest: str, *, with_drafts: bool) -> Turn:
    upload, draft = _waiting(desk, digest), desk.people.authoring.draft
    if upload is None or draft is None:
        return Turn(desk.session, toast=Toast.STALE)
    before = desk.library.topics.get(upload.topic)
    if not desk.people.authoring.may_change(upload.topic):
        return say(desk, TutorsOnly("topic"))
    changes = changes_between(before, draft)
    number = next_number(desk, upload.topic)
    for_all = _is_for_all(desk, upload.topic, changes)
    groups = None if for_all else desk.people.authoring.groups
    asked = [item for item in draft.items() if with_drafts or item.is_live]
    for_group = changes.kind is Change.NEW and not all(isinstance(one, ALONE) for one in asked)
    said = SayPublished(upload.topic, upload.title, number, changes, groups, bool(asked), for_group)
    record = Publish(upload, changes, with_drafts, for_all)
    return Turn(_left(desk, digest), (said,), (record,), done_with_buttons=True)


def _is_for_all(desk: Desk, topic: str, changes: Changes) -> bool:
    """Whether a topic is for everybody from now on: if it was, or if its author may say so.

    To put a question right changes nothing about that.
    """
    authoring = desk.people.authoring
    newest = authoring.edition_of(topic)
    was = newest.for_all if newest else topic in desk.library.topics
    return was or (authoring.is_for_all and changes.kind is not Change.FIX)


def discard(desk: Desk, digest: str) -> Turn:
    """Throw a topic away that waits."""
    upload = _waiting(desk, digest)
    if upload is None:
        return Turn(desk.session, toast=Toast.STALE)
    said, record = SayThrownAway(upload.title), DropUpload(digest)
    return Turn(_left(desk, digest), (said,), (record,), done_with_buttons=True)


def show(desk: Desk, digest: str) -> Turn:
    """Show a topic that waits, again."""
    upload = _waiting(desk, digest)
    if upload is None:
        return Turn(desk.session, toast=Toast.STALE)
    return say(desk, ShowUpload(upload))


def next_number(desk: Desk, topic: str) -> int:
    """Give the number of the edition that would come next."""
    newest = desk.people.authoring.edition_of(topic)
    return newest.number + 1 if newest else 1


def _waiting(desk: Desk, digest: str) -> Upload | None:
    """Give the topic that a button is about, if its author may still do anything about it."""
    upload = desk.people.authoring.upload if desk.people.authoring.is_author else None
    return upload if upload is not None and upload.digest == digest else None


def _left(desk: Desk, digest: str) -> Session:
    """Leave off trying a topic out that is no longer there."""
    if on_trial(desk.session) != digest:
        return desk.session
    return replace(desk.session, activity=None)
