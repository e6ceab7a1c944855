"""Let the n-th call of the database fail, for n = 1, 2, 3 ... until nothing is left to fail.

An evening is played operation by operation: an update is received, worked off, its reply noted as
sent. Each operation meets a failure at each of its calls, once and for good, and afterwards either
all of it is in the database or nothing; handed in again, it gives what it would have given anyway.
"""

from collections.abc import Callable, Iterator
from itertools import cycle, repeat
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from state.audit import contradictions
from state.errors import NotSaved
from state.tables import mailbox
from tests.databases import Contents, contents, reading_on
from tests.engine.counter import BOT, Counter, evening
from tests.engine.failing import LOST, UNHEARD, FileGround, Ground, Order, ServerGround, ground

Operation = Callable[[Counter], object]


def operations() -> Iterator[Operation]:
    """Everything that happens of an evening, one transaction at a time."""
    for update, event in enumerate(evening()):
        yield lambda counter, update=update: counter.receive(update)
        yield lambda counter, update=update, event=event: counter.take(update, event)
        yield deliver_first
        yield deliver_first


def deliver_first(counter: Counter) -> None:
    """Send the letter that has waited longest, if any waits."""
    waiting = counter.writer.do(lambda db: mailbox.unsent(db, BOT)[:1])
    counter.deliver(waiting)


class Stage(Struct, frozen=True):
    """One operation of an evening: what there is before it, and what it comes to undisturbed."""

    operation: Operation
    kept: Any
    before: Contents
    result: object
    after: Contents


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return ground(tmp_path_factory.mktemp("evening"))


@pytest.fixture(scope="module")
def stages(played: Ground) -> list[Stage]:
    """Play an evening undisturbed, and keep the database as it is before each operation."""
    stages = []
    for operation in operations():
        kept, before = played.keep(), contents(played.path)
        counter = Counter(played.opened(Order()))
        result = operation(counter)
        counter.close()
        stages.append(Stage(operation, kept, before, result, contents(played.path)))
    return stages


@pytest.mark.parametrize(
    "for_good", [False, pytest.param(True, marks=pytest.mark.proof)], ids=["once", "until mended"]
)
def test_whichever_call_fails_a_turn_is_whole_or_not_there(
    for_good: bool,  # noqa: FBT001  # a case of the table
    played: Ground,
    stages: list[Stage],
) -> None:
    """Each call fails in one way, the ways in turn."""
    kinds = cycle(played.kinds)
    failed = sum(failed_calls(played, stage, kinds, for_good=for_good) for stage in stages)
    assert failed > 200  # or the loop has missed most of it


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Have a call fail in every way that there is on the database at hand."""
    if "kind" in metafunc.fixturenames:
        on_server = metafunc.config.getoption("--on-postgres")
        metafunc.parametrize("kind", (ServerGround if on_server else FileGround).kinds)


@pytest.mark.proof
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "until mended"])
def test_whichever_way_a_call_fails_a_turn_is_whole_or_not_there(
    kind: str,
    for_good: bool,  # noqa: FBT001  # a case of the table
    played: Ground,
    stages: list[Stage],
) -> None:
    """Each call fails in every way."""
    always = repeat(kind)
    failed = sum(failed_calls(played, stage, always, for_good=for_good) for stage in stages)
    assert failed > 200


def failed_calls(played: Ground, stage: Stage, kinds: Iterator[str], *, for_good: bool) -> int:
    """Let call after call of an operation fail, and count them."""
    calls = 0
    while fails(played, stage, calls, next(kinds), for_good=for_good):
        calls += 1
    return calls


def fails(played: Ground, stage: Stage, calls: int, kind: str, *, for_good: bool) -> bool:
    """Play one operation with one failure; False when it had no call left to fail."""
    played.put_back(stage.kept)
    order = Order()
    counter = Counter(played.opened(order))
    order.give(calls, kind, for_good=for_good)
    try:
        result = stage.operation(counter)
    except NotSaved:
        order.mend()
        left = contents(played.path)
        assert_sound(played.path)
        if kind == UNHEARD and left == stage.after:
            counter.writer.close()
            return True  # saved all the same
        assert left == stage.before
        if kind in LOST:
            counter.writer.close()
            counter = Counter(played.opened(order))
        result = stage.operation(counter)
    order.mend()
    counter.close()
    assert (result, contents(played.path)) == (stage.result, stage.after)
    return order.failures > 0


def assert_sound(path: Path) -> None:
    with reading_on(path) as db:
        assert contradictions(db) == []
