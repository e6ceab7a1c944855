"""Inline mode: what people type behind the bot's name in any chat, and what they are offered.

As on Telegram's servers, an answer is kept as long as the bot allows, for whoever asked or for
everybody, and the same query is answered from it without the bot. So whatever a bot can get wrong
about caching shows here.
"""

from dataclasses import dataclass, field

from bot.playground.protocol.wire import Json

MOST_QUERIES = 1_000  # remembered for answerInlineQuery; the oldest go first
MOST_KEPT = 1_000  # answers in the cache


@dataclass
class InlineQuery:
    """What somebody typed behind the bot's name, and the answer when it is there."""

    id: str
    person: int
    chat: int
    text: str
    offset: str
    at: float
    answer: Json | None = None

    def view(self) -> Json:
        """What a phone knows of it."""
        return {"query": self.id, "person": self.person, "answer": self.answer}


@dataclass
class InlineMode:
    """The queries of one bot and the answers that are kept."""

    on: bool = True
    """Whether its owner has switched inline mode on, as with @BotFather's /setinline."""
    queries: dict[str, InlineQuery] = field(default_factory=dict)
    kept: dict[tuple[str, str, int], tuple[float, Json]] = field(default_factory=dict)
    """Until when an answer may be given again, by text, offset and person (0 for everybody)."""

    def add(self, query: InlineQuery) -> None:
        """Remember a query, with the answer that is kept for it, if one is."""
        for person in (query.person, 0):
            until, answer = self.kept.get((query.text, query.offset, person), (0.0, None))
            if query.at < until:
                query.answer = answer
        self.queries[query.id] = query
        if len(self.queries) > MOST_QUERIES:
            del self.queries[next(iter(self.queries))]

    def keep(self, query: InlineQuery, seconds: int, *, personal: bool) -> None:
        """Give the answer of a query to the same query again, for so many seconds."""
        if query.answer is None or not seconds:
            return
        person = query.person if personal else 0
        self.kept[query.text, query.offset, person] = (query.at + seconds, query.answer)
        if len(self.kept) > MOST_KEPT:
            del self.kept[next(iter(self.kept))]
