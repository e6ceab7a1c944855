"""`viva check --fix` mends what is beyond doubt, and leaves every letter where it was."""

from pathlib import Path

from content.load import load_topic
from content.mending import mend_folder

TOPIC = """\
topic: shop
title: Shop
synopsis: S.
concepts:
  - id: c-one
    name: One
    say: So.
"""
FLOW = "questions:\n  - {id: q-a, type: true_false, concept: c-one, ask: %s, answer: true}\n"


def a_topic(folder: Path, quiz: bytes, topic: bytes = TOPIC.encode()) -> None:
    (folder / "topic.yaml").write_bytes(topic)
    (folder / "quiz.yaml").write_bytes(quiz)


def test_a_sound_topic_is_not_touched(tmp_path: Path) -> None:
    quiz = (FLOW % "A.").replace("\n", "  # ok\n").encode()
    a_topic(tmp_path, quiz)
    assert mend_folder(tmp_path) == []
    assert (tmp_path / "quiz.yaml").read_bytes() == quiz


def test_tabs_line_ends_colons_bent_quotes_and_cut_texts_are_mended(tmp_path: Path) -> None:
    lines = [
        "questions:",
        "  - id: q-a",
        "    type: true_false",
        "\t\tconcept: c-one",
        "    ask: Which is it: rated #1 or not?",
        "    answer:true",
        "    why: “So it is.”",
        "",
    ]
    a_topic(tmp_path, "\r\n".join(lines).encode())
    done = mend_folder(tmp_path)
    (question,) = load_topic(tmp_path).questions
    assert (question.ask, question.why) == ("Which is it: rated #1 or not?", "So it is.")
    assert any("quiz.yaml:4: spaces in front, not tabs" in line for line in done)


def test_a_dash_of_a_word_processor_is_mended_where_an_entry_begins(tmp_path: Path) -> None:
    quiz = FLOW % "A \u2013 b." + "  \u2013 id: q-b\n    type: true_false\n    concept: c-one\n"
    a_topic(tmp_path, (quiz + "    ask: B.\n    answer: true\n").encode())
    mend_folder(tmp_path)
    asked = [question.ask for question in load_topic(tmp_path).questions]
    assert asked == ["A \u2013 b.", "B."]


def test_a_text_that_a_number_sign_cuts_is_kept_whole(tmp_path: Path) -> None:
    a_topic(
        tmp_path,
        b"questions:\n  - id: q-a\n    type: true_false\n    concept: c-one\n"
        b"    ask: Shop #4 is it\n    answer: true   # a note\n"
        b"    why: >\n      Folded #5 stays.\n",
    )
    mend_folder(tmp_path)
    (question,) = load_topic(tmp_path).questions
    assert (question.ask, question.why) == ("Shop #4 is it", "Folded #5 stays.")
    assert "# a note" in (tmp_path / "quiz.yaml").read_text()


def test_missing_ids_are_made_of_the_words_and_none_is_given_twice(tmp_path: Path) -> None:
    entry = b"  - type: true_false\n    concept: c-one\n    ask: It is so.\n    answer: true\n"
    flow = b"  - {type: true_false, concept: c-one, ask: It is so., answer: false}\n"
    a_topic(tmp_path, b"questions:\n" + entry + flow)
    assert len(mend_folder(tmp_path)) == 2
    ids = {question.id for question in load_topic(tmp_path).questions}
    assert ids == {"q-it-is-so", "q-it-is-so-2"}


def test_other_encodings_and_byte_marks_become_utf_8(tmp_path: Path) -> None:
    quiz = FLOW % "¿Café?"
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        a_topic(tmp_path, quiz.encode(encoding), TOPIC.encode(encoding))
        assert mend_folder(tmp_path)
        assert load_topic(tmp_path).questions[0].ask == "¿Café?"
        assert (tmp_path / "quiz.yaml").read_text(encoding="utf-8") == quiz


def test_what_would_need_a_guess_is_left_to_its_author(tmp_path: Path) -> None:
    odd = b"questions:\n  - id: q-a\n      type: true_false\n   ask: A.\nthis is no key\n"
    a_topic(tmp_path, odd)
    assert mend_folder(tmp_path) == []
    assert (tmp_path / "quiz.yaml").read_bytes() == odd


def test_a_file_that_an_editor_has_named_gets_the_name_that_was_meant(tmp_path: Path) -> None:
    a_topic(tmp_path, (FLOW % "A.").encode())
    (tmp_path / "quiz.yaml").rename(tmp_path / "quiz.yaml.txt")
    (tmp_path / "topic.yaml").rename(tmp_path / "Topic.YML")
    done = mend_folder(tmp_path)
    assert [line.rpartition(": ")[2] for line in done] == [
        "is called `topic.yaml` now",
        "is called `quiz.yaml` now",
    ]
    assert len(load_topic(tmp_path).questions) == 1


def test_a_file_whose_name_another_one_has_is_left_alone(tmp_path: Path) -> None:
    a_topic(tmp_path, (FLOW % "A.").encode())
    (tmp_path / "quiz.yaml.txt").write_text("questions: []")
    assert mend_folder(tmp_path) == []
    assert (tmp_path / "quiz.yaml.txt").exists()


def test_a_byte_mark_before_what_is_not_utf_8_goes_too(tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_bytes(b"\xef\xbb\xbftopic: x\ntitle: Ma\xf1ana\n")
    mend_folder(tmp_path)
    assert (tmp_path / "topic.yaml").read_text(encoding="utf-8") == "topic: x\ntitle: Mañana\n"


def test_a_mend_that_did_not_help_is_not_tried_again(tmp_path: Path) -> None:
    """Each try would double the quotation marks of the one before, until no memory is left."""
    card = "    id: f-a\n    concept: c-one\n    front: A?\n    back: a\n"
    a_topic(tmp_path, b"questions: []\n")
    cards = tmp_path / "flashcards.yaml"
    cards.write_text(f"flashcards:\n{card}  - {{id: f-b, concept: c-one, front: B?, back: b}}\n")
    assert len(mend_folder(tmp_path)) < 5
    assert len(cards.read_text()) < 300
