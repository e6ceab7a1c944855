"""Runs one worker of a server for as long as it is told to, however often the server goes away."""

import logging
import time
from contextlib import closing

from bot.commands.running.serving import LOST, serve
from bot.config import Wanted
from bot.roster import Served
from bot.telegram.app import ExitCode
from bot.telegram.health import forget_others
from bot.telegram.redact import Seldom
from state.errors import Unreachable
from state.postgres.session import PostgresSession, open_session
from state.writer import Writer

log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0


def work(wanted: Wanted, bots: tuple[Served, ...], session: PostgresSession) -> ExitCode:
    """Run until told to stop; gives the exit code.

    When the server is lost, all is begun again on a new connection, exactly as after a crash:
    nothing of what was under way is known to have been kept.
    """
    forget_others(wanted.settings.beside, ())  # another worker may run any of them by now
    while True:
        with closing(Writer(session)) as writer:
            code = serve(wanted, bots, writer, session)
        if code != LOST:
            return code
        session = _again(session.url)


def _again(url: str) -> PostgresSession:
    """Connect as soon as that is possible; raises a `StateError` where that would not help."""
    log.warning("the database is lost; connecting again")
    outage = Seldom()
    while True:
        try:
            session = open_session(url)
        except Unreachable as error:
            outage.say("%s", error)
            time.sleep(RETRY_SECONDS)
        else:
            log.info("connected again")
            return session
