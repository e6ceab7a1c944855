"""Where somebody stands between questions, and where they can go: greetings, topics, the rest."""

from math import ceil
from textwrap import shorten
from typing import Final

from bot.tutor.moves import menus as moves
from bot.views import lesson
from bot.views.buttons import begins, by_name, menu
from bot.views.message import Message, Rows, lines, paragraphs
from bot.views.results import A_LINE, MOST_MISSED
from bot.views.texts import Html, Texts
from content.model.topic import Topic

PAGE: Final = 8
"""Topics on one screen of a phone."""


def show(move: moves.PlaceMove, t: Texts) -> Message:
    """Show where somebody stands, and where they can go."""
    match move:
        case moves.Welcome():
            return _welcome(move, t)
        case moves.HelloAgain():
            where = _left_at(move.place, move.total, t)
            return Message(lines(t("welcome.again", name=move.name), where))
        case moves.ListTopics():
            return _list_topics(move, t)
        case moves.ChooseTopic():
            return _choose_topic(move, t)
        case moves.NoQuestions(topic=topic):
            begin = by_name(t, "revise", "begin", topic.topic)
            return Message(t("no_questions", title=topic.title), ((begin,),))
        case moves.OfferResume():
            left = _left_at(move.place, move.total, t)
            return Message(left, _resume_rows(t, move.place))
        case moves.NothingAsked(topic=topic):
            return Message(t("nothing_asked", title=topic.title), menu(t, "learn", "topics"))
        case moves.NothingDue():
            return _nothing_due(move, t)
        case moves.ShowPage():
            return lesson.show(move, t)
        case moves.ShowWeakest():
            return _show_weakest(move, t)
        case moves.LeftLesson():
            return lesson.left(move, t)
        case moves.NothingToStop():
            return Message(t("nothing_to_stop"), menu(t, "revise", "progress"))
        case moves.LetBe(exam_near=near):
            return Message(t("let_be_near" if near else "let_be"), menu(t, "revise", "progress"))
        case moves.YouAreWelcome():
            return Message(t("welcome_back"), menu(t, "revise", "progress"))


def _show_weakest(move: moves.ShowWeakest, t: Texts) -> Message:
    """Name what is weakest, and offer to practise it."""
    if not move.concepts:
        return Message(t("weakest.nothing"), menu(t, "revise", "topics"))
    names = [t("weakest.row", name=name) for name in move.concepts]
    weakest = lines(t("weakest.head"), *names)
    return Message(paragraphs(weakest, _missed(move, t)), menu(t, "weak", "progress"))


def _missed(move: moves.ShowWeakest, t: Texts) -> Html | None:
    """Say what was missed the last time, in a line each."""
    asked = [shorten(item.asked, A_LINE, placeholder="…") for item in move.missed]
    rows = [t("weakest.row", name=one) for one in asked[:MOST_MISSED]]
    more = t("weakest.more", n=len(asked) - len(rows)) if len(asked) > len(rows) else None
    return lines(t("weakest.missed"), *rows, more) if rows else None


def topic_rows(t: Texts, verb: str, topics: tuple[Topic, ...]) -> Rows:
    """Offer topics, a button each, for what `verb` begins; of many the first page, and more."""
    more = by_name(t, "more_topics", "offered", f"{verb}-{PAGE}")
    return (*_page(t, verb, topics, 0), *(((more,),) if len(topics) > PAGE else ()))


def _page(t: Texts, verb: str, topics: tuple[Topic, ...], first: int) -> Rows:
    page = topics[first : first + PAGE]
    return tuple((begins(title_in(topic, t), verb, topic.topic),) for topic in page)


def _turning(t: Texts, verb: str, argument: str, first: int, total: int) -> Rows:
    """Lead to the page before and the next; no row where there is only one."""
    places = (("earlier_topics", first - PAGE), ("more_topics", first + PAGE))
    there = tuple(
        by_name(t, name, verb, argument.format(place))
        for name, place in places
        if 0 <= place < total
    )
    return (there,) if there else ()


