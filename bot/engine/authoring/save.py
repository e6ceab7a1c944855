"""Writes down what a turn decided about a tutor's own content, inside the turn's transaction."""

from typing import assert_never

from bot.engine.authoring.published import Published
from bot.tutor.model.authoring import (
    AuthoringRecord,
    Changes,
    DropUpload,
    GoBack,
    KeepUpload,
    Publish,
)
from state.records.learners import Who
from state.records.topics import Edition, Upload
from state.sql import Connection
from state.tables import topics
from state.values import replace


def write_down(
    db: Connection, who: Who, record: AuthoringRecord, now: int, published: Published
) -> bool:
    """Write a decision down; tells whether something else is taught from now on."""
    match record:
        case KeepUpload(found=found):
            kept = Upload(
                found.digest, found.topic, found.title, found.drafts, now, files=found.files
            )
            topics.keep_upload(db, who, kept)
            topics.keep_images(db, who.bot_id, found.digest, found.shown, found.images)
            return False
        case DropUpload(digest=digest):
            topics.drop_upload(db, who, digest)
            return False
        case Publish(upload=upload, changes=changes, with_drafts=with_drafts) as record:
            digest, files = upload.digest, upload.files
            if with_drafts:
                ready = published.ready(digest, files)
                digest, files = ready.digest, ready.files
            made = _edition(upload.topic, upload.title, digest, changes, now)
            made = replace(made, for_all=record.for_all)
            shown = topics.images_of(db, who.bot_id, upload.digest)
            topics.keep_images(db, who.bot_id, digest, shown, {})
            topics.add_edition(db, who, made, files)
            topics.drop_upload(db, who, upload.digest)
            return True
        case GoBack(topic=topic, title=title, to=None, changes=changes):
            newest = next(iter(topics.editions(db, who.bot_id, topic)), None)
            made = _edition(topic, title, "", changes, now)
            made = replace(made, for_all=newest is None or newest.for_all)
            topics.add_edition(db, who, made, None)
            return True
        case GoBack(to=to, changes=changes):
            assert to is not None  # noqa: S101  # the case before takes the others
            newest = next(iter(topics.editions(db, who.bot_id, to.topic)), to)
            made = replace(to, changes=changes.dump(), made_at=now, for_all=newest.for_all)
            topics.add_edition(db, who, made, topics.files_of_edition(db, who.bot_id, to.id))
            return True
        case _:
            assert_never(record)


def _edition(topic: str, title: str, digest: str, changes: Changes, now: int) -> Edition:
    return Edition(0, topic, 0, title, digest, changes.dump(), now, 0, "")
