"""While workers are brought up to a new release, the old one works on the new schema.

The old release is this one, and the new schema one as a later release may leave it: with more
columns in every table, more tables and more indexes (`state.postgres.database.STEPS`). Everything
that people do in the dialogues is done on it.
"""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from state.file.version import VERSION
from state.postgres import database
from tests.databases import OnServer, all_on
from tests.dialogues.player import fits, is_tutor, play, read
from tests.server import serving

pytestmark = pytest.mark.postgres

DIALOGUES = sorted((Path(__file__).parents[1] / "dialogues").glob("*.yaml"))

MORE = f"""
    DO $$ DECLARE name TEXT; BEGIN
        FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema()
            AND tablename <> 'viva'
        LOOP
            EXECUTE format('ALTER TABLE %I ADD COLUMN mood BIGINT NOT NULL DEFAULT 3', name);
            EXECUTE format('ALTER TABLE %I ADD COLUMN remark TEXT', name);
            EXECUTE format('CREATE INDEX ON %I (mood)', name);
        END LOOP;
    END $$;
    CREATE TABLE moods (bot_id BIGINT NOT NULL, learner_id BIGINT NOT NULL, mood BIGINT NOT NULL);
    INSERT INTO viva (version, oldest) VALUES ({VERSION + 1}, {VERSION})
"""  # noqa: S608  # numbers


def create_newer(url: str) -> None:
    """Make the tables of a release that is to come."""
    database.create(url)
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(MORE)


@pytest.fixture(scope="module")
def tomorrow() -> Iterator[OnServer]:
    """Databases of a later release, wherever a test asks for one."""
    with serving() as server, all_on(server, create_newer) as databases:
        yield databases


@pytest.fixture(autouse=True)
def _used_again(tomorrow: OnServer) -> Iterator[None]:
    yield
    for path in tomorrow.taken():
        tomorrow.give_back(path)


@pytest.mark.parametrize("path", DIALOGUES, ids=lambda path: path.stem)
def test_the_tutor_says_the_same_on_a_later_releases_schema(path: Path, tmp_path: Path) -> None:
    dialogue = read(path)
    heard = play(dialogue, tmp_path / "dialogue.db", set())
    assert len(heard) == len(dialogue.steps)
    for expected, real in zip(dialogue.steps, heard, strict=True):
        ((who, what),) = expected.items()
        assert fits(what, real.get(who, "")) if is_tutor(who) else expected == real
