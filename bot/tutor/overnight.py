"""A session that was left open when its day ended: it is closed with its summary.

Days later nobody goes on with the fourth of six questions, and what was due then is not what is due
now. So whoever comes back is told first what the session came to, and then gets what they asked
for. Only the question that is still open may be answered, by a tap on it, and that ends the
session. Learners whom a reminder reaches first are told then (`bot.engine.due.reminders`); nobody
else is written to.

One in which nothing was answered has come to nothing that could be told: whoever answers its first
question begins it after all, and for whoever begins another it is gone without a word.
"""

from bot.tutor.drill import running
from bot.tutor.drill.results.summary import summary
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode
from bot.tutor.model.events import Event, Pressed, Said
from bot.tutor.model.session import beneath, prompt_key
from bot.tutor.model.tokens import PromptToken, parse
from bot.tutor.moves.helping import NotUnderstood
from bot.tutor.moves.menus import Welcome
from bot.tutor.moves.results import Finish
from bot.tutor.moves.turn import Turn
from bot.tutor.resuming import BREAK_SECONDS
from bot.tutor.understanding import would_earn
from state.clock.days import day_of
from state.values import replace


def left(desk: Desk) -> Drill | None:
    """Give the session that was left open on an earlier day."""
    drill, last_at = beneath(desk.session.activity), desk.session.last_at
    if not isinstance(drill, Drill) or drill.over:
        return None
    is_over = day_of(last_at, desk.learner.zone) < desk.today
    return drill if is_over and desk.now - last_at > BREAK_SECONDS else None


def answers_it(desk: Desk, event: Event) -> bool:
    """Tell whether a tap belongs to the question that is still open."""
    token = parse(event.data) if isinstance(event, Pressed) else None
    if not isinstance(token, PromptToken):
        return False
    return f"{token.serial}.{token.number}" == prompt_key(desk.session)


def begins_it(desk: Desk, drill: Drill, event: Event) -> bool:
    """Tell whether a session in which nothing was answered yet gets its first answer."""
    if drill.settled:
        return False
    words = event.text if isinstance(event, Said) else ""
    return answers_it(desk, event) or bool(words and would_earn.is_credited(desk, words))


def at_its_end(desk: Desk, drill: Drill) -> Desk:
    """Let the open question be the last of its session."""
    last = replace(drill, queue=(), endless=False, total=drill.place)
    return replace(desk, session=replace(desk.session, activity=last))


def closed(desk: Desk, drill: Drill) -> Turn:
    """Close the session: an exam or a quiz with its result, any other with how far it came."""
    if drill.mode is Mode.REVISE or not drill.settled:
        summed = summary(desk, drill, stopped=True)
        said = replace(summed, overnight=True, today=None)  # a goal is for the day that was
        return Turn(replace(desk.session, activity=None, offer=None), (said,))
    done = running.finish(desk, drill, stopped=False)
    return replace(done, moves=done.moves[:1], done_with_buttons=False)


def followed(before: Turn, after: Turn) -> Turn:
    """Put what was asked for below the summary; that something was not understood need not be.

    A greeting is returned in the summary itself, which offers the same.
    """
    first, *others = before.moves
    is_blank = isinstance(first, Finish) and not first.answered
    if is_blank and isinstance(after.session.activity, Drill):
        return replace(after, records=(*before.records, *after.records))
    greeting = next((move for move in after.moves if isinstance(move, Welcome)), None)
    unsaid: tuple[type, ...] = (NotUnderstood,)
    if greeting is not None and isinstance(first, Finish):
        first, unsaid = replace(first, greets=greeting.name), (NotUnderstood, Welcome)
    rest = tuple(move for move in after.moves if not isinstance(move, unsaid))
    records = (*before.records, *after.records)
    return replace(after, moves=(first, *others, *rest), records=records)
