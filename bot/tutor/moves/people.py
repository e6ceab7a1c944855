"""What is said in private about roles and groups: invitations, joining, a tutor's class."""

from msgspec import Struct

from bot.tutor.model.people import GroupPlaces
from state.records.classes import GroupName, Membership, Nickname
from state.records.learners import Role


class Grant(Struct, frozen=True):
    """Something that an invitation can give."""

    role: Role
    group: GroupName | None = None
    """The group that it makes somebody a tutor of; None for the role itself."""

    @property
    def name(self) -> str:
        """What a button carries for it: "marker", or "tutor-1001" for a group."""
        return f"{self.role}{self.group.chat_id}" if self.group else str(self.role)


class TutorsOnly(Struct, frozen=True):
    """Say that something is for those who look after a group."""

    what: str
    """"invite" or "class"."""


class OfferInvitations(Struct, frozen=True):
    """Ask what an invitation is to give."""

    offers: tuple[Grant, ...]


class ShowInvitation(Struct, frozen=True):
    """Give the link of an invitation, to be passed on."""

    address: str
    offer: Grant
    days: int
    """How long it can be opened."""


class InvitationTaken(Struct, frozen=True):
    """Tell somebody what an invitation has given them."""

    offer: Grant


class InvitationUsed(Struct, frozen=True):
    """Tell the giver of an invitation who has opened it."""

    name: str
    offer: Grant


class InvitationVoid(Struct, frozen=True):
    """Say that an invitation cannot be opened, whatever the reason."""


class OwnInvitation(Struct, frozen=True):
    """Tell somebody that the invitation they opened is their own, and still good."""


class TooManyCodes(Struct, frozen=True):
    """Say that no more invitations can be tried today."""


class ChooseGroup(Struct, frozen=True):
    """Ask which group is meant."""

    verb: str
    """What the buttons start."""
    groups: tuple[GroupName, ...]


class NoGroups(Struct, frozen=True):
    """Say that this person has not been seen in any group."""


class ShowMembership(Struct, frozen=True):
    """Show what somebody has agreed to in a group, with buttons to change it."""

    membership: Membership
    in_place: bool = False


class AskNickname(Struct, frozen=True):
    """Ask what the leaderboard should call somebody."""

    group: GroupName
    again: bool = False
    """Whether nothing was left of what they typed."""


class LeftGroups(Struct, frozen=True):
    """Say that everything agreed to in groups has been taken back."""


class ShowOwnPlaces(Struct, frozen=True):
    """Tell somebody their own places on leaderboards."""

    places: tuple[GroupPlaces, ...]


class ClassMember(Struct, frozen=True):
    """Somebody who shares their progress."""

    name: str
    weeks_ago: int | None
    """When they last settled an item; None for never."""
    concepts: tuple[tuple[str, float], ...]
    """The concepts they have met, with the mean chance of recall."""
    unmet: int


class ClassConcept(Struct, frozen=True):
    """How a class stands with a concept."""

    name: str
    firm: int
    """Members for whom it is firm."""
    met: int
    """Members who have met it."""


AT_A_GLANCE = 8
"""Members that a message shows one by one; of more it gives their names, by when they were here."""


class ShowClass(Struct, frozen=True):
    """Show a tutor those who share their progress."""

    group: GroupName
    members: tuple[ClassMember, ...]
    others: int
    has_board: bool = False
    """Whether anybody is on its leaderboard."""
    timetables: tuple[tuple[int, str], ...] = ()
    """The topics of its forum that have timetables, by number and name."""
    least: tuple[ClassConcept, ...] = ()
    """What is least firm in the class, the worst first."""


class ShowMembers(Struct, frozen=True):
    """Show a tutor some of those who share, one by one."""

    group: GroupName
    members: tuple[ClassMember, ...]
    begin: int
    """How many come before them."""
    of: int


class ShowNicknames(Struct, frozen=True):
    """Show a tutor the names on a group's leaderboard, each to be taken off with a tap."""

    group: GroupName
    nicknames: tuple[Nickname, ...]
    in_place: bool = False


class NicknameTaken(Struct, frozen=True):
    """Tell somebody that a tutor has taken their name off a leaderboard."""

    nickname: Nickname


class SendTable(Struct, frozen=True):
    """Send a tutor one table of a group as a file."""

    group: GroupName
    name: str


InvitationMove = (
    OfferInvitations
    | ShowInvitation
    | InvitationTaken
    | InvitationUsed
    | InvitationVoid
    | OwnInvitation
    | TooManyCodes
)

ClassMove = (
    TutorsOnly
    | ChooseGroup
    | NoGroups
    | ShowMembership
    | AskNickname
    | LeftGroups
    | ShowOwnPlaces
    | ShowClass
    | ShowMembers
    | ShowNicknames
    | NicknameTaken
    | SendTable
)
"""Groups and classes, for those who belong to them and those who teach them."""

PeopleMove = InvitationMove | ClassMove
