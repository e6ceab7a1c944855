"""The buttons that a learner sees after a turn, kept so that what they say may be typed instead."""

from collections.abc import Sequence

from bot.tutor.model.session import OnScreen, Session
from bot.tutor.model.tokens import parse
from bot.views.message import Message
from state.values import replace


def with_buttons(session: Session, messages: Sequence[Message], *, stripped: bool) -> Session:
    """Note the buttons of the last message that has any; if none has, those before are still there.

    `stripped` says that those have been taken away. What opens an address is not typed.
    """
    rows = next((one.rows for one in reversed(messages) if one.rows), ())
    if not rows and not stripped:
        return session
    shown = (OnScreen(one.label, one.data) for row in rows for one in row if parse(one.data))
    return replace(session, buttons=tuple(shown))
