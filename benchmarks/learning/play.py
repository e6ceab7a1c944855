"""One learner, one policy, up to the exam; everybody at once is a table (`report.py`)."""

from collections.abc import Callable

from benchmarks.learning.learners import Learner
from benchmarks.learning.ours import Ours
from benchmarks.learning.policies import NAIVE, Oracle, Policy
from benchmarks.learning.worlds import Mind

OURS, ORACLE = "Viva", "oracle"


def _blind(made: Callable[[Learner], Policy]) -> Callable[[Learner, Mind], Policy]:
    """Make a policy that never looks into the learner's mind."""
    return lambda learner, _mind: made(learner)


POLICIES: dict[str, Callable[[Learner, Mind], Policy]] = {
    **{name: _blind(made) for name, made in NAIVE.items()},
    OURS: lambda learner, _mind: Ours(learner),
    ORACLE: Oracle,
}


def exam_day_recall(learner: Learner, name: str) -> float:
    """Play a policy and give the true mean chance of recall on the morning of the exam."""
    mind, case = learner.mind(), learner.case
    policy = POLICIES[name](learner, mind)
    met = [0] * case.items
    for day in (day for day in range(case.days) if learner.comes[day]):
        policy.begin(day)
        for _ in range(case.budget):
            item = policy.choose()
            recalled = learner.luck[item][met[item] % len(learner.luck[item])][0] < mind.recall(
                item, day
            )
            right = learner.is_right(item, met[item], recalled=recalled)
            mind.meet(item, day, recalled=recalled)
            met[item] += 1
            policy.answered(item, right=right)
    return sum(mind.recall(item, case.days) for item in range(case.items)) / case.items
