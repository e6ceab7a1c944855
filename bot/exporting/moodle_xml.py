"""A deck as Moodle's XML, as its own reader takes it (see docs/import.md).

Texts are `plain_text`, so that Moodle shows what was written, but for texts with gaps, whose
format is HTML always.
"""

import base64
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape, unescape
from typing import Final
from urllib.parse import quote

from bot.exporting import written
from bot.importing import found
from bot.importing.moodle.items import FLASHCARD
from bot.importing.remarks import Remark
from bot.importing.text import clean

_ESCAPED: Final = re.compile(r"<text>([^<]*&[^<]*)</text>")
_IN_A_GAP: Final = str.maketrans({sign: f"\\{sign}" for sign in '\\}~#"/'})
_BRACKETS: Final = str.maketrans({"{": "&#123;", "}": "&#125;"})
"""Brackets of the text itself, which are no gaps."""


def write(deck: found.Deck) -> written.Written:
    """Write a deck; the remarks name what Moodle has no place for."""
    remarks = list(written.with_formulas(deck))
    parts = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    for concept in written.concepts(deck):
        parts.append(_category(written.category(deck, concept)))
        said = [one for one in deck.concepts if one.name == concept]
        parts += [_question("description", one.name, _text(one.say), []) for one in said]
        asked = (item for item in deck.items if item.concept == concept)
        parts += [_item(item, deck.media, remarks) for item in asked]
    xml = _ESCAPED.sub(_in_a_section, "\n".join([*parts, "</quiz>\n"]))
    return written.Written(xml.encode(), tuple(remarks))


def _in_a_section(text: re.Match[str]) -> str:
    """Write a text with escaped signs as Moodle does, whose reader loses a space between two."""
    if "]]&gt;" in text[1]:
        return text[0]
    return f"<text><![CDATA[{unescape(text[1])}]]></text>"


def _category(path: str) -> str:
    path = escape(clean(path), quote=False)
    return f'<question type="category"><category><text>{path}</text></category></question>'


def _item(item: found.Item, media: found.Media, remarks: list[Remark]) -> str:
    """Write one item as the question that comes nearest to it."""
    kind, asked, lines, tag = _parts(item, media, remarks)
    asked = _pictured(asked, item.images, media)
    if isinstance(item, found.Card) and item.back_images:
        remarks.append(Remark(item.source, "the picture of its back has no place: left out"))
    why = f"<generalfeedback{_text(item.why)}</generalfeedback>"
    hints = [f"<hint{_text(hint)}</hint>" for hint in item.hints]
    about = [f"<idnumber>{escape(clean(item.key))}</idnumber>"] if item.key else []
    tags = [f"<tags><tag><text>{tag}</text></tag></tags>"] if tag else []
    return _question(kind, item.key, asked, [why, *about, *lines, *hints, *tags])


def _question(kind: str, name: str, asked: str, lines: list[str]) -> str:
    head = f'<question type="{kind}">\n  <name><text>{escape(clean(name))}</text></name>'
    body = [f"<questiontext{asked}</questiontext>", *lines]
    return "\n  ".join([head, *body]) + "\n</question>"


def _text(text: str) -> str:
    """Write what stands in an element that holds a text: its format, and the text."""
    return f' format="plain_text"><text>{escape(clean(text), quote=False)}</text>'


def _pictured(text: str, pictures: Sequence[found.Picture], media: found.Media) -> str:
    """Put pictures below what `_text` has written, and their files beside it, as HTML."""
    shown = [one for one in pictures if one.name in media]
    if not shown:
        return text
    kind, _, body = text.removesuffix("</text>").partition("><text>")
    html = body if "html" in kind else escape(body, quote=False).replace("\n", "&lt;br&gt;")
    tags = (
        f'<br><img src="@@PLUGINFILE@@/{quote(one.name)}" alt="{escape(one.alt)}">' for one in shown
    )
    html += escape("".join(tags), quote=False)
    return f' format="html"><text>{html}</text>' + "".join(_file(one, media) for one in shown)


def _file(picture: found.Picture, media: found.Media) -> str:
    packed = base64.b64encode(media[picture.name]()).decode()
    return f'<file name="{escape(picture.name)}" path="/" encoding="base64">{packed}</file>'


