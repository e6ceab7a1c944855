"""How a session is written down between turns, and read again, also what an older Viva wrote."""

from typing import Any, Final

from msgspec import ValidationError, convert, json

from bot.tutor.model.session import Session

_READER: Final = json.Decoder(Session)


def dump(session: Session) -> str:
    """Write a session as JSON."""
    return json.encode(session).decode()


def load(body: str | None) -> Session:
    """Read a session written by `dump`, of this Viva or an older one; a newcomer's is empty."""
    if not body:
        return Session()
    try:
        return _READER.decode(body)
    except ValidationError:
        return convert(_named(json.decode(body)), Session)


def _named(session: dict[str, Any]) -> dict[str, Any]:
    """Name the kind of an activity, and of what it goes back to, as an older Viva did not."""
    activity = session.get("activity") or {}
    for one in filter(None, (activity, activity.get("before"))):
        kind = "drill" if "mode" in one else "writing" if "about" in one else "lesson"
        one.setdefault("kind", kind)
    return session
