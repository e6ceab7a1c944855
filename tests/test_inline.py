"""Questions to pass on: which of them words find, and what a list shows of them."""

from collections.abc import Sequence

from bot.inline import PAGE, Asker, page
from bot.views.groups.inline import LONGEST_TITLE, lines_of
from bot.views.texts import load_texts
from content.ids import topic_id_of
from content.library import Library
from tests.shipped import shipped
from tests.telegram.conftest import kinds

TEXTS = load_texts()
EMPTY = TEXTS.intents.marks["asking"]
DAY = 739_000
BY = Asker("en", EMPTY, DAY)


def found(library: Library, typed: str, begin: int = 0, day: int = DAY) -> tuple[str, ...]:
    return tuple(one.ref for one in page(library, typed, begin, Asker("en", EMPTY, day)).offered)


def concepts(library: Library, refs: Sequence[str]) -> set[str]:
    items = [library.item(ref) for ref in refs]
    return {item.concept for item in items if item}


def test_words_find_questions_by_their_topic_and_concept() -> None:
    for typed in ("complaints", "complaint", "compl", "Complaints!", "complants", "on complaints"):
        assert concepts(shipped(), found(shipped(), typed)[:3]) == {"recovery"}, typed


def test_without_words_the_topics_take_turns_and_every_day_has_others() -> None:
    first = found(shipped(), "")
    english = {name for name, topic in shipped().topics.items() if topic.language == "en"}
    assert {topic_id_of(ref) for ref in first[: len(english)]} == english
    assert found(shipped(), "", day=DAY + 1) != first


def test_a_list_goes_on_where_the_one_before_ended_and_shows_nothing_twice() -> None:
    seen: list[str] = []
    begin: int | None = 0
    while begin is not None:
        shown = page(shipped(), "", begin, BY)
        seen += [one.ref for one in shown.offered]
        assert len(shown.offered) <= PAGE
        begin = shown.following
    assert len(seen) == len(set(seen)) > PAGE


def test_what_is_about_nothing_here_finds_nothing() -> None:
    for typed in ("xylophone", "xylophone zebra complaints", "x" * 100, "' OR 1=1; --"):
        assert found(shipped(), typed) == (), typed


def test_a_topic_that_not_everybody_is_taught_is_passed_on_by_nobody() -> None:
    assert page(kinds(), "takings", 0, BY).offered
    assert not page(kinds(), "takings", 0, BY, hidden={"kinds"}).offered


def test_an_answer_that_is_not_shown_finds_no_question() -> None:
    """Or one could try out which words find a question, and so learn what is right."""
    asked = {"figures": "kinds/gaps", "loaves": "kinds/change", "till roll": "kinds/till"}
    for typed, ref in asked.items():
        assert ref in found(kinds(), typed), typed
    for answer in ("primary", "secondary", "15", "sold"):
        assert not {*asked.values()} & {*found(kinds(), answer)}, answer


def test_lists_give_no_answer_away() -> None:
    for library in (shipped(), kinds()):
        begin: int | None = 0
        while begin is not None:
            shown = page(library, "", begin, BY)
            for one, line in zip(shown.offered, lines_of(shown, "viva_bot", TEXTS), strict=True):
                (button,) = (button for row in line.message.rows for button in row)
                assert button.data == f"https://t.me/viva_bot?start=p_{line.id}"
                assert len(line.title) <= LONGEST_TITLE + 1
                model = getattr(one.item, "model", "")
                assert not model or model not in line.message.html
                assert not one.item.why or one.item.why not in line.message.html
                if one.order:
                    assert len(set(one.order)) == len(one.order)
            begin = shown.following
