"""Encodes answers in a thread of its own, so that the one that writes never waits for a network.

The grader says what it lacks by raising `NotReady`, in the middle of a turn. The writer undoes that
turn as it undoes any that fails; the work is done here, and the turn is taken again from the start,
which now finds it done. Nothing was committed and nothing was sent meanwhile, so a turn that is
taken twice is the same as one. Most answers are settled by words and never get here.

The keys of a topic take a minute to encode, once, and seconds to compile, at each start. That is
done here too, in small portions: an answer that comes in between waits for one portion, and its own
key comes first. Prepared first is what most keys say (misconceptions belong to many), so that the
first answer of all does not wait for hundreds of texts.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Final, TypeVar

from bot.grading.meaning.ear import NotReady, PreparedEar
from bot.tutor.model.teaching import Teaching
from state.file.errors import NotSaved
from state.file.writer import Work, Writer

T = TypeVar("T")

_PORTION: Final = 8
"""Texts of keys encoded in one go: some 50 ms, in which an answer may have to wait."""


_SAVED: Final = 64 * _PORTION
"""Texts after which they are saved, so that a bot that is killed has not worked for nothing."""


class EncodingThread:
    """The thread, and the ear that it encodes for."""

    def __init__(self, ear: PreparedEar, phrases: Collection[str] = ()) -> None:
        """Encode for an ear; `phrases` are prepared beside what is taught."""
        self.ear = ear
        self._phrases = phrases
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="viva-encoder")
        self._taught: dict[int, Teaching] = {}
        self._steps: Iterator[None] = iter(())

    def submit(self, writer: Writer, work: Work[T]) -> "Future[T]":
        """Hand work to the writer, and again whenever something had to be prepared for it.

        The future is like that of `Writer.submit`, whose promises it keeps.
        """
        outcome: Future[T] = Future()
        self._try(writer, work, outcome)
        return outcome

    def prepare(self, bot_id: int, teaching: Teaching) -> None:
        """Encode all that keys say, and compile them, portion by portion; returns at once.

        What was being prepared before is begun anew, with what this bot teaches now: little of it
        has to be done again, and what other bots teach is not forgotten.
        """
        self._taught[bot_id] = teaching
        self._steps = self._preparing(tuple(self._taught.values()))
        self._go_on(self._steps)

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
            case NotReady(work=missing):
                try:
                    prepared = self._thread.submit(missing)
                except RuntimeError:  # closed
                    _fail(outcome, NotSaved("not saved: the bot is stopping"))
                    return
                prepared.add_done_callback(lambda one: self._prepared(one, writer, work, outcome))
            case None:
                if outcome.set_running_or_notify_cancel():
                    outcome.set_result(attempt.result())
            case error:
                _fail(outcome, error)

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

    def _go_on(self, steps: Iterator[None]) -> None:
        with suppress(RuntimeError):  # closed: the next start prepares the rest
            self._thread.submit(self._step, steps)

    def _step(self, steps: Iterator[None]) -> None:
        """Take one step of what is being prepared, and get in line again for the next."""
        if steps is self._steps and next(steps, self) is not self:
            self._go_on(steps)

    def _preparing(self, taught: Collection[Teaching]) -> Iterator[None]:
        """Prepare all graders, each once: bots that teach the same share theirs."""
        graders = {id(one): one for teaching in taught for one in teaching.graders.values()}
        said = Counter(text for one in taught for text in one.meanings())
        said.update(self._phrases)
        texts = [text for text, _ in said.most_common()]
        for start in range(0, len(texts), _PORTION):
            self.ear.encode(keys=texts[start : start + _PORTION])
            if start % _SAVED == 0:
                self.ear.save()
            yield
        self.ear.keep_only(texts)
        for grader in graders.values():
            yield from grader.preparing()


def submit(writer: Writer, encoder: EncodingThread | None, work: Work[T]) -> "Future[T]":
    """Hand work to the writer, with an ear if there is one."""
    return writer.submit(work) if encoder is None else encoder.submit(writer, work)


def _fail(outcome: "Future[Any]", error: BaseException) -> None:
    if outcome.set_running_or_notify_cancel():
        outcome.set_exception(error)
