"""What a file is, by looking into it; what is nothing is refused with what would help."""

from pathlib import Path

import pytest

from bot.importing.remarks import Refused
from bot.importing.topic.write import plan, save
from tests.importing.reading import read, read_all
from tests.importing.spoiling import spoilt

CONTENT = Path(__file__).parents[2] / "content"


def test_a_text_that_is_nothing_is_refused_with_what_would_help() -> None:
    with pytest.raises(Refused, match=r"one question on a line, then a tab .* page of notes"):
        read("list.txt", b"apple\npear\nplum\n")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (rb"{\rtf1\ansi Key concepts\par}", "rich text"),
        (b"<!DOCTYPE html><html><body>Key concepts</body></html>", "a web page"),
        (b"PK\x03\x04garbage", "archive is damaged"),
        (b'{"cards": []}', "JSON"),
        (b"", "empty"),
        (b"\xff\xfe\n\x00 \x00", "empty"),
    ],
)
def test_what_people_send_beside_is_refused_with_what_would_help(data: bytes, told: str) -> None:
    with pytest.raises(Refused, match=told):
        read("list.txt", data)


@pytest.mark.parametrize("name", ["topic.yaml", "quiz.yaml", "flashcards.yaml"])
def test_one_file_of_a_topics_folder_is_no_page_of_notes(name: str) -> None:
    """Its sender wrote it by hand; what notes would make of it is nothing that they meant."""
    for folder in ("template", "topics/biologia/la-celula"):
        with pytest.raises(Refused, match=r"a topic's own file already, and needs no import\."):
            read("my file.txt", (CONTENT / folder / name).read_bytes())


def test_notes_with_a_list_of_questions_are_no_file_of_a_topic() -> None:
    notes = b"Key concepts\n- Plum: a blue fruit\n\nCommon mistakes\n- Plums are red\n\n"
    notes += b"questions:\n- what is a plum\n"
    assert read("notes.txt", notes).items


@pytest.mark.parametrize(
    "count", [60, pytest.param(4000, marks=pytest.mark.proof)], ids=["some", "many"]
)
def test_a_file_that_is_spoilt_anywhere_becomes_a_topic_or_is_refused_in_one_line(
    count: int, tmp_path: Path
) -> None:
    refused = []
    for number, (name, data) in enumerate(spoilt(count, start=14)):
        try:
            for deck in read_all(name, data):
                save(plan(deck, name, tmp_path / str(number)))
        except Refused as why:
            refused.append((name, str(why)))
    assert count / 5 < len(refused) < count
    assert [told for name, told in refused if not told.startswith(f"{name}:")] == []
    assert [told for _, told in refused if "\n" in told] == []
