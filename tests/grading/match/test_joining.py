"""One word or two, with a hyphen, dots, an apostrophe or none: it is the same thing written."""

import pytest

from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Key
from bot.grading.short import ShortGrader
from bot.grading.verdict import Outcome


def typed_for(back: str, typed: str, language: str = "en") -> Outcome:
    key = Key("?", references=(back,), language=language)
    return ShortGrader(key, Corpus.of_keys([key], language)).grade(typed).outcome


def parted(text: str) -> list[tuple[str, str]]:
    pairs = (pair.split(" | ") for pair in text.splitlines() if pair.strip())
    return [(one.strip(), other.strip()) for one, other in pairs]


ENGLISH = """
    cash flow | cashflow
    first-hand | firsthand
    e-commerce | ecommerce
    e-commerce | e commerce
    break-even point | breakeven point
    health care | healthcare
    co-operate | cooperate
    web site | website
    on-line shopping | online shopping
    stakeholder mapping | stake holder mapping
    feedback | feed-back
    T-shirt | tshirt
    x-ray | xray
    COVID-19 | covid19
    G20 | G 20
    K.P.I. | KPI
    KPI | K P I
    KPI | KPIs
    kpi | KPIs
    KPIs | KPI's
    N.P.S. | nps
    U.S.A | usa
    N.A.T.O. | N A T O
    research & development | research and development
    R&D | R and D
    R&D | RnD
    M & A | m&a
    fish and chips | fish'n'chips
    B2B and B2C | B to B and B to C
    B2B | B-2-B
    B2C | b two c
    P2P | P to P
    P&L | p + l
    O'Brien | OBrien
    O'Brien | O Brien
    O'Brien | O\u2019Brien
    Qur'an | Quran
    Sainsbury's | Sainsburys
    feed\u00adback | feedback
    data\u200dbase | database
"""

SPANISH = """
    medio ambiente | medioambiente
    videojuego | video juego
    punto muerto | puntomuerto
    e-mail | email
    ex-presidente | expresidente
    franco-alemán | francoalemán
    auto-escuela | autoescuela
    KPI | KPIs
    KPI | K.P.I.
    kpi | KPI's
    O.N.U. | ONU
    ONU | O N U
    P.Y.M.E. | pyme
    EE. UU. | EEUU
    EE. UU. | EE.UU.
    RR. HH. | rrhh
    investigación & desarrollo | investigación y desarrollo
    I+D | I + D
    I+D | i y d
    I+D | I&D
    B2B y B2C | B to B y B to C
    B2B | b dos b
    COVID-19 | covid 19
    O'Brien | OBrien
    socio\u00adcultural | sociocultural
"""

PERSIAN = """
    \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 | \u0645\u06cc\u062e\u0648\u0627\u0647\u0645
    \u06a9\u062a\u0627\u0628\u200c\u0647\u0627 | \u06a9\u062a\u0627\u0628\u0647\u0627
"""  # "I want" and "books", with the joiner that is often left out


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (language, *pair)
        for language, pairs in (("en", ENGLISH), ("es", SPANISH), ("fa", PERSIAN))
        for pair in parted(pairs)
    ],
)
def test_both_ways_of_writing_are_one(language: str, one: str, other: str) -> None:
    assert typed_for(one, other, language) is Outcome.RIGHT
    assert typed_for(other, one, language) is Outcome.RIGHT


@pytest.mark.parametrize(
    ("back", "typed"),
    [
        ("AIDA", "AIDS"),
        ("SWOT", "SWAT"),
        ("FIFO", "LIFO"),
        ("B2B", "B2C"),
        ("B2B", "B to C"),
        ("R&D", "R&B"),
        ("G20", "G7"),
        ("KPI", "KPR"),
    ],
)
def test_another_abbreviation_is_no_way_of_writing(back: str, typed: str) -> None:
    assert not typed_for(back, typed).is_right


def test_letters_of_an_abbreviation_may_change_places() -> None:
    assert typed_for("PESTLE", "PESTEL").is_right


@pytest.mark.parametrize(
    ("back", "typed"),
    [("the rapist", "therapist"), ("not able", "notable"), ("just ice", "justice")],
)
def test_words_that_are_real_are_not_taken_apart(back: str, typed: str) -> None:
    assert not typed_for(back, typed).is_right
