"""The options of an item: in which order they are shown, and what a guess could fall on.

The order comes from the drill's seed, so it is the same whenever the item is drawn again.
"""

from functools import lru_cache
from random import Random

from bot.tutor.model.drill import Drill, Why
from content.model import items as model

AS_PASSED_ON = 0
"""The seed of a question that is passed on to a chat, and of the session that it leads to: somebody
who has seen the letters there finds the same ones here."""


def order_of(drill: Drill, ref: str, item: model.Item) -> tuple[int, ...]:
    """In which order this drill shows an item's options, as the author's indices.

    Asked once more they stand in another one, or a letter would be all there is to remember.
    """
    again = drill.prompt is not None and drill.prompt.ref == ref and drill.prompt.why is Why.AGAIN
    return order_by(drill.seed + again, ref, item)


def order_by(seed: int, ref: str, item: model.Item) -> tuple[int, ...]:
    """Shuffle an item's options by a seed; empty for items without options.

    True always comes before false, and the steps of an order are never shown in the right one.
    """
    match item:
        case model.ChoiceQuestion() | model.MultiSelectQuestion():
            return shown_order(seed, ref, len(item.choices))
        case model.OrderQuestion():
            return _out_of_order(seed, ref, len(item.steps))
        case model.MatchQuestion():
            return shown_order(seed, ref, len(item.pairs))
        case model.TrueFalseQuestion():
            return (0, 1)
        case _:
            return ()


def _out_of_order(seed: int, ref: str, count: int) -> tuple[int, ...]:
    """Shuffle steps, but never into the right order: that would ask for nothing."""
    order = shown_order(seed, ref, count)
    return order if order != tuple(range(count)) else (*order[1:], order[0])


@lru_cache(maxsize=64)  # a turn shuffles the same options several times
def shown_order(seed: int, ref: str, count: int) -> tuple[int, ...]:
    """Shuffle 0 to `count` - 1, as the author's options stand on the screen.

    The same for the same seed and item, so that it need not be stored.
    """
    order = list(range(count))
    Random(f"{seed}:{ref}").shuffle(order)  # noqa: S311  # nosec  # a shuffled quiz, not a secret
    return tuple(order)


def options_of(item: model.Item | None) -> int:
    """How many options a guess could fall on; 0 where it could not.

    An answer of several taps in a row is not guessed right.
    """
    match item:
        case model.ChoiceQuestion():
            return len(item.choices)
        case model.TrueFalseQuestion():
            return 2
        case _:
            return 0
