"""The real network, found and loaded once, for tests that are not about how it is loaded.

To find it takes a twentieth of a second, as its 22 MB are held against what they should be, and to
load it three times as long. It keeps nothing of what it has encoded, so one does for all.
Import this where onnxruntime is installed.
"""

from functools import cache
from pathlib import Path

from bot.grading.meaning.encoder import Encoder
from bot.grading.meaning.model import Model, default_model


@cache
def our_model() -> Model:
    """The model that comes with the extra."""
    return default_model()


@cache
def _loaded(model: Model) -> Encoder:
    return Encoder(model)


class SharedEncoder(Encoder):
    """The real encoder of a model; there is one session for all of these."""

    def __init__(self, model: Model, kept_in: Path | None = None) -> None:  # noqa: ARG002  # as there
        vars(self).update(vars(_loaded(model)))
