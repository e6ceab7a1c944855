"""A number counts however it is written, in its topic's language, in any unit of its kind."""
# ruff: noqa: E501, RUF001  # one line for each key, with the signs that people type

import pytest
from pydantic import ValidationError

from bot.grading.grader import Grader
from bot.grading.verdict import Outcome, Verdict
from content.model.items import NumberQuestion
from content.model.topic import Topic
from tests.made import topic_of


def topic(language: str, **question: object) -> Topic:
    """A topic with one number question, `n`."""
    asked = {"id": "n1", "type": "number", "ask": "How much?", **question}
    return topic_of([asked], language=language)


def typed(language: str, response: str, **question: object) -> Verdict:
    made = topic(language, **question)
    return Grader(made).grade_text(made.questions[0], response)


RIGHT = [
    # minus: a dash of any kind, apart, or in words
    ("en", "-10", "", "minus 10 | –10 | −10 | - 10 | negative ten | minus ten | -10.0 | it is -10 | = -10"),
    ("en", "-10", "°C", "10 below zero | minus ten degrees | -10C | ten degrees below zero | −10 °C"),
    ("en", "-10", "£", "-£10 | £-10 | - £10 | minus £10 | a loss of £10 | it fell by 10"),
    # decimals and thousands
    ("en", "0.5", "", ".5 | ,5 | 0,5 | 1/2 | ½ | half | a half | one half | 1 / 2 | 0.50 | 50 % | 2/4"),
    ("en", "2.5", "", "2½ | 2 1/2 | 2-1/2 | two and a half | 2 and a half | 2 and 1/2 | 5/2 | 2,5"),
    ("en", "2.2", "", "2 and a fifth | two point two | 2 1/5 | 2.20"),
    ("en", "0.75", "", "3/4 | ¾ | three quarters | three-quarters | 75% | 3 out of 4 | three in four"),
    ("en", "1000000", "", "1m | 1M | a million | one million | 1,000,000 | 1.000.000 | 1 000 000 | 1e6"),
    ("en", "1000000", "", "10^6 | 10⁶ | 1'000'000 | 1 million | 1 × 10⁶ | 1x10^6 | 1mn | one milion"),
    ("en", "2500000", "£", "£2.5m | 2.5 million | 2½ million | two and a half million pounds | £2,500,000"),
    ("en", "2000000000", "", "2bn | 2 billion | two billion | 2e9 | 2,000,000,000"),
    ("en", "3000", "", "3k | 3K | three thousand | 3,000 | 3 thousand | 3e3"),
    ("en", "1234.56", "", "1'234.56 | 1,234.56 | 1.234,56 | 1 234.56 | 1234,56"),
    ("en", "6.02e23", "", "6.02 × 10²³ | 6.02e23 | 6.02x10^23 | 6.02*10^23 | 6.02 · 10^23 | 6.02E+23"),
    ("en", "5e-6", "", "5e-6 | 0.000005 | 5 × 10⁻⁶ | 5x10^-6 | 5*10**-6"),
    ("en", "85", "", "eighty-five | eigty five | eighty five | 85. | 85! | eightyfive | ٨٥ | about 85"),
    ("en", "15", "", "fifteen | fiveteen | fifteeen | fiften | 15? | its 15 i think | maybe 15"),
    ("en", "40", "", "forty | fourty | not 30 but 40 | 40, not 30"),
    ("en", "121", "", "one hundred and twenty-one | a hundred and twenty one | one hundered twenty one"),
    ("en", "1945", "", "1945 | nineteen forty-five | 1,945 | in 1945"),
    ("en", "24", "", "two dozen | 24 | twenty four | twenty-four"),
    ("en", "0", "", "none | nil | zero | nothing | nought | 0 | there is none | none at all | 0.0"),
    # units
    ("en", "90", "min", "1 h 30 min | 1h30 | one and a half hours | 1.5 h | 1½ hours | an hour and a half"),
    ("en", "90", "min", "1 hour and 30 minutes | 1hr 30 | 90m | 5400 s | 1:30 | 90 mins | ninety"),
    ("en", "30", "minutes", "half an hour | 1/2 hour | 30 min | 0.5 h | half hour"),
    ("en", "45", "min", "three quarters of an hour | 3/4 h | 45 minutes"),
    ("en", "1.5", "h", "90 min | 1h30 | one and a half | 1 h 30 min"),
    ("en", "2.5", "£", "£2.50 | 2 pounds 50 | 250p | £2,50 | two pounds fifty | 2.50 GBP | £2 50p"),
    ("en", "1200", "€", "1 200 € | €1,200 | 1200 euros | EUR 1200 | 1.2k | twelve hundred euros"),
    ("en", "12.5", "%", "12½% | 12.5 percent | 12,5 % | 1/8 | an eighth | 1 in 8 | 12.5 per cent | 12.5pc"),
    ("en", "50", "%", "half | 1/2 | fifty per cent | 50% | one in two"),
    ("en", "20", "%", "20% | a 20% increase | up 20% | +20 % | 20% more | an increase of 20 per cent"),
    ("en", "15", "cm³/min", "15 cm3/min | 15 cm³ per minute | 15 cubic centimetres a minute | 15 ml/min"),
    ("en", "37", "°C", "37 C | 37 degrees | 37° | 98.6 °F | 310.15 K | 37 degrees celsius | 37ºC"),
    ("en", "10", "m/s", "10 m/s | 10 ms⁻¹ | 10 m s^-1 | 10 metres per second | 36 km/h | 36 kph"),
    ("en", "6", "degrees", "6 °C | 6 degrees | 6"),
    ("en", "2", "kg", "2000 g | 2 kilos | 2,000 grams | 2 kilograms | 2 Kg | 2KG"),
    ("en", "35", "points", "35 | 35 points | 35 point | thirty five points"),
    ("en", "8", "m²", "8 square metres | 8 m2 | 8 sq m | 8 metres squared | 80000 cm²"),
    ("en", "2", "years", "24 months | 2 yrs | two years"),
    ("en", "1/3", "", "1/3 | a third | one third | 0.33 | .333 | 33.33 %"),
    ("en", "3 1/2", "", "3.5 | 3½ | 7/2"),
    ("es", "1200", "€", "1.200 | 1 200 € | mil doscientos | 1200 | 1.200,00 | 1'200 | mil doscientos euros"),
    ("es", "3.145", "kg", "3,145 | 3145 g | 3,145 kilos"),
    ("es", "-10", "", "menos 10 | −10 | menos diez | -10"),
    ("es", "-5", "°C", "5 bajo cero | cinco grados bajo cero | -5 grados"),
    ("es", "2.5", "", "dos y medio | 2,5 | 2 y medio | 2½ | dos coma cinco | 2.5 | 5/2"),
    ("es", "90", "min", "una hora y media | hora y media | 1 h 30 min | 1h30 | noventa minutos | 1,5 horas"),
    ("es", "35", "%", "treinta y cinco por ciento | 35 por ciento | treinta y cinco | trienta y cinco | 35%"),
    ("es", "2000000", "", "dos millones | 2 millones | 2.000.000 | 2m"),
    ("es", "1000000000", "", "mil millones | 1.000.000.000"),
    ("es", "0", "", "ninguno | cero | nada | ninguna"),
    ("es", "16", "", "dieciséis | dieciseis | 16"),
    ("es", "500", "", "quinientos | 500 | quinientas"),
    ("es", "0.25", "", "un cuarto | 1/4 | 0,25 | ,25 | 1 de cada 4 | 25 %"),
]  # fmt: skip  # one line for each key

