"""What is said in private about groups and classes."""

import json
from collections import defaultdict
from typing import Final

from bot.groups.tokens import GroupToken
from bot.groups.upcoming import LOOK, there
from bot.tutor.model.people import GroupPlaces, OwnPlace
from bot.tutor.moves import people as moves
from bot.views.account.progress import word
from bot.views.buttons import begins
from bot.views.message import Attached, Button, Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts, clean, cut
from state.records.classes import GroupName

MOST_BUTTONS = 90
"""Buttons of one message; Telegram takes a hundred."""

_SEEN: Final = {
    0: "class.seen",
    1: "class.seen_last_week",
    2: "class.seen_before",
    None: "class.seen_never",
}
"""By how many weeks ago somebody was here, two and more in one: the text that names them."""

SHOWN_TITLE = 28
"""Characters of a group's name that a button shows whole on a small screen."""


def show(move: moves.ClassMove, t: Texts) -> Message:
    """Show one of these moves."""
    match move:
        case moves.TutorsOnly(what=what):
            return Message(t(f"tutors_only.{what}"))
        case moves.ChooseGroup():
            return _choose(move, t)
        case moves.NoGroups():
            return Message(t("join.none"))
        case moves.ShowMembership():
            return _membership(move, t)
        case moves.AskNickname(group=group, again=again):
            asked = t("join.nickname", title=group.title)
            return Message(lines(t("join.nickname_again"), asked) if again else asked)
        case moves.LeftGroups():
            return Message(t("join.left"))
        case moves.ShowOwnPlaces():
            return _own_places(move, t)
        case moves.ShowClass():
            return _class(move, t)
        case moves.ShowMembers():
            return _members(move, t)
        case moves.ShowNicknames():
            return _nicknames(move, t)
        case moves.NicknameTaken(nickname=taken):
            title, name = taken.group.title, taken.name
            return Message(t("nicknames.told", title=title, nickname=name))
        case moves.SendTable():
            return _table(move, t)


def _choose(move: moves.ChooseGroup, t: Texts) -> Message:
    rows = tuple((begins(clipped(group.title), move.verb, group.key),) for group in move.groups)
    return Message(t("choose_group"), rows)


def clipped(name: str) -> str:
    """Cut a name to what a button shows on a small screen."""
    return cut(clean(name), SHOWN_TITLE)


def _membership(move: moves.ShowMembership, t: Texts) -> Message:
    chosen = move.membership
    on_board = t("join.board_off")
    if chosen.nickname is not None:
        on_board = t("join.board_on", nickname=chosen.nickname)
    shares = t("join.shares_on") if chosen.shares else t("join.shares_off")
    body = paragraphs(
        t("join.head", title=chosen.group.title),
        lines(on_board, t("join.board_what")),
        lines(shares, t("join.shares_what")),
        t("join.undo"),
    )

    def button(label: str, verb: str) -> Button:
        return begins(t.plain(f"button.{label}"), verb, chosen.group.key)

    board = [(button("onboard", "onboard"),)]
    if chosen.nickname is not None:
        board = [(button("rename", "onboard"),), (button("offboard", "offboard"),)]
    share = button("keep", "keep") if chosen.shares else button("share", "share")
    return Message(body, (*board, (share,)), move.in_place)


def _own_places(move: moves.ShowOwnPlaces, t: Texts) -> Message:
    if not move.places:
        return Message(t("places.none"))
    groups = [_group_places(places, t) for places in move.places]
    return Message(paragraphs(*groups, t("places.how")))


def _group_places(places: GroupPlaces, t: Texts) -> Html:
    now = _place("places.this_week", places.this_week, t) or t("places.not_this_week")
    before = _place("places.last_week", places.last_week, t)
    return lines(t("places.group", title=places.group.title), now, before)


def _place(key: str, own: OwnPlace | None, t: Texts) -> Html | None:
    if own is None:
        return None
    return t(key, place=own.place, of=own.of, points=own.points)


