"""What holds for every conversation, whatever is typed, tapped or forged."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.tutor.model.authoring import Authoring
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage, Why
from bot.tutor.model.events import Commanded, Event, Pressed, Said
from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.model.people import Classroom, People
from bot.tutor.model.session import Session, beneath
from bot.tutor.model.stored import dump, load
from bot.tutor.moves.asking import Ask, GiveHint
from bot.tutor.moves.hints import Hint
from bot.tutor.moves.marking import MarkTyped
from bot.tutor.moves.turn import Turn
from bot.tutor.respond import respond
from state.records.classes import GroupName, Membership
from state.records.contests import Case, Report
from state.records.learners import Review, Role
from state.records.topics import Edition
from state.values import replace
from tests.counted import calls
from tests.tutor.laying import MORNING, TEXTS, WHOLE, Pupil

COMMANDS = (
    "start",
    "revise",
    "quiz",
    "mock",
    "learn",
    "topics",
    "progress",
    "misconceptions",
    "undo",
    "stop",
    "help",
    "queue",
    "invite",
    "join",
    "leave",
    "board",
    "class",
    "csv",
    "content",
    "fix",
    "nonsense",
)
GROUP = GroupName(-1001, "9B")
EDITION = Edition(
    7, "sales-information", 2, "Sales", "0123456789abcdef", '{"kind": "new"}', MORNING, 101, "Ada"
)
BEGINNINGS = ("/start t_sales-information", "/quiz", "/mock", "/revise 0")
ARGUMENTS = ("", "2", "4", "0", "t_sales-information", "sales-information", "'; --")
WORDS = sorted({*TEXTS.intents.words, "a", "b c a", "true", "25", "internal external", "2, 4"})
ANSWERS = (
    "idk",
    "?",
    "happy customers means good sales",
    "scores show how people felt not what they bought",
    "who wrote it",
    "who wrote it and when",
    "I meant who paid for it",
    "the others dont get heard",
    "use a survey because it tells us why. reviews are public so it is ethical",
    "\u202e<b>&",
)
VERBS = (
    "pick",
    "done",
    "back",
    "hint",
    "show",
    "skip",
    "next",
    "mean",
    "judge",
    "sure",
    "unasked",
    "contest",
    "report",
    "page",
    "begin",
)
MENUS = (
    "m.begin.sales-information",
    "m.begin.nothing",
    "m.continue",
    "m.new",
    "m.quiz",
    "m.mock",
    "m.learn",
    "m.revise.2",
    "m.revise.0",
    "m.accept.1",
    "m.refuse.1",
    "m.closed.1",
    "m.queue",
    "m.invite.owner",
    "m.onboard.-1001",
    "m.share.-1001",
    "m.class.-1001",
    "m.csv.-1001",
    "m.content.sales-information",
    "m.goback.7",
    "m.goback.sales-information",
    "m.sendfile.7",
    "m.sendfile.sales-information",
    "m.preview.0123456789abcdef",
    "m.publish.0123456789abcdef",
    "m.publishall.7",
    "m.discard.7",
)

LIKELY = ("skip", "next", "idk", "hint", "yes", "no", "true", "b", "sure", "show me", "why?")
"""What learners type most; the rest of the words are tried as well."""

words = (
    st.sampled_from(LIKELY)
    | st.sampled_from(ANSWERS)
    | st.sampled_from(WORDS)
    | st.text(max_size=40)
)


def forged(pupil: Pupil) -> st.SearchStrategy[str]:
    """Taps on the open prompt that the screen may never have offered, and older ones."""
    activity = pupil.session.activity
    number = activity.prompt.number if isinstance(activity, Drill) and activity.prompt else 0
    serial = st.sampled_from([pupil.session.serial, max(0, pupil.session.serial - 1)])
    numbers = st.sampled_from([number, number, max(0, number - 1)])
    argument = st.none() | st.integers(0, 12)
    return st.builds(
        lambda s, n, verb, a: f"{s}.{n}.{verb}" + ("" if a is None else f".{a}"),
        serial,
        numbers,
        st.sampled_from(VERBS),
        argument,
    )


class Conversations(RuleBasedStateMachine):
    """One learner who does anything at all."""

    def __init__(self) -> None:
        super().__init__()
        self.pupil = Pupil(
            is_marker=True,
            case=Case(1, "sales-information/s-scores", "they felt it", 2),
            report=Report(1, "sales-information/s-scores", "unclear", ""),
            people=People(
                roles=frozenset(Role),
                groups=(GROUP,),
                memberships=(Membership(GROUP),),
                classroom=Classroom(GROUP, (), (), others=3),
                authoring=Authoring(frozenset(Role), edition=EDITION, history=(EDITION,)),
            ),
        )
        self.before = self.pupil.session

    @initialize(begin=st.sampled_from(BEGINNINGS))
    def begin(self, begin: str) -> None:
        """A session of some kind is going on."""
        self.pupil.say("/start t_sales-information")
        self.pupil.say(begin)

    def _take(self, event: Event) -> None:
        self.before = self.pupil.session
        desk = self.pupil.desk()
        assert respond(desk, event) == respond(desk, event), "the same desk, the same turn"
        turn = self.pupil.take(event)
        self._rated_once(turn)
        if isinstance(event, Said | Commanded):
            decided = any(not isinstance(one, Review) for one in turn.records)
            assert turn.moves or decided, f"no reply to {event}"

    def _rated_once(self, turn: Turn) -> None:
        reviews = [one for one in turn.records if isinstance(one, Review)]
        assert len(reviews) <= 1
        if reviews:
            activity = beneath(self.before.activity)  # an answer may come while a text is asked for
            assert isinstance(activity, Drill)
            assert activity.prompt is not None
            assert activity.prompt.stage is not Stage.SETTLED
            assert activity.prompt.ref == reviews[0].item

    @rule(text=words)
    def say(self, text: str) -> None:
        """Words are typed."""
        self._take(Said(text, self.pupil.now))

    @rule(name=st.sampled_from(COMMANDS), argument=st.sampled_from(ARGUMENTS))
    def command(self, name: str, argument: str) -> None:
        """A command is given."""
        self._take(Commanded(name, argument, self.pupil.now))

    @rule(data=st.data(), taps=st.integers(1, 6))
    def tap_what_is_shown(self, data: st.DataObject, taps: int) -> None:
        """Buttons that are on the screen are tapped."""
        for _ in range(taps):
            self._tap(data)

    def _tap(self, data: st.DataObject) -> None:
        buttons = self.pupil.buttons()
        if buttons:
            self._take(Pressed(data.draw(st.sampled_from(buttons)), self.pupil.now))

    @rule(data=st.data())
    def tap_what_is_forged(self, data: st.DataObject) -> None:
        """Data that no button has now comes as a tap."""
        token = data.draw(forged(self.pupil) | st.sampled_from(MENUS) | st.text(max_size=20))
        self._take(Pressed(token, self.pupil.now))

    @rule(hours=st.sampled_from([1, 5, 24, 72]))
    def time_passes(self, hours: int) -> None:
        """The learner is away."""
        self.pupil.now += 3600 * hours

    @invariant()
    def the_place_is_within_the_total(self) -> None:
        """Nobody is ever on question 5 of 4."""
        activity = self.pupil.session.activity
        if isinstance(activity, Drill) and activity.prompt is not None and not activity.over:
            assert 1 <= activity.place <= activity.total
            assert len(activity.settled) <= activity.total

    @invariant()
    def a_session_survives_being_written_down(self) -> None:
        """What a restart would read is what was there."""
        body = dump(self.pupil.session)
        assert load(body) == self.pupil.session
        assert json.loads(body) is not None


Conversations.TestCase.settings = settings(
    max_examples=50,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
test_any_conversation = Conversations.TestCase

STEPS = st.lists(st.integers(0, 11), max_size=25)


@given(begin=st.sampled_from(BEGINNINGS), taps=STEPS)
@settings(max_examples=60, deadline=None)
def test_from_anywhere_a_learner_can_get_to_the_end_by_the_buttons_shown(
    begin: str, taps: list[int]
) -> None:
    """Some taps at random, then the last button of each newest row of buttons, to the end."""
    pupil = Pupil()
    pupil.say("/start t_sales-information")
    pupil.say(begin)
    for tap in taps:
        own = [data for data in pupil.buttons() if not data.startswith("m.")]
        if own:
            pupil.press(own[tap % len(own)])
    for _ in range(150):
        if not _finish_a_step(pupil):
            return
    raise AssertionError(f"no end in sight: {pupil.session}")


def _timeless(session: Session) -> Session:
    """A session without the moments and seconds that it keeps."""
    match session.activity:
        case Drill() as drill:
            timeless = replace(drill, spent=0, counted_to=0)
            return replace(session, last_at=0, activity=timeless)
        case _:
            return replace(session, last_at=0)


def _finish_a_step(pupil: Pupil) -> bool:
    """Do something with the open prompt that a tired learner would; False at the end."""
    activity = pupil.session.activity
    if not isinstance(activity, Drill) or activity.prompt is None or activity.over:
        return False
    before = pupil.session
    here = f"{before.serial}.{activity.prompt.number}."
    own = [data for data in pupil.buttons() if data.startswith(here)]
    wanted = ("next", "show", "judge", "done", "sure", "mean", "skip", "pick")
    for verb in wanted:
        for data in own:
            if data.split(".")[2] == verb:
                pupil.press(data)
                if _timeless(pupil.session) != _timeless(before):
                    return True
    raise AssertionError(f"no button leads on: {own} of {before}")


def test_skipping_alone_ends_every_session() -> None:
    for begin in ("/revise 0", "/quiz", "/mock"):
        pupil = Pupil()
        pupil.say("/start t_sales-information")
        pupil.say("stop")
        pupil.say(begin)
        for _ in range(40):
            if not isinstance(pupil.session.activity, Drill):
                break
            pupil.say("skip")
        assert not isinstance(pupil.session.activity, Drill), begin


TRIES = st.lists(st.sampled_from([*ANSWERS, "hint", "why?", "no"]), min_size=1, max_size=12)


@given(name=st.sampled_from(["s-scores", "s-report-checks", "c-swot", "n-change"]), tries=TRIES)
@settings(max_examples=80, deadline=None)
def test_no_hint_is_given_twice_for_one_item(name: str, tries: list[str]) -> None:
    pupil = _on(name)
    hints: list[Hint] = []
    for text in tries:
        turn = pupil.say(text)
        hints += [move.hint for move in turn.moves if isinstance(move, GiveHint)]
        hints += [m.hint for m in turn.moves if isinstance(m, MarkTyped) and m.hint is not None]
        if _prompt_number(pupil.session) != 1:
            break
    assert len(set(hints)) == len(hints)


def test_a_wrong_idea_is_refuted_once_for_an_item() -> None:
    pupil = _on("s-scores")
    for _ in range(3):
        pupil.say("happy customers means good sales")
    said = "\n".join(message.html for message in pupil.screen)
    assert said.count("In fact a score only says") == 1


@given(name=st.sampled_from(["s-scores", "s-report-checks", "c-swot", "n-change"]))
@settings(max_examples=8, deadline=None)
def test_trying_wrongly_always_comes_to_the_answer(name: str) -> None:
    pupil = _on(name)
    for _ in range(8):
        pupil.say("purple monkeys like bananas on tuesday")
        if _settled(pupil.session):
            return
        pupil.say("no")
    raise AssertionError("the ladder has no top")


def test_a_tap_on_anything_that_is_over_changes_nothing() -> None:
    pupil = Pupil()
    pupil.say("/start t_sales-information")
    old = [data for data in pupil.buttons() if not data.startswith("m.")]
    assert old
    pupil.say("/quiz")
    before = pupil.session
    for data in old:
        turn = pupil.press(data)
        assert turn.toast is not None
        assert not turn.records
        assert replace(pupil.session, last_at=0) == replace(before, last_at=0)


def test_every_item_of_both_topics_can_be_put_and_given_up() -> None:
    for name, topic in WHOLE.library.topics.items():
        for item in topic.items():
            pupil = Pupil(WHOLE)
            pupil.session = _session_with(pupil, f"{name}/{item.id}")
            pupil.say("/revise")
            turn = pupil.press("m.continue")
            assert any(isinstance(move, Ask) and move.item == item for move in turn.moves)
            pupil.say("show me the answer")


def _on(name: str) -> Pupil:
    """Open one item in a session of its own."""
    pupil = Pupil()
    pupil.session = _session_with(pupil, f"sales-information/{name}")
    return pupil


def _session_with(pupil: Pupil, ref: str) -> Session:
    version = pupil.library.version(ref)
    prompt = Prompt(ref, 1, version, Why.OPENING)
    drill = Drill(Mode.REVISE, seed=1, total=1, queue=(), prompt=prompt)
    return Session(serial=1, activity=drill, last_at=MORNING)


def _settled(session: Session) -> bool:
    activity = session.activity
    return (
        not isinstance(activity, Drill)
        or activity.prompt is None
        or activity.prompt.stage is Stage.SETTLED
    )


def _prompt_number(session: Session) -> int | None:
    activity = session.activity
    return activity.prompt.number if isinstance(activity, Drill) and activity.prompt else None


PAGES = ("monday and tuesday but not on wednesdays ", "a ", "not 7 but 8 ")
"""What a message is filled with: days, denials, and words that mean nothing."""


@pytest.mark.parametrize("open_ref", ["", "sales-information/f-trend", "sales-information/c-swot"])
@pytest.mark.parametrize("unit", PAGES)
def test_a_page_takes_no_longer_than_its_length_makes_it(open_ref: str, unit: str) -> None:
    def work(count: int) -> int:
        pupil = Pupil()
        pupil.say(f"/start {PRACTISE}{mark_of(open_ref)}" if open_ref else "/start")
        return calls(lambda: pupil.say((unit * 4096)[:count]))

    work(100)  # what is prepared once is prepared now
    assert work(4096) < 2.5 * work(2048) + 20_000  # the same beginning is not read again
