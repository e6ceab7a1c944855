"""GIFT files: every kind of question, escapes, and what cannot be read told with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing import found
from bot.importing.readers import gift
from bot.importing.recognise import recognise
from bot.importing.remarks import Refused
from tests.narrowing import as_a

FORMATS = Path(__file__).parents[2] / "formats" / "moodle"


def deck_of(text: str) -> found.Deck:
    (deck,) = gift.read(found.Given("Bank.gift", text.encode()))
    return deck


def only(text: str) -> found.Item:
    (item,) = deck_of(text).items
    return item


@pytest.fixture(scope="module")
def every_kind() -> found.Deck:
    path = FORMATS / "every-kind.gift.txt"
    given = found.Given(path.name, path.read_bytes())
    assert recognise(given).name == "Moodle's GIFT"
    (deck,) = gift.read(given)
    return deck


def test_every_kind_of_question_comes_in(every_kind: found.Deck) -> None:
    kinds = [type(item).__name__ for item in every_kind.items]
    assert kinds == [
        *["Choice", "Choice", "TrueFalse", "TrueFalse", "Short", "Number", "Number", "Number"],
        *["Match", "Choice", "Cloze", "Card", "Choice"],
    ]


def test_feedback_says_why_an_option_is_right_or_wrong(every_kind: found.Deck) -> None:
    choice = as_a(found.Choice, every_kind.items[0])
    assert choice.why == "Both Ulysses and Julia Grant lie there."
    assert [option.because for option in choice.options][2] == "He lies in Paris."
    assert [option.right for option in choice.options] == [True, False, False, False]
    assert choice.key == "grant-1"


def test_categories_are_concepts_and_a_text_that_asks_nothing_explains_them(
    every_kind: found.Deck,
) -> None:
    assert {item.concept for item in every_kind.items} == {"Presidents", "Dates / and years"}
    (concept,) = every_kind.concepts
    assert concept.name == "Dates / and years"
    assert concept.say == "A president is elected for four years: twice at most."


def test_what_has_no_place_here_is_told_with_its_line(every_kind: found.Deck) -> None:
    told = {remark.source: remark.text for remark in every_kind.remarks}
    assert "50 %" in told["line 6"]
    assert "50 %" in told["line 25"]
    assert "without a model answer" in told["line 57"]


def test_escaped_signs_are_signs_and_a_backslash_elsewhere_is_itself() -> None:
    item = only(r"Is \{a \= b\}\~ or \# or \\ right\: \frac{=yes \= no\nthen =a\\}")
    assert isinstance(item, found.Short)
    assert item.question == "Is {a = b}~ or # or \\ right: \\frac"
    assert item.answers == ("yes = no\nthen", "a\\")


@pytest.mark.parametrize(
    ("answers", "value", "tolerance"),
    [
        ("{#3}", 3, 0),
        ("{#-2.5:0.1}", -2.5, 0.1),
        ("{#1..5}", 3, 2),
        ("{# =1.5e3:10 }", 1500, 10),
        ("{#3,5:0,5}", 3.5, 0.5),
        ("{# =10:1 =12:1}", 11, 2),
        ("{#-5..-1}", -3, 2),
        ("{#3.141..3.142}", 3.1415, 0.0005),
    ],
)
def test_numbers_have_tolerances_and_ranges(answers: str, value: float, tolerance: float) -> None:
    item = as_a(found.Number, only(f"How many? {answers}"))
    assert item.value == value
    assert item.tolerance == pytest.approx(tolerance)


def test_a_wrong_number_that_is_explained_is_a_slip() -> None:
    item = only("2 + 2 * 2? {#=6#Right! =%0%8:0.5#You added first. ~#First times, then plus.}")
    assert isinstance(item, found.Number)
    assert [(slip.gives, slip.within, slip.because) for slip in item.slips] == [
        (8, 0.5, "You added first.")
    ]
    assert item.why == "First times, then plus."


def test_exact_numbers_apart_from_each_other_are_asked_in_words() -> None:
    item = as_a(found.Short, only("A root of x^2 - 4? {#=2 =-2}"))
    assert item.answers == ("2", "-2")


def test_options_without_an_equals_sign_have_all_to_be_found() -> None:
    item = as_a(found.Choice, only("Even? {~%50%2 ~%50%4 ~%-100%3}"))
    assert item.several
    assert [option.text for option in item.options if option.right] == ["2", "4"]


def test_a_gap_in_the_middle_is_a_cloze_when_it_is_typed_and_a_choice_when_it_is_not() -> None:
    typed, chosen = deck_of("A {=cat =dog} purrs.\n\nA {~cow =cat} purrs.").items
    assert isinstance(typed, found.Cloze)
    assert typed.pieces == ("A ", found.Gap(("cat", "dog")), " purrs.")
    assert isinstance(chosen, found.Choice)
    assert chosen.question == "A _____ purrs."


def test_two_terms_of_one_description_are_asked_term_by_term() -> None:
    deck = deck_of("Which kingdom? {=cat -> animals =dog -> animals =oak -> plants}")
    assert [item.question for item in deck.items if isinstance(item, found.Choice)] == [
        "Which kingdom?\ncat",
        "Which kingdom?\ndog",
        "Which kingdom?\noak",
    ]


def test_true_and_false_are_known_in_every_spelling() -> None:
    answers = ["T", "TRUE", "true", "F", "FALSE", "False"]
    deck = deck_of("\n\n".join(f"Statement {answer}. {{{answer}}}" for answer in answers))
    assert [item.answer for item in deck.items if isinstance(item, found.TrueFalse)] == (
        [True] * 3 + [False] * 3
    )


def test_an_empty_line_in_braces_and_none_between_questions_are_forgiven() -> None:
    deck = deck_of("::One:: A? {\n\n=a\n\n~b\n}\n::Two:: B? {=a ~b}\n::Three:: C? {\n=a\n~b\n}")
    assert len(deck.items) == 3


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("Open? {=a ~b", "never closed"),
        ("Closed? =a ~b}", "no { before it"),
        ("Twice? {=a} {=b}", "more than one {"),
        ("Nested? {=a {b} ~c}", "more than one {"),
        ("Number? {#about 5}", "`about 5` is no number"),
        ("Number? {#}", "no number"),
        ("Empty? {=~b}", "empty"),
        ("One? {~a}", "one option"),
        ("Pairs? {=a -> b =c}", "no -> with an answer"),
        ("None? {~%50%a =%50%b}", "no option of it earns the whole mark"),
        ("Any? {=*}", "any answer to it is right"),
        ("Ranges? {#=1:1 =9:1}", "more than one range"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line_the_rest_comes_in(broken: str, why: str) -> None:
    deck = deck_of(f"First? {{T}}\n\n{broken}\n\n::Last:: Last? {{F}}")
    assert len(deck.items) == 2
    (remark,) = deck.remarks
    assert remark.source == "line 3"
    assert why in remark.text
    assert remark.text.endswith("left out")


def test_a_file_without_one_good_question_is_refused_with_the_lines() -> None:
    with pytest.raises(Refused, match=r"Bank.gift: .* line 2: its \{ is never closed"):
        deck_of("// only this\nOpen? {=a")


@given(st.text(alphabet="{}=~#%\\:->*nTF[]html50. \n$/", max_size=200))
def test_no_text_whatever_breaks_the_reader(text: str) -> None:
    assert deck_of(f"::Sound::Sound? {{T}}\n\n\n{text}").items


def test_our_own_table_of_gaps_is_not_taken_for_gift() -> None:
    table = b"text\tanswer\nThe {heart|pump} beats\t-\n"
    assert not gift.suits(found.Given("cards.tsv", table))


def test_what_goes_on_behind_the_braces_keeps_its_own_spaces() -> None:
    glued, apart = deck_of("It is {~a =b}.\n\nTake {~a =b} now.").items
    assert isinstance(glued, found.Choice)
    assert isinstance(apart, found.Choice)
    assert (glued.question, apart.question) == ("It is _____.", "Take _____ now.")


def test_an_awkward_file_comes_in_but_for_what_is_told() -> None:
    path = Path(__file__).parents[2] / "formats" / "moodle" / "awkward.gift.txt"
    (deck,) = gift.read(found.Given(path.name, path.read_bytes()))
    kinds = [type(one).__name__ for one in deck.items]
    assert kinds == ["Short", "Number", "Match", "Card", "Choice", "TrueFalse"]
    lost = {one.source for one in deck.remarks if one.text.endswith("left out")}
    assert lost == {"line 18", "line 20"}


def test_questions_without_an_empty_line_between_them_are_parted_at_their_braces() -> None:
    path = Path(__file__).parents[2] / "formats" / "moodle" / "no_blank_lines.gift.txt"
    (deck,) = gift.read(found.Given(path.name, path.read_bytes()))
    assert [one.source for one in deck.items] == ["line 1", "line 2", "line 3"]
    assert deck.remarks == ()
