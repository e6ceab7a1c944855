"""What shares no word with a concept is found by what it means, if there is an ear."""

import pytest

from bot.tutor.finding import by_meaning
from bot.tutor.finding.by_meaning import ALONE, HEARD, NAMED, subject
from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.model.teaching import Teaching
from bot.views.texts import load_texts
from tests.grading.hearing import WrittenEar
from tests.narrowing import there
from tests.tutor.laying import LIBRARY, SMALL, TEXTS, Pupil

pytest.importorskip("numpy")

COMPLAINTS = "Complaints and service recovery"


def taught(nearness: float) -> Teaching:
    return Teaching.of(LIBRARY, ear=WrittenEar({COMPLAINTS: nearness}))


def test_the_nearest_concept_is_found() -> None:
    found = there(subject(taught(NAMED + 0.01), "grumbling guests", alone=False))
    assert found[1].name == COMPLAINTS


def test_words_that_nothing_shows_to_be_a_name_must_come_nearer() -> None:
    assert subject(taught(NAMED), "grumbling guests", alone=True) is None
    assert subject(taught(ALONE + 0.01), "grumbling guests", alone=True) is not None


def test_without_an_ear_words_alone_decide() -> None:
    assert subject(Teaching.of(LIBRARY), "grumbling guests", alone=False) is None


def test_an_ear_that_cannot_hear_finds_nothing() -> None:
    deaf = Teaching.of(LIBRARY, ear=WrittenEar({COMPLAINTS: 1.0}, deaf=True))
    assert subject(deaf, "grumbling guests", alone=False) is None


def test_practice_on_what_is_meant_is_offered() -> None:
    pupil = Pupil(teaching=taught(0.9))
    pupil.say("grumbling guests")
    assert COMPLAINTS in pupil.screen[-1].html
    pupil.say("yes")
    assert "1 of" in pupil.screen[-1].html


def heard(*, beside: bool, said: str = "gimme the state of my brain", **near: float) -> str | None:
    ear = WrittenEar({phrase.replace("_", " "): nearness for phrase, nearness in near.items()})
    wish = by_meaning.wish(Teaching.of(LIBRARY, ear=ear), TEXTS.intents, said, beside=beside)
    return wish.wish.intent if wish else None


def test_a_wish_in_words_of_ones_own_is_heard_by_what_it_means() -> None:
    assert heard(beside=False, how_much_do_i_know=0.8) == "progress"
    assert heard(beside=False, how_much_do_i_know=0.3) is None


def test_nobody_waits_until_the_examples_of_wishes_are_encoded() -> None:
    ear = WrittenEar({"how much do i know": 0.99}, encoded=False)
    pupil = Pupil(teaching=Teaching.of(LIBRARY, ear=ear))
    pupil.say("gimme the state of my brain")
    assert ear.asked == []
    assert "Shall I" not in pupil.screen[-1].html


def test_where_something_is_open_a_wish_must_come_nearer() -> None:
    assert heard(beside=False, how_much_do_i_know=HEARD + 0.01) == "progress"
    assert heard(beside=True, how_much_do_i_know=HEARD + 0.01) is None


def test_without_an_ear_a_wish_is_heard_by_its_letters() -> None:
    deaf = Teaching.of(LIBRARY)
    for said, meant in (
        ("mandameun recordatorio porlas noches", "remind"),
        ("y si nos saltaramos esta preguntita", "skip"),
    ):
        found = there(by_meaning.wish(deaf, load_texts("es").intents, said, beside=False))
        assert found.wish.intent == meant
    assert by_meaning.wish(deaf, TEXTS.intents, "xyzzy plugh frobnicate", beside=False) is None


def test_an_ear_that_knows_english_alone_is_not_asked_about_another_language() -> None:
    ear = WrittenEar({"i want it in spanish": 0.99})
    taught = Teaching.of(LIBRARY, ear=ear)
    for said, meant in (
        ("no me lo digas todo, solo orientame tantito", "hint"),
        ("los verrat mir die lösung, komm eh nich drauf", "show"),
    ):
        found = there(by_meaning.wish(taught, TEXTS.intents, said, beside=False))
        assert found.wish.intent == meant
    assert ear.asked == []


