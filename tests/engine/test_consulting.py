"""A learner asks their tutor and is answered, with a real engine and a real database."""

import pytest

from bot.engine.consulting import WAITS
from bot.tutor.model.consulting import MOST_A_DAY, MOST_WAITING
from bot.tutor.model.links import mark_of
from state.privacy import forgetting
from state.records.classes import GroupName, Membership
from state.sql import Connection
from state.tables import mailbox, participants
from state.tables.classes import consultations
from tests.conversation import BOT_ID, Conversation, Opened
from tests.engine.classes import found, meet
from tests.tutor.laying import SMALL

CHAT, OTHER = -1001, -1002
ASK, SEND = "Ask my tutor", "Send it as it is"


@pytest.fixture
def talk(opened: Opened) -> Conversation:
    """Tess looks after 9B, in which Ada is; 9C is Tom's, and nobody has met him."""
    one = opened(SMALL)
    found(one, CHAT, "9B", "Tess")
    found(one, OTHER, "9C", "Tom")
    one.say("Tess", "/start")
    one.say("Ada", "/start")
    meet(one, "Ada", CHAT)
    return one


def share(talk: Conversation, who: str, chat_id: int, title: str) -> None:
    chosen = Membership(GroupName(chat_id, title), shares=True)
    talk.writer.do(lambda db: participants.choose(db, talk.who(who), chosen))


def wrong_number(talk: Conversation, who: str = "Ada") -> None:
    """Come to a verdict: the number question, answered wrongly."""
    talk.say(who, "/start p_" + mark_of("sales-information/n-change"))
    talk.say(who, "40")
    talk.tap(who, "Show")


def asked(talk: Conversation, who: str = "Ada") -> str:
    """Send the open verdict without a word; gives what the tutor reads."""
    talk.tap(who, ASK)
    talk.tap(who, SEND)
    return "\n".join(str(bubble) for name, bubble in talk.told if name == "Tess")


def count(talk: Conversation) -> int:
    query = "SELECT count(*) FROM consultations"
    (number,) = talk.writer.do(lambda db: db.execute(query).fetchone())
    return int(number)


def test_a_question_goes_to_the_tutor_nameless_and_is_answered_under_it(talk: Conversation) -> None:
    wrong_number(talk)
    assert ASK in talk.shown
    talk.tap("Ada", ASK)
    assert "Your name does not go with it" in talk.shown
    talk.say("Ada", "why not <b>40</b>?")
    assert "Sent to your tutor of “9B”, without your name" in talk.shown
    assert "[Next]" in talk.shown or "[Finish]" in talk.shown
    ((tutor, bubble),) = talk.told
    assert tutor == "Tess"
    assert "A learner of “9B” asks" in bubble.text
    assert "Their answer: 40 (not counted as right)" in bubble.text
    assert "What counts: 25%" in bubble.text
    assert "They write: why not <b>40</b>?" in bubble.text
    assert "Ada" not in str(bubble)

    talk.answers("Tess", "asks", "Because the base is the old price.")
    assert talk.shown == "Passed on."
    ((learner, reply),) = talk.told
    assert learner == "Ada"
    assert "Your tutor of “9B” answers" in reply.text
    assert "hot chocolates" in reply.text
    assert "Your answer: 40" in reply.text
    assert "Answer: Because the base is the old price." in reply.text
    under = talk.chats["Ada"][reply.reply_to or 0]
    assert "hot chocolates" in under.text, "it stands under that question"


def test_what_the_tutor_has_answered_can_be_practised_then_and_after_a_stop(
    talk: Conversation,
) -> None:
    wrong_number(talk)
    asked(talk)
    talk.answers("Tess", "asks", "Because the base is the old price.")
    ((_, reply),) = talk.told
    ((label, data),) = reply.buttons
    assert label == "Practise this"
    for _ in ("at once", "after a stop"):
        talk.press("Ada", data)
        assert "hot chocolates" in talk.shown
        assert talk.shown.startswith("1 of ")
        talk.say("Ada", "/stop")


