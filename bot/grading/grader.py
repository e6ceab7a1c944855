"""The front door: an item of a topic and a response give a verdict.

A grader belongs to one topic, because what words weigh and which words are real comes from the
topic's own texts. Keys are compiled beforehand or when their item is first graded; after that,
grading is pure.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from bot.grading.cloze import ClozeGrader, together
from bot.grading.extended import ExtendedGrader
from bot.grading.keys.compiled import with_items
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.of_topic import TopicKeys
from bot.grading.keys.topic_corpus import corpus_of
from bot.grading.meaning.ear import Ears
from bot.grading.meaning.key_texts import KeyTexts, plain
from bot.grading.numbers import grade_number
from bot.grading.picks import (
    grade_choice,
    grade_match,
    grade_multi_select,
    grade_order,
    grade_true_false,
)
from bot.grading.short import ShortGrader
from bot.grading.strict import held
from bot.grading.text.language import language_of
from bot.grading.verdict import Verdict
from content.model.items import (
    ChoiceQuestion,
    ClozeQuestion,
    ExtendedQuestion,
    Flashcard,
    Item,
    MatchQuestion,
    MultiSelectQuestion,
    NumberQuestion,
    OrderQuestion,
    ShortQuestion,
    TrueFalseQuestion,
)
from content.model.topic import Topic

Compiled = ShortGrader | ClozeGrader | ExtendedGrader


class Grader:
    """Grades the items of one topic.

    `accepted` and `refused` are responses that tutors have judged since, by item id; they count as
    samples beside those in the topic's own files. Without an `ear` words alone decide. `before` is
    a grader with the same ear: what it has compiled of the same topic is kept, but for the keys of
    which other responses have been judged since.
    """

    def __init__(
        self,
        topic: Topic,
        *,
        accepted: Mapping[str, tuple[str, ...]] | None = None,
        refused: Mapping[str, tuple[str, ...]] | None = None,
        ear: Ears | None = None,
        before: "Grader | None" = None,
    ) -> None:
        self._topic = topic
        self.keys = TopicKeys(topic, accepted or {}, refused or {})
        self.ear = ear
        self._last: tuple[Item, str, frozenset[int], Verdict] | None = None
        """What was graded last: a turn asks whether words are an answer, and then grades them."""
        self._learned: Callable[[], Corpus]
        self.compiled: dict[str, Compiled]
        if before is not None and before._topic == topic:
            self._learned = before._learned
            self.compiled = self._unchanged(before)
        else:
            self._learned = cache(lambda: corpus_of(topic))
            self.compiled = {}

    @classmethod
    def of(
        cls,
        topic: Topic,
        accepted: Mapping[str, tuple[str, ...]],
        refused: Mapping[str, tuple[str, ...]],
        ear: Ears | None,
        before: "Grader | None",
    ) -> "Grader":
        """Give the grader before, if it would be the same; else one that keeps what it can."""
        keys = TopicKeys(topic, accepted, refused)
        if before is not None and (before.keys, before.ear) == (keys, ear):
            return before
        return cls(topic, accepted=accepted, refused=refused, ear=ear, before=before)

    @property
    def corpus(self) -> Corpus:
        """What the topic's texts teach of its words; they are read when it is first asked for."""
        return self._learned()

    def grade_text(
        self, item: Item, response: str, *, earned: frozenset[int] = frozenset()
    ) -> Verdict:
        """Grade a typed response to a short, number, cloze or extended question or a flashcard.

        `earned` are the indices of points credited in earlier turns: they count for the outcome
        and come back credited, with no words. Raises TypeError for a question answered by taps,
        and NotReady where an ear would have to work first.
        """
        last = self._last
        if last is None or last[0] is not item or last[1:3] != (response, earned):
            last = (item, response, earned, self._graded(item, response, earned))
            self._last = last
        return last[3]

    def _graded(self, item: Item, response: str, earned: frozenset[int]) -> Verdict:
        strict = {*self._topic.strict, *item.strict}
        if isinstance(item, NumberQuestion):
            return grade_number(item, response, self._topic.language, strict)
        verdict = self._grader(item).grade(response, earned)
        language = language_of(self._topic.language)
        return held(item, strict, response, verdict, earned, language)

    def grade_gaps(self, item: ClozeQuestion, fillings: Sequence[str]) -> Verdict:
        """Grade one filling for each gap of a sentence, in order; each may hold commas.

        Raises ValueError where there are more or fewer than gaps.
        """
        gaps = frozenset(range(len(item.gaps)))
        one_by_one = [
            self.grade_text(item, filling, earned=gaps - {place})
            for place, filling in zip(sorted(gaps), fillings, strict=True)
        ]
        return together(one_by_one)

    def alike(self, item: Item, responses: Sequence[str]) -> tuple[int, ...]:
        """Give the places of the responses that say what the first one does, which is among them.

        The nearest come first. Only answers in words to a short question or a flashcard are
        compared; to anything else no two are alike. Raises NotReady as grading does.
        """
        grader = self._grader(item) if isinstance(item, ShortQuestion | Flashcard) else None
        return grader.alike(responses) if isinstance(grader, ShortGrader) else (0,)

    def nearness(self, item: Item, response: str) -> float | None:
        """Say how near a response comes to anything that the key of an item says, right or wrong.

        The cosine of the nearest text; None where no ear compares them, as with gaps and numbers.
        Raises NotReady as grading does.
        """
        grader = self._grader(item) if isinstance(item, ShortQuestion | Flashcard) else None
        return grader.nearness(response) if isinstance(grader, ShortGrader) else None

    def grade_picks(self, item: Item, picks: tuple[int, ...]) -> Verdict:
        """Grade a tapped answer; `picks` are places in the author's order.

        Choices: the options chosen. True or false: 0 for True, 1 for False. Order: the steps in the
        order tapped. Match: for each term the description chosen. Raises TypeError for an item
        that is answered by typing.
        """
        match item:
            case ChoiceQuestion():
                return grade_choice(item, picks)
            case MultiSelectQuestion():
                return grade_multi_select(item, picks)
            case TrueFalseQuestion():
                return grade_true_false(item, picks)
            case OrderQuestion():
                return grade_order(item, picks)
            case MatchQuestion():
                return grade_match(item, picks)
            case _:
                raise TypeError(f"{item.id} is answered by typing, not by taps")

    def meanings(self) -> Iterator[str]:
        """Give every text of the keys that an ear compares with responses, if one hears them."""
        if self.ear is None or self.ear.hearing(self._topic.language) is None:
            return
        for item in self._topic.items():
            if isinstance(item, ShortQuestion | Flashcard):
                yield from KeyTexts.of(with_items(self.keys.of(item))).all
        yield from filter(None, (plain(one, self._topic.language) for one in self.corpus.said))

    def preparing(self) -> Iterator[None]:
        """Compile every key that is not compiled yet, one a step: up to a third of a second."""
        for item in self._topic.items():
            if isinstance(item, ShortQuestion | Flashcard | ClozeQuestion | ExtendedQuestion):
                self._compile(item)
                grader = self.compiled[item.id]
                if isinstance(grader, ShortGrader):
                    grader.prepare()
                yield

    def _grader(self, item: Item) -> Compiled:
        if self.ear is not None and item.id not in self.compiled:
            self.ear.later(partial(self._compile, item))
        self._compile(item)
        return self.compiled[item.id]

    def _compile(self, item: Item) -> None:
        if item.id not in self.compiled:
            self.compiled[item.id] = self._made(item)

    def _unchanged(self, before: "Grader") -> dict[str, Compiled]:
        return {
            name: grader
            for name, grader in before.compiled.copy().items()
            if self.keys.has_same_samples(name, before.keys)
        }

    def _made(self, item: Item) -> Compiled:
        match item:
            case ShortQuestion() | Flashcard():
                return ShortGrader(self.keys.of(item), self.corpus, self.ear)
            case ClozeQuestion():
                return ClozeGrader(item, self.corpus.real)
            case ExtendedQuestion():
                return ExtendedGrader(item, self._topic, self.corpus.real)
            case _:
                raise TypeError(f"{item.id} is answered by taps, not by typing")
