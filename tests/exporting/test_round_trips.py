"""What is written for another program and read again is the same, as far as its format goes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.exporting import aiken, apkg, gift, moodle_xml, table
from bot.exporting.topic import deck_of
from bot.exporting.written import Written
from bot.importing.found import Card, Choice, Cloze, Deck, Given, Item, Option, Picture, TrueFalse
from bot.importing.recognise import recognise
from content.images import digest_of
from state.values import replace
from tests.exporting.decks import (
    cards,
    choices,
    clozes,
    decks,
    lines,
    matches,
    number_questions,
    orders,
    plain,
    shorts,
    texts,
    true_false,
)
from tests.importing.pictures import CAT, DOG, MEDIA, choice_of, deck, imported
from tests.shipped import shipped

often = settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking decks takes many minutes
    suppress_health_check=[HealthCheck.too_slow],
)


def again(written: Written, name: str) -> Deck:
    """Read what was written; nothing of it may be left out."""
    given = Given(f"biology.{name}", written.data)
    (deck,) = recognise(given).read(given)
    assert deck.remarks == ()
    return deck


def can_be_named(item: Choice) -> bool:
    """Whether neither numbers nor letters are among the options, by which a table tells them."""
    texts = {one.text.casefold() for one in item.options}
    return texts.isdisjoint("12345678") or texts.isdisjoint("abcdefgh")


def bare(item: Item, **changes: str) -> Item:
    """Give an item without where it stood."""
    return replace(item, source="", **changes)  # type: ignore[arg-type]


def same(deck: Deck, read: Deck) -> None:
    """Hold what was read against what was written."""
    assert [bare(item) for item in read.items] == list(deck.items)


def signs(item: Cloze) -> set[str]:
    """Give all signs in a text with gaps."""
    texts = (one if isinstance(one, str) else "".join(one.fillings) for one in item.pieces)
    return set("".join(texts))


@often
@given(
    decks(
        choices(),
        true_false,
        shorts,
        matches,
        number_questions(units=False),
        clozes(most=1),
        cards(plain.filter(lambda text: len(text.split()) <= 4), accept=3, why=True),
        cards(lines.map(lambda text: f"{text} of very many words indeed"), accept=0, why=False),
    )
)
def test_gift_gives_back_what_it_was_given(deck: Deck) -> None:
    written = gift.write(deck)
    read = again(written, "gift.txt")
    assert read.title == "Biology"
    same(deck, read)


@often
@given(
    decks(
        choices(),
        true_false,
        shorts,
        matches,
        orders,
        number_questions(),
        clozes(most=3),
        cards(texts(), accept=0, why=True),
    )
)
def test_moodle_xml_gives_back_what_it_was_given(deck: Deck) -> None:
    hinted = replace(
        deck, items=tuple(replace(item, hints=("A nudge", "b___ & <c>")) for item in deck.items)
    )
    written = moodle_xml.write(hinted)
    assert written.remarks == ()
    same(hinted, again(written, "xml"))


@often
@given(decks(cards(texts(), accept=3, why=True), shorts, clozes(most=3, fillings=1)))
def test_an_anki_package_gives_back_what_it_was_given(deck: Deck) -> None:
    written = apkg.write(deck)
    assert written.remarks == ()
    read = again(written, "apkg")
    assert [bare(item, key=item.key.split("/")[1]) for item in read.items] == list(deck.items)


@often
@given(
    decks(
        choices(explained=False).filter(can_be_named),
        true_false,
        shorts.filter(lambda item: not set(";|") & set("".join(item.answers[1:]))),
        number_questions(slips=False),
        clozes(most=3).filter(lambda item: not set("{}|") & signs(item)),
        cards(texts(), accept=3, why=True),
    )
)
def test_a_table_gives_back_what_it_was_given(deck: Deck) -> None:
    written = table.write(deck)
    same(deck, again(written, "csv"))


@often
@given(decks(choices(explained=False), true_false))
def test_aiken_gives_back_choices_of_one_option(deck: Deck) -> None:
    numbered = [replace(item, source=str(number)) for number, item in enumerate(deck.items)]
    written = aiken.write(replace(deck, items=tuple(numbered)))
    lost = {one.source for one in written.remarks if one.text.endswith("left out")}
    kept = [item for item in numbered if item.source not in lost]
    assert all(
        item.source in lost for item in numbered if isinstance(item, Choice) and item.several
    )
    if kept:
        assert list(map(chosen, again(written, "aiken.txt").items)) == list(map(chosen, kept))


def chosen(item: Item) -> tuple[str, list[str], str]:
    """What Aiken holds of an item, each text on one line."""
    match item:
        case Choice(question=asked, options=options):
            texts = [" ".join(one.text.split()) for one in options]
            (right,) = (text for text, one in zip(texts, options, strict=True) if one.right)
            return " ".join(asked.split()), texts, right
        case TrueFalse(statement=asked, answer=answer):
            return " ".join(asked.split()), [], str(answer)
        case _:
            raise AssertionError(item)


WRITERS: list[tuple[str, Callable[[Deck], Written]]] = [
    ("gift.txt", gift.write),
    ("xml", moodle_xml.write),
    ("apkg", apkg.write),
    ("csv", table.write),
    ("aiken.txt", aiken.write),
]


@pytest.mark.parametrize(("name", "write"), WRITERS)
def test_each_item_of_ours_is_written_or_named(name: str, write: Callable[[Deck], Written]) -> None:
    for topic in shipped().topics.values():
        deck = deck_of(topic)
        written = write(deck)
        named = {one.source for one in written.remarks if one.text.endswith("left out")}
        read = again(written, name)
        assert len(read.items) + len(named & {item.key for item in deck.items}) >= len(deck.items)


@given(st.sampled_from(WRITERS))
@settings(max_examples=5)
def test_the_same_topic_gives_the_same_bytes(writer: tuple[str, Callable[[Deck], Written]]) -> None:
    deck = deck_of(next(iter(shipped().topics.values())))
    assert writer[1](deck) == writer[1](deck)


def test_an_option_that_looks_like_a_weight_is_a_text_for_moodle() -> None:
    """Behind a `=`, Moodle reads no weight in a choice: it would stand in the option's text."""
    options = (Option("%50%x", right=True), Option("y", right=False))
    item = Choice(source="", key="c", concept="C", question="Which?", options=options)
    assert b"=[plain]%50%x" in gift.write(Deck("D", items=(item,))).data


