"""The weights of the evidence: a few numbers, learned and then written down.

`python -m benchmarks.grading.calibrate` fits them, on 1,738 answers to 159 questions in about
seventy subjects (see `benchmarks/grading/plain`), and says how well weights from other questions,
and from other files, do on each. All views are of the size of 1 or less, so that a weight says by
itself how much is made of its view; a small one is one that others stand in for. Each encoder has
its own, because what is near to one is not as near to another.
"""

from typing import Final

from msgspec import Struct

from bot.grading.keys.key import Key


class Calibration(Struct, frozen=True, eq=False):
    """What the views of answers weigh that one encoder has compared."""

    ideas: dict[str, float]
    """Of each idea. Negative ones speak against it."""
    judged_ideas: dict[str, float]
    """The same where much is listed and many answers have been judged."""
    misconceptions: dict[str, float]
    """Of each misconception."""
    wholes: dict[str, float]
    """Of a whole right answer, where the key lists no ideas of it."""
    taught: float
    """How far the weights of a plain key by which much has been judged are from its own towards
    those of a long one: 0 to 1."""
    right: float
    """How probably a response means enough to be right."""
    taught_right: float
    """The same with a plain key by which much has been judged."""
    judged_right: float
    """The same where much is listed and many answers have been judged."""
    repeating: float
    """The same for one that is mostly in the words of a text of a plain key: so are those that turn
    it round."""
    brief: float
    """The same for one that says little beside the question of a plain key."""
    unopposed: float
    """The same where no answer was judged wrong, so that less can speak against one."""
    surely: float
    """The same for one that denies a wording of the key on its way: "they dont feel like nobody
    cares". More than 1 is never."""
    believed: float
    """How near to a right text of a plain key a response has to be for its words to be believed
    against the evidence: a cosine; -1 believes them always."""
    asked: float
    """How probably it may be right, so that it is asked about: that costs little, refusing much."""
    whole_asked: float
    """How probably it may mean a whole answer, of which no ideas are listed, to be asked about."""

    def ideas_of(self, key: Key) -> dict[str, float]:
        """Give the weights of a key's ideas, which move with what has been judged by it."""
        if not key.is_plain:
            return self.judged_ideas if key.is_much_judged else self.ideas
        share = self.taught * key.judged
        return {
            name: _between(weight, self.judged_ideas[name], share)
            for name, weight in self.ideas.items()
        }

    def right_of(self, key: Key) -> float:
        """Say how probably a response has to mean enough to be right by a key."""
        if key.is_much_judged:
            return self.judged_right
        if not key.samples.wrong:
            return self.unopposed
        return _between(self.right, self.taught_right, key.judged) if key.is_plain else self.right


def _between(one: float, other: float, share: float) -> float:
    return one + share * (other - one)


IDEAS: Final[dict[str, float]] = {
    "one": 1.90,
    "nearer_than_wrong": 2.58,
    "on_its_side": 0.81,
    "on_right_side": 1.45,
    "nearest": -3.08,
    "near_question": -2.70,
    "far": -5.26,
    "nearer_elsewhere": -6.63,
    "turned": -1.56,
    "plainly_turned": -3.21,
    "denied": -0.40,
    "points_apart": -0.74,
    "denies_alone": 0.31,
    "sends_otherwise": -0.97,
    "own_clause": 2.61,
    "too_short": -3.51,
    "of_its_term": 1.48,
    "alternatives": -1.94,
    "key_is_crowded": 0.64,
}
"""Of each idea. Negative ones speak against it."""

MISCONCEPTIONS: Final[dict[str, float]] = {
    "one": -4.04,
    "nearer_than_right": 3.19,
    "nearer_than_wrong": -0.86,
    "near_question": -2.09,
    "on_its_side": 5.54,
    "clause_on_it": 3.33,
    "begins_by_denying": 0.53,
    "waves_it_away": 3.31,
    "words": 0.90,
    "words_beyond_right": 0.93,
    "of_the_other_term": 3.89,
}
"""Of each misconception."""

