"""What a learner does next, from the words and buttons shown and from their own mind."""

import re

from benchmarks.dialogue import answers, typing_answers
from benchmarks.dialogue.asides import REWORDINGS, STICKER, WISHES, aside
from benchmarks.dialogue.learner import Learner
from benchmarks.dialogue.prompt import TOO_LONG, Open
from benchmarks.dialogue.reading import TAP, THINK, typing
from bot.tutor.model.events import Commanded, Event, Pressed, Said, Wordless
from content.ids import own_id_of
from content.model.items import Flashcard

ENDLESS_ITEMS = 12
"""Questions after which somebody with an endless session says "stop"."""

RESUMES = 0.8
"""The chance of going on with what was left open, rather than starting afresh."""

LETTERS_TYPED = 0.1
"""The share of tapped questions that are answered by typing instead."""

REPORTS = 0.002
"""The chance of reporting a question."""

JUDGED_IN_WORDS = 0.1
"""The share of cards whose learner types how it went."""

IN_WORDS = {"forgot": "forgot", "hard": "nearly", "good": "knew it", "easy": "too easy"}

FED_UP = 0.05
"""The chance that somebody who gives up says only that they have had enough."""

ASIDES = frozenset((STICKER, *REWORDINGS, *WISHES))

_OPTION = re.compile(r"([A-H])\. (.+)")


def next_event(learner: Learner) -> Event | None:
    """Give what the learner does; None when the phone is put away."""
    deed = _deed(learner)
    if deed is None:
        return None
    prompt = learner.prompt
    learner.beside = prompt is not None and deed in ASIDES
    learner.astray = learner.beside and deed not in REWORDINGS
    if prompt is not None:
        prompt.acts += 1
    if deed == STICKER:
        return Wordless(int(learner.now))
    if deed.startswith("/"):
        name, _, argument = deed[1:].partition(" ")
        return Commanded(name, argument, int(learner.now))
    if deed in learner.buttons:
        learner.spend(TAP + (THINK if prompt is not None and prompt.acts == 1 else 0.0))
        return Pressed(learner.buttons[deed], int(learner.now))
    learner.spend(typing(deed))
    return Said(deed, int(learner.now))


def _deed(learner: Learner) -> str | None:
    """Give the label that is tapped, the words that are typed, or a command with its slash."""
    labels, buttons, prompt = learner.world.labels, learner.buttons, learner.prompt
    while learner.opening:
        step = learner.opening.pop(0)
        if step.startswith("/") or step in buttons:
            return step
    if prompt is not None and prompt.acts >= TOO_LONG and not prompt.settled:
        learner.dead_ends.append(f"no way on from {prompt.ref}")
        return None
    if labels.ends(buttons) and not (learner.beside and _is_open(learner)):
        return _at_the_end(learner)
    if not buttons:
        return _look_for_a_way(learner)
    learner.lost = 0
    if prompt is None:
        choice = list(buttons)
        return choice[0] if learner.chance.random() < RESUMES else choice[-1]
    return _in_question(learner, prompt)


def _is_open(learner: Learner) -> bool:
    """Whether there is something to answer, or to go on from; "thanks" may have ended it."""
    prompt = learner.prompt
    if prompt is None:
        return False
    return not prompt.settled or learner.world.labels.onward(learner.buttons) is not None


def _at_the_end(learner: Learner) -> str | None:
    """Put the phone away; after the first session, choose another length once."""
    learner.visit.finished = not learner.stopped
    wanted = learner.world.labels[f"more_{learner.minutes}"]
    if len(learner.visits) == 1 and learner.minutes != 4 and wanted in learner.buttons:
        learner.begin_again()
        return wanted
    return None


def _look_for_a_way(learner: Learner) -> str | None:
    """Try the words that anybody would try, when there is nothing to tap."""
    tries = ("next", "/revise", "/start")
    if learner.lost == len(tries):
        learner.dead_ends.append("nothing to tap, and no word helps")
        return None
    learner.lost += 1
    return tries[learner.lost - 1]