def test_words_about_the_topic_that_name_no_option_are_not_guessed_to_be_a_wish() -> None:
    ear = WrittenEar({"explain please": 0.75, "just show me the answer": 0.75})
    for said, is_asked in (("ask the customers", False), ("hand it over to me pls", True)):
        pupil = Pupil(teaching=Teaching.of(SMALL, ear=ear))
        pupil.say(f"/start {PRACTISE}{mark_of('sales-information/q-sales-fact')}")
        pupil.say(said)
        assert (pupil.session.offer is not None) is is_asked, said


def test_no_wish_is_heard_for_its_opposite() -> None:
    said = "enough with all that pinging"
    assert heard(beside=False, said=said, remind_me_to_revise=0.9) == "remind"
    assert heard(beside=False, said=f"stop {said}", remind_me_to_revise=0.9) == "unremind"


def test_a_wish_that_is_only_heard_is_asked_back_and_never_done() -> None:
    ear = WrittenEar({"back up my progress": 0.99})
    pupil = Pupil(teaching=Teaching.of(LIBRARY, ear=ear))
    pupil.say("bundle up the whole shebang")
    assert "Would you like a copy of your data?" in pupil.screen[-1].html
    pupil.say("no")
    assert "I leave it" in pupil.screen[-1].html


def test_what_only_tells_something_is_told_where_it_is_surely_heard() -> None:
    for nearness, said in ((0.99, "nothing to show yet"), (0.57, "Shall I show how")):
        ear = WrittenEar({"how much do i know": nearness})
        pupil = Pupil(teaching=Teaching.of(LIBRARY, ear=ear))
        pupil.say("gimme the state of my brain")
        assert said in pupil.screen[-1].html


def test_what_asks_is_a_wish_if_it_is_far_nearer_to_one_than_to_anything_that_is_taught() -> None:
    for to_a_wish, is_told in ((0.9, True), (0.5, False)):
        ear = WrittenEar({"how much do i know": to_a_wish, COMPLAINTS: 0.4})
        pupil = Pupil(teaching=Teaching.of(LIBRARY, ear=ear))
        pupil.say("what do complaints do for service recovery?")
        assert any("“" in one.html for one in pupil.screen) is not is_told, to_a_wish


def test_of_two_wishes_that_are_about_as_near_it_is_asked_which_was_meant() -> None:
    ear = WrittenEar({"back up my progress": 0.72, "how much do i know": 0.7})
    for reply, said in (
        ("1", "Here is all that I keep"),
        ("2", "nothing to show yet"),
        ("no", "I leave it"),
    ):
        pupil = Pupil(teaching=Teaching.of(LIBRARY, ear=ear))
        pupil.say("bundle up the whole shebang")
        asked = pupil.screen[-1]
        assert "1. Would you like a copy of your data?" in asked.html
        assert "2. Shall I show how you are doing?" in asked.html
        labels = [button.label for row in asked.rows for button in row]
        assert labels == ["1", "2", "Neither"]
        pupil.say(reply)
        assert said in pupil.screen[-1].html, reply


def test_a_tap_grants_either_of_two_wishes() -> None:
    ear = WrittenEar({"back up my progress": 0.72, "how much do i know": 0.7})
    pupil = Pupil(teaching=Teaching.of(LIBRARY, ear=ear))
    pupil.say("bundle up the whole shebang")
    pupil.press(next(data for data in pupil.buttons() if data.startswith("m.other")))
    assert "nothing to show yet" in pupil.screen[-1].html


def test_two_wishes_that_get_the_same_reply_are_not_told_apart() -> None:
    ear = WrittenEar({"can i have a hint": 0.72, "how come thats wrong": 0.7})
    pupil = Pupil(teaching=Teaching.of(SMALL, ear=ear))
    pupil.say(f"/start {PRACTISE}{mark_of('sales-information/q-sales-fact')}")
    pupil.say("shine some light on this")
    assert "Which do you mean" not in pupil.screen[-1].html


def test_a_wish_about_a_question_is_known_for_one_where_none_is_open() -> None:
    ear = WrittenEar({"can i have a hint": 0.8})
    pupil = Pupil(teaching=Teaching.of(LIBRARY, ear=ear))
    pupil.say("shine some light on this")
    assert "No question is open" in pupil.screen[-1].html


def test_what_may_be_the_answer_to_an_open_question_is_left_to_the_grader() -> None:
    ear = WrittenEar({"how much do i know": 0.99})
    pupil = Pupil(teaching=Teaching.of(SMALL, ear=ear))
    pupil.say(f"/start {PRACTISE}{mark_of('sales-information/s-scores')}")
    pupil.say("their knowledge of the market")
    assert "Shall I" not in pupil.screen[-1].html
