"""Invitations to a role: who may give what, and what becomes of a link when it is opened.

A link holds a random code and nothing else. It is worth what its giver may give at the moment it
is opened, so that whoever loses a role also loses the invitations they sent.
"""

DEEP_LINK = "inv_"
"""`/start inv_<code>` opens an invitation."""


def link(bot_name: str, code: str) -> str:
    """Give the address that opens the bot's private chat with an invitation."""
    return f"https://t.me/{bot_name}?start={DEEP_LINK}{code}"
