"""Pictures come along into the folder of a topic, one at a time, and never for the answer."""

from pathlib import Path

import pytest

from bot.importing.found import Card, Deck, Picture
from bot.importing.topic.merge import Merged
from content.check import weak_teaching
from content.images import digest_of
from content.load import load_written
from tests.importing.pictures import DOG, MEDIA, choice_of, deck, drawn, imported


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


def test_pictures_to_choose_from_need_words(tmp_path: Path) -> None:
    told, untold = Picture("dog one.png", "brown"), Picture("cat.png")
    _, merged = imported(
        Deck(
            "Pets",
            items=(*deck().items, *choice_of(("Dog", told), ("Cat", untold)).items),
            media=MEDIA,
        ),
        tmp_path,
    )
    assert "an option of it is a picture that nothing is said of: left out" in said(merged)


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