@pytest.mark.parametrize("write", [apkg.write, moodle_xml.write])
def test_what_is_drawn_as_a_formula_there_is_named(write: Callable[[Deck], Written]) -> None:
    drawn = Card(source="area", key="area", concept="C", front="Area?", back=r"\(a^2\)")
    hinted = replace(drawn, source="side", key="side", back="a", hints=(r"of \[a^2\]",))
    plain = replace(drawn, source="sum", key="sum", back="a (and b)")
    written = write(Deck("D", items=(drawn, hinted, plain)))
    assert [one.source for one in written.remarks if "formula" in one.text] == ["area", "side"]


def read_back(written: Written, name: str) -> Deck:
    given = Given(f"pets.{name}", written.data)
    (read,) = recognise(given).read(given)
    return read


@pytest.mark.parametrize(
    ("write", "name", "whole"),
    [(apkg.write, "apkg", False), (moodle_xml.write, "xml", True)],
)
def test_pictures_come_back_from_another_program(
    tmp_path: Path, write: Callable[[Deck], Written], name: str, *, whole: bool
) -> None:
    """Of a choice Anki makes a card; its pictures stand on the front, of which one is kept."""
    asked = choice_of(
        ("Dog", Picture("dog one.png", "brown & <small>")), ("Cat", Picture("cat.png", "grey"))
    )
    question = Choice(
        source="line 2",
        key="q2",
        question="What is\nthis?",
        options=(Option("A dog", right=True), Option("A cat", right=False)),
        images=(Picture("cat.png", "grey"),),
    )
    card = deck(Picture("dog one.png", "brown")).items[0]
    there = Deck("Pets", items=(card, question, *asked.items), media=MEDIA)
    first, _ = imported(there, tmp_path / "first")
    media = {path.name: path.read_bytes for path in (tmp_path / "first").glob("*.*")}
    second, _ = imported(read_back(write(deck_of(first, media)), name), tmp_path / "second")
    shown = [one.digest for one in second.images()]
    assert shown[0] == digest_of(DOG)
    assert set(shown) == {digest_of(DOG), digest_of(CAT)}
    if whole:
        assert [(i.alt, i.image and i.image.digest) for i in second.questions] == [
            (i.alt, i.image and i.image.digest) for i in first.questions
        ]
        choices = second.questions[-1]
        assert [one.alt for one in getattr(choices, "choices", ())] == ["brown & <small>", "grey"]


def test_a_card_whose_back_is_a_picture_goes_to_anki_and_back(tmp_path: Path) -> None:
    first, _ = imported(deck(back=(Picture("cat.png", "a cat"),)), tmp_path / "first")
    media = {path.name: path.read_bytes for path in (tmp_path / "first").glob("*.*")}
    second, _ = imported(read_back(apkg.write(deck_of(first, media)), "apkg"), tmp_path / "second")
    (card,) = second.flashcards
    assert card.image is None
    assert card.back_image is not None
    assert card.back_image.digest == digest_of(CAT)
    assert card.back_alt == "a cat"


@pytest.mark.parametrize("write", [gift.write, table.write])
def test_a_format_without_pictures_says_so(write: Callable[[Deck], Written]) -> None:
    remarks = write(deck(Picture("dog one.png", "a dog"))).remarks
    assert "its pictures have no place: left out" in [one.text for one in remarks]


def test_a_space_between_signs_is_kept_from_moodles_reader() -> None:
    asked = TrueFalse(statement="<b> & é ]]>", answer=True, key="k", concept="Cells", source="")
    other = TrueFalse(statement="<b> & é", answer=True, key="l", concept="Cells", source="")
    written = moodle_xml.write(Deck("Biology", items=(asked, other)))
    assert b"<![CDATA[<b> & \xc3\xa9]]>" in written.data
    same(Deck("Biology", items=(asked, other)), again(written, "xml"))
