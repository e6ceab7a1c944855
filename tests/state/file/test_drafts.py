"""What is worked on is left alone, and what nobody works on any more is removed."""

from pathlib import Path

from state.file import drafts


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def test_a_draft_is_private_and_gone_with_all_its_parts_when_the_work_is_done(
    tmp_path: Path,
) -> None:
    with drafts.draft(tmp_path / "viva.db") as draft:
        assert draft.stat().st_mode & 0o777 == 0o600
        for ending in ("-wal", "-shm", "-journal"):
            draft.with_name(draft.name + ending).touch()
        assert len(names(tmp_path)) == 4
    assert names(tmp_path) == set()


def test_a_draft_that_somebody_works_on_keeps_all_its_parts(tmp_path: Path) -> None:
    with drafts.draft(tmp_path / "viva.db") as draft:
        journal = draft.with_name(f"{draft.name}-journal")
        journal.touch()
        drafts.clear(tmp_path)
        assert names(tmp_path) == {draft.name, journal.name}


def test_what_a_kill_left_behind_goes_and_nothing_else(tmp_path: Path) -> None:
    stays = {"viva.db", "viva.db-wal", "viva.db-journal", "notes.viva-parting"}
    for name in (
        *stays,
        "viva.db.a1.viva-part",
        "viva.db.a1.viva-part-wal",
        "b2.viva-part-journal",
    ):
        (tmp_path / name).touch()
    drafts.clear(tmp_path)
    assert names(tmp_path) == stays
