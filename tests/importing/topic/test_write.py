"""A deck becomes a topic that loads, and importing again never takes an author's work away."""

from pathlib import Path

import pytest

from bot.grading.batch.self_check import surprises
from bot.importing.found import (
    Card,
    Choice,
    Cloze,
    Deck,
    Gap,
    Item,
    Match,
    Misconception,
    Number,
    Option,
    Order,
    Short,
    TrueFalse,
)
from bot.importing.remarks import Refused
from bot.importing.topic.merge import Merged
from bot.importing.topic.write import plan, save
from content.load import load_topic, load_written
from content.model.items import ChoiceQuestion, ClozeQuestion
from content.model.topic import Topic
from tests.importing.reading import read

PAIRS = {"dog": "perro", "cat": "gato", "bird": "ave"}


def deck_of(pairs: dict[str, str]) -> Deck:
    items = [Card(source=f"line {n}", front=a, back=b) for n, (a, b) in enumerate(pairs.items(), 1)]
    return Deck("Animals", items=tuple(items))


def imported(deck: Deck, folder: Path, source: str = "animals.tsv") -> Merged:
    merged = plan(deck, source, folder)
    save(merged)
    return merged


def backs(topic: Topic) -> dict[str, str]:
    return {card.id: card.back for card in topic.flashcards}


A, B = Option("a", right=True), Option("b", right=False)
EVERYTHING: tuple[Item, ...] = (
    Card(source="1", front="yes", back="no: #1 of - them", accept=("12:30", "a, b")),
    Cloze(source="2", pieces=("In a set {1, ", Gap(("two", "2")), "} there is more | to it")),
    Cloze(source="3", pieces=("Name ", Gap(("salt, pepper and oil",)))),
    Choice(source="4", question="Which?", options=(A, B)),
    TrueFalse(source="5", statement="Snow is hot.", answer=False, shows="Snow is hot."),
    Short(source="6", question="What boils?", answers=("water", "the water")),
    Number(source="7", question="How hot?", value=100, tolerance=0.5, unit="°C"),
    Order(source="8", question="Sort.", steps=("one", "two", "three")),
    Match(source="9", question="Match.", pairs=tuple((f"t{n}", f"d{n}") for n in range(9))),
)  # fmt: skip


def test_every_kind_of_item_becomes_a_topic_that_loads_without_surprise(tmp_path: Path) -> None:
    wrong = Misconception("Hot snow", "Snow is hot.", "It is cold.", ("snow is hot",))
    imported(Deck("All", items=EVERYTHING, misconceptions=(wrong,)), tmp_path)
    (written,) = load_written(tmp_path)
    assert surprises(written) == []
    topic = written.topic
    assert topic.flashcards[0].back == "no: #1 of - them"
    assert topic.misconceptions[0].check_with == ("q-snow-is-hot",)
    cloze = next(one for one in topic.questions if isinstance(one, ClozeQuestion))
    assert cloze.with_gaps("_") == "In a set {1, _} there is more | to it"
    kinds = ["cloze", "cloze", "choice", "true_false", "short", "number", "order", "match", "match"]
    assert [question.type for question in topic.questions] == kinds


def test_a_question_that_its_own_answer_fails_is_made_a_card_and_told(tmp_path: Path) -> None:
    ideas = (("spelling",), ("grammar",))
    odd = Short(source="3", question="What is checked?", answers=("the words",), points=ideas)
    merged = imported(Deck("All", items=(odd,)), tmp_path)
    assert [one.source for one in merged.remarks if "made a card" in one.text] == ["3"]
    assert list(backs(load_topic(tmp_path)).values()) == ["the words"]


@pytest.mark.parametrize(
    "item",
    [
        Card(source="row 1", front="a" * 1300, back="b"),
        Card(source="row 1", front="a", back=" "),
        Choice(source="row 1", question="?", options=(Option("a", right=False),)),
        Order(source="row 1", question="Sort.", steps=("one", "two")),
        Match(source="row 1", question="Match.", pairs=(("a", "x"), ("b", "x"))),
        Number(source="row 1", question="How many?", value=float("inf")),
    ],
)
def test_what_no_shape_can_hold_is_left_out_with_its_place(item: Item, tmp_path: Path) -> None:
    merged = imported(Deck("T", items=(Card(source="0", front="a", back="b"), item)), tmp_path)
    assert [one.source for one in merged.remarks] == ["row 1"]
    assert len(list(load_topic(tmp_path).items())) == 1


