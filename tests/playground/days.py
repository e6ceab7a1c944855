"""What the days that two libraries play with the local Bot API have in common."""

from bot.playground.local import LocalBotApi

ALL = [
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "message_reaction",
]
"""Every kind of update that happens in such a day."""


def methods_called(api: LocalBotApi) -> set[str]:
    """Name the methods that the bot has called."""
    return {call.method.lower() for call in api.server.calls} | {"getupdates"}
