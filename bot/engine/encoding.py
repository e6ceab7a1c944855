"""Encodes answers in a thread of its own, so that the one that writes never waits for a network.

The grader says which texts it lacks by raising `NotEncoded`, in the middle of a turn. The writer
undoes that turn as it undoes any that fails; the texts are encoded here, and the turn is taken
again from the start, which now finds them. Nothing was committed and nothing was sent meanwhile, so
a turn that is taken twice is the same as one. Most answers are settled by words and never get here.

The keys of a topic take seconds to encode, once. That is done in small portions: an answer that
comes in between waits for one portion, and its own key is encoded first.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Final, TypeVar

from bot.grading.meaning.ear import NotEncoded
from bot.grading.meaning.encoded import EncodedTexts
from state.file.errors import NotSaved
from state.file.writer import Work, Writer

T = TypeVar("T")

_PORTION: Final = 8
"""Texts of keys encoded in one go: some 50 ms, in which an answer may have to wait."""


_SAVED: Final = 64 * _PORTION
"""Texts after which they are saved, so that a bot that is killed has not worked for nothing."""


class EncodingThread:
    """The thread, and the ear that it encodes for."""

    def __init__(self, ear: EncodedTexts) -> None:
        self.ear = ear
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="viva-encoder")

    def submit(self, writer: Writer, work: Work[T]) -> "Future[T]":
        """Hand work to the writer, and again whenever texts had to be encoded for it.

        The future is like that of `Writer.submit`, whose promises it keeps.
        """
        outcome: Future[T] = Future()
        self._try(writer, work, outcome)
        return outcome

    def prepare(self, keys: Callable[[], Sequence[str]]) -> None:
        """Encode all that keys say, portion by portion, and keep it for the next start.

        The texts are gathered in the thread too, since whoever starts the bot waits for this call.
        """
        self._thread.submit(lambda: self._prepare(tuple(keys()), 0))

    def close(self) -> None:
        """Let go of the thread; work that still waits for it fails with NotSaved."""
        self._thread.shutdown(cancel_futures=True)

    def _try(self, writer: Writer, work: Work[T], outcome: "Future[T]") -> None:
        if outcome.cancelled():
            return
        attempt = writer.submit(work)
        outcome.add_done_callback(lambda one: attempt.cancel() if one.cancelled() else None)
        attempt.add_done_callback(lambda done: self._done(done, writer, work, outcome))

    def _done(
        self, attempt: "Future[T]", writer: Writer, work: Work[T], outcome: "Future[T]"
    ) -> None:
        """Hand the result on; runs in the writer's thread, so it must be quick."""
        if attempt.cancelled():
            return
        match attempt.exception():
            case NotEncoded(responses=responses, keys=keys):
                try:
                    encoded = self._thread.submit(self.ear.encode, responses, keys)
                except RuntimeError:  # closed
                    _fail(outcome, NotSaved("not saved: the bot is stopping"))
                    return
                encoded.add_done_callback(lambda _: self._try(writer, work, outcome))
            case None:
                if outcome.set_running_or_notify_cancel():
                    outcome.set_result(attempt.result())
            case error:
                _fail(outcome, error)

    def _prepare(self, keys: tuple[str, ...], start: int) -> None:
        self.ear.encode(keys=keys[start : start + _PORTION])
        if start % _SAVED == 0:
            self.ear.save()
        if start + _PORTION >= len(keys):
            self.ear.keep_only(keys)
            return
        with suppress(RuntimeError):  # closed: the next start encodes the rest
            self._thread.submit(self._prepare, keys, start + _PORTION)


def submit(writer: Writer, encoder: EncodingThread | None, work: Work[T]) -> "Future[T]":
    """Hand work to the writer, with an ear if there is one."""
    return writer.submit(work) if encoder is None else encoder.submit(writer, work)


def _fail(outcome: "Future[Any]", error: BaseException) -> None:
    if outcome.set_running_or_notify_cancel():
        outcome.set_exception(error)