def _in_question(learner: Learner, prompt: Open) -> str | None:
    labels, buttons = learner.world.labels, learner.buttons
    if (said := aside(learner, prompt)) is not None:
        return said
    if onward := labels.onward(buttons):
        return _after_verdict(learner, prompt, onward)
    if not prompt.acts and learner.chance.random() < learner.kind.leaves / 4:
        learner.stopped = True
        return "stop" if learner.chance.random() < 0.5 else None
    if labels["sure"] in buttons:
        return _how_sure(learner, prompt)
    if reasons := sorted(labels.reasons.intersection(buttons)):
        return learner.chance.choice(reasons)
    lost = not prompt.known and prompt.idea is None and not prompt.acts
    if lost and learner.chance.random() < learner.kind.gives_up * FED_UP:
        return learner.chance.choice(["ugh", "im tired"])
    if isinstance(prompt.item, Flashcard):
        return _card(learner, prompt, prompt.item)
    if labels.options(buttons):
        return _picks(learner, prompt)
    return typing_answers.answer(learner, prompt)


def _after_verdict(learner: Learner, prompt: Open, onward: str) -> str:
    labels, buttons = learner.world.labels, learner.buttons
    if learner.minutes == 0 and learner.visit.items >= ENDLESS_ITEMS:
        learner.stopped = True
        return "stop"
    if typing_answers.wants_to_contest(learner, prompt):
        return labels.contest(buttons) or onward
    drawn = learner.chance.random()
    if drawn < REPORTS and labels["report"] in buttons:
        return labels["report"]
    return "ok" if drawn > 0.98 else onward


def _how_sure(learner: Learner, prompt: Open) -> str:
    """Say how sure: those who know or believe mostly are, those who guess as they are bold."""
    labels, believes = learner.world.labels, prompt.known or prompt.idea is not None
    drawn = learner.chance.random()
    prompt.sure = drawn < (0.6 if believes else 0.3 * learner.kind.bold)
    unsure = "think_so" if drawn < (0.95 if believes else 0.5) else "guess"
    label = labels["sure" if prompt.sure else unsure]
    return label.lower() if learner.chance.random() < 0.05 else label


def _card(learner: Learner, prompt: Open, card: Flashcard) -> str:
    """Turn a card over, sometimes after typing it, and say honestly how it went."""
    labels, chance = learner.world.labels, learner.chance
    drawn = chance.random()
    if labels["forgot"] not in learner.buttons:
        if prompt.known and drawn < 0.15:
            return answers.mistyped(answers.right(card, chance), chance, learner.kind.typos)
        if not prompt.known and not prompt.acts and drawn < learner.kind.games:
            return "hint"
        return labels["turn_over"]
    if prompt.known:
        grade = "easy" if drawn < 0.1 else "hard" if drawn < 0.25 else "good"
    else:
        grade = "hard" if drawn < 0.15 else "forgot"
    return IN_WORDS[grade] if chance.random() < JUDGED_IN_WORDS else labels[grade]


def _picks(learner: Learner, prompt: Open) -> str:
    """Tap what the mind says, one button after the other, or type the letters."""
    labels, chance, buttons = learner.world.labels, learner.chance, learner.buttons
    lost = not prompt.known and prompt.idea is None
    if lost and not prompt.acts and chance.random() < learner.kind.gives_up:
        return chance.choice([labels["hint"], "idk", "skip", "i dont get it", labels["show"]])
    if not prompt.tries:
        prompt.tries = 1
        idea = own_id_of(prompt.idea) if prompt.idea else None
        wanted = answers.picks(prompt.item, chance, known=prompt.known, idea=idea)
        letters = _letters(learner, prompt)
        prompt.plan = [letters[text] for text in answers.texts_of(prompt.item, wanted)]
        if chance.random() < LETTERS_TYPED:
            typed, prompt.plan = " ".join(prompt.plan), []
            return typed
    while prompt.plan:
        if (label := _label(learner, prompt.plan.pop(0))) is not None:
            return label
    done = labels["done"]
    return done if done in buttons else chance.choice(labels.options(buttons))


def _letters(learner: Learner, prompt: Open) -> dict[str, str]:
    """Read which letter stands before which option."""
    seen = learner.screen.messages[prompt.message]
    lettered = [_OPTION.fullmatch(line) for line in (*seen.lines, *seen.buttons)]
    found = {one[2]: one[1] for one in lettered if one is not None}
    return found or {label: label for label in seen.buttons}


def _label(learner: Learner, letter: str) -> str | None:
    """Find the button of a letter, ticked or not, or of True and False."""
    options = learner.world.labels.options(learner.buttons)
    marks = (letter, f"{letter} ☑")
    return next((o for o in options if o in marks or o.startswith(f"{letter}. ")), None)
