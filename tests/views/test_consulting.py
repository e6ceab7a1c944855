"""Whatever learners ask and tutors answer can be sent, whatever they write and are called."""

from typing import get_args

from bot.tutor.moves import consulting as moves
from bot.tutor.moves.asking import Handle
from bot.views.show import show
from content.model.items import Item
from state.records.classes import Consultation, GroupName, Membership
from state.values import replace
from tests.complaints import check_each
from tests.tutor.laying import SMALL, TEXTS
from tests.views.test_show import hold

HOSTILE = GroupName(-1_001_234_567_890, '<a href="tg://x">\u202e' + "x" * 300)
MEMBERSHIP = Membership(HOSTILE)
SHARING = Membership(HOSTILE, shares=True)
KEY = "999999999-999999999"
TEXT = "<b>\u202e" + "x" * 2000
ASKED = Consultation(
    10**9, 1, HOSTILE, "", TEXT, (), right=False, note=TEXT[:500], reply=None, message_id=7
)
ITEMS: list[Item | None] = [None, *SMALL.topics["sales-information"].items()]

SAID: list[moves.ConsultationMove] = [
    moves.NoTutor(),
    *(moves.EnoughAsked(why) for why in ("same", "waiting", "today")),
    moves.WhichTutor(KEY, (HOSTILE, HOSTILE)),
    *(moves.AskNote(one, item, KEY) for one in (MEMBERSHIP, SHARING) for item in ITEMS),
    *(moves.SentToTutor(one, None) for one in (MEMBERSHIP, SHARING)),
    moves.SentToTutor(MEMBERSHIP, Handle(1, 1, 1, 1)),
    *(moves.AskedByLearner(ASKED, name, item) for name in ("", "<b>Ada") for item in ITEMS),
    *(moves.AskedByLearner(replace(ASKED, picks=(0,)), "", item) for item in ITEMS),
    moves.NoConsultations(),
    *(moves.AskReply(item) for item in ITEMS),
    moves.ReplySent(),
    moves.ReplyWas(None, TEXT),
    moves.ConsultationGone(),
    *(moves.TutorReplied(item, ASKED, TEXT[:1500]) for item in ITEMS),
]


def test_whatever_is_asked_and_answered_can_be_sent() -> None:
    check_each(SAID, hold)


def test_every_one_of_these_moves_is_among_those_tried() -> None:
    assert {type(move) for move in SAID} == {*get_args(moves.ConsultationMove)}


def test_nothing_of_a_learner_but_what_they_sent_is_shown_to_a_tutor() -> None:
    shown = show(moves.AskedByLearner(replace(ASKED, learner_id=777_777), "", None), TEXTS)
    assert "777777" not in shown.html + str(shown.rows)
