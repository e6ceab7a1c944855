"""A turn that needs a meaning is undone, taken again and counted once, and nobody waits for it."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import Future, wait
from pathlib import Path

import pytest

from bot.engine.encoding import EncodingThread
from bot.grading.meaning.encoded import EncodedTexts
from bot.grading.meaning.model import Model, default_model
from bot.grading.meaning.vector_file import VectorFile
from state.file.errors import NotSaved
from state.file.writer import Writer

pytest.importorskip("onnxruntime")

from bot.grading.meaning.encoder import Encoder  # skipped above without it

PATIENCE = 60


class Watched(Encoder):
    """The real encoder; a test can hold it up, and sees in which threads it worked."""

    gate = threading.Event()
    threads: list[str]
    texts: list[str]

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        type(self).threads, type(self).texts = [], []

    def encode(self, text: str) -> bytes:  # noqa: D102  # as there
        assert self.gate.wait(PATIENCE)
        self.threads.append(threading.current_thread().name)
        self.texts.append(text)
        return super().encode(text)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    monkeypatch.setattr("bot.grading.meaning.encoder.Encoder", Watched)
    monkeypatch.setattr(Watched, "gate", threading.Event())
    return Watched.gate


@pytest.fixture
def file(tmp_path: Path) -> VectorFile:
    return VectorFile(tmp_path / "vectors", default_model().fingerprint)


@pytest.fixture
def encoder(gate: threading.Event, file: VectorFile) -> Iterator[EncodingThread]:
    thread = EncodingThread(EncodedTexts(default_model(), file))
    yield thread
    gate.set()
    thread.close()


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    connection = sqlite3.connect(
        tmp_path / "some.db", isolation_level=None, check_same_thread=False
    )
    connection.execute("CREATE TABLE answers (text)")
    one = Writer(connection)
    yield one
    one.close()


def answer(encoder: EncodingThread, writer: Writer, text: str) -> "Future[bool]":
    """Write an answer down, then find that it has to be understood."""

    def work(db: sqlite3.Connection) -> bool:
        db.execute("INSERT INTO answers VALUES (?)", (text,))
        return encoder.ear.near([text], ["it holds back smoke"]) is not None

    return encoder.submit(writer, work)


def written(writer: Writer) -> list[str]:
    return writer.do(lambda db: [text for (text,) in db.execute("SELECT text FROM answers")])


def test_a_turn_that_was_undone_is_taken_again_and_leaves_its_traces_once(
    encoder: EncodingThread, writer: Writer, gate: threading.Event
) -> None:
    gate.set()
    assert answer(encoder, writer, "no fumes").result(PATIENCE)
    assert written(writer) == ["no fumes"]


def test_the_writers_thread_is_free_while_a_text_is_encoded(
    encoder: EncodingThread, writer: Writer, gate: threading.Event
) -> None:
    slow = answer(encoder, writer, "no fumes")
    assert written(writer) == []
    assert not slow.done()
    gate.set()
    assert slow.result(PATIENCE)
    assert set(Watched.threads) == {"viva-encoder_0"}


def test_a_turn_that_words_settle_passes_one_that_waits(
    encoder: EncodingThread, writer: Writer, gate: threading.Event
) -> None:
    slow = answer(encoder, writer, "no fumes")
    assert encoder.submit(writer, lambda _: "settled").result(PATIENCE) == "settled"
    assert not slow.done()
    gate.set()
    assert slow.result(PATIENCE)


def test_no_text_is_encoded_twice_though_many_send_it_at_once(
    encoder: EncodingThread, writer: Writer, gate: threading.Event
) -> None:
    same = [answer(encoder, writer, "no fumes") for _ in range(20)]
    gate.set()
    assert not wait(same, PATIENCE).not_done
    assert sorted(Watched.texts) == ["it holds back smoke", "no fumes"]
    assert written(writer) == ["no fumes"] * 20


def test_what_a_turn_raises_is_handed_on(encoder: EncodingThread, writer: Writer) -> None:
    def broken(_: sqlite3.Connection) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        encoder.submit(writer, broken).result(PATIENCE)


def test_an_encoder_that_fails_loses_no_answer(
    encoder: EncodingThread, writer: Writer, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_self: Encoder, _text: str) -> bytes:
        raise RuntimeError

    gate.set()
    monkeypatch.setattr(Watched, "encode", fails)
    assert answer(encoder, writer, "no fumes").result(PATIENCE) is False
    assert written(writer) == ["no fumes"]


def test_a_turn_that_is_cancelled_while_it_waits_leaves_nothing(
    encoder: EncodingThread, writer: Writer, gate: threading.Event
) -> None:
    slow = answer(encoder, writer, "no fumes")
    assert written(writer) == []
    assert slow.cancel()
    gate.set()
    encoder.close()
    assert written(writer) == []


def test_a_turn_that_waits_when_the_bot_stops_is_not_saved(
    encoder: EncodingThread, writer: Writer, gate: threading.Event
) -> None:
    first = answer(encoder, writer, "no fumes")
    second = answer(encoder, writer, "no smoke")
    assert written(writer) == []
    writer.close()
    gate.set()
    encoder.close()
    for one in (first, second):
        with pytest.raises(NotSaved):
            one.result(PATIENCE)


def test_a_turn_that_comes_after_the_thread_was_closed_is_not_saved(
    encoder: EncodingThread, writer: Writer
) -> None:
    encoder.close()
    with pytest.raises(NotSaved):
        answer(encoder, writer, "no fumes").result(PATIENCE)
    assert written(writer) == []


def test_keys_are_encoded_beforehand_and_an_answer_in_between_does_not_wait_for_all(
    encoder: EncodingThread, writer: Writer, gate: threading.Event, file: VectorFile
) -> None:
    keys = [*(f"phrase {number}" for number in range(100)), "it holds back smoke"]
    encoder.prepare(lambda: keys)
    answered = answer(encoder, writer, "no fumes")
    assert written(writer) == []
    gate.set()
    assert answered.result(PATIENCE)
    assert Watched.texts.index("no fumes") < len(keys) - 1
    while len(file.read()) < len(keys):
        assert answer(encoder, writer, "no fumes").result(PATIENCE)
    assert sorted(Watched.texts) == sorted([*keys, "no fumes"])
