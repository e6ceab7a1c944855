"""Inline mode: what people type behind the bot's name in any chat -> answerInlineQuery, at once.

An inline query is nobody's answer: it comes with every letter, often from people who never wrote to
the bot, is worth nothing a second later, and shows what somebody is typing to somebody else. So it
goes around the inbox: it is never stored, waits for no turn and makes none wait. If a crash loses
one, the next letter that is typed asks again.

Private rules: of each person one query is answered at a time and the newest waits; those in between
are dropped, and so is whatever comes faster than anybody types. Sending an answer is tried once,
because a second try would be late. It is for the person alone, whose language it is in and whose
card is on it.
"""

import asyncio
import logging
import re
from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct

from bot.engine.inline import InlineLists, Listed, Typed
from bot.limits import MAX_ID
from bot.telegram.api import ApiError, BotApi, Unreachable
from bot.telegram.lanes import Lanes
from bot.telegram.rate_limiter import Buckets, Limit
from bot.telegram.sending.calls import Refusal, content, keyboard, refusal
from bot.views.groups.inline import Line, card_title, lines_of, way_on

log = logging.getLogger(__name__)

LONGEST: Final = 100
"""Characters of what was typed that are looked at; Telegram passes 256 on."""

KEPT: Final = 60
"""Seconds for which Telegram gives the same answer again; a list with a card is never kept."""

PACE: Final = Limit(4, 30)
"""What one person is answered: as fast as a quick typist, and no faster."""

AT_ONCE: Final = 2
"""Lists that are made at the same time: they take the same processor that turns need."""

HELLO, CARD = "inline", "share"
"""`/start inline` greets whoever comes from a list in which nothing was found; `/start share` makes
a card."""

_OFFSET = re.compile(r"\d{0,4}", re.ASCII)


class InlineQuery(Struct, frozen=True):
    """An inline query as it came."""

    update_id: int
    query_id: str
    typed: Typed


def asked_of(raw: Any) -> InlineQuery | None:
    """Read an update as an inline query; None for any other, and for what Telegram never sends."""
    match raw:
        case {
            "update_id": int(number),
            "inline_query": {
                "id": str(query),
                "from": {"id": int(person), **user},
                "query": str(words),
                "offset": str(offset),
            },
        } if 0 <= number <= MAX_ID and 0 < person <= MAX_ID and _OFFSET.fullmatch(offset):
            language = str(user.get("language_code") or "")[:35].partition("-")[0]
            words = words[:LONGEST].encode("utf-8", "replace").decode()
            return InlineQuery(number, query, Typed(person, language, words, int(offset or 0)))
        case _:
            return None


class InlineQueries:
    """Answers the inline queries of one bot."""

    def __init__(
        self, api: BotApi, lists: InlineLists, bot_name: str, now: Callable[[], int]
    ) -> None:
        self._api = api
        self._lists = lists
        self._bot_name = bot_name
        self._now = now
        self._buckets = Buckets(lambda _: PACE, asyncio.get_running_loop().time)
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._lanes: Lanes[InlineQuery] = Lanes(self._answer, order=lambda asked: asked.update_id)

    def put(self, asked: InlineQuery) -> None:
        """Take a query on, in the place of an earlier one of the same person that still waits."""
        person, now = asked.typed.person, asyncio.get_running_loop().time()
        bucket = self._buckets.of(person)
        if not bucket.lack(now):
            bucket.take(now)
            self._lanes.clear(person)
            self._lanes.put(person, asked)

    async def stop(self, deadline: float) -> None:
        """Finish what is under way by a time of the loop; nobody waits for the rest any more."""
        await self._lanes.stop(deadline)

    async def _answer(self, asked: InlineQuery) -> None:
        async with self._at_once:
            listed = await asyncio.to_thread(self._lists.make, asked.typed, self._now())
        answer = _answer(listed, asked.typed, self._bot_name)
        try:
            payload = {"inline_query_id": asked.query_id, **answer}
            await self._api.call("answerInlineQuery", payload)
        except ApiError as error:
            if refusal(error) is not Refusal.DONE:
                log.warning("an inline query was not answered: %s", error.description)
        except Unreachable as error:
            log.info("an inline query was not answered: %s", error)


def _answer(listed: Listed, typed: Typed, bot_name: str) -> dict[str, Any]:
    """Write an answer: the card, the questions, and what there is to do where there are none."""
    texts = listed.texts
    lines = [_article(line) for line in lines_of(listed.page, bot_name, texts)]
    results = [*_card(listed), *lines]
    answer: dict[str, Any] = {
        "results": results,
        "is_personal": True,
        "cache_time": 0 if listed.card or listed.asks_for_card else KEPT,
        "next_offset": str(listed.page.following or ""),
    }
    if not results and typed.begin == 0:
        label = way_on(texts, for_card=listed.asks_for_card)
        start = CARD if listed.asks_for_card else HELLO
        answer["button"] = {"text": label, "start_parameter": start}
    return answer


def _article(line: Line) -> dict[str, Any]:
    said = content(line.message.html)
    return {
        "type": "article",
        "id": line.id,
        "title": line.title,
        "description": line.about,
        "input_message_content": {"message_text": said.pop("text"), **said},
        **keyboard([[(one.label, one.data) for one in row] for row in line.message.rows]),
    }


def _card(listed: Listed) -> list[dict[str, Any]]:
    if listed.card is None:
        return []
    photo = {"type": "photo", "id": "card", "photo_file_id": listed.card.file_id}
    title = card_title(listed.texts)
    return [{**photo, "title": title, "caption": listed.card.caption, "parse_mode": "HTML"}]
