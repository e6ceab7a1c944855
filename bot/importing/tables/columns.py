"""What each column of a table is, by its heading, or as its owner says.

Headings are known in English and Spanish, the commonest in German and French too, by their first
words: Kahoot's "Answer 1 - max 75 characters" is `answer 1`.
"""

import re
from collections.abc import Sequence
from typing import Final

from bot.grading.text.folding import fold
from bot.importing.remarks import Refused

_NAMES: Final = {
    "front": "front, term, word, question, prompt, card, ask, stem, sentence, side 1, statement, "
    "afirmacion, aussage, affirmation, "
    "question text, question title, anverso, frente, termino, palabra, pregunta, enunciado, "
    "frage, vorderseite, begriff, wort, recto, terme, mot",
    "back": "back, definition, answer, meaning, translation, response, side 2, model answer, "
    "reverso, dorso, definicion, respuesta, significado, traduccion, antwort, ruckseite, "
    "bedeutung, ubersetzung, verso, reponse, signification, traduction",
    "correct": "correct, right, key, solution, correct answer, correct answers, correct option, "
    "right answer, answer key, correcta, correcto, solucion, clave, respuesta correcta, "
    "respuestas correctas, opcion correcta, richtig, richtige antwort, losung, bonne reponse, "
    "reponse correcte",
    "accept": "accept, alternatives, synonyms, also, variants, other answers, also accept, "
    "accepted answers, sinonimos, alternativas, variantes, tambien vale, otras respuestas",
    "why": "why, explanation, example, examples, extra, ejemplo, ejemplos, erklarung, beispiel, "
    "exemple, feedback, rationale, note, notes, comment, answer explanation, "
    "explicacion, por que, porque, retroalimentacion, comentario, nota, notas",
    "hint": "hint, hints, clue, pista, pistas, ayuda, hinweis, tipp, indice",
    "concept": "concept, topic, category, unit, chapter, section, deck, subject, "
    "concepto, tema, categoria, unidad, capitulo, seccion, thema, kapitel, theme, chapitre",
    "tags": "tag, tags, etiqueta, etiquetas",
    "spaced tags": "",
    "deck": "",
    "type": "type, kind, question type, tipo, tipo de pregunta",
    "measure": "units, unit of answer, unidades",
    "within": "within, tolerance, tolerancia, margen",
    "key": "id, guid, uuid, note id, card id",
    "picture": "image, picture, photo, imagen, foto, image link, image url, video link",
    "-": "-, time limit, time, time in seconds, seconds, points, score, mark, marks, number, no, "
    "n, nr, nummer, question number, question no, question nr, difficulty, tiempo, "
    "limite de tiempo, puntos, puntuacion, numero, dificultad",
    "option": "option, choice, alternative, opcion, alternativa",
    "wrong": "wrong, incorrect, distractor, wrong answer, incorrect answer, wrong option, "
    "incorrecta, incorrecto, respuesta incorrecta, opcion incorrecta",
}
"""What a column may be, and what people call it; `-` is passed over."""

_ROLES: Final = {name: role for role, names in _NAMES.items() for name in names.split(", ")}
_NUMBERED: Final = {
    **dict.fromkeys((*_NAMES["option"].split(", "), "answer", "respuesta"), "option"),
    **dict.fromkeys(_NAMES["wrong"].split(", "), "wrong"),
    "hint": "hint",
    "pista": "hint",
}
_NUMBER: Final = re.compile(r"(.+?)\s*(?:\d{1,2}|[a-h])")
_FURTHER: Final = re.compile(r"\s+[-–—]\s.*|\s*[(:\[].*|\s*\*+$", re.DOTALL)  # noqa: RUF001
_LANGUAGES: Final = {
    name: code
    for code, names in {
        "en": "english, ingles, anglais, englisch",
        "es": "spanish, espanol, castellano, espagnol, spanisch",
        "fr": "french, frances, francais, franzosisch",
        "de": "german, aleman, allemand, deutsch",
        "it": "italian, italiano, italien, italienisch",
        "pt": "portuguese, portugues, portugais",
        "la": "latin, lateinisch",
    }.items()
    for name in names.split(", ")
}
_RESULTED: Final = (
    "grade, grades, result, results, percent, percentage, total, rank, level, age, nota, notas, "
    "calificacion, resultado, puntaje, porcentaje, edad, punkte, punktzahl, note, noten, ergebnis, "
    "rang, prozent, alter"
)
_RESULTS: Final = frozenset(_RESULTED.split(", "))
_STATEMENTS: Final = frozenset({"statement", "afirmacion", "aussage", "affirmation"})
_TRUTHS: Final = frozenset(
    f"{true}{between}{false}"
    for true, false, between in (
        *(("true", "false", sign) for sign in ("/", " or ")),
        *(("verdadero", "falso", sign) for sign in ("/", " o ")),
        *((true, "falsch", sign) for true in ("richtig", "wahr") for sign in ("/", " oder ")),
        *(("vrai", "faux", sign) for sign in ("/", " ou ")),
        *((letter, "f", "/") for letter in "tvrw"),
    )
)
"""What a column is called that says of each statement whether it is so."""
ASKED: Final = frozenset({"back", "correct", "option", "accept"})
"""One of these has to stand beside a front."""


