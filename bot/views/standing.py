"""Everything that is not a question: greetings, lists, lessons, results, progress."""

import math

from bot.grading.verdict import Verdict
from bot.tutor.moves import (
    ChooseTopic,
    ConceptProgress,
    Finish,
    HeldIdea,
    ListMisconceptions,
    MockReport,
    NothingDue,
    OfferResume,
    QuizScore,
    ShowPage,
    ShowProgress,
    TopicProgress,
    Undone,
    Welcome,
)
from bot.tutor.moves import ListTopics as TopicList
from bot.tutor.tokens import MenuToken, PromptToken
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.options import token
from bot.views.texts import Html, Texts
from content.model import ExtendedQuestion, Flashcard, Topic
from state.records import Calibration

BAR = 10
"""Blocks in a bar: ten fit beside a number at 360 pixels."""

ENOUGH_SURE = 10
"""Times that somebody must have said "Sure" before we say how often that was right."""

_FIRM = (0.25, 0.5, 0.75)
"""Where "begun" becomes "growing", "firm" and "strong"."""


def menu(t: Texts, *names: str) -> Rows:
    """Give one row with the buttons of a menu."""
    return (tuple(Button(t.plain(f"button.{name}"), str(MenuToken(name))) for name in names),)


def _topic_rows(t: Texts, verb: str, topics: tuple[Topic, ...]) -> Rows:
    return tuple(
        (Button(t.plain("button.begin", title=topic.title), str(MenuToken(verb, topic.topic))),)
        for topic in topics
    )


def _resume_rows(t: Texts, place: int) -> Rows:
    go_on = Button(t.plain("button.resume", place=place), str(MenuToken("continue")))
    return ((go_on,), (Button(t.plain("button.afresh"), str(MenuToken("new"))),))


def welcome(move: Welcome, t: Texts) -> Message:
    """Greet and offer the topics."""
    rows = _topic_rows(t, "begin", move.topics)
    left = None
    if move.resume:
        place, total = move.resume
        left = _left_at(place, total, t)
        rows = (*_resume_rows(t, place)[:1], *rows)
    body = paragraphs(
        lines(t("welcome.hello", name=move.name), t("welcome.how")), left, t("welcome.choose")
    )
    return Message(body, rows)


def list_topics(move: TopicList, t: Texts) -> Message:
    """List the topics."""
    rows = [t("topics.row", title=r.topic.title, met=r.met, total=r.total) for r in move.rows]
    buttons = _topic_rows(t, "begin", tuple(row.topic for row in move.rows))
    return Message(
        paragraphs(t("topics.head"), lines(*rows)), (*buttons, *menu(t, "learn", "mock"))
    )


def choose_topic(move: ChooseTopic, t: Texts) -> Message:
    """Ask for a topic."""
    return Message(t(f"choose.{move.verb}"), _topic_rows(t, move.verb, move.topics))


def offer_resume(move: OfferResume, t: Texts) -> Message:
    """Offer to go on."""
    return Message(_left_at(move.place, move.total, t), _resume_rows(t, move.place))


def _left_at(place: int, total: int, t: Texts) -> Html:
    return t("resume", place=place, total=total) if total else t("resume_endless", place=place)


def nothing_due(move: NothingDue, t: Texts) -> Message:
    """Say when there will be something to do, and what can be done now."""
    match move.in_days:
        case None:
            text = t("nothing_due.none")
        case 1:
            text = t("nothing_due.tomorrow")
        case days:
            text = t("nothing_due.later", days=days)
    return Message(text, menu(t, "quiz", "learn"))


def finish(move: Finish, t: Texts) -> Message:
    """Sum up a session."""
    if not move.answered:
        return Message(t("finish.none"), menu(t, "revise", "progress"))
    key = "finish.stopped" if move.stopped else "finish.done"
    text = t(key, variant=move.answered + move.right, answered=move.answered, right=move.right)
    more = tuple(
        Button(t.plain(f"button.more_{minutes}"), str(MenuToken("revise", str(minutes))))
        for minutes in (2, 4, 0)
    )
    return Message(lines(text, t("finish.back"), t("finish.more")), (more, *menu(t, "progress")))


