"""What an item asks, as one text without its options."""

from content.model.items import ClozeQuestion, Flashcard, Item

GAP = "____"


def prompt_text(item: Item) -> str:
    """Give the words of the question, gaps shown as lines."""
    match item:
        case ClozeQuestion():
            return item.with_gaps(GAP)
        case Flashcard(front=front):
            return front
        case _:
            return item.ask
