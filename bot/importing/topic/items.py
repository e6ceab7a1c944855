"""What a reader found, as the keys of our files, within the lengths that those have.

What a question's shape cannot hold is asked as a flashcard where that is fair, with a remark that
says so; else it is left out.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.importing.found import (
    Card,
    Choice,
    Cloze,
    Extended,
    Gap,
    Item,
    Match,
    Number,
    Option,
    Order,
    Remark,
    Short,
    TrueFalse,
)
from bot.importing.topic.images import Images
from bot.importing.topic.yaml_text import Entry, Value
from content.model import UNDESCRIBED

TEXT: Final = 1200
LABEL: Final = 120
ALT: Final = 300
"""Lengths of `content.model`."""
_OPTIONS, _STEPS, _PAIRS, _POINTS, _HINTS = 8, 8, 6, 8, 3
_BLANK: Final = "____"


class LeftOut(Exception):
    """An item that no shape of ours can hold; the text says why."""


@dataclass(slots=True)
class Made:
    """The keys of one item, without id and concept, and where they go."""

    item: Item
    asked: str
    """What is asked, from which the id is made."""
    keys: dict[str, Value]
    is_card: bool = False
    remarks: list[Remark] = field(default_factory=list)

    def says(self, text: str) -> None:
        """Note what was changed."""
        self.remarks.append(Remark(self.item.source, text))


@dataclass(frozen=True, slots=True)
class Names:
    """Ids of what items refer to, by the words in which a reader names it."""

    misconceptions: Mapping[str, str]
    points: Mapping[str, str]
    images: Images = field(default_factory=Images)


def made_of(item: Item, names: Names) -> list[Made]:
    """Write an item as the keys of one or more of ours; LeftOut when that cannot be done."""
    match item:
        case Card():
            made = [_card(item, item.front, item.back, item.accept)]
        case Cloze():
            made = [_cloze(item)]
        case Choice():
            made = [_choice(item, names)]
        case TrueFalse():
            made = [_true_false(item, names)]
        case Short():
            made = [_short(item)]
        case Number():
            made = [_number(item)]
        case Order():
            made = [_order(item)]
        case Match():
            made = list(_matches(item))
        case Extended():
            made = [_extended(item, names)]
    for one in made:
        _finish(one)
        _show(one, names.images)
    return made


def as_card(made: Made) -> Made:
    """Ask a typed question as a flashcard; LeftOut where its answer is no text."""
    match made.item:
        case Short(question=question, answers=answers):
            card = _card(made.item, question, answers[0], answers[1:])
        case Cloze():
            card = _cloze_card(made.item)
        case Number(question=question, value=value, unit=unit):
            card = _card(made.item, question, f"{value:.15g} {unit}".strip(), ())
        case _:
            raise LeftOut("its own answer does not earn what it should")
    _finish(card)
    card.keys |= {key: made.keys[key] for key in ("image", "alt") if key in made.keys}
    card.keys.pop("hints", None)
    return card


def _card(item: Item, front: str, back: str, accept: tuple[str, ...]) -> Made:
    for name, text in (("front", front), ("back", back)):
        if not text.strip():
            raise LeftOut(f"its {name} is empty")
        if len(text) > TEXT:
            raise LeftOut(f"its {name} has {len(text)} characters, and {TEXT} is the most")
    made = Made(item, front, {"front": front.strip(), "back": back.strip()}, is_card=True)
    kept = _fitting(made, accept, "other answer")
    if kept:
        made.keys["accept"] = kept
    return made


def _question(item: Item, kind: str, ask: str) -> Made:
    if not ask.strip():
        raise LeftOut("it has no question")
    if len(ask) > TEXT:
        raise LeftOut(f"its question has {len(ask)} characters, and {TEXT} is the most")
    return Made(item, ask, {"type": kind, "ask": ask.strip()})


def _fitting(made: Made, texts: tuple[str, ...], name: str) -> list[Value]:
    """Keep the texts that are short enough to stand in a list, each once."""
    kept = list(dict.fromkeys(text.strip() for text in texts if 0 < len(text.strip()) <= LABEL))
    long = sum(len(text.strip()) > LABEL for text in texts)
    if long:
        made.says(f"{long} {name} longer than {LABEL} characters left out")
    return list(kept)


def _cloze(item: Cloze) -> Made:
    gaps = [piece for piece in item.pieces if isinstance(piece, Gap)]
    if not gaps or not all(gap.fillings for gap in gaps):
        raise LeftOut("it has no gap, or one without a word")
    ask = "".join(
        _escaped(piece)
        if isinstance(piece, str)
        else "{" + "|".join(map(_escaped, piece.fillings)) + "}"
        for piece in item.pieces
    )
    made = _question(item, "cloze", ask)
    made.asked = _with_blanks(item)
    return made


def _escaped(text: str) -> str:
    """Put a backslash before what would begin, end or part a gap."""
    return re.sub(r"[{}|\\]", r"\\\g<0>", text)


def _with_blanks(item: Cloze) -> str:
    return "".join(piece if isinstance(piece, str) else _BLANK for piece in item.pieces)


def _cloze_card(item: Cloze) -> Made:
    gaps = [piece.fillings[0] for piece in item.pieces if isinstance(piece, Gap)]
    return _card(item, _with_blanks(item), ", ".join(gaps), ())


def _choice(item: Choice, names: Names) -> Made:
    options, spare = _different(item.options)
    right = [option for option in options if option.right]
    if not right:
        raise LeftOut("none of its options is right")
    if len(options) < 2 or len(options) > _OPTIONS or (item.several and len(options) < 3):
        raise LeftOut(f"it has {len(options)} different options, and 2 to {_OPTIONS} can be shown")
    if any(len(option.text) > LABEL for option in options):
        if item.several or len(right) > 1:
            raise LeftOut(f"an option of it is longer than {LABEL} characters")
        made = _card(item, item.question, right[0].text, ())
        made.says(f"an option is longer than {LABEL} characters: made a card")
        return made
    several = item.several or len(right) > 1
    made = _question(item, "multi_select" if several else "choice", item.question)
    shown = (one.image for one in options if one.image and one.image.name in names.images.files)
    if not all(image.alt for image in shown):
        raise LeftOut("an option of it is a picture that nothing is said of")
    made.keys["choices"] = [_option(option, names) for option in options]
    for option in spare:
        made.says(f"`{option.text}` is an option twice, as capitals do not count: left out")
    return made


def _different(options: Sequence[Option]) -> tuple[list[Option], list[Option]]:
    """Part options from those that read the same as another, of which a right one is kept."""
    kept: dict[str, Option] = {}
    for option in sorted(options, key=lambda one: not one.right):
        if option.text:
            kept.setdefault(_same(option.text), option)
    chosen = [option for option in options if any(option is one for one in kept.values())]
    spare = [option for option in options if option.text and option not in chosen]
    return chosen, spare


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


def _option(option: Option, names: Names) -> Entry:
    keys: dict[str, Value] = {"right" if option.right else "wrong": option.text.strip()}
    if option.because.strip():
        keys["because"] = option.because.strip()[:TEXT]
    if not option.right and option.shows in names.misconceptions:
        keys["shows"] = names.misconceptions[option.shows]
    if option.image is not None and option.image.name in names.images.files:
        keys |= {"image": names.images.files[option.image.name], "alt": option.image.alt[:ALT]}
    return keys


def _true_false(item: TrueFalse, names: Names) -> Made:
    made = _question(item, "true_false", item.statement)
    made.keys["answer"] = item.answer
    if item.shows in names.misconceptions:
        made.keys["shows"] = names.misconceptions[item.shows]
    return made


def _short(item: Short) -> Made:
    ideas = item.points or (item.answers,)
    answers = [text.strip() for text in item.answers if text.strip()]
    if not answers:
        raise LeftOut("it has no answer")
    if not all(any(len(text) <= LABEL for text in idea) for idea in ideas):
        made = _card(item, item.question, answers[0], tuple(answers[1:]))
        made.says(f"its answer is longer than {LABEL} characters: made a card")
        return made
    made = _question(item, "short", item.question)
    points: list[Value] = []
    for idea in ideas[:_POINTS]:
        wordings = _fitting(made, idea, "wording")
        points.append({"idea": str(wordings[0]).rstrip("*"), "any": wordings})
    made.keys["points"] = points
    if len(points) > 1:
        made.keys["need"] = min(item.need or len(points), len(points))
    made.keys["model"] = answers[0].replace("*", "")[:TEXT]
    wrong = [text.strip() for text in item.wrong if 0 < len(text.strip()) <= TEXT]
    if wrong:
        made.keys["samples"] = {"wrong": wrong}
    return made


def _number(item: Number) -> Made:
    if not math.isfinite(item.value) or not math.isfinite(item.tolerance):
        raise LeftOut("its answer is no number")
    made = _question(item, "number", item.question)
    made.keys["answer"] = item.value
    if item.tolerance:
        made.keys["within"] = abs(item.tolerance)
    if 0 < len(item.unit.strip()) <= LABEL:
        made.keys["unit"] = item.unit.strip()
    slips: list[Value] = [
        {"gives": slip.gives, "within": slip.within, "because": slip.because.strip()[:TEXT]}
        for slip in item.slips
        if slip.because.strip() and abs(slip.gives - item.value) > abs(item.tolerance)
    ]
    if slips:
        made.keys["slips"] = slips
    return made


def _order(item: Order) -> Made:
    steps = [step.strip() for step in item.steps if step.strip()]
    if not 3 <= len(steps) <= _STEPS or any(len(step) > LABEL for step in steps):
        raise LeftOut(f"3 to {_STEPS} steps of up to {LABEL} characters can be sorted")
    if len({_same(step) for step in steps}) < len(steps):
        raise LeftOut("two of its steps are the same")
    made = _question(item, "order", item.question)
    made.keys["steps"] = list(steps)
    return made


def _matches(item: Match) -> Iterator[Made]:
    """Write pairs in as many questions as they need: six fit into one."""
    pairs = [(term.strip(), text.strip()) for term, text in item.pairs]
    if any(not 0 < len(text) <= LABEL for pair in pairs for text in pair) or len(pairs) < 2:
        raise LeftOut(f"two or more pairs of up to {LABEL} characters can be matched")
    if min(len({_same(term) for term, _ in pairs}), len({_same(text) for _, text in pairs})) < len(
        pairs
    ):
        raise LeftOut("two of its pairs have the same term or description")
    parts = -(-len(pairs) // _PAIRS)
    for part in range(parts):
        made = _question(item, "match", item.question)
        made.keys["pairs"] = dict(pairs[part::parts])
        if part:
            made.asked = f"{item.question} {part + 1}"
        elif parts > 1:
            made.says(f"{len(pairs)} pairs parted among {parts} questions")
        yield made


def _extended(item: Extended, names: Names) -> Made:
    made = _question(item, "extended", item.question)
    marks = [names.points[mark] for mark in item.marks if mark in names.points]
    if not marks or not item.model.strip():
        raise LeftOut("it has no marking point, or no model answer")
    made.keys["marks"] = list(marks)
    made.keys["model"] = item.model.strip()[:TEXT]
    return made


def _finish(made: Made) -> None:
    """Add what every kind has: hints where it is typed, `why`, the mark of a draft."""
    item = made.item
    hints = [hint.strip()[:TEXT] for hint in item.hints if hint.strip()][:_HINTS]
    if hints and not made.is_card:
        made.keys["hints"] = hints
    why = item.why.strip()
    if len(why) > TEXT:
        made.says(f"its explanation has {len(why)} characters: cut at {TEXT}")
        why = why[: TEXT - 1].rsplit(" ", 1)[0] + "…"
    if why:
        made.keys["why"] = why
    if item.draft:
        made.keys["draft"] = True


def _say_instead(made: Made, alt: str) -> None:
    """Leave the words of a picture that is left out."""
    key = "front" if made.is_card else "ask"
    said = f"{made.keys[key]}\n({_escaped(alt) if made.keys.get('type') == 'cloze' else alt})"
    if alt and len(said) <= TEXT:
        made.keys[key] = said


def _show(made: Made, images: Images) -> None:
    """Name the image of an item, and of a card's back; one that cannot be shown is told of."""
    item = made.item
    sides = [("image", "alt", item.images)]
    if isinstance(item, Card):
        sides.append(("back_image", "back_alt", item.back_images))
    for key, alt, pictures in sides:
        kept = [one for one in pictures if one.name in images.files]
        for one in pictures:
            if one.name in images.faults:
                made.says(f"its picture {one.name} {images.faults[one.name]}: left out")
                _say_instead(made, one.alt if key == "image" else "")
        if len(kept) > 1:
            made.says(f"of its {len(kept)} pictures the first is kept")
        if kept:
            made.keys[key] = images.files[kept[0].name]
            made.keys[alt] = kept[0].alt[:ALT] or UNDESCRIBED
            if not kept[0].alt:
                made.says("its picture has no words: write what is to be seen after `alt`")
