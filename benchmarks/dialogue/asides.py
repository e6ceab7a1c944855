"""What learners send beside a question: stickers, pleas for other words, ill-timed wishes.

None of it is an answer. At most twice a question, or nobody would ever come to its end.
"""

from benchmarks.dialogue.learner import Learner
from benchmarks.dialogue.prompt import Open

STICKER = "\0sticker"
"""Stands for something without words, which is no text that anybody could type."""

MOST = 2

REWORDINGS = (
    "can you explain the question",
    "i dont get what ur asking",
    "say it differently pls",
    "what does this question even mean",
)

WISHES = (
    "remind me at 7pm",
    "how am i doing",
    "what am i bad at",
    "when is my exam",
    "hows my streak",
    "is this free",
    "can u read it out to me",
    "one sec",
    "nah gimme two mins",
    "how many are left",
    "who even are you",
    "my exam is on 12 june",
    "delete everything about me",
    "wait no dont",
    "no",
    "thanks",
    "lol u are so dumb",
)
"""None of them ends the session or changes the language, or the learner would be lost by right."""


def aside(learner: Learner, prompt: Open) -> str | None:
    """Give what is sent instead of an answer, if anything."""
    kind, chance = learner.kind, learner.chance
    ways = ((kind.stickers, (STICKER,)), (kind.rewords, REWORDINGS), (kind.wishes, WISHES))
    for share, said in ways:
        if share and prompt.asides < MOST and chance.random() < share:
            prompt.asides += 1
            return chance.choice(said)
    return None
