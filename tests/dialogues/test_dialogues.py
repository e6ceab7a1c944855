"""Every dialogue file is played, and the tutor must say what stands there."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.databases import open_or_make
from tests.dialogues.plans import walks
from tests.dialogues.player import fits, is_tutor, play, read

FILES = sorted(Path(__file__).parent.glob("*.yaml"))

SEE_IT_ALL = {
    "confirmed": "a marker works: the queue of all",
    "content_changed": "renames and what markers have judged, when content is loaded",
    "contested_accepted": "a marker works: the queue of all, and whoever wrote the same",
    "contested_refused": "the same",
    "contested_undone": "the same",
    "forgotten": "everything about a person is erased",
    "invited": "a tutor looks at groups",
    "keeps_slipping": "a marker looks at the queue",
    "marked_together": "a marker works, as before",
    "mock_exam": "a marker works",
    "reported": "a marker looks at the queue",
}
"""Dialogues in which somebody does what is seldom done, and has to be looked for everywhere."""

GROUPS = "group_"
"""How dialogues in groups are named: what falls due in any of them is looked for in all."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A database without statistics, which an installation has when it is new."""
    path = tmp_path_factory.mktemp("plans") / "empty.db"
    with closing(open_or_make(path)) as db:
        yield db


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_tutor_says_what_the_dialogue_says(
    path: Path, tmp_path: Path, empty: sqlite3.Connection
) -> None:
    dialogue, asked = read(path), set[str]()
    heard = play(dialogue, tmp_path / "dialogue.db", asked)
    sees_it_all = path.stem in SEE_IT_ALL or path.stem.startswith(GROUPS)
    assert sees_it_all or walks(empty, asked) == []
    assert len(heard) == len(dialogue.steps), _whole(heard)
    for expected, real in zip(dialogue.steps, heard, strict=True):
        ((who, what),) = expected.items()
        if is_tutor(who):
            assert fits(what, real.get(who, "")), _whole(heard)
        else:
            assert expected == real, _whole(heard)


def _whole(heard: list[dict[str, str]]) -> str:
    return "\n".join(f"{who}: {what}" for step in heard for who, what in step.items())


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT item FROM attempts",
        "SELECT rating FROM reviews WHERE bot_id = 1 AND learner_id = 2",
        "SELECT due FROM memories WHERE bot_id = 1 AND learner_id = 2 ORDER BY due LIMIT 1",
        "UPDATE outbox SET error = '' WHERE bot_id = 1 AND chat_id = 2 AND message_id > 0",
        "DELETE FROM votes WHERE bot_id = 1 AND at = 2",
    ],
)
def test_a_statement_that_walks_through_what_grows_is_found(
    statement: str, empty: sqlite3.Connection
) -> None:
    assert walks(empty, [statement])
