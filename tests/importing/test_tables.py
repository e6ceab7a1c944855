"""Tables in any shape come in right, or are refused with the line that is wrong."""

import pytest

from bot.importing.found import Choice, Cloze, Gap, Number, Short, TrueFalse
from bot.importing.remarks import Refused
from bot.importing.tables.own_signs import asked_and_answered
from tests.importing.reading import cards, read, told
from tests.narrowing import as_a, only

WHOLE = [
    ("quizlet_one_line.txt", [("dog", "perro"), ("cat", "gato"), ("bird", "pájaro")]),
    ("dashes.txt", [("dog", "perro"), ("cat", "gato"), ("bird", "pájaro – ave")]),  # noqa: RUF001
    ("semicolons_bom_crlf.csv", [("water", "H2O; a liquid"), ("salt", "NaCl\nor sea salt")]),
    ("sep_line.csv", [("a", "1"), ("b", "2")]),
    ("utf16.tsv", [("niño", "child"), ("señor", "mister")]),
    ("utf16_without_mark.tsv", [("nino", "child"), ("perro", "dog")]),
    ("latin1.csv", [("niño", "child"), ("corazón", "heart")]),
    ("quotes_in_tabs.tsv", [('"Hamlet" author', "Shakespeare"), ('12" pipe', "long")]),
    ("markdown_table.md", [("atom", "smallest part"), ("ion", "charged atom")]),
]


@pytest.mark.parametrize(("name", "found"), WHOLE)
def test_every_pair_of_a_table_is_a_card(name: str, found: list[tuple[str, str]]) -> None:
    assert cards(read(f"tables/{name}")) == found


def test_a_definition_in_several_lines_stays_whole_and_is_told() -> None:
    deck = read("tables/quizlet_multi_line.txt")
    assert ("osmosis", "movement of water\nthrough a membrane") in cards(deck)
    assert "line 3: has no tab, and so belongs to the card of line 2" in told(deck)


def test_a_broken_row_is_left_out_with_its_line_and_the_others_come_in() -> None:
    deck = read("tables/broken_rows.csv")
    assert cards(deck) == [("good", "fine"), ('a "quoted" word', "meaning")]
    lines = [one.partition(":")[0] for one in told(deck)]
    assert lines == [f"line {number}" for number in (2, 5, 6, 7, 8)]


def test_options_and_what_is_right_are_found_by_their_headings_in_spanish() -> None:
    deck = read("tables/opciones.csv")
    capital, primes, sky = deck.items
    assert isinstance(capital, Choice)
    assert [option.text for option in capital.options if option.right] == ["París"]
    assert capital.why == "Es la sede del gobierno."
    assert isinstance(primes, Choice)
    assert primes.several
    assert isinstance(sky, TrueFalse)
    assert sky.answer
    assert told(deck) == ["line 5: `z` is none of its options: left out"]


def test_distractors_beside_the_right_answer_are_a_choice() -> None:
    item = only(Choice, read("tables/distractors.csv").items)
    assert [option.right for option in item.options] == [True, False, False]
    assert item.hints == ("In the middle",)


def test_a_column_says_what_type_a_question_is() -> None:
    deck = read("tables/typed_questions.csv")
    short, number, cloze, statement = deck.items
    assert isinstance(short, Short)
    assert short.answers == ("water", "agua", "eau")
    assert isinstance(number, Number)
    assert (number.value, number.tolerance, number.unit) == (100, 0.5, "degrees")
    assert isinstance(cloze, Cloze)
    assert Gap(("heart", "cor")) in cloze.pieces
    assert isinstance(statement, TrueFalse)
    assert told(deck) == ["line 6: `lots` is no number: left out"]


def test_anki_says_in_its_first_lines_which_column_is_what() -> None:
    first, second = read("tables/anki_notes.txt").items
    assert (first.key, first.concept, first.source) == ("abc1", "cells", "line 5")
    assert (second.key, second.concept) == ("abc2", "")


def test_markup_in_ankis_text_is_taken_off_where_the_file_says_that_it_is_markup() -> None:
    rows = b"#separator:tab\n#html:%s\n<b>water</b>\tH<sub>2</sub>O &amp; more\n"
    assert cards(read("a.txt", rows % b"true")) == [("water", "H₂O & more")]
    assert cards(read("a.txt", rows % b"false")) == [("<b>water</b>", "H<sub>2</sub>O &amp; more")]


def test_columns_that_nobody_knows_are_asked_for() -> None:
    with pytest.raises(Refused, match=r"line 1 has 3 columns.*Write above each column"):
        read("tables/nameless_columns.csv")
    deck = read("tables/nameless_columns.csv", columns=("back", "-", "front"))
    assert cards(deck) == [("c", "a"), ("f", "d")]
    with pytest.raises(Refused, match="`sideways` is no column"):
        read("tables/nameless_columns.csv", columns=("sideways", "back"))


