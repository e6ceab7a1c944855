"""Looking vectors up, what is missing, and what happens when an encoder fails."""

import logging
import threading
from collections import Counter
from pathlib import Path
from typing import ClassVar

import pytest

from bot.grading.meaning import encoded
from bot.grading.meaning.ear import NotReady
from bot.grading.meaning.encoded import EncodedAtOnce, EncodedTexts
from bot.grading.meaning.model import Model, NoModel
from bot.grading.meaning.vector_file import VectorFile
from state.values import replace
from tests.narrowing import there

pytest.importorskip("onnxruntime")

from tests.network import SharedEncoder, our_model  # skipped above without it


class Counting(SharedEncoder):
    """The real encoder, which counts what it encodes and fails on request."""

    calls: ClassVar[Counter[str]] = Counter()
    fails: frozenset[str] = frozenset()
    loads: bool = True

    def __init__(self, model: Model, kept_in: Path | None = None) -> None:
        if not self.loads:
            raise NoModel("no encoder here")
        super().__init__(model, kept_in)

    def encode(self, text: str) -> bytes:  # noqa: D102  # as there
        type(self).calls[text] += 1
        if text in self.fails:
            raise RuntimeError("the network gave up")
        return super().encode(text)


@pytest.fixture(autouse=True)
def counting(monkeypatch: pytest.MonkeyPatch) -> type[Counting]:
    monkeypatch.setattr("bot.grading.meaning.encoder.Encoder", Counting)
    monkeypatch.setattr(Counting, "calls", Counter())
    return Counting


@pytest.fixture
def file(tmp_path: Path) -> VectorFile:
    return VectorFile(tmp_path / "vectors", our_model().fingerprint)


@pytest.fixture
def ear(file: VectorFile) -> EncodedTexts:
    return EncodedTexts(our_model(), file)


def test_what_is_missing_is_encoded_later_and_nothing_while_asking(
    ear: EncodedTexts, counting: type[Counting]
) -> None:
    ear.encode(keys=["a bill"])
    counting.calls.clear()
    with pytest.raises(NotReady) as missing:
        ear.near(["fumes"], ["smoke", "a bill"])
    assert not counting.calls
    missing.value.work()
    assert counting.calls == {"fumes": 1, "smoke": 1}
    assert ear.near(["fumes"], ["smoke", "a bill"]) is not None


def test_a_key_is_ready_when_nothing_of_it_is_missing(ear: EncodedTexts) -> None:
    ear.encode(["smoke"], ["a bill"])
    assert ear.ready(["a bill"])
    assert not ear.ready(["a bill", "smoke"])
    assert EncodedAtOnce(our_model(), VectorFile(Path("none"), bytes(32))).ready(["smoke"])


def test_once_encoded_every_text_is_compared_with_every_other(ear: EncodedTexts) -> None:
    ear.encode(["fumes", "an invoice"], ["smoke", "a bill"])
    near = there(ear.near(["fumes", "an invoice"], ["smoke", "a bill"]))
    fumes, invoice = near
    assert fumes[0] > fumes[1]
    assert invoice[1] > invoice[0]


def test_many_texts_are_put_together_once_and_again_where_some_are_taught_no_more(
    ear: EncodedTexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoded, "_MANY", 2)
    ear.encode(["ask them"], ["ask the customer", "sell more"])
    first = there(ear.near(["ask them"], ("ask the customer", "sell more")))
    again = there(ear.near(["ask them"], ("ask the customer", "sell more")))
    assert first.tolist() == again.tolist()
    ear.keep_only(["sell more"])
    assert not ear.ready(("ask the customer", "sell more"))


def test_no_text_is_encoded_twice(ear: EncodedTexts, counting: type[Counting]) -> None:
    for _ in range(3):
        ear.encode(["fumes", "fumes"], ["smoke"])
        ear.near(["fumes"], ["smoke"])
    assert counting.calls == {"fumes": 1, "smoke": 1}


