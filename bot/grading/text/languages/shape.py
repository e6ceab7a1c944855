"""The shape of one language's file: which lists it has, and what follows from them.

The files stand beside this one: `CODE.yaml`, and `CODE.words` where there is a list of real words.
"""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Final

from msgspec import Struct, field

Words = frozenset[str]
Phrases = tuple[str, ...]
Pairs = Mapping[str, str]
_NO_WORDS: Final[Words] = frozenset()
FOLDER: Final = files("bot.grading.text.languages")


@lru_cache(maxsize=1)
def language_codes() -> tuple[str, ...]:
    """Give the codes of all languages that have a file, in alphabetical order."""
    names = (path.name for path in FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


class Language(Struct, frozen=True, eq=False, dict=True):
    """What is known of one language: words by the role that they play in any text.

    All are written as texts are read, in lower case and without accents. Lists of one name are
    explained beside their words in `languages/en.yaml`.
    """

    code: str
    """As in a topic's `language`: "en"."""
    empty: Words = _NO_WORDS
    articles: Words = _NO_WORDS
    being: Words = _NO_WORDS
    whose: Words = _NO_WORDS
    name_words: Words = _NO_WORDS
    statement_words: Words = _NO_WORDS
    everyday: Words = _NO_WORDS
    more_real: Words = _NO_WORDS
    """Real words that its list of them lacks."""
    inflections: Words = _NO_WORDS
    """In which endings forms of one word differ; words of another ending are others."""
    beginnings: Words = _NO_WORDS
    """Each written "one/other": beginnings that make two words opposites."""
    spellings: Pairs = field(default_factory=dict)
    """Patterns of words, and what they become in the other way to spell them."""
    digraphs: Pairs = field(default_factory=dict)
    """Letters that are written with two where a keyboard lacks them: the "ue" of "fuer"."""
    look_alikes: Words = _NO_WORDS
    """Each written "one/other"."""
    contractions: Pairs = field(default_factory=dict)
    """What a short form stands for, in words."""
    spoken: Pairs = field(default_factory=dict)
    """What an encoder is given for a short form, where it reads that better than its words."""
    short_forms: Pairs = field(default_factory=dict)
    also_spelt: Pairs = field(default_factory=dict)
    kinds_of_place: Words = _NO_WORDS
    counter: Words = _NO_WORDS
    courses: Words = _NO_WORDS
    elisions: Words = _NO_WORDS
    """Short forms that stand before an apostrophe: the "l" of "l'eau"."""
    endings: Words = _NO_WORDS
    """What may stand behind an apostrophe without being part of the word: the "s" of "shop's"."""
    digit_words: Pairs = field(default_factory=dict)
    """The words that a digit stands for in an abbreviation: the "to" of `B2B`."""
    symbol_shorthand: Words = _NO_WORDS
    numbers: Pairs = field(default_factory=dict)
    """Number words and their values."""
    numbered: Words = _NO_WORDS
    """Things of which there are several with a number: "type II", "phase I"."""
    scales: Pairs = field(default_factory=dict)
    """Number words that multiply what stands before them."""
    consonants: int = 4
    """So many in a row may stand in a word."""
    any_of: Pairs = field(default_factory=dict)
    asks_list: Phrases = ()
    yes_words: Words = _NO_WORDS
    no_words: Words = _NO_WORDS
    true_words: Words = _NO_WORDS
    false_words: Words = _NO_WORDS
    says_yes: Phrases = ()
    says_no: Phrases = ()
    """What says yes or no where it is the whole answer: "of course", "not at all"."""
    plain_answers: bool = True
    """Whether the words for yes and no mean nothing else: Spanish ones are also *if* and *not*."""
    asks_yes_or_no: Words = _NO_WORDS
    asks_why: Phrases = ()
    bare: Words = _NO_WORDS
    purposes: Words = _NO_WORDS
    dismissing: Words = _NO_WORDS
    hedges: Words = _NO_WORDS
    alternatives: Words = _NO_WORDS
    nor: Words = _NO_WORDS
    quantifiers: Pairs = field(default_factory=dict)
    """"all", "some", "none", "only": the words that say so."""
    symmetric: Words = _NO_WORDS
    links: Words = _NO_WORDS
    as_much: Words = _NO_WORDS
    as_what: Words = _NO_WORDS
    less_than: Phrases = ()
    """The words of "as ... as", and the two with which less is said: "less", "than"."""
    than: Words = _NO_WORDS
    """What stands between two things that are compared."""
    directed: Words = _NO_WORDS
    phrasal: Words = _NO_WORDS
    joints: Words = _NO_WORDS
    seams: Words = _NO_WORDS
    by: Words = _NO_WORDS
    passives: Words = _NO_WORDS
    object_marks: Words = _NO_WORDS
    doer_marks: Words = _NO_WORDS
    merely: Words = _NO_WORDS
    no_attempts: Phrases = ()
    no_attempt_fillers: Words = _NO_WORDS
    denials: Words = _NO_WORDS
    particles: Words = _NO_WORDS
    """Beginnings of verbs that may stand at the end of their clause: "geht ... auf"."""
    denials_behind: Words = _NO_WORDS
    denials_agree: bool = False
    """Whether several denials in a clause are one: "no hay nada"."""
    weak_denials: Words = _NO_WORDS
    without: Words = _NO_WORDS
    otherwise: Phrases = ()
    same_words: Pairs = field(default_factory=dict)
    """Small words that say the same in a phrase, by the one that stands for them: "might: may"."""
    participles: Words = _NO_WORDS
    reflexive: Words = _NO_WORDS
    leads: Words = _NO_WORDS
    condemning: Words = _NO_WORDS
    denying: Words = _NO_WORDS
    not_denying: Words = _NO_WORDS
    not_without: Words = _NO_WORDS
    between_clauses: Words = _NO_WORDS
    against: Words = _NO_WORDS
    heads: Words = _NO_WORDS
    noun_first: bool = False
    """Whether what two terms are stands before what tells them apart: "el coste fijo"."""
    verb_either_side: bool = False
    """Whether a verb stands now before its noun and now behind it: "aumenta la demanda"."""
    measuring: Words = _NO_WORDS
    """Words that say how much or how many of what they stand before, and never turn about."""
    the_other: Phrases = ()
    instead: str = "it"
    """What stands for a term that is taken out of what is said of it."""
    pointing_down: Words = _NO_WORDS
    pointing_up: Words = _NO_WORDS
    pointing_away: Words = _NO_WORDS
    avoiding: Words = _NO_WORDS
    keeping: Words = _NO_WORDS
    kept_from: Words = _NO_WORDS
    checking: Words = _NO_WORDS
    evils: Words = _NO_WORDS
    """Stems, not words."""
    free_of: Words = _NO_WORDS
    of_what: Words = _NO_WORDS
    denied_whole: Phrases = ()
    recanting: Phrases = ()
    others: Pairs = field(default_factory=dict)
    """People whose views are told: the words before them."""
    self: Words = _NO_WORDS
    anybody: Words = _NO_WORDS
    saying: Words = _NO_WORDS
    thought: Words = _NO_WORDS
    telling: Words = _NO_WORDS
    introducing: Words = _NO_WORDS
    tellers: Words = _NO_WORDS
    before_tellers: Words = _NO_WORDS
    habits: Words = _NO_WORDS
    setting_aside: Words = _NO_WORDS
    supposing: Words = _NO_WORDS
    adding: Words = _NO_WORDS
    and_word: str = ""
    disregarding: Words = _NO_WORDS
    dismissals: Phrases = ()
    meaning: Words = _NO_WORDS
    needing: Words = _NO_WORDS
    extent: Words = _NO_WORDS
    after: Phrases = ()
    after_that: Words = _NO_WORDS
    purpose: Words = _NO_WORDS
    turns: Words = _NO_WORDS
    pointing: Words = _NO_WORDS
    nothing_to: Phrases = ()
    more: Words = _NO_WORDS
    opposites: Phrases = ()
    """Each written "words of one side / words of the other"."""
    dimensions: Pairs = field(default_factory=dict)
    """What can be more or less: the words that say how much."""
    meanings: Phrases = ()
    """Words of one meaning in each."""
    amounts: Pairs = field(default_factory=dict)
    """"more" and "less": the words that say so of what stands behind them."""
    vague: Words = _NO_WORDS

    @property
    def is_known(self) -> bool:
        """Whether there is a file for it, so that a text without joining words can be told."""
        return bool(self.empty)

    @cached_property
    def real(self) -> Words:
        """Words that are no misspellings of others; read when first asked for, as there are many.

        A language in which nothing is taught is only listened for, which needs none of them.
        """
        words = FOLDER / f"{self.code}.words"
        if self.code not in language_codes() or not words.is_file():
            return self.more_real
        return self.more_real.union(words.read_text(encoding="utf-8").split())

    @cached_property
    def everyday_words(self) -> Words:
        """Words that are never misspellings: the frequent and the empty ones."""
        return self.everyday | self.empty

    @cached_property
    def number_of(self) -> Mapping[str, float]:
        """The value of each number word."""
        return {word: float(value) for word, value in self.numbers.items()}

    @cached_property
    def scale_of(self) -> Mapping[str, float]:
        """What each scale multiplies by."""
        return {word: float(value) for word, value in self.scales.items()}

    @cached_property
    def quantifier_of(self) -> Mapping[str, str]:
        """Of how many each quantifier speaks: "all", "some", "none", "only"."""
        return {word: how for how, words in self.quantifiers.items() for word in words.split()}

    @cached_property
    def introduced_by(self) -> Mapping[str, Words]:
        """With which words each of those is introduced whose views may be told."""
        return {
            who: frozenset(words.split())
            for people, words in self.others.items()
            for who in people.split()
        }

    @cached_property
    def tellings(self) -> Words:
        """All verbs of holding or telling a view."""
        return self.telling | self.saying | self.thought

    @cached_property
    def joining(self) -> Words:
        """Words that set two things, or two statements, beside each other."""
        return self.adding | self.nor

    @cached_property
    def bounds(self) -> Words:
        """Words between two statements."""
        return self.links | self.turns | self.joining

    @cached_property
    def alike(self) -> Mapping[str, Words]:
        """The look-alikes of each word that has some."""
        pairs = [pair.split("/") for pair in self.look_alikes]
        return {
            word: frozenset(one for pair in pairs if word in pair for one in pair) - {word}
            for pair in pairs
            for word in pair
        }
