"""What words mean that share none with what they are about: "unhappy customers", of complaints.

An ear compares them with what concepts are called and say, and with example phrases of wishes (see
`bot.grading.meaning.ear`). Nothing
is worked out in a turn: what is compared with is encoded beforehand, what was typed beside the
writer, and then the turn is taken again. The encoder knows English only, so other languages have
words alone, as has everybody without an ear.
"""

from typing import Final

from bot.grading.text.language import ENGLISH
from bot.tutor.language.intents import Intents
from bot.tutor.language.wishes import DO, MOST_WORDS, Wish
from bot.tutor.model.teaching import Teaching
from content.model.topic import Concept, Topic

NAMED: Final = 0.33
"""How near a name has to come to a concept, where words say that it is one ("practise ..."): the
cosine of their vectors. On our topics 17 of 20 names came as near to the concept they meant, while
none of 12 that are about nothing there came nearer than 0.27."""
ALONE: Final = 0.45
"""The same where nothing shows the words to be a name."""


MEANT: Final = 0.4
"""How near a message has to come to an example of a wish, to be asked about at all."""
HEARD: Final = 0.55
"""The same and how alike they are in words, added up: what is meant in other words has little of
the second. Of 67 English wishes that nobody had looked at, words alone did or asked back 39, and
with this 48; of 55 in Spanish, by words that both languages share, 38 and 41."""
HEARD_BESIDE: Final = 0.7
"""The sum where something is open that words may belong to."""


def wish(teaching: Teaching, intents: Intents, text: str, *, beside: bool) -> Wish | None:
    """Find the wish that a message comes nearest to in English, never one that is sure.

    `beside` says that something is open. None without an ear, for a single word, or if nothing is
    near; and in the first seconds of a bot's first start, while the examples are being encoded: a
    learner whom words may understand as well must not wait for hundreds of them. Raises NotReady
    where the message has to be encoded first.
    """
    english = next((one for one in intents.wishes if one.language == ENGLISH), None)
    if teaching.ear is None or english is None or not 1 < len(text.split()) <= MOST_WORDS:
        return None
    examples = [phrase.text for phrase in english.phrases]
    if not teaching.ear.ready(examples):
        return None
    near = teaching.ear.near([text], examples)
    if near is None:
        return None
    alike = {one.intent: one.likeness for one in reversed(english.heard(text))}
    turns = english.turns(text)  # which a sentence encoder hardly hears
    meant: dict[str, float] = {}
    for phrase, nearness in zip(english.phrases, near.tolist()[0], strict=True):
        if phrase.turns == turns:
            meant[phrase.intent] = max(nearness, meant.get(phrase.intent, 0.0))
    best = max(meant, key=lambda intent: meant[intent] + alike.get(intent, 0.0))
    total = meant[best] + alike.get(best, 0.0)
    if meant[best] < MEANT or total < (HEARD_BESIDE if beside else HEARD):
        return None
    return Wish(best, min(meant[best], DO - 0.01), english.argument(text, best), speaks=True)


def subject(teaching: Teaching, named: str, *, alone: bool) -> tuple[Topic, Concept] | None:
    """Find the concept that words come nearest to; None without an ear, or if none is near.

    Raises NotReady where the words have to be encoded first.
    """
    known = list(teaching.named())
    if teaching.ear is None or not known or not named:
        return None
    near = teaching.ear.near([named], [text for *_, text in known])
    if near is None:
        return None
    (row,) = near.tolist()
    best = max(range(len(row)), key=row.__getitem__)
    return known[best][:2] if row[best] >= (ALONE if alone else NAMED) else None
