"""Whoever tampers, floods or pretends gets nowhere, and nobody else notices."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.playground.faults import TooMany
from bot.playground.local import LocalBotApi
from bot.telegram.rate_limiter import NO_LIMIT, Limit
from content.library import Library
from tests.chatting import Phone, Run, RunningBot, only
from tests.clock import Clock
from tests.telegram.conftest import Ask

REAL = st.builds(
    "{}.{}.{}.{}".format,
    st.integers(0, 3),
    st.integers(0, 9),
    st.sampled_from(
        ["pick", "next", "show", "hint", "skip", "judge", "mean", "done", "back", "page"]
    ),
    st.integers(0, 99),
)
MENUS = st.builds(
    "m.{}.{}".format,
    st.sampled_from(["begin", "continue", "new", "learn", "quiz", "revise", "progress", "undo"]),
    st.sampled_from(["kinds", "", "nowhere", "../..", "kinds.kinds"]),
)
FORGED = st.one_of(st.text(max_size=70), REAL, MENUS)


def everything_of(bot: RunningBot, learner: Phone) -> list[list[tuple[object, ...]]]:
    """Read every row that belongs to a learner."""
    tables = ("learners", "sessions", "memories", "reviews", "attempts", "days")
    return [
        bot.rows(f"SELECT * FROM {table} WHERE learner_id = ?", learner.id)  # noqa: S608  # named above
        for table in tables
    ]


async def test_forged_buttons_never_fail_and_never_touch_another_learner(run: Run) -> None:
    bot = await run()
    ada, eve = bot.phone("Ada"), bot.phone("Eve")
    for learner in (ada, eve):
        await learner.say("/start t_kinds")
    mine = everything_of(bot, ada)

    forged = sample(FORGED, 80)
    taps = {eve.tap_at(eve.screen, data): data for data in forged}
    await eve.quiet(max(taps))
    states = {data: bot.state_of(number) for number, data in taps.items()}
    assert set(states.values()) == {"done"}, states
    assert len(taps) == 80
    assert everything_of(bot, ada) == mine


def sample(strategy: st.SearchStrategy[str], count: int) -> list[str]:
    """Collect examples, so that one running bot can take them all."""
    found: list[str] = []

    @settings(max_examples=count, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(example: str) -> None:
        found.append(example)

    collect()
    return found[:count]


@pytest.mark.parametrize("data", ["", "m.begin.kinds", "m.quiz.kinds", "m.continue", "m.new"])
async def test_somebody_elses_button_does_nothing_to_its_owner(
    api: LocalBotApi, bot: RunningBot, ada: Phone, ben: Phone, data: str
) -> None:
    await ada.say("/start t_kinds")
    mine, shown = everything_of(bot, ada), len(ada.shown)
    question = ada.screen
    tapped = data or question["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    number = ben.tap_at(question, tapped)
    assert await bot.worked_off(number) == "done"
    await api.until(lambda: not bot.waiting(ada.id))
    assert everything_of(bot, ada) == mine
    assert len(ada.shown) == shown
    assert ada.screen == question


@pytest.mark.parametrize("name", ["<b>Ada", "Ada & Co</i>", "A\u202eda", "Ada\n\x00", "_*[`"])
async def test_a_name_cannot_become_markup(bot: RunningBot, name: str) -> None:
    ada = bot.phone(name)
    reply = await ada.say("/start")
    assert reply.startswith("Hello ")
    assert "\u202e" not in reply
    assert "\x00" not in reply
    assert not {entity["type"] for entity in ada.screen.get("entities", [])} & {"text_link", "code"}


async def test_an_answer_cannot_become_markup(ask: Ask) -> None:
    ada = await ask("card")
    reply = await ada.say('<a href="https://evil.example">customer</a> & <b>')
    assert '<a href="https://evil.example">customer</a> & <b>' in reply
    assert not any(e["type"] == "text_link" for e in ada.screen.get("entities", []))


async def test_a_huge_answer_is_taken_and_kept_within_bounds(ask: Ask) -> None:
    ada = await ask("till")
    assert await ada.say("what was sold " * 290)
    ((kept, _),) = ada.attempts()
    assert len(kept) <= 2000


async def test_a_chat_that_floods_waits_and_another_does_not(run: Run) -> None:
    bot = await run(flood=Limit(0.001, 10))
    mallory, ada = bot.phone("Mallory"), bot.phone("Ada")
    flood = [mallory.type("/help") for _ in range(30)]
    assert await bot.worked_off(flood[9]) == "done"
    for _ in range(8):
        assert await ada.say("/help")
    assert [bot.state_of(number) for number in flood] == ["done"] * 10 + ["new"] * 20
    await bot.stop()
    bot.flood = NO_LIMIT  # as after a long rest
    await bot.start()
    for number in flood:
        assert await bot.worked_off(number) == "done"
    await mallory.quiet(flood[-1])
    assert len(mallory.shown) == 30


async def test_a_chat_that_must_wait_for_telegram_does_not_hold_up_another(
    api: LocalBotApi, ada: Phone, ben: Phone
) -> None:
    api.faults.order(TooMany(1), "sendMessage")
    number = ada.type("/help")
    await api.until(lambda: api.faults.played["TooMany"])
    for _ in range(5):
        assert await ben.say("/help")
    assert ada.shown == []
    await ada.quiet(number)


def message(ada: Phone, **content: object) -> dict[str, object]:
    """Write a message of Ada's by hand."""
    return {
        "message_id": 9_999,
        "date": 1_800_000_000,
        "chat": {"id": ada.id, "type": "private", "first_name": "Ada"},
        "from": {"id": ada.id, "is_bot": False, "first_name": "Ada"},
        "text": "/stop",
        "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
        **content,
    }


