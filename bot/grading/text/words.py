"""Reading: a text becomes words that can be compared, each with the place where it was typed.

Case, accents, look-alike letters of other alphabets, contractions, number words and decimal commas
are the same thing written differently, so they end here. Signs that change the meaning stay: `C++`
is not `C`, `-40` is not `40`, `===` is not `==`. Texts are cut at `LIMIT` characters first, because
the cost of matching grows faster than the text.
"""

import re
from functools import lru_cache
from itertools import pairwise
from sys import intern
from typing import Final

from msgspec import Struct

from bot.grading.text.folding import fold_with_places
from bot.grading.text.language import ENGLISH, language_of
from bot.grading.text.languages.shape import Language
from bot.grading.text.roman import NUMERALS
from state.values import replace

LIMIT: Final = 500
"""Characters that are read; a typed answer to a short question never needs more."""

_PLURAL: Final = re.compile(r"[A-Z]{2,}s")
"""Several of what an abbreviation names: KPIs."""

_SHORTEST: Final = 4
"""A text of real words has at most one word for so many characters."""

_HYPHENS: Final = ("-", "\u2010", "\u2011")

_TOKEN: Final = re.compile(
    r"""(?P<number>(?<![\w.])-?\d+(?:[.,]\d+)*)
      | (?P<dotted>(?<![\w.])[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?
                 | (?<![\w.])[^\W\d_]{1,2}\.[^\W\d_]{1,2}\.(?!\w)
                 | (?<![\w.])[^\W\d_]\.[^\W\d_]{2}(?!\w)
                 | (?<![\w.])(?P<a>[^\W\d_])(?P=a)\.\ ?(?P<b>[^\W\d_])(?P=b)(?!\w)\.?)
      | (?P<word>[^\W\d_][^\W_]*(?:'[^\W_]+)*(?:\+\+|\#)?)
      | (?P<sign>[=<>!&|^~+*/\\%£$€@]{1,4})
      | (?P<stop>[.!?;\n]+)
      | (?P<comma>[,:()\u2013\u2014]|(?<=\s)-(?=\s))""",
    re.VERBOSE,
)


class Token(Struct, frozen=True):
    """One word, number or sign as it is compared, and where it stands in the text."""

    text: str
    """Lower case, without accents; numbers in one notation."""
    start: int
    end: int
    language: Language
    """In which it was read: no later step can take it for a word of another."""
    sentence: int = 0
    clause: int = 0
    """Sentences and clauses are counted from 0; commas and brackets begin a new clause."""
    number: float | None = None
    aside: bool = False
    """Whether it stands in brackets."""


@lru_cache(maxsize=64)  # several rules read the same response
def read(text: str, limit: int = LIMIT, language: str = ENGLISH) -> tuple[Token, ...]:
    """Split a text in one language into tokens; at most `limit` characters of it are read.

    Where a text has more tokens than real words would give, about one for four characters of the
    limit, the rest is left out. Never raises, whatever the text.
    """
    spoken = language_of(language)
    original = text[:limit]
    folded, places = fold_with_places(original)
    trimmed = folded.strip()
    tokens: list[Token] = []
    sentence = clause = 0
    aside, has_and = False, "&" in folded
    for match in _TOKEN.finditer(folded):
        kind = match.lastgroup
        if len(tokens) > limit // _SHORTEST:
            break
        if kind == "stop":
            sentence, clause = sentence + 1, clause + 1
        elif kind == "comma":
            clause += 1
            aside = match.group() == "(" or (aside and match.group() != ")")
        else:
            start, end = places[match.start()], places[match.end() - 1] + 1
            whole = match.group() == trimmed or (has_and and _is_beside_and(folded, match))
            found = intern(match.group())  # the keys of a topic hold the same words
            if _PLURAL.fullmatch(original, start, end):
                found = found[:-1]
            if found in ("a", "a's") and "a" in spoken.articles and _is_name(original, start, end):
                tokens.append(Token("a'", start, end, spoken, sentence, clause, None, aside))
                continue
            tokens += [
                Token(word, start, end, spoken, sentence, clause, _value(word, spoken), aside)
                for word in _spell_out(found, kind or "", spoken, whole=whole)
            ]
    return tuple(_join_numbers(_join_hyphens(_numbered(tokens, original), original)))


def _numbered(tokens: list[Token], text: str) -> list[Token]:
    """Read the numeral behind a name as a number: "World War II", but not "Then I went"."""
    for place in range(1, len(tokens)):
        token, before = tokens[place], tokens[place - 1]
        value = NUMERALS.get(token.text)
        written = text[token.start : token.end]
        if value is None or not (written.isupper() or written == "Ier"):
            continue
        numbered = before.text in token.language.numbered
        ends = len(token.text) > 1 or (place == len(tokens) - 1 and token.text in "iv")
        named = before.end - before.start > 1 and text[before.start].isupper()
        if (numbered or (ends and named)) and before.clause == token.clause:
            tokens[place] = replace(token, text=str(value), number=float(value))
    return tokens


