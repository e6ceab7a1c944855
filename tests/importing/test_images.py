"""Pictures come along: into the folder and out of it again, one at a time, never for the answer."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.exporting import apkg, gift, moodle_xml, table
from bot.exporting.topic import deck_of
from bot.exporting.written import Written
from bot.importing.found import Card, Choice, Deck, Given, Option, Picture
from bot.importing.recognise import recognise
from bot.importing.topic.merge import Merged
from bot.importing.topic.write import plan, save
from content.check import weak_teaching
from content.images import digest_of
from content.load import load_topic, load_written
from content.model import Topic


def drawn(colour: str, kind: str = "PNG") -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30), colour).save(file, kind)
    return file.getvalue()


DOG, CAT = drawn("brown"), drawn("grey", "JPEG")
MEDIA = {"dog one.png": lambda: DOG, "cat.png": lambda: CAT, "fox.webp": lambda: b"RIFF....WEBP"}


def imported(deck: Deck, folder: Path) -> tuple[Topic, Merged]:
    merged = plan(deck, "pets.apkg", folder)
    save(merged)
    return load_topic(folder), merged


def deck(*pictures: Picture, back: tuple[Picture, ...] = ()) -> Deck:
    card = Card(
        source="note 1", key="n1", front="dog", back="el perro", images=pictures, back_images=back
    )
    return Deck("Pets", items=(card,), media=MEDIA)


def said(merged: Merged) -> str:
    return "; ".join(one.text for one in merged.remarks)


def test_a_picture_is_written_beside_the_texts_under_a_name_of_ours(tmp_path: Path) -> None:
    topic, merged = imported(deck(Picture("dog one.png", "a dog")), tmp_path)
    (card,) = topic.flashcards
    assert card.image is not None
    assert card.image.file == f"dog-one-{digest_of(DOG)[:8]}.png"
    assert card.alt == "a dog"
    assert (tmp_path / card.image.file).read_bytes() == DOG
    assert said(merged) == ""


def test_what_is_called_otherwise_than_it_is_gets_its_own_ending(tmp_path: Path) -> None:
    topic, _ = imported(deck(back=(Picture("cat.png", "a cat"),)), tmp_path)
    (card,) = topic.flashcards
    assert card.image is None
    assert card.back_image is not None
    assert card.back_image.file.endswith(".jpg")


def test_a_picture_without_words_is_told_and_reminded_of(tmp_path: Path) -> None:
    topic, merged = imported(deck(Picture("dog one.png")), tmp_path)
    assert topic.flashcards[0].alt == "?"
    assert "write what is to be seen after `alt`" in said(merged)
    (written,) = load_written(tmp_path)
    assert any("is not described" in one.what for one in weak_teaching(written))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("fox.webp", "is a WebP image, and only PNG and JPEG can be shown"),
        ("gone.png", "is not in the file"),
    ],
)
def test_what_cannot_be_shown_leaves_its_words_and_its_reason(
    tmp_path: Path, name: str, why: str
) -> None:
    topic, merged = imported(deck(Picture(name, "a fox")), tmp_path)
    assert topic.flashcards[0].image is None
    assert topic.flashcards[0].front == "dog\n(a fox)"
    assert f"its picture {name} {why}: left out" in said(merged)


def test_a_second_import_finds_the_pictures_of_the_first(tmp_path: Path) -> None:
    one = deck(Picture("dog one.png", "a dog"))
    imported(one, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.png")}
    _, merged = imported(one, tmp_path)
    assert merged.counts["as before"] == 2
    assert {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.png")} == before


def test_names_that_climb_out_of_the_folder_lead_nowhere(tmp_path: Path) -> None:
    one = Deck(
        "Pets",
        items=deck(Picture("../../x/..\\dog.png", "a dog")).items,
        media={"../../x/..\\dog.png": lambda: DOG},
    )
    topic, _ = imported(one, tmp_path / "pets")
    assert topic.flashcards[0].image is not None
    assert [path.name for path in tmp_path.iterdir()] == ["pets"]


def test_a_file_that_says_it_stands_for_an_image_is_none(tmp_path: Path) -> None:
    """Else it would name the file itself, or show what another tutor keeps."""
    claims = b'viva-image 1 {"file": "dog.png", "digest": "/../../dog", "kind": "png"}'
    one = Deck(
        "Pets", items=deck(Picture("dog.png", "a dog")).items, media={"dog.png": claims.strip}
    )
    topic, merged = imported(one, tmp_path / "pets")
    assert topic.flashcards[0].image is None
    assert "its picture dog.png is no image, and only PNG and JPEG" in said(merged)
    assert [path.name for path in tmp_path.iterdir()] == ["pets"]


def chosen(*options: tuple[str, Picture]) -> Deck:
    made = tuple(Option(text, n == 0, image=one) for n, (text, one) in enumerate(options))
    item = Choice(source="line 1", key="q1", question="Which barks?", options=made)
    return Deck("Pets", items=(item,), media=MEDIA)


def test_pictures_to_choose_from_need_words(tmp_path: Path) -> None:
    told, untold = Picture("dog one.png", "brown"), Picture("cat.png")
    _, merged = imported(
        Deck(
            "Pets",
            items=(*deck().items, *chosen(("Dog", told), ("Cat", untold)).items),
            media=MEDIA,
        ),
        tmp_path,
    )
    assert "an option of it is a picture that nothing is said of: left out" in said(merged)


def again(written: Written, name: str) -> Deck:
    given = Given(f"pets.{name}", written.data)
    (read,) = recognise(given).read(given)
    return read


@pytest.mark.parametrize(
    ("write", "name", "whole"),
    [(apkg.write, "apkg", False), (moodle_xml.write, "xml", True)],
)
def test_pictures_come_back_from_another_program(
    tmp_path: Path, write: Callable[[Deck], Written], name: str, *, whole: bool
) -> None:
    """Of a choice Anki makes a card; its pictures stand on the front, of which one is kept."""
    asked = chosen(
        ("Dog", Picture("dog one.png", "brown & <small>")), ("Cat", Picture("cat.png", "grey"))
    )
    question = Choice(
        source="line 2",
        key="q2",
        question="What is\nthis?",
        options=(Option("A dog", right=True), Option("A cat", right=False)),
        images=(Picture("cat.png", "grey"),),
    )
    card = deck(Picture("dog one.png", "brown")).items[0]
    there = Deck("Pets", items=(card, question, *asked.items), media=MEDIA)
    first, _ = imported(there, tmp_path / "first")
    media = {path.name: path.read_bytes for path in (tmp_path / "first").glob("*.*")}
    second, _ = imported(again(write(deck_of(first, media)), name), tmp_path / "second")
    shown = [one.digest for one in second.images()]
    assert shown[0] == digest_of(DOG)
    assert set(shown) == {digest_of(DOG), digest_of(CAT)}
    if whole:
        assert [(i.alt, i.image and i.image.digest) for i in second.questions] == [
            (i.alt, i.image and i.image.digest) for i in first.questions
        ]
        choices = second.questions[-1]
        assert [one.alt for one in getattr(choices, "choices", ())] == ["brown & <small>", "grey"]


def test_a_card_whose_back_is_a_picture_goes_to_anki_and_back(tmp_path: Path) -> None:
    first, _ = imported(deck(back=(Picture("cat.png", "a cat"),)), tmp_path / "first")
    media = {path.name: path.read_bytes for path in (tmp_path / "first").glob("*.*")}
    second, _ = imported(again(apkg.write(deck_of(first, media)), "apkg"), tmp_path / "second")
    (card,) = second.flashcards
    assert card.image is None
    assert card.back_image is not None
    assert card.back_image.digest == digest_of(CAT)
    assert card.back_alt == "a cat"


@pytest.mark.parametrize("write", [gift.write, table.write])
def test_a_format_without_pictures_says_so(write: Callable[[Deck], Written]) -> None:
    remarks = write(deck(Picture("dog one.png", "a dog"))).remarks
    assert "its pictures have no place: left out" in [one.text for one in remarks]


def test_one_picture_at_a_time_is_in_memory(tmp_path: Path) -> None:
    """What gives a picture is only called again when the one before has been let go."""
    alive = [0, 0]

    class Bytes(bytes):
        def __del__(self) -> None:
            alive[0] -= 1

    def give() -> bytes:
        alive[0] += 1
        alive[1] = max(alive)
        return Bytes(drawn("navy"))

    media = {f"{n}.png": give for n in range(50)}
    items = tuple(
        Card(source="", key=f"n{n}", front=f"dog {n}", back="perro", images=(Picture(name, "x"),))
        for n, name in enumerate(media)
    )
    imported(Deck("Pets", items=items, media=media), tmp_path)
    assert alive == [0, 1]
