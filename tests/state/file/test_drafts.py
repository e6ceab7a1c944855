"""Drafts of files: what a kill left behind goes, and what is another's stays."""

from pathlib import Path

from state.file import drafts


def test_what_a_kill_left_behind_goes_and_a_draft_in_hand_stays(tmp_path: Path) -> None:
    left = {tmp_path / f"viva.db.{name}" for name in ("a.viva-part", "b.viva-part-wal")}
    for path in left:
        path.touch()
    with drafts.draft(tmp_path / "viva.db") as draft:
        drafts.clear(tmp_path)
        assert set(tmp_path.iterdir()) == {draft}
    assert not any(tmp_path.iterdir())


def test_what_cannot_be_removed_is_in_nobodys_way(tmp_path: Path) -> None:
    for name in ("a.viva-part", "b.viva-part-wal"):
        (tmp_path / name).mkdir()
    with drafts.draft(tmp_path / "viva.db") as draft:
        assert draft.exists()
