"""What a tutor may see and do, over every command and every button that any of them brings."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.engine.attachments import Attachments
from bot.tutor.commands import COMMANDS
from state.records.groups import Timetable, TimetableState
from state.records.learners import Role, Who
from state.tables import groups, participants, roles, timetables
from tests.conversation import BOT_ID, Conversation
from tests.databases import reading_on
from tests.tutor.laying import SMALL

CHAT = -1001
CANARY, SONG = "Canarybird", "sings in a coal mine all day"
"""The name of somebody who does not share, and what they answer."""

MOST = 400
"""Screens that are looked at; more than there are."""


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Conversation]:
    """Tess looks after 9B, in which Ada shares her progress and somebody else does not."""
    one = Conversation(tmp_path / "viva.db", SMALL)
    group = Timetable(CHAT, "9B", "Europe/London", 127, 0, 0, TimetableState.ON, 1)
    one.writer.do(lambda db: timetables.save(db, BOT_ID, group, 0))
    tess = Who(BOT_ID, one.number("Tess"))
    one.writer.do(lambda db: groups.add_tutor(db, tess, CHAT))
    for role in (Role.TUTOR, Role.OWNER):
        give(one, role)
    for name in (CANARY, "Ada", "Tess"):
        who = Who(BOT_ID, one.number(name))
        one.say(name, "/start t_sales-information")
        one.say(name, SONG if name == CANARY else "so that it can order more")
        one.say(name, "sure")
        one.say(name, "show me the answer")
        meet(one, who)
    one.say("Ada", "/join")
    one.tap("Ada", "Share my progress")
    one.say("Tess", "stop")
    yield one
    one.close()


def meet(talk: Conversation, who: Who) -> None:
    talk.writer.do(lambda db: participants.seen(db, who, CHAT, 0))


def give(talk: Conversation, role: Role) -> None:
    who = Who(BOT_ID, talk.number("Tess"))
    talk.writer.do(lambda db: roles.give(db, who, role))


def take(talk: Conversation, role: Role) -> None:
    who = Who(BOT_ID, talk.number("Tess"))
    talk.writer.do(lambda db: roles.take(db, who, role))


def words(talk: Conversation) -> list[str]:
    """Everything that can be asked for by name, alone and about a group or a person."""
    cara = talk.number(CANARY)
    arguments = ("", str(CHAT), str(cara), f"{CHAT}.{cara}")
    wanted = [name for name in COMMANDS if name not in {"forget", "lang"}]
    return [f"/{name} {argument}".rstrip() for name in wanted for argument in arguments]


def taps(talk: Conversation) -> list[str]:
    """What the buttons carry that Tess sees now, and what she might make up about the group."""
    shown = [data for bubble in talk.reply for _, data in bubble.buttons]
    return [data for data in shown if not data.startswith(("m.forget", "m.lang"))]


def everything_shown(talk: Conversation) -> Iterator[str]:
    """Let Tess ask for everything and tap everything, and give each screen that she sees."""
    seen: set[str] = set()
    screens = 0
    for word in words(talk):
        talk.say("Tess", word)
        waiting = []
        while True:
            yield "\n".join(str(bubble) for bubble in talk.reply)
            waiting += [data for data in taps(talk) if _kind(data) not in seen]
            screens += 1
            if not waiting or screens > MOST:
                break
            data = waiting.pop()
            seen.add(_kind(data))
            talk.press("Tess", data)


def _kind(data: str) -> str:
    """What a button is for, whichever prompt it belongs to."""
    return data if data.startswith("m.") else data.rsplit(".", maxsplit=1)[-1]


def files(talk: Conversation) -> Iterator[bytes]:
    """Make every file that was sent to Tess, and unpack it."""
    made = Attachments(talk.writer.reading, BOT_ID, lambda: talk.library)
    for what, of in sorted({(body["what"], body["of"]) for body in talk.files["Tess"]}):
        content = made.make(what, of).content
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from map(archive.read, archive.namelist())
        yield content


def test_a_tutor_sees_nothing_of_somebody_who_does_not_share(talk: Conversation) -> None:
    screens = list(everything_shown(talk))
    assert len(screens) > 2 * len(COMMANDS)
    assert any("Ada" in screen for screen in screens), "who shares is seen"
    typed = [screen for screen in screens if CANARY in screen or SONG in screen]
    assert typed == []
    made = list(files(talk))
    assert len(made) >= 3
    assert [one for one in made if CANARY.encode() in one or SONG.encode() in one] == []


def test_a_role_that_is_taken_away_between_menu_and_tap_is_gone(talk: Conversation) -> None:
    """All that Tess was ever shown is tapped when she is nobody any more."""
    offered: set[str] = set()
    for word in words(talk):
        talk.say("Tess", word)
        offered |= set(taps(talk))
    for role in Role:
        take(talk, role)
    assert any(data.startswith("m.invite.") for data in offered)
    before = others(talk)
    for data in sorted(offered):
        talk.press("Tess", data)
        shown = "\n".join(str(bubble) for bubble in talk.reply)
        assert "t.me/viva_bot?start=inv_" not in shown, data
        assert "Ada ·" not in shown, data
        assert talk.told == [], data
    assert others(talk) == before


def others(talk: Conversation) -> dict[str, list[tuple[object, ...]]]:
    """Read what belongs to groups, classes, the bot itself, and everybody but Tess."""
    tess = talk.number("Tess")
    shared = ("groups", "group_tutors", "slots", "invitations", "roles", "homework", "samples")
    more = (
        f"participants WHERE learner_id <> {tess}",
        "lined_up",
        "editions",
        "uploads",
        "consultations",
    )
    with reading_on(talk.path) as db:
        return {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in shared + more}  # noqa: S608  # as listed
