"""A topic as something to read, a page at a time: its synopsis, its concepts, tips, wrong ideas."""

from bot.tutor.model.tokens import PromptToken
from bot.tutor.moves.menus import LeftLesson, ShowPage
from bot.views.buttons import by_name, menu
from bot.views.drill.pictures import pictures_of
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts
from content.model.topic import Concept, Topic


def show(move: ShowPage, t: Texts) -> Message:
    """Show one page of a lesson."""
    head = t("lesson.place", title=move.topic.title, page=move.page + 1, pages=move.pages)
    turns = []
    if move.page:
        turns.append(_page_button(move, t, "previous", move.page - 1))
    if move.page + 1 < move.pages:
        turns.append(_page_button(move, t, "following", move.page + 1))
    rows: Rows = (tuple(turns),)
    if move.page + 1 == move.pages:
        rows = (*rows, (by_name(t, "revise_topic", "begin", move.topic.topic),))
    html = paragraphs(head, *_page(move.topic, move.page, t))
    in_place = move.in_place and not any(one.image for one in move.topic.concepts)
    return Message(html, rows, in_place, pictures=pictures_of(_concept(move), t))


def left(move: LeftLesson, t: Texts) -> Message:
    """Say how far somebody came with a topic, and offer to be asked about it."""
    said = t("lesson.left", page=move.page + 1, pages=move.pages)
    practise = by_name(t, "revise_topic", "begin", move.topic.topic)
    return Message(said, ((practise,), *menu(t, "progress")))


def _concept(move: ShowPage) -> Concept | None:
    return move.topic.concepts[move.page - 1] if 0 < move.page <= len(move.topic.concepts) else None


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