def test_what_learners_type_is_forgotten_again(
    file: VectorFile, counting: type[Counting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoded, "_RESPONSES", 2)
    ear = EncodedTexts(our_model(), file)
    ear.encode(["one", "two", "three"], ["key"])
    counting.calls.clear()
    with pytest.raises(NotReady) as missing:
        ear.near(["one", "two", "three"], ["key"])
    missing.value.work()
    assert counting.calls == {"one": 1}


def test_only_keys_are_kept_on_disk(
    ear: EncodedTexts, counting: type[Counting], file: VectorFile
) -> None:
    ear.encode(["fumes"], ["smoke"])
    ear.save()
    again = EncodedTexts(our_model(), file)
    with pytest.raises(NotReady) as missing:
        again.near(["fumes"], ["smoke"])
    missing.value.work()
    assert counting.calls == {"fumes": 2, "smoke": 1}


def test_what_is_taught_no_more_is_erased_from_disk(ear: EncodedTexts, file: VectorFile) -> None:
    ear.encode(keys=["old", "new"])
    ear.save()
    ear.keep_only(["new"])
    assert len(file.read()) == 1
    with pytest.raises(NotReady):
        ear.near(["x"], ["old"])


def test_a_disk_that_takes_nothing_costs_a_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    ear = EncodedTexts(our_model(), VectorFile(tmp_path / "file" / "vectors", bytes(32)))
    ear.encode(["fumes"], ["smoke"])
    ear.save()
    assert "not kept for the next start" in caplog.text
    assert ear.near(["fumes"], ["smoke"]) is not None


def test_a_text_that_cannot_be_encoded_is_graded_by_words(
    ear: EncodedTexts,
    counting: type[Counting],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(counting, "fails", frozenset({"curse"}))
    ear.encode(["curse", "fumes"], ["smoke"])
    assert ear.near(["curse"], ["smoke"]) is None
    assert ear.near(["fumes"], ["smoke"]) is not None
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "curse" not in caplog.text
    ear.encode(["curse"])
    assert counting.calls["curse"] == 1


def test_a_key_that_cannot_be_encoded_is_not_kept(
    ear: EncodedTexts, counting: type[Counting], monkeypatch: pytest.MonkeyPatch, file: VectorFile
) -> None:
    monkeypatch.setattr(counting, "fails", frozenset({"curse"}))
    ear.encode(["fumes"], ["curse", "smoke"])
    assert ear.near(["fumes"], ["curse"]) is None
    assert ear.near(["fumes"], ["curse", "smoke"]) is None
    ear.save()
    assert len(file.read()) == 1


def test_a_model_that_does_not_load_is_said_once_and_tried_once(
    ear: EncodedTexts,
    counting: type[Counting],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(counting, "loads", False)
    ear.encode(["a", "b"], ["c"])
    assert ear.near(["a"], ["c"]) is None
    assert ear.near(["never seen"], ["c"]) is None
    assert caplog.text.count("grading by words alone") == 1


def test_where_nobody_waits_it_encodes_while_asked(
    counting: type[Counting], file: VectorFile
) -> None:
    ear = EncodedAtOnce(our_model(), file)
    for _ in range(2):
        assert ear.near(["fumes"], ["smoke"]) is not None
        assert ear.vectors(["smoke"]) is not None
        assert ear.between(["fumes", "haze"]) is not None
    assert counting.calls == {"fumes": 1, "smoke": 1, "haze": 1}


def test_a_warm_start_compares_exactly_as_a_cold_one(file: VectorFile) -> None:
    cold = EncodedAtOnce(our_model(), file)
    said = cold.near(["keeps fumes out"], ["holds back smoke", "pays the bill"])
    cold.save()
    warm = EncodedAtOnce(our_model(), file)
    again = warm.near(["keeps fumes out"], ["holds back smoke", "pays the bill"])
    assert said is not None
    assert again is not None
    assert again.tolist() == said.tolist()


def test_the_vectors_of_a_key_are_encoded_as_what_they_are(
    ear: EncodedTexts, counting: type[Counting]
) -> None:
    smoke, bill = "holds back smoke", "pays the bill"
    ear.encode([smoke])
    found = there(ear.vectors([smoke, bill]))
    assert found[0] @ found[1] < 0.5 < found[0] @ found[0]
    assert counting.calls == {smoke: 2, bill: 1}


def test_responses_are_compared_with_each_other_and_stay_responses(
    ear: EncodedTexts, file: VectorFile
) -> None:
    texts = ["fumes", "smoke", "an invoice"]
    with pytest.raises(NotReady) as missing:
        ear.between(texts)
    missing.value.work()
    near = there(ear.between(texts))
    assert near[0, 1] > near[0, 2]
    ear.save()
    assert file.read() == {}


def test_a_text_of_a_key_that_cannot_be_encoded_leaves_it_without_vectors(
    ear: EncodedTexts, counting: type[Counting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "fails", frozenset({"curse"}))
    assert ear.vectors(["curse", "smoke"]) is None


def test_many_threads_may_ask_while_one_encodes(ear: EncodedTexts) -> None:
    texts = [f"answer {number}" for number in range(20)]
    errors: list[BaseException] = []

    def ask() -> None:
        try:
            while True:
                try:
                    ear.near(texts, texts)
                except NotReady:
                    continue
                return
        except BaseException as error:  # noqa: BLE001  # told to the test below
            errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    ear.encode(texts, texts)
    for thread in threads:
        thread.join()
    assert errors == []


def test_a_packed_model_that_is_gone_is_no_model(
    file: VectorFile, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    gone = replace(our_model(), network=tmp_path / "gone.bin", tokenizer=None)
    ear = EncodedAtOnce(gone, file)
    with caplog.at_level(logging.ERROR):
        assert ear.near(["smoke"], ["fumes"]) is None
    assert "gone.bin cannot be read" in caplog.text
