"""Telegram's turns of life in a group: it stops at once, tells the tutors, and loses nothing."""

from typing import Any

import pytest

from bot.playground.faults import Refused
from tests.chatting import Json, Phone, labels
from tests.clock import HOUR, NOON
from tests.telegram.classroom import Classroom


@pytest.fixture
async def room(room: Classroom) -> Classroom:
    """A forum whose tutor has a private chat with the bot."""
    await Phone(room.bot, room.tess).say("/start")
    return room


def told_in_private(room: Classroom) -> str:
    text: str = room.bot.api.sent(room.tess)[-1]["text"]
    return text


async def test_added_it_says_hello_once_with_what_to_do(room: Classroom) -> None:
    room.bot.api.people.remove_bot(room.tess, room.chat)
    room.bot.api.people.add_bot(room.tess, room.chat)
    await room.settled()
    assert [("/setup" in message["text"]) for message in room.messages] == [True]


async def test_thrown_out_it_stops_and_tells_the_tutor_and_added_again_it_offers_to_go_on(
    room: Classroom,
) -> None:
    await room.set_up()
    room.bot.api.people.remove_bot(room.tess, room.chat)
    await room.settled()
    assert room.state() == "cut off"
    assert "taken out of the group “Class”" in told_in_private(room)
    room.clock.move(5 * HOUR)
    room.bot.api.people.add_bot(room.tess, room.chat)
    await room.comes("Everything is kept from before")
    await room.taps(room.tess, "Go on")
    assert room.state() == "on"
    assert room.bot.rows("SELECT * FROM pushes") == []
    room.clock.move(24 * HOUR)
    await room.bot.api.until(lambda: room.bot.rows("SELECT * FROM pushes"))


@pytest.mark.parametrize(
    ("refused", "told"),
    [
        (Refused(403, "Forbidden: bot was kicked from the supergroup chat"), "taken out"),
        (Refused(400, "Bad Request: not enough rights to send polls to the chat"), "not allowed"),
    ],
    ids=["kicked", "muted"],
)
async def test_a_group_that_cannot_be_written_to_is_noticed_when_sending(
    room: Classroom, refused: Refused, told: str
) -> None:
    await room.set_up()
    room.lines_up("sales-information/q-sales-fact")
    room.bot.api.faults.order(refused, "sendPoll")
    room.clock.move(5 * HOUR)
    await room.bot.api.until(lambda: room.state() == "cut off")
    await room.settled()
    assert told in told_in_private(room)
    room.clock.move(15 * HOUR)
    await room.bot.api.until(lambda: room.bot.rows("SELECT 1 FROM pushes WHERE state <> 'open'"))
    assert len(room.messages) == 1


async def test_muted_and_let_write_again_it_goes_on_by_itself(room: Classroom) -> None:
    await room.set_up()
    bot_user = room.bot.api.world.bot.user()
    free = {"user": bot_user, "status": "member"}
    muted = {"user": bot_user, "status": "restricted", "is_member": True, "until_date": 0}
    muted |= dict.fromkeys(MAY_NOT, False)
    change = {"chat": room.chat.brief(), "from": room.tess.user(), "date": NOON}
    await room.happened(
        my_chat_member={**change, "old_chat_member": free, "new_chat_member": muted}
    )
    assert room.state() == "cut off"
    assert "not allowed to write" in told_in_private(room)
    await room.happened(
        my_chat_member={**change, "old_chat_member": muted, "new_chat_member": free}
    )
    assert room.state() == "on"
    assert "The next question comes today at 17:00" in told_in_private(room)


MAY_NOT = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_react_to_messages",
    "can_edit_tag",
)


async def test_a_topic_that_is_closed_and_opened_again(room: Classroom) -> None:
    thread = room.bot.api.people.open_topic(room.tess, room.chat, "Quiz night")
    await room.set_up(thread=thread)
    await room.happened(message=service(room, thread, forum_topic_closed={}))
    assert room.state(thread) == "cut off"
    assert "was closed" in told_in_private(room)
    await room.happened(message=service(room, thread, forum_topic_reopened={}))
    assert room.state(thread) == "on"


