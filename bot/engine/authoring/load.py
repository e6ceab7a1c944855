"""Loads what a turn about a tutor's own content looks at, inside the caller's transaction."""

from bot.engine.authoring.published import Published
from bot.engine.numbers import row_number
from bot.tutor.model.authoring import Authoring
from state.records.learners import Who
from state.records.topics import Edition
from state.sql import Connection
from state.tables import groups, roles, topics


def lay(db: Connection, who: Who, argument: str, published: Published) -> Authoring:
    """Load what somebody may do with content, and what a command's argument names of it.

    Raises `NotRead` where a topic that it names has to be read first.
    """
    own = roles.groups_of(db, who)
    upload = topics.upload(db, who, argument) if argument else None
    colleagues = frozenset(
        tutor for name in own for tutor in groups.tutors(db, who.bot_id, name.chat_id)
    )
    edition = _edition(db, who.bot_id, argument, published)
    return Authoring(
        roles=roles.roles(db, who),
        groups=tuple(name.title for name in own),
        own=topics.topics_by(db, who),
        of_groups=frozenset(topic for topic, by in published.makers.items() if by & colleagues),
        uploads=topics.uploads(db, who),
        upload=upload,
        draft=published.topic(upload.digest, lambda: upload.files) if upload else None,
        current=topics.current_editions(db, who.bot_id),
        history=topics.editions(db, who.bot_id, edition.topic if edition else argument),
        edition=edition,
        on_disk=frozenset(published.disk.topics),
    )


def _edition(db: Connection, bot_id: int, argument: str, published: Published) -> Edition | None:
    """Find the edition that a button names, with its topic read."""
    number = row_number(argument)
    found = topics.edition(db, bot_id, number) if number is not None else None
    if found is not None and found.has_files:
        published.topic(found.digest, lambda: topics.files_of_edition(db, bot_id, found.id))
    return found
