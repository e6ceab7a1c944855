"""Denials: small words that turn round, set aside or excuse what is said beside them.

These lists are kept apart from the rest of the lexicon because they decide most verdicts: whether
a thing was said, denied, only reported, or named as something to be rid of. They hold words that
any subject uses; each says why its words matter.
"""

from typing import Final


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DENIALS: Final = _words(
    """not no non never none nothing neither nor without hardly nobody nowhere lack lacks lacking
    fails fail failed"""
)
"""Words that turn round what follows them in the same clause."""

WEAK_DENIALS: Final = _words("less fewer")
"""Words that turn round the next word, where that is a good thing: "less clear"."""

AVOIDING: Final = _words(
    """avoid avoids avoiding avoided prevent prevents preventing prevented eliminate eliminates
    eliminating remove removes removing reduce reduces reducing reduced minimise minimises
    minimize stop stops stopping break breaks breaking disrupt disrupts interrupt interrupts"""
)
"""Verbs that turn round their object: who avoids bias has no bias."""

CHECKING: Final = _words("check checks checking whether sure ensure")
"""Who checks that a thing is not so has the idea of it all the same."""

EVILS: Final = _words(
    """bias mislead error mistak spi espionag confidenti secret complain complaint risk wast harm
    conflict stress delay damag danger fake fraud theft steal"""
)
"""Stems of things that nobody wants: an author who lists one as an idea means to be rid of it."""

DENIED_WHOLE: Final = (
    "it is not true that",
    "it is not the case that",
    "it is untrue that",
    "it is false that",
    "it is wrong that",
    "it is wrong to say",
    "it is not right that",
    "it is not correct that",
    "it is incorrect that",
    "i do not think that",
    "i do not think",
    "i do not believe",
    "i disagree that",
    "i doubt that",
    "i doubt",
    "not true that",
    "there is no way",
    "it is a myth that",
)
"""Openings that turn round the whole of what follows."""

RECANTING: Final = (
    "i used to think that",
    "i used to think",
    "i used to believe that",
    "i used to believe",
    "i once thought that",
    "i once thought",
    "i used to say that",
    "i used to say",
    "i used to reckon",
    "i was wrong that",
    "i was wrong to think",
)
"""Openings of what a writer no longer thinks."""

_PEOPLE: Final = _words("some many most other")
_SOMEBODY: Final = _words("my our the his her your a")
OTHERS: Final = {
    "people": _PEOPLE,
    "firms": _PEOPLE,
    "managers": _PEOPLE,
    **dict.fromkeys(
        _list(
            """manager boss friend mate teacher tutor mum mom dad brother sister colleague textbook
            book"""
        ),
        _SOMEBODY,
    ),
}
"""Whose views one may report, and the words with which they are introduced."""
SAYING: Final = _words("think thinks say says said believe believes reckon reckons claim claims")
THOUGHT: Final = _words("thought said believed reckoned claimed")
"""What one did once: "i thought ... but" is no longer thought."""
TELLING: Final = SAYING | THOUGHT | {"told"}
INTRODUCING: Final = _words("well yes ok okay so because of")
"""Words after which one may begin to tell: "well i thought", "a lot of people say"."""
TELLERS: Final = _words("he she they people some others everyone everybody")
"""Of whom something may be told without another word."""
BEFORE_TELLERS: Final = _PEOPLE | {"my"}
"""After these, up to three words tell who it is: "some firms", "my old boss", "my boss at work"."""
HABITS: Final = _words("always often all usually just still used to")
"""Words that may stand between those who tell and their verb: "they always say"."""
SETTING_ASIDE: Final = _words("but however though although whereas")
"""Words after which a writer says what is so instead of what was told."""
SUPPOSING: Final = _words("might may could would")
"""With these a view is ascribed to everybody: "you might think"."""

ADDING: Final = _words("and plus")
"""Words after which something new is said: "dont charge them and make a new one". A denial of both
things is written with "or"."""
JOINING: Final = _words("and or plus nor")
"""Words that set two things, or two statements, beside each other."""

DISREGARDING: Final = _words(
    """ignore ignores ignoring ignored disregard disregards disregarding disregarded bypass
    bypasses neglect neglects neglecting"""
)
"""Verbs that set their object aside as a denial would, but that are not one: "ignore the law"."""

DISMISSALS: Final = (
    "pointless",
    "useless",
    "worthless",
    "unnecessary",
    "irrelevant",
    "not matter",
    "never matters",
    "not needed",
    "not necessary",
    "not important",
    "never changes",
    "no use",
    "no point",
    "waste of time",
    "waste of money",
)
"""What is said of a thing to set it aside: its subject stands before it, in the same clause."""

MEANING: Final = _words("mean means that think say show shows prove proves know sure like")
"""After these "its a ..." is what they deny: "that does not mean its a plan"."""

NEEDING: Final = _words("need needs needed point use reason bother matter matters")
"""Between a denial and a word, these deny the need and not the word: "no need to compare"."""

PURPOSE: Final = _words(
    """so to that make makes making get gets then would will otherwise if whether sure might could
    can keep stay avoid"""
)
"""Words before an evil that is denied as something to be rid of: "so that it is not biased"."""

TURNS: Final = _words("but however although though instead actually whereas rather yet except")
"""Words that end the reach of a denial."""
