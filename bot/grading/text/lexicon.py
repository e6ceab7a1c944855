"""Small words that decide meaning: denials, hedges, numbers, opposites and look-alikes of English.

These lists are the grader's whole knowledge of language. They hold words that any subject uses, so
that a topic need only add its own pairs. Each list says why its words matter; a word that matters
to one subject only belongs in that subject's topic files.
"""

from typing import Final


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EMPTY: Final = _words(
    """a an the is am are was were be been being to of in on at by for it its they them he she i you
    we us me my your our their his her and or that this these those there here as so because cause
    since do does did done has have had having will would can could shall should may might must if
    when then than also very just too really quite how what why which who whom whose where become
    becomes became get gets got any anything about them well like thing things something basically
    actually kind sort"""
)
"""Words that carry no idea by themselves: no evidence for a point. Kept short on purpose: with a
longer list (more, same, other, each ...) agreement with human markers fell."""

WHOSE: Final = _words("my your his her our their its")
"""Empty words that stand before a name and join nothing; articles are signs of a sentence."""

EVERYDAY: Final = EMPTY | _words(
    """about above across after again against ago all almost alone along already although always
    among another any anyone anything around ask asked away back bad because before began begin
    behind believe below best better between big both bring brought build built business buy call
    came car care case certain change check child children city clear close come common company
    cost country course cut day days deal different done door down draw during each early easy eat
    either else end enough even ever every everyone everything example eye fact fall family far
    fast feel felt few find fine first follow food foot form found free friend from front full game
    gave general give given goes gone good great group grow half hand hard having head hear heard
    help high hold home hope hour house however hundred idea important inside instead into keep
    kept kind knew know known large last late later learn least leave left less life light likely
    line list little live long look lose lost lot love low made main make making many mark matter
    mean means meant meet mind minute money month more morning most move much name near need never
    new next nice night nothing now number off offer often old once only open order other others
    over own paid part pass past pay people per person phone place plan play please point possible
    power price problem product public quality question quick quickly rather reach read ready real
    reason record rest result return right room rule said sale sales same save saw school second
    see seem seen sell send sent service set several shop short show shown side sign simple small
    social sold some someone soon space spend stand start state stay step still stop store story
    strong sure take taken talk tell ten test their themselves thing think third though thought
    three through till time times today together told took top total town trade travel true try
    turn type under understand until upon use used using usually value view visit wait walk want
    water way ways week weeks went while white whole wide will with within without woman word words
    work worked worker world worse worth write wrong year years yes yet young yourself"""
)
"""Frequent English words (from the first thousand of general word counts), which are never taken
for a misspelling of another word."""

CONTRACTIONS: Final = {
    "cannot": "can not",
    "cant": "can not",
    "wont": "will not",
    "dont": "do not",
    "dnt": "do not",
    "doesnt": "does not",
    "didnt": "did not",
    "isnt": "is not",
    "arent": "are not",
    "wasnt": "was not",
    "werent": "were not",
    "hasnt": "has not",
    "hadnt": "had not",
    "shouldnt": "should not",
    "wouldnt": "would not",
    "couldnt": "could not",
    "mustnt": "must not",
    "neednt": "need not",
    "aint": "is not",
    "shant": "shall not",
    "im": "i am",
    "ive": "i have",
    "nope": "no",
    "nah": "no",
    "yeah": "yes",
    "yep": "yes",
    "yup": "yes",
    "cos": "because",
    "coz": "because",
    "cuz": "because",
    "bcos": "because",
    "bc": "because",
    "bcz": "because",
    "becos": "because",
    "incase": "in case",
    "u": "you",
    "ur": "your",
    "urs": "yours",
    "r": "are",
    "ppl": "people",
    "every1": "everyone",
    "evry1": "everyone",
    "some1": "someone",
    "b4": "before",
    "wat": "what",
    "wen": "when",
    "wich": "which",
    "hav": "have",
    "abt": "about",
    "thru": "through",
    "w": "with",
    "wiv": "with",
    "realy": "really",
    "reely": "really",
    "diff": "different",
    "wernt": "were not",
    "wasent": "was not",
    "dosnt": "does not",
    "dosent": "does not",
    "dident": "did not",
    "isent": "is not",
    "hasent": "has not",
    "havnt": "have not",
    "havent": "have not",
    "couldent": "could not",
    "wouldent": "would not",
    "shouldent": "should not",
}
"""How phones and hurried hands write common words, and what they stand for."""

