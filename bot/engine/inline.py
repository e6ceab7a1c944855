"""Answers what is typed behind the bot's name in any chat, beside all turns.

It is no learner's answer and changes nothing. So it is worked out in a thread, from what is taught
and a connection that can only read, and holds nobody up who waits for a turn.
"""

from collections.abc import Callable

from msgspec import Struct

from bot.engine.authoring.published import KeptFrom
from bot.engine.languages import Languages
from bot.inline import Asker, Page, page
from bot.tutor.model.authoring import FOR_ALL
from bot.views.texts import Texts
from content.library import Library
from state.clock.days import day_of
from state.records.cards import Card
from state.records.learners import Who
from state.sql import Connection, Reading
from state.tables import learners, roles

ALREADY = 3
"""Letters of the words for one's own card from which it is offered."""


class Typed(Struct, frozen=True):
    """What somebody has typed behind the bot's name, so far."""

    person: int
    language: str
    """That of their phone; empty where it is not known."""
    words: str
    begin: int
    """How many questions they have been shown already."""


class Listed(Struct, frozen=True):
    """What they are offered, in their language."""

    page: Page
    card: Card | None
    """Their own card, which they had made to pass on."""
    asks_for_card: bool
    """Whether it is the card that they are looking for."""
    texts: Texts


class InlineLists(Struct, frozen=True):
    """Makes the lists of one bot."""

    reading: Reading
    bot_id: int
    zone: str
    languages: Languages
    taught: Callable[[], tuple[Library, KeptFrom]]
    """Gives what is taught at this moment, and what tells which of it is kept from whom."""

    def make(self, typed: Typed, now: int) -> Listed:
        """Make the list for what was typed; raises StateError if the database cannot be read."""
        who = Who(self.bot_id, typed.person)
        library, kept_from = self.taught()
        with self.reading() as db:
            language = self._language(db, typed)
            card = learners.newest_card(db, who, now)
            hidden = _hidden(db, who, kept_from)
        texts, wanted = self.languages.texts(language), self._is_card(typed.words)
        by = Asker(language, texts.intents.marks["asking"], day_of(now, self.zone))
        found = Page((), None) if wanted else page(library, typed.words, typed.begin, by, hidden)
        shown = card if typed.begin == 0 and (wanted or not typed.words) else None
        return Listed(found, shown, wanted, texts)

    def _language(self, db: Connection, typed: Typed) -> str:
        """Give the language that somebody has chosen, or else their phone's."""
        known = learners.learner(db, Who(self.bot_id, typed.person))
        return self.languages.ours(known.language if known else typed.language)

    def _is_card(self, words: str) -> bool:
        """Tell whether words are those for one's own card in some language, or begin them."""
        said = " ".join(words.casefold().split())
        names = (texts.plain("share.word").casefold() for texts in self.languages.spoken.values())
        return len(said) >= ALREADY and any(name.startswith(said) for name in names)


def _hidden(db: Connection, who: Who, kept_from: KeptFrom) -> frozenset[str]:
    """Name the topics that somebody is not taught: those of other groups' tutors."""
    if not kept_from(frozenset()) or roles.roles(db, who) & FOR_ALL:
        return frozenset()
    return kept_from(roles.tutors_of(db, who) | {who.learner_id})
