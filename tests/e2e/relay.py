"""A cable between a worker and its server, which can be cut: nothing passes, and nobody is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.playground.server import LOOPBACK
from tests.server import Server

_PIECE = 65_536


class Relay:
    """Passes bytes on, in both directions, unless it is cut."""

    def __init__(self, server: Server) -> None:
        self.port = 0
        self._socket = server.folder / ".s.PGSQL.5432"
        self._whole = asyncio.Event()
        self._whole.set()

    def url(self, database: str) -> str:
        """Give the address of a database behind the cable."""
        return f"postgresql://viva@{LOOPBACK}:{self.port}/{database}"

    def cut(self) -> None:
        """Let no byte through from here on; both ends stay as they are."""
        self._whole.clear()

    def mend(self) -> None:
        """Let through what has waited, and all that comes."""
        self._whole.set()

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Be the cable of one connection until either end closes it."""
        await self._whole.wait()
        from_server, to_server = await asyncio.open_unix_connection(self._socket)
        with suppress(ConnectionError):
            await asyncio.gather(
                self._pass_on(reader, to_server), self._pass_on(from_server, writer)
            )

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while piece := await reader.read(_PIECE):
                await self._whole.wait()
                writer.write(piece)
                await writer.drain()
            await self._whole.wait()
        finally:
            writer.close()


@asynccontextmanager
async def relay(server: Server) -> AsyncIterator[Relay]:
    """Lay a cable to a server, for as long as the block runs."""
    cable = Relay(server)
    listening = await asyncio.start_server(cable.connect, LOOPBACK, 0)
    cable.port = listening.sockets[0].getsockname()[1]
    try:
        yield cable
    finally:
        cable.mend()
        listening.close()
