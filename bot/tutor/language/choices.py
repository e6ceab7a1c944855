"""What is typed instead of tapped: letters, places, or an option's own words, as indices.

People put words around a letter ("its b i think"), give a reason with it ("c, because ..."), name
the place ("the 2nd one") or the option itself, misspelt, and change their minds ("d no wait a").
What could mean two options means none.
"""

import re
from collections.abc import Sequence

from bot.tutor.language.calendar import without_accents
from bot.tutor.language.choice_words import choice_words
from bot.tutor.language.named_options import SOME, in_turn, is_slip, one_named, share, telling_of
from content.model.items import (
    ChoiceQuestion,
    MatchQuestion,
    MultiSelectQuestion,
    OrderQuestion,
    TrueFalseQuestion,
)

Tapped = ChoiceQuestion | TrueFalseQuestion | MultiSelectQuestion | OrderQuestion | MatchQuestion

LETTERS = "abcdefgh"
_WORD = re.compile(r"\w+")
_LETTER_FIRST = re.compile(r"(?:([a-h])\s*(?:[-:.,;)]|$)|([b-h])\s)(.*)", re.DOTALL)
"""A letter with a stop, or a letter that is no word either."""


def picks_from(question: Tapped, order: tuple[int, ...], text: str) -> tuple[int, ...] | None:
    """Read letters or words as the author's indices; None if they are no complete answer."""
    text = _last_said(question, without_accents(text))
    said = _bare(text)
    match question:
        case TrueFalseQuestion():
            return _true_or_false(_bare(choice_words().because.split(text)[0]))
        case ChoiceQuestion():
            return _one(question, order, said)
        case MultiSelectQuestion():
            return _several(question, order, text)
        case OrderQuestion():
            places = _letters(said, len(order))
            picks = tuple(order[place] for place in places or ())
            picks = picks if places else in_turn(text, [_bare(one) for one in question.steps])
            return picks if sorted(picks) == sorted(order) else None
        case MatchQuestion():
            picks = tuple(order[place] for place in _letters(said, len(order)) or ())
            return picks if sorted(picks) == sorted(order) else None


def place_of(order: tuple[int, ...], text: str) -> int | None:
    """Read a single letter as a place on the screen; None for anything else."""
    places = _letters(_bare(text), len(order))
    return places[0] if places is not None and len(places) == 1 else None


def nearest(question: Tapped, order: tuple[int, ...], text: str) -> int | None:
    """Give the place on the screen of the one option that has some of the telling words typed.

    It is too little to take it for the answer, and enough to ask: "say sorry" for "hear them out,
    say sorry". None if it is denied, or where no option has any, or several have; and one word of a
    whole sentence asks nothing.
    """
    if not isinstance(question, ChoiceQuestion):
        return None
    texts = [_bare(question.choices[pick].shown) for pick in order]
    typed = _WORD.findall(_bare(text))
    telling = telling_of(typed)
    shares = [share(telling, typed, one) if telling else 0.0 for one in texts]
    best = max(shares)
    return shares.index(best) if best >= SOME and sum(map(bool, shares)) == 1 else None


def _last_said(question: Tapped, text: str) -> str:
    """Give what stands behind the last change of mind, if anything does.

    An option's own words take nothing back: it may be to say "sorry, no".
    """
    taken_back = list(choice_words().taken_back.finditer(text))
    options = question.choices if isinstance(question, ChoiceQuestion) else ()
    own = [without_accents(option.shown) for option in options]
    if not taken_back or any(taken_back[-1][0] in words for words in own):
        return text
    last = text[taken_back[-1].end() :]
    return last if last.strip(" .,!") else text


def _bare(text: str) -> str:
    plain = choice_words().around.sub(" ", without_accents(text))
    return " ".join(plain.split()).strip(" .,")


def _true_or_false(said: str) -> tuple[int, ...] | None:
    """Read a word for true or false, or several that agree: "nah, false, obviously"."""
    known = choice_words()
    found = known.true_false.get(said)
    if found is not None:
        return (found,)
    if (first := _before_a_reason(said)) is not None:
        return (first,)
    words = _WORD.findall(said)
    plain = {known.plainly[word] for word in words if word in known.plainly}
    agreed: set[int | None] = {*plain} or {known.true_false.get(word) for word in words}
    meant = agreed.pop() if len(agreed) == 1 and not known.denials.intersection(words) else None
    return None if meant is None else (meant,)


def _before_a_reason(said: str) -> int | None:
    """Read "true, they have no cash yet": what stands before the comma, unless it is taken back."""
    known = choice_words()
    first, comma, rest = said.partition(",")
    found = known.true_false.get(first.strip()) if comma else None
    otherwise = {known.plainly[word] for word in _WORD.findall(rest) if word in known.plainly}
    return None if otherwise - {found} else found


def place_named(text: str, offered: Sequence[str]) -> int | None:
    """Read "the 2nd one" or "2" as a place among what is offered, from 0; None if it is none."""
    return _place(_bare(text), [_bare(one) for one in offered])


def _letters(said: str, count: int) -> list[int] | None:
    """Read "b", "a, c" or "cab" as places; None if anything else is in it."""
    joined = choice_words().joining.sub("", said)
    allowed = LETTERS[:count]
    if not joined or any(letter not in allowed for letter in joined):
        return None
    return [allowed.index(letter) for letter in joined]


def _several(
    question: MultiSelectQuestion, order: tuple[int, ...], text: str
) -> tuple[int, ...] | None:
    """Read the options that are meant: by letters, or each by words of its own.

    Letters are all that was said, or what comes before a reason or a stop.
    """
    if _bare(text) in choice_words().all:
        return tuple(sorted(order))
    before = choice_words().because.split(text)[0]
    sayings = (_bare(text), _bare(before), _bare(text.split(".", maxsplit=1)[0]))
    places = next((found for one in sayings if (found := _letters(one, len(order)))), ())
    picks = {order[place] for place in places}
    picks = picks or {*in_turn(before, [_bare(one.shown) for one in question.choices])}
    return tuple(sorted(picks)) or None


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
    named = one_named(said, texts)
    return None if named is None else (named,)


def _place(said: str, texts: Sequence[str]) -> int | None:
    """Read "2nd one" or, where no option has a number, "2"."""
    words = [word for word in said.split() if word not in choice_words().one]
    if len(words) != 1:
        return None
    word = words[0]
    if word.isdecimal() and not any(map(str.isdecimal, " ".join(texts).split())):
        return int(word) - 1 if 1 <= int(word) <= len(texts) else None
    named = [n for name, n in choice_words().places.items() if word == name or is_slip(word, name)]
    if len(set(named)) != 1 or named[0] >= len(texts):
        return None
    return named[0] % len(texts)


def _letter_with_reason(said: str, count: int) -> int | None:
    """Read "d, it is the only one about buying", but not "a, b"."""
    choice, *reason = choice_words().because.split(said, maxsplit=1)
    found = _LETTER_FIRST.fullmatch(choice.strip() if reason else said)
    if found is None:
        return None
    letter, rest = found[1] or found[2], found[3]
    others = set(LETTERS[1:count]) - {letter}
    words = _WORD.findall(rest)
    if letter not in LETTERS[:count] or others.intersection(words) or words[-1:] == ["a"]:
        return None  # an "a" is a word, but hardly at the end
    return LETTERS.index(letter)
