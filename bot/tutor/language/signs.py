"""Emoji and smileys: a message of them alone is no answer, a thumb up means yes, a shrug "idk".

Talk is full of them. A link by itself has no words either.
"""

import re

_EMOJI = "\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_JOINING = "\u200d\ufe0e\ufe0f\U000e0020-\U000e007f"
_SMILEY = r"[:;=]['’]?-?[()DPpOo/|*]+|<3+|\^\^|[xX][dD]+"  # noqa: RUF001  # as phones type them
_PICTURES = re.compile(rf"(?:[{_EMOJI}{_JOINING}\s]|{_SMILEY})+")
"""Pictures, what joins them, and flags; arrows and signs of mathematics may be answers."""

_LINK = re.compile(r"\s*(?:https?://|www\.)\S+\.\S+\s*")
_SHRUG = re.compile(r"[🤷♀♂\U0001f3fb-\U0001f3ff\u200d\ufe0f\s]+")

_PICTURE = re.compile(rf"[{_EMOJI}]")

_YES = re.compile(r"[👍👌✅✔🆗🙌💯\U0001f3fb-\U0001f3ff\ufe0f\s]+")


def has_no_words(text: str) -> bool:
    """Whether a text is nothing but pictures and smileys, or a link."""
    return _PICTURES.fullmatch(text) is not None or _LINK.fullmatch(text) is not None


def is_shrug(text: str) -> bool:
    """Whether it is nothing but shrugs, whoever shrugs."""
    return "🤷" in text and _SHRUG.fullmatch(text) is not None


def has_picture(text: str) -> bool:
    """Whether there is a picture among words, as there seldom is in an answer."""
    return _PICTURE.search(text) is not None


def is_thumb_up(text: str) -> bool:
    """Whether it is nothing but pictures that mean yes, in whatever colour."""
    return _YES.fullmatch(text) is not None
