"""What a class has shown, as rows of a table."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from benchmarks.dialogue.classroom import Outcome
from benchmarks.dialogue.kinds import KINDS
from benchmarks.dialogue.learner import Visit
from benchmarks.timing import median, milliseconds, percentile
from bot.tutor.choosing.items import SECONDS
from content.model.items import kind_of
from state.records.learners import Hold, Rating

TOO_LONG = 1.25

IDEA_COLUMNS = (
    "really held and followed",
    "cleared",
    "still held when cleared",
    "marked cleared at the end but held",
    "truly gone of all held",
    "days to clear",
    "gone, days until cleared",
    "gone but followed at the end, for days",
    "never held but followed",
)


def rows(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Give all measures of a class but those of wrong ideas."""
    yield from _safety(outcome)
    yield from _lengths(outcome)
    yield from _rates(outcome)
    yield from _climb(outcome)
    yield from _times(outcome)


def ideas(outcome: Outcome) -> list[str]:
    """Give how the wrong ideas ended."""
    watch = outcome.watch
    followed = [(key, case) for key, case in watch.cases.items() if case.active is not None]
    held = [(key, case) for key, case in followed if case.held_at_first]
    clearings = [one for _, case in held for one in case.cleared]
    at_rest = [
        key[1] in watch.minds[key[0]].held
        for key, case in held
        if case.state in (Hold.CLEARED, Hold.WATCH)
    ]
    had = sum(len(mind.held) + len(mind.dropped) for mind in watch.minds.values())
    gone = sum(len(mind.dropped) for mind in watch.minds.values())
    cleared = [case for _, case in held if case.cleared]
    days = [case.cleared[0].day - (case.active or 0) for case in cleared]
    late = [one.late for one in clearings if not one.held]
    kept = [
        outcome.days - 1 - watch.minds[key[0]].dropped[key[1]]
        for key, case in held
        if case.state not in (Hold.CLEARED, Hold.WATCH) and key[1] in watch.minds[key[0]].dropped
    ]
    return [
        str(len(held)),
        f"{len(cleared)} ({_share_of(len(cleared), len(held))})",
        f"{sum(one.held for one in clearings)} of {len(clearings)} "
        f"({_share(one.held for one in clearings)})",
        f"{sum(at_rest)} of {len(at_rest)} ({_share(at_rest)})",
        f"{gone} of {had}",
        _days(days),
        _days(late),
        f"{len(kept)}: {_days(kept)}",
        str(len(followed) - len(held)),
    ]


def _safety(outcome: Outcome) -> Iterator[tuple[str, str]]:
    visits = [visit for one in outcome.learners for visit in one.visits]
    repeated = sum((one.repeated for one in outcome.learners), Counter())
    sorts = Counter(one.sort for one in repeated.elements())
    questions = sum(visit.items for visit in visits)
    yield (
        "turns; sessions; questions put",
        (f"{len(outcome.watch.turns):,}; {len(visits):,}; {questions:,}"),
    )
    yield "dead ends met by learners", str(sum(len(one.dead_ends) for one in outcome.learners))
    probe = outcome.probe
    yield (
        "dead ends among states tried out",
        (f"{len(probe.locked)} of {probe.states:,} ({probe.tried:,} buttons and words tried)"),
    )
    yield (
        "buttons under a newest message that only show a word in passing",
        (", ".join(f"{label}: {count}" for label, count in probe.idle.most_common(5)) or "0"),
    )
    yield (
        "repeated within a question: messages, hints, corrections",
        (f"{sorts['message']}, {sorts['hint']}, {sorts['correction']}"),
    )
    yield "contradictions found by the audit at the end", str(len(outcome.contradictions))


def _lengths(outcome: Outcome) -> Iterator[tuple[str, str]]:
    visits = [
        visit
        for one in outcome.learners
        for visit in one.visits
        if visit.finished and visit.promised_minutes
    ]
    for mode in ("revise", "quiz", "mock"):
        some = [visit for visit in visits if visit.mode == mode]
        if some:
            items = sum(one.items for one in some) / sum(one.promised_items for one in some)
            yield f"{mode}: length lived against promised, median (p90)", _ratios(some)
            yield f"{mode}: sessions over by more than 25 %", _over(some)
            yield f"{mode}: questions put against promised", f"{items:.2f}"
    yield from _minutes_chosen(outcome)
    for name in (*(kind.name for kind in KINDS), "mixtures"):
        some = [visit for visit in visits if visit.mode == "revise" and visit.kind == name]
        if some:
            yield f"over by more than 25 %: {name}", _over(some)
    yield "seconds lived (promised), by kind of item", _seconds_by_kind(outcome)


