"""Emoji: a message of them alone is no answer, a thumb up means yes, and talk is full of them."""

import re

_EMOJI = "\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_JOINING = "\u200d\ufe0e\ufe0f\U000e0020-\U000e007f"
_PICTURES = re.compile(rf"[{_EMOJI}{_JOINING}\s]+")
"""Pictures, what joins them, and flags; arrows and signs of mathematics may be answers."""

_PICTURE = re.compile(rf"[{_EMOJI}]")

_YES = re.compile(r"[👍👌✅✔🆗🙌💯\U0001f3fb-\U0001f3ff\ufe0f\s]+")


def is_pictures(text: str) -> bool:
    """Whether a text is nothing but pictures."""
    return _PICTURES.fullmatch(text) is not None


def has_picture(text: str) -> bool:
    """Whether there is a picture among words, as there seldom is in an answer."""
    return _PICTURE.search(text) is not None


def is_thumb_up(text: str) -> bool:
    """Whether it is nothing but pictures that mean yes, in whatever colour."""
    return _YES.fullmatch(text) is not None
