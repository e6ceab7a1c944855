"""Which language somebody is spoken to in: their choice, or their phone's, or the operator's."""

from collections.abc import Mapping

from msgspec import Struct

from bot.views.texts import ENGLISH, Texts
from state.records.learners import Who
from state.sql import Connection
from state.tables import learners


class Languages(Struct, frozen=True):
    """The languages of one bot, each with its texts."""

    spoken: Mapping[str, Texts]
    usual: str
    """The operator's."""

    @property
    def names(self) -> dict[str, str]:
        """What each language is called by those who speak it."""
        return {code: texts.plain("language") for code, texts in self.spoken.items()}

    def ours(self, language: str) -> str:
        """Give a language that we speak: this one, or else the operator's."""
        return language if language in self.spoken else self.usual

    def texts(self, language: str) -> Texts:
        """Give the texts of a language; of one that has gone, those that are always there."""
        return self.spoken.get(language, self.spoken[ENGLISH])

    def texts_for(self, db: Connection, who: Who) -> Texts:
        """Give the texts of the language that somebody wants to hear."""
        learner = learners.learner(db, who)
        return self.texts(learner.language if learner else self.usual)
