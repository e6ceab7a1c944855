"""A learner's evening with the real encoder: what was meant is asked about, once and durably."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.engine.encoding import EncodingThread
from bot.engine.engine import Engine
from bot.grading.meaning.encoded import EncodedTexts
from bot.grading.meaning.model import default_model
from bot.grading.meaning.vector_file import VectorFile
from bot.tutor.model.events import Said
from state.file.database import open_database
from tests.engine.counter import BOT, Counter, contents, evening, languages, shop, words

pytest.importorskip("onnxruntime")

MEANT = "the purchases of that day are listed"


@pytest.fixture
def counter(path: Path) -> Iterator[Counter]:
    model = default_model()
    file = VectorFile(path.with_name("viva.db.vectors"), model.fingerprint)
    one = Counter(open_database(path, create=True))
    with closing(EncodingThread(EncodedTexts(model, file))) as encoder:
        one.engine = Engine(one.writer, shop(), languages(), BOT, "Europe/London", encoder=encoder)
        yield one
        one.close()


def test_an_answer_in_other_words_is_asked_about_and_stored_once(
    counter: Counter, path: Path
) -> None:
    for update, event in enumerate(evening()[:5]):
        counter.serve(update, event)
    said = Said(MEANT, evening()[5].at)
    asked = counter.serve(10, said)
    assert "it shows what was sold" in words(asked)
    (attempt,) = contents(path)["attempts"]
    assert MEANT in attempt
    assert "meaning" in attempt
    assert {row[5] for row in contents(path)["inbox"]} == {"done"}
    assert counter.take(10, said) == []
