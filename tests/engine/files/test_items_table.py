"""How questions do, as a file: figures where they can be told, and no formulas."""

import csv
import io

from bot.analysis.intervals import difference, share
from bot.analysis.items import Finding, Report
from bot.analysis.wrong_answers import WrongAnswer
from bot.engine.files.items_table import ITEMS, items_csv
from state.records.items import Voiced
from tests.shipped import shipped_teaching

FEW = Report(
    "sales-information/s-scores", 5, 2, share(2, 5), None, None, None, None, 0, Voiced(), (), (), ()
)
MANY = Report(
    "sales-information/s-scores",
    40,
    10,
    share(10, 40),
    (8, 20),
    (2, 20),
    difference(share(8, 20), share(2, 20)),
    25,
    7,
    Voiced(1, 2, 3),
    (WrongAnswer("=cmd()", 9, 1), WrongAnswer("the till", 5, 0)),
    ("Never",),
    (Finding.TOO_HARD, Finding.UNUSED),
)


def rows(*reports: Report) -> list[dict[str, str]]:
    text = items_csv(reports, shipped_teaching()).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_figure_stands_in_its_column() -> None:
    (row,) = rows(MANY)
    assert tuple(row) == ITEMS
    assert row["findings"] == "too_hard; unused"
    shown = ("share", "share_low", "share_high", "discrimination", "knowing_right", "others")
    assert [row[name] for name in shown] == ["0.25", "0.14", "0.4", "0.3", "8", "20"]
    said = ("seconds", "hinted", "contested", "confirmed", "reported", "options_nobody_took")
    assert [row[name] for name in said] == ["25", "7", "1", "2", "3", "Never"]


def test_what_too_few_people_cannot_tell_is_left_empty() -> None:
    (row,) = rows(FEW)
    empty = ("knowing", "others", "discrimination", "discrimination_low", "seconds")
    assert [row[name] for name in empty] == [""] * len(empty)
    assert row["question"]


def test_what_somebody_typed_is_no_formula() -> None:
    (row,) = rows(MANY)
    assert row["wrong_answers"].startswith("'=cmd() (9); the till (5)")
