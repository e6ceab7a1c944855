"""Each learner hears their own language, and a language that has gone away leaves nobody mute."""

from pathlib import Path

import pytest

from bot.engine.engine import Engine
from bot.engine.incoming import Incoming
from bot.engine.profile import Profile
from bot.tutor.model.events import Commanded
from bot.views.texts import Texts, load_languages, load_texts, read_tree
from state.records.learners import Who
from state.tables import learners
from tests.conversation import BOT_ID, Conversation, Opened
from tests.dialogues.player import cut_down
from tests.shipped import shipped

ITEMS = ["sales-information/q-sales-fact"]


def welsh() -> Texts:
    """English texts of which a few are Welsh."""
    tree = read_tree("en")
    tree |= {"language": "Cymraeg", "welcome_back": "Croeso.", "nothing_to_stop": "Dim byd."}
    return Texts(tree)


@pytest.fixture
def talk(opened: Opened) -> Conversation:
    talk = opened(cut_down(shipped(), ITEMS))
    talk.languages = {**load_languages(), "cy": welsh()}
    talk.restart()
    return talk


def test_a_language_is_chosen_in_the_settings_and_spoken_at_once(talk: Conversation) -> None:
    assert "Language: English" in str(talk.say("Ada", "/settings")[-1])
    talk.tap("Ada", "Language")
    assert "Language: Cymraeg" in str(talk.tap("Ada", "Cymraeg")[-1])
    assert str(talk.say("Ada", "thanks")[-1]).startswith("Croeso.")
    assert str(talk.say("Ben", "thanks")[-1]).startswith("You are welcome.")


def test_with_one_language_there_is_nothing_to_choose(talk: Conversation) -> None:
    talk.languages = {"en": load_texts()}
    talk.restart()
    assert "Language" not in str(talk.say("Ada", "/settings")[-1])


def test_a_newcomer_is_taken_to_speak_the_language_of_their_phone(talk: Conversation) -> None:
    for number, phone, kept in ((1, "cy", "cy"), (2, "xx", "en"), (3, "", "en"), (4, "es", "es")):
        talk.engine.take(Incoming(number, number, "Ann", Commanded("help", "", 0), language=phone))
        who = Who(BOT_ID, number)
        learner = talk.writer.do(lambda db, who=who: learners.learner(db, who))
        assert learner is not None
        assert learner.language == kept


def test_topics_in_another_language_come_last_and_say_which_it_is(tmp_path: Path) -> None:
    items = ["la-celula/f-nucleo", *ITEMS]
    talk = Conversation(tmp_path / "two.db", cut_down(shipped(), items))
    title = "Collecting, judging and using sales information"
    listed = str(talk.say("Ada", "/topics")[-1])
    assert listed.index(title) < listed.index("La célula por dentro (Spanish)")
    talk.tap("Ada", "La célula por dentro (Spanish)")
    talk.say("Ada", "/settings")
    talk.tap("Ada", "Language")
    talk.tap("Ada", "Español")
    listed = str(talk.say("Ada", "/topics")[-1])
    assert listed.index("La célula por dentro") < listed.index(f"{title} (inglés)")
    assert "(español)" not in listed
    talk.close()


def test_a_language_that_has_gone_is_english_again(talk: Conversation) -> None:
    talk.say("Ada", "/settings")
    talk.tap("Ada", "Language")
    talk.tap("Ada", "Cymraeg")
    talk.languages = load_languages()
    talk.restart()
    assert str(talk.say("Ada", "thanks")[-1]).startswith("You are welcome.")


def test_english_is_always_there() -> None:
    assert "en" in load_languages()


def test_a_reminder_speaks_the_language_of_who_gets_it(talk: Conversation) -> None:
    talk.say("Ada", "/start t_sales-information")
    talk.say("Ada", "/remind 17:00")
    talk.say("Ada", "/settings")
    talk.tap("Ada", "Language")
    talk.tap("Ada", "Cymraeg")
    talk.engine = Engine(
        talk.writer,
        talk.library,
        {**load_languages(), "cy": _reminding_in_welsh()},
        Profile(BOT_ID, "Europe/London"),
    )
    talk.now = talk.now.replace(hour=17, minute=0)
    ((name, said),) = talk.tick()
    assert (name, said.text) == ("Ada", "Oes gennych chi funud?")


def _reminding_in_welsh() -> Texts:
    return Texts(read_tree("en") | {"remind": ["Oes gennych chi funud?"]})
