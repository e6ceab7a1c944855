"""Cards whose back is a sentence, and answers to them: `python -m benchmarks.grading.cards [EAR]`.

`cards/*.jsonl` are flashcards as lines for `viva grade`, with answers that were labelled before
they were graded: right in a learner's own words, half of it, wrong. Prints what becomes of them,
and the weights for a whole answer that is said in other words (`WHOLES` of `calibration`), with how
well such weights rank answers to a card that had no say in them. EAR is a language, `en` where it
is left out: with another the cards are those in other languages.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy
from msgspec import Struct

from benchmarks.grading.calibrate import print_table
from benchmarks.grading.fit import area, climb, pulled_to_zero
from benchmarks.grading.plain_keys import HELD_OUT, PlainQuestion, read_questions
from benchmarks.grading.plain_table import corpus_of, print_plain
from benchmarks.grading.samples import Matrix
from bot.commands.meaning import ear_at_once
from bot.grading.keys.compiled import compile_key
from bot.grading.match.likeness import repeats
from bot.grading.match.statement import Statement
from bot.grading.meaning.calibration import WHOLES
from bot.grading.meaning.ear import Ear
from bot.grading.meaning.evidence import MeaningGrader
from bot.grading.meaning.wholes import whole
from bot.grading.text.language import ENGLISH
from state.values import replace

CARDS: Final = Path(__file__).with_name("cards")
OTHERS: Final = CARDS / "other_languages"
"""The same in Spanish and German, none of them held out."""
ROUNDS: Final = 1500


class Seen(Struct, frozen=True):
    """An answer in words of its own, as it was seen."""

    card: str
    views: Matrix
    is_right: bool


def main() -> int:
    """Print what becomes of all cards, and fit the weights on those that are no secret."""
    language = sys.argv[1] if len(sys.argv) > 1 else ENGLISH
    folder = CARDS if language == ENGLISH else OTHERS
    files = {path.stem: _cards(path) for path in sorted(folder.glob("*.jsonl"))}
    held_out = {"held out": _cards(HELD_OUT / "cards.jsonl")} if language == ENGLISH else {}
    with ear_at_once(no_meaning=False) as ears:
        ear = ears.hearing(language) if ears else None
        print_plain({**files, **held_out}, ears)
        if ear is None:
            return 2
        seen = [one for cards in files.values() for one in _seen(cards, ear)]
    ranked = [
        (float(one.views @ _fitted([two for two in seen if two.card != card])), one.is_right)
        for card in dict.fromkeys(one.card for one in seen)
        for one in seen
        if one.card == card
    ]
    print(f"\n{len(seen)} answers in other words, area for right {area(ranked):.3f}")
    print_table("WHOLES", WHOLES, _fitted(seen))
    return 0


def _cards(path: Path) -> list[PlainQuestion]:
    """Read a file of cards: keys whose reference is to be recalled as a whole."""
    read = read_questions(path)
    return [replace(one, key=replace(one.key, is_card=True)) for one in read]


def _seen(cards: Sequence[PlainQuestion], ear: Ear) -> list[Seen]:
    """Take the views of all answers that are put to the ear."""
    corpus, found = corpus_of(cards), []
    for card in cards:
        key = compile_key(card.key, corpus)
        meaning = MeaningGrader(key, corpus.weights, ear, corpus.said)
        for answer in card.answers:
            says = Statement.of(key.reader.read(answer.text).said, corpus.weights)
            weighing = meaning.weighing(answer.text)
            if weighing is None or repeats(key.rights[0].statement, says, key.asked.weights):
                continue
            views = whole(weighing.sides()[0], says, key)
            row = numpy.array([views[name] for name in WHOLES])
            found.append(Seen(card.key.question, row, answer.expected == "right"))
    return found


def _fitted(seen: Sequence[Seen]) -> Matrix:
    """Find the weights that make the labels most probable."""
    views = numpy.stack([one.views for one in seen])
    wanted = numpy.array([one.is_right for one in seen])

    def uphill(weights: Matrix) -> Matrix:
        gradient: Matrix = (wanted - 1 / (1 + numpy.exp(-views @ weights))) @ views
        return gradient

    return climb(uphill, numpy.zeros(len(WHOLES)), ROUNDS, pulled_to_zero)


if __name__ == "__main__":
    raise SystemExit(main())
