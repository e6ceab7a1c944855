"""Which buttons a learner sees after a turn."""

from bot.tutor.model.session import OnScreen, Session
from bot.views.message import INLINE, Button, Message
from bot.views.on_screen import with_buttons

MORE = Button("More", "m.morehelp")
BEFORE = Session(buttons=(OnScreen("Next", "1.1.next"),))


def test_the_last_message_with_any_has_the_buttons_that_are_seen() -> None:
    shown = [Message("one", ((Button("Old", "m.old"),),)), Message("two", ((MORE,),)), Message("3")]
    seen = with_buttons(BEFORE, shown, stripped=True).buttons
    assert seen == (OnScreen("More", "m.morehelp"),)


def test_those_before_are_still_there_unless_they_were_taken_away() -> None:
    assert with_buttons(BEFORE, [Message("one")], stripped=False) == BEFORE
    assert with_buttons(BEFORE, [Message("one")], stripped=True).buttons == ()


def test_what_opens_an_address_or_another_chat_is_not_typed() -> None:
    shown = Message(
        "one", ((Button("Share", INLINE), Button("Open", "https://example.org"), MORE),)
    )
    assert len(with_buttons(BEFORE, [shown], stripped=False).buttons) == 1
