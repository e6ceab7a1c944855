"""One item at a time: the door to all kinds of items.

It looks at what is open and hands what was typed or tapped to the room for that kind of item, and
what was said beside the question to `asides`. Taps on anything that is over get a shrug and change
nothing.
"""

from bot.grading.text.no_attempt import is_no_attempt
from bot.tutor.drill import cards, confidence, contest, hints, tapped, typed
from bot.tutor.drill.asides import help_wanted, said_after, take_breath
from bot.tutor.drill.running import go_on, put_again, skip
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage
from bot.tutor.model.tokens import PromptToken
from bot.tutor.moves.turn import Prefer, Toast, Turn, turn_leaving
from content.model.items import (
    ClozeQuestion,
    ExtendedQuestion,
    Flashcard,
    Item,
    MatchQuestion,
    MultiSelectQuestion,
    NumberQuestion,
    OrderQuestion,
    ShortQuestion,
)
from state.records.learners import Rating, Sure
from state.values import replace


def said(desk: Desk, drill: Drill, prompt: Prompt, intent: str | None, text: str) -> Turn:
    """Take typed words: what is said of an answer that is in already, or the answer itself."""
    item = desk.library.item(prompt.ref)
    match prompt.stage, item, intent:
        case _, _, "fed_up":
            return take_breath(desk, drill, prompt)
        case Stage.SETTLED, _, _:
            return said_after(desk, drill, item, prompt, intent, text)
        case Stage.SURE | Stage.CLOSEST | Stage.SUSPECTED, _, "withdraw":
            return put_again(desk, replace(drill, prompt=replace(prompt, response="", picks=())))
        case _, None, _:
            return go_on(desk, drill)
        case Stage.SURE, _, str(word) if word in confidence.WORDS:
            how = confidence.WORDS[word]
            return _say_how_sure(desk, drill, item, prompt, how, in_place=False)
        case Stage.SURE, _, _:
            return confidence.ask_again(desk, drill, prompt, text)
        case Stage.CLOSEST, ShortQuestion() | ExtendedQuestion(), "yes" | "no":
            return typed.meant(desk, drill, item, prompt, it=intent == "yes")
        case Stage.SUSPECTED, ShortQuestion() | ExtendedQuestion(), "yes" | "no":
            return typed.holds(desk, drill, item, prompt, it=intent == "yes")
        case _:
            return _answered(desk, drill, item, prompt, desk.intents.correction(text) or text)


def _answered(desk: Desk, drill: Drill, item: Item, prompt: Prompt, text: str) -> Turn:
    """Take words as the response to the open item."""
    answer = replace(prompt, stage=Stage.ASKED)
    match item:
        case Flashcard():
            return cards.said(desk, drill, item, prompt, text)
        case ShortQuestion() | ClozeQuestion() | NumberQuestion() | ExtendedQuestion():
            return _flow(desk, typed.said(desk, drill, item, answer, text))
        case _ if is_no_attempt(text, desk.library.language_of(prompt.ref)):
            return help_wanted(desk, drill, answer)
        case _:
            return _flow(desk, tapped.typed(desk, drill, item, answer, text))


def pressed(desk: Desk, drill: Drill, token: PromptToken) -> Turn:
    """Take a tap: on the open prompt it counts, on any other it gets a shrug."""
    prompt = drill.prompt
    ours = prompt and (token.serial, token.number) == (desk.session.serial, prompt.number)
    if prompt is None or not ours or (drill.over and token.verb not in ("contest", "stand")):
        return turn_leaving(desk, drill, toast=Toast.STALE)
    item = desk.library.item(prompt.ref)
    if item is None:
        return go_on(desk, drill)
    match token.verb, token.argument:
        case ("next", None):
            if prompt.stage is Stage.SETTLED:
                return go_on(desk, drill)
            return turn_leaving(desk, drill, toast=Toast.STALE)
        case ("contest", None):
            return contest.contest(desk, drill, prompt)
        case ("contest", int(place)):
            return contest.claim(desk, drill, prompt, place)
        case ("stand", int(place)):
            return contest.stand_up_for(desk, drill, place)
        case ("report", reason):
            return contest.report(desk, drill, prompt, reason)
        case _ if prompt.stage is Stage.SETTLED:
            return turn_leaving(desk, drill, toast=Toast.ANSWERED)
        case ("sure", 1 | 2 | 3 as how) if prompt.stage is Stage.SURE:
            return _say_how_sure(desk, drill, item, prompt, Sure(how), in_place=True)
        case ("unasked", None) if prompt.stage is Stage.SURE:
            return _never_again(desk, drill, item, prompt)
        case _:
            return _flow(desk, _act(desk, drill, item, prompt, token))


def _say_how_sure(
    desk: Desk, drill: Drill, item: Item, prompt: Prompt, how: Sure, *, in_place: bool
) -> Turn:
    """Go on to the verdict of a response that was kept."""
    return _flow(desk, _verdict(desk, drill, item, replace(prompt, sure=how), in_place=in_place))


def _never_again(desk: Desk, drill: Drill, item: Item, prompt: Prompt) -> Turn:
    """Give the verdict at once, and never again ask before one."""
    learner = replace(desk.learner, confidence=False)
    quiet = replace(desk, learner=learner)
    turn = _flow(quiet, _verdict(quiet, drill, item, prompt, in_place=True))
    return replace(turn, records=(*turn.records, Prefer(learner)))


def _verdict(desk: Desk, drill: Drill, item: Item, prompt: Prompt, *, in_place: bool) -> Turn:
    """Mark the response that was kept; a flashcard, which has replaced the item, is put anew."""
    answered = replace(prompt, stage=Stage.ASKED)
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
            return turn_leaving(desk, drill, toast=Toast.UNKNOWN)
        case ("hint", _, None):
            return hints.hint(desk, drill, item, prompt)
        case ("show", _, None):
            return hints.reveal(desk, drill, item, prompt)
        case ("mean", ShortQuestion() | ExtendedQuestion(), 0 | 1 as it):
            if prompt.stage is not Stage.CLOSEST:
                return turn_leaving(desk, drill, toast=Toast.STALE)
            return typed.meant(desk, drill, item, prompt, it=bool(it))
        case ("hold", ShortQuestion() | ExtendedQuestion(), 0 | 1 as it):
            if prompt.stage is not Stage.SUSPECTED:
                return turn_leaving(desk, drill, toast=Toast.STALE)
            return typed.holds(desk, drill, item, prompt, it=bool(it))
        case (_, ShortQuestion() | ExtendedQuestion() | ClozeQuestion() | NumberQuestion(), _):
            return turn_leaving(desk, drill, toast=Toast.UNKNOWN)
        case _ if prompt.stage is not Stage.ASKED:
            return turn_leaving(desk, drill, toast=Toast.ANSWERED)
        case ("pick", _, int(place)):
            return tapped.tap(desk, drill, item, prompt, place)
        case ("done", MultiSelectQuestion(), None):
            return tapped.done(desk, drill, item, prompt)
        case ("back", OrderQuestion() | MatchQuestion(), None):
            return tapped.take_back(desk, drill, prompt)
        case _:
            return turn_leaving(desk, drill, toast=Toast.UNKNOWN)
