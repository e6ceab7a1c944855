"""How the learner stands, in words, bars and numbers that fit a small screen."""

from bot.tutor.moves import ConceptProgress, ShowProgress, TopicProgress
from bot.views.menus import menu
from bot.views.message import Message, lines, paragraphs
from bot.views.texts import Html, Texts
from state.memory.activity import Streak
from state.memory.progress import Retention
from state.records.learners import Calibration

BAR = 10
"""Blocks in a bar: ten fit beside a number at 360 pixels."""

ENOUGH_SURE = 10
"""Times that somebody must have said "Sure" before we say how often that was right."""

ENOUGH_BACK = 20
"""Reviews from which we say how many of them were remembered: fewer would swing by tens."""

ENOUGH_DAYS = 2
"""Days of revision that are worth calling kept up."""

NAMED = 3
"""Concepts not met yet that are named; more are counted."""

_FIRM = (0.25, 0.5, 0.75)
"""Where "begun" (from 1 % on) becomes "growing", "firm" and "strong"."""


def show_progress(move: ShowProgress, t: Texts) -> Message:
    """Show how the learner stands, with one next step."""
    if not move.topics:
        return Message(t("progress.nothing"), menu(t, "topics"))
    week = t(
        "progress.week",
        days=move.week_days,
        reviews=move.week_reviews,
        recalled=move.week_recalled,
    )
    body = paragraphs(
        t("progress.head"),
        *(_topic(topic, t) for topic in move.topics),
        _explained(move, t),
        lines(_due(move.minutes, t), _ahead(move.minutes, t)),
        lines(
            week if move.week_reviews else None,
            _kept_up(move.streak, t),
            _still_known(move.retention, t),
            _sureness(move.calibration, t),
            _ideas(move, t),
        ),
        t(f"progress.next_{move.next_step}"),
    )
    rows = (*menu(t, move.next_step, "weak"), *menu(t, "picture", "topics"))
    return Message(body, rows)


def word(recall: float, t: Texts) -> str:
    """The word for a chance of recall, 0 to 1."""
    known = round(100 * recall) > 0
    return t.plain(f"progress.word_{known + sum(recall >= step for step in _FIRM)}")


def _topic(topic: TopicProgress, t: Texts) -> Html:
    return paragraphs(
        lines(t("progress.topic", title=topic.title), _known(topic, t)),
        lines(*(_concept(concept, t) for concept in topic.concepts if _percent(concept))),
        lines(
            _missed([one.name for one in topic.concepts if one.met and not _percent(one)], t),
            _unmet([one.name for one in topic.concepts if not one.met], t),
        ),
    )


def _known(topic: TopicProgress, t: Texts) -> Html:
    """Say how much is left of what was met: the bars, which are about all there is, start low."""
    met = sum(concept.met for concept in topic.concepts)
    known = round(sum(concept.recall * concept.total for concept in topic.concepts))
    return t("progress.known", met=met, known=known)


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
    filled = round(concept.recall * BAR)
    bar = "█" * filled + "░" * (BAR - filled)
    percent = _percent(concept)
    says = word(concept.recall, t)
    return lines(
        t("progress.concept", name=concept.name),
        t("progress.bar", bar=bar, percent=percent, word=says, trend=_trend(concept, t)),
    )


def _trend(concept: ConceptProgress, t: Texts) -> str:
    points = _points(concept)
    if not points:
        return ""
    return t.plain("progress.up" if points > 0 else "progress.down", points=abs(points))


def _points(concept: ConceptProgress) -> int:
    """Give the change in a week in whole points of a hundred."""
    return round(100 * (concept.change or 0.0))


def _explained(move: ShowProgress, t: Texts) -> Html:
    moved = any(_points(concept) for topic in move.topics for concept in topic.concepts)
    return t("progress.explain_change" if moved else "progress.explain")


def _due(minutes: tuple[int, ...], t: Texts) -> Html:
    if not minutes[0]:
        return t("progress.no_minutes")
    return t("progress.minutes", minutes=minutes[0])


def _ahead(minutes: tuple[int, ...], t: Texts) -> Html | None:
    week, after = sum(minutes[1:8]), sum(minutes[8:15])
    if week and after:
        return t("progress.ahead", week=week, after=after)
    return t("progress.ahead_both", minutes=week + after) if week + after else None


def _kept_up(streak: Streak, t: Texts) -> Html | None:
    """Say how long it has been kept up; somebody who is just back is told nothing."""
    if streak.days < ENOUGH_DAYS:
        return None
    key = "progress.kept_up_spare" if streak.spare else "progress.kept_up"
    return t(key, days=streak.days, spare=streak.spare)


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
