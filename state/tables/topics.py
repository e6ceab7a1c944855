"""Topics that tutors send: kept for them alone, until they are published or thrown away.

Every publication is an edition, and the newest of each topic is in use. Editions are only ever
added: going back makes a new one with the files of an old one, so the list says what was in use at
any moment. Only the oldest are deleted.

The bytes of an image are kept once for a bot, with a list of the versions of topics that show it. A
trigger deletes them with the last of those versions, however that is deleted. What Telegram calls
an image is noted for all of them, also those of the operator's folder.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from state.records.learners import Who
from state.records.topics import MOST_EDITIONS, MOST_UPLOADS, UPLOADS_LAST, Edition, Upload
from state.sql import Connection
from state.values import replace

SENT_LAST: Final = 90 * 86_400
"""Seconds after which an image is sent anew: what Telegram calls one is not promised to last."""

_OF_BOT: Final = """
    SELECT editions.id, topic, number, title, digest, changes, made_at, made_by, coalesce(name, ''),
        for_all
    FROM editions LEFT JOIN learners
        ON learners.bot_id = editions.bot_id AND learners.learner_id = editions.made_by
    WHERE editions.bot_id = :bot
"""


def keep_upload(db: Connection, who: Who, upload: Upload) -> None:
    """Keep a topic; the same files sent again are kept once, and too many push out the oldest."""
    row = (upload.digest, upload.topic, upload.title, upload.drafts, upload.files, upload.at)
    db.execute(
        """
        INSERT INTO uploads (bot_id, learner_id, digest, topic, title, drafts, files, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, learner_id, digest) DO UPDATE SET
            at = excluded.at, topic = excluded.topic
        """,
        (*who, *row),
    )
    db.execute(
        """
        DELETE FROM uploads WHERE bot_id = ? AND learner_id = ? AND rowid NOT IN (
            SELECT rowid FROM uploads WHERE bot_id = ? AND learner_id = ?
            ORDER BY at DESC, rowid DESC LIMIT ?
        )
        """,
        (*who, *who, MOST_UPLOADS),
    )


def uploads(db: Connection, who: Who) -> tuple[Upload, ...]:
    """Give what somebody has sent, the newest first, without the files."""
    rows = db.execute(
        """
        SELECT digest, topic, title, drafts, at FROM uploads
        WHERE bot_id = ? AND learner_id = ? ORDER BY at DESC, rowid DESC
        """,
        who,
    )
    return tuple(Upload(*row) for row in rows)


def upload(db: Connection, who: Who, digest: str) -> Upload | None:
    """Give one topic that somebody has sent, with its files."""
    row = db.execute(
        """
        SELECT digest, topic, title, drafts, at, files FROM uploads
        WHERE bot_id = ? AND learner_id = ? AND digest = ?
        """,
        (*who, digest),
    ).fetchone()
    return Upload(*row) if row else None


def drop_upload(db: Connection, who: Who, digest: str) -> None:
    """Throw a topic away that somebody has sent."""
    db.execute(
        "DELETE FROM uploads WHERE bot_id = ? AND learner_id = ? AND digest = ?", (*who, digest)
    )


def expire_uploads(db: Connection, bot_id: int, now: int) -> None:
    """Throw away what has waited for too long."""
    db.execute("DELETE FROM uploads WHERE bot_id = ? AND at < ?", (bot_id, now - UPLOADS_LAST))


def add_edition(db: Connection, who: Who, made: Edition, files: bytes | None) -> Edition:
    """Make a topic's next edition; gives it with its number."""
    (number,) = db.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM editions WHERE bot_id = ? AND topic = ?",
        (who.bot_id, made.topic),
    ).fetchone()
    row = (made.topic, number, made.title, made.digest, files, made.changes)
    (added,) = db.execute(
        """
        INSERT INTO editions
            (bot_id, topic, number, title, digest, files, changes, made_by, made_at, for_all)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        RETURNING id
        """,
        (who.bot_id, *row, who.learner_id, made.made_at, made.for_all),
    ).fetchone()
    db.execute(
        "DELETE FROM editions WHERE bot_id = ? AND topic = ? AND number <= ?",
        (who.bot_id, made.topic, number - MOST_EDITIONS),
    )
    kept = edition(db, who.bot_id, added)
    assert kept is not None  # noqa: S101  # it was added in this transaction
    return kept


def current_editions(db: Connection, bot_id: int) -> tuple[Edition, ...]:
    """Give the newest edition of each topic, by the topic's name."""
    newest = """
        AND number = (SELECT max(number) FROM editions AS others
            WHERE others.bot_id = editions.bot_id AND others.topic = editions.topic)
        ORDER BY topic
    """
    return _read(db, _OF_BOT + newest, {"bot": bot_id})


