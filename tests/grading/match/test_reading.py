"""A word that is real stays what it is; any other may be read as a word of the key."""

import pytest

from bot.grading.match.reading import Reader, Reading, Vocabulary
from bot.grading.match.ways import Ways
from bot.grading.text.words import read as tokens_of

REAL = Vocabulary(("survey", "principal", "reliable"), "en")
READER = Reader(("principle", "benchmarking", "check", "mitochondria"), ("cheek",), REAL)


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [
        ("chekc it", (("chekc", "check"),)),
        ("mitokondrya", (("mitokondrya", "mitochondria"),)),
        ("the principal", ()),  # a word of the topic
        ("cheek it", ()),  # a word that the key says is easily confused
        ("chess", ()),  # too far from any
    ],
)
def test_a_misspelling_is_read_and_told(typed: str, spelling: tuple[tuple[str, str], ...]) -> None:
    assert READER.read(typed).spelling == spelling


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [
        ("reliabilty", (("reliabilty", "reliability"),)),  # a form of the key's word
        ("relliabilty", ()),  # two slips from a form
        ("reliability", ()),
        ("typos", ()),  # near a form so short lies too much
    ],
)
def test_a_misspelt_form_of_a_word_of_the_key_is_read(
    typed: str, spelling: tuple[tuple[str, str], ...]
) -> None:
    reader = Reader(("reliable", "typing"), (), Vocabulary(("reliable", "typing"), "en"))
    assert reader.read(typed).spelling == spelling


def test_what_the_key_writes_as_one_word_may_be_typed_as_two() -> None:
    assert READER.read("bench marking").stems == READER.read("benchmarking").stems


def test_a_quotation_is_typed_as_it_was_with_what_denies_it() -> None:
    reading = READER.read("No, do NOT chekc it twice")
    place = reading.stems.index("check")
    words, span = reading.quote([place])
    assert words == "NOT chekc"
    assert span
    assert reading.text[slice(*span)] == words
    assert reading.quote([]) == ("", None)


def test_every_form_of_a_real_word_is_real() -> None:
    assert "surveying" in REAL
    assert "unreliable" not in REAL.words
    assert "survay" not in REAL


def read_for(key: str, typed: str, language: str) -> Reading:
    """A response to a key of one word, in a topic that says nothing else."""
    words = [token.text for token in tokens_of(key, language=language)]
    learnt = (Ways((key,), language),)
    return Reader(words, (), Vocabulary((), language), learnt).read(typed)


@pytest.mark.parametrize(
    ("language", "pairs"),
    [
        (
            "en",
            """AIDA/AIDS SWOT/SWAT NATO/NASA PEST/PASTE moon/noon lion/loin brand/grand price/pride
            sales/scales stock/shock goods/gods market/marker chart/chard trend/trench
            target/targeted cells/sells nucleus/nuclear plasma/plasmid osmosis/mitosis mass/moss
            force/forge current/currant stomach/stomp bread/broad cargo/largo invoice/voice
            customer/costume ratio/radio liver/river salary/celery""",
        ),
        (
            "es",
            """león/lyon gato/pato vaca/laca perro/cerro mesa/masa caro/carro hombre/hambre
            libro/libre mano/mono queso/beso puerta/puerto venta/renta coste/corte fuente/puente
            cuenta/cuento mercado/marcado cliente/caliente bolsa/balsa renta/venta peso/piso
            banco/blanco oferta/oveja corazón/corazonada célula/cédula""",
        ),
    ],
)
def test_another_real_word_is_no_misspelling(language: str, pairs: str) -> None:
    read = [
        (key, typed)
        for key, typed in (pair.split("/") for pair in pairs.split())
        if read_for(key, typed, language).spelling
    ]
    assert not read


@pytest.mark.parametrize(
    ("language", "pairs"),
    [
        (
            "en",
            """brand/brend stock/stocl price/pryce sales/slaes market/markit profit/proffit
            target/targit nucleus/nuclius osmosis/osmosys force/forse stomach/stomack
            customer/custumer salary/sallary invoice/invoyce budget/buget supplier/suplier
            revenue/revinue warehouse/wearhouse PESTLE/PESTEL competitor/compititor""",
        ),
        (
            "es",
            """huevo/huebo vaca/baca leche/lechr membrana/menbrana cliente/clinete mercado/mercdo
            empresa/enpresa competencia/conpetencia presupuesto/presuspuesto núcleo/nucelo
            beneficio/venefico proveedor/provedor factura/fatura cuenta/cuanta célula/selula
            ingresos/ingreso respiración/respirasion oxígeno/oxijeno fábrica/favrica""",
        ),
    ],
)
def test_what_is_no_word_is_read_as_the_word_that_it_is_near(language: str, pairs: str) -> None:
    missed = [
        (key, typed)
        for key, typed in (pair.split("/") for pair in pairs.split())
        if read_for(key, typed, language).stems != read_for(key, key, language).stems
    ]
    assert not missed


def test_a_text_of_unknown_words_is_not_looked_up_to_its_end() -> None:
    reading = READER.read(
        " ".join([*(f"zzz{letter * 3}" for letter in "bcdfg"), *["vexq"] * 50, "chekc"]), 5000
    )
    assert not reading.spelling
