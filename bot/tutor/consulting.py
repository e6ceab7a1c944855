"""A learner asks the tutor of their class, and the tutor answers: through the bot, and only there.

What is sent is the question, what was answered and a line of the learner's own; their name goes
with it only where they share their progress with that class. Nobody can be flooded: a few questions
may wait at a time, a few more are taken a day. Where a learner has no tutor that can be written to,
nothing offers to ask one.
"""

import re

from bot.tutor.drill.settle import MAX_KEPT, handle
from bot.tutor.model.consulting import MOST_A_DAY, MOST_WAITING, AskTutor, ReplyToLearner
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage
from bot.tutor.model.session import Writing, beneath, prompt_key
from bot.tutor.moves import consulting as says
from bot.tutor.moves.asking import Handle
from bot.tutor.moves.turn import Toast, Turn, say, show_instead, turn_leaving
from state.records.classes import Consultation, Membership

ASKING, REPLYING = "ask_tutor", "reply"
"""What somebody is writing: a question to their tutor, or a tutor's reply."""

MOST_SHOWN = 3
"""Questions that a tutor is shown at once: each is a message of its own."""

MAX_NOTE, MAX_REPLY = 500, 1500
"""Characters of a note and of a reply that are passed on."""

_BUTTON = re.compile(r"(\d{1,9}-\d{1,9}|0)(-\d{1,18})?", re.ASCII)
"""What a button carries: the prompt that it stood under, and perhaps the class."""


def ask(desk: Desk, _argument: str) -> Turn:
    """Ask about the verdict that is open, unless it was sent before, or about anything."""
    prompt = _settled(desk)
    was_sent = prompt is not None and prompt.ref in desk.people.consulting.waiting
    return _begin(desk, None if was_sent else prompt, None)


def tapped(desk: Desk, argument: str) -> Turn:
    """Take a tap on *Ask my tutor*, or on the class whose tutor is meant."""
    found = _BUTTON.fullmatch(argument)
    if found is None:
        return Turn(desk.session, toast=Toast.UNKNOWN)
    prompt = None if found[1] == "0" else _settled(desk)
    if found[1] not in ("0", _key(desk, prompt)):
        return Turn(desk.session, toast=Toast.STALE)
    return _begin(desk, prompt, found[2])


def send(desk: Desk, argument: str) -> Turn:
    """Send the open verdict without a note."""
    found = _BUTTON.fullmatch(argument)
    prompt = _settled(desk)
    membership = _named(desk, found[2]) if found else None
    if found is None or prompt is None or membership is None or found[1] != _key(desk, prompt):
        return Turn(desk.session, toast=Toast.STALE)
    if (refused := _refused(desk, prompt.ref)) is not None:
        return say(desk, refused)
    return _send(desk, prompt, membership, "")


def noted(desk: Desk, writing: Writing, text: str) -> Turn:
    """Send what the learner has written."""
    membership = _named(desk, str(writing.number))
    refused = says.NoTutor() if membership is None else _refused(desk, writing.ref)
    if membership is None or refused is not None:
        return turn_leaving(desk, writing.before, (refused or says.NoTutor(),))
    prompt = writing.before.prompt if isinstance(writing.before, Drill) and writing.ref else None
    return _send(desk, prompt, membership, text[:MAX_NOTE])


def unanswered(desk: Desk) -> Turn:
    """Show a tutor again what learners have asked and nobody has answered, the oldest first."""
    shown = tuple(
        says.AskedByLearner(asked, name, desk.library.item(asked.item))
        for asked, name in desk.people.consulting.unanswered[:MOST_SHOWN]
    )
    return Turn(desk.session, shown or (says.NoConsultations(),))


def reply_wanted(desk: Desk, _number: str) -> Turn:
    """A tutor taps *Answer*: ask for the words."""
    found = _open(desk)
    if found is None:
        return say(desk, _not_open(desk))
    writing = Writing(
        REPLYING, found.item, number=found.number, before=beneath(desk.session.activity)
    )
    return turn_leaving(desk, writing, (says.AskReply(desk.library.item(found.item)),))


