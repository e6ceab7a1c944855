"""What is said beside the open question: pleas for help, words after the verdict, a sigh.

None of it is an answer, so nothing here is graded but a correction after the verdict; the question
stays as it was. How often something was said counts, so that no reply comes twice.
"""

from bot.tutor.choosing.items import minutes
from bot.tutor.drill import cards, contest, hints
from bot.tutor.drill.explaining import explain, show_settled
from bot.tutor.drill.running import go_on, put_again
from bot.tutor.drill.scoring import Typed
from bot.tutor.drill.settle import beside, handle
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage
from bot.tutor.moves import asking as moves
from bot.tutor.moves.turn import Turn, show_instead, turn_leaving
from content.model.items import Flashcard, Item
from state.values import replace


def help_wanted(desk: Desk, drill: Drill, prompt: Prompt, text: str = "") -> Turn:
    """Give a hint to whoever asks for one in words; after the verdict, explain once more."""
    item = desk.library.item(prompt.ref)
    if item is not None and prompt.stage is Stage.SETTLED:
        return explain(desk, drill, prompt, item, text)
    if item is None:
        return put_again(desk, drill)
    if isinstance(item, Flashcard):
        return cards.hint(desk, drill, item, prompt)
    if drill.mode is not Mode.REVISE:
        aside, times = beside(drill, prompt)
        move = moves.NoHints(handle(desk, aside, prompt), times)
        return turn_leaving(desk, aside, (move,))  # the question keeps its options
    return hints.hint(desk, drill, item, replace(prompt, stage=Stage.ASKED))


def only_answer_left(desk: Desk, drill: Drill, prompt: Prompt) -> bool:
    """Whether all hints for the open question have been given."""
    item = desk.library.item(prompt.ref)
    if item is None or isinstance(item, Flashcard) or drill.mode is not Mode.REVISE:
        return False
    return prompt.stage is not Stage.SETTLED and hints.is_used_up(desk, item, prompt)


def show(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Show the answer to whoever asks for it in words."""
    item = desk.library.item(prompt.ref)
    if item is not None and prompt.stage is Stage.SETTLED:
        return show_settled(desk, drill, prompt, item)
    if item is None or drill.mode is not Mode.REVISE:
        return help_wanted(desk, drill, prompt)
    if isinstance(item, Flashcard):
        return cards.turn_over(desk, drill, item, prompt)
    return hints.reveal(desk, drill, item, replace(prompt, stage=Stage.ASKED))


def said_after(
    desk: Desk, drill: Drill, item: Item | None, prompt: Prompt, intent: str | None, text: str
) -> Turn:
    """Take words after the verdict: go on, correct the answer, or be reminded of the button."""
    if intent in ("go_on", "yes", "thanks"):
        return go_on(desk, drill)
    meant = desk.intents.correction(text)
    if meant and isinstance(item, Typed):
        corrected = contest.correct(desk, drill, item, prompt, meant)
        if corrected is not None:
            return corrected
    aside, times = beside(drill, prompt)
    failed = moves.NotCorrected.MISSED if isinstance(item, Typed) else moves.NotCorrected.TOO_LATE
    missed = failed if meant and not prompt.right else None
    move = moves.RemindOfNext(handle(desk, aside, prompt), times, missed)
    return show_instead(desk, aside, move)


def reword(desk: Desk, drill: Drill, prompt: Prompt, text: str) -> Turn:
    """Put the open question in other words, once at no cost; after that, or after it, explain."""
    item = desk.library.item(prompt.ref)
    told = prompt.stage in (Stage.SETTLED, Stage.JUDGING) and drill.mode is not Mode.MOCK
    if item is None or told or prompt.reworded:
        return help_wanted(desk, drill, prompt, text)
    aside, _ = beside(drill, replace(prompt, reworded=True))
    concept = desk.library.topic_of(prompt.ref).concept(item.concept)
    where, helped = handle(desk, aside, prompt), drill.mode is Mode.REVISE
    return turn_leaving(desk, aside, (moves.Reword(item, where, concept.name, helped),))


def how_to_answer(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Say how the open question is answered, at no cost."""
    item = desk.library.item(prompt.ref)
    if item is None:
        return put_again(desk, drill)
    aside, _ = beside(drill, prompt)
    helped = drill.mode is Mode.REVISE
    return turn_leaving(
        desk, aside, (moves.HowToAnswer(item, handle(desk, aside, prompt), helped),)
    )


def still_open(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Remind of the open question somebody who only says "ok"."""
    aside, times = beside(drill, prompt)
    helped = drill.mode is Mode.REVISE
    return turn_leaving(desk, aside, (moves.StillOpen(handle(desk, aside, prompt), times, helped),))


def how_far(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Say how far a session has come."""
    refs = [queued.ref for queued in drill.queue if desk.library.item(queued.ref)]
    if prompt.stage is not Stage.SETTLED:
        refs.append(prompt.ref)
    left = minutes(desk.library, refs) if refs else 0
    return turn_leaving(desk, drill, (moves.HowFar(handle(desk, drill, prompt), left),))


def take_breath(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Tell somebody who has had enough what they can do; nothing is graded, nothing is lost."""
    aside, times = beside(drill, prompt)
    move = moves.TakeBreath(
        handle(desk, aside, prompt),
        times,
        settled=prompt.stage is Stage.SETTLED,
        helped=drill.mode is Mode.REVISE,
        right=prompt.right,
    )
    return turn_leaving(desk, aside, (move,))
