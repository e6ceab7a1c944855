"""What is typed instead of tapped: letters, places, or an option's own words, as indices.

People put words around a letter ("its b i think"), give a reason with it ("c, because ..."), name
the place ("the 2nd one") or the option itself, misspelt. What could mean two options means none.
"""

import re
from collections.abc import Sequence

from bot.grading.text.spelling import slips
from content.model import (
    ChoiceQuestion,
    MatchQuestion,
    MultiSelectQuestion,
    OrderQuestion,
    TrueFalseQuestion,
)

Tapped = ChoiceQuestion | TrueFalseQuestion | MultiSelectQuestion | OrderQuestion | MatchQuestion

LETTERS = "abcdefgh"
_JOINERS = re.compile(r"\b(?:and|an|n|plus|both|then|or)\b|[\s,.;:&+/>()-]+")
_AROUND = re.compile(
    r"\b(?:i (?:think|fink|guess|reckon|say|choose|pick)|i would say|id say|is it|it is|it'?s|it s|"
    r"that'?s|that s|is|option|opt|answer|ans|letter|number|maybe|probably|prob|definitely|"
    r"defo|def|must be|gotta be|(?:im )?going with|the|teh|then|lol|pls|please|um|erm|so|ok|"
    r"obvs|obviously|of course|for sure|i suppose|i remember|i know|i bet|dunno)\b"
    r"|[^\w\s.,;:()&+/>-]+"
)
"""What people put around a letter or the words of an option: "I think it's b"."""
_REASON = re.compile(r"\b(?:because|becos|bcos|cause|cos|coz|cuz|bc|since|as|porque)\b")
_WORD = re.compile(r"\w+")
_LETTER_FIRST = re.compile(r"(?:([a-h])\s*(?:[-:.,;)]|$)|([b-h])\s)(.*)", re.DOTALL)
"""A letter with a stop, or a letter that is no word either."""
_NOT = frozenset(
    ("not", "no", "never", "dont", "don", "isnt", "isn", "doesnt", "doesn", "arent", "aren")
)

_PLACES = {
    **dict.fromkeys(("first", "1st", "top"), 0),
    **dict.fromkeys(("second", "2nd"), 1),
    **dict.fromkeys(("third", "3rd"), 2),
    **dict.fromkeys(("fourth", "4th"), 3),
    **dict.fromkeys(("fifth", "5th"), 4),
    **dict.fromkeys(("last", "bottom"), -1),
}

_ALL = ("all", "all of them", "all of these", "all of above", "every one", "everything")

TELLING = 4
"""Letters of a word from which it may name an option."""

ENOUGH = 2 / 3
"""The share of the telling words that an option must have; every other one has far fewer."""

_PLAINLY = {
    **dict.fromkeys(("true", "tru", "ture", "treu", "verdadero", "verdad"), 0),
    **dict.fromkeys(("false", "flase", "fasle", "fals", "fales", "falso"), 1),
}
"""Words that mean true or false and nothing else, whatever is said beside them."""

_TRUE = (
    *("t", "a", "yes", "y", "yh", "yeah", "yep", "right", "correct", "not false"),
    *("v", "cierto", "sí", "si", "correcto"),
)
_FALSE = (
    *("f", "b", "no", "n", "nah", "nope", "wrong", "incorrect", "untrue", "not true", "not right"),
    *("not correct", "mentira", "incorrecto", "no es cierto", "no es verdad"),
)
_TRUE_FALSE = {**_PLAINLY, **dict.fromkeys(_TRUE, 0), **dict.fromkeys(_FALSE, 1)}
"""All words for the two, in both languages: none of them means the other in another."""


def picks_from(question: Tapped, order: tuple[int, ...], text: str) -> tuple[int, ...] | None:
    """Read letters or words as the author's indices; None if they are no complete answer."""
    said = _bare(text)
    match question:
        case TrueFalseQuestion():
            return _true_or_false(_bare(_REASON.split(text.casefold())[0]))
        case ChoiceQuestion():
            return _one(question, order, said)
        case MultiSelectQuestion():
            return _several(order, said, _bare(text.split(".", maxsplit=1)[0]))
        case OrderQuestion() | MatchQuestion():
            picks = tuple(order[place] for place in _letters(said, len(order)) or ())
            return picks if sorted(picks) == sorted(order) else None


def _bare(text: str) -> str:
    return " ".join(_AROUND.sub(" ", text.casefold()).split()).strip(" .,")


