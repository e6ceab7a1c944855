"""Work for the writer that may lack something, which is prepared in a thread of its own.

Whoever reads or grades says what is lacking by raising `NotReady`, in the middle of a turn. The
writer undoes that turn as it undoes any that fails; the work is done here, and the turn is taken
again from the start, which now finds it done. Nothing was committed and nothing was sent meanwhile,
so a turn that is taken twice is the same as one.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from bot.grading.meaning.ear import NotReady
from state.errors import NotSaved
from state.writer import Waiter, Work, Writer

T = TypeVar("T")


class PreparingThread:
    """Does, one after the other, what turns turned out to lack."""

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    def submit(self, writer: Writer, work: Work[T]) -> "Future[T]":
        """Hand work to the writer, and again whenever something had to be prepared for it.

        The future is like that of `Writer.submit`, whose promises it keeps.
        """
        outcome: Future[T] = Future()

        def done(result: T) -> None:
            if outcome.set_running_or_notify_cancel():
                outcome.set_result(result)

        def failed(error: BaseException) -> None:
            if outcome.set_running_or_notify_cancel():
                outcome.set_exception(error)

        self.hand_in(writer, work, Waiter(lambda: not outcome.cancelled(), done, failed))
        return outcome

    def hand_in(self, writer: Writer, work: Work[Any], waiter: Waiter) -> None:
        """Do the same for somebody who is told what became of it, as `Writer.hand_in` does."""

        def failed(error: BaseException) -> None:
            if isinstance(error, NotReady):
                self._prepare(error, writer, work, waiter)
            else:
                waiter.failed(error)

        writer.hand_in(work, Waiter(waiter.is_wanted, waiter.done, failed))

    def do(self, writer: Writer, work: Work[T]) -> T:
        """Do the same and wait; raises what the work raised, and NotSaved."""
        return self.submit(writer, work).result()

    def close(self) -> None:
        """Let go of the thread; work that still waits for it fails with NotSaved."""
        self._thread.shutdown(cancel_futures=True)

    def in_line(self, work: Callable[[], object]) -> "Future[object]":
        """Have something done when what came before is; raises RuntimeError when closed."""
        return self._thread.submit(work)

    def _prepare(self, lacking: NotReady, writer: Writer, work: Work[Any], waiter: Waiter) -> None:
        """Have done what was lacking, and take the turn again."""
        try:
            prepared = self.in_line(lacking.work)
        except RuntimeError:  # closed
            waiter.failed(NotSaved("not saved: the bot is stopping"))
            return
        prepared.add_done_callback(lambda one: self._prepared(one, writer, work, waiter))

    def _prepared(
        self, done: "Future[object]", writer: Writer, work: Work[Any], waiter: Waiter
    ) -> None:
        """Take the turn again; if what it lacks cannot be had, it would only wait for ever."""
        if done.cancelled():
            waiter.failed(NotSaved("not saved: the bot is stopping"))
        elif (error := done.exception()) is not None:
            waiter.failed(error)
        else:
            self.hand_in(writer, work, waiter)
