"""What a turn will look at is said from its event alone, and an answer needs little."""

from bot.tutor.commands.table import COMMANDS
from bot.tutor.language.intents import Intents
from bot.tutor.model.desk import Need
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage
from bot.tutor.model.events import Commanded, Event, Pressed, Said
from bot.tutor.model.session import OnScreen, Session, Writing
from bot.tutor.needs import needs
from state.values import replace
from tests.tutor.laying import MORNING, TEXTS

INTENTS: Intents = TEXTS.intents
ENDLESS = Drill(Mode.REVISE, 1, 1, (), endless=True, prompt=Prompt("a/b", 1, "v"))


def need(event: Event, session: Session | None = None) -> Need:
    named, _ = needs(event, INTENTS, session or Session())
    return named


def test_an_answer_loads_no_history() -> None:
    drill = Session(1, Drill(Mode.REVISE, 1, 1, (), prompt=Prompt("a/b", 1, "v")))
    assert need(Said("happy customers", MORNING), drill) is Need.NOTHING
    assert need(Pressed("1.1.pick.2", MORNING), drill) is Need.NOTHING


def test_what_ends_a_session_looks_at_what_it_came_to() -> None:
    last = Prompt("a/b", 1, "v")
    asked = Session(1, Drill(Mode.REVISE, 1, 1, (), prompt=last))
    settled = Session(1, Drill(Mode.REVISE, 1, 1, (), prompt=replace(last, stage=Stage.SETTLED)))
    assert Need.LATELY in need(Pressed("1.1.next", MORNING), settled)
    assert Need.LATELY in need(Pressed("1.1.skip", MORNING), asked)
    assert Need.LATELY in need(Said("can we skip this one", MORNING), asked)


def test_a_session_without_an_end_has_something_to_go_on_with_whatever_is_said() -> None:
    for event in (Said("happy customers", MORNING), Pressed("1.1.next", MORNING)):
        assert need(event, Session(1, ENDLESS)) is Need.SHELF


def test_a_quiz_is_drawn_without_looking_at_what_was_learnt() -> None:
    assert need(Commanded("quiz", "sales-information", MORNING)) is Need.AIMS
    assert Need.SHELF in need(Commanded("quiz", "", MORNING), Session(1, ENDLESS))


def test_a_text_that_was_asked_for_is_met_with_what_it_is_about_and_what_lies_beneath() -> None:
    asked = {"exam": Need.HISTORY, "time": Need.SETTINGS, "nickname": Need.MEMBERSHIPS}
    for about, wanted in asked.items():
        writing = Session(1, Writing(about, "", before=ENDLESS))
        assert need(Said("blue", MORNING), writing) == wanted | Need.SHELF


def test_a_contest_looks_at_the_learners_record_in_words_and_by_tap() -> None:
    assert need(Said("i was right", MORNING)) is Need.REGRADING
    assert need(Pressed("1.1.contest", MORNING)) is Need.REGRADING


def test_a_link_needs_what_it_names() -> None:
    assert needs(Commanded("start", "inv_abc", MORNING), INTENTS, Session()) == (
        Need.INVITATION,
        "abc",
    )
    assert need(Commanded("start", "board", MORNING)) is COMMANDS["board"].loads
    assert need(Commanded("start", "", MORNING)) == (Need.SHELF | Need.QUESTION | Need.ROLES)


def test_words_that_a_button_says_look_at_what_its_tap_does() -> None:
    shown = Session(buttons=(OnScreen("Time zone", "m.settings.zone"), OnScreen("A", "m.revise")))
    assert need(Said("time zone please", MORNING), shown) == need(
        Pressed("m.settings.zone", MORNING), shown
    )
    assert need(Said("time flies", MORNING), shown) is Need.NOTHING
