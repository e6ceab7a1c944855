"""What is taught, compiled for grading; replaced as a whole when content or samples change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.grading.grader import Grader
from bot.grading.meaning.ear import Ear
from content.library import Library
from state.records.learners import Sample


@dataclass(frozen=True, slots=True)
class Teaching:
    """A library with a grader for each topic."""

    library: Library
    graders: dict[str, Grader]

    @classmethod
    def of(
        cls, library: Library, samples: Iterable[Sample] = (), ear: Ear | None = None
    ) -> "Teaching":
        """Compile a library; samples that markers have judged join the keys."""
        accepted: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        refused: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for sample in (*_in_files(library), *samples):
            topic, _, item = sample.item.partition("/")
            judged = (accepted if sample.is_right else refused)[topic]
            judged[item] = (*judged.get(item, ()), sample.response)
        graders = {
            name: Grader(topic, accepted=accepted[name], refused=refused[name], ear=ear)
            for name, topic in library.topics.items()
        }
        return cls(library, graders)

    def meanings(self) -> list[str]:
        """Give every text of the keys that an ear compares with responses, each once."""
        graders = self.graders.values()
        return list(dict.fromkeys(text for grader in graders for text in grader.meanings()))


def _in_files(library: Library) -> Iterator[Sample]:
    """Give the judged samples that stand in the topics' own files."""
    for name, topic in library.topics.items():
        for judged in topic.samples:
            for text in judged.right:
                yield Sample(f"{name}/{judged.item}", text, is_right=True)
            for text in judged.wrong:
                yield Sample(f"{name}/{judged.item}", text, is_right=False)