def _is_beside_and(text: str, match: re.Match[str]) -> bool:
    """Whether a letter stands beside "&": the "R" of "R&D" is no "are"."""
    if match.end() - match.start() != 1:
        return False
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    return before.endswith("&") or after.startswith("&")


def _join_hyphens(tokens: list[Token], text: str) -> list[Token]:
    """Read "well-being" and "in-house" as one word, where a part would tell nothing by itself."""
    hyphens = [text[one.end : two.start] in _HYPHENS for one, two in pairwise(tokens)]
    if not any(hyphens):
        return tokens
    joined: list[Token] = []
    for place, token in enumerate(tokens):
        row = hyphens[max(place - 2, 0) : place + 1]
        pair = place > 0 and hyphens[place - 1] and row.count(True) == 1
        if pair and _makes_one_word(tokens[place - 1], token):
            before = joined.pop()
            joined.append(replace(before, text=before.text + token.text, end=token.end))
        else:
            joined.append(token)
    return joined


def _makes_one_word(one: Token, other: Token) -> bool:
    """Whether a hyphen makes a word of its own of two, of which one would tell nothing."""
    known, pair = one.language, (one, other)
    plain = all(
        token.number is None
        and token.text.isalpha()
        and token.text not in known.denials | known.no_words | known.articles
        for token in pair
    )
    return plain and any(token.text in known.empty for token in pair)


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether an "a" names something: "A's", a capital in mid-sentence, or the last word."""
    rest = text[end : end + 4].lstrip()
    closes = not rest or rest[0] in ".,;!?)"
    return text[start:end].lower() == "a's" or (start > 0 and (text[start] == "A" or closes))


def _spell_out(word: str, kind: str, language: Language, *, whole: bool) -> tuple[str, ...]:
    """Write a token in the one way in which it is compared."""
    if kind == "number":
        return (_plain_number(word),)
    if kind == "sign":
        return (language.and_word if word == "&" and language.and_word else word,)
    if kind == "dotted":
        return (word.replace(".", "").replace(" ", ""),)
    joined = word.replace("'", "")
    if joined in language.contractions and not (whole and joined in language.symbol_shorthand):
        return tuple(language.contractions[joined].split())
    if "'n'" in word and language.and_word:
        return tuple(word.replace("'n'", f" {language.and_word} ").split())
    first, _, rest = word.partition("'")
    if rest and (first in language.elisions or not language.is_known):
        return first, rest
    return (first,) if rest in language.endings else (joined,)


def _plain_number(digits: str) -> str:
    """Write a number with a decimal point and no thousands separators."""
    sign = "-" if digits.startswith("-") else ""
    digits = digits.removeprefix("-")
    last = max(digits.rfind(","), digits.rfind("."))
    thousands = digits[last:].startswith(",") and re.fullmatch(r"\d{1,3}(,\d{3})+", digits)
    if last < 0 or thousands:
        return sign + digits.replace(",", "")
    whole = re.sub(r"[.,]", "", digits[:last])
    return f"{sign}{whole}.{digits[last + 1 :]}"


def _value(word: str, language: Language) -> float | None:
    if word in language.number_of:
        return language.number_of[word]
    if word[-1].isdecimal() and (word[0].isdecimal() or word[0] == "-"):
        return float(word)
    return None


def _join_numbers(tokens: list[Token]) -> list[Token]:
    """Read "twenty five", "two hundred" and "3 thousand" as one number each."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        value = _joined_value(before, token)
        if before is not None and value is not None:
            joined[-1] = _number(value, before, token)
        elif token.number is not None:
            joined.append(_number(token.number, token, token))
        else:
            joined.append(token)
    return joined


def _joined_value(before: Token | None, token: Token) -> float | None:
    if before is None or before.number is None or before.sentence != token.sentence:
        return None
    scale = token.language.scale_of.get(token.text)
    if scale:
        return before.number * scale
    if token.text == "k" and token.start == before.end:
        return before.number * 1000
    tens_and_ones = before.number in range(20, 100, 10) and token.number in range(1, 10)
    return before.number + (token.number or 0) if tens_and_ones and _worded(before, token) else None


def _worded(before: Token, token: Token) -> bool:
    """Whether two numbers were written in letters: "twenty five", not "20 5"."""
    return before.end - before.start > 3 and token.end - token.start >= 3


def _number(value: float, first: Token, last: Token) -> Token:
    return replace(first, text=f"{value:.10g}", end=last.end, number=value)
