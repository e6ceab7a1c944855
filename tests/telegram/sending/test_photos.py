"""Images of a topic on their way to a phone: with their words, once as bytes, and never in vain."""

import sqlite3
from pathlib import Path

import pytest
from PIL import Image

from bot.playground.faults import Broken, DropAfter, Refused
from bot.playground.local import LocalBotApi
from bot.telegram.patience import Patience
from content.library import Library
from content.load import load_library
from state.tables import topics
from tests.chatting import Json, Phone, Run, RunningBot, labels, only
from tests.clock import NOON, Clock
from tests.telegram.classroom import Classroom, tutor

TOPIC = """
topic: shapes
title: Shapes
synopsis: What they look like.
concepts:
  - {id: corners, name: Corners, say: They have some., image: square.png, alt: a box}
"""
CARDS = """
flashcards:
  - {id: card, concept: corners, front: What is it?, image: square.png, alt: four equal sides,
     back: A square, back_image: circle.png, back_alt: no corner at all}
"""
QUIZ = """
questions:
  - {id: fair, type: true_false, concept: corners, ask: It has three corners., answer: false,
     image: square.png, alt: four equal sides, why: It has four.}
  - {id: which, type: choice, concept: corners, ask: Which one rolls?, choices: [
      {right: The circle, image: circle.png, alt: no corner at all},
      {wrong: The square, image: square.png, alt: four equal sides}]}
  - {id: typed, type: short, concept: corners, ask: "LONG", image: square.png,
     alt: four equal sides, points: [{idea: four, any: [four]}], model: four}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "topics" / "shapes"
    folder.mkdir(parents=True)
    for name, colour in (("square", "navy"), ("circle", "gold")):
        Image.new("RGB", (90, 60), colour).save(folder / f"{name}.png")
    (folder / "topic.yaml").write_text(TOPIC)
    (folder / "flashcards.yaml").write_text(CARDS)
    (folder / "quiz.yaml").write_text(QUIZ.replace("LONG", "How many corners has it? " * 40))
    return load_library(folder)


async def asked(run: Run, library: Library, *items: str) -> tuple[RunningBot, Phone]:
    bot = await run(library=only(library, *items))
    ada = bot.phone("Ada")
    await ada.say("/start t_shapes")
    return bot, ada


def bytes_of(bot: RunningBot, message: Json) -> bytes:
    return bot.api.world.files.files[message["photo"][-1]["file_id"]].data


async def test_a_question_with_an_image_is_a_photo_with_its_words_below(
    run: Run, library: Library, tmp_path: Path
) -> None:
    bot, ada = await asked(run, library, "fair")
    assert bytes_of(bot, ada.screen) == (tmp_path / "topics/shapes/square.png").read_bytes()
    assert ada.screen["caption"].endswith("Picture: four equal sides")
    assert "It has three corners." in ada.screen["caption"]
    assert labels(ada.screen)[:2] == ["True", "False"]
    (sent,) = bot.calls("sendPhoto")
    assert "square" not in str(sent).replace("four equal sides", "")


async def test_its_answer_closes_the_caption(run: Run, library: Library) -> None:
    _, ada = await asked(run, library, "fair")
    question = ada.screen
    await ada.tap("False")
    assert ada.screen["message_id"] == question["message_id"]
    assert "✓" in ada.screen["caption"]
    assert labels(ada.screen)[0] == "See how it went"
    assert len(ada.reviews()) == 1


async def test_its_answer_is_a_message_of_its_own_where_the_photo_is_gone(
    run: Run, api: LocalBotApi, library: Library
) -> None:
    _, ada = await asked(run, library, "fair")
    number = ada.tap_at(ada.screen, "False")
    api.world.forget_message(api.world.chats[ada.id], ada.screen["message_id"])
    await ada.quiet(number)
    assert "✓" in ada.screen["text"]
    assert labels(ada.screen)[0] == "See how it went"


async def test_a_verdict_that_is_no_caption_now_comes_below(run: Run, library: Library) -> None:
    (topic,) = library.topics.values()
    fair = next(one for one in topic.questions if one.id == "fair")
    long = fair.model_copy(update={"why": "It has four of them. " * 55})
    library = Library({"shapes": topic.model_copy(update={"questions": (long,)})})
    _, ada = await asked(run, library, "fair")
    question = ada.screen
    await ada.tap("False")
    assert "It has four of them." in ada.screen["text"]
    assert labels(question) == []


async def test_images_to_choose_from_come_before_their_question_by_letter(
    run: Run, library: Library
) -> None:
    bot, ada = await asked(run, library, "which")
    *_, first, second, question = ada.shown
    assert [first["caption"], second["caption"]] == ["A", "B"]
    assert bytes_of(bot, first) != bytes_of(bot, second)
    assert {"A. no corner at all", "B. four equal sides"} <= set(question["text"].splitlines()) or {
        "B. no corner at all",
        "A. four equal sides",
    } <= set(question["text"].splitlines())
    assert "circle" not in question["text"]
    round_one = "A" if "A. no corner" in question["text"] else "B"
    await ada.tap(round_one)
    assert f"{round_one}. The circle" in ada.screen["text"]


async def test_a_text_too_long_for_a_caption_follows_its_image(run: Run, library: Library) -> None:
    _, ada = await asked(run, library, "typed")
    photo, question = ada.shown[-2:]
    assert photo["caption"] == "Picture: four equal sides"
    assert "How many corners" in question["text"]
    await ada.say("four")
    assert "✓" in ada.screen["text"]


async def test_the_back_of_a_card_has_its_own_image(run: Run, library: Library) -> None:
    bot, ada = await asked(run, library, "card")
    front = ada.screen
    assert "A square" not in front["caption"]
    await ada.tap("Turn the card over")
    assert bytes_of(bot, ada.screen) != bytes_of(bot, front)
    assert ada.screen["caption"].endswith("Picture: no corner at all")
    await ada.tap("I knew it")
    assert "A square" in ada.screen["caption"]


async def test_a_lesson_shows_the_image_of_a_concept(run: Run, library: Library) -> None:
    bot = await run(library=library)
    ada = bot.phone("Ada")
    await ada.say("/learn shapes")
    await ada.tap("Next page")
    assert ada.screen["caption"].endswith("Picture: a box")


async def test_what_telegram_has_is_not_sent_again_not_even_after_a_restart(
    run: Run, library: Library, tmp_path: Path
) -> None:
    bot, ada = await asked(run, library, "fair")
    await bot.stop()
    for image in (tmp_path / "topics/shapes").glob("*.png"):
        image.unlink()
    await bot.start()
    await ada.say("/start t_shapes")
    first, second = bot.calls("sendPhoto")
    assert first["photo"].startswith("attach://")
    assert not second["photo"].startswith("attach://")
    assert bytes_of(bot, ada.screen)


async def test_a_name_that_telegram_forgot_is_sent_as_bytes(run: Run, library: Library) -> None:
    bot, ada = await asked(run, library, "fair")
    bot.api.world.files.files.clear()
    await ada.say("/start t_shapes")
    assert bytes_of(bot, ada.screen)
    assert len(bot.calls("sendPhoto")) == 3


@pytest.mark.parametrize(
    "refused",
    [
        "Bad Request: IMAGE_PROCESS_FAILED",
        "Bad Request: not enough rights to send photos to the chat",
    ],
)
async def test_a_refused_image_leaves_the_question_in_words(
    run: Run, library: Library, refused: str
) -> None:
    bot = await run(library=only(library, "fair"))
    ada = bot.phone("Ada")
    bot.api.faults.order(Refused(400, refused), "sendPhoto")
    await ada.say("/start t_shapes")
    assert ada.screen["text"].endswith("Picture: four equal sides")
    await ada.tap("False")
    assert "✓" in ada.screen["text"]


async def test_an_image_that_is_gone_leaves_the_question_in_words(
    run: Run, library: Library, tmp_path: Path
) -> None:
    """What stands there by now is another image, which must not be shown for it."""
    folder = tmp_path / "topics/shapes"
    (folder / "circle.png").replace(folder / "square.png")
    _, ada = await asked(run, library, "fair")
    assert "It has three corners." in ada.screen["text"]
    assert ada.screen["text"].endswith("Picture: four equal sides")


async def test_a_disk_that_fails_takes_no_image_from_a_question(
    run: Run, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Telegram calls it cannot be looked up then, so it is sent anew."""
    bot, ada = await asked(run, library, "fair")

    def failing(*_: object) -> dict[str, str]:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    monkeypatch.setattr(topics, "sent_as", failing)
    await ada.say("/start t_shapes")
    assert bytes_of(bot, ada.screen)


