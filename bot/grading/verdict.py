"""What grading one response comes to: the outcome, the score, and every reason behind them.

A verdict is a value that explains itself. The views quote from it; nobody has to grade again to
say why.
"""

from enum import StrEnum

from msgspec import Struct


class Outcome(StrEnum):
    """The result of grading one response."""

    RIGHT = "right"
    SLIP = "slip"  # right, misspelt
    PARTLY = "partly"
    MISCONCEPTION = "misconception"
    WRONG = "wrong"
    UNSURE = "unsure"
    NO_ATTEMPT = "no_attempt"

    @property
    def is_right(self) -> bool:
        """Whether the response counts as right; a misspelling never takes that away."""
        return self in (Outcome.RIGHT, Outcome.SLIP)


class Reason(StrEnum):
    """What decided a verdict, in one word that a teacher could give as the reason.

    The words are kept with each attempt and stand in the lines of `viva grade`, so none of them may
    change; docs/grading.md lists them for whoever reads those lines. Under each stands what it says
    to the learner.
    """

    POINTS = "points"
    """These ideas of the full answer were found in what you wrote."""
    MARKS = "marks"
    """These marking points were found in what you wrote."""
    GAPS = "gaps"
    """These gaps were filled."""
    LIKENESS = "likeness"
    """It says much, or little, of what a full answer says."""
    MEANING = "meaning"
    """What you mean is near to an idea, or to a well-known wrong one, though the words differ."""
    SAMPLES = "samples"
    """An answer that a tutor judged before, or one like it, decided."""
    HEARD = "heard"
    """You wrote what people write who hold a well-known wrong idea."""
    BLOCKED = "blocked"
    """You wrote something that no right answer to this question says."""
    NEGATION = "negation"
    """You deny what is so, say that it is so and not so, or affirm what is denied."""
    OPPOSITE = "opposite"
    """You say the opposite: more for less, before for after."""
    QUANTIFIER = "quantifier"
    """You say it of all and it holds of some, or the other way round."""
    ROLES = "roles"
    """Two things changed places: who pays whom, which of two terms is which."""
    YES = "yes"
    """You answer yes, in that word or by saying the question again."""
    NO = "no"
    """You answer no, in that word or by denying the question."""
    OPTION = "option"
    """You chose this one of the options, or of the answers that the question names."""
    OPTIONS = "options"
    """You chose these options; each of them was right to choose, or not."""
    PAIRS = "pairs"
    """These terms stand beside their own descriptions."""
    HEDGE = "hedge"
    """You offer two answers and leave open which of them you mean."""
    LIST = "list"
    """You name several things in the hope that one of them is it."""
    DUMP = "dump"
    """These are words without a statement: say it in a sentence."""
    ORDER = "order"
    """The right words, or steps, in an order that says something else or nothing."""
    COPIED = "copied"
    """You repeat the question or a hint and add nothing."""
    NAME = "name"
    """That is part of the right name, or another name that shares a word with it."""
    SPELLING = "spelling"
    """The word can be recognised but is too far from its spelling."""
    NUMBER = "number"
    """Your number is the right one, or another one, or there is none."""
    UNIT = "unit"
    """Your number has a unit that does not fit."""
    DATE = "date"
    """Your date is the right one, or another one."""
    TIME = "time"
    """Your time of the day is the right one, or another one."""
    FORMULA = "formula"
    """Your formula is the right one, or another one."""
    SIGN = "sign"
    """The sign is the right one, or another one."""
    LETTER = "letter"
    """The letter is the right one, or another one."""
    CASE = "case"
    """The letter is right, but a small one is not a capital one."""
    NO_UNIT = "no_unit"
    """The number is right, but its unit is asked for too."""
    ACCENTS = "accents"
    """An accent is missing or wrong, and here they count."""
    MISSPELT = "misspelt"
    """A word is misspelt, and here spelling counts."""
    ATTEMPT = "attempt"
    """You say that you do not know, or it cannot be read as words."""
    PICKS = "picks"
    """Nothing was chosen that can be judged."""
    MEANT = "meant"
    """You said yourself that you meant this idea."""


class PointResult(Struct, frozen=True):
    """Whether one idea was found, and in which of the learner's own words."""

    idea: str
    got: bool
    words: str = ""
    span: tuple[int, int] | None = None
    """Where `words` stand in the response: start and end, in characters."""
    near: float = 0.0
    """0 to 1: how near an idea that was not found was to being found."""


class Verdict(Struct, frozen=True):
    """The result of grading one response, with its reasons."""

    outcome: Outcome
    score: float
    """0 to 1; rises with the confidence that the response is right."""
    points: tuple[PointResult, ...] = ()
    """One for each point (or gap, step, pair, option) of the key, in the key's order."""
    misconception: str | None = None
    """Its id; None with outcome MISCONCEPTION means an unnamed contradiction of the key."""
    spelling: tuple[tuple[str, str], ...] = ()
    """(typed, read): words that were read as others."""
    because: str = ""
    """The `Reason` that decided; empty only where nothing was decided."""
    note: str = ""
    """The author's remark on this very answer (an option's or a known slip's `because`)."""
    suspected: str | None = None
    """The id of a misconception that it may show, to be asked about; only with outcome UNSURE."""
