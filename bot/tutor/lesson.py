"""Reading a topic, one page at a time: synopsis, concepts, exam tips, wrong ideas."""

from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Lesson
from bot.tutor.model.tokens import PromptToken
from bot.tutor.moves.menus import LeftLesson, NothingToStop, ShowPage
from bot.tutor.moves.turn import Toast, Turn, turn_leaving
from content.model.topic import Concept, Topic
from state.values import replace


def pages(topic: Topic) -> int:
    """Count a topic's pages: one each for the synopsis, the concepts, the tips, the wrong ideas."""
    extras = bool(topic.exam_tips) + bool(topic.misconceptions)
    return 1 + len(topic.concepts) + extras


def begin(desk: Desk, topic: Topic, concept: Concept | None = None) -> Turn:
    """Open a topic at its first page, or at a concept's; everything before it is over."""
    session = replace(desk.session, serial=desk.session.serial + 1)
    page = 1 + topic.concepts.index(concept) if concept else 0
    return _show(replace(desk, session=session), Lesson(topic.topic, page), in_place=False)


def pressed(desk: Desk, lesson: Lesson, token: PromptToken) -> Turn:
    """Turn to another page, in the same message."""
    topic = desk.library.topics.get(lesson.topic)
    if token.serial != desk.session.serial or token.verb != "page" or topic is None:
        return Turn(desk.session, toast=Toast.STALE)
    page = min(token.argument or 0, pages(topic) - 1)
    return _show(desk, replace(lesson, page=page), in_place=True)


def turn_page(desk: Desk, lesson: Lesson, by: int = 1) -> Turn:
    """Show the next page, or the one before, to whoever asks for it; at an end the same again."""
    last = pages(desk.library.topics[lesson.topic]) - 1
    page = min(max(0, lesson.page + by), last)
    return _show(desk, replace(lesson, page=page), in_place=False)


def put_again(desk: Desk, lesson: Lesson) -> Turn:
    """Show the page that was open."""
    return _show(desk, lesson, in_place=False)


def leave(desk: Desk, lesson: Lesson) -> Turn:
    """Close a topic that is being read, and say how far somebody came with it."""
    topic = desk.library.topics.get(lesson.topic)
    move = NothingToStop() if topic is None else LeftLesson(topic, lesson.page, pages(topic))
    return turn_leaving(desk, None, (move,))


def _show(desk: Desk, lesson: Lesson, *, in_place: bool) -> Turn:
    topic = desk.library.topics[lesson.topic]
    page = ShowPage(topic, desk.session.serial, lesson.page, pages(topic), in_place=in_place)
    return turn_leaving(desk, lesson, (page,))