NOT_RIGHT = [
    ("en", "7", "", "not 7 | it's not 7 | isn't 7 | anything but 7 | more than 7 | less than 7 | at least 7"),
    ("en", "7", "", "-7 | 7 or 8 | between 7 and 8 | 6-7 | 70 | 0.7 | 7% of 9 | ±7 | <7 | > 7 | seventy"),
    ("en", "65", "", "56 | 6.5 | 650 | sixty | fifty six | --65 | 65/2"),
    ("en", "8", "", "1 in 8 | 1/8 | an eighth | 1 out of 8 | 8/10 | eighty"),
    ("en", "20", "%", "a 20% decrease | down 20% | a fall of 20% | -20 % | 20 km | it fell by 20 per cent"),
    ("en", "-20", "%", "20% | a 20% increase | up 20 %"),
    ("en", "-10", "", "10 | plus 10 | +10 | ten"),
    ("en", "15", "cm³/min", "15 kg | 15 cm³/h | 15 cm | 15 s | 15 cm² per minute"),
    ("en", "37", "°C", "37 °F | 37 K | 37 kg | 37 %"),
    ("en", "90", "min", "90 h | 90 s | 90 kg | 90 % | 1 h | 1 h 20 | £90"),
    ("en", "42", "m", "42 km | 42 cm | 42 kg | 42 m/s | 42 m²"),
    ("en", "5", "£", "$5 | 5 euros | 5p | 5%"),
    ("en", "35", "points", "35 kg | 35 h | 35%"),
    ("en", "1000000", "", "1bn | 1k | 1 thousand | 100,000"),
    ("en", "1200", "€", "1.2 | 12 | 120"),
    ("en", "0", "", "none of these are 5 | one | 10"),
    ("en", "15", "", "fifty | five | 51"),
    ("en", "30", "", "thirsty | threat"),
    ("es", "1200", "€", "1,2 | 12 | mil | doscientos"),
    ("es", "7", "", "no es 7 | más de 7 | 7 u 8 | menos de 7 | -7 | menos 7"),
    ("es", "65", "", "56 | cincuenta y seis"),
    ("es", "60", "", "setenta | seis"),
    ("es", "20", "%", "una bajada del 20 % | cayó un 20 %"),
]  # fmt: skip