def _class(move: moves.ShowClass, t: Texts) -> Message:
    """Show those who share: of a few how each stands, of many how they stand together."""
    is_large = len(move.members) > moves.AT_A_GLANCE
    people = _together(move, t) if is_large else [_member(member, t) for member in move.members]
    others = t("class.others", n=move.others) if move.others else None
    row = [begins(t.plain("button.csv"), "csv", move.group.key)]
    if move.has_board:
        row.append(begins(t.plain("button.nicknames"), "nicknames", move.group.key))
    body = paragraphs(
        t("class.head", title=move.group.title), *(people or [t("class.nobody")]), others
    )
    one_by_one = ((_from(0, "class.one_by_one", move.group, t),),) if is_large else ()
    items = begins(t.plain("items.button"), "items")
    return Message(body, (*one_by_one, *_upcoming(move, t), (items,), tuple(row)))


def _together(move: moves.ShowClass, t: Texts) -> list[Html]:
    """Name everybody by when they were here, and what is least firm."""
    by_week: defaultdict[int | None, list[str]] = defaultdict(list)
    for member in move.members:
        by_week[member.weeks_ago if not member.weeks_ago else min(member.weeks_ago, 2)].append(
            member.name
        )
    seen = [
        t(key, n=str(len(names)), names=", ".join(names))
        for week, key in _SEEN.items()
        if (names := by_week[week])
    ]
    rows = [
        t("class.least_row", concept=one.name, firm=str(one.firm), met=str(one.met))
        for one in move.least
    ]
    return [
        t("class.sharing", n=len(move.members)),
        *([lines(t("class.least"), *rows)] if rows else []),
        *seen,
    ]


def _members(move: moves.ShowMembers, t: Texts) -> Message:
    """Show some one by one, with the way to those before and behind."""
    first, last = move.begin + 1, move.begin + len(move.members)
    head = t(
        "class.some", title=move.group.title, first=str(first), last=str(last), of=str(move.of)
    )
    ways = [
        _from(begin, key, move.group, t)
        for begin, key, is_there in (
            (max(0, move.begin - moves.AT_A_GLANCE), "class.before", move.begin > 0),
            (last, "class.after", last < move.of),
        )
        if is_there
    ]
    body = paragraphs(head, *(_member(member, t) for member in move.members))
    return Message(body, (tuple(ways),) if ways else (), in_place=move.begin > 0)


def _from(begin: int, label: str, group: GroupName, t: Texts) -> Button:
    return begins(t.plain(label), "members", f"{begin}{group.key}")


def _upcoming(move: moves.ShowClass, t: Texts) -> Rows:
    """Lead to what comes next, in each topic of the group that has a timetable."""
    several = len(move.timetables) > 1
    return tuple(
        (
            Button(
                t.plain("group.queue.button.look_at", name=clipped(name))
                if several and name
                else t.plain("group.queue.button.look"),
                str(GroupToken(LOOK, there(move.group.chat_id, thread_id))),
            ),
        )
        for thread_id, name in move.timetables
    )


def _nicknames(move: moves.ShowNicknames, t: Texts) -> Message:
    """Show the names as buttons; the first ones only, where there are more than fit."""
    head = t("nicknames.head", title=move.group.title)
    if not move.nicknames:
        return Message(lines(head, t("nicknames.none")), in_place=move.in_place)
    rows = tuple(
        (begins(clean(one.name), "takeoff", f"{one.number}{move.group.chat_id}"),)
        for one in move.nicknames[:MOST_BUTTONS]
    )
    return Message(lines(head, t("nicknames.which")), rows, move.in_place)


def _member(member: moves.ClassMember, t: Texts) -> Html:
    """Show one learner: for each word the concepts that are so, the firmest first."""
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for concept, recall in sorted(member.concepts, key=lambda one: -one[1]):
        by_word[word(recall, t)].append(concept)
    words = [
        t("class.concepts", word=firm, concepts="; ".join(concepts))
        for firm, concepts in by_word.items()
    ]
    unmet = t("class.unmet", n=member.unmet) if member.unmet else None
    return lines(t("class.member", name=member.name, when=_when(member, t)), *words, unmet)


def _when(member: moves.ClassMember, t: Texts) -> Html:
    match member.weeks_ago:
        case None:
            return t("class.never")
        case 0:
            return t("class.this_week")
        case 1:
            return t("class.last_week")
        case weeks:
            return t("class.weeks", weeks=weeks)


def _table(move: moves.SendTable, t: Texts) -> Message:
    of = json.dumps({"chat_id": move.group.chat_id, "table": move.name})
    caption = lines(t(f"table.{move.name}", title=clipped(move.group.title)), t("table.note"))
    return Message(caption, attached=Attached("table", of))
