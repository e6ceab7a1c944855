"""A tutor's file, from the chat into what everybody is taught, over real HTTP."""

import io
import shutil
import sqlite3
import zipfile
from contextlib import closing
from typing import Any

import pytest

from bot.playground.faults import Broken, Refused
from content import bundle
from content.one_file import joined
from state.records.learners import Role, Who
from state.tables import roles
from tests.chatting import RunningBot, labels
from tests.telegram.conftest import TOPICS, Log
from tests.telegram.desk import Desk, of

DECK = b"Dog\tel perro\nCat\tel gato\nBird\tel p\xc3\xa1jaro\n"
TOPIC = {
    "topic.yaml": b"""topic: fruit
title: Fruit
synopsis: Fruit has colours.
concepts: [{id: colour, name: Colour, say: Ripe fruit has a colour.}]
""",
    "quiz.yaml": b"""questions:
  - id: q-plum
    type: true_false
    concept: colour
    ask: A ripe plum is blue.
    answer: true
    why: It is, unless it is yellow.
""",
}
FAULTY = {**TOPIC, "quiz.yaml": TOPIC["quiz.yaml"].replace(b"concept: colour", b"concept: color")}
BETTER = {**TOPIC, "quiz.yaml": TOPIC["quiz.yaml"].replace(b"A ripe plum", b"Any ripe plum")}


async def test_a_deck_is_read_tried_out_and_published(bot: RunningBot, ana: Desk) -> None:
    told = await ana.sends("Animals.tsv", DECK)
    assert "Animals (read as a table of text" in told
    assert "3 flashcards, 1 concept" in told
    assert "version 1" in told
    begun = await ana.tap("Try it out")
    assert "trying out Animals, all 3 items" in begun
    assert "Dog" in begun
    await ana.tap("Turn the card over")
    await ana.tap("I knew it")
    over = await ana.say("stop")
    assert "Animals waits for you" in over
    assert "Stopped after" not in over
    assert ana.reviews() == []
    assert ana.attempts() == []
    assert "Animals: version 1 is in use now" in await ana.tap("Publish")
    ben = of(bot, "Ben", None)
    asked = await ben.say("/start t_animals")
    assert "Dog" in asked


async def test_nobody_else_sees_what_is_not_published(bot: RunningBot, ana: Desk) -> None:
    await ana.sends("Animals.tsv", DECK)
    await ana.tap("Try it out")
    ben = of(bot, "Ben", None)
    assert "Animals" not in await ben.say("/topics")
    assert "Animals" not in await ana.say("/topics")


async def test_a_learners_file_is_no_words(bot: RunningBot) -> None:
    ben = of(bot, "Ben", None)
    told = await ben.sends("Animals.tsv", DECK)
    assert "Animals" not in told
    assert bot.calls("getFile") == []
    assert bot.rows("SELECT count(*) FROM uploads") == [(0,)]


async def test_what_is_thrown_away_is_gone(bot: RunningBot, ana: Desk) -> None:
    await ana.sends("Animals.tsv", DECK)
    assert "thrown away" in await ana.tap("Throw away")
    assert bot.rows("SELECT count(*) FROM uploads") == [(0,)]


async def test_a_topic_with_faults_is_not_kept_and_each_is_told_with_its_line(
    bot: RunningBot, ana: Desk
) -> None:
    told = await ana.sends("fruit.zip", bundle.pack(FAULTY))
    assert "Fruit" not in labels(ana.screen)
    assert "1 thing has to be mended" in told
    assert "quiz.yaml:4: there is no concept called color. Did you mean colour?" in told
    assert labels(ana.screen) == []
    assert bot.rows("SELECT count(*) FROM uploads") == [(0,)]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("x.bin", bytes(range(256)) * 40, "I could not read that"),
        ("empty.csv", b" ", "I could not read that"),
        ("bomb.zip", b"", "packed too tightly"),
    ],
)
async def test_what_cannot_be_read_is_refused_in_a_sentence(
    ana: Desk, name: str, data: bytes, why: str
) -> None:
    if name == "bomb.zip":
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", bytes(30_000_000))
        data = packed.getvalue()
    assert why in await ana.sends(name, data)


