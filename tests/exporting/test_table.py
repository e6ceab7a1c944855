"""A topic as a table: what a cell cannot hold is named."""

from bot.exporting import table
from bot.importing.found import Card, Deck


def test_another_answer_that_would_be_parted_in_its_cell_is_named() -> None:
    card = Card(source="c-till", front="till", back="cash register", accept=("till; drawer", "pos"))
    written = table.write(Deck("Shop", items=(card,)))
    assert b"pos" in written.data
    (remark,) = written.remarks
    assert remark.source == "c-till"
    assert "`till; drawer`" in remark.text
