"""One item at a time: put it, take the response, say how it did, go on to the next.

The door to all kinds of items: it looks at what is open and hands the event to the room for that
kind. Taps on anything that is over get a shrug and change nothing.
"""

from dataclasses import replace

from bot.grading.attempts import is_no_attempt
from bot.tutor import cards, tapped, typed
from bot.tutor.desk import Desk
from bot.tutor.moves import Finish, Move, RemindOfNext
from bot.tutor.queue import minutes
from bot.tutor.quiz import score_of
from bot.tutor.session import Drill, Mode, Prompt, Stage
from bot.tutor.settle import handle, put, turn
from bot.tutor.tokens import PromptToken
from bot.tutor.turn import Toast, Turn
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
from state.records import Rating

GOES_ON = "go_on"
"""The intent of words that ask for the next item."""


def begin(desk: Desk, mode: Mode, refs: tuple[str, ...]) -> Turn:
    """Start a drill with its first item; everything before it is over."""
    session = replace(desk.session, serial=desk.session.serial + 1)
    fresh = replace(desk, session=session)
    drill = Drill(mode=mode, seed=desk.now + session.serial, total=len(refs), queue=refs)
    return go_on(fresh, drill, length=minutes(desk.library, refs))


def go_on(desk: Desk, drill: Drill, *, length: int = 0) -> Turn:
    """Put the next item that still exists, or sum up."""
    for index, ref in enumerate(drill.queue):
        if ref in desk.library.refs(desk.library.topic_of(ref).topic):
            number = drill.prompt.number + 1 if drill.prompt else 1
            prompt = Prompt(ref, number, desk.library.version(ref))
            left = replace(drill, queue=drill.queue[index + 1 :], prompt=prompt)
            return turn(
                desk,
                left,
                Turn(
                    desk.session, (put(desk, left, prompt, minutes=length),), done_with_buttons=True
                ),
            )
    return finish(desk, drill, stopped=False)


def finish(desk: Desk, drill: Drill, *, stopped: bool) -> Turn:
    """Sum up and end the drill."""
    right = sum(one.right for one in drill.settled)
    summary: Move = Finish(len(drill.settled), right, stopped)
    if drill.mode is Mode.QUIZ and drill.settled:
        summary = score_of(desk.library, drill)
    return turn(desk, None, Turn(desk.session, (summary,), done_with_buttons=True))


def put_again(desk: Desk, drill: Drill) -> Turn:
    """Put the open item again, as far as it had come; or the next, if it was settled."""
    prompt = drill.prompt
    if prompt is None or prompt.stage is Stage.SETTLED:
        return go_on(desk, drill)
    asked = replace(prompt, stage=Stage.ASKED)
    again = replace(drill, prompt=asked)
    return turn(desk, again, Turn(desk.session, (put(desk, again, asked),), done_with_buttons=True))


def said(desk: Desk, drill: Drill, prompt: Prompt, text: str) -> Turn:
    """Take typed words as the response to the open item."""
    item = desk.library.item(prompt.ref)
    match prompt.stage, item:
        case (Stage.SETTLED, _):
            if desk.intents.find(text) == GOES_ON:
                return go_on(desk, drill)
            move = RemindOfNext(handle(desk, drill, prompt))
            return turn(desk, drill, Turn(desk.session, (move,)))
        case (Stage.JUDGING, Flashcard() as card):
            return cards.turn_over(desk, drill, card, prompt)
        case (_, Flashcard() as card) if is_no_attempt(text):
            return cards.turn_over(desk, drill, card, prompt)
        case (_, Flashcard() as card):
            return cards.compare(desk, drill, card, prompt, text)
        case (_, ShortQuestion() | ClozeQuestion() | NumberQuestion() | ExtendedQuestion()):
            return typed.said(desk, drill, item, replace(prompt, stage=Stage.ASKED), text)
        case (
            _,
            ChoiceQuestion()
            | TrueFalseQuestion()
            | MultiSelectQuestion()
            | OrderQuestion()
            | MatchQuestion(),
        ):
            if is_no_attempt(text):
                return typed.hint(desk, drill, item, prompt)
            return tapped.typed(desk, drill, item, prompt, text)
        case (_, None):
            return go_on(desk, drill)


def pressed(desk: Desk, drill: Drill, token: PromptToken) -> Turn:
    """Take a tap: on the open prompt it counts, on any other it gets a shrug."""
    prompt = drill.prompt
    if prompt is None or token.serial != desk.session.serial or token.number != prompt.number:
        return turn(desk, drill, Turn(desk.session, toast=Toast.STALE))
    item = desk.library.item(prompt.ref)
    if token.verb == "next":
        if prompt.stage is not Stage.SETTLED:
            return turn(desk, drill, Turn(desk.session, toast=Toast.STALE))
        return go_on(desk, drill)
    if prompt.stage is Stage.SETTLED or item is None:
        return turn(desk, drill, Turn(desk.session, toast=Toast.ANSWERED))
    return _act(desk, drill, item, prompt, token)


def help_wanted(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Give a hint to whoever asks for one in words."""
    item = desk.library.item(prompt.ref)
    if item is None or isinstance(item, Flashcard) or prompt.stage is Stage.SETTLED:
        return put_again(desk, drill)
    return typed.hint(desk, drill, item, prompt)


def skip(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Leave the open item unrated and put it at the end, once; then leave it out."""
    if prompt.stage is Stage.SETTLED:
        return go_on(desk, drill)
    return go_on(desk, replace(drill, total=drill.total - 1))


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
        case ("pick", _, int(place)):
            return tapped.tap(desk, drill, item, prompt, place)
        case ("done", MultiSelectQuestion(), None):
            return tapped.done(desk, drill, item, prompt)
        case ("back", OrderQuestion() | MatchQuestion(), None):
            return tapped.take_back(desk, drill, prompt)
        case _:
            return turn(desk, drill, Turn(desk.session, toast=Toast.UNKNOWN))
