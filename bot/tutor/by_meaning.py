"""What words mean that share none with what they are about: "unhappy customers", of complaints.

An ear compares them with what concepts are called and say, and with example phrases of wishes (see
`bot.grading.meaning.ear`). Nothing is worked out in a turn: what is compared with is encoded
beforehand, what was typed beside the writer, and then the turn is taken again. The encoder knows
English only. For other languages, and for everybody without an ear, letters take the place of
meaning (`bot.tutor.language.letters`).

Which wish is meant is told by nearness in meaning and by likeness in words together. Of 586 English
wishes by two strangers words ranked the right one of some fifty first in 59 %, meaning in 71 %, and
both in 76 %; among the first two stood 84 %. The mean of an intent's three or five nearest examples
in place of the nearest, and weights fitted to all of them by least squares, did no better.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from bot.grading.meaning.ear import Ear
from bot.grading.text.language import ENGLISH
from bot.tutor.language.intents import Intents
from bot.tutor.language.wish import DO, Wish
from bot.tutor.language.wishes import MOST_WORDS, Wishes
from bot.tutor.model.teaching import Teaching
from content.model.topic import Concept, Topic
from state.values import replace

NAMED: Final = 0.33
"""How near a name has to come to a concept, where words say that it is one ("practise ..."): the
cosine of their vectors. On our topics 17 of 20 names came as near to the concept they meant, while
none of 12 that are about nothing there came nearer than 0.27."""
ALONE: Final = 0.45
"""The same where nothing shows the words to be a name."""

MEANT: Final = 0.4
"""How near a message has to come to an example of a wish, to be asked about at all."""
IN_WORDS: Final = 0.3
"""What likeness in words counts beside nearness in meaning: from a fifth to a half does as well."""
HEARD: Final = 0.5
"""How much both have to come to together: of what comes to less, two in three mean other things."""
HEARD_BESIDE: Final = 0.6
"""The same where something is open that words may belong to."""
APART: Final = 0.3
"""By how much that has to be more than the nearness to any concept, for a message to be a wish
though it asks, and its words are found in a topic ("how do I upload a set of questions?")."""
SPELT: Final = 0.6
"""How alike a message has to be to a wish word by word and letter by letter, added up."""
EITHER: Final = 0.1
"""By how much another wish may come to less, to be asked about as well: so near to each other the
first is meant in six of ten, and one of the two in eight."""


class Heard(Struct, frozen=True):
    """The wish that a message comes nearest to."""

    wish: Wish
    other: Wish | None = None
    """Another one that is about as near."""
    is_apart: bool = False
    """Whether it is far nearer to a wish than to anything that is taught."""


def wish(teaching: Teaching, intents: Intents, text: str, *, beside: bool) -> Heard | None:
    """Find the wish that a message comes nearest to, never one that is sure.

    In meaning if it is in English and there is an ear; else in letters, unless something is open
    that they may belong to (`beside`). None for a single word, or if nothing is near. Raises
    NotReady where the message has to be encoded first.
    """
    if not 1 < len(text.split()) <= MOST_WORDS:
        return None
    likeliest, *_ = intents.spoken(text)
    ear = teaching.ear.hearing(ENGLISH) if teaching.ear else None
    if ear is None or likeliest.language != ENGLISH:
        return None if beside else _by_letters(intents, text)
    return _by_meaning(teaching, ear, likeliest, text, beside=beside)


def _by_meaning(
    teaching: Teaching, ear: Ear, english: Wishes, text: str, *, beside: bool
) -> Heard | None:
    """Find the wish that an English message comes nearest to in meaning.

    None in the first seconds of a bot's first start, while the examples are being encoded: a
    learner whom words may understand as well must not wait for hundreds of them.
    """
    examples = [phrase.text for phrase in english.phrases]
    taught = [said for *_, said in teaching.named()]
    if not ear.ready([*examples, *taught]):
        return None
    near = ear.near([text], [*examples, *taught])
    if near is None:
        return None
    (row,) = near.tolist()
    meant: dict[str, float] = {}
    for phrase, nearness in zip(english.phrases, row, strict=False):
        meant[phrase.intent] = max(nearness, meant.get(phrase.intent, 0.0))
    ranked = _ranked(english, text, meant, IN_WORDS)
    if not ranked or ranked[0][1].likeness < MEANT:
        return None
    (most, best), *others = ranked
    if most < (HEARD_BESIDE if beside else HEARD):
        return None
    other = next((wish for total, wish in others if most - total < EITHER), None)
    taught_near = max(row[len(examples) :], default=0.0)
    return Heard(best, other, is_apart=most - taught_near >= APART)


def _by_letters(intents: Intents, text: str) -> Heard | None:
    """Find the wish that a message is most like word by word and letter by letter.

    None where words alone find one that names something: "auf deutsch" has more to be known by.
    """
    by_words = intents.wished(text)
    if by_words is not None and by_words.argument:
        return None
    ranked = sorted(
        (
            (total, replace(wish, likeness=min(total / 2, DO - 0.01)))
            for wishes in intents.spoken(text)
            for total, wish in _ranked(wishes, text, wishes.spelt_alike(text), in_words=1.0)
        ),
        key=lambda one: -one[0],
    )
    if not ranked or ranked[0][0] < SPELT:
        return None
    (most, best), *others = ranked
    near = (wish for total, wish in others if most - total < EITHER)
    other = next((wish for wish in near if wish.intent != best.intent), None)
    return Heard(best, other, is_apart=most >= SPELT + APART / 2)


def _ranked(
    wishes: Wishes, text: str, near: Mapping[str, float], in_words: float
) -> list[tuple[float, Wish]]:
    """Give the two likeliest wishes with what they come to, the likelier first.

    Neither a sentence encoder nor a look at letters hears "stop" and "not": a wish of which no
    example has such a word, or every one, is not meant by a message that is not like them in this.
    """
    turns = wishes.turns(text)
    alike = {one.intent: one.likeness for one in reversed(wishes.heard(text))}
    totals = (
        (nearness + in_words * alike.get(intent, 0.0), intent)
        for intent, nearness in near.items()
        if turns in wishes.turning_of(intent)
    )
    return [
        (
            total,
            Wish(intent, min(near[intent], DO - 0.01), wishes.argument(text, intent), speaks=True),
        )
        for total, intent in sorted(totals, reverse=True)[:2]
    ]


def subject(teaching: Teaching, named: str, *, alone: bool) -> tuple[Topic, Concept] | None:
    """Find the concept that words come nearest to; None without an ear, or if none is near.

    Raises NotReady where the words have to be encoded first.
    """
    known = list(teaching.named())
    ear = teaching.ear.hearing(ENGLISH) if teaching.ear else None
    if ear is None or not known or not named:
        return None
    near = ear.near([named], [text for *_, text in known])
    if near is None:
        return None
    (row,) = near.tolist()
    best = max(range(len(row)), key=row.__getitem__)
    return known[best][:2] if row[best] >= (ALONE if alone else NAMED) else None
