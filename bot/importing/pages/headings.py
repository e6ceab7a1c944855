"""Which lines of a page are headings, and which part of it each begins.

Their words are known in English, Spanish and German.

A heading may look like anything: `## Key terms`, `**Key terms**`, `KEY TERMS`, `Key terms:`,
`2. Key terms`, or just the words. What a page uses for two of its parts it uses for all, so that a
line in plain words ("Credit for naming the raw materials") is no heading where they are marked.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from bot.grading.text.folding import fold


class Part(StrEnum):
    """What a section of a page holds."""

    SYNOPSIS = "synopsis"
    CONCEPTS = "concepts"
    TIPS = "exam tips"
    MISCONCEPTIONS = "misconceptions"
    POINTS = "marking points"


_PHRASES: Final = (
    (
        Part.MISCONCEPTIONS,
        r"(?:go|goes|going|get|gets) (?:it |this )?wrong|(?:do not|don t) (?:be fooled|confuse)|"
        r"watch out|beware|be careful|not to do|cuidado|ojo con|achtung|vorsicht",
    ),
    (
        Part.POINTS,
        r"how .*(?:marked|assessed|graded)|what .*(?:examiners?|markers?) (?:look|want)|"
        r"como se (?:evalua|corrige|puntua|califica)|wie .*bewertet",
    ),
    (
        Part.CONCEPTS,
        r"(?:need|have|want|going) to (?:know|learn)|(?:should|must) know|big ideas?|key words?",
    ),
    (Part.SYNOPSIS, r"at a glance|in (?:brief|short|a nutshell)|big picture|de un vistazo"),
    (Part.TIPS, r"(?:in|for|on|before) (?:the|your) exams?|en el examen|para el examen"),
)
"""What is meant by several words together; looked for before single ones."""

_WORDS: Final = (
    (
        Part.MISCONCEPTIONS,
        "misconception misconceptions mistake mistakes pitfall pitfalls misunderstanding "
        "misunderstandings error errors myth myths trap traps slip slips confusion confusions "
        "avoid blunders fallacies erroneas erroneos erronea error errores equivocaciones "
        "equivocacion confusiones mitos falsas trampas fallos evitar fehler irrtum irrtumer "
        "missverstandnis missverstandnisse fehlvorstellung fehlvorstellungen verwechslungen "
        "stolpersteine stolperfallen mythen vermeiden",
    ),
    (
        Part.POINTS,
        "marking mark marks scheme criteria credit criterios correccion puntuacion rubrica rubric "
        "checklist bewertung bewertungskriterien kriterien erwartungshorizont bepunktung",
    ),
    (
        Part.TIPS,
        "tip tips strategies strategy advice technique techniques revision consejo consejos "
        "estrategias trucos recomendaciones repaso tipp tipps prufungstipps ratschlage hinweise "
        "strategien",
    ),
    (
        Part.POINTS,
        "examiner examiners examinador examinadores assessment evaluacion assessed graded prufer "
        "prufende prufenden",
    ),
    (
        Part.CONCEPTS,
        "concept concepts principle principles idea ideas term terms terminology vocabulary "
        "glossary definition definitions theory knowledge points facts essentials fundamentals "
        "basics keywords content contents learn concepto conceptos principios terminos vocabulario "
        "glosario definiciones claves contenidos fundamentos begriff begriffe fachbegriffe "
        "grundbegriffe schlusselbegriffe kernbegriffe konzepte grundlagen definitionen prinzipien "
        "vokabeln wortschatz glossar inhalte lerninhalte kernideen theorie fakten",
    ),
    (
        Part.SYNOPSIS,
        "synopsis overview summary introduction intro description outline about background context "
        "aim aims purpose abstract scope sinopsis resumen introduccion descripcion presentacion "
        "contexto objetivo uberblick ubersicht zusammenfassung einleitung einfuhrung beschreibung "
        "lernziele kontext worum",
    ),
    (Part.TIPS, "exam exams remember study examen examenes recuerda estudio prufung klausur merke"),
)
"""The first part of which a word is in the heading: "conceptos erróneos" are no concepts."""

_LONGEST: Final = 80
_READ: Final = 500
"""Characters of a heading in which its words are looked for."""
_COUNTED: Final = r"(?:\d{1,2}(?:[.)]|(?:\.\d{1,2}){1,2}\.?)|[IVX]{1,4}[.)])"
_BEFORE: Final = re.compile(rf"(?:#{{1,6}}\s*)?(?:{_COUNTED}\s+)?")
_BEHIND: Final = " \t\xa0:#*_"
_MARKED: Final = re.compile(r"\s*(#{1,6})\s+\S")
_BOLD: Final = re.compile(r"\s*(?:\*\*|__)[^*_]+(?:\*\*|__)\s*(?::\s*)?")
_NUMBER: Final = re.compile(rf"\s*{_COUNTED}\s")
_BULLET: Final = re.compile(r"\s*(?:[^\w\s#*_¿¡\"'“«(]|[*_](?=\s))")
_FEW: Final = 4
"""Words of a heading that nothing marks, unless most of them have capitals."""

PLAIN: Final = "plain"
"""The manner of a heading that nothing marks."""


def manner_of(text: str) -> str:
    """Say how a line is marked as a heading: `##`, `bold`, `capitals`, ...; empty if it is none."""
    if found := _MARKED.match(text):
        return found[1]
    if _BOLD.fullmatch(text):
        return "bold"
    if _BULLET.match(text) or not could_be(text):
        return ""
    words = bare(text)
    if len(words) > 3 and words.isupper():
        return "capitals"
    if text.rstrip().endswith(":"):
        return "colon"
    if _NUMBER.match(text):
        return "number"
    return PLAIN if not text[:1].isspace() and _is_short(words) else ""


def manners_of(texts: Iterable[str]) -> frozenset[str]:
    """Say how a page marks its headings: as at least two of its parts are, or else anyhow."""
    parts: defaultdict[str, set[Part]] = defaultdict(set)
    for text in texts:
        manner, part = manner_of(text), part_of(bare(text))
        if manner and part:
            parts[manner].add(part)
    usual = {manner for manner, found in parts.items() if len(found) > 1 and manner != PLAIN}
    return frozenset(usual or parts)


def part_of(heading: str) -> Part | None:
    """Tell what a heading begins; None when it is none that is known."""
    text = _plain(heading[:_READ])
    for part, phrases in _PHRASES:
        if re.search(rf"\b(?:{phrases})\b", text):
            return part
    words = set(text.split())
    for part, names in _WORDS:
        if words & set(names.split()):
            return part
    return None


def bare(heading: str) -> str:
    """Give a heading without numbers, signs and markup."""
    text = heading.strip().strip("*_").strip().rstrip(_BEHIND)
    return _BEFORE.sub("", text, count=1).strip("*_ ").strip()


def could_be(line: str) -> bool:
    """Whether a line is short enough, and has no end of a sentence, to be a heading."""
    text = bare(line)
    return 0 < len(text) <= _LONGEST and text[-1] not in ".!;," and ": " not in text


def _is_short(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return len(text.split()) <= _FEW or sum(word[0].isupper() for word in words) * 2 > len(words)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z]+", fold(text)))
