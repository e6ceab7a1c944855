"""An event loop whose time leaps to the next moment at which something is to happen."""

import asyncio


class LeapingLoop(asyncio.SelectorEventLoop):
    """An event loop that leaps over the time in which nothing happens."""

    leapt = 0.0

    def time(self) -> float:
        """Give seconds that pass only by leaps."""
        return self.leapt

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:  # type: ignore[attr-defined]  # asyncio's own lists
            self.leapt = max(self.leapt, self._scheduled[0].when())  # type: ignore[attr-defined]
        super()._run_once()  # type: ignore[misc]
