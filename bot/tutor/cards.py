"""A flashcard: recall it, turn it over, say how it went.

The learner judges; typing an answer only adds a comparison, because a back is often one of many
good wordings. Easy is given here and nowhere else: only the learner can say that.
"""

from dataclasses import replace

from bot.tutor.desk import Desk
from bot.tutor.moves import CardJudged, TurnCard
from bot.tutor.session import Drill, Prompt, Stage
from bot.tutor.settle import Ending, attempt, handle, settle, show_instead
from bot.tutor.turn import Turn
from content.model import Flashcard
from state.records import Rating


def turn_over(desk: Desk, drill: Drill, card: Flashcard, prompt: Prompt) -> Turn:
    """Show the back, for the learner who has thought of it."""
    turned = replace(prompt, stage=Stage.JUDGING)
    move = TurnCard(card, handle(desk, drill, turned), None, None, in_place=True)
    return show_instead(desk, replace(drill, prompt=turned), move)


def compare(desk: Desk, drill: Drill, card: Flashcard, prompt: Prompt, text: str) -> Turn:
    """Show the back beside what the learner typed."""
    verdict = desk.graders[desk.library.topic_of(prompt.ref).topic].grade_text(card, text)
    turned = replace(prompt, stage=Stage.JUDGING, tries=prompt.tries + 1)
    move = TurnCard(card, handle(desk, drill, turned), text, verdict, in_place=False)
    note = attempt(desk, prompt, text, verdict)
    return show_instead(desk, replace(drill, prompt=turned), move, (note,))


def judge(desk: Desk, drill: Drill, card: Flashcard, prompt: Prompt, rating: Rating) -> Turn:
    """Take the learner's own word for how well it was remembered."""
    remembered = rating is not Rating.AGAIN
    end = Ending(remembered, float(remembered), rating)
    closed, records = settle(desk, drill, prompt, end)
    move = CardJudged(card, handle(desk, closed, prompt), remembered, in_place=True)
    return show_instead(desk, closed, move, records)
