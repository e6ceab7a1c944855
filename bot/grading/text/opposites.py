"""Opposites of general English: which words stand on the two sides of one scale.

The same lists say what contradicts (rise, fall) and what means the same (rise, grow). They hold
words of any subject; a pair that one subject needs belongs in its topic's `confusable`.
"""

from functools import lru_cache
from typing import Final

from bot.grading.text.words import stem


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


OPPOSITES: Final[tuple[tuple[str, str], ...]] = (
    (
        "increase rise grow raise gain more high higher up upward",
        "decrease fall drop shrink reduce low lower less fewer down downward decline lessen",
    ),
    ("big large larger bigger great greater", "small smaller little tiny"),
    ("long longer lengthen", "short shorter shorten"),
    ("fast faster quick quicker rapid speed", "slow slower slowly"),
    ("strong stronger strength", "weak weaker weakness"),
    ("hard harder difficult", "easy easier simple"),
    ("soft softer", "hard harder"),
    ("hot hotter warm warmer", "cold colder cool cooler"),
    ("heavy heavier", "light lighter"),
    ("thick thicker", "thin thinner"),
    ("wide wider", "narrow narrower"),
    ("near nearer close closer", "far farther further distant"),
    ("open opened", "closed close shut"),
    ("positive", "negative"),
    ("plus", "minus"),
    ("add", "subtract remove"),
    ("right correct true", "wrong incorrect false"),
    ("good", "bad poor"),
    ("better best improve", "worse worst worsen"),
    ("early earlier", "late later"),
    ("before", "after"),
    ("first", "last"),
    ("old older", "new newer young younger"),
    ("past", "future"),
    ("many much", "few little"),
    ("include", "exclude"),
    ("inside internal inner within", "outside external outer"),
    ("input", "output"),
    ("import", "export"),
    ("front", "back"),
    ("top above over", "bottom below under beneath"),
    ("north", "south"),
    ("east", "west"),
    ("same equal identical alike", "different unequal separate"),
    ("accept allow permit", "refuse reject forbid prevent"),
    ("start begin", "stop end finish"),
    ("connect attach join", "disconnect separate detach"),
    ("complete whole", "partial incomplete"),
    ("full", "empty"),
    ("alive live", "dead"),
    ("wet", "dry"),
    ("buy purchase", "sell"),
    ("buyer", "seller"),
    ("employer", "employee"),
    ("lend", "borrow"),
    ("give", "take"),
    ("send", "receive"),
    ("win", "lose"),
    ("profit", "loss"),
    ("income revenue", "expense expenditure"),
    ("asset", "liability"),
    ("debit", "credit"),
    ("cheap cheaper", "expensive dear"),
    ("supply", "demand"),
    ("public", "private"),
    ("primary", "secondary"),
    ("qualitative", "quantitative"),
    ("proactive", "reactive"),
    ("active", "passive"),
    ("formal", "informal"),
    ("fixed constant", "variable"),
    ("maximum", "minimum"),
    ("majority", "minority"),
    ("advantage benefit", "disadvantage drawback"),
    ("opportunity", "threat"),
    ("success succeed", "failure fail"),
    ("sharp", "blunt dull"),
    ("rough", "smooth"),
    ("loud louder", "quiet quieter soft"),
    ("visible", "hidden"),
    ("absent missing", "present"),
    ("polite", "rude"),
    ("tall taller", "short shorter"),
    ("deep deeper", "shallow"),
    ("series", "parallel"),
    ("endothermic", "exothermic"),
    ("acid acidic", "alkaline base"),
    ("solid", "liquid"),
    ("push", "pull"),
    ("attract", "repel"),
    ("expand", "contract"),
    ("broad", "specific"),
    ("long-term", "short-term"),
    ("short-run", "long-run"),
    ("praise compliment", "complain criticise"),
    ("keep retain", "lose"),
    ("ally", "enemy"),
    ("legal lawful", "illegal unlawful"),
    ("explicit", "implicit"),
    ("voluntary", "compulsory"),
)
"""Opposites of general English, each side with its near neighbours. Sources: school thesauruses."""

DIMENSIONS: Final = {
    "distance": _stems("near nearer close closer far farther further"),
    "size": _stems("big bigger large larger small smaller"),
    "speed": _stems("fast faster slow slower quick quicker"),
    "temperature": _stems("hot hotter cold colder warm warmer cool cooler"),
    "weight": _stems("heavy heavier light lighter"),
    "price": _stems("cheap cheaper expensive dear dearer"),
    "cost": _stems("cheap cheaper expensive dear dearer"),
    "amount": _stems("more less fewer many much"),
    "age": _stems("old older young younger"),
    "time": _stems("early earlier late later quick quicker"),
    "height": _stems("tall taller short shorter high higher low lower"),
}
"""What can be more or less, and the words that say how much: "closer to" is about distance."""


MEANINGS: Final = (
    "see look observe notice watch",
    "start begin",
    "make create produce form cause",
    "use employ apply",
    "help aid assist support",
    "show tell indicate display reveal",
    "need require must want",
    "move travel go flow",
    "know understand learn",
    "find discover determine identify",
    "leave stay remain keep",
    "part piece bit portion",
    "kind type sort variety",
    "stuff material substance",
    "stop prevent block",
    "fix mend repair solve resolve sort",
    "customer client shopper guest consumer",
    "staff employee worker team colleague",
    "shop store outlet",
    "price cost fee charge",
    "buy purchase order",
    "complaint issue problem grievance trouble",
    "boss manager supervisor",
    "rival competitor",
    "firm company business organisation organization",
    "answer reply respond response",
    "say state mention",
    "change alter vary",
    "break damage destroy",
    "touch contact connect attach",
    "amount quantity number",
    "place location position spot",
    "let allow enable permit",
    "protect guard shield",
    "hold contain include",
    "give provide offer supply",
    "check test verify confirm",
    "correct accurate right true",
    "important necessary essential",
    "opinion view feeling",
    "information data facts figures",
    "method way technique procedure",
    "result outcome finding",
    "happen occur",
)
"""Words that learners put for one another; they count in part when likeness is measured, and never
earn a point by themselves. Source: school thesauruses."""


@lru_cache(maxsize=1)
def poles() -> dict[str, tuple[tuple[int, int], ...]]:
    """Give for each stem its scales, by their place in `OPPOSITES`, with its side: +1 or -1."""
    found: dict[str, list[tuple[int, int]]] = {}
    for scale, (plus, minus) in enumerate(OPPOSITES):
        for side, words in ((1, plus), (-1, minus)):
            for one in _stems(words):
                found.setdefault(one, []).append((scale, side))
    return {one: tuple(places) for one, places in found.items()}


@lru_cache(maxsize=1)
def companions() -> dict[str, frozenset[str]]:
    """Give for each stem those that mean much the same: rise, grow, increase."""
    found: dict[str, set[str]] = {}
    for words in (*MEANINGS, *(side for sides in OPPOSITES for side in sides)):
        stems = _stems(words)
        for one in stems:
            found.setdefault(one, set()).update(stems - {one})
    return {one: frozenset(others) for one, others in found.items()}


@lru_cache(maxsize=1)
def dimensions() -> dict[str, tuple[str, ...]]:
    """Give for each stem the names of what it measures, as stems: close is about distance."""
    found: dict[str, list[str]] = {}
    for name, stems in DIMENSIONS.items():
        for one in stems:
            found.setdefault(one, []).append(stem(name))
    return {one: tuple(names) for one, names in found.items()}
