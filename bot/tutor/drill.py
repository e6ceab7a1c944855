"""One item at a time: put it, take the response, say how it did, go on to the next.

The door to all kinds of items: it looks at what is open and hands the event to the room for that
kind. Taps on anything that is over get a shrug and change nothing.
"""

from dataclasses import replace

from bot.grading.attempts import is_no_attempt
from bot.tutor import cards, confidence, contest, mock, tapped, typed
from bot.tutor.desk import Desk
from bot.tutor.intents import plain
from bot.tutor.moves import Explain, Finish, Move, NoHints, RemindOfNext, TakeBreath
from bot.tutor.moves.yours import OfferPlan
from bot.tutor.queue import compose, minutes, retention, size_of
from bot.tutor.quiz import score_of
from bot.tutor.session import Drill, Mode, Prompt, Settled, Slot, Stage, Why
from bot.tutor.settle import handle, is_live, put, show_instead, turn
from bot.tutor.tokens import PromptToken
from bot.tutor.turn import Record, Toast, Turn
from content.model import (
    ChoiceQuestion,
    ClozeQuestion,
    ExtendedQuestion,
    Flashcard,
    Item,
    MatchQuestion,
    MultiSelectQuestion,
    NumberQuestion,
    OrderQuestion,
    ShortQuestion,
    TrueFalseQuestion,
)
from state.records import Rating, Sure

PLEAS = ("hint", "lost", "why", "show", "skip", "stop", "help")
"""Intents that are about the open question: heard even where they could be an answer to it."""


def begin(
    desk: Desk,
    mode: Mode,
    slots: tuple[Slot, ...],
    topics: tuple[str, ...] = (),
    *,
    endless: bool = False,
) -> Turn:
    """Start a drill with its first item; everything before it is over."""
    session = replace(desk.session, serial=desk.session.serial + 1)
    about = topics or dict.fromkeys(slot.ref.partition("/")[0] for slot in slots)
    drill = Drill(
        mode=mode,
        seed=desk.now + session.serial,
        total=len(slots),
        queue=slots,
        topics=topics,
        endless=endless,
        retention=retention(desk.library, about, desk.shelf, desk.today),
    )
    openings = sum(slot.why is Why.OPENING for slot in slots)
    length = minutes(desk.library, [slot.ref for slot in slots], openings)
    return go_on(replace(desk, session=session), drill, length=length)


def go_on(desk: Desk, drill: Drill, *, length: int = 0) -> Turn:
    """Put the next item that still exists, or sum up."""
    drill = _refilled(desk, drill)
    for index, slot in enumerate(drill.queue):
        if is_live(desk.library, slot.ref):
            number = drill.prompt.number + 1 if drill.prompt else 1
            prompt = Prompt(slot.ref, number, desk.library.version(slot.ref), slot.why)
            left = replace(drill, queue=drill.queue[index + 1 :], prompt=prompt)
            moves = (put(desk, left, prompt, minutes=length),)
            return turn(desk, left, Turn(desk.session, moves, done_with_buttons=True))
    return finish(desk, drill, stopped=False)


def finish(desk: Desk, drill: Drill, *, stopped: bool) -> Turn:
    """Sum up and end the drill."""
    records: tuple[Record, ...] = ()
    after: Drill | None = None
    right = sum(one.right for one in drill.settled)
    answered = len(drill.settled)
    if drill.mode is Mode.MOCK:  # what was left blank is on the paper, but was not answered
        answered = sum(bool(one.response) for one in drill.settled)
    summary: Move = Finish(answered, right, stopped, desk.learner.minutes)
    if drill.mode is Mode.QUIZ and drill.settled:
        summary = score_of(desk.library, drill)
    elif drill.mode is Mode.MOCK and answered and not stopped:
        summary, kept = mock.result(desk, drill)
        records, after = (kept,), replace(drill, queue=(), over=True)
    done = turn(desk, after, Turn(desk.session, (summary,), records, done_with_buttons=True))
    if stopped or not answered or drill.mode is Mode.MOCK:  # the report stands alone
        return done
    return _offer(done)


def _offer(done: Turn) -> Turn:
    """After the first session that was finished, offer an exam date and a reminder; never again."""
    if done.session.offered:
        return done
    session = replace(done.session, offered=True)
    return replace(done, session=session, moves=(*done.moves, OfferPlan()))


