"""How the learner stands, in words and numbers: the next step first, and the rest folded.

Bars are for the picture: read aloud, ten blocks are ten words. What a sign says, a word says too.
"""

from bot.limits import LIMIT, units
from bot.tutor.moves.progress import ConceptProgress, ShowProgress, TopicProgress
from bot.views.account.today import today_lines
from bot.views.buttons import begins, by_name, menu
from bot.views.message import Button, Message, lines, paragraphs
from bot.views.texts import Html, Texts
from state.memory.progress import Retention
from state.records.learners import Calibration

SHOWN = 3
"""Topics that are told of before the fold: more would not fit on one screen."""

ENOUGH_SURE = 10
"""Times that somebody must have said "Sure" before we say how often that was right."""

ENOUGH_BACK = 20
"""Reviews from which we say how many of them were remembered: fewer would swing by tens."""

NAMED = 3
"""Concepts not met yet that are named; more are counted."""

ALL = 0.9
"""The share of the questions met that is expected to be known, to say that all of them are: of a
single one that may be forgotten, rounding would say so."""

_FIRM = (0.25, 0.5, 0.75)
"""Where "begun" (from 1 % on) becomes "growing", "firm" and "strong"."""


def show(move: ShowProgress, t: Texts) -> Message:
    """Show the next step and how the learner stands; the rest is folded."""
    if not move.topics:
        return Message(t("progress.nothing"), menu(t, "topics"))
    top = paragraphs(
        _next_step(move, t),
        today_lines(move.today, t) or None,
        *(_stands(topic, t) for topic in move.topics[:SHOWN]),
    )
    rows = ((_step(move, t), by_name(t, "weak")), *menu(t, "picture", "topics"))
    return Message(paragraphs(top, _folded(move, t, LIMIT - units(top))), rows)


def _step(move: ShowProgress, t: Texts) -> Button:
    """Make the button that does what is next."""
    if move.left_at:
        return begins(t.plain("button.resume", place=move.left_at), "continue")
    if move.next_step == "revise" and not move.minutes[0]:
        return by_name(t, "revise_new", "revise")
    return by_name(t, move.next_step)


def _next_step(move: ShowProgress, t: Texts) -> Html:
    """Say what to do next, and how long it takes."""
    if move.left_at:
        return t("progress.next_left", place=move.left_at)
    if move.next_step == "quiz":
        return t("progress.next_quiz")
    if not move.minutes[0]:
        return t("progress.next_new")
    return t("progress.next_revise", minutes=move.minutes[0])


def _stands(topic: TopicProgress, t: Texts) -> Html:
    """Say of a topic how much was met, and how much of that is still there."""
    met = sum(concept.met for concept in topic.concepts)
    total = sum(concept.total for concept in topic.concepts)
    expected = sum(concept.recall * concept.total for concept in topic.concepts)
    known = round(expected)
    is_all = expected >= ALL * met
    much = ("one" if met == 1 else "all") if is_all else "some" if known else "none"
    says = t(f"progress.stands_{much}", met=met, total=total, known=known)
    return lines(t("progress.topic", title=topic.title), says)


def _folded(move: ShowProgress, t: Texts, room: int) -> Html:
    """Fold every number, for whoever wants them; the last are left out until it fits."""
    rows = [
        row for topic in move.topics for row in _concepts(topic, t, titled=len(move.topics) > 1)
    ]
    rows += [row for row in (t("progress.explain"), *_told(move, t)) if row]
    whole = _fold(rows, t)
    while rows and units(whole) > room:
        rows.pop()
        whole = _fold([*rows, t("progress.more")], t)
    return whole


def _fold(rows: list[Html], t: Texts) -> Html:
    return t("progress.fold", text=lines(t("progress.head"), *rows))


def _told(move: ShowProgress, t: Texts) -> list[Html | None]:
    recalled = move.week_recalled
    key = "progress.week" if recalled else "progress.week_none"
    week = t(key, days=move.week_days, reviews=move.week_reviews, recalled=recalled)
    return [
        _ahead(move.minutes, t),
        week if move.week_reviews else None,
        _still_known(move.retention, t),
        _sureness(move.calibration, t),
        _ideas(move, t),
    ]


def word(recall: float, t: Texts) -> str:
    """The word for a chance of recall, 0 to 1."""
    known = round(100 * recall) > 0
    return t.plain(f"progress.word_{known + sum(recall >= step for step in _FIRM)}")


def _concepts(topic: TopicProgress, t: Texts, *, titled: bool) -> list[Html]:
    """Give a line for each concept of a topic that is known, and one for the others."""
    begun = [one for one in topic.concepts if _percent(one)]
    told = (
        t("progress.topic", title=topic.title) if titled else None,
        *(_concept(one, t) for one in sorted(begun, key=lambda one: -one.recall)),
        _missed([one.name for one in topic.concepts if one.met and not _percent(one)], t),
        _unmet([one.name for one in topic.concepts if not one.met], t),
    )
    return [row for row in told if row is not None]


def _missed(names: list[str], t: Texts) -> Html | None:
    """Name what was met and not remembered, in one line: a bar would only be empty."""
    return t("progress.missed", names="; ".join(names)) if names else None


def _unmet(names: list[str], t: Texts) -> Html | None:
    """Name a few concepts that are still to come, or count them, so that they bury nothing."""
    if len(names) > NAMED:
        return t("progress.unmet_many", concepts=len(names))
    return t("progress.unmet", names="; ".join(names)) if names else None


def _percent(concept: ConceptProgress) -> int:
    return round(100 * concept.recall)


def _concept(concept: ConceptProgress, t: Texts) -> Html:
    return t(
        "progress.concept",
        name=concept.name,
        percent=_percent(concept),
        word=word(concept.recall, t),
        trend=_trend(concept, t),
    )


def _trend(concept: ConceptProgress, t: Texts) -> str:
    points = round(100 * (concept.change or 0.0))
    if not points:
        return ""
    return t.plain("progress.up" if points > 0 else "progress.down", points=abs(points))


def _ahead(minutes: tuple[int, ...], t: Texts) -> Html | None:
    week, after = sum(minutes[1:8]), sum(minutes[8:15])
    if week and after:
        return t("progress.ahead", week=week, after=after)
    return t("progress.ahead_both", minutes=week + after) if week + after else None


def _still_known(kept: Retention, t: Texts) -> Html | None:
    if kept.reviews < ENOUGH_BACK:
        return None
    percent = round(100 * kept.remembered / kept.reviews)
    return t("progress.retention", reviews=kept.reviews, percent=percent)


def _sureness(said: Calibration | None, t: Texts) -> Html | None:
    """Say how well "Sure" can be trusted, once there is enough to go by."""
    if said is None or said.sure < ENOUGH_SURE:
        return None
    return t("progress.calibration", tenths=round(10 * said.right / said.sure))


def _ideas(move: ShowProgress, t: Texts) -> Html | None:
    if not move.active_ideas + move.cleared_ideas:
        return None
    return t("progress.ideas", active=move.active_ideas, cleared=move.cleared_ideas)
