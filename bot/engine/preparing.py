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
        self._try(writer, work, outcome)
        return outcome

    def do(self, writer: Writer, work: Work[T]) -> T:
        """Do the same and wait; raises what the work raised, and NotSaved."""
        return self.submit(writer, work).result()

    def close(self) -> None:
        """Let go of the thread; work that still waits for it fails with NotSaved."""
        self._thread.shutdown(cancel_futures=True)

    def in_line(self, work: Callable[[], object]) -> "Future[object]":
        """Have something done when what came before is; raises RuntimeError when closed."""
        return self._thread.submit(work)

    def _try(self, writer: Writer, work: Work[T], outcome: "Future[T]") -> None:
        def done(result: T) -> None:
            if outcome.set_running_or_notify_cancel():
                outcome.set_result(result)

        def failed(error: Exception) -> None:
            if isinstance(error, NotReady):
                self._prepare(error, writer, work, outcome)
            else:
                _fail(outcome, error)

        writer.hand_in(work, Waiter(lambda: not outcome.cancelled(), done, failed))

    def _prepare(
        self, lacking: NotReady, writer: Writer, work: Work[T], outcome: "Future[T]"
    ) -> None:
        """Have done what was lacking, and take the turn again."""
        try:
            prepared = self.in_line(lacking.work)
        except RuntimeError:  # closed
            _fail(outcome, NotSaved("not saved: the bot is stopping"))
            return
        prepared.add_done_callback(lambda one: self._prepared(one, writer, work, outcome))

    def _prepared(
        self, done: "Future[object]", writer: Writer, work: Work[T], outcome: "Future[T]"
    ) -> None:
        """Take the turn again; if what it lacks cannot be had, it would only wait for ever."""
        if done.cancelled():
            _fail(outcome, NotSaved("not saved: the bot is stopping"))
        elif (error := done.exception()) is not None:
            _fail(outcome, error)
        else:
            self._try(writer, work, outcome)


def _fail(outcome: "Future[Any]", error: BaseException) -> None:
    if outcome.set_running_or_notify_cancel():
        outcome.set_exception(error)
