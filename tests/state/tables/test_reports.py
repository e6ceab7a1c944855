"""What learners say is wrong with a question waits for a marker, oldest first."""

import pytest

from state.records.contests import Report
from state.records.learners import Who
from state.sql import Connection
from state.tables import reports

pytestmark = pytest.mark.usefixtures("ann")


def test_of_reports_the_oldest_open_one_is_next(db: Connection, who: Who) -> None:
    assert reports.next_open(db, who.bot_id) is None
    for item in ("t/b", "t/a"):
        reports.note(db, who, item, "typo", "full stop", 1)
    assert reports.next_open(db, who.bot_id) == Report(1, "t/b", "typo", "full stop")
    reports.close(db, who.bot_id, 1)
    assert reports.next_open(db, who.bot_id) == Report(2, "t/a", "typo", "full stop")
