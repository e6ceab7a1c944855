"""A topic as the deck that an importer would have found, so that writers know one set of shapes."""

from collections.abc import Iterator
from types import MappingProxyType

from bot.importing.found import (
    About,
    Card,
    Choice,
    Cloze,
    Concept,
    Deck,
    Extended,
    Gap,
    Item,
    Match,
    Media,
    Number,
    Option,
    Order,
    Picture,
    Remark,
    Short,
    TrueFalse,
    WrongNumber,
)
from content.images import Image
from content.keys.gaps import filled_in
from content.model import items as model
from content.model.fields import UNDESCRIBED
from content.model.topic import Topic

_MARK = "\ufdd0"
"""A code point that is never a character, which stands for a gap."""


def deck_of(topic: Topic, media: Media = MappingProxyType({})) -> Deck:
    """Give everything of a topic that learners are asked; drafts and what is retired stay here.

    `media` gives the bytes of its images, by their files.
    """
    names = {concept.id: concept.name for concept in topic.concepts}
    live = [item for item in topic.items() if item.is_live]
    return Deck(
        topic.title,
        topic.language,
        topic.synopsis,
        tuple(Concept(one.name, one.say, one.id) for one in topic.concepts),
        tuple(_item(item, names[item.concept]) for item in live),
        media=media,
        remarks=tuple(_left_out(topic)),
    )


def _left_out(topic: Topic) -> Iterator[Remark]:
    """Say what no other program has a place for, and what is not asked."""
    asleep = [item.id for item in topic.items() if not item.is_live]
    if asleep:
        yield Remark("the topic", f"{len(asleep)} drafts and retired items: left out")
    yield Remark("the topic", "its synopsis, its id and its language: left out")
    for name, count in (
        ("misconceptions, and what shows them", len(topic.misconceptions)),
        ("marking points", len(topic.marking_points)),
        ("exam tips", len(topic.exam_tips)),
        ("pairs of terms that are never forgiven for each other", len(topic.confusable)),
        ("rules on what is not forgiven, or blocks credit", _strict_rules(topic)),
    ):
        if count:
            yield Remark("the topic", f"{count} {name}: left out")


def _strict_rules(topic: Topic) -> int:
    blocks = sum(
        len(item.blocks) for item in topic.questions if isinstance(item, model.ShortQuestion)
    )
    return len(topic.strict) + sum(len(item.strict) for item in topic.items()) + blocks


def _item(item: model.Item, concept: str) -> Item:
    about = _about(item, concept)
    match item:
        case model.Flashcard():
            back = _pictures(item.back_image, item.back_alt)
            return Card(
                front=item.front, back=item.back, accept=item.accept, back_images=back, **about
            )
        case model.ChoiceQuestion() | model.MultiSelectQuestion():
            options = tuple(map(_option, item.choices))
            several = isinstance(item, model.MultiSelectQuestion)
            return Choice(question=item.ask, options=options, several=several, **about)
        case model.TrueFalseQuestion():
            return TrueFalse(statement=item.ask, answer=item.answer, **about)
        case model.OrderQuestion():
            return Order(question=item.ask, steps=item.steps, **about)
        case model.MatchQuestion():
            return Match(question=item.ask, pairs=tuple(item.pairs.items()), **about)
        case model.ClozeQuestion():
            return Cloze(pieces=_pieces(item.ask), **about)
        case model.NumberQuestion():
            return _number(item, about)
        case model.ShortQuestion():
            return _short(item, about)
        case model.ExtendedQuestion():
            return Extended(question=item.ask, marks=item.marks, model=item.model, **about)


def _about(item: model.Item, concept: str) -> About:
    return {
        "source": item.id,
        "key": item.id,
        "concept": concept,
        "why": item.why or "",
        "hints": item.hints if isinstance(item, model.AskedQuestion) else (),
        "images": _pictures(item.image, item.alt),
    }


def _option(one: model.Option) -> Option:
    image = next(iter(_pictures(one.image, one.alt)), None)
    return Option(one.text, one.correct, one.because or "", image=image)


def _pictures(image: Image | None, alt: str | None) -> tuple[Picture, ...]:
    if image is None:
        return ()
    return (Picture(image.file, "" if alt == UNDESCRIBED else alt or ""),)


def _number(item: model.NumberQuestion, about: About) -> Number:
    return Number(
        question=item.ask,
        value=item.answer,
        tolerance=item.within,
        unit=item.unit or "",
        slips=tuple(WrongNumber(one.gives, one.because, one.within) for one in item.slips),
        **about,
    )


def _short(item: model.ShortQuestion, about: About) -> Short:
    """Give the answers that are right by themselves: any wording, where one idea is enough."""
    ideas = tuple(point.any for point in item.points)
    answers = [item.model]
    if item.need == 1:
        answers += [wording for idea in ideas for wording in idea]
    return Short(
        question=item.ask,
        answers=tuple(dict.fromkeys(answers)),
        points=ideas if item.need > 1 else (),
        wrong=item.samples.wrong,
        **about,
    )


def _pieces(ask: str) -> tuple[str | Gap, ...]:
    gaps: list[Gap] = []

    def hide(fillings: tuple[str, ...]) -> str:
        gaps.append(Gap(fillings))
        return _MARK

    texts = filled_in(ask, hide).split(_MARK)
    pieces: list[str | Gap] = [texts[0]]
    for gap, text in zip(gaps, texts[1:], strict=True):
        pieces += [gap, text]
    return tuple(piece for piece in pieces if piece)
