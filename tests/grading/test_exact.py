"""Dates, times, amounts, formulas and code as answers to flashcards, gaps and short questions."""
# ruff: noqa: E501, RUF001, FBT001  # one line for each key, with the signs that people type

import pytest

from bot.grading.exact.exactly import exactly
from bot.grading.grader import Grader
from bot.grading.verdict import Outcome
from content.model.topic import Topic
from tests.made import topic_of

# language, key; right; not right
KEYS = [
    ("en", "25 December", "25 Dec | dec 25 | 25th of December | December 25th | 25/12 | the 25th of december | Dec. 25 | 25 decmber | christmas is 25 dec", "not 25 December | 24 Dec | 25 November | 25 | 25 or 26 December"),
    ("en", "4 July 1776", "July 4, 1776 | 4th of July 1776 | 4/7/1776 | 1776-07-04 | 4.7.1776 | on 4 jul 1776 | fourth of July 1776", "4 July 1767 | 4 July | 7/4/1776 | 1776 | July 1776 | 5 July 1776"),
    ("es", "1 de mayo", "1º de mayo | 1 mayo | primero de mayo | el 1 de mayo", "1 de marzo | 2 de mayo"),
    ("en", "14:30", "14.30 | 2:30 pm | 2.30pm | 14h30 | 2:30 p.m. | half past two in the afternoon | 14:30h", "4:30 | 2:30 am | 14:03 | 13:30 | half past two | 15:30"),
    ("en", "7:20 pm", "19:20 | 7.20pm | 20 past 7 in the evening", "7:20 am | 20 to 7 | 17:20 | 20 past 8 pm"),
    ("en", "midnight", "00:00 | midnight | 12 am | 0:00", "noon | 12 pm"),
    ("es", "14:30", "las dos y media de la tarde | 14h30 | 2:30 p. m. | las 14:30", "las tres y media | 2:30 a. m."),
    ("en", "£2.50", "2.50 | 2 pounds 50 | 250p | £2,50 | two pounds fifty", "£25 | $2.50 | 2.05 | not £2.50"),
    ("en", "12.5 %", "12½% | 12,5 percent | 1/8 | an eighth", "12.5 kg | 125% | 12.05 %"),
    ("en", "15 cm³/min", "15 cm3/min | 15 ml/min | 15 cm³ per minute", "15 kg | 15 cm³ per hour | 51 cm³/min"),
    ("en", "1/2", "half | ½ | 0.5 | a half | 50% | one half", "1/3 | 2 | quarter | 12"),
    ("en", "CO2", "CO₂ | co2 | C O 2 | its CO2 | CO2 gas", "not CO2 | CO | C02 | CO3 | C2O | O2"),
    ("en", "H2SO4", "H₂SO₄ | h2so4", "H2SO3 | HSO4 | H2S04"),
    ("en", "NaCl", "NaCl | nacl", "NaC | NaCl2 | KCl"),
    ("en", "x^2", "x² | x**2 | x ^ 2 | x squared | X²", "x^3 | 2x | x | x*2"),
    ("en", "a^2 + b^2 = c^2", "a² + b² = c² | c^2 = a^2 + b^2 | a**2+b**2=c**2 | b² + a² = c²", "a + b = c | a^2 - b^2 = c^2 | a^2 + c^2 = b^2"),
    ("en", "carbon dioxide + water -> glucose + oxygen", "carbon dioxide + water → glucose + oxygen | water + carbon dioxide -> oxygen + glucose", "glucose + oxygen -> carbon dioxide + water"),
    ("en", "profit = revenue - costs", "profit = revenue − costs | revenue - costs = profit", "profit = costs - revenue | revenue = profit - costs"),
    ("en", 'print("hello")', "print('hello') | Print(\"hello\") | print( “hello” ) | `print(\"hello\")` | print(\"hello\");", 'print(hello) | print hello | print("hello"'),
    ("en", "!=", "!= | ≠ | its !=", "== | = | <= | !"),
    ("en", "<=", "<= | ≤", ">= | < | =="),
    ("en", "==", "== | it is ==", "= | === | !="),
    ("en", "x == y", "x==y | x == y", "x = y | x != y | x y"),
    ("en", "len(items)", "len(items) | len( items )", "len items | len[items] | items.len()"),
]  # fmt: skip
CASES = [
    (language, key, response.strip(), right)
    for language, key, rights, wrongs in KEYS
    for right, responses in ((True, rights), (False, wrongs))
    for response in responses.split(" | ")
]