def quiz_score(move: QuizScore, t: Texts) -> Message:
    """Give the result of a quiz."""
    head = t(
        "quiz.score", score=f"{move.score:.3g}", answered=move.answered, title=move.topic.title
    )
    weak = [
        t("quiz.weak", name=concept.name, percent=round(100 * share))
        for concept, share in move.weakest
    ]
    rest = lines(t("quiz.weakest"), *weak) if weak else t("quiz.all_right")
    practise = Button(t.plain("button.revise_topic"), str(MenuToken("begin", move.topic.topic)))
    return Message(paragraphs(head, rest), ((practise,), *menu(t, "progress")))


def mock_report(move: MockReport, t: Texts) -> Message:
    """Report on a mock exam: by concept, then the written answer point by point."""
    head = t(
        "mock.score",
        got=f"{move.got:.3g}",
        out_of=move.out_of,
        percent=round(100 * move.got / max(1, move.out_of)),
        title=move.topic.title,
    )
    last = t("mock.last", percent=round(100 * move.last)) if move.last is not None else None
    concepts = [
        t("mock.concept", name=concept.name, percent=round(100 * share))
        for concept, share in move.by_concept
    ]
    written = [part for one in move.written for part in _written(*one, t)]
    missed = [
        t("mock.missed_item", ask=item.ask)
        for item in move.missed
        if not isinstance(item, Flashcard | ExtendedQuestion)
    ]
    body = paragraphs(
        lines(head, last),
        lines(*concepts),
        *written,
        lines(t("mock.missed"), *missed) if missed else None,
        t("practice_marking"),
    )
    practise = Button(t.plain("button.revise_topic"), str(MenuToken("begin", move.topic.topic)))
    rows: Rows = ((practise,), *menu(t, "progress", "misconceptions"))
    if move.handle is not None:
        say_so = Button(t.plain("button.say_so"), token(move.handle, "contest"))
        rows = ((say_so,), *rows)
    return Message(body, rows)


def _written(
    question: ExtendedQuestion, verdict: Verdict, nudges: tuple[str, ...], t: Texts
) -> list[Html]:
    """Show what a written answer was credited for, with the nudge for what was not found."""
    found = [
        t("mark_found", mark=point.idea, words=point.words) for point in verdict.points if point.got
    ]
    missing = [
        lines(t("mark_missing", mark=point.idea), t("nudge", nudge=nudge))
        for point, nudge in zip(verdict.points, nudges, strict=True)
        if not point.got
    ]
    return [t("mock.written", ask=question.ask), lines(*found), lines(*missing)]


def list_misconceptions(move: ListMisconceptions, t: Texts) -> Message:
    """List wrong ideas with what is left to do about each."""
    if not move.ideas:
        return Message(t("misconceptions.none"), menu(t, "revise"))
    rows = [t("misconceptions.row", name=idea.name, state=_idea(idea, t)) for idea in move.ideas]
    return Message(paragraphs(t("misconceptions.head"), lines(*rows)), menu(t, "revise"))


def _idea(idea: HeldIdea, t: Texts) -> Html:
    left = t("misconceptions.left", n=math.ceil(idea.checks_left))
    return t(f"misconceptions.{idea.state}", left=left)


def show_page(move: ShowPage, t: Texts) -> Message:
    """Show one page of a lesson."""
    head = t("lesson.place", title=move.topic.title, page=move.page + 1, pages=move.pages)
    turns = []
    if move.page:
        turns.append(_page_button(move, t, "previous", move.page - 1))
    if move.page + 1 < move.pages:
        turns.append(_page_button(move, t, "following", move.page + 1))
    rows: Rows = (tuple(turns),)
    if move.page + 1 == move.pages:
        practise = MenuToken("begin", move.topic.topic)
        rows = (*rows, (Button(t.plain("button.revise_topic"), str(practise)),))
    return Message(paragraphs(head, *_page(move.topic, move.page, t)), rows, move.in_place)