async def test_a_file_that_is_too_large_is_not_downloaded(bot: RunningBot, ana: Desk) -> None:
    assert "up to 20 MB" in await ana.sends("large.csv", b"a\tb\n" * 5_100_000)
    assert bot.calls("getFile") == []


async def test_a_download_that_fails_is_tried_again_and_one_that_is_refused_is_told(
    bot: RunningBot, ana: Desk
) -> None:
    bot.api.faults.order(Broken(500, "Internal Server Error"), "getfile", 1)
    assert "3 flashcards" in await ana.sends("Animals.tsv", DECK)
    bot.api.faults.order(Refused(400, "Bad Request: wrong file_id"), "getfile", 1)
    assert "Please send it again" in await ana.sends("Animals.tsv", DECK)


async def test_versions_are_listed_sent_and_taken_back(bot: RunningBot, ana: Desk) -> None:
    await ana.publishes("fruit.zip", bundle.pack(TOPIC))
    told = await ana.publishes("fruit.zip", bundle.pack(BETTER))
    assert "version 2" in told
    assert "put right: “Any ripe plum is blue.”" in told
    listed = await ana.say("/content")
    assert "Fruit: version 2" in listed
    assert "Ana: put right: “A" in listed
    history = await ana.tap("Fruit")
    assert "version 1" in history
    assert "new, 1 item" in history
    update = ana.tap_at(ana.with_button("Send me the file"), "Send me the file")
    await ana.quiet(update)
    sent = ana.screen["document"]
    stored = bot.api.world.files.files[sent["file_id"]]
    assert (sent["file_name"], stored.data) == ("fruit.yaml", joined(BETTER))
    assert "version 3" in await ana.tap("Back to version 1")
    ben = of(bot, "Ben", None)
    asked = await ben.say("/start t_fruit")
    assert "A ripe plum" in asked
    assert "Any" not in asked
    assert "back to version 1" in await ana.say("/content fruit")


async def test_a_topic_can_be_taken_out_of_use_and_brought_back(ana: Desk) -> None:
    await ana.publishes("fruit.zip", bundle.pack(TOPIC))
    await ana.say("/content fruit")
    assert "out of use" in await ana.tap("Take out of use")
    assert "Fruit" not in await ana.say("/topics")
    await ana.say("/content fruit")
    assert "in use now" in await ana.tap("Back to version 1")
    assert "Fruit" in await ana.say("/topics")


async def test_who_has_a_question_open_finishes_it_as_asked(bot: RunningBot, ana: Desk) -> None:
    await ana.publishes("fruit.zip", bundle.pack(TOPIC))
    ben = of(bot, "Ben", None)
    await ben.say("/start t_fruit")
    wrong = TOPIC["quiz.yaml"].replace(b"answer: true", b"answer: false")
    await ana.publishes("fruit.zip", bundle.pack({**TOPIC, "quiz.yaml": wrong}))
    assert "right ✓" in await ben.tap("True")
    assert len(ben.reviews()) == 1


async def test_what_is_published_is_there_after_a_restart(bot: RunningBot, ana: Desk) -> None:
    await ana.publishes("fruit.zip", bundle.pack(TOPIC))
    await ana.sends("Animals.tsv", DECK)
    await ana.tap("Try it out")
    await bot.stop()
    await bot.start()
    assert "El perro" in await ana.tap("Turn the card over")
    assert "Fruit" in await of(bot, "Ben", None).say("/topics")


async def test_a_topic_of_somebody_else_cannot_be_changed(bot: RunningBot, ana: Desk) -> None:
    await ana.publishes("fruit.zip", bundle.pack(TOPIC))
    eve = of(bot, "Eve")
    assert "is not yours" in await eve.sends("fruit.zip", bundle.pack(BETTER))
    assert "There is no topic yet" in await eve.say("/content")
    ((data,),) = bot.rows("SELECT id FROM editions")
    await eve.say("/settings")
    for verb in ("goback", "sendfile"):
        before = bot.rows("SELECT count(*) FROM editions")
        await eve.quiet(eve.tap_at(eve.screen, f"m.{verb}.{data}"))
        assert bot.rows("SELECT count(*) FROM editions") == before
        assert not any("document" in message for message in eve.shown)
    owner = of(bot, "Olga", Role.OWNER)
    assert "version 2" in await owner.publishes("fruit.zip", bundle.pack(BETTER))


