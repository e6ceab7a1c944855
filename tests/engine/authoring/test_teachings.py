"""Everybody is taught the same, but for an open question that has changed, and a topic on trial."""

import pytest

from bot.engine.authoring.teachings import Teachings
from bot.tutor.model.authoring import on_trial, trial_name
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage
from bot.tutor.model.session import Session
from bot.tutor.model.teaching import Teaching
from content.library import Library
from content.model.topic import Topic
from state.values import replace
from tests.engine.counter import shop

REF = "shop/till"


def asking(library: Library, stage: Stage = Stage.ASKED) -> Session:
    """Have a question open."""
    prompt = Prompt(REF, 1, library.version(REF), stage=stage)
    return Session(1, Drill(Mode.REVISE, 1, 1, (), prompt=prompt))


def changed(topic: Topic) -> Topic:
    """Word all questions otherwise."""
    others = tuple(one.model_copy(update={"ask": f"{one.ask} Why?"}) for one in topic.questions)
    return topic.model_copy(update={"questions": others})


@pytest.fixture
def teachings() -> Teachings:
    return Teachings(Teaching.of(shop()))


@pytest.fixture
def after() -> Teaching:
    return Teaching.of(Library({"shop": changed(shop().topics["shop"])}))


def test_an_open_question_is_finished_as_asked(teachings: Teachings, after: Teaching) -> None:
    before = teachings.current
    session = asking(before.library)
    teachings.change(after)
    own = teachings.for_session(session)
    assert own.library.item(REF) == before.library.item(REF)
    assert own.graders["shop"] is before.graders["shop"]
    assert teachings.for_session(session) is own  # made once


def test_whoever_has_settled_theirs_goes_on_with_what_is_taught_now(
    teachings: Teachings, after: Teaching
) -> None:
    session = asking(teachings.current.library, Stage.SETTLED)
    teachings.change(after)
    assert teachings.for_session(session) is after
    assert teachings.for_session(Session()) is after


def test_a_question_of_an_unknown_version_is_left_to_what_is_taught_now(
    teachings: Teachings, after: Teaching
) -> None:
    session = asking(teachings.current.library)
    assert isinstance(session.activity, Drill)
    assert session.activity.prompt is not None
    other = replace(session.activity.prompt, version="00000000")
    teachings.change(after)
    strange = replace(session, activity=replace(session.activity, prompt=other))
    assert teachings.for_session(strange) is after


def test_a_trial_stands_beside_what_is_taught_with_its_drafts(teachings: Teachings) -> None:
    topic = shop().topics["shop"]
    drafts = tuple(one.model_copy(update={"draft": True}) for one in topic.questions)
    drafted = topic.model_copy(update={"questions": drafts})
    own = teachings.with_trial(teachings.current, "0123", drafted)
    name = trial_name("0123")
    assert [*own.library.topics] == ["shop", name]
    assert len(own.library.questions(name)) == len(drafts)
    assert on_trial(Session(1, Drill(Mode.REVISE, 1, 1, (), topics=(name,)))) == "0123"


def test_a_trial_that_goes_on_is_not_made_again_for_all_the_others(
    teachings: Teachings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.engine.authoring.teachings._MOST", 2)
    topic, current = shop().topics["shop"], teachings.current
    own = teachings.with_trial(current, "own", topic)
    for other in ("0123", "4567", "89ab"):
        teachings.with_trial(current, other, topic)
        assert teachings.with_trial(current, "own", topic) is own