def cases(table: list[tuple[str, str, str, str]]) -> list[tuple[str, str, str, str]]:
    return [
        (language, answer, unit, one.strip())
        for language, answer, unit, responses in table
        for one in responses.split(" | ")
    ]


@pytest.mark.parametrize(("language", "answer", "unit", "response"), cases(RIGHT))
def test_a_number_is_right_however_it_is_written(
    language: str, answer: str, unit: str, response: str
) -> None:
    verdict = typed(language, response, answer=answer, unit=unit or None)
    assert verdict.outcome.is_right, verdict


@pytest.mark.parametrize(("language", "answer", "unit", "response"), cases(NOT_RIGHT))
def test_what_is_no_such_number_is_not_right(
    language: str, answer: str, unit: str, response: str
) -> None:
    verdict = typed(language, response, answer=answer, unit=unit or None)
    assert not verdict.outcome.is_right, verdict


def test_a_wrong_unit_is_named_as_the_reason() -> None:
    for response in ("15 kg", "15 cm³/h"):
        verdict = typed("en", response, answer="15", unit="cm³/min")
        assert (verdict.outcome, verdict.because) == (Outcome.WRONG, "unit"), response


@pytest.mark.parametrize(
    ("language", "answer", "response"),
    [
        ("en", "1200", "1.200"),
        ("en", "1.2", "1,200"),
        ("es", "1.2", "1.200"),
        ("en", "8", "8 of 9"),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_about(
    language: str, answer: str, response: str
) -> None:
    assert typed(language, response, answer=answer).outcome is Outcome.UNSURE


def test_a_rounded_conversion_is_right_and_a_rough_one_is_asked_about() -> None:
    assert typed("en", "3.1 miles", answer="5", unit="km").outcome is Outcome.RIGHT
    assert typed("en", "1 year", answer="52", unit="weeks").outcome is Outcome.UNSURE
    assert typed("en", "4 miles", answer="5", unit="km").outcome is Outcome.WRONG


def test_which_way_a_change_goes_follows_the_question() -> None:
    fell = {"ask": "By how many per cent did sales fall?", "answer": "20", "unit": "%"}
    assert typed("en", "a 20% decrease", **fell).outcome is Outcome.RIGHT
    assert typed("en", "a 20% increase", **fell).because == "opposite"


def test_a_misspelt_number_is_right_and_its_reading_is_shown() -> None:
    verdict = typed("en", "eigty five", answer="85")
    assert (verdict.outcome, verdict.spelling) == (Outcome.SLIP, (("eigty", "eighty"),))


def test_the_author_may_want_the_unit_as_well() -> None:
    strict = {"answer": "90", "unit": "min", "strict": ["units"]}
    assert typed("en", "90", **strict).because == "no_unit"
    assert typed("en", "90 minutes", **strict).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    "response",
    [
        *(
            "9" * 500,
            "-" * 500,
            "-9" * 250,
            "1/" * 250,
            "half " * 100,
            "1e9" * 160,
            "5 m" + "/m" * 240,
        ),
        *(
            "½" * 500,
            "minus " * 80,
            "1h" * 250,
            "10^" * 160,
            "9e9999",
            "1/0",
            "5 square " * 50,
            "1,5.2.3",
        ),
    ],
)
def test_hostile_text_gets_a_verdict(response: str) -> None:
    assert not typed("en", response, answer="90", unit="min").outcome.is_right


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3/4", 0.75),
        ("-1 1/2", -1.5),
        ("5e-6", 5e-6),
        ("6.02 × 10²³", 6.02e23),
        ("6.02 * 10^23", 6.02e23),
        ("10^-3", 0.001),
    ],
)
def test_an_author_may_write_fractions_and_powers_of_ten(written: str, value: float) -> None:
    question = topic("en", answer=written).questions[0]
    assert isinstance(question, NumberQuestion)
    assert question.answer == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("written", ["3/0", "a few", "1 2", "10 3", "1,200"])
def test_what_is_no_plain_number_is_no_answer_of_an_author(written: str) -> None:
    with pytest.raises(ValidationError):
        topic("en", answer=written)


def test_number_words_of_every_language_with_a_file_are_known() -> None:
    for language, word in (("de", "zwölf"), ("fr", "douze"), ("es", "docena"), ("en", "a dozen")):
        assert typed(language, word, answer="12").outcome is Outcome.RIGHT, word
