"""What the learners of the load run do: a quiz after the other, or revision, on the shipped topics.

Two of three typed answers are right, and options are tapped at a venture, so that hints,
refutations and second tries are paid for too.
"""

import re
from random import Random

from benchmarks.dialogue.answers import right, wrong
from benchmarks.load.learner import Deed, Json, Say, Tap
from bot.tutor.drill.scoring import Typed
from content.library import Library
from content.model.items import Flashcard, Item

FIRST = ("next", "judge", "sure", "mean")
"""What is tapped wherever it is offered."""

_PROMPT = re.compile(r"(?P<prompt>\d+\.\d+)\.(?P<verb>[a-z]+)(?:\.\d+)?")


class Questions:
    """Finds the item that a message asks about by its words."""

    def __init__(self, library: Library) -> None:
        self._items = {
            item.asked.splitlines()[0].strip(): item
            for topic in library.topics.values()
            for item in topic.items()
        }

    def find(self, text: str) -> Item | None:
        """Give the item, or None for a message that asks nothing new."""
        lines = (line.strip() for line in text.splitlines())
        return next((self._items[line] for line in lines if line in self._items), None)


class Reviser:
    """One learner's mind."""

    def __init__(
        self, questions: Questions, opening: str, seed: int, topic: str | None = None
    ) -> None:
        """Begin with a command; where topics are offered, take this one, or any."""
        self._questions = questions
        self._opening = opening
        self._topic = topic
        self._chance = Random(seed)  # noqa: S311  # answers, not secrets
        self._item: Item | None = None
        self._prompt = ""
        self._taps = 0

    def decide(self, message: Json) -> Deed | None:
        """Answer what the message asks; open the next session where it asks nothing."""
        data = [
            button["callback_data"]
            for row in message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in row
        ]
        if not data:
            return None
        said = message.get("text") or message.get("caption", "")
        self._item = self._questions.find(said) or self._item
        prompts = [found for one in data if (found := _PROMPT.fullmatch(one))]
        if not prompts:
            wanted = f"m.begin.{self._topic or ''}"
            begins = [one for one in data if one.startswith(wanted)]
            return Tap(self._chance.choice(begins)) if begins else Say(self._opening)
        verbs: dict[str, list[str]] = {}
        for found in prompts:
            verbs.setdefault(found["verb"], []).append(found[0])
        return self._answer(prompts[0]["prompt"], verbs)

    def _answer(self, prompt: str, verbs: dict[str, list[str]]) -> Deed:
        for verb in FIRST:
            if verb in verbs:
                return Tap(self._chance.choice(verbs[verb]))
        if "pick" in verbs:
            return Tap(self._pick(prompt, verbs))
        if self._item is None or isinstance(self._item, Typed | Flashcard):
            return Say(self._typed())
        return Tap(self._chance.choice([one for many in verbs.values() for one in many]))

    def _pick(self, prompt: str, verbs: dict[str, list[str]]) -> str:
        """Tap two options, one after the other, or one where one is all that is asked for."""
        self._taps = self._taps + 1 if prompt == self._prompt else 1
        self._prompt = prompt
        options = verbs["pick"]
        if "done" in verbs and self._taps > 2:
            return verbs["done"][0]
        return options[self._taps % len(options)]

    def _typed(self) -> str:
        if self._item is None:
            return "they come back because they trust the shop"
        said = right if self._chance.random() < 2 / 3 else wrong
        return said(self._item, self._chance)
