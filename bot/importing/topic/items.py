"""What a reader found, as the keys of our files, within the lengths that those have.

What a question's shape cannot hold is asked as a flashcard where that is fair, with a remark that
says so; else it is left out.
"""

from typing import Final

from bot.importing import found
from bot.importing.remarks import LeftOut
from bot.importing.topic.images import Images
from bot.importing.topic.made import Made, Names, card, cut
from bot.importing.topic.tapped import choice, matches, order, true_false
from bot.importing.topic.typed import cloze, cloze_card, escaped, extended, number, short
from content.model.fields import MOST_ALT, MOST_TEXT, UNDESCRIBED

_HINTS: Final = 3


def made_of(item: found.Item, names: Names) -> list[Made]:
    """Write an item as the keys of one or more of ours; LeftOut when that cannot be done."""
    match item:
        case found.Card():
            made = [card(item, item.front, item.back, item.accept)]
        case found.Cloze():
            made = [cloze(item)]
        case found.Choice():
            made = [choice(item, names)]
        case found.TrueFalse():
            made = [true_false(item, names)]
        case found.Short():
            made = [short(item)]
        case found.Number():
            made = [number(item)]
        case found.Order():
            made = [order(item)]
        case found.Match():
            made = list(matches(item))
        case found.Extended():
            made = [extended(item, names)]
    for one in made:
        _finish(one)
        _show(one, names.images)
    return made


def as_card(made: Made) -> Made:
    """Ask a typed question as a flashcard; LeftOut where its answer is no text."""
    match made.item:
        case found.Short(question=question, answers=answers):
            made_card = card(made.item, question, answers[0], answers[1:])
        case found.Cloze():
            made_card = cloze_card(made.item)
        case found.Number(question=question, value=value, unit=unit):
            made_card = card(made.item, question, f"{value:.15g} {unit}".strip(), ())
        case _:
            raise LeftOut("its own answer does not earn what it should")
    _finish(made_card)
    made_card.keys |= {key: made.keys[key] for key in ("image", "alt") if key in made.keys}
    made_card.keys.pop("hints", None)
    return made_card


def _finish(made: Made) -> None:
    """Add what every kind has: hints where it is typed, `why`, the mark of a draft."""
    item = made.item
    hints = [hint.strip()[:MOST_TEXT] for hint in item.hints if hint.strip()][:_HINTS]
    if hints and not made.is_card:
        made.keys["hints"] = hints
    why = item.why.strip()
    if len(why) > MOST_TEXT:
        made.says(f"its explanation has {len(why)} characters: cut at {MOST_TEXT}")
    if why:
        made.keys["why"] = cut(why, MOST_TEXT)
    if item.draft:
        made.keys["draft"] = True


def _say_instead(made: Made, alt: str) -> None:
    """Leave the words of a picture that is left out."""
    key = "front" if made.is_card else "ask"
    said = f"{made.keys[key]}\n({escaped(alt) if made.keys.get('type') == 'cloze' else alt})"
    if alt and len(said) <= MOST_TEXT:
        made.keys[key] = said


def _show(made: Made, images: Images) -> None:
    """Name the image of an item, and of a card's back; one that cannot be shown is told of."""
    item = made.item
    _show_first(made, images, item.images, beside="front" if made.is_card else "ask")
    if isinstance(item, found.Card):
        _show_first(made, images, item.back_images, beside="back", prefix="back_")


def _show_first(
    made: Made,
    images: Images,
    pictures: tuple[found.Picture, ...],
    *,
    beside: str,
    prefix: str = "",
) -> None:
    """Name the first picture that can be shown; LeftOut if `beside`, too, has nothing to show."""
    for one in pictures:
        if one.name in images.faults:
            made.says(f"its picture {one.name} {images.faults[one.name]}: left out")
            _say_instead(made, "" if prefix else one.alt)
    kept = [one for one in pictures if one.name in images.files]
    if pictures and not kept and made.keys[beside] == found.PICTURE:
        why = images.faults.get(pictures[0].name, "cannot be shown")
        raise LeftOut(f"its picture {pictures[0].name} {why}, and it has no words")
    if len(kept) > 1:
        made.says(f"of its {len(kept)} pictures the first is kept")
    if kept:
        made.keys[f"{prefix}image"] = images.files[kept[0].name]
        made.keys[f"{prefix}alt"] = kept[0].alt[:MOST_ALT] or UNDESCRIBED
        if not kept[0].alt:
            made.says("its picture has no words: write what is to be seen after `alt`")
