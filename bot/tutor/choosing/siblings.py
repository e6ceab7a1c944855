"""Which items give each other away: they ask for the same idea in other words.

Siblings are items of one concept that share an idea. Authors name ideas where a wrong one is
common: an option shows a misconception, or a misconception lists the item as a check. Items of a
concept that bear on no misconception share the concept's own idea.
"""

from content.library import Library
from content.model import ChoiceQuestion, Item, MultiSelectQuestion, Topic, TrueFalseQuestion


def are_siblings(library: Library, one: str, other: str) -> bool:
    """Whether two items are about the same idea; an item is no sibling of itself."""
    if _concept(library, one) != _concept(library, other):
        return False  # most pairs end here, at a tenth of the price
    return one != other and bool(_ideas(library, one) & _ideas(library, other))


def siblings_of(library: Library, ref: str) -> tuple[str, ...]:
    """The live items that are about the same idea as this one, in the author's order."""
    refs = library.refs(ref.partition("/")[0])
    return tuple(other for other in refs if are_siblings(library, ref, other))


def _ideas(library: Library, ref: str) -> frozenset[tuple[str, str, str]]:
    """Name an item's ideas by topic, concept and misconception; "" is the concept's own idea."""
    topic, item = library.topic_of(ref), library.item(ref)
    if item is None:
        return frozenset()
    wrong = _shown(item) | _checked(topic, item)
    return frozenset((topic.topic, item.concept, idea) for idea in wrong or {""})


def _concept(library: Library, ref: str) -> str | None:
    item = library.item(ref)
    return item.concept if item else None


def _shown(item: Item) -> set[str]:
    match item:
        case ChoiceQuestion(choices=choices) | MultiSelectQuestion(choices=choices):
            return {option.shows for option in choices if option.shows}
        case TrueFalseQuestion(shows=str() as idea):
            return {idea}
        case _:
            return set()


def _checked(topic: Topic, item: Item) -> set[str]:
    return {wrong.id for wrong in topic.misconceptions if item.id in wrong.check_with}