def service(room: Classroom, thread: int, **what: Any) -> Json:
    """Make a service message of a forum topic."""
    return {
        "message_id": 5_000 + thread,
        "date": NOON,
        "chat": room.chat.brief(),
        "from": room.tess.user(),
        "message_thread_id": thread,
        "is_topic_message": True,
        **what,
    }


async def test_a_topic_that_is_gone_is_noticed_once_and_its_timetable_moves_to_another(
    room: Classroom,
) -> None:
    thread = room.bot.api.people.open_topic(room.tess, room.chat, "Quiz night")
    await room.set_up(thread=thread)
    del room.chat.topics[thread]
    room.clock.move(5 * HOUR)
    await room.bot.api.until(lambda: room.state(thread) == "stopped")
    await room.settled()
    assert "is gone from the group “Class · Quiz night”" in told_in_private(room)
    told = len(room.bot.api.sent(room.tess))
    other = room.bot.api.people.open_topic(room.tess, room.chat, "Quiz night 2")
    await room.types(room.tess, "/setup", thread=other)
    shown = await room.taps(room.tess, "Move “Quiz night” here")
    assert "Monday to Friday at 17:00" in shown
    room.clock.move(24 * HOUR)
    await room.bot.api.until(lambda: len(room.bot.rows("SELECT * FROM pushes")) == 2)
    await room.settled()
    assert room.last["message_thread_id"] == other
    assert len(room.bot.api.sent(room.tess)) == told
    assert room.bot.rows("SELECT name FROM timetables") == [("Quiz night 2",)]


async def test_each_topic_has_a_timetable_of_its_own(room: Classroom) -> None:
    api = room.bot.api
    sales, service_desk = (
        api.people.open_topic(room.tess, room.chat, name) for name in ("Sales", "Service desk")
    )
    await room.set_up(thread=sales)
    begun = await room.types(room.tess, "/setup", thread=service_desk)
    assert "This is for this forum topic alone. I also ask in: Sales." in begun
    begun = await room.types(room.tess, "/setup 18:00 daily", thread=service_desk)
    assert "In the forum topic: Service desk" in begun
    for thread in (sales, service_desk):
        room.lines_up("sales-information/q-sales-fact", thread)
    room.clock.move(6 * HOUR)
    await api.until(lambda: len(room.bot.rows("SELECT * FROM pushes")) == 2)
    await room.settled()
    asked = [one for one in room.messages if "poll" in one]
    assert [one["message_thread_id"] for one in asked] == [sales, service_desk]
    assert all("of the day 1 ·" in str(one["poll"]) for one in asked), "each counts by itself"
    await room.votes(room.ada, *asked[1]["poll"]["correct_option_ids"])
    votes = "SELECT thread_id FROM votes"
    assert room.bot.rows(votes) == [(service_desk,)]
    await room.types(room.tess, "/pause", thread=sales)
    assert (room.state(sales), room.state(service_desk)) == ("paused", "on")
    nowhere = await room.types(room.tess, "/pause")
    assert "Nothing goes out in this forum topic. I ask in: Sales, Service desk." in nowhere
    await room.happened(message=service(room, sales, forum_topic_edited={"name": "Selling"}))
    assert "I ask in: Selling, Service desk." in await room.types(room.tess, "/skip")


@pytest.fixture
def plain(room: Classroom) -> Classroom:
    """A group that is no supergroup yet."""
    chat = room.bot.api.world.group("Class", [room.tess, room.ada])
    return Classroom(room.bot, chat=chat)


