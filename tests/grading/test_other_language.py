"""An ear hears anything in a language that it does not know, so there it is not asked."""

from pathlib import Path

import pytest

pytest.importorskip("onnxruntime")

from bot.grading.grader import Grader  # skipped above without it
from bot.grading.meaning.encoded import EncodedAtOnce
from bot.grading.meaning.model import default_model
from bot.grading.meaning.vector_file import VectorFile
from bot.grading.verdict import Outcome
from tests.shipped import shipped


def test_a_sentence_in_another_language_is_no_answer(tmp_path: Path) -> None:
    model = default_model()
    topic = shipped().topics["sales-information"]
    grader = Grader(topic, ear=EncodedAtOnce(model, VectorFile(tmp_path, model.fingerprint)))
    question = next(one for one in topic.questions if one.id == "s-second-source")
    for text in ("hola que tal", "ich habe keine lust mehr", "para ya con las notificaciones"):
        assert not grader.grade_text(question, text).outcome.is_right, text
    told = "if two lots of people say the same you can believe it"
    assert grader.grade_text(question, told).outcome is Outcome.RIGHT