def editions(db: Connection, bot_id: int, topic: str) -> tuple[Edition, ...]:
    """Give all editions of a topic that are kept, the newest first."""
    query = _OF_BOT + " AND topic = :topic ORDER BY number DESC"
    return _read(db, query, {"bot": bot_id, "topic": topic})


def edition(db: Connection, bot_id: int, number: int) -> Edition | None:
    """Give the edition with this `id`."""
    found = _read(db, _OF_BOT + " AND editions.id = :id", {"bot": bot_id, "id": number})
    return found[0] if found else None


def files_of_edition(db: Connection, bot_id: int, number: int) -> bytes | None:
    """Give the files of the edition with this `id`; None for one without."""
    row = db.execute(
        "SELECT files FROM editions WHERE bot_id = ? AND id = ?", (bot_id, number)
    ).fetchone()
    return row[0] if row else None


def makers(db: Connection, bot_id: int) -> dict[str, frozenset[int]]:
    """Give the topics that are not for everybody now, each with all who have made an edition."""
    rows = db.execute(
        # ('fruit', 42): its newest edition is for groups alone, and 42 has made one of it.
        """
        SELECT topic, made_by FROM editions AS made
        WHERE bot_id = :bot AND topic IN (
            SELECT topic FROM editions AS newest WHERE bot_id = :bot AND for_all = 0
            AND number = (SELECT max(number) FROM editions AS others
                WHERE others.bot_id = newest.bot_id AND others.topic = newest.topic))
        """,
        {"bot": bot_id},
    )
    found: defaultdict[str, set[int]] = defaultdict(set)
    for topic, made_by in rows:
        found[topic].add(made_by)
    return {topic: frozenset(people) for topic, people in found.items()}


def topics_by(db: Connection, who: Who) -> frozenset[str]:
    """Name the topics of which somebody has made an edition."""
    rows = db.execute("SELECT DISTINCT topic FROM editions WHERE bot_id = ? AND made_by = ?", who)
    return frozenset(topic for (topic,) in rows)


def keep_images(
    db: Connection, bot_id: int, files: str, used: Iterable[str], data: Mapping[str, bytes]
) -> None:
    """Note which images belong to files of this digest, and keep those that are new.

    An image that is neither in `data` nor kept already is passed over; learners get its
    description.
    """
    for digest, content in data.items():
        db.execute(
            "INSERT INTO images (bot_id, digest, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (bot_id, digest, content),
        )
    db.executemany(
        """
        INSERT INTO images_of_files (bot_id, files, image)
        SELECT bot_id, ?, digest FROM images WHERE bot_id = ? AND digest = ?
        ON CONFLICT DO NOTHING
        """,
        ((files, bot_id, digest) for digest in used),
    )


def images_of(db: Connection, bot_id: int, files: str) -> tuple[str, ...]:
    """Name the images of files of this digest."""
    rows = db.execute(
        "SELECT image FROM images_of_files WHERE bot_id = ? AND files = ? ORDER BY image",
        (bot_id, files),
    )
    return tuple(digest for (digest,) in rows)


def image(db: Connection, bot_id: int, digest: str) -> bytes | None:
    """Give the bytes of an image; None where it is not kept here."""
    row = db.execute(
        "SELECT data FROM images WHERE bot_id = ? AND digest = ?", (bot_id, digest)
    ).fetchone()
    return row[0] if row else None


def note_sent_images(db: Connection, bot_id: int, file_ids: Mapping[str, str], at: int) -> None:
    """Note what Telegram calls images that were sent, by their digests."""
    db.executemany(
        """
        INSERT INTO sent_images (bot_id, digest, file_id, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (bot_id, digest) DO UPDATE SET file_id = excluded.file_id, at = excluded.at
        """,
        ((bot_id, digest, file_id, at) for digest, file_id in file_ids.items()),
    )


def sent_as(db: Connection, bot_id: int, digests: Iterable[str]) -> dict[str, str]:
    """Give what Telegram calls these images, as far as they were sent lately."""
    found = {}
    for digest in digests:
        row = db.execute(
            "SELECT file_id FROM sent_images WHERE bot_id = ? AND digest = ?", (bot_id, digest)
        ).fetchone()
        if row:
            found[digest] = row[0]
    return found


def forget_sent(db: Connection, bot_id: int, digests: Iterable[str]) -> None:
    """Forget what Telegram called images, because it does not know those names any more."""
    db.executemany(
        "DELETE FROM sent_images WHERE bot_id = ? AND digest = ?",
        ((bot_id, digest) for digest in digests),
    )


def expire_sent(db: Connection, bot_id: int, now: int) -> None:
    """Forget what Telegram called images that were sent long ago."""
    db.execute("DELETE FROM sent_images WHERE bot_id = ? AND at < ?", (bot_id, now - SENT_LAST))


def _read(db: Connection, query: str, values: Mapping[str, object]) -> tuple[Edition, ...]:
    rows = db.execute(query, values)
    return tuple(replace(Edition(*row), for_all=bool(row[-1])) for row in rows)
