"""Hangs up on a server that owes an answer for too long.

The kernel notices a cut cable, since nobody acknowledges its probes (`state.postgres.database` says
how soon). But a proxy in between, or a server that hangs, acknowledges them and says nothing, and
the client library would wait for ever: a worker could neither begin again nor stop. So each
connection notes since when it waits, and one thread looks at them. Whoever waits on a connection
that was hung up is told that it is lost.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from state.postgres.connection import PostgresConnection

LONGEST_SECONDS: Final = 15.0
"""More than the ten that a lock is waited for, and than the six after which others take over."""

_EVERY_SECONDS: Final = 1.0


class Watchdog:
    """Watches over the connections of one session for as long as that is open."""

    def __init__(self, writing: PostgresConnection) -> None:
        self._writing = writing
        self._reading: set[PostgresConnection] = set()
        threading.Thread(target=self._run, name="viva-watchdog", daemon=True).start()

    @contextmanager
    def over(self, reading: PostgresConnection) -> Iterator[None]:
        """Watch over one more connection for as long as the block runs."""
        self._reading.add(reading)
        try:
            yield
        finally:
            self._reading.remove(reading)

    def _run(self) -> None:
        while not self._writing.raw.closed:
            for connection in (self._writing, *self._reading):
                if connection.waits_since < time.monotonic() - LONGEST_SECONDS:
                    connection.hang_up()
            time.sleep(_EVERY_SECONDS)
