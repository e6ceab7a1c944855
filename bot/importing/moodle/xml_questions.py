"""One `<question>` of Moodle's XML as a question."""

from collections.abc import Callable
from typing import Final

from bot.importing import markup
from bot.importing.found import PICTURE, Picture
from bot.importing.markup import Plain
from bot.importing.moodle.gap_syntax import GapText, embedded, placed
from bot.importing.moodle.items import BLANK
from bot.importing.moodle.question import Answer, Kind, Question
from bot.importing.moodle.xml_nodes import Node
from bot.importing.remarks import LeftOut
from state.values import replace

_FORMATS: Final[dict[str, Callable[[str], Plain]]] = {
    "html": markup.from_html,
    "markdown": markup.from_markdown,
    "plain_text": markup.from_plain,
    "moodle_auto_format": markup.from_auto,
}
_ELSEWHERE: Final = {
    "calculated": "its numbers are drawn anew each time",
    "calculatedmulti": "its numbers are drawn anew each time",
    "calculatedsimple": "its numbers are drawn anew each time",
    "random": "it stands for another question",
    "randomsamatch": "it is made of other questions",
    "ddimageortext": "it is answered on a picture",
    "ddmarker": "it is answered on a picture",
}
"""Kinds that a conversation cannot ask, and why."""


class Texts:
    """Reads texts in their formats, and notes the pictures that are in them."""

    def __init__(self, rename: Callable[[Node, str], str]) -> None:
        self._rename = rename
        self.found: tuple[Picture, ...] = ()
        """The pictures of what was read last."""

    def of(self, node: Node | None, otherwise: str = "moodle_auto_format") -> str:
        """Read an element with a `text` in it; empty when it is not there."""
        self.found = ()
        if node is None:
            return ""
        written = (node.one("text") or node).text.strip()
        name = node.attributes.get("format", otherwise)
        plain = _FORMATS.get(name, markup.from_auto)(written)
        self.found = tuple(replace(one, name=self._rename(node, one.name)) for one in plain.images)
        return plain.text


def question_of(node: Node, category: str, texts: Texts) -> Question:
    """Read one question; LeftOut when it is of a kind that cannot be asked, or is broken."""
    kind = node.attributes.get("type", "")
    read = _READERS.get(kind)
    if read is None:
        why = _ELSEWHERE.get(kind, "questions of its kind are not known here")
        raise LeftOut(f"{node.words('name')[:60] or 'a question'} ({kind}): {why}")
    asked, images = texts.of(node.one("questiontext"), "html"), texts.found
    start = Question(
        source=f"line {node.line}",
        kind=Kind.DESCRIPTION,
        name=node.words("name"),
        text=asked or (PICTURE if images else ""),
        images=images,
        feedback=texts.of(node.one("generalfeedback"), "html"),
        hints=tuple(hint for one in node.all("hint") if (hint := texts.of(one, "html"))),
        category=category,
        key=node.words("idnumber"),
        tags=tuple(tag.words("text") for tags in node.all("tags") for tag in tags.all("tag")),
    )
    return read(node, start, texts)


def _answers(node: Node, texts: Texts) -> tuple[Answer, ...]:
    return tuple(_answer(one, texts) for one in node.all("answer"))


def _answer(node: Node, texts: Texts) -> Answer:
    """Read an answer; one that is a picture alone is called by its words."""
    text, image = texts.of(node), next(iter(texts.found), None)
    said = texts.of(node.one("feedback"), "html")
    called = text or (image.alt or image.name if image else "")
    return Answer(called, _weight(node), said, image=image)


def _typed(node: Node, texts: Texts) -> Answer:
    said = texts.of(node.one("feedback"), "html")
    if node.attributes.get("format") == "html":
        return Answer(texts.of(node), _weight(node), said)
    return Answer(markup.from_plain(node.words("text")).text, _weight(node), said)


def _weight(node: Node) -> float:
    try:
        return float(node.attributes.get("fraction", "0"))
    except ValueError:
        raise LeftOut(f"line {node.line}: its fraction is no number") from None


def _choice(node: Node, start: Question, texts: Texts) -> Question:
    several = node.words("single").lower() in ("false", "0")
    answers = tuple(one for one in _answers(node, texts) if one.text)
    return replace(start, kind=Kind.CHOICE, several=several, answers=answers)


