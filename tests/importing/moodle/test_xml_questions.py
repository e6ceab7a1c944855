"""Moodle's XML: every kind of question with its pictures, and what is faulty told with its line."""

import pytest

from bot.importing.found import Card, Choice, Deck, Number, Picture, Short, TrueFalse
from tests.importing.moodle.bank import SOUND, deck_of
from tests.narrowing import as_a, only


def test_every_kind_that_can_be_asked_comes_in(every_kind: Deck) -> None:
    kinds = [type(item).__name__ for item in every_kind.items]
    assert kinds == [
        *["Choice", "Choice", "TrueFalse", "Short", "Number", "Match", "Choice", "Choice"],
        *["Card", "Cloze", "Choice", "Cloze", "Choice", "Order"],
    ]


def test_what_cannot_be_asked_is_told_with_its_line_and_its_name(every_kind: Deck) -> None:
    left_out = [one for one in every_kind.remarks if one.text.endswith("left out")]
    assert [(one.source, one.text.partition(":")[0]) for one in left_out] == [
        ("line 145", "Drawn (calculated)"),
        ("line 151", "Map (ddmarker)"),
    ]


def test_texts_are_plain_and_pictures_come_along(every_kind: Deck) -> None:
    salt = as_a(Choice, every_kind.items[0])
    assert salt.question == "What is table salt?"
    assert salt.why == "Na⁺ and Cl⁻."
    assert salt.hints == ("Two elements.",)
    assert salt.key == "salt-1"
    assert salt.images == (Picture("salt heap.png", "a heap"),)
    assert every_kind.media["salt heap.png"]().startswith(b"\x89PNG")


def test_partial_credit_is_right_where_all_have_to_be_found(every_kind: Deck) -> None:
    halogens = as_a(Choice, every_kind.items[1])
    assert halogens.several
    assert [option.right for option in halogens.options] == [True, True, False]


def test_what_is_said_to_a_wrong_answer_is_kept(every_kind: Deck) -> None:
    true_false, short, number = every_kind.items[2:5]
    assert isinstance(true_false, TrueFalse)
    assert true_false.why == "Oil is not polar."
    assert isinstance(short, Short)
    assert (short.answers, short.wrong) == (("H2O", "HOH"), ("HO2",))
    assert "That is the hydroperoxyl radical." in short.why
    assert isinstance(number, Number)
    assert (number.value, number.tolerance, number.unit) == (18.015, 0.02, "g/mol")
    assert [slip.gives for slip in number.slips] == [34.01]


def test_pictures_of_one_name_are_kept_apart() -> None:
    question = """<question type="essay"><questiontext format="html">
    <text>&lt;img src="@@PLUGINFILE@@/a.png"&gt; What is it?</text>
    <file name="a.png" encoding="base64">{}</file></questiontext>
    <graderinfo format="html"><text>A cell</text></graderinfo></question>"""
    deck = deck_of(question.format("QUFB") + question.format("QkJC") + question.format("QUFB"))
    names = [tuple(one.name for one in item.images) for item in deck.items]
    assert names == [("a.png",), ("a-2.png",), ("a.png",)]
    assert {name: unpack() for name, unpack in deck.media.items()} == {
        "a.png": b"AAA",
        "a-2.png": b"BBB",
    }
    assert all(isinstance(item, Card) for item in deck.items)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ('<question type="random"><name><text>R</text></name></question>', "R (random)"),
        ('<question type="stack"/>', "not known here"),
        (
            '<question type="numerical"><questiontext><text>N?</text></questiontext>'
            '<answer fraction="100"><text>many</text></answer></question>',
            "`many` or its tolerance is no number",
        ),
        (
            '<question type="multichoice"><single>true</single>'
            '<answer fraction="all"><text>a</text></answer></question>',
            "its fraction is no number",
        ),
        ('<question type="truefalse"/>', "whether it is true or false"),
        (
            '<question type="ddwtos"><questiontext><text>A [[7]]</text></questiontext></question>',
            "[[7]] has no word",
        ),
        (
            '<question type="cloze"><questiontext><text>No gap</text></questiontext></question>',
            "no gap that can be read",
        ),
        (
            '<question type="cloze"><questiontext><text>A {1:ODD:=a}</text></questiontext>'
            "</question>",
            "not known: ODD",
        ),
    ],
)
def test_a_faulty_question_is_told_with_its_line_the_rest_comes_in(question: str, why: str) -> None:
    deck = deck_of(f"{SOUND}\n{question}")
    assert len(deck.items) == 1
    (remark,) = deck.remarks
    assert remark.source == "line 5"
    assert why in remark.text


@pytest.mark.parametrize(
    ("pattern", "answer", "told"),
    [
        ("*river*", "river*", "the pattern `*river*` is taken as `river*`"),
        ("water *", "water *", ""),
        (r"2\*3", "2*3", ""),
        ("colo*r", "", "`colo*r` is a pattern that has no place here: left out"),
    ],
)
def test_a_pattern_is_taken_as_far_as_ours_goes(pattern: str, answer: str, told: str) -> None:
    asked = "<questiontext><text>Which?</text></questiontext>"
    other = '<question type="truefalse"><questiontext><text>Wet?</text></questiontext>'
    other += '<answer fraction="100"><text>true</text></answer></question>'
    deck = deck_of(
        f'<question type="shortanswer">{asked}<usecase>0</usecase>'
        f'<answer fraction="100"><text>{pattern}</text></answer></question>{other}'
    )
    answers = [one.answers for one in deck.items if isinstance(one, Short)]
    assert answers == ([(answer,)] if answer else [])
    assert [one.text for one in deck.remarks] == ([told] if told else [])


def test_a_hidden_question_is_left_out_and_a_category_says_what_it_is_about() -> None:
    deck = deck_of(
        '<question type="category"><category><text>$course$/top/Cells</text></category>'
        '<info format="html"><text>&lt;p&gt;All about cells.&lt;/p&gt;</text></info></question>\n'
        + SOUND
        + SOUND.replace("</question>", "<hidden>1</hidden></question>")
    )
    assert [(one.name, one.say) for one in deck.concepts] == [("Cells", "All about cells.")]
    assert len(deck.items) == 1
    assert [one.text for one in deck.remarks] == ["it is hidden in Moodle: left out"]


@pytest.mark.parametrize(
    ("kind", "answer"),
    [("moodle_auto_format", "<i>em</i>"), ("plain_text", "<i>em</i>"), ("html", "em")],
)
def test_what_may_be_typed_is_no_markup_unless_it_says_so(kind: str, answer: str) -> None:
    deck = deck_of(
        '<question type="shortanswer"><questiontext><text>Which tag?</text></questiontext>'
        f'<answer fraction="100" format="{kind}"><text><![CDATA[<i>em</i>]]></text></answer>'
        "</question>"
    )
    item = only(Short, deck.items)
    assert item.answers == (answer,)
