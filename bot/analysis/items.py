"""Which questions are bad: what the answers of many people say about each item.

Each person counts once for an item, as they met it first: what comes later measures their memory,
and twenty answers of one person are not twenty people. An item that keeps apart those who know the
rest from those who do not tells something; one that those who know get wrong more often than the
others is probably keyed wrong. (This is the classical analysis of items, with the rest of the topic
in the place of the whole test, so that no item is held against itself.)

Few people make wild figures. So nothing is said of an item below `LEAST` people, a share has its
interval, and a finding is named only where the whole interval bears it out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from statistics import median
from typing import Final

from msgspec import Struct

from bot.analysis.intervals import Interval, difference, share
from bot.analysis.wrong_answers import WrongAnswer, unused, wrong_answers
from content.ids import topic_id_of
from content.library import Library
from content.model.items import Item
from state.records.items import Meeting, Voiced

LEAST: Final = 5
"""People below whom nothing is said: too few to judge by, and too few to stay unknown among."""

_HALF: Final = 4
"""People needed on each side to compare those who know the rest with the others."""

_REST: Final = 3
"""Other items of the topic that somebody must have met to be counted on either side."""

_TOO_EASY: Final = 0.85
_TOO_HARD: Final = 0.45
"""Shares right first time that a whole interval must lie above, or below: 22 of 22, 1 of 9."""

_ENOUGH_TO_MISS: Final = 20
"""People of whom none took an option before it is called useless: up to 1 in 7 still may."""

_CONTESTED: Final = 2
_CONFIRMED: Final = 3
"""People who say that they were right after all, unasked and asked, before it is a finding."""


class Finding(StrEnum):
    """What may be wrong with an item, the most urgent first."""

    KEYED_WRONG = "keyed_wrong"  # those who know the rest agree on another answer
    REPORTED = "reported"
    CONTESTED = "contested"  # its key may lack wordings
    TOO_HARD = "too_hard"
    UNUSED = "unused"  # a wrong option that nobody takes
    TOO_EASY = "too_easy"


class Report(Struct, frozen=True):
    """What the answers say about one item."""

    ref: str
    people: int
    right: int
    """People who had it right first time, without help."""
    share: Interval
    knowing: tuple[int, int] | None
    """Of those who know the rest: how many had it right, of how many; None if too few to say."""
    others: tuple[int, int] | None
    """The same of the others."""
    discrimination: Interval | None
    """How much larger the share right is among those who know the rest; -1 to 1."""
    seconds: int | None
    """The median of the time to the first answer."""
    hinted: int
    """People who have asked for help with it."""
    voiced: Voiced
    wrong: tuple[WrongAnswer, ...]
    unused: tuple[str, ...]
    """Wrong options that nobody took, where enough people could have."""
    findings: tuple[Finding, ...]


def analyse(
    library: Library, meetings: Iterable[Meeting], voiced: Mapping[str, Voiced]
) -> tuple[Report, ...]:
    """Report on every item that `LEAST` people have met, those with urgent findings first."""
    by_item: defaultdict[str, list[Meeting]] = defaultdict(list)
    for one in meetings:
        if library.item(one.item) is not None:
            by_item[one.item].append(one)
    rest = _Rest(by_item)
    reports = [
        _report(library, ref, met, rest, voiced.get(ref, Voiced()))
        for ref, met in by_item.items()
        if len(met) >= LEAST
    ]
    return tuple(sorted(reports, key=_urgency))


class _Rest:
    """How people do with all items of a topic but one."""

    def __init__(self, by_item: Mapping[str, Sequence[Meeting]]) -> None:
        self._right: defaultdict[tuple[int, str], int] = defaultdict(int)
        self._met: defaultdict[tuple[int, str], int] = defaultdict(int)
        for ref, met in by_item.items():
            for one in met:
                key = (one.learner, topic_id_of(ref))
                self._right[key] += one.right
                self._met[key] += 1

    def split(self, met: Sequence[Meeting]) -> tuple[list[Meeting], list[Meeting]]:
        """Part those who know the rest better than most from the others; who met little is out."""
        shares = {one: known for one in met if (known := self._share(one)) is not None}
        if not shares:
            return [], []
        cut = median(shares.values())
        above = [one for one, known in shares.items() if known > cut]
        knowing = above or [one for one, known in shares.items() if known == cut]
        taken = set(knowing)
        return knowing, [one for one in shares if one not in taken]

    def _share(self, one: Meeting) -> float | None:
        key = (one.learner, topic_id_of(one.item))
        met = self._met[key] - 1
        return (self._right[key] - one.right) / met if met >= _REST else None


def _report(
    library: Library, ref: str, met: Sequence[Meeting], rest: _Rest, voiced: Voiced
) -> Report:
    item = library.item(ref)
    assert item is not None  # noqa: S101  # `analyse` has left out what is gone
    knowing, others = rest.split(met)
    right = sum(one.right for one in met)
    beside = (_count(knowing), _count(others)) if min(len(knowing), len(others)) >= _HALF else None
    wrong = wrong_answers(item, met, frozenset(one.learner for one in knowing))
    found = share(right, len(met))
    apart = difference(share(*beside[0]), share(*beside[1])) if beside else None
    spare = _unused(item, met)
    findings = {
        Finding.KEYED_WRONG: _is_keyed_wrong(apart, _count(knowing), wrong),
        Finding.REPORTED: voiced.reported > 0,
        Finding.CONTESTED: voiced.contested >= _CONTESTED or voiced.confirmed >= _CONFIRMED,
        Finding.TOO_HARD: found.high < _TOO_HARD,
        Finding.UNUSED: bool(spare),
        Finding.TOO_EASY: found.low > _TOO_EASY,
    }
    taken = [one.seconds for one in met if one.seconds is not None]
    return Report(
        ref=ref,
        people=len(met),
        right=right,
        share=found,
        knowing=beside[0] if beside else None,
        others=beside[1] if beside else None,
        discrimination=apart,
        seconds=round(median(taken)) if len(taken) >= LEAST else None,
        hinted=sum(one.hinted for one in met),
        voiced=voiced,
        wrong=wrong,
        unused=spare,
        findings=tuple(finding for finding, holds in findings.items() if holds),
    )


def _count(met: Sequence[Meeting]) -> tuple[int, int]:
    return sum(one.right for one in met), len(met)


def _unused(item: Item, met: Sequence[Meeting]) -> tuple[str, ...]:
    chose = [one for one in met if one.picks]
    return unused(item, chose) if len(chose) >= _ENOUGH_TO_MISS else ()


def _is_keyed_wrong(
    apart: Interval | None, knowing: tuple[int, int], wrong: Sequence[WrongAnswer]
) -> bool:
    """Whether those who know the rest do worse, or agree on an answer that is not the key's.

    They agree where more than half of them give one answer, and more give it than the right one by
    more than chance.
    """
    if apart is not None and apart.high < 0:
        return True
    right, people = knowing
    most = max((one.knowing for one in wrong), default=0)
    return most > max(people / 2, _HALF) and share(most, most + right).low > 1 / 2


def _urgency(report: Report) -> tuple[int, float, str]:
    order = list(Finding)
    first = order.index(report.findings[0]) if report.findings else len(order)
    return first, report.share.value, report.ref
