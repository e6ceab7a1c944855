"""A turn that needs a meaning is undone, taken again and counted once, and nobody waits for it."""

import collections
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, wait
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

import pytest

from bot.engine.encoding import EncodingThread
from bot.engine.engine import Engine
from bot.engine.profile import Profile
from bot.grading.keys.compiled import Compiled, compile_key
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Key
from bot.grading.meaning.encoded import EncodedTexts
from bot.grading.meaning.model import Model
from bot.grading.meaning.several import SeveralEars
from bot.grading.meaning.vector_file import VectorFile
from bot.tutor.model.events import Said
from bot.tutor.model.teaching import Teaching
from content.library import Library
from content.model.items import ShortQuestion
from content.model.topic import Topic
from state.errors import NotSaved
from state.writer import Writer
from tests.databases import contents, session_on
from tests.engine.counter import BOT, Counter, evening, languages, shop, words
from tests.grading.hearing import WrittenEar

pytest.importorskip("onnxruntime")

from state.sql import Connection
from tests.network import SharedEncoder, our_model  # skipped above without it

PATIENCE = 60
MEANT = "the purchases of that day are listed"


class Panic(BaseException):
    """What libraries in Rust raise where they would end a program of their own."""


class Watched(SharedEncoder):
    """The real encoder; a test can hold it up, and sees in which threads it worked."""

    gate = threading.Event()
    threads: list[str]
    texts: list[str]

    def __init__(self, model: Model, kept_in: Path | None = None) -> None:
        super().__init__(model, kept_in)
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
    return VectorFile(tmp_path / "vectors", our_model().fingerprint)


@pytest.fixture
def encoder(gate: threading.Event, file: VectorFile) -> Iterator[EncodingThread]:
    thread = EncodingThread(EncodedTexts(our_model(), file))
    yield thread
    gate.set()
    thread.close()


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    session = session_on(tmp_path / "some.db")
    session.connection.execute("CREATE TEMPORARY TABLE answers (text TEXT)")
    one = Writer(session)
    yield one
    one.close()


def answer(encoder: EncodingThread, writer: Writer, text: str) -> "Future[bool]":
    """Write an answer down, then find that it has to be understood."""

    def work(db: Connection) -> bool:
        db.execute("INSERT INTO answers VALUES (?)", (text,))
        ear = encoder.ear.hearing("en")
        return ear is not None and ear.near([text], ["it holds back smoke"]) is not None

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
    def broken(_: Connection) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        encoder.submit(writer, broken).result(PATIENCE)


@pytest.mark.parametrize("failure", [RuntimeError, Panic])
def test_an_encoder_that_fails_loses_no_answer(
    encoder: EncodingThread,
    writer: Writer,
    gate: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
    failure: type[BaseException],
) -> None:
    def fails(_self: SharedEncoder, _text: str) -> bytes:
        raise failure

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


def test_work_that_cannot_be_done_fails_the_turn_instead_of_being_tried_for_ever(
    encoder: EncodingThread, writer: Writer
) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        encoder.submit(writer, lambda _: encoder.ear.later(broken)).result(PATIENCE)


def texts_of(teaching: Teaching) -> list[str]:
    """What the keys and the concepts say, each text once."""
    return list(dict.fromkeys(text for _, text in teaching.meanings()))


