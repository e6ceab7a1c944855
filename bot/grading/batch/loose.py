"""Loose wordings: everyday words that earn an idea and say nothing of this question.

"Nobody knows where the office is" has "know" and "where", whatever it was that was asked. A wording
is loose if it is one word without an idea ("where", "why"), or if all of its words are everyday
words and it stands in right answers to several other questions of the topic. Words of the subject
are left alone, however often they stand elsewhere: "booking" may be just what is asked for.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.grading.keys.of_topic import TopicKeys
from bot.grading.match.phrases import find_first
from bot.grading.match.said import Said
from bot.grading.match.wording import DENIAL, Wording, phrase
from bot.grading.text.claims import claims
from bot.grading.text.words import Token, read
from content.complaint import Complaint
from content.load import Written
from content.model.items import ShortQuestion

_OTHERS: Final = 3
"""Other questions from which on a wording is loose: two may have an idea in common."""

_NO_IDEA = "is a word without an idea, which any answer may have"
_MEND = "Write what a right answer says with it, or leave it out."


def loose_wordings(written: Written) -> list[Complaint]:
    """Give a remark on every wording that would earn its idea in answers about anything."""
    topic, keys = written.topic, TopicKeys(written.topic)
    asked = [
        (at, item) for at, item in enumerate(topic.questions) if isinstance(item, ShortQuestion)
    ]
    rights = {
        item.id: [_said(text, topic.language) for text in (*key.samples.right, *key.references)]
        for _, item in asked
        for key in (keys.of(item),)
    }
    return sorted(
        Complaint(written.place("questions", at, "points", number, "any", place), what, _MEND)
        for at, item in asked
        for number, point in enumerate(item.points)
        for place, text in enumerate(point.any)
        for what in _told(text, phrase(text, topic.language), item.id, rights)
    )


def _told(
    text: str, words: Wording, question: str, rights: Mapping[str, Sequence[Said]]
) -> Iterator[str]:
    if len(words) == 1 and not words[0].telling and words[0].name != DENIAL:
        yield f"`{text}` {_NO_IDEA}"
    elif all(_is_everyday(word.token) for word in words):
        others = [
            other
            for other, answers in rights.items()
            if other != question and any(find_first([words], said) for said in answers)
        ]
        if len(others) >= _OTHERS:
            yield (
                f"`{text}` stands in right answers to {len(others)} other questions, such as "
                f"`{others[0]}` and `{others[1]}`, so it says little of this one"
            )


def _said(text: str, language: str) -> Said:
    return Said(claims(read(text, language=language)))


def _is_everyday(token: Token) -> bool:
    known = token.language
    return token.text in known.everyday_words or token.text in known.denials