async def test_a_tutor_who_loses_the_role_can_publish_no_more(bot: RunningBot) -> None:
    ana = of(bot, "Ana")
    await ana.sends("fruit.zip", bundle.pack(TOPIC))
    who = Who(bot.api.world.bot.id, ana.id)
    bot.writer.do(lambda db: roles.take(db, who, Role.TUTOR))
    await ana.quiet(ana.tap_at(ana.with_button("Publish"), "Publish"))
    assert bot.rows("SELECT count(*) FROM editions") == [(0,)]


TREES = b"""# Trees

## Overview
Trees are large plants with a woody stem.

## Key concepts
- Photosynthesis: how leaves make sugar out of light, water and carbon dioxide
- Transpiration: how water leaves a plant through its leaves
"""


async def test_a_topic_of_nothing_but_drafts_says_that_nobody_is_asked(
    bot: RunningBot, ana: Desk
) -> None:
    await ana.sends("Trees.md", TREES)
    told = await ana.tap("Publish")
    assert "Nobody is asked anything of it yet: all of it is drafts." in told
    assert "Trees: nothing is asked yet" in await ana.say("/topics")
    ben = of(bot, "Ben", None)
    assert "Nothing of “Trees” is asked yet" in await ben.say("/start t_trees")


async def test_drafts_are_asked_when_their_author_says_that_they_are_read(
    bot: RunningBot, ana: Desk
) -> None:
    told = await ana.sends("Trees.md", TREES)
    assert "items are drafts" in told
    assert labels(ana.screen) == ["Try it out", "Publish", "Publish with drafts", "Throw away"]
    await ana.tap("Publish with drafts")
    packed: Any = bot.rows("SELECT files FROM editions")[0][0]
    assert b"draft: true" not in b"".join(bundle.unpack(packed).values())
    assert "of 1" not in await of(bot, "Ben", None).say("/start t_trees")


async def test_a_typo_is_put_right_by_a_reply(bot: RunningBot, ana: Desk) -> None:
    typo = TOPIC["quiz.yaml"].replace(b"is blue", b"is bleu")
    await ana.publishes("fruit.zip", bundle.pack({**TOPIC, "quiz.yaml": typo}))
    await ana.say("/start t_fruit")
    question = ana.screen
    await ana.say("/help")

    def replies() -> int:
        words = "/fix A ripe plum is blue."
        bot.api.people.say(ana.person, ana.person, words, reply_to=question)
        return bot.api.world.updates.last_id

    told = await ana._answered(replies)
    assert "Before: A ripe plum is bleu." in told
    assert "After: A ripe plum is blue." in told
    assert "version 2" in told
    assert "put right: “A" in await ana.tap("Publish")
    assert "A ripe plum is blue." in await of(bot, "Ben", None).say("/start t_fruit")
    files: Any = bot.rows("SELECT files FROM editions WHERE number = 2")[0][0]
    assert bundle.unpack(files) == TOPIC


async def test_a_file_that_takes_back_what_was_put_right_in_the_chat_says_so(ana: Desk) -> None:
    typo = {**TOPIC, "quiz.yaml": TOPIC["quiz.yaml"].replace(b"is blue", b"is bleu")}
    await ana.publishes("fruit.zip", bundle.pack(typo))
    await ana.say("/start t_fruit")
    await ana.say("/fix A ripe plum is blue.")
    await ana.tap("Publish")
    told = await ana.sends("fruit.zip", bundle.pack(typo))
    assert "1 question that was put right here since would be as before again" in told
    assert "• A ripe plum is blue." in told
    assert "as before" not in await ana.sends("fruit.zip", bundle.pack(BETTER))