def _true_false(node: Node, start: Question, texts: Texts) -> Question:
    answers = _answers(node, texts)
    right = [one.text.lower() for one in answers if one.right]
    if right not in (["true"], ["false"]):
        raise LeftOut("it does not say whether it is true or false")
    told = tuple(replace(one, text="*") for one in answers if one.feedback)
    return replace(start, kind=Kind.TRUE_FALSE, answers=(Answer(right[0]), *told))


def _short(node: Node, start: Question, texts: Texts) -> Question:
    """Read what may be typed, which is no HTML unless it says so, whatever Moodle says of it."""
    answers = tuple(one for each in node.all("answer") if (one := _typed(each, texts)).text)
    has_case = node.words("usecase") == "1"
    return replace(start, kind=Kind.SHORT, answers=answers, has_case=has_case)


def _number(node: Node, start: Question, texts: Texts) -> Question:
    answers = tuple(_numerical(one, texts) for one in node.all("answer"))
    units = [unit for one in node.all("units") for unit in one.all("unit")]
    standard = next((one for one in units if one.words("multiplier") in ("1", "1.0")), None)
    unit = standard.words("unit_name") if standard else ""
    return replace(start, kind=Kind.NUMBER, answers=answers, unit=unit)


def _numerical(node: Node, texts: Texts) -> Answer:
    said = texts.of(node.one("feedback"), "html")
    text = node.words("text")
    if text == "*":
        return Answer("*", _weight(node), said)
    try:
        number, tolerance = float(text), abs(float(node.words("tolerance") or 0))
    except ValueError:
        raise LeftOut(f"line {node.line}: `{text[:40]}` or its tolerance is no number") from None
    return Answer(f"{number:.15g}", _weight(node), said, number, tolerance)


def _match(node: Node, start: Question, texts: Texts) -> Question:
    pairs = tuple(
        (texts.of(one, "html"), texts.of(one.one("answer"), "plain_text"))
        for one in node.all("subquestion")
    )
    return replace(start, kind=Kind.MATCH, pairs=pairs)


def _order(node: Node, start: Question, texts: Texts) -> Question:
    """Read steps, which stand in their order unless their fractions number them."""
    steps = [Answer(texts.of(one, "html"), _weight(one)) for one in node.all("answer")]
    if len({one.weight for one in steps}) == len(steps):
        steps.sort(key=lambda one: one.weight)
    return replace(start, kind=Kind.ORDER, answers=tuple(steps))


def _essay(node: Node, start: Question, texts: Texts) -> Question:
    return replace(start, kind=Kind.ESSAY, model=texts.of(node.one("graderinfo"), "html"))


def _description(_node: Node, start: Question, _texts: Texts) -> Question:
    return start


def _embedded(node: Node, start: Question, _texts: Texts) -> Question:
    return _with_gaps(start, embedded(node.words("questiontext")))


def _placed(node: Node, start: Question, texts: Texts) -> Question:
    words = [
        (texts.of(one, "html"), one.words("group")) for one in node.all("dragbox", "selectoption")
    ]
    return _with_gaps(start, placed(node.words("questiontext"), words))


def _with_gaps(start: Question, text: GapText) -> Question:
    """Ask for one gap as what it is, a choice or a number, and for more as a text with gaps."""
    asked = "".join(one if isinstance(one, str) else BLANK for one in text.pieces)
    if len(text.gaps) == 1 and text.offered and len(text.gaps[0]) > 1:
        options = text.gaps[0]
        return replace(start, kind=Kind.CHOICE, text=asked, answers=options, several=text.several)
    if text.several:
        raise LeftOut("it has several gaps, of which one has several right options")
    if len(text.gaps) == 1 and text.numbers:
        return replace(start, kind=Kind.NUMBER, text=asked, answers=text.gaps[0])
    hints = start.hints
    if text.offered:
        words = sorted({one.text for gap in text.offered for one in gap}, key=str.casefold)
        hints = (*hints[:1], " / ".join(words))
    return replace(start, kind=Kind.GAPS, text=asked, pieces=text.pieces, hints=hints)


_READERS: Final[dict[str, Callable[[Node, Question, Texts], Question]]] = {
    "multichoice": _choice,
    "truefalse": _true_false,
    "shortanswer": _short,
    "numerical": _number,
    "matching": _match,
    "match": _match,
    "ordering": _order,
    "essay": _essay,
    "description": _description,
    "cloze": _embedded,
    "multianswer": _embedded,
    "ddwtos": _placed,
    "gapselect": _placed,
}
