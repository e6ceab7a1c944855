"""Which options are right: a number is a place or a text, and a column means one of the two."""

from bot.importing.tables.right import are_places, is_unclear, right_ones

NUMBERS = ("3", "4", "5", "6")
WORDS = ("Rome", "Oslo", "", "Bern")


def test_numbers_are_places_where_one_of_them_is_no_text() -> None:
    assert are_places([(NUMBERS, "4"), (WORDS, "2")])
    assert not are_places([(NUMBERS, "4"), (WORDS, "Oslo")])
    assert not are_places([(NUMBERS, "4")])


def test_a_number_is_read_as_its_column_means_it() -> None:
    assert right_ones(NUMBERS, "4", places=True) == {"6"}
    assert right_ones(NUMBERS, "4", places=False) == {"4"}
    assert is_unclear(NUMBERS, "4")
    assert not is_unclear(WORDS, "4")


def test_several_are_all_texts_or_all_places_before_they_are_either() -> None:
    assert right_ones(("2", "3", "4"), "1,2", places=False) == {"2", "3"}
    assert right_ones(WORDS, "A and Oslo", places=False) == {"Rome", "Oslo"}
    assert right_ones(WORDS, "Oslo, Paris", places=False) == frozenset()


def test_a_text_with_a_comma_in_it_is_one_option() -> None:
    assert right_ones(("Simon, Garfunkel", "Nobody"), "Simon, Garfunkel", places=True) == {
        "Simon, Garfunkel"
    }