def topic(language: str, key: str) -> Topic:
    """A topic that asks for a key in each of the ways in which short answers are typed."""
    point = {"idea": key, "any": [key]}
    short = {"id": "short", "type": "short", "ask": "Which is it?", "points": [point], "model": key}
    cloze = {"id": "cloze", "type": "cloze", "ask": f"This is {{{key}}}."}
    card = {"id": "card", "front": "Which is it?", "back": key}
    return topic_of([short, cloze], [card], language)


@pytest.mark.parametrize(("language", "key", "response", "right"), CASES)
def test_every_sign_counts_and_no_writing_does(
    language: str, key: str, response: str, right: bool
) -> None:
    made = topic(language, key)
    graded = {item.id: Grader(made).grade_text(item, response).outcome for item in made.items()}
    assert {name: outcome.is_right for name, outcome in graded.items()} == dict.fromkeys(
        graded, right
    ), graded


@pytest.mark.parametrize(
    ("key", "response"),
    [
        ("4 July 1776", "4 July"),
        ("4 July 1776", "7/4/1776"),
        ("14:30", "2:30"),
        ("14:30", "half past two"),
    ],
)
def test_what_leaves_something_open_is_asked_about(key: str, response: str) -> None:
    made = topic("en", key)
    assert Grader(made).grade_text(made.flashcards[0], response).outcome is Outcome.UNSURE


@pytest.mark.parametrize(
    ("key", "response", "outcome"),
    [
        ("N", "N", Outcome.RIGHT),
        ("N", "n", Outcome.MISCONCEPTION),
        ("N", "M", Outcome.WRONG),
        ("N", "nm", None),
        ("44 BC", "44 BCE", Outcome.RIGHT),
        ("44 BC", "44 AD", Outcome.MISCONCEPTION),
        ("44 BC", "44", Outcome.UNSURE),
        ("44 BC", "45", None),
        ("1990s", "90s", Outcome.RIGHT),
        ("1990s", "90", Outcome.UNSURE),
        ("1990s", "1990", Outcome.WRONG),
        ("4 July", "7/4/1776", Outcome.UNSURE),
        ("4 July 1776", "7/4/1777", Outcome.MISCONCEPTION),
        ("25 December", "25 Dec, that is 25/12", Outcome.RIGHT),
        ("25 December", "25 Dec or 26 Dec", Outcome.UNSURE),
        ("26 December", "not 25 Dec but 26 Dec", Outcome.UNSURE),
        ("14:30", "14:30 or half past two pm", Outcome.RIGHT),
        ("14:30", "2:30 pm or 3 pm", Outcome.UNSURE),
        ("19th century", "1800s", Outcome.RIGHT),
        ("20th century", "21st century", Outcome.MISCONCEPTION),
        ("20th century", "1900-1999", Outcome.RIGHT),
        ("10-20 kg", "10-20", Outcome.RIGHT),
        ("10-20 kg", "10-20 %", Outcome.WRONG),
        ("10-20 kg", "10-25 kg", Outcome.MISCONCEPTION),
        ("10-20 kg", "15 kg", Outcome.WRONG),
        ("10-20 kg", "some", None),
        ("5 kg", "<5 kg", Outcome.UNSURE),
        ("5 kg", "4 kg or 5 kg", Outcome.UNSURE),
        ("5 kg", "6 kg", Outcome.MISCONCEPTION),
        ("!=", "<>", Outcome.MISCONCEPTION),
        ("!=", "not equal", None),
    ],
)
def test_an_exact_key_tells_right_from_wrong_and_both_from_what_is_left_open(
    key: str, response: str, outcome: Outcome | None
) -> None:
    found = exactly(key, response)
    assert (found and found.outcome) == outcome


@pytest.mark.parametrize(
    ("reference", "response", "language", "outcome"),
    [
        ("44 BC", "45 BC, no, 44 BC", "en", Outcome.RIGHT),
        ("44 BC", "44 BC - no, wait, 45 BC", "en", Outcome.MISCONCEPTION),
        ("CO2", "CO2, sorry, CO", "en", Outcome.WRONG),
        ("CO2", "CO2, no CO", "en", Outcome.RIGHT),
        ("44 BC", "44 BC, sorry, that is all", "en", Outcome.RIGHT),
        ("44 a. C.", "45 a. C., perdón, 44 a. C.", "es", Outcome.RIGHT),
        ("44 v. Chr.", "45 v. Chr., nein, 44 v. Chr.", "de", Outcome.RIGHT),
    ],
)
def test_of_a_correction_the_last_value_counts(
    reference: str, response: str, language: str, outcome: Outcome
) -> None:
    judged = exactly(reference, response, language)
    assert judged
    assert judged.outcome is outcome
