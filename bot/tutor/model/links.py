"""Links that open the private chat, and what they carry: an invitation, a topic, an item."""

from hashlib import blake2b

DEEP_LINK_TOPIC = "t_"
"""`/start t_<topic>` begins a topic at once."""

PRACTISE = "p_"
"""`/start p_<mark>` begins with the item of that mark (see `mark_of`)."""


def mark_of(ref: str) -> str:
    """A short name for an item, for links: 16 hex digits that tell nothing about its question."""
    return blake2b(ref.encode(), digest_size=8).hexdigest()


def link(bot_name: str, payload: str) -> str:
    """Give the address that opens the private chat with a payload (`A-Za-z0-9_-`, 64 at most)."""
    return f"https://t.me/{bot_name}?start={payload}"