def _answer(
    text: str,
    fraction: float,
    feedback: str = "",
    more: str = "",
    pictured: Callable[[str], str] = str,
) -> str:
    said = f"<feedback{_text(feedback)}</feedback>"
    shown = pictured(_text(text)).removeprefix(" ")
    return f'<answer fraction="{fraction:.7g}" {shown}{said}{more}</answer>'


def _parts(
    item: found.Item, media: found.Media, remarks: list[Remark]
) -> tuple[str, str, list[str], str]:
    """Give the type, the text, what is in it, and a tag."""
    match item:
        case found.Choice(question=question):
            single = f"<single>{'false' if item.several else 'true'}</single>"
            return "multichoice", _text(question), [single, *_options(item, media)], ""
        case found.TrueFalse(statement=statement, answer=answer):
            answers = [_answer(word, 100 * (answer == (word == "true"))) for word in _WORDS]
            return "truefalse", _text(statement), answers, ""
        case found.Short() if not item.points:
            right = [_answer(written.pattern(one), 100) for one in item.answers]
            wrong = [_answer(written.pattern(one), 0) for one in item.wrong]
            return "shortanswer", _text(item.question), [*right, *wrong], ""
        case found.Number():
            return "numerical", _text(item.question), list(_numbers(item)), ""
        case found.Match(question=question, pairs=pairs):
            return "matching", _text(question), [_pair(*pair) for pair in pairs], ""
        case found.Order(question=question, steps=steps):
            numbered = enumerate(steps, start=1)
            return "ordering", _text(question), [_answer(one, at) for at, one in numbered], ""
        case found.Cloze():
            return "cloze", f' format="html"><text>{_gap_text(item)}</text>', [], ""
        case found.Card():
            if item.accept:
                what = "other answers of an essay have no place"
                remarks.append(Remark(item.source, what))
            return "essay", _text(item.front), [_marking(item.back)], FLASHCARD
        case found.Short() | found.Extended():
            what = "Moodle has nothing that marks it: an essay, marked by hand"
            remarks.append(Remark(item.source, what))
            (card,) = written.as_cards(item)
            return "essay", _text(card.front), [_marking(card.back)], ""


_WORDS: Final = ("true", "false")


def _pair(term: str, text: str) -> str:
    answer = f"<answer><text>{escape(clean(text), quote=False)}</text></answer>"
    return f"<subquestion{_text(term)}{answer}</subquestion>"


def _marking(answer: str) -> str:
    """Tell an essay's marker what the answer is."""
    return f"<graderinfo{_text(answer)}</graderinfo>"


def _options(item: found.Choice, media: found.Media) -> Iterator[str]:
    for one, weight in zip(item.options, written.weights(item), strict=True):
        pictures = (one.image,) if one.image is not None else ()
        pictured = partial(_pictured, pictures=pictures, media=media)
        yield _answer(one.text, weight, one.because, pictured=pictured)


def _numbers(item: found.Number) -> Iterator[str]:
    yield _answer(f"{item.value!r}", 100, more=f"<tolerance>{item.tolerance!r}</tolerance>")
    for slip in item.slips:
        within = f"<tolerance>{slip.within!r}</tolerance>"
        yield _answer(f"{slip.gives!r}", 0, slip.because, within)
    if item.unit:
        unit = escape(clean(item.unit), quote=False)
        yield f"<units><unit><multiplier>1</multiplier><unit_name>{unit}</unit_name></unit></units>"


def _gap_text(item: found.Cloze) -> str:
    """Write HTML with `{1:SHORTANSWER:=one~=another}` in it, escaped once more for XML."""
    parts: list[str] = []
    for one in item.pieces:
        if isinstance(one, str):
            html = escape(clean(one), quote=False).translate(_BRACKETS)
            parts.append(html.replace("\n", "<br>"))
        else:
            fillings = (
                escape(clean(filling), quote=False).translate(_IN_A_GAP) for filling in one.fillings
            )
            parts.append("{1:SHORTANSWER:" + "~".join(f"={filling}" for filling in fillings) + "}")
    return escape("".join(parts), quote=False)
