"""Timetables and topics of a group, by the names that its people know."""

from bot.views.texts import Html, Texts, safe
from content.model.topic import Topic
from state.records.groups import Timetable


def names_text(timetables: tuple[Timetable, ...], t: Texts) -> Html:
    """Name the forum topics that timetables run in."""
    return Html(", ".join(dict.fromkeys(safe(name_of(one, t)) for one in timetables)))


def name_of(timetable: Timetable, t: Texts) -> str:
    """Name the forum topic that a timetable runs in."""
    if timetable.name:
        return timetable.name
    return t.plain("group.topic_unnamed" if timetable.thread_id else "group.topic_general")


def topics_text(topics: tuple[Topic, ...], t: Texts) -> Html:
    """Name the topics that questions come from."""
    if not topics:
        return t("group.all_topics")
    return Html(", ".join(safe(topic.title) for topic in topics))