async def test_what_cannot_be_put_right_is_said(bot: RunningBot, ana: Desk) -> None:
    assert "Reply to a question with /fix" in await ana.say("/fix")
    assert "cannot tell which question" in await ana.say("/fix A ripe plum")
    await ana.publishes("fruit.zip", bundle.pack(TOPIC))
    eve = of(bot, "Eve")
    await eve.say("/start t_fruit")
    assert "somebody else" in await eve.say("/fix A plum is red.")
    await ana.say("/start t_fruit")
    assert "no text of that name" in await ana.say("/fix back: blue")
    assert "no text of that name" in await ana.say("/fix answer: false")
    assert bot.rows("SELECT count(*) FROM uploads") == [(0,)]
    assert "has to be mended" in await ana.say(f"/fix {'x' * 1300}")
    ben = of(bot, "Ben", None)
    await ben.say("/start t_fruit")
    assert "Only tutors" in await ben.say("/fix A plum is red.")


async def test_what_is_tried_out_is_put_right_before_it_is_seen(bot: RunningBot, ana: Desk) -> None:
    await ana.sends("Animals.tsv", DECK)
    await ana.tap("Try it out")
    fixed = await ana.say("/fix back: el perro / el can")
    assert "After: el perro / el can" in fixed
    assert "The try-out goes on" in fixed
    assert bot.rows("SELECT count(*) FROM uploads") == [(1,)]
    assert "Dog" in await ana.say("turn it over"), "its key has changed: it is asked afresh"
    assert "el can" in await ana.say("turn it over")
    assert "2 of 3" in await ana.say("I knew it") + await ana.say("next")
    over = await ana.say("stop")
    assert "Animals waits for you" in over
    await ana.tap("Publish")
    await of(bot, "Ben", None).say("/start t_animals")
    ((files,),) = bot.rows("SELECT files FROM editions")
    assert b"back: el perro / el can\n" in bundle.unpack(files)["flashcards.yaml"]


async def test_an_edition_that_no_longer_loads_gives_way_to_the_one_before(
    bot: RunningBot, ana: Desk, log: Log
) -> None:
    await ana.publishes("fruit.zip", bundle.pack(TOPIC))
    await ana.publishes("fruit.zip", bundle.pack(BETTER))
    await bot.stop()
    with closing(sqlite3.connect(bot.database)) as db, db:
        spoilt = bundle.pack(FAULTY)
        db.execute("UPDATE editions SET files = ?, digest = 'x' WHERE number = 2", (spoilt,))
    await bot.start()
    ben = of(bot, "Ben", None)
    asked = await ben.say("/start t_fruit")
    assert "A ripe plum" in asked
    assert "quiz.yaml:4" in log.text


async def test_what_covers_a_topic_of_the_folder_is_said_and_can_be_given_back(
    bot: RunningBot, log: Log
) -> None:
    folder = shutil.copytree(TOPICS, bot.database.parent / "topics") / "kinds"
    olga = of(bot, "Olga", Role.OWNER)
    files = bundle.read(folder)
    files["topic.yaml"] = files["topic.yaml"].replace(b"title: ", b"title: Not ")
    await olga.publishes("kinds.zip", bundle.pack(files))
    assert "Not One of each" in await olga.say("/topics")
    bot.controls.reload.set()
    await bot.api.until(lambda: "used before the folder's: kinds" in log.text)
    await olga.say("/content kinds")
    await olga.tap("As the operator has it")
    assert "Not One of each" not in await olga.say("/topics")
    await olga.say("/content kinds")
    await olga.quiet(olga.tap_at(olga.with_button("Send me the file"), "Send me the file"))
    sent = bot.api.world.files.files[olga.screen["document"]["file_id"]]
    assert bundle.unpack(sent.data) == bundle.read(folder)


@pytest.mark.parametrize(
    "words",
    [
        "rename it to Farm animals",
        "Can you rename it to “Farm animals”",
        "/rename Farm animals",
        "/fix title: Farm animals",
        "cámbiale el título a Farm animals",
        "nenne es Farm animals",
    ],
)
async def test_a_deck_gets_another_name_than_that_of_its_file(
    bot: RunningBot, ana: Desk, words: str
) -> None:
    await ana.sends("set 3 (final).tsv", DECK)
    told = await ana.say(words)
    assert "Before: set 3 (final)" in told
    assert "After: Farm animals" in told
    assert bot.rows("SELECT count(*) FROM uploads") == [(1,)]
    assert "Farm animals: version 1 is in use now" in await ana.tap("Publish")
    assert "Farm animals" in await of(bot, "Ben", None).say("/topics")