def test_a_list_of_names_and_what_they_got_asks_nothing() -> None:
    for rows in (
        b"name,score\nAnn,5\nBo,7\n",
        b"Alumno;Nota\nAna;9,5\nLuis;7\n",
        b"Who\tGrade\nA\t50 %\n",
    ):
        with pytest.raises(Refused, match="is a column of numbers"):
            read("class.csv", rows)


def test_numbers_beside_two_columns_are_passed_over_with_their_headings() -> None:
    deck = read("words.csv", b"Nr,Lernwort,Englisch\n1,Hund,dog\n2,Katze,cat\n")
    assert cards(deck) == [("Hund", "dog"), ("Katze", "cat")]
    deck = read("atoms.csv", b"N,14\nO,16\nH,1\n")
    assert cards(deck) == [("N", "14"), ("O", "16"), ("H", "1")]


def test_scored_responses_to_a_form_say_what_is_right_and_nobodys_address_is_taken() -> None:
    deck = read("tables/google_forms_scores.csv")
    choice, short = deck.items
    assert isinstance(choice, Choice)
    assert [(one.text, one.right) for one in choice.options] == [("4", True), ("5", False)]
    assert isinstance(short, Short)
    assert (short.answers, short.wrong) == (("because", "it is so"), ("no idea",))
    assert "@x.org" not in repr(deck)
    with pytest.raises(Refused, match="line 1: these are responses to a form, without scores"):
        read("tables/google_forms_no_scores.csv")


def test_languages_named_in_the_headings_are_the_sides_of_the_cards() -> None:
    deck = read("words.tsv", "Español\tEnglish\nperro\tdog\n".encode())
    assert cards(deck) == [("perro", "dog")]
    assert deck.language == "en"


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x03" * 50, b"\xff\xd8\xff\xe0\x00\x10JFIF"])
def test_what_is_no_table_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        read("thing.csv", data)


def test_a_file_of_unclosed_quotes_is_given_up_soon() -> None:
    with pytest.raises(Refused):
        read("hostile.csv", b"front,back\n" + b'"never,closed\n' * 5_000)


def test_signs_of_ones_own_choice_between_sides_and_cards() -> None:
    many = [("perro", "dog"), ("gato", "cat"), ("pájaro", "bird (any\nsmall one)")]
    assert cards(read("tables/quizlet_blank_lines.txt")) == many
    arrows = [("perro", "dog"), ("gato", "cat"), ("casa", "house"), ("libro", "book")]
    assert cards(read("tables/quizlet_arrows.txt")) == arrows
    doubled = read("list.txt", b"perro;;dog\ngato;;cat\npez;;fish\n")
    assert cards(doubled) == [("perro", "dog"), ("gato", "cat"), ("pez", "fish")]


def test_german_headings_after_a_line_that_says_the_separator() -> None:
    deck = read("tables/sep_german.csv")
    assert cards(deck) == [("Was ist 2;3?", "ein Punkt"), ("Hauptstadt von Frankreich", "Paris")]
    assert deck.items[1].hints == ('beginnt mit "P"',)


def test_lines_that_end_in_a_return_alone_are_lines() -> None:
    peru, sum_ = read("tables/returns_alone.csv").items
    assert isinstance(peru, Choice)
    assert isinstance(sum_, Choice)
    assert [one.text for one in (*peru.options, *sum_.options) if one.right] == ["Lima", "4"]


def test_a_column_of_statements_is_true_or_false() -> None:
    deck = read("tables/statements.csv")
    assert [one.answer for one in deck.items if isinstance(one, TrueFalse)] == [True, False]
    assert told(deck) == ["line 4: `maybe` is neither true nor false: left out"]


def test_every_type_that_a_row_may_say_and_one_that_is_not_known() -> None:
    deck = read("tables/every_type.csv")
    assert [type(one).__name__ for one in deck.items] == ["Number", "Number", "Cloze", "Short"]
    short = as_a(Short, deck.items[3])
    assert short.answers == ("Shakespeare", "William Shakespeare")
    assert told(deck) == ["line 6: is of the type `weird`, which is not known: left out"]


def test_options_of_a_blank_are_its_fillings_and_empty_rows_of_a_template_say_nothing() -> None:
    rows = "Question,Question Type,Option 1,Option 2,Time limit\n"
    rows += "The Sun is a ___,Fill-in-the-Blank,star,Star,20\n,,,,20\n"
    deck = read("quizizz.csv", rows.encode())
    sun = only(Short, deck.items)
    assert sun.answers == ("star", "Star")
    assert told(deck) == []


def test_questions_and_answers_by_their_letters_are_cards() -> None:
    assert cards(read("tables/questions_and_answers.txt")) == [
        ("What is DNA?", "the molecule of heredity"),
        ("What is RNA?", "a messenger\nbetween DNA and protein"),
    ]
    colons = read("list.txt", b"cat: a small pet\ndog: a loyal pet\nfish: a wet pet\n")
    assert cards(colons)[1] == ("dog", "a loyal pet")


