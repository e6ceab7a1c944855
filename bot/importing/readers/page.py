"""A page of notes, as text, Markdown or a Word file: what it teaches, and drafts of what to ask."""

import re
from collections.abc import Container, Sequence
from pathlib import PurePath
from typing import Final

from bot.importing.archive import members
from bot.importing.drafting import draft
from bot.importing.drafting.terms import Terms
from bot.importing.drafting.wording import Wording, wording_of
from bot.importing.found import Concept, Deck, Given, Item, MarkingPoint
from bot.importing.pages.docx import DOCUMENT, read_docx
from bot.importing.pages.headings import Part
from bot.importing.pages.page import Entry, Page, parts_in, read_page
from bot.importing.pages.prose import Line
from bot.importing.remarks import Refused, Remark, left_out
from bot.importing.tables.columns import begins_a_table
from bot.importing.text import decode, text_in
from bot.importing.topic.language import guess
from content.model.fields import MOST_LABEL

_NAMED: Final = re.compile(r"\s*(?::\s|\s[-–—=]\s|\s→\s)\s*|:$")  # noqa: RUF001
_TITLE_MOST: Final = 70
_TITLE_WORDS: Final = 9
_TITLE_LEAST: Final = 5
"""Words of a first line that may be a title even where the synopsis begins with them."""
_CLAUSE: Final = re.compile(
    r"[.;:]|,\s+(?:which|that|que)\s|\s+(?:to|that|which|para|que)\s", re.IGNORECASE
)
_LOOSE: Final = frozenset(
    {"a", "an", "and", "the", "of", "for", "in", "on", "with", "or", "y", "de", "la", "el", "en"}
)
"""Words that end no title."""
_UNNAMED: Final = (
    "says what a learner has to do, and no word by which a right answer could be told (write what "
    "is to be said, as `the gas is carbon dioxide`)"
)
_NO_NAME: Final = re.compile(r"[0-9a-f_ -]{8,}|(?:untitled|document|notes?|page|scan)?[\s\d_-]*")


def suits(given: Given) -> bool:
    """Whether this is a text with headings of two parts of a topic, or a Word file with concepts.

    A Word file without is read as whatever its text is, by the reader of those.
    """
    if DOCUMENT in members(given.data):
        return _has_concepts(given)
    text = text_in(given)
    return not begins_a_table(text) and len(parts_in(_lines(text))) > 1


def _has_concepts(given: Given) -> bool:
    try:
        return bool(read_page(read_docx(given)).sections.get(Part.CONCEPTS))
    except Refused:
        return True  # reading it says what is wrong


def read(given: Given) -> tuple[Deck, ...]:
    """Read a page as one deck, its items drafts."""
    is_word = DOCUMENT in members(given.data)
    lines = read_docx(given) if is_word else _lines(decode(given).text)
    page = read_page(lines)
    if not page.sections.get(Part.CONCEPTS):
        raise Refused(
            f"{given.name}: this page has no list of concepts. Put a heading such as `Key "
            "concepts` over them, and write each as `- Name: what it is`."
        )
    return (_deck(page, given),)


def _lines(text: str) -> list[Line]:
    return [Line(f"line {number}", line) for number, line in enumerate(text.split("\n"), start=1)]


def _deck(page: Page, given: Given) -> Deck:
    texts = {part: [entry.text for entry in entries] for part, entries in page.sections.items()}
    every = [text for part in texts.values() for text in part]
    language = guess(every)
    wording = wording_of(language)
    synopsis = " ".join(filter(None, [page.lead, *texts.get(Part.SYNOPSIS, [])]))
    title = _title(page, synopsis, given.name, wording)
    terms = Terms([*every, synopsis], language)
    concepts = _concepts(page.sections[Part.CONCEPTS])
    names = {concept.name.casefold() for concept in concepts}
    points, remarks = _points(page.sections.get(Part.POINTS, []), terms, wording, names)
    about = [f"{concept.name} {concept.say}" for concept in concepts]
    items: list[Item] = list(draft.of_concepts(concepts, terms, wording))
    misconceptions = []
    for entry in page.sections.get(Part.MISCONCEPTIONS, []):
        concept = concepts[terms.near(entry.text, about)].name
        wrong = draft.of_misconception(entry.text, entry.source, wording, entry.so)
        misconceptions.append(wrong)
        items.append(draft.true_or_false(wrong, concept))
    items += draft.exam_question(points, title, concepts[0].name, wording)
    return Deck(
        title=title,
        language=language,
        synopsis=synopsis,
        concepts=tuple(concepts),
        items=tuple(items),
        misconceptions=tuple(misconceptions),
        tips=tuple(texts.get(Part.TIPS, [])),
        points=tuple(points),
        remarks=(*page.remarks, *remarks),
    )


def _concepts(entries: Sequence[Entry]) -> list[Concept]:
    """Part each entry into a name and what it says; two of one name are one concept."""
    found: dict[str, Concept] = {}
    for entry in entries:
        parts = _NAMED.split(entry.text, maxsplit=1)
        named = len(parts) == 2 and 0 < len(parts[0]) <= MOST_LABEL
        name = parts[0] if named else _first_words(entry.text)
        say = (parts[1] or parts[0]).strip() if named else entry.text
        same = name.casefold()
        if same in found:
            say = f"{found[same].say} {say}"
        found[same] = Concept(found[same].name if same in found else name, say, entry.source)
    return list(found.values())


def _first_words(text: str) -> str:
    """Name a concept that has no name of its own by the first words of it."""
    words = text.split()
    return " ".join(words[:6]).rstrip(".,;:") + ("…" if len(words) > 6 else "")


def _points(
    entries: Sequence[Entry], terms: Terms, wording: Wording, taught: Container[str]
) -> tuple[list[MarkingPoint], list[Remark]]:
    points: list[MarkingPoint] = []
    remarks: list[Remark] = []
    for entry in entries:
        point = draft.of_point(entry.text, entry.source, terms, wording, taught)
        if point is None:
            remarks.append(left_out(entry.source, _UNNAMED))
        else:
            points.append(point)
    return points, remarks


def _title(page: Page, synopsis: str, name: str, wording: Wording) -> str:
    """Give the page's own title, unless it is only the beginning of what the synopsis says."""
    title = page.title
    if not title or (synopsis.startswith(title) and len(title.split()) > _TITLE_LEAST):
        title = _made_title(synopsis, name, wording)
    return title.capitalize() if title.isupper() else title


def _made_title(synopsis: str, name: str, wording: Wording) -> str:
    """Take a title from the file's name, or where that says nothing from the synopsis."""
    stem = PurePath(name).stem
    if not _NO_NAME.fullmatch(stem.casefold()):
        return re.sub(r"[_-]+", " ", stem).strip().capitalize()
    bare = wording.about.sub("", synopsis, count=1)
    clause = _CLAUSE.split(bare)[0]
    words = clause.split()[:_TITLE_WORDS]
    while words and (words[-1].casefold() in _LOOSE or len(" ".join(words)) > _TITLE_MOST):
        words.pop()
    title = " ".join(words).rstrip(",")
    return title[:1].upper() + title[1:] if title else "Notes"
