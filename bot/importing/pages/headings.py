"""Which part of a page of notes a heading begins, however it is worded, in English or Spanish."""

import re
import unicodedata
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """What a section of a page holds."""

    SYNOPSIS = "synopsis"
    CONCEPTS = "concepts"
    TIPS = "exam tips"
    MISCONCEPTIONS = "misconceptions"
    POINTS = "marking points"


_WORDS: Final = (
    (
        Part.MISCONCEPTIONS,
        "misconception misconceptions mistake mistakes pitfall pitfalls misunderstanding "
        "misunderstandings error errors myth myths erroneas erroneos erronea error errores "
        "equivocaciones equivocacion confusiones mitos falsas",
    ),
    (
        Part.POINTS,
        "marking mark marks examiner examiners scheme criteria credit assessment criterios "
        "correccion evaluacion puntuacion examinador examinadores rubrica rubric",
    ),
    (
        Part.TIPS,
        "tip tips strategies strategy advice technique techniques revision consejo consejos "
        "estrategias trucos recomendaciones repaso",
    ),
    (
        Part.CONCEPTS,
        "concept concepts principle principles idea ideas term terms terminology vocabulary "
        "glossary definitions theory knowledge points facts concepto conceptos principios "
        "terminos vocabulario glosario definiciones claves contenidos",
    ),
    (
        Part.SYNOPSIS,
        "synopsis overview summary introduction description outline about sinopsis resumen "
        "introduccion descripcion presentacion",
    ),
)
"""The first part of which a word is in the heading: "conceptos erróneos" are no concepts."""

_LONGEST: Final = 80
_MARKS: Final = re.compile(r"^\s*(?:#{1,6}\s*)?(?:\d{1,2}[.)]\s+|[IVX]+[.)]\s+)?|[\s:#*_]+$")


def part_of(heading: str) -> Part | None:
    """Tell what a heading begins; None when it is none that is known."""
    words = _plain(heading).split()
    for part, names in _WORDS:
        if set(words) & set(names.split()):
            return part
    return None


def bare(heading: str) -> str:
    """Give a heading without numbers, signs and markup."""
    return _MARKS.sub("", heading.strip().strip("*_").strip()).strip("*_ ").strip()


def could_be(line: str) -> bool:
    """Whether a line is short enough, and has no end of a sentence, to be a heading."""
    text = bare(line)
    return 0 < len(text) <= _LONGEST and text[-1] not in ".!?;," and ": " not in text


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[a-z]+", kept))
