"""What words mean that share none with what they are about: "unhappy customers", of complaints.

An ear compares them with what concepts are called and say, and with example phrases of wishes (see
`bot.grading.meaning.ear`). Nothing is worked out in a turn: what is compared with is encoded
beforehand, what was typed beside the writer, and then the turn is taken again. The encoder knows
English only. For other languages, and for everybody without an ear, words alone tell.

Which wish is meant is told by nearness in meaning and by what words are evidence of, together. Of
332 English wishes by two strangers meaning ranked the right one of some fifty first in 81 %, words
in 89 %, and both in 88 %; among the first two stood 88, 93 and 94. The mean of an intent's three or
five nearest examples in place of the nearest did no better.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from bot.grading.meaning.ear import Ear
from bot.grading.text.language import ENGLISH
from bot.tutor.language.intents import Intents
from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.wish import DO, Wish
from bot.tutor.language.wishes.wishes import MOST_WORDS, Wishes
from bot.tutor.model.teaching import Teaching
from content.model.topic import Concept, Topic
from state.values import replace

NAMED: Final = 0.33
"""How near a name has to come to a concept, where words say that it is one ("practise ..."): the
cosine of their vectors. On our topics 17 of 20 names came as near to the concept they meant, while
none of 12 that are about nothing there came nearer than 0.27."""
ALONE: Final = 0.45
"""The same where nothing shows the words to be a name."""

OF_WORDS: Final = 0.06
"""What the evidence of words counts beside nearness in meaning: from 0.03 to 0.08 does as well."""
HEARD: Final = 0.5
"""How much both have to come to together, for a wish to be asked about at all."""
HEARD_BESIDE: Final = 0.7
"""The same where something is open that words may belong to: nineteen of twenty wishes come to
it, and half of what is misheard."""
APART: Final = 0.5
"""By how much that has to be more than the nearness to any concept, for a message to be a wish
though it asks, and its words are found in a topic ("how do I upload a set of questions?")."""
EITHER: Final = 0.2
"""By how much another wish may come to less, to be asked about as well: what is misheard is ahead
by less in five of six."""

IN_WORDS: Final = 2.5
"""How much evidence words have to be where nothing else tells: six in seven wishes in Spanish and
German are talk and come to it, and one in eight answers of those that sound like a wish."""
IN_WORDS_BESIDE: Final = 4.5
"""The same where something is open that words may belong to: four in five wishes come to it."""
APART_IN_WORDS: Final = 7.0
"""The same as `APART`, of evidence alone."""
EITHER_IN_WORDS: Final = 2.5
"""The same as `EITHER`: what is misheard is ahead by less in nine of ten."""
WHOLLY: Final = 10.0
"""What words come to of which all are about a wish, as a rule."""


class NearestWish(Struct, frozen=True):
    """The wish that a message comes nearest to."""

    wish: Wish
    other: Wish | None = None
    """Another one that is about as near."""
    total: float = 0.0
    """How near it comes."""
    is_apart: bool = False
    """Whether it is far nearer to a wish than to anything that is taught."""


def wish(teaching: Teaching, intents: Intents, text: str, *, beside: bool) -> NearestWish | None:
    """Find the wish that a message comes nearest to, never one that is sure.

    In meaning and words if it is in English and there is an ear, nearer if something is open that
    they may belong to (`beside`); else in words, likewise. None for a single word, for what is more
    like an answer or a remark where it may be one, or if nothing is near.
    Raises NotReady where the message has to be encoded first.
    """
    if not 1 < len(text.split()) <= MOST_WORDS:
        return None
    if beside and (intents.is_remark(text) or not intents.is_talk(text)):
        return None
    likeliest, *_ = intents.spoken(text)
    ear = teaching.ear.hearing(ENGLISH) if teaching.ear else None
    if ear is None or likeliest.language != ENGLISH:
        return _in_words(intents, text, IN_WORDS_BESIDE if beside else IN_WORDS)
    return _by_meaning(teaching, ear, likeliest, text, beside=beside)


def _by_meaning(
    teaching: Teaching, ear: Ear, english: Wishes, text: str, *, beside: bool
) -> NearestWish | None:
    """Find the wish that an English message comes nearest to in meaning and words.

    None in the first seconds of a bot's first start, while the examples are being encoded: a
    learner whom words may understand as well must not wait for hundreds of them.
    """
    taught = [said for *_, said in teaching.named()]
    if not (ear.ready(english.texts) and ear.ready(taught)):
        return None
    near = ear.near([text], english.texts)
    if near is None:
        return None
    (row,) = near.tolist()
    meant = {intent: max(row[start:end]) for intent, start, end in english.runs}
    evidence = english.evidence(text)
    totals = {one: meant[one] + OF_WORDS * evidence.get(one, 0.0) for one in meant}
    heard = _heard([english], text, totals, EITHER, lambda one, _: meant[one])
    if heard is None or heard.total < (HEARD_BESIDE if beside else HEARD):
        return None
    to_taught = ear.near([text], taught) if taught else None
    nearest = 0.0 if to_taught is None else float(to_taught.max())
    return replace(heard, is_apart=heard.total - nearest >= APART)


def _in_words(intents: Intents, text: str, least: float) -> NearestWish | None:
    """Find the wish that the words of a message are most evidence of, if they come to `least`.

    None where words alone find one that names something: "auf deutsch" has more to be known by.
    """
    by_words = intents.wished(text)
    if by_words is not None and by_words.argument:
        return None
    wishes = intents.spoken(text)
    totals: dict[str, float] = {}
    for one in wishes:
        for intent, evidence in one.evidence(text).items():
            totals[intent] = max(evidence, totals.get(intent, evidence))
    heard = _heard(wishes, text, totals, EITHER_IN_WORDS, lambda _, total: total / WHOLLY)
    if heard is None or heard.total < least or not intents.is_talk(text):
        return None
    return replace(heard, is_apart=heard.total >= APART_IN_WORDS)


def _heard(
    wishes: Sequence[Wishes],
    text: str,
    totals: Mapping[str, float],
    either: float,
    likeness: Callable[[str, float], float],
) -> NearestWish | None:
    """Give the likeliest wish, and the next where it is nearer than `either`.

    Neither a sentence encoder nor the sum of many words hears "stop" and "not": a wish of which no
    example has such a word, or every one, is not meant by a message that is not like them in this.
    """
    fitting = {intent for own in wishes for intent in own.fitting(text)}
    ranked = sorted(((totals[one], one) for one in totals if one in fitting), reverse=True)[:2]
    speaks = any(own.speaks(typed_words(text)) for own in wishes)
    found = [
        Wish(one, min(likeness(one, total), DO - 0.01), _argument(wishes, text, one), speaks=speaks)
        for total, one in ranked
    ]
    if not found:
        return None
    close = len(ranked) > 1 and ranked[0][0] - ranked[1][0] < either
    return NearestWish(found[0], found[1] if close else None, total=ranked[0][0])


def _argument(wishes: Iterable[Wishes], text: str, intent: str) -> str:
    named = (one.argument(text, intent) for one in wishes)
    return next(filter(None, named), "")


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
