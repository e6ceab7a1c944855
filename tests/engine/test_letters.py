"""What becomes of a message: which kind of letter, in which place, with whose buttons."""

import json

import pytest

from bot.engine import letters
from bot.engine.letters import Place
from bot.groups.moves.questions import ClosePoll, QuestionGone
from bot.limits import LIMIT, units
from bot.views.message import Attached, Button, Message
from bot.views.texts import Html, load_texts
from state.records.mail import Letter

TEXTS = load_texts()
TAPPED = Place(tapped=31)
NEXT = ((Button("Next", "4.7.pick.2"),),)

SAID = Message(Html("Hello"), NEXT)
PAGE = Message(Html("Settings"), NEXT, in_place=True)
FILE = Message(Html("All of it"), attached=Attached("export", '{"learner": 5}'))


def body(letter: Letter) -> dict[str, object]:
    read: dict[str, object] = json.loads(letter.body)
    return read


@pytest.mark.parametrize(
    ("message", "place", "kind"),
    [
        (SAID, letters.BELOW, "say"),
        (SAID, TAPPED, "say"),
        (PAGE, letters.BELOW, "say"),
        (PAGE, TAPPED, "edit"),
        (FILE, TAPPED, "file"),
    ],
)
def test_only_a_page_rewrites_and_only_what_was_tapped(
    message: Message, place: Place, kind: str
) -> None:
    assert [letter.kind for letter in letters.of_message(message, place)] == [kind]


def test_an_edit_names_the_message_and_keeps_its_buttons() -> None:
    (letter,) = letters.of_message(PAGE, TAPPED)
    rows = [[["Next", "4.7.pick.2"]]]
    assert body(letter) == {"message_id": 31, "html": "Settings", "rows": rows}


def test_a_file_says_what_it_is_and_what_it_is_made_from() -> None:
    (letter,) = letters.of_message(FILE)
    made = {"what": "export", "of": '{"learner": 5}'}
    assert body(letter) == {**made, "html": "All of it", "rows": []}


def test_a_group_is_told_in_its_forum_topic_and_in_reply_to_the_question() -> None:
    told = letters.of_group(QuestionGone(reply_to=12), TEXTS, Place(thread_id=3))
    assert [(body(one)["thread_id"], body(one)["reply_to"]) for one in told] == [(3, 12)]
    (bare,) = letters.of_group(QuestionGone(reply_to=None), TEXTS)
    assert set(body(bare)) == {"html", "rows"}


def test_the_end_of_a_poll_is_no_message() -> None:
    (letter,) = letters.of_group(ClosePoll(9), TEXTS, Place(thread_id=3))
    assert (letter.kind, body(letter)) == ("close_poll", {"message_id": 9})


def test_of_a_long_page_only_the_first_part_rewrites_and_the_last_has_the_buttons() -> None:
    long = Html("\n".join(["word " * 100] * 20))
    first, *rest = letters.of_message(Message(long, NEXT, in_place=True, prompt="4.7"), TAPPED)
    last = rest[-1]
    assert [first.kind, *{letter.kind for letter in rest}] == ["edit", "say"]
    assert all(units(str(body(letter)["html"])) <= LIMIT for letter in (first, *rest))
    assert (first.buttons, first.prompt, last.buttons, last.prompt) == (None, None, "4.7", "4.7")


def test_buttons_that_start_something_belong_to_no_prompt() -> None:
    (letter,) = letters.of_message(Message(Html("Go on?"), ((Button("Yes", "m.revise"),),)))
    assert letter.buttons is None


def test_a_tap_is_answered_with_or_without_words() -> None:
    assert body(letters.toast("q", "")) == {"query_id": "q", "text": ""}