def test_what_is_not_asked_any_more_cannot_be_practised(talk: Conversation) -> None:
    talk.press("Ada", "m.about." + mark_of("sales-information/gone"))
    assert "does nothing" in talk.shown


def test_a_tap_answers_as_well_and_stop_leaves_it(talk: Conversation) -> None:
    wrong_number(talk)
    asked(talk)
    talk.tap("Tess", "Answer")
    assert "hot chocolates" in talk.shown
    talk.say("Tess", "stop")
    assert talk.told == []
    talk.tap("Tess", "Answer")
    talk.say("Tess", "Look at the base.")
    assert [name for name, _ in talk.told] == ["Ada"]
    talk.answers("Tess", "asks", "And once more.")
    assert "That has been answered: Look at the base." in talk.shown
    assert talk.told == []


def test_the_name_goes_with_it_for_somebody_who_shares(talk: Conversation) -> None:
    share(talk, "Ada", CHAT, "9B")
    wrong_number(talk)
    talk.tap("Ada", ASK)
    assert "Your name goes with it" in talk.shown
    talk.tap("Ada", SEND)
    assert "Ada, of “9B”, asks" in talk.told[0][1].text


def test_where_there_is_no_tutor_there_is_no_button(talk: Conversation) -> None:
    talk.say("Ben", "/start")
    wrong_number(talk, "Ben")
    assert ASK not in talk.shown
    meet(talk, "Ben", OTHER)  # whose tutor never wrote to the bot
    wrong_number(talk, "Ben")
    assert ASK not in talk.shown
    talk.say("Ben", "ask my tutor")
    assert "no group here whose tutor" in talk.shown
    assert count(talk) == 0


def test_a_tutor_who_has_blocked_the_bot_cannot_be_asked(talk: Conversation) -> None:
    tess = talk.number("Tess")
    talk.writer.do(lambda db: mailbox.silence(db, BOT_ID, tess, 0))
    wrong_number(talk)
    assert ASK not in talk.shown


def test_a_tutor_does_not_ask_themselves(talk: Conversation) -> None:
    meet(talk, "Tess", CHAT)
    wrong_number(talk, "Tess")
    assert ASK not in talk.shown


def test_of_several_classes_the_learner_says_which(talk: Conversation) -> None:
    talk.say("Tom", "/start")
    meet(talk, "Ada", OTHER)
    wrong_number(talk)
    talk.tap("Ada", ASK)
    assert "Which class" in talk.shown
    talk.tap("Ada", "9C")
    talk.tap("Ada", SEND)
    assert [name for name, _ in talk.told] == ["Tom"]


def test_only_a_tutor_of_that_class_can_answer(talk: Conversation) -> None:
    talk.say("Tom", "/start")
    wrong_number(talk)
    asked(talk)
    for number in ("1", "99", "9" * 30):
        talk.press("Tom", f"m.reply.{number}")
        assert "not there any more" in talk.shown
    talk.answers("Tess", "asks", "Once.")
    assert [name for name, _ in talk.told] == ["Ada"]


def test_the_same_question_is_sent_once_and_only_a_few_wait(talk: Conversation) -> None:
    wrong_number(talk)
    asked(talk)
    wrong_number(talk)
    talk.tap("Ada", ASK)
    assert "asked your tutor about this one already" in talk.shown
    for _ in range(MOST_WAITING - 1):
        talk.say("Ada", "/asktutor")
        talk.say("Ada", "What will the exam be about?")
    assert count(talk) == MOST_WAITING
    talk.say("Ada", "/asktutor")
    assert "Three of your questions wait" in talk.shown
    talk.later(seconds=WAITS + 1)
    talk.say("Ada", "/asktutor")
    assert "What shall I ask your tutor" in talk.shown


def test_there_is_an_end_to_it_for_one_day_however_fast_they_answer(talk: Conversation) -> None:
    for number in range(MOST_A_DAY):
        talk.say("Ada", "/asktutor")
        talk.say("Ada", f"question number {number}")
        talk.answers("Tess", f"number {number}", "Yes.")
    talk.say("Ada", "/asktutor")
    assert "enough for your tutor for one day" in talk.shown
    talk.later(hours=25)
    talk.say("Ada", "ask my teacher")
    assert "What shall I ask your tutor" in talk.shown


