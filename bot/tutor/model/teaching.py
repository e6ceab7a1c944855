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
        cls,
        library: Library,
        samples: Iterable[Sample] = (),
        ear: Ear | None = None,
        before: "Teaching | None" = None,
    ) -> "Teaching":
        """Make a library's graders; samples that markers have judged join the keys.

        What was compiled for `before` and has not changed is kept.
        """
        earlier = before.graders if before else {}
        accepted: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        refused: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for sample in samples:
            topic, _, item = sample.item.partition("/")
            judged = (accepted if sample.is_right else refused)[topic]
            judged[item] = (*judged.get(item, ()), sample.response)
        graders = {
            name: Grader.of(topic, accepted[name], refused[name], ear, earlier.get(name))
            for name, topic in library.topics.items()
        }
        return cls(library, graders)

    def read(self) -> None:
        """Read what the topics say, which the first typed answer would otherwise wait for."""
        for grader in self.graders.values():
            _ = grader.corpus
