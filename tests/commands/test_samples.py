"""`viva samples export`, as an operator types it."""

import shutil
from pathlib import Path

from click.testing import CliRunner

from bot.commands import samples
from content.load import load_topic
from state.records.contests import Sample
from state.records.learners import Learner, Who
from state.tables import contests, learners
from state.writer import Writer
from tests.databases import put_empty, session_on
from tests.made import topic_of
from tests.shipped import SHIPPED

ADA, MARKER = Who(7, 1), Who(7, 2)
ITEM = "sales-information/s-second-source"


def test_what_markers_have_judged_goes_into_the_topics_own_file(tmp_path: Path) -> None:
    topics = tmp_path / "topics"
    shutil.copytree(SHIPPED, topics)
    path = tmp_path / "viva.db"
    _contested(path, "one lot of people", accepted=True)
    _contested(path, "cos teacher says", accepted=False)
    export = ["export", "--db", str(path), "--content", str(topics)]
    for _ in range(2):  # a second export changes nothing
        ran = CliRunner().invoke(samples.command, export)
        assert ran.exit_code == 0, ran.output
    before, after = (
        {one.item: one for one in load_topic(folder / "sales-information").samples}
        for folder in (SHIPPED / "customer-service", topics / "customer-service")
    )
    stood, judged = before.pop("s-second-source"), after.pop("s-second-source")
    assert after == before
    assert judged.right == (*stood.right, "one lot of people")
    assert judged.wrong == (*stood.wrong, "cos teacher says")


def test_an_answer_to_a_question_that_is_gone_spoils_no_topic(tmp_path: Path) -> None:
    topics = tmp_path / "topics"
    shutil.copytree(SHIPPED, topics)
    path = tmp_path / "viva.db"
    _contested(path, "the till", accepted=True, item="sales-information/s-gone")
    ran = CliRunner().invoke(
        samples.command, ["export", "--db", str(path), "--content", str(topics)]
    )
    assert ran.output == "of questions that are not there, left out: 1 judged answers\n"
    load_topic(topics / "customer-service" / "sales-information")


def test_an_answer_to_a_question_that_was_renamed_goes_under_its_new_name() -> None:
    card = {"id": "f-new", "was": "f-old", "front": "F", "back": "B"}
    judged = [Sample("tt/f-old", "b b", is_right=True), Sample("other/f-old", "c", is_right=True)]
    assert samples.judged_of(topic_of((), [card]), judged) == [
        Sample("tt/f-new", "b b", is_right=True)
    ]


def test_where_nothing_was_judged_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "viva.db"
    put_empty(path)
    ran = CliRunner().invoke(samples.command, ["export", "--db", str(path)])
    assert "no answer has been judged yet" in ran.output


def _contested(path: Path, response: str, *, accepted: bool, item: str = ITEM) -> None:
    """Have a learner contest a response and a marker decide."""
    writer = Writer(session_on(path))
    for who in (ADA, MARKER):
        writer.do(lambda db, who=who: learners.welcome(db, who, Learner("X", "Europe/London"), 1))
    writer.do(lambda db: contests.contest(db, ADA, item, response, 1))
    case = writer.do(lambda db: contests.next_case(db, 7))
    assert case is not None
    if accepted:
        writer.do(lambda db: contests.accept(db, MARKER, case.id, 2))
    else:
        writer.do(lambda db: contests.refuse(db, MARKER, case.id, "too vague", 2))
    writer.close()
