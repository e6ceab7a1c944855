"""Every table is copied, after what it refers to."""

from state.copying.tables import LEFT_OUT, tables
from tests.databases import in_memory


def test_every_table_is_there_but_what_is_of_one_file_alone() -> None:
    rows = in_memory().execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    ours = {name for (name,) in rows if not name.startswith(("sqlite_", "_sqlite"))}
    assert {table.name for table in tables()} == ours - set(LEFT_OUT)


def test_what_a_table_refers_to_comes_before_it() -> None:
    names = [table.name for table in tables()]
    for before, after in (
        ("learners", "reviews"),
        ("reviews", "attempts"),
        ("groups", "timetables"),
        ("timetables", "pushes"),
        ("pushes", "votes"),
        ("participants", "votes"),
    ):
        assert names.index(before) < names.index(after)


def test_rows_are_told_apart_by_their_key_and_have_their_numbers() -> None:
    found = {table.name: table for table in tables()}
    assert found["memories"].order == ("bot_id", "learner_id", "item")
    assert found["uploads"].order == ("rowid",)
    assert found["reviews"].number == "id"
    assert found["learners"].number is None
    assert [name for name in found if found[name].is_never_given_again] == ["participants"]
    assert {name for name in found if found[name].has_blobs} == {
        "editions",
        "erasures",
        "images",
        "unreadable",
        "uploads",
    }
