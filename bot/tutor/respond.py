"""The front door of the tutor: (desk, event) -> turn. Pure.

Who gets the event is decided here and nowhere else: a command or a menu starts something; a tap
belongs to its prompt; words may be for the open prompt or ask for something else (see `words`).
"""

from collections.abc import Callable, Mapping
from typing import Final, assert_never

from bot.grading.text.spelling import slips
from bot.tutor import consulting, for_group, lesson, offers, overnight, resuming
from bot.tutor.account import own_data, second_thoughts
from bot.tutor.account.text_input import not_writing
from bot.tutor.authoring import taking_along, trial, uploads
from bot.tutor.commands.dispatch import given, tap
from bot.tutor.commands.table import COMMANDS
from bot.tutor.drill import contest, pacing
from bot.tutor.drill import dispatch as drill
from bot.tutor.language.signs import has_no_words, is_shrug, is_thumb_up
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Prompt, Stage
from bot.tutor.model.events import (
    Commanded,
    Corrected,
    Event,
    Pressed,
    Replied,
    Said,
    TookAlong,
    Uploaded,
    Wordless,
)
from bot.tutor.model.session import Lesson, Offer, Writing
from bot.tutor.model.tokens import MenuToken, PromptToken, parse
from bot.tutor.moves.asking import AskSure, RemindToJudge
from bot.tutor.moves.helping import AskForWords
from bot.tutor.moves.turn import Toast, Turn
from bot.tutor.understanding import open_item
from bot.tutor.understanding.asked_for import REPORT, without_slash
from bot.tutor.words import as_tapped, replied
from bot.tutor.words import dispatch as words
from bot.tutor.words.between import between
from bot.tutor.words.foreign import with_language_offered
from state.values import replace

_REPLIES: Final[Mapping[str, Callable[[Desk, Offer], Turn]]] = {
    "grant": replied.granted,
    "other": replied.other_granted,
    "decline": offers.declined,
    "answer": replied.as_answer,
}
"""What the buttons under a question asked back do."""


def respond(desk: Desk, event: Event) -> Turn:
    """Give the tutor's turn for an event."""
    event = without_slash(event, desk.intents, desk.session)
    if isinstance(event, Said) and has_no_words(event.text):
        event = _in_words(desk, event)
    if isinstance(event, Wordless):
        return _wordless(desk, event)
    if isinstance(event, Replied):
        return consulting.replied(desk, event.text)
    session, offer = offers.taken(desk.session)
    if offer is not None or session.wordless:
        desk = replace(desk, session=replace(session, wordless=False, voiced=False))
    drill = overnight.left(desk)
    if drill is None or overnight.begins_it(desk, drill, event):
        return _uncounted(desk, _answered(_counted(desk), event, offer))
    if overnight.answers_it(desk, event):
        return _answered(overnight.at_its_end(desk, drill), event, offer)
    closed = overnight.closed(desk, drill)
    after = _answered(replace(desk, session=closed.session), event, None)
    return overnight.followed(closed, after)


def _in_words(desk: Desk, event: Said) -> Said | Wordless:
    """Put pictures in words that mean something here: a thumb up, a shrug."""
    if is_thumb_up(event.text) and open_item.is_answered(desk):
        return Said("yes", event.at)
    if is_shrug(event.text) and open_item.waiting(desk) is not None:
        return Said("idk", event.at)
    return Wordless(event.at)


def _answered(
    desk: Desk,
    event: Said | Pressed | Commanded | Uploaded | Corrected | TookAlong,
    offer: Offer | None,
) -> Turn:
    turn = _turn(desk, event, offer)
    if desk.session.puzzled and turn.session.puzzled == desk.session.puzzled:
        turn = replace(turn, session=replace(turn.session, puzzled=0))
    turn = second_thoughts.noted(desk, trial.without_trace(desk, for_group.with_vote(desk, turn)))
    return turn if isinstance(event, Pressed) else _below(desk, turn)


def _counted(desk: Desk) -> Desk:
    """Count the time that a session has taken up to now."""
    match desk.session.activity:
        case Drill(seconds=promised) as activity if promised:
            timed = pacing.counted(desk.library, activity, desk.now)
            return replace(desk, session=replace(desk.session, activity=timed))
        case _:
            return desk


def _uncounted(desk: Desk, turn: Turn) -> Turn:
    """Count no time of what had nothing to do with the questions; words may still be an answer.

    Whoever pleads for help where there is none, at a card that is turned or at "How sure are you?",
    is told what is wanted there, and has been at the question all the time.
    """
    offer = turn.session.offer
    if any(isinstance(move, AskSure | RemindToJudge) for move in turn.moves):
        return turn
    match desk.session.activity, turn.session.activity:
        case Drill() as before, Drill() as after if offer is None or not offer.text:
            activity = pacing.without_detour(before, after)
            return replace(turn, session=replace(turn.session, activity=activity))
        case _:
            return turn