def roles_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Say what each column is by a row of headings; empty when the row is no heading."""
    names = [_plain(cell) for cell in cells]
    roles = [_role(name) for name in names]
    if {"a", "b"} <= set(names) and "front" in roles:
        letters = "abcdefgh"
        roles = [
            "option" if name and name in letters else role
            for name, role in zip(names, roles, strict=True)
        ]
    if {"type", "within"}.intersection(roles):  # of a number, and not a unit of a course
        roles = [
            "measure" if name in ("unit", "unidad") else role
            for name, role in zip(names, roles, strict=True)
        ]
    if "correct" in roles and roles.count("back") > 1:  # several answers, of which one is right
        roles = ["option" if role == "back" else role for role in roles]
    if "front" in roles and ASKED.intersection(roles):
        return tuple(role or "?" for role in roles)
    spoken = [_LANGUAGES.get(name) for name in names]
    if len(spoken) == 2 and None not in spoken and spoken[0] != spoken[1]:
        return ("front", "back")
    return ()


def asks_whether(cells: Sequence[str]) -> bool:
    """Whether the headings say that the fronts are statements, which are true or false."""
    return not (_STATEMENTS | _TRUTHS).isdisjoint(map(_plain, cells))


def is_heading(cells: Sequence[str]) -> bool:
    """Whether a row is one of headings."""
    return bool(roles_of(cells))


def is_passed_over(heading: str) -> bool:
    """Whether a column of this heading says nothing to be learnt: a number, a score, a time."""
    return _role(_plain(heading)) == "-"


def is_of_results(heading: str) -> bool:
    """Whether a column of this heading holds what people got, or a number, in a list of numbers."""
    return is_passed_over(heading) or _plain(heading) in _RESULTS


def begins_a_table(text: str) -> bool:
    """Whether a text's first line is one of headings, whatever parts them."""
    first = text.lstrip().partition("\n")[0][:1_000]
    return is_heading(re.split(r"[\t,;|]", first))


def asked_for(columns: Sequence[str]) -> tuple[str, ...]:
    """Read what the owner says the columns are; Refused for what no column can be."""
    roles = tuple(_role(_plain(name)) for name in columns)
    if None in roles:
        strange = columns[roles.index(None)]
        raise Refused(f"--columns: `{strange}` is no column. Choose from: {', '.join(_NAMES)}.")
    return tuple(role or "" for role in roles)


def language_of(cells: Sequence[str]) -> str:
    """Give the language of the right answers where the headings name languages."""
    spoken = [_LANGUAGES.get(_plain(cell)) for cell in cells]
    return (spoken[1] or "") if len(spoken) == 2 and None not in spoken else ""


def _role(name: str) -> str | None:
    if name in _TRUTHS:
        return "back"
    if name in _ROLES:
        return _ROLES[name]
    numbered = _NUMBER.fullmatch(name)
    return _NUMBERED.get(numbered[1]) if numbered else None


def _plain(heading: str) -> str:
    """Give a heading's first words without accents, signs and capitals."""
    text = _FURTHER.sub("", " ".join(heading.lower().split()))
    bare = fold(text).replace("#", " number ")
    return " ".join(re.sub(r"[¿?¡!.*_-]", " ", bare).split()) or ("-" if heading == "-" else "")
