"""Finds an answer in what the bot sent, wherever in a call it may stand.

Everything counts that a phone shows or a client can read: texts, captions, edits, buttons and what
they carry, links, polls and their options, callback answers, names of files. Only what Telegram
keeps to itself until somebody has voted is left out.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.playground.server import Call

UNTIL_A_VOTE = {"correct_option_ids", "correct_option_id", "explanation"}
"""What `sendPoll` tells Telegram, which shows it to those who have voted."""


def leaks(calls: Iterable[Call], secrets: Iterable[str]) -> list[str]:
    """Give every text of the calls in which a secret, a regular expression, is found."""
    patterns = [re.compile(secret, re.IGNORECASE) for secret in secrets]
    assert patterns, "without a secret nothing could ever be found"
    return [
        f"{call.method}: {text}"
        for call in calls
        if call.method != "setMyCommands"  # the menu is the same whatever is asked
        for text in texts(call.values)
        if any(pattern.search(text) for pattern in patterns)
    ]


def texts(value: Any) -> Iterator[str]:
    """Give every text in the parameters of a call, however deep."""
    match value:
        case dict():
            for name, part in value.items():
                if name not in UNTIL_A_VOTE:
                    yield from texts(part)
        case list() | tuple():
            for part in value:
                yield from texts(part)
        case str():
            yield value
        case _:
            pass