async def test_a_photo_whose_outcome_is_unknown_may_double_and_is_never_lost(
    run: Run, api: LocalBotApi, library: Library
) -> None:
    api.faults.order(DropAfter(), "sendPhoto")
    bot, ada = await asked(run, library, "fair")
    first, second = ada.shown[-2:]
    assert bytes_of(bot, first) == bytes_of(bot, second)
    await ada.tap("False")
    assert len(ada.reviews()) == 1


async def test_a_photo_that_waited_through_a_restart_arrives_as_it_was(
    run: Run, api: LocalBotApi, library: Library, tmp_path: Path
) -> None:
    """What waits is the name of an image, and neither its bytes nor its place."""
    api.faults.order(Broken(), "sendPhoto", times=1000)
    bot = await run(library=only(library, "fair"), patience=Patience())
    ada = bot.phone("Ada")
    number = ada.type("/start t_shapes")
    await bot.worked_off(number)
    await api.until(lambda: api.faults.played["Broken"])
    await bot.stop()
    ((body,),) = bot.rows("SELECT body FROM outbox WHERE kind = 'photo' AND state = 'waiting'")
    image = (tmp_path / "topics/shapes/square.png").rename(tmp_path / "topics/square.png")
    assert len(body) < 1000
    api.faults.clear()
    await bot.start()
    await ada.quiet(number)
    assert bytes_of(bot, ada.screen) == image.read_bytes()


@pytest.mark.usefixtures("library")
async def test_a_poll_of_a_group_has_its_images_beside_its_words(
    run: Run, clock: Clock, tmp_path: Path
) -> None:
    quiz = tmp_path / "topics/shapes/quiz.yaml"
    grouped = "concept: corners, group: true, image: square.png, alt: a line of boxes,"
    quiz.write_text(
        quiz.read_text().replace("type: choice, concept: corners,", f"type: choice, {grouped}")
    )
    clock.seconds = NOON
    bot = await run(library=only(load_library(tmp_path / "topics"), "which"))
    tess = bot.api.world.person("Tess")
    tutor(bot, tess)
    room = Classroom(bot, tess)
    await room.types(tess, "/setup")
    for label in ("17:00", "Monday to Friday"):
        await room.taps(tess, label)
    await room.types(tess, "/round")
    poll = room.last["poll"]
    assert poll["description"] == "Picture: a line of boxes"
    assert bytes_of(bot, poll["media"]) == (tmp_path / "topics/shapes/square.png").read_bytes()
    right = poll["options"][poll["correct_option_ids"][0]]
    assert right["text"] == "no corner at all"
    assert bytes_of(bot, right["media"]) == (tmp_path / "topics/shapes/circle.png").read_bytes()
    sent = bot.rows("SELECT count(*) FROM sent_images")
    assert sent == [(2,)]
