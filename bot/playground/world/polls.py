"""A poll or quiz: its options, who voted for what, and when it closes.

`public` is what the Bot API sends. Votes are positions in the author's order; shuffling is how a
phone shows the options, and does not change their positions.
"""

from dataclasses import dataclass, field

from bot.playground.protocol.errors import bad_request
from bot.playground.protocol.wire import Json


@dataclass
class Poll:
    """The state of one poll; `correct` is empty unless it is a quiz."""

    id: str
    chat: int
    message: int
    question: Json
    options: list[Json]
    kind: str = "regular"
    anonymous: bool = True
    multiple: bool = False
    revoting: bool = True
    shuffle: bool = False
    hide_results: bool = False
    correct: list[int] = field(default_factory=list)
    extras: Json = field(default_factory=dict)
    open_period: int = 0
    close_date: int = 0
    closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)

    def public(self) -> Json:
        """The Bot API's Poll, as its author the bot sees it."""
        poll: Json = {
            "id": self.id,
            **self.question,
            "options": [
                {**option, "voter_count": self.count(position)}
                for position, option in enumerate(self.options)
            ],
            "total_voter_count": len(self.votes),
            "is_closed": self.closed,
            "is_anonymous": self.anonymous,
            "type": self.kind,
            "allows_multiple_answers": self.multiple,
            "allows_revoting": self.revoting,
            "members_only": False,
            **self.extras,
        }
        if len(self.correct) == 1:
            poll["correct_option_id"] = self.correct[0]
        if self.correct:
            poll["correct_option_ids"] = self.correct
        if self.open_period and self.close_date:
            poll |= {"open_period": self.open_period, "close_date": self.close_date}
        return poll

    def count(self, position: int) -> int:
        """How many voted for the option."""
        return sum(position in chosen for chosen in self.votes.values())

    def vote(self, user_id: int, chosen: list[int]) -> None:
        """Count a vote, or take it back when nothing is chosen; raises ApiError (400)."""
        if self.closed:
            raise bad_request("MESSAGE_POLL_CLOSED")
        if user_id in self.votes and not self.revoting:
            raise bad_request("REVOTE_NOT_ALLOWED")
        if any(not 0 <= position < len(self.options) for position in chosen):
            raise bad_request("OPTION_INVALID")
        if len(chosen) > 1 and not self.multiple:
            raise bad_request("OPTIONS_TOO_MUCH")
        self.votes.pop(user_id, None)
        if chosen:
            self.votes[user_id] = sorted(set(chosen))
