"""How a drill runs: it begins, goes on to the next item, is taken up again, and ends.

Nothing here looks at an answer; whoever has taken one comes here for what is next. An item that is
gone from the content is passed over without a word.
"""

from bot.tutor.choosing import length as session_length
from bot.tutor.choosing.composer import compose, size_of
from bot.tutor.choosing.course import course_of
from bot.tutor.choosing.items import minutes as minutes_of
from bot.tutor.choosing.left_out import left_out, wanted
from bot.tutor.choosing.order import spaced
from bot.tutor.choosing.sureness import worth_asking
from bot.tutor.drill.pacing import fit, promised_minutes
from bot.tutor.drill.results import mock
from bot.tutor.drill.results.quiz import score_of
from bot.tutor.drill.results.summary import summary
from bot.tutor.drill.settle import asked, put
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Queued, SettledItem, Stage
from bot.tutor.moves.account import OfferPlan
from bot.tutor.moves.move import Move
from bot.tutor.moves.results import Finish
from bot.tutor.moves.turn import Record, Turn, show_instead
from bot.tutor.today import week_from
from content.ids import topic_id_of
from state.clock.days import WEEK, monday_of
from state.values import replace


def begin(  # noqa: PLR0913  # all that a drill begins from
    desk: Desk,
    mode: Mode,
    queue: tuple[Queued, ...],
    topics: tuple[str, ...] = (),
    *,
    whole: bool = False,
    minutes: int | None = None,
    seed: int | None = None,
) -> Turn:
    """Start a drill with its first item; everything before it is over.

    One that is `whole` asks all of its queue, however long that takes; of another as much is asked
    as fits into so many `minutes` (0: it goes on until told to stop), or as a session should take.
    The `seed` of its chance is the moment's, unless one is given.
    """
    session = replace(desk.session, serial=desk.session.serial + 1, minutes=None)
    fits = mode is Mode.REVISE and not whole
    if fits:
        room = session_length.minutes(desk) if minutes is None else minutes
        queue = spaced(desk.library, fit(desk.library, wanted(desk, queue), room))
    length = _length(desk, mode, queue)
    about = topics or [topic_id_of(queued.ref) for queued in queue]
    course = course_of(desk.library, about, desk.shelf, desk.today)
    endless = minutes == 0
    drill = Drill(
        mode=mode,
        seed=desk.now + session.serial if seed is None else seed,
        total=len(queue),
        queue=queue,
        topics=topics,
        endless=endless,
        retention=course.retention,
        exam=course.exam,
        sure_of=_worth_asking(desk, mode, queue),
        seconds=60 * length if fits and not endless else 0,
        counted_to=desk.now,
    )
    return go_on(replace(desk, session=session), drill, length=length)


def _length(desk: Desk, mode: Mode, queue: tuple[Queued, ...]) -> int:
    """Give the minutes that a drill is announced with."""
    if mode is Mode.REVISE:
        return promised_minutes(desk.library, queue)
    return minutes_of(desk.library, [queued.ref for queued in queue])


def _worth_asking(desk: Desk, mode: Mode, queue: tuple[Queued, ...]) -> tuple[str, ...]:
    """Choose of which questions to ask how sure the learner is; in a mock exam it is of all."""
    if mode is not Mode.REVISE:
        return ()
    return worth_asking(desk.library, desk.shelf, desk.today, queue)


def go_on(desk: Desk, drill: Drill, *, length: int = 0) -> Turn:
    """Put the next item that still exists, or sum up."""
    drill = _refilled(desk, drill)
    for index, queued in enumerate(drill.queue):
        if desk.library.asks(queued.ref):
            number = drill.prompt.number + 1 if drill.prompt else 1
            prompt = asked(desk, queued.ref, number, queued.why)
            left = replace(drill, queue=drill.queue[index + 1 :], prompt=prompt)
            return show_instead(desk, left, put(desk, left, prompt, minutes=length))
    return finish(desk, drill, stopped=False)


def finish(desk: Desk, drill: Drill, *, stopped: bool) -> Turn:
    """Sum up and end the drill."""
    records: tuple[Record, ...] = ()
    after: Drill | None = None
    desk, summed = _looking_back(desk, summary(desk, drill, stopped=stopped))
    said: Move = summed
    if drill.mode is Mode.QUIZ and drill.counted:
        said = score_of(desk.library, drill)
    elif drill.mode is Mode.MOCK and summed.answered and not stopped:
        said, kept = mock.result(desk, drill)
        records, after = (kept,), replace(drill, queue=(), over=True)
    done = show_instead(desk, after, said, records)
    if stopped or not summed.answered or drill.mode is Mode.MOCK:  # the report stands alone
        return done
    return _offer(desk, done)


def put_again(desk: Desk, drill: Drill) -> Turn:
    """Put the open item again, as far as it had come; or the next, if it was settled."""
    prompt = drill.prompt
    if prompt is None or prompt.stage is Stage.SETTLED:
        return go_on(desk, drill)
    anew = replace(prompt, stage=Stage.ASKED)
    again = replace(drill, prompt=anew)
    return show_instead(desk, again, put(desk, again, anew))


def skip(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Leave the open item out, unrated; in a mock exam it stays on the paper, without marks."""
    if prompt.stage is Stage.SETTLED:
        return go_on(desk, drill)
    if drill.mode is Mode.MOCK:
        blank = SettledItem(prompt.ref, score=0.0, right=False)
        return go_on(desk, replace(drill, settled=(*drill.settled, blank)))
    left_out = (*drill.skipped, prompt.ref)
    return go_on(desk, replace(drill, skipped=left_out))


def _looking_back(desk: Desk, summed: Finish) -> tuple[Desk, Finish]:
    """Look back on the week before in the first session of a new one, this once."""
    monday = monday_of(desk.today)
    if desk.session.week == monday or not summed.answered:
        return desk, summed
    told = replace(desk, session=replace(desk.session, week=monday))
    return told, replace(summed, last_week=week_from(desk, monday - WEEK))


def _offer(desk: Desk, done: Turn) -> Turn:
    """After the first session that was finished, offer an exam date and a reminder; never again."""
    if done.session.offered:
        return done
    session = replace(done.session, offered=True)
    reminder = desk.settings.reminder
    offer = OfferPlan(not desk.shelf.exams, reminder is None or reminder.at is None)
    wanted = (offer,) if offer.exam or offer.remind else ()
    return replace(done, session=session, moves=(*done.moves, *wanted))


def _refilled(desk: Desk, drill: Drill) -> Drill:
    """Add more to a session that goes on until told to stop."""
    if drill.queue or not drill.endless:
        return drill
    topics = [topic for topic in drill.topics if topic in desk.library.topics]
    chosen = desk.session.chosen
    more = compose(
        desk.library,
        topics,
        desk.shelf,
        desk.today,
        size_of(0),
        chosen=chosen,
        without=left_out(desk, topics),
    )
    unseen = tuple(queued for queued in more if queued.ref not in drill.skipped)
    fresh = spaced(desk.library, unseen)
    sure_of = _worth_asking(desk, drill.mode, fresh)
    return replace(drill, queue=fresh, total=drill.total + len(fresh), sure_of=sure_of)
