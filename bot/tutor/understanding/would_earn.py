"""What words would earn as the answer to the open question, found out before they are taken as one.

The grader is asked, and what it says is thrown away: nothing is marked here. It keeps what it
graded last, so that words which turn out to be the answer are not graded twice.
"""

from collections.abc import Iterator

from bot.grading.text.language import language_of
from bot.grading.verdict import Outcome, Reason, Verdict
from bot.tutor.drill.scoring import Typed
from bot.tutor.language.plain import plain
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Prompt
from bot.tutor.understanding.open_item import awaited, waiting
from content.model.items import ClozeQuestion, ExtendedQuestion, Flashcard, Item, ShortQuestion

CREDITED = (Outcome.RIGHT, Outcome.SLIP, Outcome.PARTLY, Outcome.MISCONCEPTION)
"""Outcomes of what is an answer, right or not, and no talk: it has an idea of the key in it."""


def is_credited(desk: Desk, text: str) -> bool:
    """Whether a text would earn credit as the answer to the open question."""
    match desk.session.activity:
        case Drill(prompt=Prompt(ref=ref) as prompt) if item := desk.library.item(ref):
            return outcome_of(desk, prompt, item, text) in CREDITED
        case _:
            return False


def outcome_of(desk: Desk, prompt: Prompt, item: Item, text: str) -> Outcome | None:
    """Say what the grader would make of a text; None for what is not answered in words."""
    verdict = _verdict(desk, prompt, item, text)
    return None if verdict is None else verdict.outcome


def _verdict(desk: Desk, prompt: Prompt, item: Item, text: str) -> Verdict | None:
    if not isinstance(item, Typed | Flashcard):
        return None
    return desk.teaching.grader_of(prompt.ref).grade_text(item, text)


def shows_an_idea(desk: Desk, prompt: Prompt, item: Item, text: str) -> bool:
    """Whether a text would earn something, or has the words of a wrong idea.

    Nearness in meaning to a wrong idea proves little for words that sound like talk: "there is a
    mistake in this question" is near to everything that is said of mistakes. In another language
    than the topic's nearness in meaning does not count at all, because the encoder is not made for
    it.
    """
    verdict = _verdict(desk, prompt, item, text)
    if verdict is None or verdict.outcome not in CREDITED:
        return False
    if verdict.because != Reason.MEANING:
        return True
    likeliest, *_ = desk.intents.spoken(text)
    is_own = likeliest.language == desk.library.language_of(prompt.ref)
    return is_own and verdict.outcome is not Outcome.MISCONCEPTION


def is_in_key(desk: Desk, text: str) -> bool:
    """Whether the key of the open item has these words in a row: "picture", of "the full picture".

    Alone they may earn nothing, but they are more likely half an answer than a command; small words
    by themselves ("a", "is that") are in any key.
    """
    item, language = awaited(desk), language_of(desk.learner.language)
    words = plain(text).split()
    if (language.empty | language.articles).issuperset(words):
        return False
    said = f" {' '.join(words)} "
    return any(said in f" {plain(wording)} " for wording in wordings(item, desk))


def wordings(item: Item | None, desk: Desk) -> Iterator[str]:
    """Give the phrases that an author counts as right."""
    match item:
        case ShortQuestion(points=points):
            yield from (wording.replace("*", " ") for point in points for wording in point.any)
        case ClozeQuestion(gaps=gaps):
            yield from (wording for gap in gaps for wording in gap)
        case Flashcard(back=back):
            yield back
        case ExtendedQuestion() if (prompt := waiting(desk)) is not None:
            topic = desk.library.topic_of(prompt.ref)
            for groups in (topic.marking_point(mark).credit_when for mark in item.marks):
                yield from (phrase for group in groups for phrase in group)
