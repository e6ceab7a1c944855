"""Cells hold lists with bars, points a line each, and columns may have any names."""

from bot.grading.batch.lines import ItemRecord, Record, RecordError
from bot.grading.batch.rows import read_rows, write_row

HEAD = "question,response,references,points,misconceptions,confusable,right"


def only(row: str, head: str = HEAD, columns: dict[str, str] | None = None) -> Record:
    (one,) = read_rows(f"{head}\n{row}\n", columns or {})
    assert isinstance(one, Record)
    return one


def test_a_cell_is_parted_by_bars_and_points_by_lines_or_semicolons() -> None:
    key = only('Why?,x,A|B ,"c: check | confirm; fair\nnew",w: one is enough,a/b,yes | si').key
    assert key.references == ("A", "B")
    assert [(idea.name, idea.wordings) for idea in key.ideas] == [
        ("c", ("check", "confirm")),
        ("fair", ("fair",)),
        ("new", ("new",)),
    ]
    assert [(wrong.id, wrong.listen_for) for wrong in key.misconceptions] == [
        ("w", ("one is enough",))
    ]
    assert key.confusable == (("a", "b"),)
    assert key.samples.right == ("yes", "si")


def test_a_column_may_have_a_name_of_its_own() -> None:
    columns = {"question": "Frage", "response": "Antwort", "references": "Muster"}
    one = only("Why?,to check,A", "Frage,Antwort,Muster", columns)
    assert (one.key.question, one.response, one.key.references) == ("Why?", "to check", ("A",))


def test_a_bad_row_names_its_line_and_stops_nobody() -> None:
    text = f'{HEAD}\n,x,A\n"Why\nnot?",x,A\n'
    first, second = read_rows(text, {})
    assert isinstance(first, RecordError)
    assert first.line == 2
    assert isinstance(second, Record)


def test_an_error_stands_where_the_verdict_would() -> None:
    row = write_row({"line": 3, "error": "`need` must be a whole number from 1"})
    assert row == {"verdict": "error", "because": "line 3: `need` must be a whole number from 1"}


def test_only_credited_points_are_written_with_the_words_that_earned_them() -> None:
    points = [
        {"idea": "confirms", "got": True, "words": "chekc"},
        {"idea": "fair", "got": False, "words": ""},
    ]
    row = write_row(
        {"id": 1, "verdict": "slip", "score": 0.5, "points": points, "misconception": None,
         "spelling": [["chekc", "check"]], "because": "points"}
    )  # fmt: skip  # a table
    assert (row["credited"], row["spelling"]) == ("confirms: chekc", "chekc = check")
    assert row["misconception"] == ""


def test_a_row_may_name_an_item() -> None:
    (one,) = read_rows("id;Item;response\n9b Ann;cold-food/q-sniff;no smell\n", {})
    assert one == ItemRecord("9b Ann", "cold-food/q-sniff", "no smell", 2)


def test_a_column_that_is_not_there_is_told_once_and_not_for_every_row() -> None:
    (one,) = read_rows("item,Antwort\na/b,x\na/b,y\n", {})
    assert isinstance(one, RecordError)
    assert (one.line, str(one)) == (
        1,
        "there is no column `response` among: item, Antwort; "
        "say which it is, as in --column response=NAME",
    )


def test_a_row_with_more_cells_than_the_header_is_told() -> None:
    bad, good = read_rows("item,response\na/b,cheap, and good\na/b,cheap,,\n", {})
    assert isinstance(bad, RecordError)
    assert "has 3 cells and the header 2" in str(bad)
    assert isinstance(good, ItemRecord)