SYMBOL_SHORTHAND: Final = _words("u r w bc")
"""Shorthand that may also be a symbol: left alone when it is the whole text."""

NUMBERS: Final = dict(
    zip(
        _list(
            """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
            fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty
            seventy eighty ninety"""
        ),
        (*range(21), 30, 40, 40, 50, 60, 70, 80, 90),
        strict=True,
    )
)
"""Number words; scales (hundred, thousand ...) multiply what stands before them."""

SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}

HEDGES: Final = _words("maybe perhaps possibly either probably guess")
"""Words with which a writer keeps a way out; before "or" they make a bet on both sides."""

QUANTIFIERS: Final = {
    "all": "all",
    "every": "all",
    "always": "all",
    "only": "only",
    "solely": "only",
    "some": "some",
    "sometimes": "some",
    "none": "none",
    "never": "none",
}
"""Words that say of how many something holds; a claim about all is not a claim about some."""

SYMMETRIC: Final = _words(
    """or with connect connected join joined separate separated same equal equals different
    differ between touch touching mix mixed meet match compare compared near gap both"""
)
"""Words on whose two sides things may change places: "A is joined to B" is "B is joined to A"."""

LINKS: Final = _words("if when while whereas because so since although though but then they")
"""Words that join clauses; what stands on their two sides may change places."""

NO_ATTEMPTS: Final = (
    "i do not know",
    "do not know",
    "dunno",
    "i dunno",
    "idk",
    "no idea",
    "no clue",
    "have not a clue",
    "have not got a clue",
    "not got a clue",
    "not sure",
    "i am not sure",
    "im not sure",
    "unsure",
    "i forgot",
    "i forget",
    "forgot",
    "i have forgotten",
    "i can not remember",
    "can not remember",
    "i do not remember",
    "i do not understand",
    "i do not get it",
    "i do not get this",
    "makes no sense",
    "i am stuck",
    "too hard",
    "pass",
    "skip",
    "no comment",
    "nothing",
    "anything",
    "whatever",
    "who knows",
    "who cares",
    "help",
    "i give up",
    "give up",
    "n a",
    "na",
    "dk",
    "dno",
    "donno",
    "idek",
    "cba",
    "i do not no",
    "ask me later",
    "i have no idea",
    "i have no clue",
    "have no idea",
    "no answer",
    "beats me",
    "i need help",
    "i do not have a clue",
    "not a clue",
    "i did not learn this",
    "no se",
    "no lo se",
    "nose",
    "ni idea",
    "no tengo idea",
    "no tengo ni idea",
    "no me acuerdo",
    "no lo recuerdo",
    "no recuerdo",
    "no entiendo",
    "no lo entiendo",
    "me rindo",
    "we did not do this",
    "i do not care",
    "tell me",
    "sorry",
    "hmm",
    "um",
    "err",
    "blah blah",
    "never heard of it",
    "lol",
    "erm",
    "k",
    "meh",
    "bleh",
)
"""What people type when they have no answer. None of these may stand in a key and still be graded
as one: a key that holds the very words is looked at first."""

NO_ATTEMPT_FILLERS: Final = _words(
    """sorry honestly tbh really just um er well the answer it this that about at all lol i what
    how why one 1 have got still is bro mate man pls please"""
)
"""Words that may surround a non-attempt without making it an answer."""
