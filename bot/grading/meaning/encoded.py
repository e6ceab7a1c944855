"""An ear that remembers vectors: looked up in a turn, encoded outside of it.

Vectors of keys are kept as long as the keys are taught, and on disk beyond that. Those of responses
are kept only as long as it takes to grade them again, in memory, under a digest: what somebody
typed cannot be read out of here. An encoder that fails costs nobody an answer: its text is marked
as one that cannot be encoded, the log has one line, and words grade it.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from bot.grading.meaning.calibration import Calibration
from bot.grading.meaning.ear import NotReady, Work
from bot.grading.meaning.model import Model, NoModel
from bot.grading.meaning.vector_file import VectorFile, digest

if TYPE_CHECKING:
    from bot.grading.meaning.ear import Similarities, Vectors
    from bot.grading.meaning.encoder import Encoder
    from bot.grading.multilingual.encoder import E5Encoder

log = logging.getLogger(__name__)

_RESPONSES: Final = 4096
"""Texts of responses that are remembered, 3 MB: half a minute of encoding without a pause, where an
answer is graded again within a second."""
_MANY: Final = 1000
"""Texts of a key from which on it is kept as one matrix: the examples of all wishes, 6 MB, which
every unforeseen message is compared with. To put it together takes 15 ms, to compare 0.2."""
_FAILED: Final = b""
"""Stands for the vector of a text that could not be encoded."""


class EncodedTexts:
    """An `Ear` for texts that have been encoded; one thread may encode while others compare."""

    def __init__(self, model: Model, file: VectorFile, network: Path | None = None) -> None:
        """Take up the vectors that are in a file; `network` as `kept_in` of `Encoder`."""
        self._model = model
        self._network = network
        self._file = file
        self._saved = file.read()
        self._keys = dict(self._saved)
        self._responses = _Recent(_RESPONSES)
        self._laid_out: dict[tuple[str, ...], Vectors] = {}
        self._encoder: Encoder | E5Encoder | None = None
        self._broken = False
        self._encoding = threading.Lock()

    @property
    def calibration(self) -> Calibration:
        """What is known of the model."""
        return self._model.calibration

    def hearing(self, language: str) -> "Self | None":
        """Give this ear, if its model is asked for a language."""
        return self if language in self._model.hears else None

    def each(self) -> "Sequence[Self]":
        """Give this ear: it is all there is."""
        return (self,)

    def near(self, responses: Sequence[str], keys: Sequence[str]) -> "Similarities | None":
        """Compare each text of a response with each of a key, as `Ear` says."""
        if self._broken:
            return None
        mine = {text: self._responses.get(digest(text)) for text in responses}
        missing = [text for text, vector in mine.items() if vector is None]
        unknown = [] if self._knows(keys) else [one for one in keys if not self._knows((one,))]
        if missing or unknown:
            self.later(partial(self.encode, missing, unknown))
            return self.near(responses, keys)
        theirs = self._laid(tuple(keys))
        ours = _rows([mine[text] for text in responses])
        return None if ours is None or theirs is None else ours @ theirs.T

    def ready(self, keys: Sequence[str]) -> bool:
        """Say whether all texts of a key are encoded."""
        return self._knows(keys)

    def _knows(self, keys: Sequence[str]) -> bool:
        return tuple(keys) in self._laid_out or all(_key_digest(one) in self._keys for one in keys)

    def _laid(self, keys: tuple[str, ...]) -> "Vectors | None":
        """Give the vectors of a key as rows; the last that had many texts is kept."""
        rows = self._laid_out.get(keys)
        if rows is None:
            rows = _rows([self._keys.get(_key_digest(text)) for text in keys])
            if rows is not None and len(keys) >= _MANY:
                self._laid_out = {keys: rows}
        return rows

    def between(self, responses: Sequence[str]) -> "Similarities | None":
        """Compare each text of some responses with each, as `Ear` says."""
        if self._broken:
            return None
        vectors = [self._responses.get(digest(text)) for text in responses]
        missing = [text for text, one in zip(responses, vectors, strict=True) if one is None]
        if missing:
            self.later(partial(self.encode, missing))
            return self.between(responses)
        rows = _rows(vectors)
        return None if rows is None else rows @ rows.T

    def vectors(self, keys: Sequence[str]) -> "Vectors | None":
        """Give the vectors of a key's texts, as `Ear` says; encodes what is missing."""
        self.encode(keys=keys)
        return None if self._broken else _rows([self._keys.get(_key_digest(one)) for one in keys])

    def later(self, work: Work) -> None:
        """Raise NotReady: others wait for the thread that asks."""
        raise NotReady(work)

    def encode(self, responses: Iterable[str] = (), keys: Iterable[str] = ()) -> None:
        """Encode what is not encoded yet: some 5 to 40 ms a text; raises nothing.

        The first text waits for the model as well, up to a third of a second.
        """
        with self._encoding:
            for text in responses:
                self._encode(text, digest(text), self._responses.get, self._responses.put)
            for text in keys:
                self._encode(text, _key_digest(text), self._keys.get, self._keys.__setitem__)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget the vectors of all other keys, here and on disk: of answers that were erased."""
        names = {_key_digest(text) for text in keys}
        with self._encoding:
            self._keys = {name: one for name, one in self._keys.items() if name in names}
            self._laid_out = {}
        self.save()

    def save(self) -> None:
        """Write the vectors of keys to disk, if they changed; the log says if it cannot be."""
        with self._encoding:
            vectors = {name: vector for name, vector in self._keys.items() if vector}
        if vectors.keys() == self._saved.keys():
            return
        try:
            self._file.write(vectors)
            self._saved = vectors
        except OSError as error:
            log.warning("vectors of keys are not kept for the next start: %s", error)

    def _encode(
        self,
        text: str,
        name: bytes,
        known: Callable[[bytes], bytes | None],
        keep: Callable[[bytes, bytes], None],
    ) -> None:
        if known(name) is None and not self._broken:
            keep(name, self._vector(text))

    def _vector(self, text: str) -> bytes:
        """Encode a text; if the model itself is of no use, nothing is tried again."""
        try:
            return self._loaded().encode(text)
        except NoModel as error:
            self._broken = True
            log.error("%s; grading by words alone", error)  # noqa: TRY400  # the text says it all
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001  # a panic, too: the answer must be graded
            log.warning("a text could not be encoded (%s); graded by words", type(error).__name__)
        return _FAILED

    def _loaded(self) -> "Encoder | E5Encoder":
        if self._encoder is None:
            self._encoder = _opened(self._model, self._network)
        return self._encoder


class EncodedAtOnce(EncodedTexts):
    """An ear that does all work while it is asked, where nobody else waits for the thread."""

    def ready(self, keys: Sequence[str]) -> bool:  # noqa: ARG002  # the protocol's
        """Wait for whatever it takes."""
        return True

    def later(self, work: Work) -> None:
        """Do work that takes long; never raises NotReady."""
        work()


class _Recent:
    """The vectors of the texts that were last asked for, up to a number of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._vectors: dict[bytes, bytes] = {}
        self._door = threading.Lock()

    def get(self, name: bytes) -> bytes | None:
        """Give a vector, which makes it the newest; None if it is not here."""
        with self._door:
            vector = self._vectors.pop(name, None)
            if vector is not None:
                self._vectors[name] = vector
            return vector

    def put(self, name: bytes, vector: bytes) -> None:
        """Keep a vector, in place of the oldest where there are too many."""
        with self._door:
            self._vectors[name] = vector
            if len(self._vectors) > self._most:
                del self._vectors[next(iter(self._vectors))]


def _opened(model: Model, kept_in: Path | None) -> "Encoder | E5Encoder":
    """Load a model; raises NoModel. Libraries are imported only now, when something is encoded."""
    if model.tokenizer is None:
        from bot.grading.multilingual.encoder import E5Encoder  # noqa: PLC0415

        try:
            return E5Encoder(model.network)
        except OSError as error:
            raise NoModel(f"{model.network} cannot be read ({error.strerror})") from None
    from bot.grading.meaning.encoder import Encoder  # noqa: PLC0415

    return Encoder(model, kept_in)


def _rows(vectors: Sequence[bytes | None]) -> "Vectors | None":
    """Put vectors together; None where there is none, or one of them could not be made."""
    if not vectors or not all(vectors):
        return None
    from bot.grading.meaning.encoder import matrix  # noqa: PLC0415  # loaded only when needed

    return matrix([one for one in vectors if one])


@lru_cache(maxsize=16_384)
def _key_digest(text: str) -> bytes:
    """Remember the digests of keys' texts, of which one answer needs hundreds."""
    return digest(text)
