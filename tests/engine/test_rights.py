"""What a tutor may see and do, over every command and every button that any of them brings."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.engine.files.attachments import Attachments
from bot.tutor.commands.table import COMMANDS
from state.records.learners import Role
from state.tables import roles
from tests.conversation import BOT_ID, START, Conversation
from tests.databases import reading_on
from tests.engine.classes import answer_in_a_topic, do_homework, found, meet
from tests.tutor.laying import SMALL

CHAT = -1001
CANARY, SONG = "Canarybird", "sings in a coal mine all day"
"""The name of somebody who does not share, and what they answer."""

MOST = 400
"""Screens that are looked at; more than there are."""


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Conversation]:
    one = school(tmp_path / "viva.db", work)
    yield one
    one.close()


def school(path: Path, live: Callable[[Conversation], None]) -> Conversation:
    """Let Tess look after 9B, in which Ada shares her progress and somebody else does not.

    The group is a forum, and both have answered a question in a topic of it. Tess has set homework;
    what whoever does not share does then is up to them.
    """
    one = Conversation(path, SMALL)
    found(one, CHAT, "9B", "Tess")
    answer_in_a_topic(one, CHAT, CANARY, "Ada")
    for role in (Role.TUTOR, Role.OWNER):
        give(one, role)
    for name in (CANARY, "Ada", "Tess"):
        one.say(name, "/start t_sales-information")
        one.say(name, SONG if name == CANARY else "so that it can order more")
        one.say(name, "sure")
        one.say(name, "show me the answer")
        meet(one, name, CHAT)
    one.say("Ada", "/join")
    one.tap("Ada", "Share my progress")
    one.say("Tess", "stop")
    one.say("Tess", "/homework")
    one.tap("Tess", "Set homework")
    for _ in ("its concept", "its day", "yes"):
        one.press("Tess", one.reply[0].buttons[0][1])
    live(one)
    one.now = START + timedelta(hours=6)
    return one


def idle(_talk: Conversation) -> None:
    """Do nothing."""


def work(talk: Conversation) -> None:
    """Do the homework, and more."""
    do_homework(talk, CANARY)
    talk.say(CANARY, "/quiz")
    talk.say(CANARY, "I have no idea")
    talk.say(CANARY, "/exam 20 June")
    talk.say(CANARY, "/goal 5")


def give(talk: Conversation, role: Role) -> None:
    talk.writer.do(lambda db: roles.give(db, talk.who("Tess"), role))


def take(talk: Conversation, role: Role) -> None:
    talk.writer.do(lambda db: roles.take(db, talk.who("Tess"), role))


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
    """Let Tess ask for everything and tap all but the end of homework; give each screen of hers."""
    seen: set[str] = set()
    screens = 0
    for word in words(talk):
        talk.say("Tess", word)
        waiting = []
        while True:
            yield "\n".join(str(bubble) for bubble in talk.reply)
            new = [data for data in taps(talk) if _kind(data) not in seen]
            waiting += [data for data in new if not data.startswith("m.endhw")]
            screens += 1
            if not waiting or screens > MOST:
                break
            data = waiting.pop()
            seen.add(_kind(data))
            talk.press("Tess", data)


def _kind(data: str) -> str:
    """What a button is for, whichever prompt it belongs to."""
    return data if data.startswith("m.") else data.rsplit(".", maxsplit=1)[-1]


def files(talk: Conversation, *, but: str = "") -> Iterator[bytes]:
    """Make every file that was sent to Tess, but for one kind, and unpack it."""
    made = Attachments(talk.writer.reading, BOT_ID, lambda: talk.library)
    sent = {(body["what"], body["of"]) for body in talk.files["Tess"] if body["what"] != but}
    for what, of in sorted(sent):
        content = made.make(what, of).content
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from map(archive.read, archive.namelist())
        yield content


def told_by_itself(talk: Conversation) -> Iterator[str]:
    """Let a week pass, and give what the bot tells Tess by itself."""
    for hours in range(0, 7 * 24, 6):
        talk.now = START + timedelta(hours=hours, minutes=1)
        while more := talk.tick():
            yield from (str(bubble) for name, bubble in more if name == "Tess")


def test_a_tutor_sees_nothing_of_who_does_not_share(talk: Conversation, tmp_path: Path) -> None:
    """Neither name nor words, nor any number that would be another if they had done nothing."""
    other = school(tmp_path / "other.db", idle)
    seen, without = (list(all_told(one)) for one in (talk, other))
    other.close()
    assert len(seen) > 2 * len(COMMANDS)
    assert any("Ada" in one for one in seen), "who shares is seen"
    assert any("is over" in one for one in seen), "how homework went is told"
    assert [one for one in seen if CANARY in one or SONG in one] == []
    assert [pair for pair in zip(seen, without, strict=True) if pair[0] != pair[1]] == []
    made = list(files(talk))
    assert len(made) >= 3
    assert [one for one in made if CANARY.encode() in one or SONG.encode() in one] == []


def all_told(talk: Conversation) -> Iterator[str]:
    """Give all that Tess is shown, sent and told, but for her own data and what chance made."""
    for screen in everything_shown(talk):
        yield re.sub(r"start=inv_\S+", "start=inv_", screen)
    yield from map(str, files(talk, but="export"))
    yield from told_by_itself(talk)


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
