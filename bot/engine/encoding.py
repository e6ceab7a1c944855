"""Encodes answers in a thread of its own, so that the one that writes never waits for a network.

Most answers are settled by words. Work on one that has to be encoded first is put off until that is
done (`bot.engine.preparing`).

The keys of a topic take a minute to encode, once, and seconds to compile, at each start. That is
done here too, in small portions: an answer that comes in between waits for one portion at most, and
its own key comes first. Otherwise the order is: what any message may be compared with, then what
most keys have in common (misconceptions belong to many), so that the first answer need not wait for
hundreds of texts.
"""

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from typing import Final, TypeVar

from bot.engine.preparing import PreparingThread
from bot.grading.meaning.ear import PreparedEar, PreparedEars
from bot.grading.text.language import ENGLISH
from bot.tutor.model.teaching import Teaching
from state.writer import Work, Writer

log = logging.getLogger(__name__)

T = TypeVar("T")

_PORTION: Final = 8
"""Texts of keys encoded in one go: some 50 ms, in which an answer may have to wait."""

_SAVED: Final = 64 * _PORTION
"""Texts after which they are saved, so that a bot that is killed has not worked for nothing."""


class EncodingThread(PreparingThread):
    """The thread, and the ear that it encodes for; it prepares whatever else turns lack, too."""

    def __init__(self, ear: PreparedEars, phrases: Callable[[], Iterable[str]] = tuple) -> None:
        """Encode for an ear; `phrases`, in English, are prepared before what is taught."""
        super().__init__("viva-encoder")
        self.ear = ear
        self._phrases = phrases
        self._taught: dict[int, Teaching] = {}
        self._steps: Iterator[None] = iter(())

    def prepare(self, bot_id: int, teaching: Teaching) -> None:
        """Encode all that keys say, and compile them, portion by portion; returns at once.

        What was being prepared before is begun anew, with what this bot teaches now: little of it
        has to be done again, and what other bots teach is not forgotten.
        """
        self._taught[bot_id] = teaching
        self._steps = self._preparing(tuple(self._taught.values()))
        self._go_on(self._steps)

    def _go_on(self, steps: Iterator[None]) -> None:
        with suppress(RuntimeError):  # closed: the next start prepares the rest
            self.in_line(lambda: self._step(steps))

    def _step(self, steps: Iterator[None]) -> None:
        """Take one step of what is being prepared, and get in line again for the next."""
        try:
            is_over = steps is not self._steps or next(steps, self) is self
        except Exception:
            log.exception("what is taught cannot be made ready beforehand")
            is_over = True
        if not is_over:
            self._go_on(steps)

    def _preparing(self, taught: Collection[Teaching]) -> Iterator[None]:
        """Prepare all graders, each once: bots that teach the same share theirs."""
        graders = {id(one): one for teaching in taught for one in teaching.graders.values()}
        said = Counter(text for one in taught for text in one.meanings())
        phrases = ((ENGLISH, text) for text in self._phrases())
        texts = [*phrases, *(text for text, _ in said.most_common())]
        for ear in self.ear.each():
            yield from _encoding(ear, [one for of, one in texts if self.ear.hearing(of) is ear])
        for grader in graders.values():
            yield from grader.preparing()


def _encoding(ear: PreparedEar, texts: Sequence[str]) -> Iterator[None]:
    """Encode texts, a portion a step, and forget all others."""
    for start in range(0, len(texts), _PORTION):
        ear.encode(keys=texts[start : start + _PORTION])
        if start % _SAVED == 0:
            ear.save()
        yield
    ear.keep_only(texts)


def submit(writer: Writer, encoder: EncodingThread | None, work: Work[T]) -> "Future[T]":
    """Hand work to the writer, with an ear if there is one."""
    return writer.submit(work) if encoder is None else encoder.submit(writer, work)
