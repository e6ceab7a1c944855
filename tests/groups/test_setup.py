"""Setting up a group: three taps, and every setting changed, by those who may and nobody else."""

import pytest

from bot.groups.turn import GroupToast
from bot.tutor.model.teaching import Teaching
from bot.views.groups.show import show
from bot.views.texts import load_texts
from state.records.groups import Slot, TimetableState
from state.records.learners import Learner, Role
from tests.dialogues.player import cut_down
from tests.groups.laying import ADA, TESS, Room
from tests.shipped import shipped


@pytest.fixture
def room() -> Room:
    return Room()


def test_three_taps_set_a_group_up(room: Room) -> None:
    assert "What shall I ask about?" in room.types("/setup")
    assert "At what time" in room.taps("All topics")
    assert "On which days?" in room.taps("17:00")
    said = room.taps("Monday to Friday")
    assert room.timetable.state is TimetableState.ON
    assert room.timetable.slots == (Slot(1, 17 * 60),)
    assert room.timetable.days == 0b0011111
    assert room.tutors == (TESS.number,)
    assert "the first comes today at 17:00" in said
    assert "not anonymous" in said


def test_what_is_asked_while_a_group_is_set_up_may_be_typed_in_reply(room: Room) -> None:
    room.types("/setup")
    assert "At what time" in room.says_in_reply("sales information")
    assert "On which days?" in room.says_in_reply("half past 4")
    assert "the first comes today at 16:30" in room.says_in_reply("mondays and fridays")
    assert room.timetable.topics == ("sales-information",)
    assert room.says_in_reply("half past 7") == "", "afterwards a reply is no setting"


def test_only_a_tutors_reply_sets_a_group_up(room: Room) -> None:
    room.types("/setup")
    assert room.says_in_reply("17:00", ADA) == ""
    assert room.timetable.slots == ()
    assert "I did not understand that" in room.says_in_reply("as you like")


@pytest.mark.parametrize("typed", ["language english", "in english", "inglés", "idioma: inglés"])
def test_a_language_is_changed_by_its_name(room: Room, typed: str) -> None:
    room.languages = {"en": "English", "es": "Español"}
    room.set_up()
    room.types("/setup auf spanisch")
    assert room.timetable.language == "es"
    assert "Questions on" in room.types(f"/setup {typed}")
    assert room.timetable.language == "en"


def test_topics_in_the_groups_language_come_first_and_others_say_theirs(room: Room) -> None:
    room.types("/setup")
    labels = [row[0].label for row in room.screen[-1].rows]
    own, others = labels.index("All topics"), labels.index("La célula por dentro (Spanish)")
    assert others == own - 1


CARDS = cut_down(shipped(), ["sales-information/f-trend", "sales-information/f-triangulate"])
MIXED = cut_down(shipped(), ["sales-information/f-trend", "business-principles/broadband-promise"])


def test_a_group_is_not_set_up_for_topics_of_nothing_but_cards() -> None:
    room = Room(Teaching.of(CARDS))
    said = room.types("/setup 17:00 daily")
    assert "only flashcards" in said
    assert room.kept == {}


def test_a_topic_of_nothing_but_cards_is_not_offered_beside_others() -> None:
    room = Room(Teaching.of(MIXED))
    room.types("/setup")
    assert "Collecting, judging and using sales information" not in room.labels()
    assert "17:00" in room.labels()  # there is nothing to choose between


def test_it_is_said_why_a_topic_of_nothing_but_cards_is_not_in_the_list() -> None:
    room = Room(Teaching.of(MIXED))
    room.types("/setup 17:00 daily")
    for page in ("g.topics", "g.several"):
        shown = room.presses(page)
        assert "Not in the list, because a group cannot answer" in shown
        assert shown.endswith("Collecting, judging and using sales information")


def test_where_every_topic_can_be_asked_nothing_is_left_out(room: Room) -> None:
    assert "Not in the list" not in room.types("/setup")
    assert "Not in the list" not in room.presses("g.several")


def test_a_round_says_it_when_all_that_could_be_asked_is_gone() -> None:
    room = Room()
    room.types("/setup 17:00 daily")
    room.teaching = Teaching.of(CARDS)
    assert "only flashcards" in room.types("/round")


