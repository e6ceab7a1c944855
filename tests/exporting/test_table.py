"""A topic as a table: what a cell cannot hold is named."""

from bot.exporting import table
from bot.importing.found import Card, Choice, Deck, Given, Option
from bot.importing.readers import table as reader


def test_another_answer_that_would_be_parted_in_its_cell_is_named() -> None:
    card = Card(source="c-till", front="till", back="cash register", accept=("till; drawer", "pos"))
    written = table.write(Deck("Shop", items=(card,)))
    assert b"pos" in written.data
    (remark,) = written.remarks
    assert remark.source == "c-till"
    assert "`till; drawer`" in remark.text


def several(*texts: str) -> Choice:
    """A choice whose first two options are right."""
    options = tuple(Option(text, place < 2) for place, text in enumerate(texts))
    return Choice(source="q-even", question="Which are even?", options=options, several=True)


def test_right_options_are_told_by_names_that_are_no_options_themselves() -> None:
    for choice in (several("x", "y", "z"), several("2", "4", "7"), several("a", "b", "c")):
        written = table.write(Deck("Sums", items=(choice,)))
        (deck,) = reader.read(Given("sums.csv", written.data))
        (item,) = deck.items
        assert isinstance(item, Choice)
        assert [one.right for one in item.options] == [True, True, False]


def test_a_choice_whose_right_options_no_cell_can_name_is_made_a_card_and_named() -> None:
    written = table.write(Deck("Sums", items=(several("1", "2", "a", "b"),)))
    (remark,) = written.remarks
    assert "made of cards" in remark.text
