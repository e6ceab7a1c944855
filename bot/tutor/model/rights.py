"""Who may do what in a group: one table, from our own roles and nothing else.

Being an administrator of the group on Telegram gives no rights here, and neither does having
opened a menu: whoever taps a button is looked up again.
"""

from enum import StrEnum

from state.records.learners import Role


class Act(StrEnum):
    """What somebody may want to do in a group."""

    SET_UP = "set up"
    """Begin in a group that nobody looks after yet."""
    CHANGE = "change"
    """Change settings, pause, stop, skip, choose questions."""
    ROUND = "round"
    """Run a live round."""
    DIGEST = "digest"
    """See how the group is doing, and take its answers out as files."""
    INVITE = "invite"
    """Invite another tutor to the group."""


_EVERYWHERE = frozenset(Act)

_BY_ROLE = {
    Role.OWNER: _EVERYWHERE,
    Role.ORGANISER: _EVERYWHERE,
    Role.TUTOR: frozenset({Act.SET_UP}),
    Role.MARKER: frozenset[Act](),
}
"""What a role lets somebody do in any group."""

_HERE = frozenset(Act) - {Act.SET_UP}
"""What somebody may do in a group that they look after."""


def may(act: Act, roles: frozenset[Role], *, looks_after: bool) -> bool:
    """Whether these roles allow an act; `looks_after`: whether they are a tutor of the group."""
    return (looks_after and act in _HERE) or any(act in _BY_ROLE[role] for role in roles)
