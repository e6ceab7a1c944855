"""The words on buttons, as a learner knows them."""

import re
from collections.abc import Collection, Iterable

from bot.tutor.drill.contest import REASONS
from bot.views.texts import Texts

_LETTER = re.compile(r"[A-H](?:$|\. | ☑)")


class Labels:
    """Buttons by what they are for."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._known: dict[str, str] = {}
        self.true, self.false = self["true"], self["false"]
        self.reasons = {texts.plain(f"report.{name}") for name in (*REASONS, "words")}
        self.hints = {self["hint"], self["another_hint"]}
        self._onward = {self["next"], self["finish"]}
        self._contests = {self["contest"], self["say_so"]}
        self._ends = {self["more_4"], self["revise_topic"], self["quiz"], self["progress"]}
        self._meant = texts.plain("button.meant", idea="")

    def __getitem__(self, name: str) -> str:
        if name not in self._known:
            self._known[name] = self._texts.plain(f"button.{name}")
        return self._known[name]

    def onward(self, buttons: Iterable[str]) -> str | None:
        """Find the button to the next question."""
        return next((label for label in buttons if label in self._onward), None)

    def contest(self, buttons: Iterable[str]) -> str | None:
        """Find the button that says that the answer was right."""
        return next((label for label in buttons if label in self._contests), None)

    def hint(self, buttons: Iterable[str]) -> str | None:
        """Find the button for a hint."""
        return next((label for label in buttons if label in self.hints), None)

    def meant(self, buttons: Iterable[str]) -> str | None:
        """Find the button that offers what may have been meant."""
        return next((label for label in buttons if label.startswith(self._meant)), None)

    def ends(self, buttons: Collection[str]) -> bool:
        """Tell whether these buttons stand under the end of something."""
        return any(label in self._ends for label in buttons)

    def options(self, buttons: Iterable[str]) -> list[str]:
        """Find the buttons of a question that is answered by taps."""
        return [one for one in buttons if _LETTER.match(one) or one in (self.true, self.false)]
