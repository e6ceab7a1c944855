"""A worker begins again when its server was lost, as long as that can help."""

import pytest

from bot.commands.running import working
from bot.commands.running.serving import LOST
from bot.config import Wanted
from bot.roster import Served
from bot.telegram.app import STOPPED
from state.errors import NewerDatabase, StateError, Unreachable
from state.writer import Writer

URL = "postgresql://viva@/viva"


class Session:
    """A connection of which nothing is asked but to let go."""

    url = URL

    def close(self) -> None:
        """Let go."""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[StateError | Session]:
    """What each attempt to connect gives, in turn."""
    answers: list[StateError | Session] = []

    def open_session(url: str) -> Session:
        assert url == URL
        match answers.pop(0):
            case StateError() as error:
                raise error
            case session:
                return session

    monkeypatch.setattr(working, "open_session", open_session)
    monkeypatch.setattr(working, "RETRY_SECONDS", 0)
    return answers


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The sessions of all runs; the first ends with its server lost, the second is told to stop."""
    sessions: list[object] = []

    def serve(_wanted: Wanted, _bots: tuple[Served, ...], writer: Writer, server: object) -> int:
        assert isinstance(writer, Writer)
        sessions.append(server)
        return LOST if len(sessions) == 1 else STOPPED

    monkeypatch.setattr(working, "serve", serve)
    monkeypatch.setattr(working, "forget_others", lambda *_: None)
    return sessions


def work(first: Session) -> int:
    class Settings:
        beside = None

    class Everything:
        settings = Settings

    return working.work(Everything, (), first)  # type: ignore[arg-type]  # no more is asked of it


def test_a_server_that_was_lost_is_waited_for_and_all_is_begun_again(
    opened: list[StateError | Session], ran: list[object], caplog: pytest.LogCaptureFixture
) -> None:
    first, second = Session(), Session()
    opened += [Unreachable("starting up"), Unreachable("starting up"), second]
    assert work(first) == STOPPED
    assert ran == [first, second]
    assert sum("starting up" in line for line in caplog.messages) == 1


@pytest.mark.usefixtures("ran")
def test_a_server_that_has_become_too_new_meanwhile_ends_the_worker(
    opened: list[StateError | Session],
) -> None:
    opened += [Unreachable("starting up"), NewerDatabase("Upgrade Viva")]
    with pytest.raises(NewerDatabase):
        work(Session())
