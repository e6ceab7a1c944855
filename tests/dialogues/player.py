"""Plays a dialogue file: what the learners do goes in, what the tutor says must come out.

A file is a conversation written down, so that it can be read as documentation. It names the items
that its topics are cut down to, and its steps:

    - Ada: words typed; or "[a button]" tapped (the beginning of its label will do)
    - Viva: what is answered, word for word; a line "..." stands for any lines
    - Viva to Ben: what somebody else is told by this
    - later: 2 days              (and then the bot looks for what has fallen due)
    - restart: the bot            (stopped and started again)
    - role: {Tom: marker}
    - edit: {topic/item: "New wording of the question"}
    - remove: topic/item
    - tap: {Ada: "1.1.pick.0"}    (a button that is no longer on the screen, or never was)
    - follow: {Ben: Ada}          (Ben opens the newest link that Ada has been given)
    - send: {Ada: voice}          (a message without words: a sticker, or a voice message)

In a group, and in a topic of its forum:

    - Tess in 9B: a command; or "[a button]" tapped
    - Tess in 9B / Quiz night: the same in a topic
    - Viva in 9B / Quiz night: what is said there; the options of a poll begin with "( )"
    - vote: {Ada: "an option of the newest poll"}    (the beginning will do)
    - rename: {9B / Quiz night: Evening quiz}

The code of an invitation, another one each time, is written as "inv_...".

`python -m tests.dialogues.record FILE...` writes the tutor's lines anew; look at the difference.
"""

import re
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from content.ids import topic_id_of
from content.library import Library
from state.records.learners import Role
from state.tables import roles
from state.values import replace
from tests.conversation import Bubble
from tests.dialogues.in_groups import PARTED, GroupConversation
from tests.grading.hearing import WrittenEar
from tests.shipped import shipped
from tests.yaml_files import read_yaml

TUTOR = "Viva"

_LATER = re.compile(r"(\d+) (minute|hour|day)s?")
_LINK = re.compile(r"\?start=([\w-]+)")
_CODE = re.compile(r"inv_[\w-]+")
_DIRECTIVES = {
    "later",
    "restart",
    "role",
    "edit",
    "remove",
    "tap",
    "follow",
    "send",
    "vote",
    "rename",
}

Step = dict[str, Any]


class Dialogue(Struct, frozen=True):
    """A dialogue file."""

    title: str
    shows: str
    """The rule that it shows."""
    items: list[str]
    steps: list[Step]
    near: dict[str, float] = field(default_factory=dict)
    """What an ear for meaning hears: how near every answer is to these phrases, and to no other."""
    not_new: list[str] = field(default_factory=list)
    """Learners whose first session is behind them."""


def read(path: Path) -> Dialogue:
    """Read a dialogue file."""
    return Dialogue(**read_yaml(path))


def play(dialogue: Dialogue, database: Path, asked: set[str] | None = None) -> list[Step]:
    """Play what the learners do, and give the steps with what the tutor really said.

    What was asked of the database meanwhile is added to `asked`.
    """
    ear = WrittenEar(dialogue.near) if dialogue.near else None
    talk = GroupConversation(database, cut_down(shipped(), dialogue.items), ear)
    for name in dialogue.not_new:
        talk.has_been_here(name)
    heard: list[Step] = []
    for step in dialogue.steps:
        ((who, what),) = step.items()
        if not is_tutor(who):
            talk.reply, talk.told = [], []
            _direct(talk, who, what) if who in _DIRECTIVES else _act(talk, who, what)
            heard += [step, *({TUTOR: _steady(bubble)} for bubble in talk.reply)]
            heard += [{_told(talk, name): _steady(bubble)} for name, bubble in talk.told]
    talk.close()
    if asked is not None:
        asked |= talk.asked
    return heard


