"""What a person agrees to in their groups: a place on the leaderboard, and sharing progress.

All of it is off until asked for, is set in private, and is taken back with one word. A nickname is
the person's own choice; it is made safe to print before it is kept.
"""

from collections.abc import Callable

from bot.tutor.model.desk import Desk
from bot.tutor.model.people import NICKNAME, Choose, LeaveGroups
from bot.tutor.model.session import Writing, beneath
from bot.tutor.moves import people as moves
from bot.tutor.moves.turn import Turn, say, turn_leaving
from bot.tutor.people.names import nickname
from state.records.classes import Membership
from state.values import replace


def join(desk: Desk, argument: str) -> Turn:
    """Show what a person has agreed to in a group, asking for the group where there are several."""
    memberships = desk.people.memberships
    chosen = _named(desk, argument) or (memberships[0] if len(memberships) == 1 else None)
    if chosen is not None:
        return say(desk, moves.ShowMembership(chosen))
    if not memberships:
        return say(desk, moves.NoGroups())
    return say(desk, moves.ChooseGroup("join", tuple(one.group for one in memberships)))


def go_on_board(desk: Desk, argument: str) -> Turn:
    """Ask for a nickname, to go on the leaderboard of a group."""
    chosen = _named(desk, argument)
    if chosen is None:
        return join(desk, "")
    group = chosen.group
    before = beneath(desk.session.activity)
    writing = Writing(NICKNAME, "", number=group.chat_id, before=before)
    return turn_leaving(desk, writing, (moves.AskNickname(group),))


def go_off_board(desk: Desk, argument: str) -> Turn:
    """Go off the leaderboard of a group."""
    return _changed(desk, argument, lambda one: replace(one, nickname=None))


def share(desk: Desk, argument: str) -> Turn:
    """Let the tutors of a group see how one is doing."""
    return _changed(desk, argument, lambda one: replace(one, shares=True))


def keep(desk: Desk, argument: str) -> Turn:
    """Keep how one is doing from the tutors of a group."""
    return _changed(desk, argument, lambda one: replace(one, shares=False))


def written(desk: Desk, writing: Writing, text: str | None) -> Turn:
    """Take the nickname that was asked for; None goes back without one."""
    chosen = _named(desk, str(writing.number))
    if chosen is None:
        return turn_leaving(desk, writing.before, (moves.NoGroups(),))
    if text is None:
        return turn_leaving(desk, writing.before, (moves.ShowMembership(chosen),))
    name = nickname(text)
    if not name:
        return say(desk, moves.AskNickname(chosen.group, again=True))
    changed = replace(chosen, nickname=name)
    return turn_leaving(desk, writing.before, (moves.ShowMembership(changed),), (Choose(changed),))


def leave(desk: Desk) -> Turn:
    """Take everything back, in all groups at once."""
    return Turn(desk.session, (moves.LeftGroups(),), (LeaveGroups(),))


def board(desk: Desk) -> Turn:
    """Show where a person stands, for them alone."""
    return say(desk, moves.ShowOwnPlaces(desk.people.places))


def _changed(desk: Desk, argument: str, change: Callable[[Membership], Membership]) -> Turn:
    """Change what a person has agreed to in a group; ask which where it is none of theirs."""
    chosen = _named(desk, argument)
    if chosen is None:
        return join(desk, "")
    changed = change(chosen)
    shown = moves.ShowMembership(changed, in_place=True)
    return Turn(desk.session, (shown,), (Choose(changed),))


def _named(desk: Desk, argument: str) -> Membership | None:
    """Find one of the person's own groups by its number."""
    return next(
        (one for one in desk.people.memberships if str(one.group.chat_id) == argument), None
    )
