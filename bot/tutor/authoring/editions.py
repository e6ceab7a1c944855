"""What has been published: listed, taken back to what it was, sent as a file."""

from bot.tutor.authoring.uploads import next_number
from bot.tutor.model.authoring import Change, Changes, GoBack, is_trial
from bot.tutor.model.desk import Desk
from bot.tutor.moves import authoring as moves
from bot.tutor.moves.people import TutorsOnly
from bot.tutor.moves.turn import Toast, Turn, say
from state.records.topics import Edition


def content(desk: Desk, argument: str) -> Turn:
    """List the topics that somebody may change, or show the editions of the one that is named."""
    if not desk.people.authoring.is_author:
        return say(desk, TutorsOnly("content"))
    rows = _rows(desk)
    named = next((row for row in rows if row.topic == argument.strip()), None)
    if named is not None:
        history = tuple(one for one in desk.people.authoring.history if one.topic == named.topic)
        on_disk = named.topic in desk.people.authoring.on_disk
        shown = moves.ShowHistory(named, history, on_disk, desk.learner.zone, desk.today)
        return say(desk, shown)
    listed = moves.ListContent(rows, desk.people.authoring.uploads, desk.learner.zone, desk.today)
    return say(desk, listed)


def go_back(desk: Desk, argument: str) -> Turn:
    """Teach an earlier edition again, or, by a topic's name, what stands in the folder."""
    edition = desk.people.authoring.edition
    topic = edition.topic if edition else argument
    row = next((row for row in _rows(desk) if row.topic == topic), None)
    if row is None or (edition is None and row.edition is None):
        return Turn(desk.session, toast=Toast.UNKNOWN)
    if row.edition and (edition == row.edition or (not edition and not row.edition.has_files)):
        return Turn(desk.session, toast=Toast.STALE)
    to = edition if edition is not None and edition.has_files else None
    changes = _back_to(to, on_disk=topic in desk.people.authoring.on_disk)
    said = moves.SayPublished(topic, row.title, next_number(desk, topic), changes)
    record = GoBack(topic, row.title, to, changes)
    return Turn(desk.session, (said,), (record,), done_with_buttons=True)


def _back_to(to: Edition | None, *, on_disk: bool) -> Changes:
    if to is not None:
        return Changes(Change.BACK, number=to.number)
    return Changes(Change.DISK if on_disk else Change.GONE)


def send(desk: Desk, argument: str) -> Turn:
    """Send the files of an edition, or, by a topic's name, as they stand in the folder."""
    edition = desk.people.authoring.edition
    topic = edition.topic if edition else argument
    row = next((row for row in _rows(desk) if row.topic == topic), None)
    if row is None or (edition is not None and not edition.has_files):
        return Turn(desk.session, toast=Toast.UNKNOWN)
    return say(desk, moves.SendTopic(row.title, topic, edition.id if edition else None))


def _rows(desk: Desk) -> tuple[moves.ContentRow, ...]:
    """Give the topics that somebody may change: those taught, then those taken out of use."""
    authoring, taught = desk.people.authoring, desk.library.topics
    rows = [
        moves.ContentRow(name, topic.title, authoring.edition_of(name))
        for name, topic in taught.items()
        if authoring.may_change(name) and not is_trial(name)
    ]
    rows += [
        moves.ContentRow(one.topic, one.title, one, is_taught=False)
        for one in authoring.current
        if one.topic not in taught and authoring.may_change(one.topic)
    ]
    return tuple(rows)
