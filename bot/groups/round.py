"""A live round: five questions, one after the other, at the tutor's tap.

A tap ends the voting, says what was right and puts the next question; at the end comes
what the group knew and what to look at again. Nobody is ranked and speed counts for nothing. Each
question has its place in the ledger, and a button names that place, so that an old button, a double
tap or a restart in mid-round cannot skip a question or ask one twice.
"""

from bot.groups.choosing import ahead
from bot.groups.desk import GroupDesk
from bot.groups.moves.rounds import NothingToAsk, RoundResult, RoundStep, RoundUnderWay, Tally
from bot.groups.moves.settings import NotSetUp, TutorsOnly
from bot.groups.pushing import ask
from bot.groups.questions import askable, shown_as, topics_asked
from bot.groups.revealing import ended
from bot.groups.tokens import GroupToken, ledger_place
from bot.groups.turn import Close, EndRound, GroupToast, GroupTurn, KeepRound, say, shrug
from bot.tutor.for_group import ANSWER
from bot.tutor.model.links import link
from bot.tutor.model.rights import Act
from state.clock.timetable import date_at
from state.records.groups import ROUND_SLOTS, Round, Shown, Timetable
from state.values import replace

QUESTIONS = 5

NEXT, END = "round_next", "round_end"
"""What its buttons carry, with the place of the question they stand under."""


def command(desk: GroupDesk) -> GroupTurn:
    """`/round`: begin one, or offer to go on with the one that is under way."""
    timetable, live = desk.timetable, desk.live
    if timetable is None:
        return say(NotSetUp(desk.timetables))
    if not desk.person.may(Act.ROUND):
        return say(TutorsOnly())
    if live is not None:
        return say(RoundUnderWay(live.number, len(live.items), place_text(live)))
    items = _questions(desk, timetable)
    if not items:
        topics = topics_asked(desk.library, timetable)
        return say(NothingToAsk(only_cards=not askable(desk.library, topics)))
    today = date_at(desk.now, timetable.zone)
    taken = [slot for day, slot in desk.noted if day == today and slot >= ROUND_SLOTS]
    first = max(taken, default=ROUND_SLOTS - 1) + 1
    return _put(desk, timetable, Round(items, today, first, 1), None)


def _questions(desk: GroupDesk, timetable: Timetable) -> tuple[str, ...]:
    """Choose what to ask: what can be tapped, filled up with what needs words."""
    refs = askable(desk.library, topics_asked(desk.library, timetable))
    polls = tuple(
        ref for ref in refs if (item := desk.library.item(ref)) and shown_as(item) is Shown.POLL
    )
    days = [date_at(desk.now, timetable.zone)] * QUESTIONS
    others = tuple(ref for ref in refs if ref not in polls)
    first, then = (ahead(desk.library, desk.past, some, days) for some in (polls, others))
    return (*first, *then)[:QUESTIONS]


def tapped(desk: GroupDesk, token: GroupToken) -> GroupTurn:
    """Take a tap on *Next* or *End*; only a tutor's, and only under the question that is open."""
    live, timetable = desk.live, desk.timetable
    if not desk.person.may(Act.ROUND):
        return shrug(GroupToast.NOT_YOURS)
    if live is None or timetable is None or ledger_place(str(token)) != live.place:
        return shrug(GroupToast.OVER)
    following = _following(desk, live) if token.verb == NEXT else None
    turn = (
        _result(desk) if following is None else _put(desk, timetable, following, _tally(desk, live))
    )
    if desk.push is None:
        return turn
    return replace(
        turn, moves=(*ended(desk.push), *turn.moves), records=(Close(desk.push), *turn.records)
    )


def _following(desk: GroupDesk, live: Round) -> Round | None:
    """Give the round at its next question that is still taught; None at its end."""
    later = range(live.number + 1, len(live.items) + 1)
    there = (number for number in later if desk.library.item(live.items[number - 1]))
    number = next(there, None)
    return None if number is None else replace(live, number=number)


def _put(desk: GroupDesk, timetable: Timetable, live: Round, before: Tally | None) -> GroupTurn:
    """Put the round's question, after a line on the one before."""
    put = ask(desk, timetable, live.item, live.place, None)
    put = replace(put, question=replace(put.question, last=_following(desk, live) is None))
    return GroupTurn((RoundStep(live.number, len(live.items), before),), (KeepRound(live), put))


def _tally(desk: GroupDesk, live: Round) -> Tally | None:
    """Count how the open question went."""
    asked = [tally for tally in _tallies(desk) if tally.place == live.place]
    return asked[0] if asked else None


def _tallies(desk: GroupDesk) -> list[Tally]:
    """Count how each question of the round went; those changed by their author meanwhile do not."""
    tallies = []
    for push, votes in desk.asked:
        item = desk.library.item(push.item)
        if item is not None and desk.library.version(push.item) == push.version:
            right = sum(vote.score >= 1 for vote in votes)
            place = (push.day, push.slot)
            tallies.append(Tally(place, push.token, push.item, item, len(votes), right))
    return tallies


def _result(desk: GroupDesk) -> GroupTurn:
    """Say how the round went, and what to look at again."""
    tallies = _tallies(desk)
    people = {vote.learner_id for _, votes in desk.asked for vote in votes}
    missed = [tally for tally in tallies if tally.right < tally.voters]
    hardest = min(missed, key=lambda tally: tally.right / tally.voters, default=None)
    concept = address = ""
    if hardest is not None:
        topic = desk.library.topic_of(hardest.ref)
        concept = topic.concept(hardest.item.concept).name
        address = link(desk.bot_name, f"{ANSWER}{hardest.token}")
    result = RoundResult(len(people), tuple(tallies), concept, address)
    return GroupTurn((result,), (EndRound(),))


def place_text(live: Round) -> str:
    """Write the place of the open question as its buttons carry it."""
    return f"{live.day}-{live.place[1]}"
