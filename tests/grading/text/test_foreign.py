"""What is in another language is told by its words, and a strange word alone is none."""

from pathlib import Path

import pytest

from bot.grading.text.claims import claims
from bot.grading.text.foreign import is_foreign
from bot.grading.text.language import language_of
from bot.grading.text.words import read
from bot.grading.verdict import Outcome
from tests.shipped import shipped


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("hola que tal", True),
        ("ich habe keine lust mehr", True),
        ("keeps the fumes out", False),
        ("triangulation", False),
        ("ppl trust u more", False),
        ("the hygge of it", False),
        ("manners innit", False),
        ("dodgy salesman", False),
        ("hola amigo", True),
        ("👍", False),
        ("", False),
    ],
)
def test_a_sentence_of_another_language_is_told_by_its_words(text: str, *, is_so: bool) -> None:
    english = language_of("en")
    known = english.real | english.everyday_words
    assert is_foreign(claims(read(text)), "en", known.__contains__) is is_so


def test_an_ear_is_not_asked_what_a_sentence_in_another_language_means(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    from bot.grading.grader import Grader  # noqa: PLC0415  # skipped above without it
    from bot.grading.meaning.encoded import EncodedAtOnce  # noqa: PLC0415
    from bot.grading.meaning.model import default_model  # noqa: PLC0415
    from bot.grading.meaning.vector_file import VectorFile  # noqa: PLC0415

    model = default_model()
    topic = shipped().topics["sales-information"]
    grader = Grader(topic, ear=EncodedAtOnce(model, VectorFile(tmp_path, model.fingerprint)))
    question = next(one for one in topic.questions if one.id == "s-second-source")
    for text in ("hola que tal", "ich habe keine lust mehr", "para ya con las notificaciones"):
        assert not grader.grade_text(question, text).outcome.is_right, text
    told = "if two lots of people say the same you can believe it"
    assert grader.grade_text(question, told).outcome is Outcome.RIGHT
