"""Which items give each other away: they ask for the same idea in other words.

Siblings are items of one concept that share an idea. Authors name ideas where a wrong one is
common: an option shows a misconception, or a misconception lists the item as a check. Items of a
concept that bear on no misconception share the concept's own idea.
"""

from content.model import ChoiceQuestion, Item, MultiSelectQuestion, Topic, TrueFalseQuestion

_Idea = tuple[str, str]
"""A concept and one of its wrong ideas; "" is the concept's own idea."""


def siblings(topic: Topic) -> dict[str, tuple[str, ...]]:
    """Give the siblings of each item of a topic, by their ids and in the author's order."""
    ideas = {item.id: _ideas(topic, item) for item in topic.items()}
    about: dict[_Idea, list[str]] = {}
    for name, its_own in ideas.items():
        for idea in its_own:
            about.setdefault(idea, []).append(name)
    place = {name: number for number, name in enumerate(ideas)}
    return {
        name: tuple(
            sorted({one for idea in own for one in about[idea]} - {name}, key=place.__getitem__)
        )
        for name, own in ideas.items()
    }


def _ideas(topic: Topic, item: Item) -> set[_Idea]:
    wrong = _shown(item) | _checked(topic, item)
    return {(item.concept, idea) for idea in wrong or {""}}


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
