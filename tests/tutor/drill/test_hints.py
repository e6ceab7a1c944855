"""Help with an open question: what the next step is, what it costs, and where there is none."""

import pytest

from bot.tutor.model.drill import Mode, Stage, Why
from bot.tutor.moves.asking import AskSure, GiveHint
from bot.tutor.moves.heard import AskBack
from bot.tutor.moves.hints import HintKind
from bot.tutor.moves.marking import MarkPicks, Reveal
from state.records.learners import Rating
from tests.conversation import Conversation, Opened
from tests.narrowing import only
from tests.tutor.on_item import TOPIC, on, ratings


@pytest.fixture
def talk(opened: Opened) -> Conversation:
    return opened()


def test_not_knowing_an_opening_leads_to_the_idea_and_leaves_the_question_open() -> None:
    pupil = on(f"{TOPIC}/q-sunday", why=Why.OPENING)
    steps = [only(GiveHint, pupil.say(words).moves).hint.kind for words in ("idk", "hint")]
    assert steps == [HintKind.NOT_THIS, HintKind.IDEA]
    assert pupil.prompt.stage is Stage.ASKED
    mark = only(MarkPicks, pupil.say("a line chart").moves)
    assert mark.explain is None, "the idea has been explained already"
    assert ratings(pupil) == [Rating.HARD]


def test_a_choice_without_hints_loses_one_wrong_option_before_its_answer_is_shown() -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    hint = only(GiveHint, pupil.say("hint").moves)
    assert hint.hint.kind is HintKind.NOT_THIS
    only(AskBack, pupil.say("hint").moves)
    assert pupil.prompt.stage is Stage.ASKED, "to ask once more for a hint costs nothing"
    only(Reveal, pupil.say("yes").moves)


def test_every_question_has_its_hint_on_a_button_but_not_in_a_quiz() -> None:
    for mode, offered in ((Mode.REVISE, True), (Mode.QUIZ, False), (Mode.MOCK, False)):
        pupil = on(f"{TOPIC}/q-sunday", mode, why=Why.DUE)
        pupil.press("m.continue")
        assert ("1.1.hint" in pupil.buttons()) is offered
        assert "1.1.skip" in pupil.buttons()


def test_who_has_had_a_hint_is_not_asked_how_sure_they_are() -> None:
    pupil = on("business-principles/late-parcel", why=Why.CHECK)
    pupil.say("hint")
    assert not isinstance(pupil.say("so they know").moves[0], AskSure)


def test_asking_for_a_hint_in_a_quiz_leaves_the_options_of_the_question(talk: Conversation) -> None:
    talk.say("Ada", "/quiz sales-information")
    while not any(label.startswith("B") for label, _ in talk.reply[0].buttons):
        talk.say("Ada", "skip")
    options = [label for label, _ in talk.reply[0].buttons]
    talk.say("Ada", "hint")
    still = {label for bubble in talk.chats["Ada"].values() for label, _ in bubble.buttons}
    assert set(options) <= still