def test_an_old_button_does_not_send_another_question(talk: Conversation) -> None:
    wrong_number(talk)
    talk.tap("Ada", ASK)
    old = next(data for data in buttons(talk) if data.startswith("m.sendtutor"))
    talk.say("Ada", "/start p_" + mark_of("sales-information/q-sales-fact"))
    talk.press("Ada", old)
    assert count(talk) == 0
    for forged in ("m.sendtutor.x", "m.asktutor.1", "m.sendtutor.0-1001", "m.asktutor.9-9-1001"):
        talk.press("Ada", forged)
    assert count(talk) == 0


def buttons(talk: Conversation) -> list[str]:
    return [data for bubble in talk.reply for _, data in bubble.buttons]


def test_what_the_topic_does_not_say_can_be_asked_of_the_tutor(talk: Conversation) -> None:
    talk.say("Ada", "what is the capital of France?")
    assert f"[{ASK}]" in talk.shown
    talk.tap("Ada", ASK)
    talk.say("Ada", "What is the capital of France?")
    assert "What is the capital of France?" in talk.told[0][1].text


def test_a_reply_leaves_what_the_tutor_was_doing_as_it_was(talk: Conversation) -> None:
    wrong_number(talk)
    asked(talk)
    talk.say("Tess", "/start p_" + mark_of("sales-information/n-change"))
    talk.answers("Tess", "asks", "25")
    assert talk.shown == "Passed on."
    talk.say("Tess", "25")
    assert "Passed on" not in talk.shown


def test_whoever_is_forgotten_takes_their_questions_along(talk: Conversation) -> None:
    wrong_number(talk)
    asked(talk)
    ada = talk.who("Ada")

    def die(db: Connection) -> None:
        db.execute("UPDATE outbox SET state = 'dead', body = 'what Ada wrote' WHERE prompt = 'c.1'")
        forgetting.forget(db, ada)

    talk.writer.do(die)
    left = "SELECT count(*) FROM outbox WHERE body <> ''"
    assert talk.writer.do(lambda db: db.execute(left).fetchone()) == (0,)
    assert count(talk) == 0


def test_a_tutor_who_answers_somebody_who_was_forgotten_is_told(talk: Conversation) -> None:
    wrong_number(talk)
    asked(talk)
    talk.say("Ada", "/forget")
    talk.tap("Ada", "Erase everything")
    talk.answers("Tess", "asks", "Too late?")
    assert "not there any more" in talk.shown
    assert talk.told == []


def test_the_week_of_a_group_counts_them(talk: Conversation) -> None:
    wrong_number(talk)
    asked(talk)
    talk.say("Ada", "/asktutor")
    talk.say("Ada", "And the exam?")
    talk.answers("Tess", "And the exam?", "In June.")
    now = int(talk.now.timestamp())
    counted = talk.writer.do(lambda db: consultations.counted(db, BOT_ID, CHAT, now - 86_400, now))
    assert counted == (2, 1)


def test_what_nobody_has_answered_is_found_again_and_answered_there(talk: Conversation) -> None:
    wrong_number(talk)
    asked(talk)
    talk.say("Tess", "/help")
    talk.say("Tess", "are there any questions from learners?")
    assert "A learner of “9B” asks" in talk.shown
    assert "Ada" not in talk.shown
    talk.answers("Tess", "asks", "Because the base is the old price.")
    assert [name for name, _ in talk.told] == ["Ada"]
    talk.say("Tess", "/asked")
    assert "No question of a learner waits" in talk.shown
    talk.say("Ada", "/asked")
    assert "No question of a learner waits" in talk.shown


def test_who_shares_is_named_where_a_question_is_shown_again(talk: Conversation) -> None:
    share(talk, "Ada", CHAT, "9B")
    wrong_number(talk)
    asked(talk)
    talk.say("Tess", "/asked")
    assert "Ada, of “9B”, asks" in talk.shown
