"""What the texts of a topic teach the grader of its words.

Words are weighed by what a learner may read, and by the right and wrong things in keys. Phrases
that are only looked for in answers (names of points, lines of marking points, what blocks credit)
show that their words are real, and nothing else.
"""

from collections.abc import Iterable, Iterator

from bot.grading.keys.corpus import Corpus
from bot.grading.keys.of_topic import TopicKeys
from content.model import items as model
from content.model.topic import Topic


def corpus_of(topic: Topic) -> Corpus:
    """Learn from all texts of a topic; that takes longer than grading with it."""
    return Corpus(_texts(topic), _answers(topic), topic.language, _wordings(topic), _said(topic))


def _answers(topic: Topic) -> list[tuple[str, ...]]:
    """Give the full right answers of the items that have one in words."""
    return [
        item.answers if isinstance(item, model.Flashcard) else (item.model,)
        for item in topic.items()
        if isinstance(item, model.Flashcard | model.ShortQuestion | model.ExtendedQuestion)
    ]


def _said(topic: Topic) -> Iterator[str]:
    """Give what is right to say to a short question or a flashcard, each as a whole."""
    keys = TopicKeys(topic)
    for item in topic.items():
        if isinstance(item, model.ShortQuestion | model.Flashcard):
            yield from keys.of(item).said()


def _texts(topic: Topic) -> list[str]:
    """Give every text of a topic from which its words are known and weighed."""
    texts = [topic.title, topic.synopsis]
    for concept in topic.concepts:
        texts += [concept.name, concept.say]
    for wrong in topic.misconceptions:
        texts += [wrong.believes, wrong.instead, *wrong.listen_for]
    for pair in topic.confusable:
        texts += pair
    for item in topic.items():
        texts += _item_texts(item)
    return texts


def _wordings(topic: Topic) -> list[str]:
    """Give the phrases for which answers are searched, beyond the texts of the topic."""
    shorts = [item for item in topic.items() if isinstance(item, model.ShortQuestion)]
    lines = [line for point in topic.marking_points for line in point.credit_when]
    return [
        *(text for line in lines for text in line),
        *(point.idea for item in shorts for point in item.points),
        *(text for item in shorts for text in item.blocks),
    ]


def _item_texts(item: model.Item) -> list[str]:
    """Give what is asked, and the right and wrong things that stand in the key."""
    if isinstance(item, model.Flashcard):
        return [item.front, item.back, *item.accept]
    return [item.ask, *_key_texts(item)]


def _key_texts(item: model.Question) -> Iterable[str]:
    match item:
        case model.ChoiceQuestion() | model.MultiSelectQuestion():
            return (option.text for option in item.choices)
        case model.OrderQuestion():
            return item.steps
        case model.MatchQuestion():
            return (*item.pairs.keys(), *item.pairs.values())
        case model.ShortQuestion():
            return (item.model, *(wording for point in item.points for wording in point.any))
        case model.ExtendedQuestion():
            return (item.model,)
        case _:
            return ()