def _true_or_false(said: str) -> tuple[int, ...] | None:
    """Read a word for true or false, or several that agree: "nah, false, obviously"."""
    found = _TRUE_FALSE.get(said)
    if found is not None:
        return (found,)
    words = _WORD.findall(said)
    plain = {_PLAINLY[word] for word in words if word in _PLAINLY}
    agreed: set[int | None] = {*plain} or {_TRUE_FALSE.get(word) for word in words}
    meant = agreed.pop() if len(agreed) == 1 and not _NOT.intersection(words) else None
    return None if meant is None else (meant,)


def _letters(said: str, count: int) -> list[int] | None:
    """Read "b", "a, c" or "cab" as places; None if anything else is in it."""
    joined = _JOINERS.sub("", said)
    allowed = LETTERS[:count]
    if not joined or any(letter not in allowed for letter in joined):
        return None
    return [allowed.index(letter) for letter in joined]


def _several(order: tuple[int, ...], *sayings: str) -> tuple[int, ...] | None:
    """Read the options that are meant: all that was said, or else its first sentence."""
    if sayings[0] in _ALL:
        return tuple(sorted(order))
    places = next((found for one in sayings if (found := _letters(one, len(order)))), ())
    return tuple(sorted({order[place] for place in places})) or None


def _one(question: ChoiceQuestion, order: tuple[int, ...], said: str) -> tuple[int, ...] | None:
    """Read the one option that is meant: by its letter, its place or its words."""
    places = _letters(said, len(order))
    if places is not None:
        return (order[places[0]],) if len(places) == 1 else None
    texts = [_bare(option.shown) for option in question.choices]
    for known in (texts, [_bare(option.text) for option in question.choices]):
        if said in known:
            return (known.index(said),)
    place = _place(said, texts)
    if place is None:
        place = _letter_with_reason(said, len(order))
    if place is not None:
        return (order[place],)
    return _in_own_words(said, texts)


def _place(said: str, texts: Sequence[str]) -> int | None:
    """Read "2nd one" or, where no option has a number, "2"."""
    words = [word for word in said.split() if word != "one"]
    if len(words) != 1:
        return None
    word = words[0]
    if word.isdecimal() and not any(map(str.isdecimal, " ".join(texts).split())):
        return int(word) - 1 if 1 <= int(word) <= len(texts) else None
    named = [n for name, n in _PLACES.items() if word == name or _is_slip(word, name)]
    if len(set(named)) != 1 or named[0] >= len(texts):
        return None
    return named[0] % len(texts)


def _letter_with_reason(said: str, count: int) -> int | None:
    """Read "d, it is the only one about buying", but not "a, b"."""
    choice, *reason = _REASON.split(said, maxsplit=1)
    found = _LETTER_FIRST.fullmatch(choice.strip() if reason else said)
    if found is None:
        return None
    letter, rest = found[1] or found[2], found[3]
    others = set(LETTERS[1:count]) - {letter}
    if letter not in LETTERS[:count] or others.intersection(_WORD.findall(rest)):
        return None
    return LETTERS.index(letter)


def _in_own_words(said: str, texts: Sequence[str]) -> tuple[int, ...] | None:
    """Find the one option that has most of the words that were typed: "the line chart"."""
    initials = ["".join(word[0] for word in _WORD.findall(text)) for text in texts]
    if len(said) > 1 and initials.count(said) == 1:
        return (initials.index(said),)
    typed = [word for word in _WORD.findall(said) if word != "one"]
    telling = [word for word in typed if len(word) >= TELLING]
    if len(telling) < 2:  # a single word has to be there as it is, and every word beside it
        same = [n for n, text in enumerate(texts) if set(typed) <= set(_WORD.findall(text))]
        return (same[0],) if telling and len(same) == 1 else None
    shares = [_share(telling, typed, text) for text in texts]
    best, *rest = sorted(shares, reverse=True)
    clear = best >= ENOUGH and best >= 2 * max(rest)
    return (shares.index(best),) if clear else None


def _share(telling: Sequence[str], typed: Sequence[str], text: str) -> float:
    """Give the share of the telling words that an option has; none if it is being denied."""
    words = set(_WORD.findall(text))
    if _NOT.intersection(typed) - words:
        return 0.0
    has = [word for word in telling if word in words or any(_is_slip(word, w) for w in words)]
    return len(has) / len(telling)


def _is_slip(typed: str, word: str) -> bool:
    return slips(typed, word) is not None
