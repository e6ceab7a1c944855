"""A file and a server are opened by the same words, and a password is never shown."""

import builtins
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from state import opening
from state.errors import MissingDatabase, Unreadable
from state.opening import Server

NOWHERE = Server("postgresql://viva:geheim@/viva?host=/nowhere")


def test_a_file_is_written_and_read(path: Path) -> None:
    session = opening.session(path, create=True)
    session.connection.execute("INSERT INTO chats VALUES (1, 2, NULL)")
    with opening.reading(path) as db:
        assert db.execute("SELECT chat_id FROM chats").fetchall() == [(2,)]
    session.close()


def test_a_file_that_is_not_there_is_made_only_on_request(path: Path) -> None:
    with pytest.raises(MissingDatabase):
        opening.session(path)
    with pytest.raises(MissingDatabase), opening.reading(path):
        pass


def test_a_server_is_named_without_its_password() -> None:
    assert str(NOWHERE) == "postgresql:///nowhere/viva"
    assert "geheim" not in repr(NOWHERE)


def test_a_server_that_is_not_there_is_said_in_one_line() -> None:
    with pytest.raises(Unreadable, match="cannot be reached"):
        opening.session(NOWHERE)
    with pytest.raises(Unreadable, match="cannot be reached"), opening.reading(NOWHERE):
        pass


def test_a_driver_that_is_missing_is_said_with_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(
        name: str,
        space: Mapping[str, Any] | None = None,
        local: Mapping[str, Any] | None = None,
        wanted: Sequence[str] = (),
        level: int = 0,
    ) -> Any:
        if name.startswith("state.postgres"):
            raise ImportError(name)
        return real(name, space, local, wanted, level)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(Unreadable, match=r"pip install 'viva-tutor\[postgres\]'"):
        opening.session(NOWHERE)
