"""With an ear for Spanish no labelled answer is treated worse: `make multilingual`."""

import pytest

pytest.importorskip("numpy")

from bot.grading.grader import Grader  # skipped above without it
from bot.grading.meaning.encoded import EncodedAtOnce
from bot.grading.meaning.model import NotInstalled, multilingual_model
from bot.grading.meaning.vector_file import VectorFile
from tests.complaints import check_each
from tests.responses.labels import FAIR, LABELLED
from tests.shipped import shipped


@pytest.fixture(scope="module")
def grader(tmp_path_factory: pytest.TempPathFactory) -> Grader:
    try:
        model = multilingual_model()
    except NotInstalled:
        pytest.skip("the extra meaning-multilingual is not installed")
    file = VectorFile(tmp_path_factory.mktemp("ear") / "vectors", model.fingerprint)
    return Grader(shipped().topics["la-celula"], ear=EncodedAtOnce(model, file))


def test_a_labelled_answer_in_spanish_gets_a_fair_verdict(grader: Grader) -> None:
    items = {item.id: item for item in shipped().topics["la-celula"].items()}

    def is_fair(labelled: tuple[str, str, str, str]) -> None:
        _, question, kind, response = labelled
        verdict = grader.grade_text(items[question], response)
        assert verdict.outcome in FAIR[kind], verdict
        assert kind != "misconceived" or verdict.misconception

    check_each([one for one in LABELLED if one[0] == "la-celula"], is_fair)
