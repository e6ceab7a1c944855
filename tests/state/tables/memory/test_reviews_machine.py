"""Reviews, undos, renames and repeats in any order: the log always explains the rest."""

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from state.audit import contradictions
from state.memory import schedule
from state.records.learners import Learner, Rating, Review, Who
from state.records.mail import Arrival
from state.tables import learners, mailbox
from state.tables.memory import memories, reviews
from state.values import replace
from tests.databases import short_lived

BOT = 7
LEARNERS = (Who(BOT, 1), Who(BOT, 2))
NAMES = ["t/a", "t/b", "t/c", "t/d"]

people = st.sampled_from(LEARNERS)
names = st.sampled_from(NAMES)
ratings = st.sampled_from(Rating)


class Learning(RuleBasedStateMachine):
    """Keeps a plain model of what should be remembered beside the database."""

    @initialize()
    def begin(self) -> None:
        """Start with an empty database and an empty model."""
        self._databases = ExitStack()
        self.db = self._databases.enter_context(short_lived())
        for who in LEARNERS:
            learners.welcome(self.db, who, Learner("Ann", "Europe/London"), 0)
        self.day = 739_000
        self.log: list[tuple[Who, Review]] = []  # what counts, under the present names
        self.updates: list[Callable[[], None]] = []
        self.last_rename: dict[str, str] = {}

    def teardown(self) -> None:
        """Let go of the database, if the run came as far as having one."""
        if hasattr(self, "_databases"):
            self._databases.close()

    def _update(self, number: int, work: Callable[[], None]) -> None:
        """Work an update off as the engine does: only while it is open."""
        mailbox.receive(self.db, BOT, [Arrival(number, 1, "{}")], 0)
        if mailbox.finish(self.db, BOT, number):
            work()

    @rule(who=people, rating=ratings, step=st.integers(-3, 60), data=st.data())
    def review(self, who: Who, rating: Rating, step: int, data: st.DataObject) -> None:
        """Of any item, also one that has taken over the former name of another."""
        self.day += step
        item = data.draw(names)
        event = Review(item, self.day, self.day, rating, 0.9, data.draw(st.sampled_from([0, 4])))

        def work() -> None:
            memory = reviews.note(self.db, who, event)
            self.log.append((who, replace(event, due=memory.due)))

        self.updates.append(work)
        self._update(len(self.updates) - 1, work)

    @precondition(lambda self: self.updates)
    @rule(data=st.data())
    def redeliver(self, data: st.DataObject) -> None:
        """Telegram gives the same update again."""
        number = data.draw(st.integers(0, len(self.updates) - 1))
        self._update(number, self.updates[number])

    @rule(who=people)
    def undo(self, who: Who) -> None:
        """The newest review of a learner is taken back."""
        mine = [place for place, (owner, _) in enumerate(self.log) if owner == who]
        logged = reviews.last(self.db, who)
        assert (logged is None) == (not mine)
        if logged is not None:
            _, newest = self.log.pop(mine[-1])
            assert logged.review == newest
            reviews.undo(self.db, who, logged, self.day)

    @rule(old=names, new=names)
    def rename(self, old: str, new: str) -> None:
        """To a fresh name, a name of old, or that of an item it is merged into."""
        if old == new:
            return
        self.last_rename = {old: new}
        reviews.rename_items(self.db, BOT, self.last_rename, self.day)
        self.log = [
            (who, replace(event, item=new) if event.item == old else event)
            for who, event in self.log
        ]

    @rule()
    def start_again(self) -> None:
        """At every start the content says once more what was renamed."""
        for old, new in self.last_rename.items():
            self.rename(old, new)

    @invariant()
    def memories_are_the_replay_of_the_reviews(self) -> None:
        """And there is no other memory."""
        for who in LEARNERS:
            kept = {memory.item: memory for memory in memories.all_of(self.db, who)}
            for item in NAMES:
                log = [event for owner, event in self.log if (owner, event.item) == (who, item)]
                assert kept.pop(item, None) == schedule.replay(log)
            assert kept == {}

    @invariant()
    def days_count_the_reviews(self) -> None:
        """All of them, and those remembered."""
        for who in LEARNERS:
            mine = [event for owner, event in self.log if owner == who]
            reviews = Counter(event.day for event in mine)
            recalled = Counter(event.day for event in mine if event.rating > Rating.AGAIN)
            kept = {tally.day: tally for tally in memories.tallies(self.db, who, 0)}
            assert {day: kept[day].reviews for day in kept if kept[day].reviews} == reviews
            assert {day: kept[day].recalled for day in kept if kept[day].recalled} == recalled

    @invariant()
    def the_audit_agrees(self) -> None:
        """It derives everything in its own way."""
        assert contradictions(self.db) == []


TestLearning = Learning.TestCase
TestLearning.settings = settings(max_examples=60, stateful_step_count=25)
