"""Writes where the texts of keys lie on average: `python -m benchmarks.grading.middle`.

The multilingual encoder takes this off every vector (`bot/grading/multilingual/encoder.py`). Each
language counts alike, and no text of an answer, or of what is held out, has a part in it.
"""

from typing import Final

from benchmarks.grading.plain_keys import OTHERS, OURS, read_questions
from bot.config import compute_quietly
from bot.grading.meaning.model import multilingual_model

MOST: Final = 400
"""Texts of a language that are enough."""


def main() -> int:
    """Encode and write."""
    compute_quietly()
    import numpy  # noqa: PLC0415  # takes one core, now that it is told so

    from bot.grading.multilingual.encoder import MIDDLE, E5Encoder  # noqa: PLC0415

    encoder = E5Encoder(multilingual_model().network)
    texts: dict[str, list[str]] = {}
    for path in sorted([*OURS.glob("*.jsonl"), *OTHERS.glob("*.jsonl")]):
        for question in read_questions(path):
            texts.setdefault(question.key.language, []).extend(question.key.texts())
    means = []
    for language, some in sorted(texts.items()):
        chosen = some[:: max(1, len(some) // MOST)]
        means.append(numpy.mean([encoder.raw(one) for one in chosen], axis=0))
        print(f"{language}: {len(chosen)} texts")
    MIDDLE.write_bytes(numpy.mean(means, axis=0).astype("<f4").tobytes())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