def written(desk: Desk, writing: Writing, text: str) -> Turn:
    """A tutor has written the words that they were asked for."""
    return turn_leaving(desk, writing.before, *_reply(desk, text))


def replied(desk: Desk, text: str) -> Turn:
    """A tutor has replied to the message that a question came in; nothing else goes on or off."""
    moves, records = _reply(desk, text)
    return Turn(desk.session, moves, records)


def _reply(
    desk: Desk, text: str
) -> tuple[tuple[says.ConsultationMove, ...], tuple[ReplyToLearner, ...]]:
    found = _open(desk)
    if found is None:
        return (_not_open(desk),), ()
    return (says.ReplySent(),), (ReplyToLearner(found, text[:MAX_REPLY]),)


def _open(desk: Desk) -> Consultation | None:
    """Give the question that a tutor may answer; None if it is gone, or answered already."""
    found = desk.people.consulting.consultation
    return found if found is not None and found.reply is None else None


def _not_open(desk: Desk) -> says.ConsultationMove:
    """Say that a question is gone, or how it was answered already."""
    found = desk.people.consulting.consultation
    if found is None or found.reply is None:
        return says.ConsultationGone()
    return says.ReplyWas(desk.library.item(found.item), found.reply)


def _begin(desk: Desk, prompt: Prompt | None, chat: str | None) -> Turn:
    """Ask which tutor, where there are several, and then for the words."""
    tutored = desk.people.consulting.tutored
    if not tutored:
        return say(desk, says.NoTutor())
    if (refused := _refused(desk, prompt.ref if prompt else "")) is not None:
        return say(desk, refused)
    key = _key(desk, prompt)
    membership = _named(desk, chat) or (tutored[0] if len(tutored) == 1 else None)
    if membership is None:
        return say(desk, says.WhichTutor(key, tuple(one.group for one in tutored)))
    before = beneath(desk.session.activity)
    ref = prompt.ref if prompt else ""
    writing = Writing(ASKING, ref, number=membership.group.chat_id, before=before)
    move = says.AskNote(membership, desk.library.item(ref), key)
    return show_instead(desk, writing, move) if prompt else turn_leaving(desk, writing, (move,))


def _send(desk: Desk, prompt: Prompt | None, membership: Membership, note: str) -> Turn:
    activity = beneath(desk.session.activity)
    where: Handle | None = None
    record = AskTutor(membership, note=note)
    if prompt is not None and isinstance(activity, Drill):
        where = handle(desk, activity, prompt)
        record = AskTutor(
            membership,
            item=prompt.ref,
            response=prompt.response[:MAX_KEPT],
            picks=prompt.picks,
            right=prompt.right,
            note=note,
            prompt=prompt_key(desk.session) or f"{desk.session.serial}.{prompt.number}",
        )
    move = says.SentToTutor(membership, where)
    return turn_leaving(desk, activity, (move,), (record,))


def _refused(desk: Desk, ref: str) -> says.ConsultationMove | None:
    """Say why nothing more is passed on for now; None if it is."""
    so_far = desk.people.consulting
    if ref and ref in so_far.waiting:
        return says.EnoughAsked("same")
    if len(so_far.waiting) >= MOST_WAITING:
        return says.EnoughAsked("waiting")
    return says.EnoughAsked("today") if so_far.lately >= MOST_A_DAY else None


def _settled(desk: Desk) -> Prompt | None:
    """Give the prompt whose verdict is open; a mock exam says nothing of one until its end."""
    match beneath(desk.session.activity):
        case Drill(prompt=Prompt(stage=Stage.SETTLED) as prompt, mode=mode) if mode != Mode.MOCK:
            return prompt
        case _:
            return None


def _key(desk: Desk, prompt: Prompt | None) -> str:
    return f"{desk.session.serial}-{prompt.number}" if prompt else "0"


def _named(desk: Desk, chat: str | None) -> Membership | None:
    tutored = desk.people.consulting.tutored
    return next((one for one in tutored if str(one.group.chat_id) == chat), None)
