"""An ear that remembers vectors: looked up in a turn, encoded outside of it.

Vectors of keys are kept as long as the keys are taught, and on disk beyond that. Those of responses
are kept only as long as it takes to grade them again, in memory, under a digest: what somebody
typed cannot be read out of here. An encoder that fails costs nobody an answer: its text is marked
as one that cannot be encoded, the log has one line, and words grade it.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from bot.grading.meaning.ear import NotEncoded
from bot.grading.meaning.model import Model, NoModel
from bot.grading.meaning.vector_file import VectorFile, digest

if TYPE_CHECKING:
    from bot.grading.meaning.ear import Similarities
    from bot.grading.meaning.encoder import Encoder

log = logging.getLogger(__name__)

_RESPONSES: Final = 4096
"""Texts of responses that are remembered, 3 MB: half a minute of encoding without a pause, where an
answer is graded again within a second."""
_FAILED: Final = b""
"""Stands for the vector of a text that could not be encoded."""


class EncodedTexts:
    """An `Ear` for texts that have been encoded; one thread may encode while others compare."""

    def __init__(self, model: Model, file: VectorFile) -> None:
        self._model = model
        self._file = file
        self._saved = file.read()
        self._keys = dict(self._saved)
        self._responses = _Recent(_RESPONSES)
        self._encoder: Encoder | None = None
        self._broken = False
        self._encoding = threading.Lock()

    def near(self, responses: Sequence[str], keys: Sequence[str]) -> "Similarities | None":
        """Compare each text of a response with each of a key, as `Ear` says."""
        if self._broken:
            return None
        mine = {text: self._responses.get(digest(text)) for text in responses}
        theirs = {text: self._keys.get(digest(text)) for text in keys}
        missing = [text for text, vector in mine.items() if vector is None]
        unknown = [text for text, vector in theirs.items() if vector is None]
        if missing or unknown:
            raise NotEncoded(missing, unknown)
        return _cosines([mine[text] for text in responses], [theirs[text] for text in keys])

    def among(self, keys: Sequence[str]) -> "Similarities | None":
        """Compare each text of a key with each, as `Ear` says."""
        if self._broken:
            return None
        vectors = [self._keys.get(digest(text)) for text in keys]
        unknown = [text for text, vector in zip(keys, vectors, strict=True) if vector is None]
        if unknown:
            raise NotEncoded(keys=unknown)
        return _cosines(vectors, vectors)

    def encode(self, responses: Iterable[str] = (), keys: Iterable[str] = ()) -> None:
        """Encode what is not encoded yet: some 5 to 40 ms a text; raises nothing.

        The first text waits for the model as well, a third of a second.
        """
        with self._encoding:
            for text in responses:
                self._encode(text, self._responses.get, self._responses.put)
            for text in keys:
                self._encode(text, self._keys.get, self._keys.__setitem__)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget the vectors of all other keys, here and on disk: of answers that were erased."""
        names = {digest(text) for text in keys}
        with self._encoding:
            self._keys = {name: one for name, one in self._keys.items() if name in names}
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
        known: Callable[[bytes], bytes | None],
        keep: Callable[[bytes, bytes], None],
    ) -> None:
        name = digest(text)
        if known(name) is None and not self._broken:
            keep(name, self._vector(text))

    def _vector(self, text: str) -> bytes:
        """Encode a text; if the model itself is of no use, nothing is tried again."""
        try:
            return self._loaded().encode(text)
        except NoModel as error:
            self._broken = True
            log.error("%s; grading by words alone", error)  # noqa: TRY400  # the text says it all
        except Exception as error:  # noqa: BLE001  # whatever it is, the answer must be graded
            log.warning("a text could not be encoded (%s); graded by words", type(error).__name__)
        return _FAILED

    def _loaded(self) -> "Encoder":
        if self._encoder is None:
            from bot.grading.meaning.encoder import Encoder  # noqa: PLC0415  # loaded when needed

            self._encoder = Encoder(self._model)
        return self._encoder


class EncodedAtOnce(EncodedTexts):
    """An ear that encodes what is missing while it is asked, where nobody waits for the thread."""

    def near(self, responses: Sequence[str], keys: Sequence[str]) -> "Similarities | None":
        """Compare each text of a response with each of a key; never raises NotEncoded."""
        self.encode(responses, keys)
        return super().near(responses, keys)

    def among(self, keys: Sequence[str]) -> "Similarities | None":
        """Compare each text of a key with each; never raises NotEncoded."""
        self.encode(keys=keys)
        return super().among(keys)


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


def _cosines(ones: Sequence[bytes | None], others: Sequence[bytes | None]) -> "Similarities | None":
    """Compare vectors; None where one of them could not be made."""
    rows, columns = [one for one in ones if one], [one for one in others if one]
    if len(rows) < len(ones) or len(columns) < len(others) or not rows or not columns:
        return None
    from bot.grading.meaning.encoder import cosines  # noqa: PLC0415  # loaded only when needed

    return cosines(rows, columns)
