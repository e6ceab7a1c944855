"""An update's way through the bot: once, in order, kept while it cannot be saved, never lost."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec import field

from bot.grading.batch.known_sound import KnownSound
from bot.playground.faults import Slow
from bot.playground.local import LocalBotApi
from bot.telegram.app import STOPPED
from bot.telegram.patience import Patience
from content.library import Library
from content.load import load_library
from tests.chatting import Run, buttons, labels, only
from tests.telegram.conftest import Ask, Log

TOPICS = Path(__file__).parent / "topics"
TROUBLE = "Something went wrong on my side"


def edited(library: Library, item: str, **update: object) -> Library:
    """Give the library as it is after its author has changed a question."""
    (topic,) = library.topics.values()
    questions = tuple(
        one.model_copy(update={"ask": f"{one.ask} Think!", **update}) if one.id == item else one
        for one in topic.questions
    )
    return Library({topic.topic: topic.model_copy(update={"questions": questions})})


async def test_two_taps_at_once_count_once_and_the_second_is_told(ask: Ask) -> None:
    ada = await ask("fair")
    question = ada.screen
    ada.tap_at(question, "False")
    await ada.quiet(ada.tap_at(question, "True"))
    assert ada.reviews() == [3]
    assert ada.toasts() == ["", "That is already answered."]


async def test_a_button_of_an_earlier_question_gets_a_shrug(ask: Ask) -> None:
    ada = await ask("fair", "tool")
    _, data = buttons(ada.screen)[0]
    await ada.say("skip")
    await ada.quiet(ada.tap_at(ada.screen, data))
    assert ada.toasts() == ["That button belongs to an earlier question."]
    assert ada.reviews() == []


async def test_a_question_that_was_changed_is_asked_afresh_and_nothing_counts(ask: Ask) -> None:
    ada = await ask("fair")
    question = ada.screen
    assert await ada.bot.stop() == STOPPED
    ada.bot.library = edited(ada.bot.library, "fair", answer=True)
    await ada.bot.start()
    await ada.quiet(ada.tap_at(question, labels(question)[0]))
    assert any("Nothing was counted" in message["text"] for message in ada.shown)
    assert "Think!" in ada.screen["text"]
    assert ada.reviews() == []


async def test_a_question_worded_otherwise_after_a_restart_still_counts(ask: Ask) -> None:
    ada = await ask("fair")
    assert await ada.bot.stop() == STOPPED
    ada.bot.library = edited(ada.bot.library, "fair")
    await ada.bot.start()
    assert "Nothing was counted" not in await ada.tap("False")
    assert ada.reviews() == [3]


async def test_a_question_that_was_removed_is_passed_over(ask: Ask, library: Library) -> None:
    ada = await ask("tool", "fair")
    left = "fair" if "Which tool" in ada.screen["text"] else "tool"
    assert await ada.bot.stop() == STOPPED
    ada.bot.library = only(library, left)
    await ada.bot.start()
    await ada.tap(labels(ada.screen)[0])
    assert any("Nothing was counted" in message["text"] for message in ada.shown)
    assert ada.reviews() == []


async def test_content_is_reloaded_and_faulty_content_is_not(
    run: Run, api: LocalBotApi, tmp_path: Path, log: Log
) -> None:
    shutil.copytree(TOPICS, tmp_path / "topics")
    cards = tmp_path / "topics" / "kinds" / "flashcards.yaml"
    bot = await run(library=load_library(tmp_path / "topics"))
    ada = bot.phone("Ada")
    cards.write_text(cards.read_text().replace("pays for the bread", "buys the bread"))
    bot.controls.reload.set()
    await api.until(lambda: "content reloaded: 1 topics" in log.text)
    cards.write_text("flashcards: [{id: card}]")
    bot.controls.reload.set()
    await api.until(lambda: log.text.count("flashcards.yaml:1") == 3)
    assert "content not reloaded" in log.text
    await ada.say("/start t_kinds")
    while "buys the bread" not in ada.screen["text"]:
        assert "Nothing was counted" not in await ada.say("skip")


async def test_a_topic_that_does_not_pass_its_own_check_is_taken_out_of_use(
    run: Run, api: LocalBotApi, tmp_path: Path, log: Log
) -> None:
    sound = shutil.copytree(TOPICS / "kinds", tmp_path / "topics" / "kinds")
    faulty = shutil.copytree(sound, tmp_path / "topics" / "others")
    topic, quiz = faulty / "topic.yaml", faulty / "quiz.yaml"
    topic.write_text(
        topic.read_text().replace("topic: kinds", "topic: others").replace("title: ", "title: The ")
    )
    quiz.write_text(re.sub(r"model: .*", "model: Because it is so.", quiz.read_text(), count=1))
    library = load_library(tmp_path / "topics")
    assert len(library.topics) == 2
    bot = await run(library=library, look_over=KnownSound.of(tmp_path / "viva.db").look_over)
    await api.until(lambda: "content reloaded: 1 topics" in log.text)
    assert "others/quiz.yaml" in log.text
    assert "The " not in await bot.phone("Ada").say("/topics")


async def test_a_reload_that_cannot_be_saved_can_be_asked_for_again(
    run: Run, api: LocalBotApi, tmp_path: Path, log: Log
) -> None:
    shutil.copytree(TOPICS, tmp_path / "topics")
    bot = await run()
    await bot.phone("Ada").say("/start")
    bot.writer.do(lambda db: db.execute("PRAGMA busy_timeout=0"))
    with closing(sqlite3.connect(bot.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        bot.controls.reload.set()
        await api.until(lambda: "content not reloaded" in log.text)
        other.execute("COMMIT")
    bot.controls.reload.set()
    await api.until(lambda: "content reloaded" in log.text)


async def test_a_restart_in_mid_question_goes_unnoticed(ask: Ask) -> None:
    ada = await ask("till")
    await ada.say("it shows what was sold")
    assert await ada.bot.stop() == STOPPED
    number = ada.type("so they know how much to bake")
    await ada.bot.start()
    await ada.quiet(number)
    assert [outcome for _, outcome in ada.attempts()] == ["partly", "right"]


async def test_a_full_disk_keeps_the_answer_and_works_it_off_once_there_is_room(
    ask: Ask, api: LocalBotApi, log: Log
) -> None:
    ada = await ask("fair")
    (pages,) = ada.bot.writer.do(lambda db: db.execute("PRAGMA page_count").fetchone())
    ada.bot.writer.do(lambda db: db.execute(f"PRAGMA max_page_count={pages}"))
    flood = [ada.type(f"/help {'x' * 4000}") for _ in range(20)]
    await api.until(lambda: "full" in log.text)
    assert ada.bot.contradictions() == []
    await api.until(lambda: any("can't save" in message["text"] for message in ada.shown))
    await api.until(ada.bot.has_room)
    for number in flood:
        assert await ada.bot.worked_off(number) == "done"
    await ada.tap("False")
    assert ada.reviews() == [3]


async def test_a_lock_held_by_another_program_is_waited_out(ask: Ask, api: LocalBotApi) -> None:
    ada = await ask("fair")
    ada.bot.writer.do(lambda db: db.execute("PRAGMA busy_timeout=20"))
    with closing(sqlite3.connect(ada.bot.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        number = ada.tap_at(ada.screen, "False")
        polls = api.server.calls[-1]
        await api.until(lambda: api.server.calls[-1] is not polls)
        assert ada.bot.state_of(number) is None
        other.execute("COMMIT")
    await ada.quiet(number)
    assert ada.reviews() == [3]


@pytest.mark.parametrize("times", [1, 2])
async def test_an_update_that_fails_is_tried_again(run: Run, library: Library, times: int) -> None:
    bot = await run(library=Failing(only(library, "fair").topics, left=[None] * times))
    ada = bot.phone("Ada")
    assert "A full shop" in await ada.say("/start t_kinds")
    assert TROUBLE not in ada.screen["text"]


async def test_an_update_that_always_fails_is_set_aside_with_one_calm_message(
    run: Run, library: Library
) -> None:
    bot = await run(library=Failing(only(library, "fair").topics, left=[None] * 1000))
    ada = bot.phone("Ada")
    number = ada.type("/start t_kinds")
    assert await bot.worked_off(number) == "aside"
    await ada.quiet(number)
    assert [message["text"][:31] for message in ada.shown] == [TROUBLE]
    assert bot.rows("SELECT error FROM inbox WHERE state = 'aside'") == [
        ("failed: ContentOnFireError",)
    ]
    ((created,),) = bot.rows("SELECT created_at FROM outbox WHERE kind = 'say'")
    assert created == int(bot.api.world.clock())
    assert "What I can do" in await ada.say("/help")


async def test_what_went_wrong_is_said_in_the_chosen_language(run: Run, library: Library) -> None:
    bot = await run(library=Failing(only(library, "fair").topics, left=[None] * 1000))
    ada = bot.phone("Ada")
    await ada.say("/settings")
    await ada.tap("Language")
    await ada.tap("Español")
    assert "Algo ha fallado" in await ada.say("/start t_kinds")


class ContentOnFireError(Exception):
    """Something that nobody foresaw."""


class Failing(Library, frozen=True):
    """Content that cannot be read the first few times."""

    left: list[None] = field(default_factory=list)

    def refs(self, topic_id: str) -> tuple[str, ...]:
        """Fail, or give the items."""
        if self.left:
            self.left.pop()
            raise ContentOnFireError
        return super().refs(topic_id)


async def test_a_stop_with_a_backlog_is_quick_and_the_rest_is_worked_off_later(
    run: Run, api: LocalBotApi
) -> None:
    bot = await run()
    phones = [bot.phone(f"Learner {number}") for number in range(4)]
    numbers = [phone.type("/help") for _ in range(50) for phone in phones]
    await api.until(lambda: bot.rows("SELECT 1 FROM inbox WHERE state = 'done' LIMIT 1"))
    assert await bot.stop() == STOPPED
    ((left,),) = bot.rows("SELECT count(*) FROM inbox WHERE state = 'new'")
    assert left > 0  # what was under way was finished, and no more
    await bot.start()
    for number in numbers:
        assert await bot.worked_off(number) == "done"
    for phone in phones:
        await phone.quiet(numbers[-1])
        assert len(phone.shown) == 50


async def test_a_stop_leaves_a_long_backlog_for_the_next_start(run: Run, api: LocalBotApi) -> None:
    """Docker kills after ten seconds, whatever is left; what is left waits in the inbox."""
    bot = await run()
    ada = bot.phone("Ada")
    numbers = [ada.type("/help") for _ in range(200)]
    left = "SELECT count(*) FROM inbox WHERE state = 'new'"
    await api.until(lambda: bot.state_of(numbers[-1]) and bot.state_of(numbers[0]) == "done")
    assert await bot.stop() == STOPPED
    ((waiting,),) = bot.rows(left)
    assert waiting > 100
    await bot.start()
    await api.until(lambda: bot.rows(left) == [(0,)], 60)
    assert {bot.state_of(number) for number in numbers} == {"done"}


async def test_a_stop_does_not_wait_for_a_send_that_hangs(run: Run, api: LocalBotApi) -> None:
    bot = await run(patience=Patience(stop=0.2))
    ada = bot.phone("Ada")
    await ada.say("/start")
    api.faults.order(Slow(60), "sendMessage")
    number = ada.type("/help")
    await bot.worked_off(number)
    await api.until(lambda: api.faults.played["Slow"])
    assert await bot.stop() == STOPPED
    await bot.start()
    await ada.quiet(number)
    assert "What I can do" in ada.screen["text"]
