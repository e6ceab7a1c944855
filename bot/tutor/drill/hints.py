"""Help with an open question: the next step of its ladder, and at the top the answer.

The ladder itself is in `hint_ladder`; here a step is taken, which lowers the best rating that is
left. Questions with options are helped in the same way, but keep their buttons.
"""

from bot.tutor.drill import hint_ladder
from bot.tutor.drill.contest import may_contest
from bot.tutor.drill.scoring import Typed, share
from bot.tutor.drill.settle import Ending, explanation, handle, lower, noted_as_told, settle
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Why
from bot.tutor.moves.asking import GiveHint
from bot.tutor.moves.hints import Hint, HintKind
from bot.tutor.moves.marking import Reveal
from bot.tutor.moves.turn import Record, Toast, Turn, show_instead, turn_leaving
from content.model.items import Question, ShortQuestion
from state.records.learners import Rating
from state.values import replace


def hint(desk: Desk, drill: Drill, question: Question, prompt: Prompt) -> Turn:
    """Give the next hint that was asked for, or after the last one the answer; in revision only."""
    if drill.mode is not Mode.REVISE:
        return turn_leaving(desk, drill, toast=Toast.STALE)
    return give_help(desk, drill, question, prompt, ())


def give_help(
    desk: Desk, drill: Drill, question: Question, prompt: Prompt, notes: tuple[Record, ...]
) -> Turn:
    """Go one step up the ladder, asked for or not; `notes` are the records of what led to it.

    After the last step the answer is shown, and the item is settled.
    """
    steps = rungs(desk, question, prompt, _missing(question, prompt))
    if prompt.rung >= len(steps):
        return reveal(desk, drill, question, prompt, notes)
    helped = climbed(prompt, steps[prompt.rung])
    changed = replace(drill, prompt=helped)
    if steps[prompt.rung].kind is HintKind.IDEA:
        changed = noted_as_told(changed, helped)
    move = GiveHint(
        handle=handle(desk, changed, helped),
        hint=steps[prompt.rung],
        more_help=helped.rung < len(steps),
        contestable=may_contest(desk, question, helped),
    )
    if not isinstance(question, Typed):  # its options stay, for they are its answers
        return turn_leaving(desk, changed, (move,), notes)
    return show_instead(desk, changed, move, notes)


def reveal(
    desk: Desk, drill: Drill, question: Question, prompt: Prompt, notes: tuple[Record, ...] = ()
) -> Turn:
    """Show the answer; the item is settled as not remembered, with the credit earned so far."""
    end = Ending(
        right=False, score=share(question, prompt), rating=Rating.AGAIN, response=prompt.response
    )
    closed, records = settle(desk, drill, prompt, end)
    if drill.mode is Mode.MOCK:
        return turn_leaving(desk, closed, records=(*notes, *records))
    move = Reveal(
        question,
        handle(desk, closed, prompt),
        explanation(desk, prompt),
        contestable=may_contest(desk, question, prompt),
    )
    return show_instead(desk, closed, move, (*notes, *records))


def is_used_up(desk: Desk, question: Question, prompt: Prompt) -> bool:
    """Whether the answer is all the help that is left."""
    return prompt.rung >= len(rungs(desk, question, prompt, _missing(question, prompt)))


def _missing(question: Question, prompt: Prompt) -> int | None:
    """Give the first point that has earned nothing yet."""
    if not isinstance(question, ShortQuestion):
        return None
    return min(set(range(len(question.points))) - prompt.earned, default=None)


def rungs(desk: Desk, question: Question, prompt: Prompt, focus: int | None) -> tuple[Hint, ...]:
    """The steps of help for a prompt; `focus` is the point that a gap would be about."""
    concept = desk.library.topic_of(prompt.ref).concept(question.concept)
    return hint_ladder.rungs(question, focus, concept, opening=prompt.why is Why.OPENING)


def height(question: Question, prompt: Prompt, focus: int | None) -> int:
    """Count the same steps."""
    return hint_ladder.height(question, focus, opening=prompt.why is Why.OPENING)


def climbed(prompt: Prompt, given: Hint) -> Prompt:
    """The prompt after one more hint; the best rating that is left is Hard, or Again after a gap.

    A gap all but gives the answer.
    """
    left = Rating.AGAIN if given.kind is HintKind.GAP else Rating.HARD
    return replace(prompt, rung=prompt.rung + 1, cap=lower(prompt.cap, left))
