"""The question that is open while words are typed, and whether it can be answered with them.

It waits for its answer, or for a word on the answer given; what words mean depends on which.
"""

from bot.grading.text.no_attempt import says_so
from bot.tutor.choosing.options import order_of
from bot.tutor.drill.confidence import WORDS
from bot.tutor.drill.scoring import Typed
from bot.tutor.language.choices import Tapped, picks_from
from bot.tutor.language.telling import may_tell, tells
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Prompt, Stage
from content.model.items import Flashcard, Item

OF_THE_ANSWER_GIVEN = {
    Stage.SURE: (*WORDS, "withdraw"),
    Stage.CLOSEST: ("withdraw",),
    Stage.SUSPECTED: ("withdraw",),
    Stage.JUDGING: ("withdraw",),
}
"""Intents that mean something where an answer is in already, by stage."""


def waiting(desk: Desk) -> Prompt | None:
    """Give the prompt that waits for its answer, or for a word on it."""
    match desk.session.activity:
        case Drill(prompt=Prompt() as prompt, over=False) if prompt.stage is not Stage.SETTLED:
            return prompt
        case _:
            return None


def awaited(desk: Desk) -> Item | None:
    """Give the item that waits for its answer."""
    match desk.session.activity:
        case Drill(prompt=Prompt(stage=Stage.ASKED, ref=ref)):
            return desk.library.item(ref)
        case _:
            return None


def may_be_answer(desk: Desk) -> bool:
    """Whether the open item is answered in words, so that these may be its answer."""
    return isinstance(awaited(desk), Typed | Flashcard)


def answers_plainly(desk: Desk, text: str) -> bool:
    """Whether words answer by their form, though they are like a wish: "how long it takes"."""
    return may_be_answer(desk) and tells(text)


def gives_up(desk: Desk, text: str) -> bool:
    """Whether words say that there is no answer to what is open, and nothing else: "no clue"."""
    prompt = waiting(desk)
    return prompt is not None and says_so(text, desk.library.language_of(prompt.ref))


def may_be_either(desk: Desk, text: str) -> bool:
    """Whether words have the form both of an answer and of a question to the tutor."""
    return may_be_answer(desk) and may_tell(text)


def is_given(desk: Desk) -> bool:
    """Whether an answer has been given that is asked about before it is marked."""
    prompt = waiting(desk)
    return prompt is not None and prompt.stage in OF_THE_ANSWER_GIVEN


def is_answered(desk: Desk) -> bool:
    """Whether something is open that waits for no answer, but for a word on the one given."""
    match desk.session.activity:
        case Drill(prompt=Prompt(stage=stage)):
            return stage is not Stage.ASKED
        case _:
            return False


def chooses_nothing(desk: Desk, text: str) -> bool:
    """Whether the open item is answered with taps, and words choose none of its options."""
    item = awaited(desk)
    match desk.session.activity:
        case Drill(prompt=Prompt(ref=ref)) as drill if isinstance(item, Tapped):
            return picks_from(item, order_of(drill, ref, item), text) is None
        case _:
            return False
