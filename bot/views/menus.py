"""Where somebody stands between questions, and where they can go: greetings, topics, the rest."""

from textwrap import shorten

from bot.tutor.moves import menus as moves
from bot.views import lesson
from bot.views.buttons import begins, by_name, menu
from bot.views.message import Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts
from content.model.topic import Topic


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
    return Message(paragraphs(t("weakest.head"), lines(*names)), menu(t, "weak", "progress"))


def topic_rows(t: Texts, verb: str, topics: tuple[Topic, ...]) -> Rows:
    """Offer topics, a button each, for what `verb` begins."""
    return tuple((begins(title_in(topic, t), verb, topic.topic),) for topic in topics)


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
    left = t("welcome.chosen", title=move.chosen.title) if move.chosen else None
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
    choose = t("welcome.choose_other" if move.chosen else "welcome.choose") if others else None
    return Message(paragraphs(greeting, left, choose), rows)


def _list_topics(move: moves.ListTopics, t: Texts) -> Message:
    rows = [
        t("topics.row", title=title_in(r.topic, t), met=r.met, total=r.total)
        if r.total
        else t("topics.row_none", title=title_in(r.topic, t))
        for r in move.rows
    ]
    buttons = topic_rows(t, "begin", tuple(row.topic for row in move.rows))
    mixed = menu(t, "mixed") if sum(row.met > 0 for row in move.rows) > 1 else ()
    body = paragraphs(t("topics.head"), lines(*rows))
    return Message(body, (*buttons, *mixed, *menu(t, "learn", "mock")))


def _choose_topic(move: moves.ChooseTopic, t: Texts) -> Message:
    unknown = t("choose.unknown", named=shorten(move.unknown, 60)) if move.unknown else None
    rows = topic_rows(t, move.verb, move.topics)
    if move.verb == "begin":
        rows = (*rows, (by_name(t, "you_choose", "mixed"),))
    return Message(paragraphs(unknown, t(f"choose.{move.verb}")), rows)


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
