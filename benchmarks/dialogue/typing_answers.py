"""How a learner works on a question that is answered in words: tries, hints, giving up, protest."""

from benchmarks.dialogue import answers
from benchmarks.dialogue.learner import Learner
from benchmarks.dialogue.prompt import Open
from content.ids import own_id_of

ENOUGH_TRIES = 4
"""Tries after which the answer is looked up, if that is offered."""

HALF_AN_ANSWER = 0.2
"""The chance that somebody who knows the answer types only a part of it at first."""

PART_KNOWN = 0.35
"""The chance that somebody who does not know it has a part of it."""

STUBBORN = 0.3
"""The chance of saying a wrong idea again after it was refuted in vain."""

PROTESTS = 0.3
"""The chance of contesting when a right answer was not taken."""

SURRENDERS = ("idk", "?", "no idea", "i dont get it", "hint pls", "skip")


def answer(learner: Learner, prompt: Open) -> str:
    """Give what is typed or tapped."""
    labels, buttons, chance = learner.world.labels, learner.buttons, learner.chance
    hint = labels.hint(buttons)
    if (meant := labels.meant(buttons)) is not None:
        honest = prompt.known or chance.random() < learner.kind.games
        return meant if honest else labels["meant_other"]
    if hint and prompt.idea is None and chance.random() < learner.kind.games:
        return hint
    if prompt.tries and wants_to_contest(learner, prompt):
        return labels.contest(buttons) or ""
    if prompt.tries >= ENOUGH_TRIES and labels["show"] in buttons:
        return labels["show"]
    said = _said(learner, prompt)
    if said is None:
        offered = [one for one in (hint, labels["show"]) if one in buttons]
        return chance.choice([*SURRENDERS, *offered, *offered])
    prompt.tries += 1
    return answers.mistyped(said, chance, learner.kind.typos)


def wants_to_contest(learner: Learner, prompt: Open) -> bool:
    """Feel treated unfairly: with reason, or as a habit."""
    if prompt.contested or not learner.world.labels.contest(learner.buttons):
        return False
    share = PROTESTS if prompt.known and prompt.tries > 1 else learner.kind.contests
    prompt.contested = learner.chance.random() < share
    return prompt.contested


def _said(learner: Learner, prompt: Open) -> str | None:
    """Give the words that come to mind; None for somebody who gives up."""
    chance, item = learner.chance, prompt.item
    if prompt.idea is not None and (not prompt.tries or chance.random() < STUBBORN):
        topic = learner.world.library.topic_of(prompt.ref)
        idea = topic.misconception(own_id_of(prompt.idea))
        return answers.believing(idea, chance)
    if prompt.known:
        in_part = not prompt.tries and chance.random() < HALF_AN_ANSWER
        return answers.partly(item, chance) if in_part else answers.right(item, chance)
    if chance.random() < learner.kind.gives_up:
        return None
    in_part = chance.random() < PART_KNOWN
    return answers.partly(item, chance) if in_part else answers.wrong(item, chance)
