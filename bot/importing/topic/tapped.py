"""Items that are answered by taps, as the keys of our files."""

from collections.abc import Iterator, Sequence

from bot.importing.found import Choice, Match, Option, Order, TrueFalse
from bot.importing.remarks import LeftOut
from bot.importing.topic.made import Made, Names, card, question_keys
from bot.importing.topic.yaml_text import Entry, Value
from content.ids import same
from content.model.fields import MOST_ALT, MOST_LABEL, MOST_TEXT

_OPTIONS, _STEPS, _PAIRS = 8, 8, 6


def choice(item: Choice, names: Names) -> Made:
    """Make a choice of one or of several; a card where its options are too long."""
    options, spare = _different(item.options)
    right = [option for option in options if option.right]
    if not right:
        raise LeftOut("none of its options is right")
    if len(options) < 2 or len(options) > _OPTIONS or (item.several and len(options) < 3):
        raise LeftOut(f"it has {len(options)} different options, and 2 to {_OPTIONS} can be shown")
    if any(len(option.text) > MOST_LABEL for option in options):
        if item.several or len(right) > 1:
            raise LeftOut(f"an option of it is longer than {MOST_LABEL} characters")
        made = card(item, item.question, right[0].text, ())
        made.says(f"an option is longer than {MOST_LABEL} characters: made a card")
        return made
    several = item.several or len(right) > 1
    made = question_keys(item, "multi_select" if several else "choice", item.question)
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
            kept.setdefault(same(option.text), option)
    chosen = [option for option in options if any(option is one for one in kept.values())]
    spare = [option for option in options if option.text and option not in chosen]
    return chosen, spare


def _option(option: Option, names: Names) -> Entry:
    keys: dict[str, Value] = {"right" if option.right else "wrong": option.text.strip()}
    if option.because.strip():
        keys["because"] = option.because.strip()[:MOST_TEXT]
    if not option.right and option.shows in names.misconceptions:
        keys["shows"] = names.misconceptions[option.shows]
    if option.image is not None and option.image.name in names.images.files:
        keys |= {"image": names.images.files[option.image.name], "alt": option.image.alt[:MOST_ALT]}
    return keys


def true_false(item: TrueFalse, names: Names) -> Made:
    """Make a statement that is true or false."""
    made = question_keys(item, "true_false", item.statement)
    made.keys["answer"] = item.answer
    if item.shows in names.misconceptions:
        made.keys["shows"] = names.misconceptions[item.shows]
    return made


def order(item: Order) -> Made:
    """Make steps to sort."""
    steps = [step.strip() for step in item.steps if step.strip()]
    if not 3 <= len(steps) <= _STEPS or any(len(step) > MOST_LABEL for step in steps):
        raise LeftOut(f"3 to {_STEPS} steps of up to {MOST_LABEL} characters can be sorted")
    if len({same(step) for step in steps}) < len(steps):
        raise LeftOut("two of its steps are the same")
    made = question_keys(item, "order", item.question)
    made.keys["steps"] = list(steps)
    return made


def matches(item: Match) -> Iterator[Made]:
    """Write pairs in as many questions as they need: six fit into one."""
    pairs = [(term.strip(), text.strip()) for term, text in item.pairs]
    if any(not 0 < len(text) <= MOST_LABEL for pair in pairs for text in pair) or len(pairs) < 2:
        raise LeftOut(f"two or more pairs of up to {MOST_LABEL} characters can be matched")
    if any(len({same(text) for text in side}) < len(pairs) for side in zip(*pairs, strict=True)):
        raise LeftOut("two of its pairs have the same term or description")
    parts = -(-len(pairs) // _PAIRS)
    for part in range(parts):
        made = question_keys(item, "match", item.question)
        made.keys["pairs"] = dict(pairs[part::parts])
        if part:
            made.asked = f"{item.question} {part + 1}"
        elif parts > 1:
            made.says(f"{len(pairs)} pairs parted among {parts} questions")
        yield made
