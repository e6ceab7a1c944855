"""What is seen of one answer: its views, idea by idea and misconception by misconception.

No single view of an answer is safe. Words miss paraphrases; likeness of meaning is deaf to
direction, and calls the question itself a good answer. So several are taken, and `evidence` weighs
them together. They are *contrasts* wherever possible: how much nearer is the answer to an idea than
to anything known to be wrong, than to the question? A contrast carries over from one subject to
another; a bare similarity does not. All are of the size of 1 or less.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy
from msgspec import Struct

from bot.grading.match.statement import Statement
from bot.grading.meaning.directions import Directions, directions, sends_otherwise
from bot.grading.meaning.key_texts import KeyTexts
from bot.grading.meaning.space import Matrix, Near, Numbers, Space
from bot.grading.meaning.turning import Directed, Views, turning
from bot.grading.meaning.two_terms import Saying
from bot.grading.meaning.word_shares import WordShares
from bot.grading.text.claims import Claim
from bot.grading.text.offered import waves_away
from bot.grading.text.polarity import polarity

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SAME_WAY: Final = 0.1
_OTHER_WAY: Final = 0.15
"""What a likeness gains where both texts point the same way, and loses where they point apart."""
_NOTHING: Final = -0.1
"""A likeness where there is nothing to compare with: about that of texts on two subjects."""
_ENOUGH: Final = {"nearer_than_wrong": 0.15, "on_its_side": 0.3, "on_right_side": 0.2}
"""From where on a view of an idea counts no more. Nearness is needed, and beyond a point it proves
nothing: nearest of all are wrong answers that keep the key's words and turn them round. The limits
are about the upper quarter of answers. For the same reason bare nearness (`nearest`,
`near_question`) speaks *against* an answer, as soon as it is known what it is nearer to, unless it
is `far` from everything."""
_FAR: Final = 0.35
"""Likeness to the nearest right text below which an answer may be about something else. All
contrasts of what lies far from everything are nearly nought, which would leave it to chance."""
_ELSEWHERE: Final = 0.25
"""Beyond which it does not matter how much nearer a response is to another question."""
_EACH_TAKES: Final = 3
"""Telling words that it takes to say one idea of several. Half an answer is near to the whole key,
and has half its words; a floor tells it, where a reward for length would be a short cut."""
_BEGINNING: Final = 3
"""The first words, where "no need", "it isnt" and "nothing" turn down the question itself; who does
so often goes on with a misconception. 2 and 4 do nearly as well."""
_PULL: Final = 12.0
"""How much more a nearer text pulls: twice as much for 0.06 of a cosine. 8 and 20 do nearly as
well."""
_CLEARLY: Final = 0.2
"""How much nearer what is said of a term is to what is true of it, where it clearly is."""


class KeyViews(Struct, frozen=True):
    """A key, looked at from all sides.

    Of each text only this is kept: a key may have hundreds, and a topic dozens of keys.
    """

    texts: KeyTexts
    space: Space
    words: WordShares
    asked: frozenset[str]
    """The words that the question gives away, as stems."""
    wants_yes_or_no: bool
    """Whether it can be answered by yes or no, so that a denial may be a plain answer."""
    ways: tuple[int, ...]
    """For every text which way it points."""
    directions: tuple[Directions, ...]
    """For each idea which way things go in it; where one idea is enough, in all that is right."""
    mixes_up: tuple[float, ...]
    """For each misconception how clearly it says of one term what is true of the other: 0 to 1."""
    statement: Callable[[str], Statement]
    """Reads a text as the grader reads responses to this question."""
    wanted: Callable[[int], Statement]
    """Gives what a text of the key says, by its number."""


class Response(Struct, frozen=True):
    """A response and its views as texts, and how near they come to the texts of the key."""

    views: tuple[str, ...]
    """The whole response, then its clauses if it has several."""
    near: Near
    of_its_term: float
    """How clearly what it says of two terms is true of that term, -1 to 1; 0 if it names none."""
    elsewhere: float
    """How near the whole response comes to a right answer to another question; -1 without any."""


def of_its_term(
    said: Sequence[Saying], rows: "NDArray[numpy.floating[Any]]", texts: KeyTexts
) -> float:
    """Say how clearly some sayings are true of their term rather than of the other.

    `rows` holds for each saying its cosines with what is rightly said of the first term, and then
    of the second. The result lies between -1 (of the other) and 1; 0 where nothing is said.
    """
    if not said:
        return 0.0
    first = len(texts.said[0])
    total = 0.0
    for (term, _), row in zip(said, rows, strict=True):
        of_first, of_second = float(row[:first].max()), float(row[first:].max())
        total += of_first - of_second if term == 0 else of_second - of_first
    return max(-1.0, min(1.0, total / len(said) / _CLEARLY))


class Weighing:
    """One response, looked at from all sides."""

    def __init__(self, key: KeyViews, response: Response) -> None:
        self._of, self._space = key, key.space
        self._views, self._near = response.views, response.near
        self._of_its_term = response.of_its_term
        self._says = key.statement(self._views[0])
        language = key.texts.language
        self._ways = [polarity(one, language) for one in self._views]
        self._goes = directions(self._views[0], language)
        self._shares = key.words.of(self._says)
        self._statements = {0: self._says}
        self._turned = self._turned_likeness()
        self._too_short = self._short_of_words()
        self.elsewhere = response.elsewhere
        self._pull = _pull(self._near.raw)
        self._near_question = float(self._near.centred[0][self._space.question])
        waves = not key.wants_yes_or_no and waves_away(self._says.said, key.asked)
        self._waves_it_away = float(waves)
        self._begins_by_denying = float(any(map(_refuses, self._says.said[:_BEGINNING])))

    def ideas(self) -> list[Views]:
        """Take the views of each idea."""
        return [self._idea(place, own) for place, own in enumerate(self._own_clauses())]

    def misconceptions(self) -> list[Views]:
        """Take the views of each misconception."""
        return [self._misconception(one) for one in range(len(self._space.misconceptions))]

    def sides(self) -> tuple[float, float]:
        """Say how near the whole response is to the nearest right and the nearest wrong text."""
        raw = self._near.raw[0]
        return _most(raw, self._space.rights), _most(raw, self._space.wrongs, -1.0)

    def nearest_clauses(self) -> tuple[str, ...]:
        """For each idea the view of the response that comes nearest to it."""
        return tuple(self._views[self._nearest(one)[1]] for one in self._space.ideas)

    def _idea(self, place: int, own: float) -> Views:
        raw, texts = self._near.raw[0], self._space.ideas[place]
        text, view = self._nearest(texts)
        views = {
            "one": 1.0,
            "nearer_than_wrong": _most(raw, texts) - _most(raw, self._space.against),
            "on_its_side": self._near.probes[len(self._space.misconceptions) + place],
            "on_right_side": self._near.probes[-1],
            "nearest": _most(self._near.centred[0], self._space.judged),
            "far": max(0.0, _FAR - _most(raw, self._space.rights)),
            "nearer_elsewhere": self._nearer_elsewhere(),
            "near_question": self._near_question,
            "denies_alone": float(_denies(self._of.wanted(text)) != _denies(self._stated(view))),
            "sends_otherwise": float(sends_otherwise(self._goes, self._of.directions[place])),
            "own_clause": own,
            "too_short": self._too_short,
            "of_its_term": self._of_its_term,
            "alternatives": self._alternatives(),
            "key_is_crowded": self._space.crowded,
        }
        capped = {name: min(views[name], most) for name, most in _ENOUGH.items()}
        return views | capped | turning(self._near.centred, texts, self._wanted, self._said)

    def _misconception(self, place: int) -> Views:
        raw, texts = self._near.raw[0], self._space.misconceptions[place]
        rights, words = self._space.rights, _most(self._shares, texts)
        here = _most(raw, texts)
        return {
            "one": 1.0,
            "nearer_than_right": here - _most(raw, rights),
            "nearer_than_wrong": here - _most(raw, self._space.wrongs, -1.0),
            "near_question": self._near_question,
            "on_its_side": self._near.probes[place],
            "clause_on_it": float(self._pull[:, texts].sum(axis=1).max()),
            "begins_by_denying": self._begins_by_denying,
            "waves_it_away": self._waves_it_away,
            "words": words,
            "words_beyond_right": words - _most(self._shares, rights),
            "of_the_other_term": -self._of_its_term * self._of.mixes_up[place],
        }

    def _nearer_elsewhere(self) -> float:
        """Say how much nearer it is to a right answer to another question than to any to this."""
        nearer = self.elsewhere - _most(self._near.raw[0], self._space.rights)
        return max(0.0, min(_ELSEWHERE, nearer))

    def _alternatives(self) -> float:
        """Say how many other ideas would do as well, in thirds: each is one more chance to err."""
        return (len(self._space.ideas) - 1) / 3 if self._of.texts.need < 2 else 0.0

    def _nearest(self, texts: Numbers) -> tuple[int, int]:
        """Find the text and the view that come nearest to each other."""
        some = self._near.centred[:, texts]
        view, column = divmod(int(some.argmax()), len(texts))
        return int(texts[column]), view

    def _wanted(self, text: int) -> Directed:
        return Directed(self._of.wanted(text), self._of.ways[text])

    def _said(self, view: int) -> Directed:
        return Directed(self._stated(view), self._ways[view])

    def _stated(self, view: int) -> Statement:
        if view not in self._statements:
            self._statements[view] = self._of.statement(self._views[view])
        return self._statements[view]

    def _short_of_words(self) -> float:
        """Say what part is missing of the telling words that several ideas take at least."""
        need = self._of.texts.need
        if need < 2:
            return 0.0
        telling = {one.stem for one in self._says.said if not one.common} - self._of.asked
        return max(0.0, 1 - len(telling) / (_EACH_TAKES * need))

    def _turned_likeness(self) -> Matrix:
        """Give likenesses with what two texts gain that point one way, and lose that do not."""
        ways = numpy.array(self._ways)[:, None], numpy.array(self._of.ways)[None, :]
        gained = _SAME_WAY * (ways[0] == ways[1]) - _OTHER_WAY * (ways[0] * ways[1] < 0)
        turned: Matrix = self._near.centred + gained
        return turned

    def _own_clauses(self) -> list[float]:
        """Say of each idea how near a clause of its own is, where several are needed.

        The best pair goes first, and where no clause is left nothing is near: otherwise one clause
        about one idea would be heard as two.
        """
        ideas = self._space.ideas
        if self._of.texts.need < 2:
            return [0.0] * len(ideas)
        rows = slice(1, None) if len(self._views) > 1 else slice(None)
        free = numpy.stack([self._turned[rows, one].max(axis=1) for one in ideas])
        own = [_NOTHING] * len(ideas)
        for _ in range(min(free.shape)):
            idea, clause = divmod(int(free.argmax()), free.shape[1])
            own[idea] = float(free[idea, clause])
            free[idea, :] = free[:, clause] = -9.0
        return own


def _most(row: Matrix, texts: Numbers, otherwise: float = 0.0) -> float:
    return float(row[texts].max()) if len(texts) else otherwise


def _pull(raw: Matrix) -> Matrix:
    """Say how much each text of a key pulls each clause, of all that pulls it: a softmax.

    A wrong idea may stand in one clause of a long answer, and there it is more telling that nothing
    else lies near than how near it lies.
    """
    powers: Matrix = numpy.exp(_PULL * raw)
    shares: Matrix = powers / powers.sum(axis=1, keepdims=True)
    return shares


def _refuses(claim: Claim) -> bool:
    return claim.denies or claim.token.text in claim.token.language.no_words


def _denies(statement: Statement) -> bool:
    return any(claim.denies for claim in statement.said)
