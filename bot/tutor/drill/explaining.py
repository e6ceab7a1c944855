"""A settled item explained again, each time in another way: the same words would not help twice.

The verdict has given the answer and why. To whoever asks further the idea behind it comes next, if
it was not told with the question; then another item of the same idea, as an example; then what many
think instead, and why it is not so. An idea that was read with another item of this session comes
last of these. After that only a person can say more. Whoever asks about one option ("why not d?")
is told of that one, and whoever has lost the question sees it again.
"""

from collections.abc import Iterator

from bot.tutor.choosing.items import is_explained, item_of
from bot.tutor.choosing.misconceptions import name_of
from bot.tutor.choosing.options import order_of
from bot.tutor.drill.hints import rungs
from bot.tutor.drill.settle import explanation, handle, noted_as_told
from bot.tutor.language.choices import picks_from
from bot.tutor.language.plain import plain
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage, Why
from bot.tutor.moves.hints import HintKind
from bot.tutor.moves.marking import Explain, ExplainOption, LookBack, ShowSettled, Way
from bot.tutor.moves.turn import Turn, show_instead, turn_leaving
from content.model.items import (
    ChoiceQuestion,
    ExtendedQuestion,
    Flashcard,
    Item,
    MultiSelectQuestion,
)
from content.model.topic import Concept, Misconception
from state.values import replace


def explain(desk: Desk, drill: Drill, prompt: Prompt, item: Item, text: str) -> Turn:
    """Explain a settled item in the next way that there is; `text` may ask for an example."""
    ways = tuple(_ways(desk, drill, prompt, item))
    told = prompt.explained
    if not desk.intents.marks["example"].isdisjoint(plain(text).split()):
        examples = (n for n, way in enumerate(ways) if not isinstance(way, Concept | Misconception))
        told = max(told, next(examples, told))
    way = ways[told] if told < len(ways) else None
    noted = replace(drill, prompt=replace(prompt, explained=told + 1))
    if isinstance(way, Concept):
        noted = noted_as_told(noted, prompt)
    move = Explain(handle(desk, noted, prompt), way, times=1 + max(0, told - len(ways)))
    return show_instead(desk, noted, move)


def explain_option(desk: Desk, text: str) -> Turn | None:
    """Say of the option that somebody asks about after a verdict whether it is right, and why.

    None unless the words ask so ("why not d?") and name one option of the item.
    """
    named = desk.intents.asked_of_option(text)
    match desk.session.activity:
        case Drill(prompt=Prompt(stage=Stage.SETTLED) as prompt) as drill if named:
            item = desk.library.item(prompt.ref)
        case _:
            return None
    if drill.mode is Mode.MOCK or not isinstance(item, ChoiceQuestion | MultiSelectQuestion):
        return None
    order = order_of(drill, prompt.ref, item)
    match picks_from(item, order, named):
        case (pick,):
            option, where = item.choices[pick], handle(desk, drill, prompt)
            topic = desk.library.topic_of(prompt.ref)
            shown = topic.misconception(option.shows) if option.shows else None
            move = ExplainOption(where, option, order.index(pick), shown)
            return show_instead(desk, drill, move)
        case _:
            return None


def look_back(desk: Desk, text: str) -> Turn | None:
    """Explain the question before the open one to whoever asks about it when that is on the screen.

    None unless the words ask so ("why was that wrong"), and nothing was tried yet at the open one.
    """
    match desk.session.activity:
        case Drill(prompt=Prompt(stage=Stage.ASKED, tries=0, rung=0) as prompt) as drill:
            return question_before(desk, drill, prompt) if desk.intents.looks_back(text) else None
        case _:
            return None


def question_before(desk: Desk, drill: Drill, prompt: Prompt) -> Turn | None:
    """Show what was marked before the open question, or before the one just marked.

    None if nothing was, and in a mock exam.
    """
    is_settled = prompt.stage is Stage.SETTLED
    marked = [one for one in drill.counted if not is_settled or one.ref != prompt.ref]
    last = marked[-1] if marked else None
    item = desk.library.item(last.ref) if last else None
    if last is None or item is None or drill.mode is Mode.MOCK:
        return None
    chosen = None
    if isinstance(item, ChoiceQuestion) and not last.right:
        chosen = next((item.choices[n] for n in last.picks if n < len(item.choices)), None)
    told = chosen if chosen is not None and chosen.because else None
    helped = drill.mode is Mode.REVISE
    move = LookBack(handle(desk, drill, prompt), item, told, helped, settled=is_settled)
    return show_instead(desk, drill, move) if is_settled else turn_leaving(desk, drill, (move,))


def show_settled(desk: Desk, drill: Drill, prompt: Prompt, item: Item) -> Turn:
    """Show a settled question again, with its answer."""
    return show_instead(desk, drill, ShowSettled(handle(desk, drill, prompt), item))


def _ways(desk: Desk, drill: Drill, prompt: Prompt, item: Item) -> Iterator[Way]:
    topic = desk.library.topic_of(prompt.ref)
    concept = topic.concept(item.concept)
    is_new = is_explained(topic, concept) and not _was_told(desk, prompt, item)
    was_read = _was_read(desk, drill, prompt, item)
    if is_new and not was_read:
        yield concept
    yield from _example(desk, drill, prompt, item)
    yield from _contrast(desk, drill, prompt, item)
    if is_new and was_read:
        yield concept


def _was_read(desk: Desk, drill: Drill, prompt: Prompt, item: Item) -> bool:
    """Tell whether the idea stood on the screen in this session, with another item of it."""
    others = (desk.library.item(ref) for ref in drill.explained if ref != prompt.ref)
    return any(one is not None and one.concept == item.concept for one in others)


def _was_told(desk: Desk, prompt: Prompt, item: Item) -> bool:
    """Tell whether the idea has stood on the screen: with the verdict, the question or a hint."""
    if prompt.why is Why.LEECH or explanation(desk, prompt) is not None:
        return True
    if isinstance(item, Flashcard):
        return False
    given = rungs(desk, item, prompt, None)[: prompt.rung]
    return any(hint.kind is HintKind.IDEA for hint in given)


def _example(desk: Desk, drill: Drill, prompt: Prompt, item: Item) -> list[Item]:
    """Find another item of the idea that can be told in a line or two, and is not asked today.

    One that is nearest to this item comes first, and of those a flashcard.
    """
    library, topic = desk.library, desk.library.topic_of(prompt.ref)
    asked = {prompt.ref, *(one.ref for one in drill.queue)}
    asked.update(one.ref for one in drill.settled)
    is_one_idea = is_explained(topic, topic.concept(item.concept))
    others = [
        ref
        for ref in library.by_concept(topic.topic).get(item.concept, ())
        if ref not in asked and (is_one_idea or library.are_siblings(prompt.ref, ref))
    ]
    others.sort(key=lambda ref: not library.are_siblings(prompt.ref, ref))
    items = (item_of(library, ref) for ref in others)
    told: list[Item] = [one for one in items if not isinstance(one, ExtendedQuestion)]
    return sorted(told[:3], key=lambda one: not isinstance(one, Flashcard))[:1]


def _contrast(desk: Desk, drill: Drill, prompt: Prompt, item: Item) -> list[Misconception]:
    """Find the wrong idea that an item checks, unless it was refuted in this session."""
    return [
        wrong
        for wrong in desk.library.topic_of(prompt.ref).misconceptions
        if item.id in wrong.check_with and name_of(prompt.ref, wrong.id) not in drill.refuted
    ][:1]