def _page_button(move: ShowPage, t: Texts, name: str, page: int) -> Button:
    return Button(t.plain(f"button.{name}"), str(PromptToken(move.serial, 0, "page", page)))


def _page(topic: Topic, page: int, t: Texts) -> list[Html]:
    if page == 0:
        return [lines(t("lesson.synopsis"), t("lesson.passage", text=topic.synopsis))]
    if page <= len(topic.concepts):
        concept = topic.concepts[page - 1]
        return [t("lesson.concept", name=concept.name), t("lesson.passage", text=concept.say)]
    if page == len(topic.concepts) + 1 and topic.exam_tips:
        tips = [t("lesson.tip", tip=tip) for tip in topic.exam_tips]
        return [t("lesson.tips"), lines(*tips)]
    ideas = [
        lines(
            t("lesson.wrong_idea", believes=wrong.believes),
            t("lesson.instead", instead=wrong.instead),
        )
        for wrong in topic.misconceptions
    ]
    return [t("lesson.wrong_ideas"), *ideas]


def show_progress(move: ShowProgress, t: Texts) -> Message:
    """Show how the learner stands, with one next step."""
    if not move.topics:
        return Message(t("progress.nothing"), menu(t, "topics"))
    due = t("progress.no_minutes")
    if move.minutes_due:
        due = t("progress.minutes", minutes=move.minutes_due)
    week = t(
        "progress.week",
        days=move.week_days,
        reviews=move.week_reviews,
        recalled=move.week_recalled,
    )
    topics = [
        paragraphs(
            t("progress.topic", title=topic.title),
            lines(*(_concept(concept, t) for concept in topic.concepts if concept.met)),
            _unmet(topic, t),
        )
        for topic in move.topics
    ]
    body = paragraphs(
        t("progress.head"),
        *topics,
        lines(
            t("progress.explain"),
            due,
            week if move.week_reviews else None,
            _sureness(move.calibration, t),
            _ideas(move, t),
        ),
        t(f"progress.next_{move.next_step}"),
    )
    return Message(body, menu(t, move.next_step, "topics"))


def _sureness(said: Calibration | None, t: Texts) -> Html | None:
    """Say how well "Sure" can be trusted, once there is enough to go by."""
    if said is None or said.sure < ENOUGH_SURE:
        return None
    return t("progress.calibration", tenths=round(10 * said.right / said.sure))


def _ideas(move: ShowProgress, t: Texts) -> Html | None:
    if not move.active_ideas + move.cleared_ideas:
        return None
    return t("progress.ideas", active=move.active_ideas, cleared=move.cleared_ideas)


def _concept(concept: ConceptProgress, t: Texts) -> Html:
    filled = round(concept.recall * BAR)
    bar = "█" * filled + "░" * (BAR - filled)
    percent = round(100 * concept.recall)
    word = t(f"progress.word_{1 + sum(concept.recall >= step for step in _FIRM)}")
    return lines(
        t("progress.concept", name=concept.name),
        t("progress.bar", bar=bar, percent=percent, word=word),
    )


def _unmet(topic: TopicProgress, t: Texts) -> Html | None:
    names = [concept.name for concept in topic.concepts if not concept.met]
    return t("progress.unmet", names="; ".join(names)) if names else None


def undone(move: Undone, t: Texts) -> Message:
    """Say what was taken back."""
    if move.item is None:
        return Message(t("undone_gone"), menu(t, "revise", "progress"))
    text = move.item.front if isinstance(move.item, Flashcard) else move.item.ask
    return Message(t("undone", ask=text), menu(t, "revise", "progress"))
