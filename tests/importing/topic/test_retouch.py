"""One text is written anew, and everything else stays as its author wrote it."""

import pytest

from bot.importing.topic.retouch import retitle, retouch
from content import bundle
from content.load import Written

TOPIC = b"""topic: fruit
title: Fruit
synopsis: Fruit.
concepts: [{id: colour, name: Colour, say: Fruit has colours.}]
"""
QUIZ = b"""# My questions.
questions:
  - id: q-plum      # the first
    type: true_false
    concept: colour
    ask: >
      A ripe plum
      is bleu.

    # It is, mostly.
    answer: true

  - ask: A banana is yelow.
    id: q-banana
    type: true_false
    concept: colour
    answer: true
    why: |-
      It is.

      Mostly.
"""
CARDS = b"""flashcards:
  - {id: f-kiwi, concept: colour, front: A kiwi is ..., back: gren, accept: [brown, "a, b"]}
"""
FILES = {"topic.yaml": TOPIC, "quiz.yaml": QUIZ, "flashcards.yaml": CARDS}


@pytest.fixture(scope="module")
def written() -> Written:
    return bundle.load_files(FILES)


@pytest.mark.parametrize(
    ("item", "key", "text", "lines"),
    [
        ("q-plum", "ask", "A ripe plum is blue.", "    ask: A ripe plum is blue.\n"),
        ("q-plum", "ask", "Rated #1: is it blue?", '    ask: "Rated #1: is it blue?"\n'),
        ("q-banana", "ask", "A banana is yellow.", "  - ask: A banana is yellow.\n"),
        ("q-banana", "why", "It is.", "    why: It is.\n"),
        ("q-plum", "why", "It is.", "    why: It is.\n"),
    ],
)
def test_a_text_is_rewritten(written: Written, item: str, key: str, text: str, lines: str) -> None:
    files = retouch(FILES, written.tree, "questions", item, (key, text))
    assert lines.encode() in files["quiz.yaml"]
    for note in (b"# My questions.", b"# the first", b"# It is, mostly."):
        assert note in files["quiz.yaml"]
    after = bundle.load_files(files).topic
    assert [
        getattr(one, key) if one.id == item else one == before
        for one, before in zip(after.questions, written.topic.questions, strict=True)
    ] == [text if one.id == item else True for one in written.topic.questions]


def test_an_entry_in_braces_is_written_one_key_a_line(written: Written) -> None:
    files = retouch(FILES, written.tree, "flashcards", "f-kiwi", ("back", "green"))
    (card,) = bundle.load_files(files).topic.flashcards
    assert card == written.topic.flashcards[0].model_copy(update={"back": "green"})
    assert b"    back: green\n" in files["flashcards.yaml"]


@pytest.mark.parametrize("ends", [b"\r\n", b"\n"])
def test_lines_end_as_they_did(ends: bytes) -> None:
    files = {**FILES, "quiz.yaml": QUIZ.replace(b"\n", ends)}
    tree = bundle.load_files(files).tree
    after = retouch(files, tree, "questions", "q-plum", ("ask", "Blue?"))["quiz.yaml"]
    assert after.count(ends) == after.count(b"\n") == QUIZ.count(b"\n") - 2


@pytest.mark.parametrize(
    "title", [b"title: Fruit", b"title: >\n  Fruit,\n\n  and more", b'title: "F"']
)
def test_a_title_is_written_anew_and_nothing_else(title: bytes) -> None:
    files = {**FILES, "topic.yaml": TOPIC.replace(b"title: Fruit", title)}
    after = retitle(files, bundle.load_files(files).tree, "Orchard: all of it")
    assert after["topic.yaml"] == TOPIC.replace(b"title: Fruit", b'title: "Orchard: all of it"')
    assert {**after, "topic.yaml": TOPIC} == FILES
