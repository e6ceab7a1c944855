"""A topic as the deck that an importer would have found, so that writers know one set of shapes."""

from collections.abc import Iterator
from types import MappingProxyType

from bot.importing import found
from bot.importing.remarks import Remark
from content.images import Image
from content.keys.gaps import pieces_of
from content.model import items as model
from content.model.fields import UNDESCRIBED
from content.model.topic import Topic


def deck_of(topic: Topic, media: found.Media = MappingProxyType({})) -> found.Deck:
    """Give everything of a topic that learners are asked; drafts and what is retired stay here.

    `media` gives the bytes of its images, by their files.
    """
    names = {concept.id: concept.name for concept in topic.concepts}
    live = [item for item in topic.items() if item.is_live]
    return found.Deck(
        topic.title,
        topic.language,
        topic.synopsis,
        tuple(found.Concept(one.name, one.say, one.id) for one in topic.concepts),
        tuple(_item(item, names[item.concept]) for item in live),
        media=media,
        remarks=tuple(_left_out(topic)),
    )


def _left_out(topic: Topic) -> Iterator[Remark]:
    """Say what no other program has a place for, and what is not asked."""
    asleep = [item.id for item in topic.items() if not item.is_live]
    if asleep:
        yield Remark("the topic", f"drafts and retired items: {len(asleep)} left out")
    yield Remark("the topic", "its synopsis, its id and its language: left out")
    for name, count in (
        ("misconceptions, and what shows them", len(topic.misconceptions)),
        ("marking points", len(topic.marking_points)),
        ("exam tips", len(topic.exam_tips)),
        ("pairs of terms that are never forgiven for each other", len(topic.confusable)),
        ("rules on what is not forgiven, or blocks credit", _strict_rules(topic)),
    ):
        if count:
            yield Remark("the topic", f"{name}: {count} left out")


def _strict_rules(topic: Topic) -> int:
    blocks = sum(
        len(item.blocks) for item in topic.questions if isinstance(item, model.ShortQuestion)
    )
    return len(topic.strict) + sum(len(item.strict) for item in topic.items()) + blocks


def _item(item: model.Item, concept: str) -> found.Item:
    about = _about(item, concept)
    match item:
        case model.Flashcard():
            back = _pictures(item.back_image, item.back_alt)
            return found.Card(
                front=item.front, back=item.back, accept=item.accept, back_images=back, **about
            )
        case model.ChoiceQuestion() | model.MultiSelectQuestion():
            options = tuple(map(_option, item.choices))
            several = isinstance(item, model.MultiSelectQuestion)
            return found.Choice(question=item.ask, options=options, several=several, **about)
        case model.TrueFalseQuestion():
            return found.TrueFalse(statement=item.ask, answer=item.answer, **about)
        case model.OrderQuestion():
            return found.Order(question=item.ask, steps=item.steps, **about)
        case model.MatchQuestion():
            return found.Match(question=item.ask, pairs=tuple(item.pairs.items()), **about)
        case model.ClozeQuestion():
            return found.Cloze(pieces=_pieces(item.ask), **about)
        case model.NumberQuestion():
            return _number(item, about)
        case model.ShortQuestion():
            return _short(item, about)
        case model.ExtendedQuestion():
            return found.Extended(question=item.ask, marks=item.marks, model=item.model, **about)


def _about(item: model.Item, concept: str) -> found.About:
    return {
        "source": item.id,
        "key": item.id,
        "concept": concept,
        "why": item.why or "",
        "hints": item.hints if isinstance(item, model.AskedQuestion) else (),
        "images": _pictures(item.image, item.alt),
    }


def _option(one: model.Option) -> found.Option:
    image = next(iter(_pictures(one.image, one.alt)), None)
    return found.Option(one.text, one.correct, one.because or "", image=image)


def _pictures(image: Image | None, alt: str | None) -> tuple[found.Picture, ...]:
    if image is None:
        return ()
    return (found.Picture(image.file, "" if alt == UNDESCRIBED else alt or ""),)


def _number(item: model.NumberQuestion, about: found.About) -> found.Number:
    return found.Number(
        question=item.ask,
        value=item.answer,
        tolerance=item.within,
        unit=item.unit or "",
        slips=tuple(found.WrongNumber(one.gives, one.because, one.within) for one in item.slips),
        **about,
    )


def _short(item: model.ShortQuestion, about: found.About) -> found.Short:
    """Give the answers that are right by themselves: any wording, where one idea is enough."""
    ideas = tuple(point.any for point in item.points)
    answers = [item.model]
    if item.need == 1:
        answers += [wording for idea in ideas for wording in idea]
    return found.Short(
        question=item.ask,
        answers=tuple(dict.fromkeys(answers)),
        points=ideas if item.need > 1 else (),
        wrong=item.samples.wrong,
        **about,
    )


def _pieces(ask: str) -> tuple[str | found.Gap, ...]:
    return tuple(one if isinstance(one, str) else found.Gap(one) for one in pieces_of(ask) if one)
