"""A flashcard: recall it, turn it over, say how it went.

The learner judges, and whoever says that they do not know it has judged. Typing an answer only adds
a comparison, because a back is often one of many good wordings. Easy is given here and nowhere
else: only the learner can say that.
"""

from bot.grading.text.no_attempt import is_no_attempt, says_so
from bot.tutor.drill.hint_ladder import card_hint
from bot.tutor.drill.running import skip
from bot.tutor.drill.settle import Ending, attempt, beside, handle, settle
from bot.tutor.language.judging import judged_as
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage, Why
from bot.tutor.moves.asking import HintCard, RemindToJudge
from bot.tutor.moves.marking import CardJudged, ComesBack, TurnCard
from bot.tutor.moves.turn import Turn, show_instead
from content.model.items import Flashcard
from state.records.learners import Rating
from state.values import replace

GRADES = {
    "yes": Rating.GOOD,
    "knew": Rating.GOOD,
    "contest": Rating.GOOD,
    "sure": Rating.GOOD,
    "just_about": Rating.HARD,
    "think_so": Rating.HARD,
    "too_easy": Rating.EASY,
    "no": Rating.AGAIN,
    "forgot": Rating.AGAIN,
    "lost": Rating.AGAIN,
    "guess": Rating.AGAIN,
}
"""What intents mean when they are said to the back of a card."""


def said(desk: Desk, drill: Drill, card: Flashcard, prompt: Prompt, text: str) -> Turn:
    """Take words for a card: an answer before it is turned over, and how it went after."""
    if prompt.stage is not Stage.JUDGING:
        language = desk.library.language_of(prompt.ref)
        if says_so(text, language):
            return judge(desk, drill, card, prompt, Rating.AGAIN, in_place=False)
        if is_no_attempt(text, language):
            return turn_over(desk, drill, card, prompt)
        return compare(desk, drill, card, prompt, text)
    intent = desk.intents.find(text) or ""
    if not intent and (rating := judged_in_words(desk, prompt, text)) is not None:
        return judge(desk, drill, card, prompt, rating, in_place=False)
    if intent == "go_on" and prompt.asides:  # asked once already how it went: it stays unrated
        return skip(desk, drill, prompt)
    grade = GRADES.get(intent)
    if grade is None:
        return _remind(desk, drill, prompt)
    return judge(desk, drill, card, prompt, grade, in_place=False)


def judged_in_words(desk: Desk, prompt: Prompt, text: str) -> Rating | None:
    """Read how a card went; whoever says that they have no answer did not know it."""
    if says_so(text, desk.library.language_of(prompt.ref)):
        return Rating.AGAIN
    return judged_as(text, desk.learner.language)


def hint(desk: Desk, drill: Drill, card: Flashcard, prompt: Prompt) -> Turn:
    """Show how the back begins, once; whoever asks again may see it."""
    if prompt.rung or prompt.stage is Stage.JUDGING or drill.mode is not Mode.REVISE:
        return turn_over(desk, drill, card, prompt)
    helped = replace(drill, prompt=replace(prompt, rung=1))
    move = HintCard(handle(desk, helped, prompt), card_hint(card))
    return show_instead(desk, helped, move)


def turn_over(desk: Desk, drill: Drill, card: Flashcard, prompt: Prompt) -> Turn:
    """Show the back, for the learner who has thought of it."""
    if prompt.stage is Stage.JUDGING:
        return _remind(desk, drill, prompt)
    turned = replace(prompt, stage=Stage.JUDGING)
    move = TurnCard(card, handle(desk, drill, turned), None, None, in_place=True)
    return show_instead(desk, replace(drill, prompt=turned), move)


def compare(desk: Desk, drill: Drill, card: Flashcard, prompt: Prompt, text: str) -> Turn:
    """Show the back beside what the learner typed."""
    verdict = desk.teaching.grader_of(prompt.ref).grade_text(card, text)
    earned = frozenset({0} if verdict.outcome.is_right else ())
    turned = replace(prompt, stage=Stage.JUDGING, tries=prompt.tries + 1, earned=earned)
    move = TurnCard(card, handle(desk, drill, turned), text, verdict, in_place=False)
    note = attempt(desk, prompt, text, verdict)
    return show_instead(desk, replace(drill, prompt=turned), move, (note,))


def judge(
    desk: Desk,
    drill: Drill,
    card: Flashcard,
    prompt: Prompt,
    rating: Rating,
    *,
    in_place: bool = True,
) -> Turn:
    """Take the learner's own word for how well it was remembered.

    What was typed otherwise may well be another good wording, but was not easy.
    """
    if prompt.tries and not prompt.earned:
        rating = min(rating, Rating.GOOD)
    remembered = rating is not Rating.AGAIN
    end = Ending(remembered, float(remembered), rating)
    closed, records = settle(desk, drill, prompt, end)
    comes_back = _comes_back(desk, closed, prompt, remembered=remembered)
    move = CardJudged(card, handle(desk, closed, prompt), comes_back, in_place)
    return show_instead(desk, closed, move, records)


def _comes_back(desk: Desk, drill: Drill, prompt: Prompt, *, remembered: bool) -> ComesBack:
    """Say when a card is seen again; what was missed earlier today stays missed.

    Before an exam the plan chooses the day, so none is promised.
    """
    if remembered and prompt.why is not Why.AGAIN:
        return ComesBack.LATER
    if not remembered and any(queued.ref == prompt.ref for queued in drill.queue):
        return ComesBack.SOON
    if drill.exam is None:
        return ComesBack.TOMORROW
    return ComesBack.BEFORE_EXAM if drill.exam - desk.today > 1 else ComesBack.LAST_LOOK


def _remind(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Ask once more how it went, in other words each time."""
    aside, times = beside(drill, prompt)
    return show_instead(desk, aside, RemindToJudge(handle(desk, aside, prompt), times))
