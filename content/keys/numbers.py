"""Numbers as an author may write them: 12.5, 3/4, 1 1/2, 5e-6, 6.02 * 10^23.

What a learner may type is far wider and belongs to the grader; an author's number must be plain.
"""

import re
import unicodedata
from typing import Final

_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_FRACTION: Final = re.compile(r"([+-]?)(?:(\d{1,15})\s+)?(\d{1,15})\s*/\s*(\d{1,15})")
_POWER: Final = re.compile(
    r"(?:([+-]?\d{1,15}(?:\.\d{1,15})?)\s*[x×*·]\s*)?10\s*(?:\^|\*\*)?\s*([+-]?\d{1,3})",  # noqa: RUF001
    re.IGNORECASE,
)


def _without_signs(text: str) -> str:
    """Write dashes as a minus, and "2½" as "2 1/2"."""
    text = re.sub("^[\u2212\u2013]", "-", text)
    for sign in re.findall("[¼-¾⅐-⅞]", text):
        text = text.replace(sign, f" {unicodedata.normalize('NFKC', sign)}".replace("\u2044", "/"))
    return text.replace("- ", "-").strip()


def as_number(written: object) -> object:
    """Give a fraction or a power of ten as digits; anything else comes back as it is."""
    if not isinstance(written, str):
        return written
    text = _without_signs(written.strip())
    fraction = _FRACTION.fullmatch(text)
    if fraction and int(fraction[4]):
        whole, top, bottom = (int(fraction[place] or 0) for place in (2, 3, 4))
        return repr(float(f"{fraction[1]}1") * (whole + top / bottom))
    raised = re.sub("10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+)$", lambda found: f"10^{found[1].translate(_RAISED)}", text)
    power = _POWER.fullmatch(raised)
    if power and "^" in raised.replace("**", "^"):
        return f"{power[1] or '1'}e{power[2]}"
    return text