@pytest.mark.parametrize("text", ["Q: a\n" * 20_000, "Q: " + "a\n" * 60_000, "A: b\n" * 20_000])
def test_letters_that_never_pair_take_no_time_to_give_up(text: str) -> None:
    assert asked_and_answered(text, 1) == []


def test_a_table_of_headings_alone_is_refused_and_so_is_one_of_broken_rows_with_its_lines() -> None:
    with pytest.raises(Refused, match="no row that can be asked"):
        read("list.csv", b"front,back\n")
    with pytest.raises(Refused, match="line 2: has no answer"):
        read("list.csv", b"front,back\na,\n,b\n")


def rights(name: str) -> list[list[str]]:
    """Give the right options of each choice of a file."""
    choices = [one for one in read(name).items if isinstance(one, Choice)]
    return [[option.text for option in one.options if option.right] for one in choices]


def test_the_number_of_an_option_is_never_taken_for_the_question() -> None:
    deck = read("tables/blooket.csv")
    asked = [one.question for one in deck.items if isinstance(one, Choice)]
    assert asked == ["Which are fruit?", "Colour of grass?", "2?"]
    assert rights("tables/blooket.csv") == [["apple", "pear"], ["green"], ["2"]]


def test_numbers_of_options_that_are_numbers_are_told_by_the_other_rows() -> None:
    assert rights("tables/quizizz.csv") == [["Rome"], ["2", "3"]]
    deck = read("a.csv", b"question,A,B,C,correct\n2+2?,3,4,5,3\n")
    assert told(deck) == ["line 2: `3` was taken for the text of an option, not for its number"]


def test_a_column_of_true_and_false_is_known_by_its_heading_in_german() -> None:
    deck = read("tables/richtig_falsch.csv")
    assert [one.answer for one in deck.items if isinstance(one, TrueFalse)] == [True, False]


def test_decimal_commas_are_read_where_they_can_be_nothing_else() -> None:
    deck = read("tables/decimal_commas.csv")
    values = [(one.value, one.tolerance) for one in deck.items if isinstance(one, Number)]
    assert values == [(100, 0.5), (2.998e8, 1e6), (3.14, 0.01), (0.5, 0)]
    assert told(deck) == ["line 6: `1,000` is no number: left out"]


def test_html_in_cells_is_read_and_told_unless_the_file_teaches_it() -> None:
    deck = read("tables/html_cells.csv")
    assert cards(deck)[0] == ("H₂O", "water & ice")
    assert cards(deck)[2] == ("List<String>", "gen")
    assert "its cells hold HTML, which was read" in told(deck)[-1]
    taught = read("a.csv", b"front,back\n<b>x</b>,an HTML tag\n<br>,a break\n")
    assert cards(taught)[0] == ("<b>x</b>", "an HTML tag")


def test_responses_say_what_is_right_in_german_and_as_microsoft_writes_them() -> None:
    assert rights("tables/google_forms_german.csv") == [["Lima"]]
    sum_ = only(Short, read("tables/microsoft_forms.csv").items)
    assert (sum_.answers, sum_.wrong) == (("4",), ("5",))
    boxes = only(Choice, read("tables/google_forms_checkboxes.csv").items)
    assert boxes.several
    assert rights("tables/google_forms_checkboxes.csv") == [["2", "3"]]


def test_an_empty_line_in_a_definition_begins_no_card() -> None:
    assert cards(read("tables/quizlet_gap_in_definition.txt")) == [
        ("photosynthesis", "6CO2 + 6H2O -> C6H12O6 + 6O2\nneeds light"),
        ("respiration", "the reverse\nof it"),
    ]


def test_several_columns_of_answers_beside_the_right_one_are_options() -> None:
    rows = b"Question,Answer,Answer,Answer,Correct\nCapital?,Lima,Cusco,Ica,Lima\n"
    capital = only(Choice, read("wordwall.csv", rows).items)
    assert [one.text for one in capital.options if one.right] == ["Lima"]
    assert len(capital.options) == 3


def test_a_deck_that_lies_in_another_is_the_concept_of_cards_without_tags() -> None:
    rows = b"#separator:Semicolon\n#html:true\n#deck column:1\n#tags column:4\n"
    rows += b"Bio::Cells;ATP;<b>energy</b>;leaf a::b\nBio::Cells;DNA;plan;\n"
    assert [one.concept for one in read("a.txt", rows).items] == ["b", "Cells"]


def test_formulas_in_a_table_are_written_in_signs() -> None:
    found = cards(read("a.tsv", b"\\(x^2\\)\tsquare of x\n$5 and $6\tmoney\n"))
    assert found == [("x\u00b2", "square of x"), ("$5 and $6", "money")]


def test_a_sign_that_stands_three_times_parts_two_sides() -> None:
    found = cards(read("a.txt", b"dog ||| perro\ncat ||| gato\n"))
    assert found == [("dog", "perro"), ("cat", "gato")]
