"""What people answer to a question in a group: by poll, by button, in reply, or in private.

One answer a person counts, the newest, until the answer is given. Whoever revises with the bot has
it noted as a review of their own as well, once, when they first answer: what a group was asked is
one more meeting with the item. Nobody's memory is made up who never wrote to the bot.
"""

from bot.grading.text.no_attempt import is_no_attempt
from bot.grading.verdict import Outcome, Verdict
from bot.groups.desk import GroupDesk
from bot.groups.tokens import GroupToken
from bot.groups.turn import GroupRecord, GroupToast, GroupTurn, NoteVote, TakeBack, shrug
from bot.tutor.choosing import misconceptions
from bot.tutor.choosing.options import options_of
from bot.tutor.drill.settle import MAX_KEPT
from bot.tutor.language.choices import LETTERS, Tapped, picks_from
from content.model import items as model
from state.memory.schedule import DEFAULT_RETENTION
from state.records.groups import Push, Shown, Vote, vote_score
from state.records.learners import Attempt, Rating, Review


def voted(desk: GroupDesk, places: tuple[int, ...]) -> GroupTurn:
    """Take a vote on a poll; one that names nothing takes an earlier one back."""
    found = _open(desk)
    if found is None:
        return GroupTurn()
    push, item = found
    if not places:
        return GroupTurn(records=(TakeBack(push, desk.person.number),))
    if any(place >= len(push.order) for place in places):
        return GroupTurn()
    return _note(desk, push, item, tuple(sorted(push.order[place] for place in places)))


def tapped(desk: GroupDesk, token: GroupToken) -> GroupTurn:
    """Take a tap on the button of an option; the place in the ledger is on the desk already."""
    place = token.argument.rpartition("-")[2]
    if desk.push is None or place not in LETTERS or not place:
        return shrug(GroupToast.UNKNOWN)
    found = _open(desk)
    if found is None:
        return shrug(GroupToast.OVER)
    push, item = found
    if LETTERS.index(place) >= len(push.order) or options_of(item) == 0:
        return shrug(GroupToast.UNKNOWN)
    noted = _note(desk, push, item, (push.order[LETTERS.index(place)],))
    return GroupTurn(records=noted.records, toast=GroupToast.NOTED)


def replied(desk: GroupDesk, text: str) -> GroupTurn:
    """Take words in reply to a question; "idk" and the like are no answer, and cost nothing.

    A poll is answered by tapping: its options have no letters that anybody could type.
    """
    found = _open(desk)
    if found is None or found[0].shown is Shown.POLL:
        return GroupTurn()
    push, item = found
    if isinstance(item, Tapped):
        picks = picks_from(item, push.order, text)
        return GroupTurn() if picks is None else _note(desk, push, item, picks)
    if isinstance(item, model.Flashcard | model.ExtendedQuestion):
        return GroupTurn()
    gave_up = is_no_attempt(text, desk.library.language_of(push.item))
    return GroupTurn() if gave_up else _note(desk, push, item, (), text)


def _open(desk: GroupDesk) -> tuple[Push, model.Item] | None:
    """Give the question that the event is about, if it can still be answered as it was asked."""
    push = desk.push
    if push is None or not push.open:
        return None
    item = desk.library.item(push.item)
    if item is None or desk.library.version(push.item) != push.version:
        return None
    return push, item


def _note(
    desk: GroupDesk, push: Push, item: model.Item, picks: tuple[int, ...], words: str = ""
) -> GroupTurn:
    """Grade an answer and keep it; for a learner, as their own first meeting with it as well."""
    grader = desk.teaching.grader_of(push.item)
    verdict = grader.grade_picks(item, picks) if picks else grader.grade_text(item, words)
    response = words or " ".join(LETTERS[push.order.index(pick)].upper() for pick in picks)
    score = vote_score(verdict.score, right=verdict.outcome.is_right)
    vote = Vote(
        desk.person.number, picks, response[:MAX_KEPT], score, verdict.misconception, desk.now
    )
    return GroupTurn(records=(NoteVote(push, vote), *_own(desk, push, item, vote, verdict)))


def _own(
    desk: GroupDesk, push: Push, item: model.Item, vote: Vote, verdict: Verdict
) -> tuple[GroupRecord, ...]:
    """Give what a learner's own memory takes from an answer.

    That is nothing if they have met the item since it was asked, or if it cannot be told what they
    meant: what is unsure never costs anything.
    """
    person = desk.person
    met = person.reviewed_at >= push.at
    if person.learner is None or met or verdict.outcome is Outcome.UNSURE:
        return ()
    right = verdict.outcome.is_right
    attempt = Attempt(
        item=push.item,
        at=desk.now,
        response=vote.response,
        outcome=verdict.outcome,
        score=verdict.score,
        because=verdict.because,
        misconception=verdict.misconception,
        picks=vote.picks,
    )
    review = Review(
        item=push.item,
        at=desk.now,
        day=person.today,
        rating=Rating.GOOD if right else Rating.AGAIN,
        retention=DEFAULT_RETENTION,
        options=options_of(item),
    )
    return (attempt, review, *_ideas(desk, push.item, verdict))


def _ideas(desk: GroupDesk, ref: str, verdict: Verdict) -> tuple[GroupRecord, ...]:
    """Count a wrong idea that an answer shows, or the evidence against one."""
    person = desk.person
    if verdict.misconception is not None:
        name = misconceptions.name_of(ref, verdict.misconception)
        before = next((one for one in person.holdings if one.misconception == name), None)
        return (misconceptions.hit(before, name, person.today, sure=False),)
    if verdict.outcome.is_right:
        return misconceptions.after_answer(desk.library, person.holdings, ref, person.today)
    return ()