def test_importing_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    imported(deck_of(PAIRS), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    merged = imported(deck_of(PAIRS), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert merged.counts["as before"] == len(PAIRS) + 1


def test_what_an_author_changed_deleted_or_noted_stays_as_it_is(tmp_path: Path) -> None:
    imported(deck_of(PAIRS), tmp_path)
    path = tmp_path / "flashcards.yaml"
    mine = path.read_text().replace("back: perro", "back: perro / can  # my own")
    start, end = mine.index("  - id: f-cat"), mine.index("  - id: f-bird")
    path.write_text(mine[:start] + mine[end:])
    merged = imported(
        deck_of({**PAIRS, "dog": "el perro", "bird": "pájaro", "fox": "zorro"}), tmp_path
    )
    found = backs(load_topic(tmp_path))
    assert found == {"f-dog": "perro / can", "f-bird": "pájaro", "f-fox": "zorro"}
    assert "# my own" in path.read_text()
    counts = {"yours": 1, "deleted by you": 1, "changed": 2, "new": 1}
    assert merged.counts == counts, "the concept names its cards, so it has changed as well"
    assert "changed in the file, and by you in flashcards.yaml: yours is kept" in [
        one.text for one in merged.remarks
    ]


def test_a_corrected_front_keeps_its_id_and_with_it_its_learners_progress(tmp_path: Path) -> None:
    imported(deck_of({"the big dgo": "perro", "the small cat": "gato"}), tmp_path)
    imported(deck_of({"the big dog": "perro", "the small cat": "gato"}), tmp_path)
    cards = {card.id: card.front for card in load_topic(tmp_path).flashcards}
    assert cards == {"f-the-big-dgo": "the big dog", "f-the-small-cat": "the small cat"}


def test_what_is_gone_from_the_file_is_kept_and_told(tmp_path: Path) -> None:
    imported(deck_of(PAIRS), tmp_path)
    merged = imported(deck_of({"dog": "perro", "cat": "gato"}), tmp_path)
    assert "no longer has f-bird" in merged.remarks[0].text
    assert "f-bird" in backs(load_topic(tmp_path))


def test_a_topic_written_by_hand_gets_what_is_new_and_keeps_its_notes(tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_bytes(
        b"topic: mine\r\ntitle: Mine\r\nsynopsis: S.\r\nconcepts:\r\n"
        b"- id: c-one\r\n  name: One   # first\r\n  say: One.\r\n\r\n# the end\r\n"
    )
    card = Card(source="1", front="dog", back="perro", concept="ONE")
    other = Card(source="2", front="cat", back="gato", concept="Two")
    imported(Deck("X", items=(card, other)), tmp_path)
    topic = load_topic(tmp_path)
    assert [(one.id, one.concept) for one in topic.flashcards] == [
        ("f-dog", "c-one"),
        ("f-cat", "two"),
    ]
    text = (tmp_path / "topic.yaml").read_bytes()
    assert b"name: One   # first\r\n" in text
    assert text.endswith(b"\r\n\r\n# the end\r\n")


def test_a_topic_with_faults_is_not_added_to(tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_text("topic: mine\n")
    with pytest.raises(Refused, match=r"faults, to be mended.*topic\.yaml:1"):
        plan(deck_of(PAIRS), "a.tsv", tmp_path)


def test_more_cards_than_a_file_may_hold_go_into_several(tmp_path: Path) -> None:
    long = {f"card number {n}": "x" * 1000 + str(n) for n in range(1000)}
    imported(deck_of(long), tmp_path)
    assert (tmp_path / "flashcards-2.yaml").exists()
    assert len(load_topic(tmp_path).flashcards) == 1000
    imported(deck_of({**long, "one more": "y"}), tmp_path)
    assert len(load_topic(tmp_path).flashcards) == 1001


def test_one_word_with_two_meanings_is_two_cards(tmp_path: Path) -> None:
    bank = [
        Card(source=f"line {n}", front="bank", back=back) for n, back in enumerate(("río", "oro"))
    ]
    imported(Deck("T", items=tuple(bank)), tmp_path)
    assert backs(load_topic(tmp_path)) == {"f-bank": "río", "f-bank-2": "oro"}


def test_ids_of_other_scripts_are_names_all_the_same(tmp_path: Path) -> None:
    imported(deck_of({"собака": "dog", "犬": "dog too", "¿?": "signs", "élan": "drive"}), tmp_path)
    ids = [card.id for card in load_topic(tmp_path).flashcards]
    assert len(set(ids)) == 4
    assert ids[-1] == "f-elan"


PAGES = [
    "headings_of_the_seeds.txt",
    "markdown_reordered.md",
    "spanish.txt",
    "numbered_paragraphs.txt",
]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_becomes_a_topic_that_passes_its_own_check(name: str, tmp_path: Path) -> None:
    deck = read(f"pages/{name}")
    imported(deck, tmp_path, name)
    (written,) = load_written(tmp_path)
    assert surprises(written) == []
    assert {item.draft for item in written.topic.items()} == {True}
    for question in written.topic.questions:
        if isinstance(question, ChoiceQuestion):
            assert all(option.because for option in question.choices)


def test_of_two_options_that_differ_in_capitals_the_right_one_stays(tmp_path: Path) -> None:
    options = (Option("Na", right=True), Option("na", right=False), Option("So", right=False))
    item = Choice(source="row 1", question="Sodium?", options=options)
    merged = imported(Deck("T", items=(item,)), tmp_path)
    (question,) = load_topic(tmp_path).questions
    assert isinstance(question, ChoiceQuestion)
    assert [(one.text, one.correct) for one in question.choices] == [("Na", True), ("So", False)]
    said = "`na` is an option twice, as capitals do not count: left out"
    assert [one.text for one in merged.remarks] == [said]