def _told(talk: GroupConversation, name: str) -> str:
    """Name whom something is told: one in private, or all in a group."""
    return f"{TUTOR} {'in' if name.partition(PARTED)[0] in talk.groups else 'to'} {name}"


def _steady(bubble: Bubble) -> str:
    """Give what a message says, the same each time."""
    return _CODE.sub("inv_...", str(bubble))


def is_tutor(who: str) -> bool:
    """Tell whether a line is the tutor's."""
    return who == TUTOR or who.startswith((f"{TUTOR} to ", f"{TUTOR} in "))


def cut_down(library: Library, items: list[str]) -> Library:
    """Give the library with nothing in it to ask but these items."""
    topics = {}
    for name in {topic_id_of(ref): None for ref in items}:
        topic = library.topics[name]
        cards = tuple(card for card in topic.flashcards if f"{name}/{card.id}" in items)
        questions = tuple(one for one in topic.questions if f"{name}/{one.id}" in items)
        assert len(cards) + len(questions), f"no item of {name} is there"
        topics[name] = topic.model_copy(update={"flashcards": cards, "questions": questions})
    return Library(topics)


def _act(talk: GroupConversation, who: str, what: str) -> None:
    name, _, where = who.partition(" in ")
    tapped = what.startswith("[") and what.endswith("]")
    match bool(where), tapped:
        case True, True:
            talk.tap_in(name, where, what[1:-1])
        case True, False:
            talk.say_in(name, where, what)
        case False, True:
            talk.tap(who, what[1:-1])
        case _:
            talk.say(who, what)


def _direct(talk: GroupConversation, directive: str, what: Any) -> None:
    match directive:
        case "later":
            found = _LATER.fullmatch(what)
            assert found, f"later: {what!r} is not like '2 days'"
            talk.later(**{f"{found[2]}s": int(found[1])})
            talk.tick()
        case "restart":
            talk.restart()
        case "role":
            ((name, role),) = what.items()
            who = talk.who(name)
            talk.writer.do(lambda db: roles.give(db, who, Role(role)))
        case "edit":
            talk.teach(_edited(talk.library, what))
        case "remove":
            left = [ref for topic in talk.library.topics for ref in talk.library.refs(topic)]
            talk.teach(cut_down(talk.library, [ref for ref in left if ref != what]))
        case "tap":
            ((name, data),) = what.items()
            talk.press(name, data)
        case "send":
            ((name, kind),) = what.items()
            talk.send(name, spoken=kind == "voice")
        case "vote":
            ((name, option),) = what.items()
            talk.vote(name, option)
        case "rename":
            ((where, name),) = what.items()
            talk.rename(where, name)
        case "follow":
            ((name, owner),) = what.items()
            texts = [bubble.text for bubble in talk.chats[owner].values()]
            payloads = [payload for text in texts for payload in _LINK.findall(text)]
            talk.say(name, f"/start {payloads[-1]}")


def _edited(library: Library, change: dict[str, str]) -> Library:
    """Give the library with one question reworded, as an author would."""
    ((ref, ask),) = change.items()
    topic = library.topic_of(ref)
    questions = tuple(
        one.model_copy(update={"ask": ask}) if f"{topic.topic}/{one.id}" == ref else one
        for one in topic.questions
    )
    changed = topic.model_copy(update={"questions": questions})
    return replace(library, topics={**library.topics, topic.topic: changed})


def fits(expected: str, said: str) -> bool:
    """Compare a message with what the file says; a line "..." stands for any lines."""
    wanted, lines = (
        [line.rstrip() for line in text.strip().split("\n")] for text in (expected, said)
    )
    return _fit(wanted, lines)


def _fit(wanted: list[str], lines: list[str]) -> bool:
    if not wanted:
        return not lines
    if wanted[0].strip() != "...":
        return lines[:1] == wanted[:1] and _fit(wanted[1:], lines[1:])
    return any(_fit(wanted[1:], lines[end:]) for end in range(1, len(lines) + 1))
