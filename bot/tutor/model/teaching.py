"""What is taught, compiled for grading; replaced as a whole when content or samples change."""

from collections import defaultdict
from collections.abc import Iterable
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
        for sample in samples:
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
