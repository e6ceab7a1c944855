"""What is said beside the open question: pleas for help, words after the verdict, a sigh.

None of it is an answer, so nothing here is graded but a correction after the verdict; the question
stays as it was. How often something was said counts, so that no reply comes twice.
"""

from dataclasses import replace

from bot.tutor import cards, contest, helping
from bot.tutor.desk import Desk
from bot.tutor.intents import plain
from bot.tutor.moves import Explain, NoHints, RemindOfNext, TakeBreath
from bot.tutor.running import go_on, put_again
from bot.tutor.session import Drill, Mode, Prompt, Stage
from bot.tutor.settle import handle, show_instead, turn
from bot.tutor.turn import Turn
from content.model import (
    ClozeQuestion,
    ExtendedQuestion,
    Flashcard,
    Item,
    NumberQuestion,
    ShortQuestion,
)

PLEAS = ("hint", "lost", "why", "show", "skip", "stop", "help")
"""Intents that are about the open question: heard even where they could be an answer to it."""


def intent_of(desk: Desk, text: str) -> str | None:
    """Give what plain words ask for, unless they are an author's wording for the open question.

    "Plan" is a command, and an answer to "Why ring before a late delivery?". A plea about the
    question itself, such as "stuck", is heard all the same.
    """
    intent = desk.intents.find(text)
    activity = desk.session.activity
    if intent is None or intent in PLEAS or not isinstance(activity, Drill):
        return intent
    prompt = activity.prompt
    if prompt is None or prompt.stage is not Stage.ASKED:
        return intent
    match desk.library.item(prompt.ref):
        case ShortQuestion(points=points):
            wordings = [wording.rstrip("*") for point in points for wording in point.any]
        case ClozeQuestion(gaps=gaps):
            wordings = [wording for gap in gaps for wording in gap]
        case _:
            return intent
    return None if plain(text) in map(plain, wordings) else intent


def help_wanted(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Give a hint to whoever asks for one in words; after the verdict, explain once more."""
    item = desk.library.item(prompt.ref)
    if item is not None and prompt.stage is Stage.SETTLED:
        concept = desk.library.topic_of(prompt.ref).concept(item.concept)
        return show_instead(desk, drill, Explain(item, handle(desk, drill, prompt), concept))
    if item is None:
        return put_again(desk, drill)
    if isinstance(item, Flashcard):
        return cards.hint(desk, drill, item, prompt)
    if drill.mode is not Mode.REVISE:
        aside, times = _aside(drill, prompt)
        move = NoHints(handle(desk, aside, prompt), times)
        return turn(desk, aside, Turn(desk.session, (move,)))  # the question keeps its options
    return helping.hint(desk, drill, item, replace(prompt, stage=Stage.ASKED))


def show(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Show the answer to whoever asks for it in words."""
    item = desk.library.item(prompt.ref)
    if item is None or prompt.stage is Stage.SETTLED or drill.mode is not Mode.REVISE:
        return help_wanted(desk, drill, prompt)
    if isinstance(item, Flashcard):
        return cards.turn_over(desk, drill, item, prompt)
    return helping.reveal(desk, drill, item, replace(prompt, stage=Stage.ASKED))


def said_after(desk: Desk, drill: Drill, item: Item | None, prompt: Prompt, text: str) -> Turn:
    """Take words after the verdict: go on, correct the answer, or be reminded of the button."""
    if desk.intents.find(text) in ("go_on", "yes", "thanks"):
        return go_on(desk, drill)
    meant = desk.intents.correction(text)
    if meant and isinstance(
        item, ShortQuestion | ClozeQuestion | NumberQuestion | ExtendedQuestion
    ):
        corrected = contest.correct(desk, drill, item, prompt, meant)
        if corrected is not None:
            return corrected
    aside, times = _aside(drill, prompt)
    missed_again = bool(meant) and not prompt.right
    move = RemindOfNext(handle(desk, aside, prompt), times, corrected=missed_again)
    return show_instead(desk, aside, move)


def take_breath(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Tell somebody who has had enough what they can do; nothing is graded, nothing is lost."""
    aside, times = _aside(drill, prompt)
    move = TakeBreath(
        handle(desk, aside, prompt),
        times,
        settled=prompt.stage is Stage.SETTLED,
        helped=drill.mode is Mode.REVISE,
    )
    return turn(desk, aside, Turn(desk.session, (move,)))


def _aside(drill: Drill, prompt: Prompt) -> tuple[Drill, int]:
    """Note that something is said beside the question, and how often that makes."""
    times = prompt.asides + 1
    return replace(drill, prompt=replace(prompt, asides=times)), times
