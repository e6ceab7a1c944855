"""Which of their topics somebody means who says "rename it to Cell biology".

A deck is called by its file until its author gives it a name. "It" is the one whose title stands in
the message that they reply to, or else the one that they have sent or published last.
"""

from bot.tutor.model.authoring import Authoring
from state.records.topics import Edition, Upload


def meant(rights: Authoring, shown: str) -> Upload | Edition | None:
    """Give the topic that is meant; None where they have none. `shown` is what they reply to."""
    made: list[Upload | Edition] = [
        *(one for one in rights.current if one.has_files and one.topic in rights.own),
        *rights.uploads,
    ]
    named = [one for one in made if one.title in shown]
    longest = max((len(one.title) for one in named), default=0)
    return max(
        (one for one in named if len(one.title) == longest) if named else made,
        key=lambda one: one.at if isinstance(one, Upload) else one.made_at,
        default=None,
    )
