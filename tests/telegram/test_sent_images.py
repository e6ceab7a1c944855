"""Images of topics that come by chat: published with them, kept once, given back, and let go."""

from io import BytesIO

import pytest
from PIL import Image

from bot.engine.authoring import reading
from content import bundle
from content.images import digest_of, image_of, pointer
from state.privacy import forgetting
from state.records.learners import Who
from tests.chatting import RunningBot
from tests.telegram.desk import Desk, of
from tests.telegram.handlers.test_files import TOPIC


def drawn(colour: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, "PNG")
    return file.getvalue()


PLUM, PEAR = drawn("navy"), drawn("gold")
QUIZ = TOPIC["quiz.yaml"] + b"    image: plum.png\n    alt: a round thing\n"
SEEN = {**TOPIC, "quiz.yaml": QUIZ, "plum.png": PLUM}


def kept(bot: RunningBot) -> set[str]:
    return {digest for (digest,) in bot.rows("SELECT digest FROM images")}


def shown(desk: Desk) -> bytes:
    return desk.bot.api.world.files.files[desk.screen["photo"][-1]["file_id"]].data


async def test_an_image_is_tried_and_published_with_its_topic(bot: RunningBot, ana: Desk) -> None:
    await ana.sends("fruit.zip", bundle.pack(SEEN))
    await ana.tap("Try it out")
    assert shown(ana) == PLUM
    await ana.say("stop")
    await ana.tap("Publish")
    ben = of(bot, "Ben", None)
    await ben.say("/start t_fruit")
    assert shown(ben) == PLUM
    assert ben.screen["caption"].endswith("Picture: a round thing")


async def test_it_is_there_after_a_restart_and_stands_in_the_file_that_is_sent_back(
    bot: RunningBot, ana: Desk
) -> None:
    await ana.publishes("fruit.zip", bundle.pack(SEEN))
    await bot.stop()
    await bot.start()
    await ana.say("/content fruit")
    await ana.quiet(ana.tap_at(ana.with_button("Send me the file"), "Send me the file"))
    stored = bot.api.world.files.files[ana.screen["document"]["file_id"]]
    assert bundle.unpack(stored.data) == SEEN


async def test_versions_share_the_images_that_are_in_both(bot: RunningBot, ana: Desk) -> None:
    await ana.publishes("fruit.zip", bundle.pack(SEEN))
    reworded = QUIZ.replace(b"A ripe", b"Any ripe")
    await ana.publishes("fruit.zip", bundle.pack({**SEEN, "quiz.yaml": reworded}))
    assert kept(bot) == {digest_of(PLUM)}
    told = await ana.publishes("fruit.zip", bundle.pack({**SEEN, "plum.png": PEAR}))
    assert "put right: “A" in told
    assert kept(bot) == {digest_of(PLUM), digest_of(PEAR)}
    await ana.say("/content fruit")
    await ana.tap("Back to version 1")
    ben = of(bot, "Ben", None)
    await ben.say("/start t_fruit")
    assert shown(ben) == PLUM


async def test_what_no_version_needs_any_more_is_let_go(bot: RunningBot, ana: Desk) -> None:
    await ana.sends("fruit.zip", bundle.pack(SEEN))
    assert kept(bot) == {digest_of(PLUM)}
    await ana.tap("Throw away")
    assert kept(bot) == set()
    assert bot.rows("SELECT * FROM images_of_files") == []


async def test_whoever_is_forgotten_leaves_no_image_of_what_was_not_published(
    bot: RunningBot, ana: Desk
) -> None:
    await ana.publishes("fruit.zip", bundle.pack(SEEN))
    await ana.sends("fruit.zip", bundle.pack({**SEEN, "plum.png": PEAR}))
    bot.writer.do(lambda db: forgetting.forget(db, Who(bot.api.world.bot.id, ana.id)))
    assert kept(bot) == {digest_of(PLUM)}


async def test_a_typo_below_an_image_is_mended_and_it_stays(bot: RunningBot, ana: Desk) -> None:
    await ana.publishes("fruit.zip", bundle.pack(SEEN))
    await ana.say("/start t_fruit")
    question = ana.screen
    bot.api.people.say(ana.person, ana.person, "/fix A plum is red.", reply_to=question)
    await ana.quiet(bot.api.world.updates.last_id)
    await ana.tap("Publish")
    ben = of(bot, "Ben", None)
    await ben.say("/start t_fruit")
    assert "A plum is red." in ben.screen["caption"]
    assert shown(ben) == PLUM


async def test_the_words_of_an_image_are_put_right_in_the_chat(bot: RunningBot, ana: Desk) -> None:
    await ana.publishes("fruit.zip", bundle.pack(SEEN))
    await ana.say("/start t_fruit")
    await ana.say("/fix alt: a round thing without a stalk")
    await ana.tap("Publish")
    ben = of(bot, "Ben", None)
    await ben.say("/start t_fruit")
    assert ben.screen["caption"].endswith("Picture: a round thing without a stalk")


async def test_images_shown_nowhere_are_left_out_and_told_of(bot: RunningBot, ana: Desk) -> None:
    told = await ana.sends("fruit.zip", bundle.pack({**SEEN, "pear.png": PEAR}))
    assert "pear.png: shown nowhere, left out" in told
    assert kept(bot) == {digest_of(PLUM)}


async def test_what_only_points_to_an_image_is_none_when_it_comes_from_outside(ana: Desk) -> None:
    await ana.publishes("fruit.zip", bundle.pack(SEEN))
    pointing = {**SEEN, "plum.png": pointer(image_of("plum.png", PLUM))}
    told = await ana.sends("other.zip", bundle.pack(pointing))
    assert "plum.png is empty" in told


async def test_too_many_bytes_of_images_are_refused(
    ana: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_IMAGES", 50)
    told = await ana.sends("fruit.zip", bundle.pack(SEEN))
    assert f"its images have {len(PLUM)} bytes, and 50 is the most" in told
