"""Writes down what a turn decided about a tutor's own content, inside the turn's transaction."""

from typing import assert_never

from bot.engine.authoring.published import Published
from bot.tutor.model.authoring import AuthoringRecord, DropUpload, GoBack, KeepUpload, Publish
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
        case DropUpload(digest=digest):
            topics.drop_upload(db, who, digest)
        case Publish():
            _publish(db, who, record, now, published)
        case GoBack():
            _go_back(db, who, record, now)
        case _:
            assert_never(record)
    return isinstance(record, Publish | GoBack)


def _publish(db: Connection, who: Who, record: Publish, now: int, published: Published) -> None:
    upload = record.upload
    digest, files = upload.digest, upload.files
    if record.with_drafts:
        ready = published.ready(digest, files)
        digest, files = ready.digest, ready.files
    changes = record.changes.dump()
    made = Edition(0, upload.topic, 0, upload.title, digest, changes, now, 0, "", record.for_all)
    shown = topics.images_of(db, who.bot_id, upload.digest)
    topics.keep_images(db, who.bot_id, digest, shown, {})
    topics.add_edition(db, who, made, files)
    topics.drop_upload(db, who, upload.digest)


def _go_back(db: Connection, who: Who, record: GoBack, now: int) -> None:
    """Teach an earlier edition again, or with none what the operator's folder has."""
    newest = next(iter(topics.editions(db, who.bot_id, record.topic)), None)
    changes, for_all = record.changes.dump(), newest is None or newest.for_all
    if record.to is None:
        made = Edition(0, record.topic, 0, record.title, "", changes, now, 0, "", for_all)
        topics.add_edition(db, who, made, None)
    else:
        again = replace(record.to, changes=changes, made_at=now, for_all=for_all)
        topics.add_edition(db, who, again, topics.files_of_edition(db, who.bot_id, record.to.id))
