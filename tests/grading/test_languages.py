"""What holds for an English topic holds for its twin in another language."""

import pytest

from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Idea, Key
from bot.grading.short import ShortGrader
from bot.grading.verdict import Outcome, Verdict

ACCEPTED = {Outcome.RIGHT, Outcome.SLIP}
REFUSED = {Outcome.WRONG, Outcome.MISCONCEPTION}

MEMBRANE = {
    "en": ("What does the membrane control?", ("goes in and out", "comes in and out")),
    "es": ("¿Qué controla la membrana?", ("entra y sale", "lo que pasa")),
    "de": ("Was steuert die Membran?", ("hinein und hinaus", "was durchkommt")),
    "fr": ("Que contrôle la membrane ?", ("entre et sort", "ce qui passe")),
}
RELIABLE = {
    "en": ("Why is one review a poor source?", ("reliable",), "It is not reliable."),
    "es": ("¿Por qué es mala fuente una sola opinión?", ("fiable",), "No es fiable."),
    "de": ("Warum ist eine Meinung eine schlechte Quelle?", ("verlässlich",), "nicht verlässlich"),
    "fr": (
        "Pourquoi un seul avis est-il une mauvaise source ?",
        ("fiable",),
        "Il n'est pas fiable.",
    ),
}


def graded(language: str, question: str, wordings: tuple[str, ...], answer: str) -> Verdict:
    key = Key(question, ideas=(Idea(wordings[0], wordings),), language=language)
    return ShortGrader(key, Corpus.of_keys([key], language)).grade(answer)


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("en", "The membrane controls what goes in and out."),
        ("es", "La membrana entra y sale."),
        ("es", "controla lo que entra y sale"),
        ("es", "decide lo q entra y sale de la célula, como un portero en la puerta"),
        ("de", "sie steuert was in die Zelle hinein und hinaus kommt"),
        ("fr", "elle contrôle ce qui entre et sort de la cellule"),
    ],
)
def test_a_sentence_is_no_list_and_no_dump_in_its_own_language(language: str, answer: str) -> None:
    verdict = graded(language, *MEMBRANE[language], answer)
    assert verdict.outcome in ACCEPTED, verdict


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("en", "it does not control what goes in and out"),
        ("es", "no controla lo que entra y sale"),
        ("es", "no es cierto que controle lo que entra y sale"),
        ("es", "nunca decide lo que entra y sale"),
        ("de", "ich glaube nicht, dass es hinein und hinaus geht"),
        ("fr", "il ne contrôle pas ce qui entre et sort"),
    ],
)
def test_what_is_denied_is_never_right(language: str, answer: str) -> None:
    assert graded(language, *MEMBRANE[language], answer).outcome not in ACCEPTED


@pytest.mark.parametrize("language", RELIABLE)
def test_a_bare_word_denied_is_another_answer(language: str) -> None:
    question, wordings, denied = RELIABLE[language]
    assert graded(language, question, wordings, denied).outcome not in ACCEPTED
    assert graded(language, question, wordings, wordings[0]).outcome in ACCEPTED


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("es", "núcleo célula mitocondria ribosoma pared vacuola aparato orgánulo"),
        ("en", "nucleus cell mitochondria ribosome wall vacuole body organelle"),
    ],
)
def test_keywords_in_a_row_are_not_right(language: str, answer: str) -> None:
    verdict = graded(language, MEMBRANE[language][0], ("núcleo", "nucleus"), answer)
    assert verdict.outcome in REFUSED, verdict


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("es", "no lo sé"),
        ("es", "pues la verdad es que no me acuerdo, lo siento"),
        ("es", "nsnc"),
        ("es", "no sé, profe"),
        ("es", "idk"),
        ("en", "no lo sé"),
        ("en", "keine Ahnung"),
        ("de", "weiß nicht"),
        ("de", "sorry keine Ahnung"),
        ("fr", "je sais pas"),
        ("fr", "j'ai oublié"),
    ],
)
def test_giving_up_is_understood_in_every_topic(language: str, answer: str) -> None:
    verdict = graded(language, *MEMBRANE[language], answer)
    assert verdict.outcome is Outcome.NO_ATTEMPT, verdict


@pytest.mark.parametrize(
    ("language", "question", "key", "right", "wrong"),
    [
        ("es", "¿Qué le pasa al precio?", "El precio sube.", "el precio aumenta", "el precio baja"),
        ("es", "¿Es una célula?", "Sí.", "sí", "no"),
        ("es", "¿Tiene núcleo?", "No, no tiene núcleo.", "no", "sí, tiene núcleo"),
        ("es", "¿Qué valor tiene?", "veinticinco", "25", "26"),
        ("de", "Was passiert mit dem Preis?", "Der Preis steigt.", "er steigt", "der Preis sinkt"),
        ("fr", "Que devient le prix ?", "Le prix augmente.", "il augmente", "le prix baisse"),
    ],
)
def test_a_full_answer_is_told_from_its_opposite(
    language: str, question: str, key: str, right: str, wrong: str
) -> None:
    item = Key(question, references=(key,), language=language)
    grader = ShortGrader(item, Corpus.of_keys([item], language))
    assert grader.grade(right).outcome in ACCEPTED, grader.grade(right)
    assert grader.grade(wrong).outcome in REFUSED, grader.grade(wrong)


@pytest.mark.parametrize(
    ("language", "back", "typed"),
    [
        ("es", "el cliente", "cliente"),
        ("es", "el cliente", "los clientes"),
        ("es", "un presupuesto", "el presupuesto"),
        ("fr", "le client", "client"),
        ("fr", "l'eau", "eau"),
        ("fr", "l'eau", "de l'eau"),
        ("de", "der Kunde", "Kunde"),
        ("de", "die Hilfe", "hilfe"),
    ],
)
def test_an_article_makes_no_difference(language: str, back: str, typed: str) -> None:
    card = Key("?", references=(back,), language=language)
    assert ShortGrader(card, Corpus.of_keys([card], language)).grade(typed).outcome in ACCEPTED
