"""What came in from a private chat, as a surface hands it to the engine."""

from msgspec import Struct

from bot.tutor.model.events import Event


class Incoming(Struct, frozen=True):
    """An event with where it came from: who, which chat, and what a reply must refer to."""

    learner_id: int
    chat_id: int
    name: str
    event: Event
    update_id: int | None = None
    message_id: int | None = None
    """The message whose button was tapped."""
    on_photo: bool = False
    """Whether that message is a photo."""
    query_id: str | None = None
    """The tap that Telegram wants answered."""
    reply_to: int | None = None
    """The message that was replied to."""
    language: str = ""
    """The language of their phone, as far as that is known."""
