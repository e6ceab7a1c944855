"""The kinds of learners in the class: what they know, what they believe, how they behave.

The shares are assumptions, chosen so that each kind does often what it is named for. They are not
taken from measured learners; what is measured is how the tutor copes with each of them.
"""

from random import Random

from msgspec import Struct

from state.values import replace


class Kind(Struct, frozen=True):
    """One kind of learner; all shares are chances from 0 to 1."""

    name: str
    skill: float
    """The chance of knowing something about a concept before the first day."""
    ideas: int = 1
    """Wrong ideas held on the first day."""
    typos: float = 0.02
    """The chance that a typed word of four letters or more is misspelt."""
    gives_up: float = 0.1
    """The chance of saying so, skipping or looking, rather than guessing, when the answer is not
    known."""
    games: float = 0.0
    """The chance of asking for the next hint before trying."""
    contests: float = 0.02
    """The chance of tapping "I was right" where that is offered."""
    bold: float = 0.5
    """The chance of saying "Sure" of a guess or a wrong idea; the rest says "Think so" or less."""
    leaves: float = 0.02
    """The chance of going away in the middle of a session."""
    stickers: float = 0.0
    """The chance of sending something without words instead of an answer."""
    rewords: float = 0.0
    """The chance of asking for a question in other words."""
    wishes: float = 0.0
    """The chance of wishing for something while a question is open or has just been marked."""


KINDS = (
    Kind("knows it", skill=0.85, ideas=0),
    Kind("guesses", skill=0.15, gives_up=0.05, bold=0.2),
    Kind("holds wrong ideas", skill=0.45, ideas=4, bold=0.6, contests=0.05),
    Kind("types badly", skill=0.6, typos=0.3),
    Kind("gives up", skill=0.3, gives_up=0.8, bold=0.1, leaves=0.15),
    Kind("games the hints", skill=0.4, games=0.8, contests=0.15, bold=0.4),
    Kind("sends stickers", skill=0.5, stickers=0.3),
    Kind("asks for other words", skill=0.4, rewords=0.4),
    Kind("walks away", skill=0.5, leaves=0.8),
    Kind("wishes at a wrong moment", skill=0.5, wishes=0.35),
)


def kind_of(number: int, chance: Random) -> Kind:
    """Give the kind of a learner: all of them by turns, then a mixture of two."""
    place = number % (len(KINDS) + 1)
    return KINDS[place] if place < len(KINDS) else _mixed(*chance.sample(KINDS, 2))


def _mixed(one: Kind, other: Kind) -> Kind:
    """Give somebody who knows and holds the mean of two kinds, with the failings of both."""
    return replace(
        one,
        name="mixtures",
        skill=(one.skill + other.skill) / 2,
        ideas=max(one.ideas, other.ideas),
        typos=max(one.typos, other.typos),
        gives_up=max(one.gives_up, other.gives_up) / 2,
        games=max(one.games, other.games) / 2,
        contests=max(one.contests, other.contests),
        bold=(one.bold + other.bold) / 2,
        leaves=max(one.leaves, other.leaves),
        stickers=max(one.stickers, other.stickers),
        rewords=max(one.rewords, other.rewords),
        wishes=max(one.wishes, other.wishes),
    )
