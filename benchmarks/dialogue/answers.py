"""What a learner types or picks: from the author's own samples, phrases and options, and typos."""

import re
from collections.abc import Sequence
from random import Random

from content.model import items as model
from content.model.topic import Misconception, Topic

VAGUE = (
    "because it is better",
    "the customer is always right",
    "it helps the business",
    "more money",
    "to make it good",
    "they need to advertise",
)
"""What is typed by somebody who has no idea and wants to have typed something."""

TERMS = ("profit", "service", "price", "survey", "customers", "staff")
"""Words of the subject that somebody puts into a gap at a venture."""

_WORD = re.compile(r"[A-Za-z]{4,}")


def picks(item: model.Item, chance: Random, *, known: bool, idea: str | None) -> list[int]:
    """Give the author's indices that a learner picks; `idea` is a wrong idea that shows now."""
    match item:
        case model.TrueFalseQuestion(answer=answer):
            right = 0 if answer else 1
            if idea is not None:
                return [1 - right]
            return [right if known else chance.randrange(2)]
        case model.ChoiceQuestion(choices=choices):
            if idea is not None:
                return [chance.choice([i for i, one in enumerate(choices) if one.shows == idea])]
            right = next(i for i, one in enumerate(choices) if one.correct)
            return [right if known else chance.randrange(len(choices))]
        case model.MultiSelectQuestion(choices=choices):
            right_ones = [i for i, one in enumerate(choices) if one.correct]
            if idea is not None:
                lured = [i for i, one in enumerate(choices) if one.shows == idea]
                return sorted({*right_ones, chance.choice(lured)})
            some = [i for i in range(len(choices)) if chance.random() < 0.5]
            return right_ones if known else some or [0]
        case model.OrderQuestion(steps=steps):
            return _arranged(len(steps), chance, known=known)
        case model.MatchQuestion(pairs=pairs):
            return _arranged(len(pairs), chance, known=known)
        case _:
            raise TypeError(f"{item.id} is not answered by taps")


def lures(topic: Topic, item: model.Item) -> list[str]:
    """Give the wrong ideas that an answer to this item can show, by their ids."""
    match item:
        case model.ChoiceQuestion(choices=choices) | model.MultiSelectQuestion(choices=choices):
            return sorted({option.shows for option in choices if option.shows})
        case model.TrueFalseQuestion(shows=str() as idea):
            return [idea]
        case model.ShortQuestion():
            return [wrong.id for wrong in topic.misconceptions if item.id in wrong.check_with]
        case _:
            return []


def texts_of(item: model.Item, picked: Sequence[int]) -> list[str]:
    """Give the words of what is picked, as they are shown."""
    match item:
        case model.TrueFalseQuestion():
            words = ["True", "False"]
        case model.ChoiceQuestion(choices=choices) | model.MultiSelectQuestion(choices=choices):
            words = [option.text for option in choices]
        case model.OrderQuestion(steps=steps):
            words = list(steps)
        case model.MatchQuestion(pairs=pairs):
            words = list(pairs.values())
        case _:
            raise TypeError(f"{item.id} is not answered by taps")
    return [words[index] for index in picked]


def right(item: model.Item, chance: Random) -> str:
    """Type a right answer."""
    match item:
        case model.ShortQuestion():
            return chance.choice([*item.samples.right, item.model])
        case model.ExtendedQuestion():
            full = [one.answer for one in item.samples if set(one.credits) == set(item.marks)]
            return chance.choice([*full, item.model])
        case model.ClozeQuestion():
            return ", ".join(chance.choice(fillings) for fillings in item.gaps)
        case model.NumberQuestion(answer=answer, unit=unit):
            return chance.choice([f"{answer:g}", f"{answer:g}{unit or ''}"])
        case model.Flashcard(back=back):
            return back
        case _:
            raise TypeError(f"{item.id} is not typed")


def partly(item: model.Item, chance: Random) -> str:
    """Type an answer that holds a part of what is asked for."""
    match item:
        case model.ShortQuestion():
            return plain(chance.choice(chance.choice(item.points).any), chance)
        case model.ExtendedQuestion():
            return chance.choice([one.answer for one in item.samples] or [item.model[:80]])
        case _:
            return wrong(item, chance)


def wrong(item: model.Item, chance: Random) -> str:
    """Type an answer that is not right, and shows no wrong idea that has a name."""
    match item:
        case model.ShortQuestion() if item.samples.wrong and chance.random() < 0.7:
            return chance.choice(item.samples.wrong)
        case model.ClozeQuestion():
            return ", ".join(chance.sample(TERMS, len(item.gaps)))
        case model.NumberQuestion(answer=answer, slips=slips):
            off = answer * chance.choice([0.5, 1.1, 2, 10]) + 1
            return f"{chance.choice([off, *(slip.gives for slip in slips)]):g}"
        case _:
            return chance.choice(VAGUE)


def believing(wrong_idea: Misconception, chance: Random) -> str:
    """Say a wrong idea in one of the ways in which the author has heard it."""
    return plain(chance.choice(wrong_idea.listen_for), chance)


def plain(phrase: str, chance: Random) -> str:
    """Fill an author's phrase: a lone star stands for some word, one at a word's end for none."""
    return re.sub(r"(?<!\S)\*(?!\S)", lambda _: chance.choice(["it", "the"]), phrase).replace(
        "*", ""
    )


def mistyped(text: str, chance: Random, share: float) -> str:
    """Misspell a share of the longer words: letters swapped, left out or doubled."""
    return _WORD.sub(
        lambda word: _typo(word[0], chance) if chance.random() < share else word[0], text
    )


def _typo(word: str, chance: Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    return chance.choice(
        [
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
        ]
    )


def _arranged(count: int, chance: Random, *, known: bool) -> list[int]:
    order: Sequence[int] = range(count)
    return list(order) if known else chance.sample(order, count)
