"""The keys of a topic's questions and flashcards: out of its files, and what was judged since.

Of misconceptions the phrases are heard in every answer of a topic. Their meaning is listened for
only where their author checks them, or everywhere if that is said nowhere.
"""

from collections.abc import Mapping

from msgspec import Struct, field

from bot.grading.keys.key import Idea, Key, Samples, Wrong
from bot.grading.keys.listed import listed
from bot.grading.text.language import language_of
from content.model.items import Flashcard, ShortQuestion
from content.model.topic import Misconception, Topic


class TopicKeys(Struct, frozen=True):
    """Gives the keys of one topic; `accepted` and `refused` are responses by item id."""

    topic: Topic
    accepted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    refused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, item: ShortQuestion | Flashcard) -> Key:
        """Give the key of an item, with the samples that tutors added."""
        return self._of_card(item) if isinstance(item, Flashcard) else self._of_question(item)

    def has_same_samples(self, item_id: str, other: "TopicKeys") -> bool:
        """Whether tutors have judged the same responses to an item in both."""
        return (self.accepted.get(item_id), self.refused.get(item_id)) == (
            other.accepted.get(item_id),
            other.refused.get(item_id),
        )

    def _of_question(self, item: ShortQuestion) -> Key:
        return Key(
            question=item.ask,
            ideas=tuple(Idea(point.idea, point.any) for point in item.points),
            need=min(item.need, len(item.points)),
            references=(item.model,),
            misconceptions=self._misconceptions(item.id),
            blocks=item.blocks,
            samples=self._samples(item.id, item.samples.right, item.samples.wrong),
            confusable=self.topic.confusable,
            language=self.topic.language,
            hints=item.hints,
        )

    def _of_card(self, card: Flashcard) -> Key:
        """A back that says "(any two)" lists ideas of which two make a full answer."""
        some = listed(card.back, language_of(self.topic.language))
        return Key(
            question=card.front,
            ideas=some.ideas if some else (),
            need=some.need if some else 1,
            references=(some.text,) if some else card.answers,
            is_card=True,
            misconceptions=self._misconceptions(card.id),
            samples=self._samples(card.id, (), ()),
            confusable=self.topic.confusable,
            language=self.topic.language,
        )

    def _misconceptions(self, item_id: str) -> tuple[Wrong, ...]:
        return tuple(
            Wrong(one.id, one.listen_for, one.believes, _may_show(one, item_id))
            for one in self.topic.misconceptions
        )

    def _samples(self, item_id: str, right: tuple[str, ...], wrong: tuple[str, ...]) -> Samples:
        judged = [one for one in self.topic.samples if one.item == item_id]
        return Samples(
            right=(
                *right,
                *(text for one in judged for text in one.right),
                *self.accepted.get(item_id, ()),
            ),
            wrong=(
                *wrong,
                *(text for one in judged for text in one.wrong),
                *self.refused.get(item_id, ()),
            ),
        )


def _may_show(wrong: Misconception, item_id: str) -> bool:
    return not wrong.check_with or item_id in wrong.check_with