async def test_a_published_topic_gets_another_name_and_its_learners_lose_nothing(
    bot: RunningBot, ana: Desk
) -> None:
    await ana.publishes("fruit.zip", bundle.pack(TOPIC))
    ben = of(bot, "Ben", None)
    await ben.say("/start t_fruit")
    await ben.tap("True")
    await ana.publishes("Animals.tsv", DECK)
    await ana.say("/start t_fruit")
    assert "After: Orchard" in await ana.say("/fix title: Orchard")
    assert "Orchard: version 2 is in use now" in await ana.tap("Publish")
    assert "Orchard" in await ben.say("/progress")
    assert "After: Farm" in await ana.say("/rename Farm"), "the topic that was published last"


async def test_without_a_topic_or_a_name_there_is_nothing_to_rename(
    bot: RunningBot, ana: Desk
) -> None:
    assert "no topic of yours" in await ana.say("rename it to Farm animals")
    assert "/rename and then" in await ana.say("/rename")
    assert "/rename and then" in await ana.say("how do I rename my deck?")
    assert "Only tutors" in await of(bot, "Ben", None).say("/rename Farm animals")


async def test_of_two_slips_put_right_in_a_row_none_is_lost(bot: RunningBot, ana: Desk) -> None:
    typos = TOPIC["quiz.yaml"].replace(b"is blue", b"is bleu").replace(b"yellow", b"yelow")
    await ana.publishes("fruit.zip", bundle.pack({**TOPIC, "quiz.yaml": typos}))
    await ana.say("/start t_fruit")
    await ana.say("/fix A ripe plum is blue.")
    assert "Before: It is, unless it is yelow." in await ana.say(
        "/fix why: It is, unless it is yellow."
    )
    assert bot.rows("SELECT count(*) FROM uploads") == [(1,)]
    await ana.tap("Publish")
    files: Any = bot.rows("SELECT files FROM editions WHERE number = 2")[0][0]
    assert bundle.unpack(files) == TOPIC


CARDS = "ADR - average daily rate\nRevPAR - revenue per room\nNo-show - who stays away"


async def test_cards_that_a_tutor_pastes_are_a_deck(bot: RunningBot, ana: Desk) -> None:
    told = await ana.say(CARDS)
    assert "ADR, RevPAR, No-show (read as a table of text" in told
    assert "3 flashcards" in told
    await ana.tap("Try it out")
    assert "Right" not in await ana.say(CARDS), "a question is open, and they are an answer to it"
    ben = of(bot, "Ben", None)
    assert "flashcards" not in await ben.say(CARDS)


async def test_a_renamed_deck_takes_what_goes_on_with_it_and_no_other_of_its_old_name(
    ana: Desk,
) -> None:
    await ana.publishes("Book1.tsv", DECK)
    await ana.say("rename it to Cells")
    await ana.tap("Publish")
    again = await ana.sends("Book1.tsv", DECK + b"Cow\tla vaca\n")
    assert "Cells" in again
    assert "What changes: 1 new." in again
    assert "4 flashcards, 1 concept" in again
    other = await ana.sends("Book1.tsv", b"sun\tsol\nmoon\tluna\nstar\testrella\n")
    assert "Cells" not in other
    assert "version 1" in other


async def test_a_topic_may_be_sent_as_one_file_or_pasted_as_a_message(ana: Desk) -> None:
    whole = TOPIC["topic.yaml"] + TOPIC["quiz.yaml"]
    told = await ana.sends("fruit.yaml", whole)
    assert "Fruit (read as a topic in one file)" in told
    assert "It could be better:" in told
    assert "version 1 is in use now.\n" in await ana.tap("Publish")
    told = await ana.say(f"topic: fruit\n{BETTER['quiz.yaml'].decode()}")
    assert "put right: “Any ripe plum is blue.”" in told
    assert "finishes it as it was asked" in await ana.tap("Publish")
