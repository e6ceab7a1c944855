"""One of Anki's cards as an item: a flashcard, a question with a typed answer, a text with gaps."""

import re
from collections.abc import Callable
from typing import Final

from bot.importing.anki.collection import CardRow, NoteType, Template
from bot.importing.anki.gaps import Hidden, without
from bot.importing.anki.templates import Side, render
from bot.importing.found import PICTURE, About, Card, Cloze, Gap, Item, Picture, Short
from bot.importing.gaps import MARK, with_gaps
from bot.importing.markup import from_html
from bot.importing.remarks import LeftOut

_ANSWER: Final = re.compile(
    r"<hr\b[^<>]{0,200}\bid\s*=\s*[\"']?answer\b[^<>]{0,200}>", re.IGNORECASE
)
SOUND: Final = re.compile(r"\[sound:([^\]\n]{1,500})\]")
_TTS: Final = re.compile(r"\[anki:(?:tts|play)[^\]]{0,200}\](?:[^\[]{0,2000}\[/anki:tts\])?")
_TEX: Final = re.compile(r"\[(/?)(?:latex|\$\$?)\]")

_EXPLAINS: Final = frozenset(
    ["why", "extra", "back extra", "explanation", "notes", "note", "remarks", "comment", "more"]
)
_ALSO: Final = frozenset(["also accepted", "also accept", "accept", "alternative answers"])
"""What fields are called that stand below an answer and are no part of it."""


def item_of(
    row: CardRow, kind: NoteType | None, concept: str, lost: Callable[[], None] = lambda: None
) -> Item:
    """Make an item of a card; LeftOut when nothing is left to ask.

    `lost` is called where a picture of the answer has no place: only a flashcard has one.
    """
    if kind is None:
        raise LeftOut("its note type is not there")
    template = kind.template(row.place)
    if template is None:
        raise LeftOut(f"card {row.place + 1} has no template")
    made = _Made(row, kind, concept, lost)
    return made.with_gaps(template) if kind.has_gaps else made.with_two_sides(template)


class _Made:
    """One card while it is read."""

    def __init__(
        self, row: CardRow, kind: NoteType, concept: str, lost: Callable[[], None]
    ) -> None:
        self._row, self._concept, self._lost = row, concept, lost
        self._fields = dict(zip(kind.fields, row.texts, strict=False))
        self._images: dict[str, Picture] = {}

    def with_two_sides(self, template: Template) -> Item:
        """Make a flashcard, or a question where the front has a field to type."""
        front = render(template.front, self._fields, str)
        asked = self._plain(front.html)
        asking = tuple(self._images.values())
        answer, why = self._answer(template, asked)
        if not asked and not asking:
            raise LeftOut("its front has no text")
        also = tuple(text for text in self._named(_ALSO).split("\n") if text)
        typed = self._plain(self._fields.get(front.typed, "")) if front.typed else ""
        if typed:
            self._tell_lost(asking)
            why = "\n".join(part for part in (_without_start(answer, typed), why) if part)
            about = self._about(front, asking, why)
            return Short(question=asked or PICTURE, answers=(typed, *also), **about)
        telling = tuple(one for one in self._images.values() if one not in asking)
        if not answer and not telling:
            raise LeftOut("its back has no text")
        about = self._about(front, asking, why)
        return Card(
            front=asked or PICTURE,
            back=answer or PICTURE,
            accept=also,
            back_images=telling,
            **about,
        )

    def _answer(self, template: Template, asked: str) -> tuple[str, str]:
        """Give the back without what the front says, and what explains it."""
        beside = {*_EXPLAINS, *_ALSO}
        bare = {
            name: "" if name.lower() in beside and name not in template.front else text
            for name, text in self._fields.items()
        }
        for fields, why in ((bare, self._named(_EXPLAINS)), (self._fields, "")):
            html = render(template.back, fields, str, is_back=True).html
            back = self._plain(_after_line(html))
            answer = back if _ANSWER.search(html) else _without_start(back, asked) or back
            if answer:
                return answer, why
        return "", ""

    def _named(self, names: frozenset[str]) -> str:
        """Give the text of the fields that are called so."""
        found = (text for name, text in self._fields.items() if name.lower() in names)
        return "\n".join(text for one in found if (text := self._plain(one)))

    def with_gaps(self, template: Template) -> Cloze:
        """Make a text whose gaps are those of this card's number; the others' words are shown."""
        number = self._row.place + 1
        hidden: list[Hidden] = []

        def hide(text: str) -> str:
            shown, found = without(text, number, MARK)
            hidden.extend(found)
            return shown

        front = render(template.front, self._fields, hide)
        if any(one.is_on_picture for one in hidden):
            raise LeftOut("it hides a part of a picture")
        texts = self._plain(front.html).split(MARK)
        asking = tuple(self._images.values())
        fillings = [self._plain(one.text) for one in hidden]
        if not hidden or not all(fillings) or len(texts) != len(hidden) + 1:
            raise LeftOut(f"it has no gap {number} with a text in it")
        why = render(template.back, self._fields, lambda _: "", is_back=True)
        front.hints += [one.hint for one in hidden]
        about = self._about(front, asking, self._plain(_after_line(why.html)))
        self._tell_lost(asking)
        return Cloze(pieces=with_gaps(texts, [Gap((one,)) for one in fillings]), **about)

    def _plain(self, html: str) -> str:
        plain = from_html(_TTS.sub("", SOUND.sub("", html)))
        for one in plain.images:
            self._images.setdefault(one.name, one)
        return _TEX.sub("", plain.text)

    def _tell_lost(self, asking: tuple[Picture, ...]) -> None:
        if len(self._images) > len(asking):
            self._lost()

    def _about(self, front: Side, images: tuple[Picture, ...], why: str) -> About:
        hints = (self._plain(hint) for hint in front.hints)
        return {
            "source": f"note {self._row.note}",
            "key": f"{self._row.guid}/{self._row.place}",
            "concept": self._concept,
            "why": why,
            "hints": tuple(dict.fromkeys(hint for hint in hints if hint)),
            "images": images,
        }


def _after_line(html: str) -> str:
    """Give what stands on a back after the line that parts it from its front."""
    return _ANSWER.split(html)[-1]


def _without_start(text: str, start: str) -> str:
    """Take off what a text begins with, where that stands on lines of its own."""
    return f"{text}\n".removeprefix(f"{start}\n").strip()
