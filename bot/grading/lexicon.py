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


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((pair.split("/")[0], pair.split("/")[1]) for pair in text.split())


COMMON: Final = _words(
    """a an the this that these those there here it its they them their he she his her him we us
    our you your i me my am is are was were be been being do does did done have has had having
    will would shall should can could may might must of to in on at by for from with into onto
    as so such and or but if then than because since while when where which who whom whose what
    how why also too very just really quite well ok okay like get gets got thing things something
    more most some any each every both about up out off over own same other let lets s t basically
    actually mean means kind sort way lot lots use used using not no nor yes go goes thats im ive"""
)
"""Words that carry no idea by themselves: never evidence for a point, never worth a correction."""

CONTRACTIONS: Final = {
    "cannot": "can not",
    "cant": "can not",
    "wont": "will not",
    "dont": "do not",
    "doesnt": "does not",
    "didnt": "did not",
    "isnt": "is not",
    "arent": "are not",
    "wasnt": "was not",
    "werent": "were not",
    "hasnt": "has not",
    "havent": "have not",
    "hadnt": "had not",
    "shouldnt": "should not",
    "wouldnt": "would not",
    "couldnt": "could not",
    "mustnt": "must not",
    "neednt": "need not",
    "aint": "is not",
    "shant": "shall not",
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
    "becos": "because",
    "u": "you",
    "ur": "your",
    "r": "are",
    "ppl": "people",
    "thru": "through",
    "w": "with",
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

DENIALS: Final = _words(
    """not no never none nothing neither nor without hardly nobody nowhere lack lacks lacking
    fails fail failed"""
)
"""Words that turn round what follows them in the same clause."""

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

TURNS: Final = _words("but however although though instead actually whereas rather yet except")
"""Words that end the reach of a denial."""

HEDGES: Final = _words("maybe perhaps possibly either might may could probably guess unsure")
"""Words with which a writer keeps a way out; before "or" they make a bet on both sides."""

STRICT_QUANTIFIERS: Final = {
    "all": "all",
    "every": "all",
    "always": "all",
    "everything": "all",
    "everyone": "all",
    "entirely": "all",
    "only": "only",
    "solely": "only",
    "some": "some",
    "sometimes": "some",
    "several": "some",
    "few": "some",
    "none": "none",
    "never": "none",
    "nothing": "none",
    "nobody": "none",
}
"""Words that say of how many something holds; a claim about all is not a claim about some."""

OPPOSITES: Final[tuple[tuple[str, str], ...]] = (
    (
        "increase rise grow raise gain more higher up upward",
        "decrease fall drop shrink reduce lower less fewer down downward decline lessen",
    ),
    ("high", "low"),
    ("big large larger bigger great greater", "small smaller little tiny"),
    ("long longer lengthen", "short shorter shorten"),
    ("fast faster quick quicker rapid speed", "slow slower slowly"),
    ("strong stronger strength", "weak weaker weakness"),
    ("hard harder difficult", "easy easier simple"),
    ("hard harder", "soft softer"),
    ("hot hotter warm warmer", "cold colder cool cooler"),
    ("heavy heavier", "light lighter"),
    ("thick thicker", "thin thinner"),
    ("wide wider", "narrow narrower"),
    ("near nearer close closer", "far farther further distant"),
    ("open opened", "closed close shut"),
    ("positive", "negative"),
    ("plus", "minus"),
    ("add", "subtract remove"),
    ("true", "false"),
    ("right correct", "wrong incorrect"),
    ("good", "bad poor"),
    ("better best improve", "worse worst worsen"),
    ("early earlier", "late later"),
    ("before", "after"),
    ("first", "last"),
    ("old older", "new newer young younger"),
    ("past", "future"),
    ("always", "never"),
    ("all every", "none no"),
    ("many much", "few little"),
    ("with", "without"),
    ("include", "exclude"),
    ("inside in internal inner within", "outside external outer"),
    ("input", "output"),
    ("import", "export"),
    ("front", "back"),
    ("top above over", "bottom below under beneath"),
    ("left", "right"),
    ("north", "south"),
    ("east", "west"),
    ("same equal identical alike", "different unequal"),
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
    ("present", "absent"),
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

NEGATIVE_PREFIXES: Final = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
"""Prefixes that deny the word they stand before, where that word is known on its own."""

LOOK_ALIKES: Final = _pairs(
    """accept/except adverse/averse advice/advise affect/effect allusion/illusion altar/alter
    ascent/assent bare/bear berth/birth board/bored brake/break canvas/canvass casual/causal
    cereal/serial cite/site coarse/course competition/completion complaint/compliant
    complement/compliment complementary/complimentary confidant/confident conscience/conscious
    cooperation/corporation council/counsel councillor/counsellor currant/current dairy/diary
    defective/detective defuse/diffuse desert/dessert detract/distract device/devise
    discreet/discrete draft/draught dual/duel elicit/illicit eligible/illegible
    emigrate/immigrate eminent/imminent ensure/insure envelop/envelope ethics/ethnics
    exercise/exorcise expand/expend expansive/expensive external/eternal farther/father
    flaunt/flout formally/formerly forth/fourth historic/historical hoard/horde humerus/humorous
    incidence/incidents industrial/industrious ingenious/ingenuous internal/interval
    interstate/intestate lead/led lessen/lesson lightening/lightning loose/lose loyalty/royalty
    market/marker marshal/martial material/materiel mean/median median/medium metal/mettle
    miner/minor moral/morale mussel/muscle naval/navel objection/objective pair/pear passed/past
    patience/patients peace/piece pedal/peddle persecute/prosecute personal/personnel
    perspective/prospective plain/plane police/policy poor/pour practicable/practical
    precede/proceed preposition/proposition prescribe/proscribe presence/presents price/prize
    principal/principle profit/prophet quality/quantity quiet/quite rational/rationale
    reality/realty relatable/reliable respectful/respective retail/retell retention/detention
    review/revue role/roll root/route sail/sale sensible/sensitive sight/site sole/soul
    sort/sought stationary/stationery statue/statute steal/steel storey/story suit/suite
    summary/summery sweat/sweet tail/tale team/teem threw/through tolerable/tolerant track/tract
    trail/trial vain/vein vary/very waist/waste wait/weight waive/wave weak/week
    weather/whether"""
)
"""Real words one slip of the pen apart; reading one as the other would change what was said.
Compiled from the homophone and "commonly confused words" pages of school usage guides."""

NO_ATTEMPTS: Final = (
    "i do not know",
    "do not know",
    "dunno",
    "i dunno",
    "idk",
    "no idea",
    "no clue",
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
    "we did not do this",
    "i do not care",
    "tell me",
    "sorry",
    "hmm",
    "um",
    "err",
    "blah blah",
)
"""What people type when they have no answer. None of these may stand in a key and still be graded
as one: a key that holds the very words is looked at first."""

NO_ATTEMPT_FILLERS: Final = _words(
    """sorry honestly tbh really just um er well the answer it this that about at all lol i what
    how why"""
)
"""Words that may surround a non-attempt without making it an answer."""
