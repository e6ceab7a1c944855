"""Which wrong ideas are held, and what is to be asked again: as it was last decided."""

import pytest

from state.records.learners import Evidence, Hold, Holding, Who
from state.sql import Connection
from state.tables import misconceptions
from state.values import replace

pytestmark = pytest.mark.usefixtures("ann")

DAY = 740_000
HELD = Holding("t/w", Hold.CLEARING, 2, DAY, (Evidence("t/a", DAY, 0.5),), next_check=DAY + 14)


def test_a_holding_comes_back_as_it_was_saved(db: Connection, who: Who) -> None:
    misconceptions.save(db, who, HELD)
    assert misconceptions.holdings(db, who) == (HELD,)
    assert misconceptions.holdings(db, Who(who.bot_id, 1)) == ()


def test_what_is_decided_later_takes_its_place(db: Connection, who: Who) -> None:
    cleared = replace(HELD, state=Hold.CLEARED, evidence=(), next_check=None)
    for holding in (HELD, cleared):
        misconceptions.save(db, who, holding)
    assert misconceptions.holdings(db, who) == (cleared,)


def test_an_item_is_asked_again_from_its_day_until_it_was_asked(db: Connection, who: Who) -> None:
    misconceptions.ask_again_on(db, who, "t/a", DAY + 1)
    assert misconceptions.rechecks(db, who, DAY) == ()
    assert misconceptions.rechecks(db, who, DAY + 3) == ("t/a",)
    misconceptions.asked(db, who, "t/a", DAY)
    assert misconceptions.rechecks(db, who, DAY + 3) == ("t/a",), "that was before its day"
    misconceptions.asked(db, who, "t/a", DAY + 1)
    assert misconceptions.rechecks(db, who, DAY + 3) == ()


def test_two_plans_for_one_item_are_one_question(db: Connection, who: Who) -> None:
    for day in (DAY, DAY, DAY + 1):
        misconceptions.ask_again_on(db, who, "t/a", day)
    assert misconceptions.rechecks(db, who, DAY + 1) == ("t/a",)