def prepare(encoder: EncodingThread, writer: Writer) -> Teaching:
    """Have the shop's keys prepared, and wait: each answer waits for one portion."""
    teaching = Teaching.of(shop(), (), encoder.ear)
    encoder.prepare(BOT, teaching)
    portions = len(texts_of(teaching)) + len(list(*map(Topic.items, shop().topics.values())))
    for number in range(portions):
        assert answer(encoder, writer, f"no fumes {number}").result(PATIENCE)
    return teaching


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The threads in which keys are compiled."""
    threads: list[str] = []

    def watched(key: Key, corpus: Corpus) -> Compiled:
        threads.append(threading.current_thread().name)
        return compile_key(key, corpus)

    monkeypatch.setattr("bot.grading.short.compile_key", watched)
    return threads


def graded(encoder: EncodingThread, writer: Writer, teaching: Teaching) -> bool:
    """Grade an answer that words do not settle."""
    (topic,) = shop().topics.values()
    item = next(one for one in topic.items() if isinstance(one, ShortQuestion))
    grader = teaching.graders[topic.topic]
    verdict = encoder.submit(writer, lambda _: grader.grade_text(item, "the sky is blue"))
    return bool(verdict.result(PATIENCE))


def test_keys_are_encoded_beforehand_and_an_answer_in_between_does_not_wait_for_all(
    encoder: EncodingThread,
    writer: Writer,
    gate: threading.Event,
    file: VectorFile,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.engine.encoding._PORTION", 2)
    teaching = Teaching.of(shop(), (), encoder.ear)
    texts = texts_of(teaching)
    encoder.prepare(BOT, teaching)
    answered = answer(encoder, writer, "no fumes")
    assert written(writer) == []
    gate.set()
    assert answered.result(PATIENCE)
    assert Watched.texts.index("no fumes") < len(texts) - 1
    prepare(encoder, writer)
    assert sorted(text for text in Watched.texts if text in texts) == sorted(texts)
    assert len(file.read()) == len(texts)


def test_what_most_keys_say_is_encoded_first(
    encoder: EncodingThread, writer: Writer, gate: threading.Event
) -> None:
    gate.set()
    (topic,) = shop().topics.values()
    other = topic.model_copy(update={"topic": "kiosk", "flashcards": ()})
    both = Library(MappingProxyType({topic.topic: topic, "kiosk": other}))
    teaching = Teaching.of(both, (), encoder.ear)
    encoder.prepare(BOT, teaching)
    said = collections.Counter(text for _, text in teaching.meanings())
    for number in range(len(said)):
        assert answer(encoder, writer, f"no fumes {number}").result(PATIENCE)
    often = [said[text] for text in Watched.texts if text in said]
    assert len(often) == len(said)
    assert often == sorted(often, reverse=True)


def test_what_any_message_may_be_compared_with_is_encoded_before_all_keys(
    gate: threading.Event, file: VectorFile, writer: Writer
) -> None:
    gate.set()
    encoder = EncodingThread(EncodedTexts(our_model(), file), lambda: ["remind me", "stop"])
    prepare(encoder, writer)
    encoder.close()
    assert Watched.texts[:2] == ["remind me", "stop"]
    assert len(Watched.texts) > 2


def test_what_cannot_be_made_ready_beforehand_is_said_and_no_turn_waits_for_it(
    gate: threading.Event, file: VectorFile, writer: Writer, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Iterable[str]:
        raise ZeroDivisionError

    gate.set()
    encoder = EncodingThread(EncodedTexts(our_model(), file), broken)
    encoder.prepare(BOT, Teaching.of(shop(), (), encoder.ear))
    assert answer(encoder, writer, "no fumes").result(PATIENCE)
    encoder.close()
    assert "cannot be made ready" in caplog.text


def test_what_one_bot_teaches_is_not_forgotten_for_another(
    encoder: EncodingThread, writer: Writer, gate: threading.Event, file: VectorFile
) -> None:
    gate.set()
    (topic,) = shop().topics.values()
    other = topic.model_copy(update={"topic": "kiosk", "flashcards": ()})
    fewer = Teaching.of(Library(MappingProxyType({"kiosk": other})), (), encoder.ear)
    prepare(encoder, writer)
    encoder.prepare(BOT + 1, fewer)
    for number in range(2 * len(texts_of(fewer)) + 9):
        assert answer(encoder, writer, f"fumes {number}").result(PATIENCE)
    all_texts = texts_of(Teaching.of(shop(), (), encoder.ear))
    assert len(texts_of(fewer)) < len(all_texts) == len(file.read())


def test_keys_are_compiled_beforehand_and_not_in_the_thread_that_writes(
    encoder: EncodingThread, writer: Writer, gate: threading.Event, compiling: list[str]
) -> None:
    gate.set()
    teaching = prepare(encoder, writer)
    compiled = len(compiling)
    assert graded(encoder, writer, teaching)
    assert compiling == ["viva-encoder_0"] * compiled


def test_a_key_that_is_asked_for_sooner_is_compiled_beside_the_writer_too(
    encoder: EncodingThread, writer: Writer, gate: threading.Event, compiling: list[str]
) -> None:
    gate.set()
    teaching = Teaching.of(shop(), (), encoder.ear)
    assert graded(encoder, writer, teaching)
    assert graded(encoder, writer, teaching)
    assert compiling == ["viva-encoder_0"]


@pytest.fixture
def counter(path: Path) -> Iterator[Counter]:
    model = our_model()
    file = VectorFile(path.with_name("viva.db.vectors"), model.fingerprint)
    one = Counter(session_on(path))
    with closing(EncodingThread(EncodedTexts(model, file))) as encoder:
        profile = Profile(BOT, "Europe/London")
        one.engine = Engine(one.writer, shop(), languages(), profile, encoder=encoder)
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


class Heard(WrittenEar):
    """An ear that says what it was given to keep."""

    kept: tuple[str, ...] = ()

    def keep_only(self, keys: Iterable[str]) -> None:
        """Remember what is to be kept."""
        self.kept = tuple(keys)


def test_each_ear_prepares_what_is_taught_in_its_language() -> None:
    english, spanish = Heard({}), Heard({}, hears="es")
    (topic,) = shop().topics.values()
    other = topic.model_copy(update={"topic": "tienda", "language": "es"})
    both = Library(MappingProxyType({topic.topic: topic, "tienda": other}))
    ears = SeveralEars((english, spanish))
    teaching = Teaching.of(both, (), ears)
    with closing(EncodingThread(ears, lambda: ["remind me"])) as encoder:
        encoder.prepare(BOT, teaching)
        for _ in range(len(texts_of(teaching))):  # each waits for one portion
            encoder.in_line(lambda: None).result(PATIENCE)
    assert "remind me" in english.kept
    assert spanish.kept
    assert set(spanish.kept) <= set(teaching.graders["tienda"].meanings())