def _minutes_chosen(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Give how long sessions took, but for the first, whose length nobody has chosen yet."""
    for chosen in (2, 4):
        lived = [
            visit.seconds / 60
            for one in outcome.learners
            for visit in one.visits[1:]
            if one.minutes == chosen and visit.finished and visit.mode == "revise"
        ]
        if lived:
            yield (
                f"revise: minutes lived where {chosen} were chosen, median (p90)",
                f"{median(lived):.1f} ({percentile(lived, 0.9):.1f})",
            )


def _seconds_by_kind(outcome: Outcome) -> str:
    spent: defaultdict[str, list[float]] = defaultdict(list)
    for prompt in (prompt for one in outcome.learners for prompt in one.asked):
        if prompt.settled:
            spent[kind_of(prompt.item)].append(prompt.seconds)
    return ", ".join(
        f"{kind} {sum(spent[kind]) / len(spent[kind]):.0f} ({SECONDS[kind]})"
        for kind in SECONDS
        if spent[kind]
    )


def _rates(outcome: Outcome) -> Iterator[tuple[str, str]]:
    watch, counts = outcome.watch, outcome.watch.counts
    asked = sum(n for name, n in counts.items() if name.startswith("asked "))
    attempts = watch.outcomes.total()
    sessions = sum(len(one.visits) for one in outcome.learners)
    for name, count in sorted(watch.outcomes.items()):
        yield f"attempts: {name}", _percent(count, attempts)
    for rating in Rating:
        yield (
            f"ratings: {rating.name.title()}",
            _percent(watch.ratings[rating], watch.ratings.total()),
        )
    yield (
        "hints, a hundred questions",
        _hundred(counts["GiveHint"] + counts["hint with verdict"], asked),
    )
    for name, what in (
        ("Reveal", "answers shown"),
        ("AskSure", "confidence questions"),
        ("Contest", "answers contested"),
        ("ReportProblem", "reports"),
        ("AskClosest", '"which did you mean"'),
        ("AskWhetherHeld", '"would you say this"'),
        ("AskAgain", '"say it another way"'),
    ):
        yield f"{what}, a hundred questions", _hundred(counts[name], asked)
    for why in ("due", "new", "opening", "check", "again"):
        yield f"questions a session: {why}", f"{counts[f'asked {why}'] / sessions:.2f}"
    yield "wrong ideas: relapses", str(counts["relapsed"])
    yield "planned re-checks of confident errors", str(counts["PlanRecheck"])


def _climb(outcome: Outcome) -> Iterator[tuple[str, str]]:
    names = ("recognise", "recall", "in words", "exam answer")
    for week, rungs in sorted(outcome.watch.rungs.items()):
        shares = [f"{name} {_share_of(rungs[n], rungs.total())}" for n, name in enumerate(names)]
        yield f"format climb, week {week + 1}", ", ".join(shares)


def _times(outcome: Outcome) -> Iterator[tuple[str, str]]:
    watch = outcome.watch
    for name, times in (
        ("respond, grading included", watch.responding),
        ("whole turn without the flush", watch.turns),
    ):
        yield (
            f"{name}: CPU time p50, p99, greatest",
            ", ".join(
                milliseconds(value)
                for value in (percentile(times, 0.5), percentile(times, 0.99), max(times))
            ),
        )


def _ratios(visits: list[Visit]) -> str:
    ratios = [visit.seconds / 60 / visit.promised_minutes for visit in visits]
    return f"{median(ratios):.2f} ({percentile(ratios, 0.9):.2f})"


def _over(visits: list[Visit]) -> str:
    over = [visit.seconds > TOO_LONG * 60 * visit.promised_minutes for visit in visits]
    return f"{sum(over)} of {len(over)} ({_share(over)})"


def _days(days: list[int]) -> str:
    return f"{median(days):.0f} (p90 {percentile(days, 0.9)})" if days else ""


def _share(flags: Iterable[bool]) -> str:
    listed = list(flags)
    return _share_of(sum(listed), len(listed))


def _share_of(count: int, total: int) -> str:
    return f"{100 * count / total:.0f} %" if total else "none"


def _percent(count: int, total: int) -> str:
    return f"{count:,} ({100 * count / total:.1f} %)" if total else "0"


def _hundred(count: int, asked: int) -> str:
    return f"{100 * count / asked:.1f}" if asked else "0"
