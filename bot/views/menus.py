"""What is offered between questions: greetings, lists of topics, what is asked back."""

from textwrap import shorten
from typing import Any, assert_never

from bot.tutor.model.tokens import MenuToken
from bot.tutor.moves.menus import (
    AnswerFromTopic,
    AskBack,
    AskForWords,
    AskSubject,
    ChooseTopic,
    Declined,
    HelloAgain,
    Help,
    HelpForTutors,
    InGroupsOnly,
    LetBe,
    ListTopics,
    MenuMove,
    MoreHelp,
    NoQuestions,
    NothingDue,
    NothingToStop,
    NotUnderstood,
    OfferResume,
    Reply,
    SayNumber,
    ShowPage,
    ShowWeakest,
    TakeYourTime,
    UnknownCommand,
    Welcome,
    YouAreWelcome,
)
from bot.views import lesson
from bot.views.days import clock, date_text
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts
from content.model.topic import Topic

FIRST_SIX = ("revise", "learn", "progress", "exam", "remind", "settings")
"""What most people want, and all that they are told of before they ask for more."""

REPLIES_OFFER = {"harder": ("weak", "mock")}
"""What a reply in a sentence offers, by what it is about."""


def show(move: MenuMove, t: Texts) -> Message:
    """Show a move of those between questions."""
    match move:
        case AnswerFromTopic():
            return _answer_from_topic(move, t)
        case AskBack():
            return _ask_back(move, t)
        case AskSubject(name=name, is_open=is_open):
            text = t("shall.subject_instead" if is_open else "shall.subject", name=name)
            return Message(text, _replies(t, move.at, over_question=move.over_question))
        case Declined(open=is_open):
            text = t("declined.open" if is_open else "declined.between")
            return Message(text, () if is_open else menu(t, "revise", "progress"))
        case Reply(about=about):
            offered = REPLIES_OFFER.get(about, ())
            return Message(t(f"reply.{about}"), menu(t, *offered) if offered else ())
        case ShowWeakest():
            return _show_weakest(move, t)
        case TakeYourTime():
            return Message(t("take_your_time"))
        case AskForWords(spoken=spoken):
            return Message(t("no_voice" if spoken else "no_words"))
        case ChooseTopic():
            return _choose_topic(move, t)
        case HelloAgain():
            where = _left_at(move.place, move.total, t)
            return Message(lines(t("welcome.again", name=move.name), where))
        case Help(teaches=teaches):
            body = paragraphs(t("help.head"), _commands(t, FIRST_SIX), t("help.tail"))
            return Message(body, menu(t, "morehelp", *(["tutorhelp"] if teaches else [])))
        case HelpForTutors():
            return Message(paragraphs(t("help.tutors"), t("help.tutor_commands"), t("help.files")))
        case MoreHelp():
            rest = tuple(name for name in t.commands if name not in FIRST_SIX)
            return Message(paragraphs(t("help.more"), _commands(t, rest)))
        case InGroupsOnly(name=name):
            return Message(t("in_groups_only", name=name))
        case ListTopics():
            return _list_topics(move, t)
        case NothingDue():
            return _nothing_due(move, t)
        case NothingToStop():
            return Message(t("nothing_to_stop"), menu(t, "revise", "progress"))
        case NoQuestions(topic=topic):
            begin = Button(t.plain("button.revise"), str(MenuToken("begin", topic.topic)))
            return Message(t("no_questions", title=topic.title), ((begin,),))
        case NotUnderstood():
            return _not_understood(move, t)
        case OfferResume():
            left = _left_at(move.place, move.total, t)
            return Message(left, _resume_rows(t, move.place))
        case SayNumber(number=number):
            return Message(t("number", number=str(number)))
        case ShowPage():
            return lesson.show(move, t)
        case UnknownCommand(name=name, guess=guess):
            key = "unknown_command_guess" if guess else "unknown_command"
            return Message(t(key, name=name[:32], guess=guess))
        case Welcome():
            return _welcome(move, t)
        case LetBe():
            return Message(t("let_be"), menu(t, "revise", "progress"))
        case YouAreWelcome():
            return Message(t("welcome_back"), menu(t, "revise", "progress"))
        case _:
            assert_never(move)


def _commands(t: Texts, names: tuple[str, ...]) -> Html:
    return lines(*(t("help.row", command=name, what=t.commands[name]) for name in names))


def menu(t: Texts, *names: str) -> Rows:
    """One row of buttons that begin something, whatever is going on, by the names of commands."""
    return (tuple(Button(t.plain(f"button.{name}"), str(MenuToken(name))) for name in names),)


def _ask_back(move: AskBack, t: Texts) -> Message:
    """Ask whether that was meant, or which of two."""
    if move.other is None:
        return Message(_shall(move, t), _replies(t, move.at, over_question=move.over_question))
    either = t("shall_either", first=_shall(move, t), second=_shall(move.other, t))
    labels = (("first_of_two", "grant"), ("second_of_two", "other"), ("neither", "decline"))
    row = tuple(_offered(t, label, verb, move.at) for label, verb in labels)
    mine = (_offered(t, "my_answer", "answer", move.at),)
    return Message(either, (row, mine) if move.over_question else (row,))