def test_a_tutor_who_never_wrote_in_private_is_asked_to(room: Room) -> None:
    stranger = type(TESS)(12, "Una", frozenset({Role.TUTOR}))
    assert "open our private chat once" in room.types("/setup 17:00 daily", stranger)
    assert room.screen[-1].rows[0][0].label == "Open our private chat"
    assert "open our private chat once" not in room.types("/setup", stranger)
    other = Room()
    other.set_up()
    assert "open our private chat" not in other.screen[-1].html


def test_each_step_rewrites_the_message_of_the_one_before(room: Room) -> None:
    room.set_up()
    assert [message.in_place for message in room.screen] == [False, True, True, True]
    other = Room(languages={"en": "English", "es": "Español"})
    other.types("/setup")
    other.taps("Español")
    assert [message.in_place for message in other.screen] == [False, True]


def test_it_runs_in_the_forum_topic_where_it_was_typed(room: Room) -> None:
    room.thread_id = 31
    assert room.set_up().thread_id == 31


def test_the_zone_is_the_tutors_own_and_can_be_changed_on_the_way(room: Room) -> None:
    room.types("/setup")
    said = room.taps("All topics")
    assert "It is 12:00 here, in London" in said
    room.taps("Another time zone")
    assert "It is 17:30 here, in Kolkata" in room.taps("Kolkata")
    room.taps("17:00")
    assert "tomorrow at 17:00" in room.taps("Every day")


@pytest.mark.parametrize("roles", [frozenset(), frozenset({Role.MARKER})])
def test_who_has_no_right_to_it_sets_nothing_up(room: Room, roles: frozenset[Role]) -> None:
    somebody = type(ADA)(9, "Sam", roles)
    assert "for this group's tutors" in room.types("/setup", somebody)
    assert room.kept == {}
    assert room.last.records == ()


@pytest.mark.parametrize("data", ["g.time.480", "g.stop", "g.topic", "g.zones", "g.days.127"])
def test_another_persons_button_does_nothing(room: Room, data: str) -> None:
    before = room.set_up()
    room.presses(data, ADA)
    assert room.last.toast is GroupToast.NOT_YOURS
    assert room.last.moves == ()
    assert room.timetable == before


def test_a_tutor_of_other_groups_cannot_change_this_one(room: Room) -> None:
    before = room.set_up()
    stranger = type(TESS)(11, "Tom", frozenset({Role.TUTOR}), learner=Learner("Tom", "UTC"))
    assert "for this group's tutors" in room.types("/setup", stranger)
    room.presses("g.stop", stranger)
    assert room.timetable == before


def test_setting_up_offers_other_languages_and_goes_on_in_the_one_that_is_chosen() -> None:
    room = Room(languages={"en": "English", "es": "Español"})
    assert "I write in English here" in room.types("/setup")
    room.taps("Español")
    assert room.timetable.language == "es"
    assert "Idioma de este grupo: Español" in in_group_language(room)
    room.presses("g.topic")
    room.presses("g.time.1020")
    room.presses("g.days.31")
    assert "Preguntas sobre: todos los temas" in in_group_language(room)


def test_the_language_can_be_changed_later_and_only_to_one_that_there_is() -> None:
    room = Room(languages={"en": "English", "es": "Español"})
    room.set_up()
    room.presses("g.languages")
    room.taps("Español")
    assert room.timetable.language == "es"
    room.presses("g.speak.xx")
    assert room.last.toast is GroupToast.UNKNOWN
    assert room.timetable.language == "es"


def in_group_language(room: Room) -> str:
    """Give what was said last, in the language of the group."""
    return show(room.last.moves[-1], load_texts(room.timetable.language)).html


def test_the_settings_are_five_plain_buttons_at_most_on_every_page(room: Room) -> None:
    room.set_up()
    assert room.labels() == ["Topics", "Days and times", "Answers", "More", "Pause"]
    room.taps("Days and times")
    assert room.labels() == ["Days", "Times", "Holidays", "Silent hours", "Back"]
    assert "Monday to Friday at 17:00" in room.screen[-1].html
    room.taps("Back")
    room.taps("More")
    assert room.labels() == ["Language", "Time zone", "Pause", "Stop", "Back"]
    assert "Answers" not in room.screen[-1].html, "which is no more changed here"
    room.taps("Stop")
    assert room.labels()[-1] == "Begin again"
    room.types("/setup")
    assert room.labels() == ["Topics", "Days and times", "Answers", "More", "Begin again"]
