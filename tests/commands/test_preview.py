"""`viva preview`: a topic's drafts are asked, and its files are read again as they change."""

import asyncio
from pathlib import Path

from click.testing import CliRunner

from bot.cli import viva
from bot.commands.preview import stamp
from tests.commands.visitor import Visitor, visiting_fork
from tests.importing.reading import FORMATS


async def test_drafts_are_asked_and_a_fault_is_shown_until_it_is_mended(tmp_path: Path) -> None:
    page, folder = FORMATS / "pages" / "spanish.txt", tmp_path / "cell"
    ran = await asyncio.to_thread(
        CliRunner().invoke, viva, ["import", str(page), "--to", str(folder)]
    )
    assert ran.exit_code == 0, ran.output
    async with visiting_fork(tmp_path, "preview", str(folder)) as visitor:
        ada = (await visitor.state())["people"][0]["id"]
        await visitor.act("start", person=ada)
        await visitor.until(ada, 2)
        await visitor.act("say", person=ada, chat=ada, text="/quiz")
        await asked(visitor, ada)
        topic = folder / "topic.yaml"
        sound = topic.read_text(encoding="utf-8")
        topic.write_text(f"{sound}\nhints: none\n", encoding="utf-8")
        line = sound.count("\n") + 2
        (complaint,) = await complaints(visitor, some=True)
        assert complaint.startswith(f"{topic}:{line}: `hints` is not a key that belongs here")
        topic.write_text(sound, encoding="utf-8")
        assert await complaints(visitor, some=False) == []


def test_a_picture_that_is_put_in_place_of_another_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"one")
    (tmp_path / "notes.txt").write_bytes(b"one")
    before = stamp(tmp_path)
    (tmp_path / "notes.txt").write_bytes(b"three")
    assert stamp(tmp_path) == before
    (tmp_path / "a.png").write_bytes(b"three")
    assert stamp(tmp_path) != before


async def asked(visitor: Visitor, person: int) -> None:
    """Wait, by way of the events, until the first question of a quiz is there."""
    async with asyncio.timeout(30), visitor.session.get(f"{visitor.root}/playground/events") as got:
        while not any("1 of " in text for text in await visitor.texts(person)):
            await got.content.readline()


async def complaints(visitor: Visitor, *, some: bool) -> list[str]:
    """Wait, by way of the events, until there are complaints, or none."""
    async with asyncio.timeout(30), visitor.session.get(f"{visitor.root}/playground/events") as got:
        while True:
            found: list[str] = (await visitor.state())["complaints"]
            if bool(found) == some:
                return found
            await got.content.readline()
