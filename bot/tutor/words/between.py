"""Words that belong to no question: a command, the name of a subject, or nothing we understand.

Only answers of a mock exam that is over may still be stood up for.
"""

from bot.tutor import greeting, lesson, offers, starting
from bot.tutor.commands.command import Words
from bot.tutor.commands.dispatch import meant
from bot.tutor.drill import contest
from bot.tutor.finding.subjects import NAMING_WORDS, subject_of
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Prompt
from bot.tutor.model.session import Lesson
from bot.tutor.moves.heard import Reply
from bot.tutor.moves.helping import NotUnderstood
from bot.tutor.moves.turn import Turn, say
from bot.tutor.understanding import asked_for
from state.values import replace


def between(desk: Desk, intent: str | None, text: str, argument: str = "") -> Turn:
    """Answer words that belong to no question."""
    command = meant(intent, Words.BETWEEN)
    if command is not None:
        return command.handler(desk, argument)
    match desk.session.activity:
        case Lesson(topic=read) as page if intent == "back" and read in desk.library.topics:
            return lesson.turn_page(desk, page, by=-1)
        case Drill(over=True, prompt=Prompt() as prompt) as paper if intent == "contest":
            if contest.is_on_offer(desk, paper, prompt):
                return contest.contest(desk, paper, prompt)
    named = None
    if text and len(text.split()) <= NAMING_WORDS:
        named = subject_of(desk, text, alone=True)
    match named:
        case topic, None if greeting.is_to_choose(desk.session):
            return starting.begin(desk, topic.topic)
        case topic, concept:
            return offers.ask_subject(desk, topic, concept, text)
    return _not_understood(desk, intent, text)


def _not_understood(desk: Desk, intent: str | None, text: str) -> Turn:
    """Offer what can be done after words that fit nothing, or nothing that is open."""
    if desk.intents.replies(text) == "no":
        return say(desk, Reply("never_mind"))
    times = desk.session.puzzled + 1
    heard = asked_for.meant(desk, text, beside=False)
    wish = heard.wish if heard else desk.intents.wished(text)
    about = intent or (wish.intent if wish is not None and not wish.is_bare else "")
    is_plea = about in asked_for.ABOUT_QUESTION | {"lost"} or desk.intents.reasons(text)
    topics = () if starting.has_begun(desk) else desk.offered
    move = NotUnderstood(times, nothing_open=is_plea, topics=topics)
    return Turn(replace(desk.session, puzzled=times), (move,))
