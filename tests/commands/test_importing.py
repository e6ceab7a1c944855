"""`viva import` as a tutor types it, from a file to the first question."""

from pathlib import Path

from click.testing import CliRunner, Result

from bot.cli import viva
from content.load import load_topic
from tests.importing.reading import FORMATS


def ran(*arguments: str | Path) -> Result:
    return CliRunner().invoke(viva, [str(one) for one in arguments])


def test_a_dry_run_says_what_it_would_write_and_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "animals"
    table = FORMATS / "tables" / "broken_rows.csv"
    done = ran("import", table, "--to", folder, "--dry-run")
    assert done.exit_code == 0, done.output
    assert "2 flashcards" in done.output
    assert "3 entries: 3 new" in done.output
    assert "line 5: has no answer: left out" in done.output
    assert not folder.exists()


def test_an_import_ends_with_what_to_do_next_and_its_topic_passes_the_check(tmp_path: Path) -> None:
    folder = tmp_path / "cold"
    page = FORMATS / "pages" / "headings_of_the_seeds.txt"
    done = ran("import", page, "--to", folder, "--title", "Keeping food cold")
    assert done.exit_code == 0, done.output
    assert "1. Try it as a learner: viva preview" in done.output
    assert "delete its line `draft: true`" in done.output
    assert load_topic(folder).title == "Keeping food cold"
    checked = ran("check", folder, "--no-meaning")
    assert checked.exit_code == 0, checked.output
    assert "24 of the topic's items are drafts" in checked.output


def test_files_that_cannot_be_read_are_told_and_do_not_stop_the_others(tmp_path: Path) -> None:
    tables = FORMATS / "tables"
    bad, good = tables / "nameless_columns.csv", tables / "utf16.tsv"
    done = ran("import", bad, good, "--to", tmp_path / "words")
    assert done.exit_code == 1
    assert "nameless_columns.csv: line 1 has 3 columns" in done.output
    assert "say here what they are, as in --columns front,back,-" in done.output
    assert len(load_topic(tmp_path / "words").flashcards) == 2


def test_several_files_are_a_topic_each_or_all_one_where_a_title_says_so(tmp_path: Path) -> None:
    files = [FORMATS / "tables" / name for name in ("utf16.tsv", "dashes.txt")]
    assert ran("import", *files, "--to", tmp_path / "each").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "each").iterdir()) == ["dashes", "utf16"]
    assert ran("import", *files, "--to", tmp_path / "one", "--title", "Words").exit_code == 0
    assert len(load_topic(tmp_path / "one").flashcards) == 5


def test_a_file_of_which_nothing_can_be_asked_makes_no_topic(tmp_path: Path) -> None:
    table = tmp_path / "long.csv"
    table.write_text(f"front,back\n{'x' * 2000},y\n")
    done = ran("import", table, "--to", tmp_path / "topic")
    assert done.exit_code == 1
    assert "there is no card or question that can be asked. line 2: its front has 2000" in (
        done.output
    )
    assert not (tmp_path / "topic").exists()
