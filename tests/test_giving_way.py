"""Whoever computes beside turns rests while any are taken, and ends when told to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.engine.engine import Engine
from bot.engine.profile import Profile
from bot.giving_way import LONGEST, TIMES, Ended, GivingWay
from bot.views.texts import load_languages
from content.model.items import ShortQuestion
from state.writer import Writer
from tests.databases import session_on
from tests.shipped import shipped


class Company:
    """A writer, and a thread beside it whose time passes when it is told to."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.computed = 0.0
        self.rests: list[float] = []
        self.giving_way = GivingWay(writer, computed=lambda: self.computed, sleep=self.rests.append)

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
    assert company.rests == []


async def test_a_rest_is_longer_than_the_step_before_it_while_turns_are_taken(
    company: Company,
) -> None:
    await company.giving_way.through(steps(company, turns=True))
    assert company.rests == [pytest.approx(TIMES * 0.1)] * 3


def test_no_rest_is_so_long_that_a_stop_would_wait_for_it(company: Company) -> None:
    company.giving_way.rest()
    company.take_turn()
    company.compute(60)
    company.giving_way.rest()
    assert company.rests == [LONGEST]


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