JUDGED_IDEAS: Final[dict[str, float]] = {
    "one": -0.31,
    "nearer_than_wrong": 2.87,
    "on_its_side": 1.43,
    "on_right_side": 1.92,
    "nearest": 0.82,
    "near_question": -0.29,
    "far": -6.03,
    "nearer_elsewhere": -7.12,
    "turned": -1.21,
    "plainly_turned": -2.76,
    "denied": -0.70,
    "points_apart": -0.96,
    "denies_alone": -0.18,
    "sends_otherwise": 0.37,
    "own_clause": 2.84,
    "too_short": -3.66,
    "of_its_term": 1.55,
    "alternatives": -0.56,
    "key_is_crowded": -0.90,
}
"""Of each idea, where much is listed and many answers have been judged: what is nearest there says
more. `python -m benchmarks.grading.calibrate_judged` fits them, on answers to the topics that come
with Viva."""

WHOLES: Final[dict[str, float]] = {
    "one": -2.59,
    "near": 4.64,
    "alike": 3.05,
    "too_short": -2.90,
}
"""Of a whole right answer that is said in other words."""

MINILM: Final = Calibration(
    IDEAS,
    JUDGED_IDEAS,
    MISCONCEPTIONS,
    WHOLES,
    taught=0.25,
    right=0.52,
    taught_right=0.45,
    judged_right=0.5,
    repeating=0.7,
    brief=0.6,
    unopposed=0.66,
    surely=0.8,
    believed=0.8,
    asked=0.42,
    whole_asked=0.45,
)
"""Right from where more right answers are than wrong ones: of the answers of `benchmarks/grading`,
with weights from other files, as many are wrong as right up to there, and six in seven beyond it
are right. Of those to the topics that come with Viva no wrong one lies between 0.5 and there; two
right ones deny a wording and surely mean enough, and no wrong one.

Without samples that are wrong, 91 wrong answers of 370 would be right from 0.52, and 56 are from
0.66; of those that are asked about instead, every second one is right (five of those files)."""


_E5_IDEAS: Final[dict[str, float]] = {
    "one": 1.59,
    "nearer_than_wrong": 1.46,
    "on_its_side": 2.91,
    "on_right_side": 1.33,
    "nearest": -2.62,
    "near_question": -1.86,
    "far": -5.07,
    "nearer_elsewhere": -4.20,
    "turned": -1.06,
    "plainly_turned": -3.79,
    "denied": -0.89,
    "points_apart": -0.54,
    "denies_alone": 0.55,
    "sends_otherwise": -1.55,
    "own_clause": 2.27,
    "too_short": -3.61,
    "of_its_term": 2.17,
    "alternatives": -1.84,
    "key_is_crowded": 0.40,
}

_E5_MISCONCEPTIONS: Final[dict[str, float]] = {
    "one": -3.62,
    "nearer_than_right": 1.99,
    "nearer_than_wrong": 0.67,
    "near_question": -1.83,
    "on_its_side": 4.68,
    "clause_on_it": 3.26,
    "begins_by_denying": 0.05,
    "waves_it_away": 2.89,
    "words": 0.54,
    "words_beyond_right": 0.83,
    "of_the_other_term": 3.02,
}

E5: Final = Calibration(
    _E5_IDEAS,
    _E5_IDEAS,
    _E5_MISCONCEPTIONS,
    WHOLES,
    taught=0.0,
    right=0.7,
    taught_right=0.7,
    judged_right=0.7,
    repeating=0.7,
    brief=0.7,
    unopposed=0.7,
    surely=1.1,
    believed=-1.0,
    asked=0.5,
    whole_asked=0.35,
)
"""Fitted on the same answers, as this encoder compares them, and on 200 in Spanish and German
(`benchmarks/grading/other_languages`), each of which counts four times. Of those, with weights from
other files, seven in ten of the right ones are accepted from 0.7 on, and one in fifteen of the
wrong; from 0.66 one in ten. Whole answers without points are weighed as with the other encoder; of
those to cards in Spanish and German that words refuse it has ten right ones asked about and one
wrong, from 0.3 twelve and three. Words are always believed: against them it would ask about three
right ones of the 89 labelled answers to *La célula*. Long keys have no weights of their own: no
answers were there to fit them on."""