async def test_a_group_that_becomes_a_supergroup_takes_everything_along(plain: Classroom) -> None:
    await plain.set_up()
    await plain.question_of_the_day("q-sales-fact")
    await plain.vote(plain.ada, right=True)
    moved = Classroom(plain.bot, chat=plain.bot.api.people.migrate(plain.tess, plain.chat))
    await moved.settled()
    answer = await moved.answer_next_morning()
    assert "1 of 1 had it right" in answer["text"]
    plain.clock.move(9 * HOUR)
    await plain.bot.api.until(lambda: len(plain.bot.rows("SELECT * FROM pushes")) == 2)
    assert plain.bot.rows("SELECT DISTINCT chat_id FROM pushes") == [(moved.chat.id,)]
    assert "Questions on: all topics in English" in await moved.types(plain.tess, "/setup")


async def test_a_move_may_be_told_by_a_refusal_and_messages_in_any_order(plain: Classroom) -> None:
    world, tess = plain.bot.api.world, plain.tess
    await plain.set_up()
    new = world.group("Class", [tess], supergroup=True)
    plain.chat.moved_to = new.id
    moved = Classroom(plain.bot, chat=new)
    plain.clock.move(5 * HOUR)
    await plain.bot.api.until(lambda: len(moved.messages) == 1)
    for chat, note in (
        (new, {"migrate_from_chat_id": plain.chat.id}),
        (plain.chat, {"migrate_to_chat_id": new.id}),
        (new, {"migrate_from_chat_id": plain.chat.id}),
    ):
        message = {"message_id": 900, "date": NOON, "chat": chat.brief(), "from": tess.user()}
        await moved.happened(message={**message, **note})
    assert plain.bot.rows("SELECT chat_id, state FROM timetables") == [(new.id, "on")]
    assert plain.bot.rows("SELECT chat_id FROM slots") == [(new.id,)]
    assert len(moved.messages) == 1


async def test_a_command_of_another_bot_is_left_alone(room: Classroom) -> None:
    room.bot.api.people.promote(room.tess, room.chat, room.bot.api.world.bot)
    assert await room.types(room.ada, "/setup@other_bot") == ""
    assert await room.types(room.ada, "/weather") == ""
    assert await room.types(room.ada, "just chatting") == ""
    assert "private chat" in await room.types(room.ada, "/revise@viva_bot")


async def menus(room: Classroom, language: str | None) -> list[Json]:
    """Give the two menus of a language, for private chats and for groups, once they are set."""

    def told() -> list[Json]:
        calls = room.bot.calls("setMyCommands")
        return [one for one in calls if one.get("language_code") == language]

    await room.bot.api.until(lambda: len(told()) == 2)  # which comes behind the first poll
    return told()


async def test_in_groups_the_menu_offers_what_works_there(room: Classroom) -> None:
    calls = await menus(room, None)
    assert "all_group_chats" in str(calls[1].get("scope"))
    assert "setup" in str(calls[1]["commands"])


async def test_the_menu_speaks_the_language_of_the_phone(room: Classroom) -> None:
    calls = await menus(room, "es")
    assert "Parar por ahora" in str(calls[0]["commands"])


async def test_in_private_a_command_for_groups_says_so(room: Classroom) -> None:
    assert "type it there" in await Phone(room.bot, room.tess).say("/setup")


# Abuse.


async def test_running_the_group_on_telegram_gives_no_rights(room: Classroom) -> None:
    room.bot.api.people.promote(room.tess, room.chat, room.ada)
    assert "for this group's tutors" in await room.types(room.ada, "/setup")
    assert room.bot.rows("SELECT * FROM groups") == []


async def test_another_persons_button_says_so_and_does_nothing(room: Classroom) -> None:
    await room.types(room.tess, "/setup")
    assert await room.taps(room.ada, "All topics") == ""
    assert room.toasts() == ["Only this group's tutors can change that."]
    assert labels(room.last)[-1] != "Back"
    await room.set_up()
    assert room.state() == "on"


@pytest.mark.parametrize(
    "data", ["g.stop", "g.time.99", "4.7.pick.2", "m.quiz", "g.vote.1-1-a", "x"]
)
async def test_forged_data_does_nothing_for_anybody_else(room: Classroom, data: str) -> None:
    await room.set_up()
    assert await room.presses(room.ada, data) in {
        "Only this group's tutors can change that.",
        "That button means nothing now.",
    }
    assert room.state() == "on"
    assert room.bot.rows("SELECT count(*) FROM sessions WHERE chat_id < 0") == [(0,)]
    assert len(room.messages) == 1


