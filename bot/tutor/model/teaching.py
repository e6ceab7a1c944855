"""What is taught, compiled for grading; replaced as a whole when content or samples change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from bot.grading.grader import Grader
from bot.grading.meaning.ear import Ears
from bot.grading.text.language import ENGLISH
from content.ids import topic_id_of
from content.library import Library
from content.model.topic import Concept, Topic
from state.records.contests import Sample


class Teaching(Struct, frozen=True):
    """A library with a grader for each topic."""

    library: Library
    graders: dict[str, Grader]
    ear: Ears | None = None
    """What compares by meaning; without it words alone decide."""

    @classmethod
    def of(
        cls,
        library: Library,
        samples: Iterable[Sample] = (),
        ear: Ears | None = None,
        before: "Teaching | None" = None,
    ) -> "Teaching":
        """Make a library's graders; samples that markers have judged join the keys.

        What was compiled for `before` and has not changed is kept.
        """
        earlier = before.graders if before else {}
        accepted: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        refused: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for sample in samples:
            topic, _, item = library.renames.get(sample.item, sample.item).partition("/")
            judged = (accepted if sample.is_right else refused)[topic]
            judged[item] = (*judged.get(item, ()), sample.response)
        graders = {
            name: Grader.of(topic, accepted[name], refused[name], ear, earlier.get(name))
            for name, topic in library.topics.items()
        }
        return cls(library, graders, ear)

    def grader_of(self, ref: str) -> Grader:
        """Give the grader of an item's topic; KeyError when that is not loaded."""
        return self.graders[topic_id_of(ref)]

    def named(self) -> Iterator[tuple[Topic, Concept, str]]:
        """Give what concepts are called and what is said of them, as far as an ear knows it."""
        for topic in self.library.topics.values():
            if topic.language == ENGLISH:
                for concept in topic.concepts:
                    yield topic, concept, concept.name
                    yield topic, concept, f"{concept.name}. {concept.say}"

    def meanings(self) -> Iterator[tuple[str, str]]:
        """Give every text that an ear compares with what is typed, each after its language."""
        for name, grader in self.graders.items():
            language = self.library.topics[name].language
            yield from ((language, text) for text in grader.meanings())
        yield from ((ENGLISH, text) for *_, text in self.named())

    def preparing(self) -> Iterator[None]:
        """Compile every key that is not compiled yet, one a step: up to a third of a second."""
        for grader in self.graders.values():
            yield from grader.preparing()

    def read(self) -> None:
        """Read what the topics say, which the first typed answer would otherwise wait for."""
        for grader in self.graders.values():
            _ = grader.corpus