def put_again(desk: Desk, drill: Drill) -> Turn:
    """Put the open item again, as far as it had come; or the next, if it was settled."""
    prompt = drill.prompt
    if prompt is None or prompt.stage is Stage.SETTLED:
        return go_on(desk, drill)
    asked = replace(prompt, stage=Stage.ASKED)
    again = replace(drill, prompt=asked)
    return turn(desk, again, Turn(desk.session, (put(desk, again, asked),), done_with_buttons=True))


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


def said(desk: Desk, drill: Drill, prompt: Prompt, text: str) -> Turn:
    """Take typed words as the response to the open item."""
    item = desk.library.item(prompt.ref)
    intent = intent_of(desk, text)
    if intent == "fed_up":
        return _breath(desk, drill, prompt)
    if prompt.stage is Stage.SETTLED:
        return _said_after(desk, drill, item, prompt, text)
    if prompt.stage is Stage.SURE and item is not None and intent in confidence.WORDS:
        how = Sure(confidence.WORDS[intent])
        return _flow(desk, _say_how_sure(desk, drill, item, prompt, how, in_place=False))
    if prompt.stage is Stage.CLOSEST and intent in ("yes", "no"):
        assert isinstance(item, ShortQuestion | ExtendedQuestion)  # noqa: S101  # only they ask it
        return typed.meant(desk, drill, item, prompt, it=intent == "yes")
    plain = desk.intents.correction(text) or text
    answer = replace(prompt, stage=Stage.ASKED)
    match item:
        case Flashcard() as card:
            return cards.said(desk, drill, card, prompt, plain)
        case ShortQuestion() | ClozeQuestion() | NumberQuestion() | ExtendedQuestion():
            return _flow(desk, typed.said(desk, drill, item, answer, plain))
        case (
            ChoiceQuestion()
            | TrueFalseQuestion()
            | MultiSelectQuestion()
            | OrderQuestion()
            | MatchQuestion()
        ):
            if is_no_attempt(plain) and drill.mode is Mode.REVISE:
                return typed.hint(desk, drill, item, answer)
            return _flow(desk, tapped.typed(desk, drill, item, answer, plain))
        case None:
            return go_on(desk, drill)


def pressed(desk: Desk, drill: Drill, token: PromptToken) -> Turn:
    """Take a tap: on the open prompt it counts, on any other it gets a shrug."""
    prompt = drill.prompt
    ours = prompt and (token.serial, token.number) == (desk.session.serial, prompt.number)
    if prompt is None or not ours or (drill.over and token.verb != "contest"):
        return turn(desk, drill, Turn(desk.session, toast=Toast.STALE))
    item = desk.library.item(prompt.ref)
    if item is None:
        return go_on(desk, drill)
    match token.verb, token.argument:
        case ("next", None):
            if prompt.stage is Stage.SETTLED:
                return go_on(desk, drill)
            return turn(desk, drill, Turn(desk.session, toast=Toast.STALE))
        case ("contest", None):
            return contest.contest(desk, drill, prompt)
        case ("report", reason):
            return contest.report(desk, drill, prompt, reason)
        case _ if prompt.stage is Stage.SETTLED:
            return turn(desk, drill, Turn(desk.session, toast=Toast.ANSWERED))
        case ("sure", 1 | 2 | 3 as how) if prompt.stage is Stage.SURE:
            sure = _say_how_sure(desk, drill, item, prompt, Sure(how), in_place=True)
            return _flow(desk, sure)
        case _:
            return _flow(desk, _act(desk, drill, item, prompt, token))


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
    return typed.hint(desk, drill, item, replace(prompt, stage=Stage.ASKED))