def order(room: Classroom, **about: Any) -> Json:
    """Make a message that gives a command."""
    text = "/setup"
    return {
        "message_id": 4_000,
        "date": NOON,
        "chat": room.chat.brief(),
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}],
        **about,
    }


ANONYMOUS = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group"}
CHANNEL_BOT = {"id": 136_817_688, "is_bot": True, "first_name": "Channel"}
CHANNEL = {"id": -1_001_000_000_001, "type": "channel", "title": "News"}


async def test_an_anonymous_administrator_is_asked_to_use_their_own_name(room: Classroom) -> None:
    message = order(room, **{"from": ANONYMOUS, "sender_chat": room.chat.brief()})
    assert "in your own name" in await room.happened(message=message)
    assert room.bot.rows("SELECT * FROM groups") == []
    assert room.bot.rows("SELECT * FROM participants") == []


async def test_a_channel_gives_no_orders(room: Classroom) -> None:
    as_channel = order(room, **{"from": CHANNEL_BOT, "sender_chat": CHANNEL})
    assert "in your own name" in await room.happened(message=as_channel)
    linked = {"id": 777_000, "is_bot": False, "first_name": "Telegram"}
    forwarded = order(
        room, **{"from": linked, "sender_chat": CHANNEL, "is_automatic_forward": True}
    )
    assert await room.happened(message=forwarded) == ""
    assert room.bot.rows("SELECT * FROM groups") == []


async def test_forwarded_edited_and_borrowed_commands_are_no_orders(room: Classroom) -> None:
    origin = {"type": "user", "date": NOON, "sender_user": room.tess.user()}
    assert (
        await room.happened(
            message=order(room, **{"from": room.tess.user(), "forward_origin": origin})
        )
        == ""
    )
    assert (
        await room.happened(message=order(room, **{"from": room.tess.user(), "via_bot": ANONYMOUS}))
        == ""
    )
    edited = order(room, **{"from": room.tess.user(), "edit_date": NOON})
    assert await room.happened(edited_message=edited) == ""
    assert room.bot.rows("SELECT * FROM groups") == []


async def test_another_bots_tap_or_word_is_nothing_to_us(room: Classroom) -> None:
    other = {"id": 55, "is_bot": True, "first_name": "Other"}
    assert await room.happened(message=order(room, **{"from": other})) == ""
    under = {"message_id": 1, "date": NOON, "chat": room.chat.brief()}
    tap = {"id": "1", "from": other, "message": under, "chat_instance": "1", "data": "g.setup"}
    assert await room.happened(callback_query=tap) == ""
    assert room.bot.rows("SELECT * FROM participants") == []
    assert room.bot.calls("answerCallbackQuery") == []


async def test_a_tap_under_a_message_that_is_shown_no_more_is_answered(room: Classroom) -> None:
    await room.set_up()
    old = {"message_id": 1, "date": 0, "chat": room.chat.brief()}
    tap = {
        "id": "1",
        "from": room.tess.user(),
        "message": old,
        "chat_instance": "1",
        "data": "g.pause",
    }
    assert room.state() == "on"
    number = room.bot.deliver(callback_query=tap)
    assert await room.bot.worked_off(number) == "done"


@pytest.mark.parametrize("name", ["<b>&amp;</b>", "\u202eassT", "T" * 4096, "{title}"])
async def test_hostile_names_and_titles_harm_nobody(room: Classroom, name: str) -> None:
    room.ada.first_name, room.chat.title = name, name
    await room.set_up()
    room.bot.api.people.remove_bot(room.tess, room.chat)
    await room.settled()
    said = told_in_private(room)
    assert "taken out of the group" in said
    assert "\u202e" not in said
    assert len(said) < 400