def _below(desk: Desk, turn: Turn) -> Turn:
    """Note that something was said below an open question that is still as it was.

    Its verdict comes below that, not in the question's place, where nobody would look for it.
    """
    match desk.session.activity, turn.session.activity:
        case Drill(prompt=Prompt() as before), Drill(prompt=Prompt() as after) as activity if (
            turn.moves and before == after and after.stage is Stage.ASKED
        ):
            noted = replace(activity, prompt=replace(after, asides=after.asides + 1))
            return replace(turn, session=replace(turn.session, activity=noted))
        case _:
            return turn


def _wordless(desk: Desk, event: Wordless) -> Turn:
    """Ask for words, once however many pictures come; nothing else changes, and nothing counts.

    Whoever speaks after a picture is told that nobody listens, once as well.
    """
    session = desk.session
    if session.wordless and (session.voiced or not event.spoken):
        return Turn(session)
    asked = replace(
        session,
        wordless=True,
        voiced=session.voiced or event.spoken,
        asked_for_words=session.asked_for_words + 1,
    )
    return Turn(asked, (AskForWords(event.spoken, session.asked_for_words),))


def _turn(
    desk: Desk,
    event: Said | Pressed | Commanded | Uploaded | Corrected | TookAlong,
    offer: Offer | None,
) -> Turn:
    match event:
        case Uploaded():
            return uploads.uploaded(not_writing(desk), event)
        case Corrected(outcome=outcome):
            return uploads.corrected(not_writing(desk), outcome)
        case TookAlong(taken=outcome):
            return taking_along.taken(not_writing(desk), outcome)
        case Commanded(name=name):
            if name == REPORT:
                return _reported(not_writing(desk), event)
            command, argument = given(event)
            if command is None:
                return offers.ask_command(not_writing(desk), name, _guessed(desk, name))
            return command.handler(not_writing(desk), argument)
        case Pressed():
            return _pressed(not_writing(desk), event, offer)
        case Said(text=text):
            typed = _typed_for_tap(desk, event, offer)
            return typed or with_language_offered(desk, text, words.said(desk, text, offer))
        case _:
            assert_never(event)


def _typed_for_tap(desk: Desk, event: Said, offer: Offer | None) -> Turn | None:
    """Do what a button does whose words are typed; None where none is meant, or nothing comes."""
    data = as_tapped.named(replace(desk.session, offer=offer), desk.intents, event.text)
    if data is None or not as_tapped.is_meant(desk, data, event.text):
        return None
    turn = _pressed(not_writing(desk), Pressed(data, event.at), offer)
    return turn if turn.moves else None


def _reported(desk: Desk, event: Commanded) -> Turn:
    """Report the open question, with what is wrong behind the command, or else with a choice."""
    match desk.session.activity:
        case Drill(prompt=Prompt() as prompt, over=False) as activity if event.argument:
            writing = Writing(REPORT, prompt.ref, before=activity)
            return contest.reported(desk, writing, event.argument)
        case Drill(prompt=Prompt() as prompt, over=False) as activity:
            return contest.report(desk, activity, prompt, None)
        case _:
            return between(desk, REPORT, "")


def _guessed(desk: Desk, name: str) -> str:
    """Guess the command that a misspelt name means, or another word for it; empty if none."""
    known = [one.name for one in COMMANDS.values() if one.slash]
    if (intent := desk.intents.find(name.replace("_", " "))) in known:
        return intent or ""
    near = [(count, one) for one in known if (count := slips(name, one)) is not None]
    begun = [one for one in known if len(name) > 2 and one.startswith(name)]
    return min(near)[1] if near else begun[0] if len(begun) == 1 else ""


def _pressed(desk: Desk, event: Pressed, offer: Offer | None) -> Turn:
    match parse(event.data):
        case MenuToken(verb=verb, argument=argument) if verb in _REPLIES:
            if offer is None or argument != str(offer.at) or offer.intent == own_data.ERASE:
                return Turn(desk.session, toast=Toast.STALE)
            return replace(_REPLIES[verb](desk, offer), done_with_buttons=True)
    command, argument = given(event)
    if command is not None:
        return tap(desk, command, argument)
    match parse(event.data):
        case PromptToken() as token:
            return _pressed_at_prompt(desk, token)
        case _:
            return Turn(desk.session, toast=Toast.UNKNOWN)


def _pressed_at_prompt(desk: Desk, token: PromptToken) -> Turn:
    """Take a button of a drill or a lesson; that of an open prompt may have grown old first."""
    match desk.session.activity:
        case Drill(prompt=Prompt(number=number) as prompt) as activity:
            is_open = (token.serial, token.number) == (desk.session.serial, number)
            renewed = resuming.renewed(desk, activity, prompt) if is_open else None
            return drill.pressed(desk, activity, token) if renewed is None else renewed
        case Lesson() as activity:
            return lesson.pressed(desk, activity, token)
        case _:
            return Turn(desk.session, toast=Toast.STALE)