def _page_of(first: int, total: int, t: Texts) -> Html | None:
    """Say which page it is, and that a name can be typed; nothing where there is only one."""
    if total <= PAGE:
        return None
    return t("choose.page", page=str(first // PAGE + 1), pages=str(ceil(total / PAGE)))


def title_in(topic: Topic, t: Texts) -> str:
    """Give a topic's title, with its language where that is not the learner's."""
    if topic.language == t.plain("language_code"):
        return t.plain("button.begin", title=topic.title)
    language = t.languages.get(topic.language, topic.language)
    return t.plain("button.begin_in", title=topic.title, language=language)


def _resume_rows(t: Texts, place: int) -> Rows:
    go_on = begins(t.plain("button.resume", place=place), "continue")
    return ((go_on,), (by_name(t, "afresh", "new"),))


def _welcome(move: moves.Welcome, t: Texts) -> Message:
    """Greet and offer the topics."""
    others = tuple(topic for topic in move.topics if topic != move.chosen)
    rows = topic_rows(t, "begin", others)
    left = _begun(move, t)
    if move.resume:
        place, total = move.resume
        left = _left_at(place, total, t)
        rows = (*_resume_rows(t, place), *rows)
    elif move.chosen or move.back:
        rows = (*menu(t, "revise"), *rows)
    greeting = lines(t("welcome.hello", name=move.name), t("welcome.how"), t("welcome.kept"))
    if move.introduced:
        greeting = t("welcome.again", name=move.name)
    if move.teaches:
        rows = (*rows, *menu(t, "tutorhelp"))
    if move.times and not move.resume:
        return Message(_greeted_again(move, t), rows)
    is_first = move.chosen is None and not move.resume
    choose = t("welcome.choose" if is_first else "welcome.choose_other") if others else None
    return Message(paragraphs(greeting, left, choose), rows)


def _begun(move: moves.Welcome, t: Texts) -> Html | None:
    """Say which topic was chosen, and how long what is due today takes."""
    chosen = t("welcome.chosen", title=move.chosen.title) if move.chosen else None
    due = t("welcome.due", minutes=move.minutes_due) if move.minutes_due else None
    on = t("welcome.go_on") if move.chosen or due else None
    return lines(chosen, due, on) if on else None


def _greeted_again(move: moves.Welcome, t: Texts) -> Html:
    """Answer another greeting in few words, and never in the same as the last."""
    if move.chosen is None:
        return t("welcome.still_to_choose", variant=move.times - 1)
    return t("welcome.still_here", variant=move.times - 1, title=move.chosen.title)


def _list_topics(move: moves.ListTopics, t: Texts) -> Message:
    rows = [
        t("topics.row", title=title_in(r.topic, t), met=r.met, total=r.total)
        if r.total
        else t("topics.row_none", title=title_in(r.topic, t))
        for r in move.rows
    ]
    first, total = move.first, len(move.rows)
    buttons = _page(t, "begin", tuple(row.topic for row in move.rows), first)
    mixed = menu(t, "mixed") if sum(row.met > 0 for row in move.rows) > 1 else ()
    page = lines(*rows[first : first + PAGE])
    body = paragraphs(t("topics.head"), page, _page_of(first, total, t))
    rest = (*_turning(t, "listed", "{}", first, total), *mixed, *menu(t, "learn", "mock"))
    return Message(body, (*buttons, *rest), move.in_place)


def _choose_topic(move: moves.ChooseTopic, t: Texts) -> Message:
    unknown = t("choose.unknown", named=shorten(move.unknown, 60)) if move.unknown else None
    first, total = move.first, len(move.topics)
    turning = _turning(t, "offered", f"{move.verb}-{{}}-{moves.HERE}", first, total)
    rows = (*_page(t, move.verb, move.topics, first), *turning)
    if move.verb == "begin":
        rows = (*rows, (by_name(t, "you_choose", "mixed"),))
    asked = lines(t(f"choose.{move.verb}"), _page_of(first, total, t))
    return Message(paragraphs(unknown, asked), rows, move.in_place)


def _left_at(place: int, total: int, t: Texts) -> Html:
    return t("resume", place=place, total=total) if total else t("resume_endless", place=place)


def _nothing_due(move: moves.NothingDue, t: Texts) -> Message:
    """Say when there will be something to do, and what can be done now."""
    match move.in_days:
        case None:
            text = t("nothing_due.none")
        case 1:
            text = t("nothing_due.tomorrow")
        case days:
            text = t("nothing_due.later", days=days)
    return Message(text, menu(t, "quiz", "learn"))