def _shall(move: AskBack, t: Texts) -> Html:
    names: dict[str, Any] = {}
    key = move.intent
    if move.minute is not None:
        key, names = "remind_at", {"time": clock(move.minute)}
    elif move.day is not None:
        key, names = f"{move.intent}_day", {"date": date_text(move.day, move.today, t)}
    elif move.language in t.languages:
        key, names = "speak_in", {"language": t.languages[move.language]}
    return t(f"shall.{key}", **names)


def _replies(t: Texts, at: int, *, over_question: bool) -> Rows:
    """Give the buttons of what is asked back."""
    yes, no = _offered(t, "yes_please", "grant", at), _offered(t, "no_thanks", "decline", at)
    if not over_question:
        return ((yes, no),)
    return ((yes, no), (_offered(t, "my_answer", "answer", at),))


def _answer_from_topic(move: AnswerFromTopic, t: Texts) -> Message:
    """Quote what the author says, under the name of what it is about."""
    at = move.may_be_answer_at
    mine: Rows = () if at is None else ((_offered(t, "my_answer", "answer", at),),)
    if not move.quoted:
        said = t("topic_says.later" if move.would_tell else "topic_says.nothing")
        ask = Button(t.plain("consult.button.ask"), str(MenuToken("asktutor", "0")))
        return Message(said, (*(((ask,),) if move.tutored else ()), *mine))
    parts, name = [], ""
    for one in move.quoted:
        head = t("topic_says.concept", name=one.concept) if one.concept != name else None
        parts.append(lines(head, t("topic_says.passage", text=one.text)))
        name = one.concept
    if not move.about:
        return Message(paragraphs(*parts), mine)
    ask = Button(t.plain("button.ask_about"), str(MenuToken("about", move.about)))
    return Message(paragraphs(*parts), ((ask,), *mine))


def _offered(t: Texts, label: str, verb: str, at: int) -> Button:
    return Button(t.plain(f"button.{label}"), str(MenuToken(verb, str(at))))


def _show_weakest(move: ShowWeakest, t: Texts) -> Message:
    """Name what is weakest, and offer to practise it."""
    if not move.concepts:
        return Message(t("weakest.nothing"), menu(t, "revise", "topics"))
    names = [t("weakest.row", name=name) for name in move.concepts]
    return Message(paragraphs(t("weakest.head"), lines(*names)), menu(t, "weak", "progress"))


def _topic_rows(t: Texts, verb: str, topics: tuple[Topic, ...]) -> Rows:
    return tuple(
        (Button(title_in(topic, t), str(MenuToken(verb, topic.topic))),) for topic in topics
    )


def title_in(topic: Topic, t: Texts) -> str:
    """Give a topic's title, with its language where that is not the learner's."""
    if topic.language == t.plain("language_code"):
        return t.plain("button.begin", title=topic.title)
    language = t.languages.get(topic.language, topic.language)
    return t.plain("button.begin_in", title=topic.title, language=language)


def _resume_rows(t: Texts, place: int) -> Rows:
    go_on = Button(t.plain("button.resume", place=place), str(MenuToken("continue")))
    return ((go_on,), (Button(t.plain("button.afresh"), str(MenuToken("new"))),))


def _welcome(move: Welcome, t: Texts) -> Message:
    """Greet and offer the topics."""
    others = tuple(topic for topic in move.topics if topic != move.chosen)
    rows = _topic_rows(t, "begin", others)
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


def _list_topics(move: ListTopics, t: Texts) -> Message:
    """List the topics."""
    rows = [
        t("topics.row", title=title_in(r.topic, t), met=r.met, total=r.total) for r in move.rows
    ]
    buttons = _topic_rows(t, "begin", tuple(row.topic for row in move.rows))
    mixed = menu(t, "mixed") if sum(row.met > 0 for row in move.rows) > 1 else ()
    body = paragraphs(t("topics.head"), lines(*rows))
    return Message(body, (*buttons, *mixed, *menu(t, "learn", "mock")))


def _not_understood(move: NotUnderstood, t: Texts) -> Message:
    """Say what cannot be done, each time in other words, and offer what can."""
    if move.to_person:
        return Message(t("a_program"), menu(t, "revise", "progress"))
    is_new = bool(move.topics)
    if move.nothing_open:
        key = "nothing_open.newcomer" if is_new else "nothing_open.known"
    else:
        key = "not_understood.newcomer" if is_new else "not_understood.known"
    text = t(key, variant=move.times - 1)
    rows = _topic_rows(t, "begin", move.topics) or menu(t, "revise", "progress")
    return Message(text, rows)


def _choose_topic(move: ChooseTopic, t: Texts) -> Message:
    """Ask for a topic."""
    unknown = t("choose.unknown", named=shorten(move.unknown, 60)) if move.unknown else None
    rows = _topic_rows(t, move.verb, move.topics)
    if move.verb == "begin":
        rows = (*rows, (Button(t.plain("button.you_choose"), str(MenuToken("mixed"))),))
    return Message(paragraphs(unknown, t(f"choose.{move.verb}")), rows)


def _left_at(place: int, total: int, t: Texts) -> Html:
    return t("resume", place=place, total=total) if total else t("resume_endless", place=place)


def _nothing_due(move: NothingDue, t: Texts) -> Message:
    """Say when there will be something to do, and what can be done now."""
    match move.in_days:
        case None:
            text = t("nothing_due.none")
        case 1:
            text = t("nothing_due.tomorrow")
        case days:
            text = t("nothing_due.later", days=days)
    return Message(text, menu(t, "quiz", "learn"))