GROUP = {"id": -1_002_000_000_777, "type": "supergroup", "title": "Class"}
CHANNEL = {"id": -1_002_000_000_888, "type": "channel", "title": "News"}
SOMEBODY = {"type": "user", "date": 1, "sender_user": {"id": 5, "is_bot": False, "first_name": "X"}}


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("edited_message", {"edit_date": 1_800_000_001}),
        ("message", {"forward_origin": SOMEBODY}),
        ("message", {"via_bot": {"id": 6, "is_bot": True, "first_name": "Y"}}),
        (
            "message",
            {
                "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
                "sender_chat": GROUP,
                "chat": GROUP,
            },
        ),
        (
            "message",
            {
                "from": {"id": 777000, "is_bot": False, "first_name": "Telegram"},
                "sender_chat": CHANNEL,
                "chat": GROUP,
                "is_automatic_forward": True,
            },
        ),
        (
            "message",
            {
                "from": {"id": 136817688, "is_bot": True, "first_name": "Channel"},
                "sender_chat": CHANNEL,
                "chat": GROUP,
            },
        ),
        ("message", {"from": {"id": 7, "is_bot": True, "first_name": "Another bot"}}),
        ("channel_post", {"chat": CHANNEL, "sender_chat": CHANNEL}),
        ("edited_channel_post", {"chat": CHANNEL, "sender_chat": CHANNEL, "edit_date": 1}),
    ],
    ids=[
        "edited",
        "forwarded",
        "via a bot",
        "anonymous admin",
        "linked channel",
        "as a channel",
        "a bot",
        "channel post",
        "edited post",
    ],
)
async def test_only_new_words_of_a_persons_own_are_orders(
    bot: RunningBot, ada: Phone, api: LocalBotApi, kind: str, content: dict[str, object]
) -> None:
    await ada.say("/start t_kinds")
    before = everything_of(bot, ada), len(api.server.calls), len(ada.shown)
    learners = bot.rows("SELECT count(*) FROM learners")
    number = bot.deliver(**{kind: message(ada, **content)})
    assert await bot.worked_off(number) == "done"
    assert len(ada.shown) == before[2]
    assert everything_of(bot, ada) == before[0]
    assert bot.rows("SELECT count(*) FROM learners") == learners
    assert "1 of" in ada.screen["text"]


async def test_what_a_button_carries_says_nothing_about_being_right(
    run: Run, library: Library, clock: Clock
) -> None:
    """The order on the screen is shuffled, and the data is the place on the screen."""
    bot = await run(library=only(library, "tool"))
    places = set()
    for number in range(12):
        learner = bot.phone(f"Learner {number}")
        clock.move(60)
        await learner.say("/start t_kinds")
        rows = learner.screen["reply_markup"]["inline_keyboard"]
        carried = [row[0]["callback_data"] for row in rows]
        assert carried[:3] == ["1.1.pick.0", "1.1.pick.1", "1.1.pick.2"]
        places.add([row[0]["text"][3:] for row in rows].index("A trend line"))
    assert len(places) > 1
