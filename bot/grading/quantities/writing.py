"""The writing of quantities: one sign for each thing, so that what follows reads plain text.

Dashes become `-`, primes and quotes become `'` and `"`, digits of other scripts become ours, `½`
becomes ` 1/2`, `10²³` becomes `10^23`. Case stays, for `mW` is not `MW`; accents of letters go.
"""

import re
import unicodedata
from typing import Final

from bot.grading.text.words import LIMIT

_SIGNS: Final = str.maketrans(
    {
        **dict.fromkeys("−–—‐‑‒﹣－", "-"),  # noqa: RUF001  # look-alikes are the point
        **dict.fromkeys("’‘ʼ′`´", "'"),  # noqa: RUF001
        **dict.fromkeys("“”″„«»", '"'),
        **dict.fromkeys("×✕⋅·∙", "*"),  # noqa: RUF001
        **dict.fromkeys("⁄∕÷", "/"),  # noqa: RUF001
        "➔": "→", "⟶": "→", "⇒": "→", "➜": "→",
        "μ": "µ", "Ω": "Ω", "º": "°", "˚": "°", "℃": "°C", "℉": "°F", "\uff05": "%",
    }
)  # fmt: skip
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿˣ", "0123456789-+nx")
_LOWERED: Final = str.maketrans("₀₁₂₃₄₅₆₇₈₉₋₊", "0123456789-+")
_RAISED_RUN: Final = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿˣ]+")
_UNDER: Final = re.compile(r"/\s?(\([^\W\d_]+(?:[\s*.]+[^\W\d_]+)+\)|[^\W\d_]+(?:\*[^\W\d_]+)+)")
_SPACES: Final = re.compile(" {2,}")
_TIMES: Final = re.compile(r"[\s*.]+")
_KEPT: Final = "°µ£€¥₹¢Ω‰→"


def plain(text: str) -> str:
    """Write a text with one sign for each thing; at most 500 characters of it are read."""
    text = text[:LIMIT]
    if text.isascii():
        return text.replace("`", "'")
    text = _RAISED_RUN.sub(lambda run: "^" + run.group().translate(_RAISED), text)
    text = "".join(map(_plain, text.translate(_LOWERED).translate(_SIGNS)))
    return _SPACES.sub(" ", text)[:LIMIT]


def units_apart(text: str) -> str:
    """Write "J/(mol*K)" and "J/mol*K" as "J/mol/K": all that is multiplied there divides."""
    return _UNDER.sub(lambda under: _TIMES.sub("/", "/" + under[1].strip("()")), text)


def _plain(character: str) -> str:
    if character.isascii() or character in _KEPT:
        return character
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.digit(character))
    if unicodedata.category(character) == "No":
        return _fraction(character)
    if character.isspace():
        return " "
    if unicodedata.category(character) == "Sm":  # the stroke of a sign is no accent
        return character
    pieces = unicodedata.normalize("NFKD", character)
    return "".join(piece for piece in pieces if not unicodedata.combining(piece))


def _fraction(character: str) -> str:
    """Write `½` as ` 1/2 `, apart from a whole number before it."""
    shown = unicodedata.normalize("NFKC", character).replace("\u2044", "/")
    return f" {shown} " if "/" in shown else shown
