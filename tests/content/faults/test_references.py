"""Ids that name each other: what is wrong with one is told once, where it is given."""

from pathlib import Path

from tests.content.spoilt import complaints


def test_an_id_of_one_letter_is_told_where_it_is_given_not_where_it_is_used(folder: Path) -> None:
    for file in folder.iterdir():
        text = (
            file.read_text()
            .replace("id: closing", "id: c")
            .replace("concept: closing", "concept: c")
        )
        file.write_text(text)
    (only,) = complaints(folder)
    assert only.startswith("topic.yaml:9: `id` is `c`, which cannot be a name.")
