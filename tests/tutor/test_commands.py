"""The table of commands: one entry is all that a command needs, beside its texts and handler."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from bot.groups import events as group_events
from bot.groups.moves.settings import InPrivate
from bot.tutor.commands.command import Buttons, Command, Words
from bot.tutor.commands.table import COMMANDS, ENTRIES
from bot.tutor.model.desk import Desk, Need
from bot.tutor.model.events import Commanded, Event, Pressed, Said
from bot.tutor.model.session import Session
from bot.tutor.moves.helping import NotUnderstood, SayNumber, UnknownCommand
from bot.tutor.moves.turn import Toast, Turn
from bot.tutor.needs import needs
from bot.tutor.respond import respond
from bot.views.texts import load_texts
from state.values import replace
from tests.groups.laying import Room
from tests.tutor.laying import MORNING, TEXTS, Pupil

BOT = Path(__file__).parent.parent.parent / "bot"


def wave(desk: Desk, argument: str) -> Turn:
    """The handler of a command that there is not: it says its argument, a number."""
    return Turn(desk.session, (SayNumber(int(argument or 0)),))


ENTRY = Command("wave", wave, Need.HISTORY, Words.ALWAYS, Buttons.GO, in_groups=True)
WAYS = (
    Commanded("wave", "", MORNING),
    Said("wave to me", MORNING),
    Pressed("m.wave", MORNING),
)


@pytest.fixture
def desk() -> Desk:
    """A desk in whose language "wave to me" means the new command."""
    words = {**TEXTS.intents.words, "wave to me": "wave"}
    return replace(Pupil().desk(), intents=replace(TEXTS.intents, words=words))


def need(desk: Desk, event: Event) -> Need:
    named, _ = needs(event, desk.intents, Session())
    return named


@pytest.mark.parametrize("event", WAYS)
def test_one_entry_makes_a_command_with_a_slash_in_words_and_on_a_button(
    event: Event, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert respond(desk, event).moves != (SayNumber(0),)
    assert need(desk, event) is Need.NOTHING
    monkeypatch.setitem(COMMANDS, "wave", ENTRY)
    turn = respond(desk, event)
    assert turn.moves == (SayNumber(0),)
    assert turn.done_with_buttons == isinstance(event, Pressed)
    assert need(desk, event) is Need.HISTORY


def test_one_entry_is_pointed_to_in_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    room, typed = Room(), group_events.Commanded("wave", "", MORNING)
    assert room.happens(typed).moves == ()
    monkeypatch.setitem(COMMANDS, "wave", ENTRY)
    (move,) = room.happens(typed).moves
    assert isinstance(move, InPrivate)


def test_a_command_takes_what_stands_behind_its_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMANDS, "wave", ENTRY)
    for event in (Commanded("wave", "7", MORNING), Pressed("m.wave.7", MORNING)):
        assert respond(desk, event).moves == (SayNumber(7),)


def test_a_command_is_given_in_no_way_that_its_entry_does_not_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMANDS, "wave", Command("wave", wave, slash=False))
    typed, said, tapped = (respond(desk, event) for event in WAYS)
    assert typed.moves == (UnknownCommand("wave"),)
    (said_move,) = said.moves
    assert isinstance(said_move, NotUnderstood)
    assert tapped.toast is Toast.UNKNOWN


def test_words_that_may_belong_to_a_question_give_a_command_only_between_questions(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pupil = Pupil()
    pupil.say("/start t_sales-information")
    asked = replace(pupil.desk(), intents=desk.intents)
    for words, answers in ((Words.BETWEEN, False), (Words.ALWAYS, True)):
        monkeypatch.setitem(COMMANDS, "wave", replace(ENTRY, words=words))
        assert respond(desk, Said("wave to me", MORNING)).moves == (SayNumber(0),)
        turn = respond(asked, Said("wave to me", pupil.now))
        assert (turn.moves == (SayNumber(0),)) == answers


def test_no_two_commands_have_the_same_name() -> None:
    assert Counter(command.name for command in ENTRIES).most_common(1)[0][1] == 1


def test_the_menu_lists_only_what_may_be_typed() -> None:
    assert [name for name in TEXTS.commands if not COMMANDS[name].slash] == []


def test_every_command_in_words_has_words() -> None:
    said = {name for name, command in COMMANDS.items() if command.words is not Words.NEVER}
    sentences = {example.intent for one in TEXTS.intents.wishes for example in one.phrases}
    assert said - set(TEXTS.intents.words.values()) - sentences == set()


@pytest.mark.parametrize("name", ["weak", "confidence_on", "confidence_off", "whoami"])
def test_a_command_that_is_nothing_else_stands_in_the_table_alone(name: str) -> None:
    rooms = (BOT / room for room in ("tutor", "engine", "groups", "telegram"))
    places = [
        path.name
        for room in rooms
        for path in room.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value == name
    ]
    assert set(places) == {"table.py"}


def test_the_command_that_contributing_shows_is_the_real_one() -> None:
    guide = (BOT.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = guide.partition("```diff\n")[2].partition("```")[0].splitlines()
    assert len(shown) > 6
    source: list[str] = []
    for line in shown:
        if line.startswith("--- "):
            name = line.removeprefix("--- ").partition(":")[0]
            source = (BOT.parent / name).read_text(encoding="utf-8").splitlines()
        else:
            assert line[1:] in source, line


@pytest.mark.parametrize("language", ["en", "es"])
def test_whatever_would_end_an_open_question_can_be_asked_about_first(language: str) -> None:
    texts = load_texts(language)
    asked = [one.name for one in COMMANDS.values() if one.words is Words.ALWAYS and one.begins]
    assert {"mock", "weak"} <= set(asked)
    assert all(texts(f"shall.{name}") for name in asked)
