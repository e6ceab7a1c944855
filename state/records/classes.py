"""The people of a group, as values: invitations, what they agreed to, what they answered.

Frozen values only, beside those of `state.records.learners` and `state.records.groups`. Days
of groups are calendar dates of the group's zone as ordinal numbers.
"""

from msgspec import Struct

from state.records.learners import Memory, Role

INVITATION_LASTS = 7 * 86_400
"""Seconds for which an invitation can be opened."""

MOST_GUESSES = 5
"""Wrong codes a day from one person, after which none of theirs is looked at until the next."""

THE_MACHINE = -1
"""Who gave an invitation that was made by a command on the machine.

It is nobody's number, and not the one that stands for whoever has been forgotten: what they gave
must not be taken for an operator's.
"""


class GroupName(Struct, frozen=True):
    """A group by its number and its name; or those of it who take part in one of its topics."""

    chat_id: int
    title: str
    thread_id: int | None = None
    """The topic of its forum that is meant; None for everybody."""

    @property
    def key(self) -> str:
        """What a button calls it by."""
        return f"{self.chat_id}" if self.thread_id is None else f"{self.chat_id}-{self.thread_id}"


class Invitation(Struct, frozen=True):
    """An invitation as it stands."""

    digest: str
    role: Role
    group: GroupName | None
    """The group that it makes somebody a tutor of; None for the role itself."""
    given_by: int
    expires_at: int
    used_by: int | None


class Membership(Struct, frozen=True):
    """One person in one group, as they chose."""

    group: GroupName
    nickname: str | None = None
    """What the leaderboard calls them; None keeps them off it."""
    shares: bool = False


class Consultation(Struct, frozen=True):
    """What a learner has asked the tutors of a group."""

    number: int
    learner_id: int
    group: GroupName
    item: str
    """What it is about, as a ref; empty for anything."""
    response: str
    """What the learner had typed."""
    picks: tuple[int, ...]
    """Or tapped, as the author's indices."""
    right: bool
    """Whether that counted as right."""
    note: str
    """A line of the learner's own, if they wrote one."""
    reply: str | None
    """A tutor's answer, once there is one."""
    message_id: int | None
    """The message in the learner's private chat that the answer comes under, where it is known."""


CONSULTATION = "c."
"""What the letter of a consultation bears in the place of a prompt, before its number."""


def letter_of(number: int) -> str:
    """Name the letter in which a tutor reads a question, so that a reply to it is recognised."""
    return f"{CONSULTATION}{number}"


def number_in(letter: str) -> int | None:
    """The number of the question that a letter is about; None for any other letter."""
    number = letter.removeprefix(CONSULTATION)
    return int(number) if letter.startswith(CONSULTATION) and number.isdecimal() else None


class Nickname(Struct, frozen=True):
    """A name on the leaderboard of a group, and whose it is."""

    number: int
    """Of the person in the group (see `state.tables.participants`)."""
    learner_id: int
    group: GroupName
    name: str


class Sharer(Struct, frozen=True):
    """Somebody who lets the tutors of a group see how they are doing."""

    name: str
    last_day: int | None
    """Their last day with a settled item; None before the first."""
    memories: tuple[Memory, ...]


class Answer(Struct, frozen=True):
    """One person's answer to one question that went out to a group."""

    learner_id: int
    item: str
    day: int
    """The day of the question."""
    score: float
    misconception: str | None
    """The wrong idea that it shows, by its id in the item's topic."""
    missed_before: bool
    """Whether the same person's last answer to the item, in this group, was not right."""

    @property
    def right(self) -> bool:
        """Whether it had all of it."""
        return self.score >= 1

    @property
    def improved(self) -> bool:
        """Whether it was right where the one before was not."""
        return self.right and self.missed_before


class Waiting(Struct, frozen=True):
    """What waits for a marker."""

    contested: int
    reported: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.contested + self.reported
