"""How far typed words lead in setting homework: "deposition by friday", "no i mean saturday".

What names neither a subject of the class nor a day is not meant for it.
"""

from msgspec import Struct

from bot.tutor.choosing.homework_items import topics_of
from bot.tutor.finding import lookup
from bot.tutor.homework.chosen import OF_CLASS, OF_SUBJECT, chosen_by, class_named, fits
from bot.tutor.language.dates import read_day
from bot.tutor.language.plain import plain
from bot.tutor.model.desk import Desk
from bot.tutor.model.homework import HomeworkClass
from bot.tutor.model.links import mark_of
from bot.tutor.model.session import Writing
from state.clock.timetable import date_at

MOST_WORDS = 30
"""Words that tell of homework: a subject, a day, and what is said around them."""

ASIDE_WORDS = 3
"""Words beside a day that may say nothing, where the subject is chosen: "no i mean saturday"."""


class Step(Struct, frozen=True):
    """Where words lead in setting homework: the command and argument of a button."""

    command: str
    argument: str
    refused: bool = False
    """Whether a day was named that homework cannot end with."""


def step_of(desk: Desk, writing: Writing, text: str) -> Step | None:
    """Find how far typed words lead; None where they are not meant for homework."""
    of_class, of_subject = OF_CLASS.fullmatch(writing.ref), OF_SUBJECT.fullmatch(writing.ref)
    one = class_named(desk, of_subject[3] if of_subject else of_class[2] if of_class else "")
    if one is None:
        return None
    named, day = subject_and_day(text, date_at(desk.now, one.zone), desk.learner.language)
    if not named and of_subject is None:
        return Step("sethw", writing.ref)
    about = _about(desk, one, named) if named else ""
    is_aside = day is not None and of_subject is not None and len(named.split()) <= ASIDE_WORDS
    if about is None and is_aside:
        about = ""
    if about is None:
        return None
    if about in desk.library.topics:
        return Step("sethw", f"{mark_of(about)}{one.group.key}")
    mark = mark_of(about) if about else of_subject[1] if of_subject else ""
    chosen = chosen_by(desk, f"{mark}{one.group.key}")
    if chosen is None:
        return None
    if day is None or not fits(chosen, day, desk.now):
        return Step("hwabout", chosen.argument, refused=day is not None)
    return Step("hwby", f"{mark}-{day}{one.group.key}")


def subject_and_day(text: str, today: int, language: str) -> tuple[str, int | None]:
    """Part typed words into a subject and the day behind it, or before it."""
    words = text.replace(",", " ").replace(":", " ").split()[:MOST_WORDS]
    for at in range(len(words)):
        for day, rest in ((words[at:], words[:at]), (words[: at + 1], words[at + 1 :])):
            found = read_day(" ".join(day), today, language)
            if found is not None and not found.is_other_weekday:
                return " ".join(rest), found.day
    return text, None


def _about(desk: Desk, one: HomeworkClass, named: str) -> str | None:
    """Find the concept ("topic/concept") or the topic of a class that words name."""
    topics = topics_of(desk.library, one)
    for topic_id in topics:
        for concept in desk.library.topics[topic_id].concepts:
            if plain(concept.name) == plain(named):
                return f"{topic_id}/{concept.id}"
    empty = desk.intents.marks["asking"]
    found = lookup.subject(desk.library, named, desk.learner.language, empty, among=topics)
    if found is None:
        return None
    topic, about = found
    return topic.topic if about is None else f"{topic.topic}/{about.id}"
