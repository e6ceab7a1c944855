"""Whoever computes beside turns rests while any are taken, and ends when told to."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.engine.engine import Engine
from bot.engine.profile import Profile
from bot.giving_way import TIMES, Ended, GivingWay
from bot.views.texts import load_languages
from content.model.items import ShortQuestion
from state.writer import Writer
from tests.databases import session_on
from tests.shipped import shipped


class Resting(threading.Event):
    """Lets no time pass, and keeps how much would have."""

    def __init__(self) -> None:
        super().__init__()
        self.rests: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:  # noqa: D102  # as there
        self.rests.append(timeout or 0.0)
        return self.is_set()


class Company:
    """A writer, and a thread beside it whose time passes when it is told to."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.computed = 0.0
        self.resting = Resting()
        self.giving_way = GivingWay(writer, computed=lambda: self.computed, ended=self.resting)

    def compute(self, seconds: float) -> None:
        """Take a step of so many seconds."""
        self.computed += seconds

    def take_turn(self) -> None:
        """Let somebody be answered."""
        self.writer.do(lambda _: None)


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    writer = Writer(session_on(tmp_path / "viva.db"))
    yield Company(writer)
    writer.close()


def steps(company: Company, *, turns: bool) -> Iterator[None]:
    for _ in range(3):
        company.compute(0.1)
        if turns:
            company.take_turn()
        yield


async def test_nobody_rests_while_no_turns_are_taken(company: Company) -> None:
    await company.giving_way.through(steps(company, turns=False))
    assert company.resting.rests == []


async def test_a_rest_is_longer_than_the_step_before_it_while_turns_are_taken(
    company: Company,
) -> None:
    await company.giving_way.through(steps(company, turns=True))
    assert company.resting.rests == [pytest.approx(TIMES * 0.1)] * 3


async def test_it_rests_in_the_middle_of_a_long_turn_too(company: Company) -> None:
    begun, over = threading.Event(), threading.Event()

    def long_turn(_: object) -> None:
        begun.set()
        over.wait(60)

    def during_it() -> Iterator[None]:
        turn = company.writer.submit(long_turn)
        begun.wait(60)
        company.compute(0.1)
        yield
        company.compute(0.1)
        yield
        over.set()
        turn.result()

    await company.giving_way.through(during_it())
    assert company.resting.rests[:2] == [pytest.approx(TIMES * 0.1)] * 2


def test_a_stop_waits_for_no_rest(company: Company) -> None:
    giving_way = GivingWay(company.writer, computed=lambda: company.computed)

    def compute() -> None:
        giving_way.rest()
        company.take_turn()
        company.compute(3600)
        giving_way.rest()

    with ThreadPoolExecutor() as threads:
        computing = threads.submit(compute)
        giving_way.end()
        assert isinstance(computing.exception(timeout=60), Ended | None)


async def test_once_it_is_over_no_step_is_taken(company: Company) -> None:
    company.giving_way.end()
    await company.giving_way.through(steps(company, turns=False))
    assert company.computed == 0
    with pytest.raises(Ended):
        company.giving_way.rest()


async def test_afterwards_no_answer_waits_for_its_key(company: Company) -> None:
    engine = Engine(company.writer, shipped(), load_languages(), Profile(1, "Europe/London"))
    await company.giving_way.through(engine.preparing())
    teaching = engine.curriculum.teaching()
    for name, grader in teaching.graders.items():
        typed = [one.id for one in shipped().topics[name].items() if isinstance(one, ShortQuestion)]
        assert typed
        assert grader.compiled.keys() >= set(typed)


async def test_of_many_bots_no_keys_are_compiled_before_they_are_asked_for(
    company: Company,
) -> None:
    engine = Engine(company.writer, shipped(), load_languages(), Profile(1, "Europe/London"))
    await company.giving_way.through(engine.preparing(keys=False))
    assert not any(one.compiled for one in engine.curriculum.teaching().graders.values())