def show(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Show the answer to whoever asks for it in words."""
    item = desk.library.item(prompt.ref)
    if item is None or prompt.stage is Stage.SETTLED or drill.mode is not Mode.REVISE:
        return help_wanted(desk, drill, prompt)
    if isinstance(item, Flashcard):
        return cards.turn_over(desk, drill, item, prompt)
    return typed.reveal(desk, drill, item, replace(prompt, stage=Stage.ASKED))


def skip(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Leave the open item out, unrated; in a mock exam it stays on the paper, without marks."""
    if prompt.stage is Stage.SETTLED:
        return go_on(desk, drill)
    if drill.mode is Mode.MOCK:
        blank = Settled(prompt.ref, score=0.0, right=False)
        return go_on(desk, replace(drill, settled=(*drill.settled, blank)))
    left_out = (*drill.skipped, prompt.ref)
    return go_on(desk, replace(drill, total=drill.total - 1, skipped=left_out))


def _refilled(desk: Desk, drill: Drill) -> Drill:
    """Add more to a session that goes on until told to stop."""
    if drill.queue or not drill.endless:
        return drill
    topics = [topic for topic in drill.topics if topic in desk.library.topics]
    more = compose(desk.library, topics, desk.shelf, desk.today, size_of(0))
    fresh = tuple(slot for slot in more if slot.ref not in drill.skipped)
    return replace(drill, queue=fresh, total=drill.total + len(fresh))


def _said_after(desk: Desk, drill: Drill, item: Item | None, prompt: Prompt, text: str) -> Turn:
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


def _aside(drill: Drill, prompt: Prompt) -> tuple[Drill, int]:
    """Note that something is said beside the question, and how often that makes."""
    times = prompt.asides + 1
    return replace(drill, prompt=replace(prompt, asides=times)), times


def _breath(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Tell somebody who has had enough what they can do; nothing is graded, nothing is lost."""
    aside, times = _aside(drill, prompt)
    move = TakeBreath(
        handle(desk, aside, prompt),
        times,
        settled=prompt.stage is Stage.SETTLED,
        helped=drill.mode is Mode.REVISE,
    )
    return turn(desk, aside, Turn(desk.session, (move,)))


def _say_how_sure(
    desk: Desk, drill: Drill, item: Item, prompt: Prompt, how: Sure, *, in_place: bool
) -> Turn:
    """Go on to the verdict of a response that was kept."""
    answered = replace(prompt, sure=how, stage=Stage.ASKED)
    match item:
        case ShortQuestion() | ClozeQuestion() | NumberQuestion() | ExtendedQuestion():
            return typed.said(desk, drill, item, answered, prompt.response, in_place=in_place)
        case Flashcard():
            return put_again(desk, drill)
        case _:
            return tapped.answer(desk, drill, item, answered, in_place=in_place)


def _flow(desk: Desk, so_far: Turn) -> Turn:
    """In a mock exam go straight on to the next question: nothing is said of the last."""
    drill = so_far.session.activity
    if not isinstance(drill, Drill) or drill.mode is not Mode.MOCK or drill.prompt is None:
        return so_far
    if drill.prompt.stage is not Stage.SETTLED:
        return so_far
    following = go_on(replace(desk, session=so_far.session), drill)
    return replace(
        following,
        moves=(*so_far.moves, *following.moves),
        records=(*so_far.records, *following.records),
    )


def _act(desk: Desk, drill: Drill, item: Item, prompt: Prompt, token: PromptToken) -> Turn:
    """Do what one button of an open prompt says; a button it never showed does nothing."""
    match token.verb, item, token.argument:
        case ("skip", _, None):
            return skip(desk, drill, prompt)
        case ("show", Flashcard(), None):
            return cards.turn_over(desk, drill, item, prompt)
        case ("judge", Flashcard(), 1 | 2 | 3 | 4 as grade) if prompt.stage is Stage.JUDGING:
            return cards.judge(desk, drill, item, prompt, Rating(grade))
        case (_, Flashcard(), _):
            return turn(desk, drill, Turn(desk.session, toast=Toast.UNKNOWN))
        case ("hint", _, None):
            return typed.hint(desk, drill, item, prompt)
        case ("show", _, None):
            return typed.reveal(desk, drill, item, prompt)
        case ("mean", ShortQuestion() | ExtendedQuestion(), 0 | 1 as it):
            if prompt.stage is not Stage.CLOSEST:
                return turn(desk, drill, Turn(desk.session, toast=Toast.STALE))
            return typed.meant(desk, drill, item, prompt, it=bool(it))
        case (_, ShortQuestion() | ExtendedQuestion() | ClozeQuestion() | NumberQuestion(), _):
            return turn(desk, drill, Turn(desk.session, toast=Toast.UNKNOWN))
        case _ if prompt.stage is not Stage.ASKED:
            return turn(desk, drill, Turn(desk.session, toast=Toast.ANSWERED))
        case ("pick", _, int(place)):
            return tapped.tap(desk, drill, item, prompt, place)
        case ("done", MultiSelectQuestion(), None):
            return tapped.done(desk, drill, item, prompt)
        case ("back", OrderQuestion() | MatchQuestion(), None):
            return tapped.take_back(desk, drill, prompt)
        case _:
            return turn(desk, drill, Turn(desk.session, toast=Toast.UNKNOWN))
