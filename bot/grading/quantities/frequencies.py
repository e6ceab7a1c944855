"""How often, as an answer: "weekly", "once a week", "every 2 weeks", "twice a year".

Read as the time that passes from one to the next, so that all ways of saying it are one.
"""

import re
from functools import lru_cache
from typing import Final

from bot.grading.quantities.spelt import meant
from bot.grading.quantities.units.units import symbols
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of, any_word, by_name, phrases
from bot.grading.quantities.words.shape import Spoken
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold

_PERIODS: Final = ("min", "h", "d", "wk", "fortnight", "month", "yr")


def frequency(text: str, language: str) -> float | None:
    """Give the seconds from one time to the next, if a text says how often and nothing else."""
    one = spoken(language)
    per = f" {one.times.split()[0]} {one.per.split()[0]} " if one.times else " "
    written = re.sub(r"(?:\s?x)?\s?/\s?", per, fold(plain(text)))  # 2/day, 2x/day
    words = " ".join(re.findall(r"[^\W\d_]+|\d+", written))
    said = re.sub(rf"^(?:(?:{any_of(one.answer_leads)})\s)+", "", words)
    if said in _adverbs(one):
        return _adverbs(one)[said]
    found = _form(one).fullmatch(said)
    if found is None:
        return None
    adverb = found["adverb"]
    period = _adverbs(one)[adverb] if adverb else symbols()[_periods(one)[found["period"]]].size
    every = found["every"] or found["among"] or found["apart"]
    every = 2.0 if found["other"] else _count(every, one, language)
    times = _count(found["times"] or found["often"] or found["again"], one, language)
    return period * every / times if times and every else None


def _count(words: str | None, one: Spoken, language: str) -> float:
    """Read how many times, or periods: 1 where nothing is said, 0 where it is no number."""
    if words is None:
        return 1.0
    named = by_name(one.times_of).get(words)
    if named or words.isdigit():
        return float(named or words)
    names = meant(words, language)
    if len(names) == 1 and names[0] in one.value_of:
        return one.value_of[names[0]]
    return float(by_name(one.ordinals).get(words, 0))  # "every fourth year"


@lru_cache(maxsize=32)
def _adverbs(one: Spoken) -> dict[str, float]:
    return {
        name: symbols()[symbol].size * every
        for (symbol, every), names in one.how_often.items()
        for name in phrases(names)
    }


@lru_cache(maxsize=32)
def _periods(one: Spoken) -> dict[str, str]:
    named = {symbol: f"{symbol} {one.units.get(symbol, '')}" for symbol in _PERIODS}
    return {name: symbol for symbol, names in named.items() for name in phrases(names)}


@lru_cache(maxsize=32)
def _form(one: Spoken) -> re.Pattern[str]:
    """Give the pattern of "twice a week", "3 times every 2 weeks", "every other day"."""
    period = "|".join(sorted(map(re.escape, _periods(one)), key=len, reverse=True))
    once, number = any_of(" ".join(one.times_of.values())), r"\d+|[^\W\d_]+"
    each = rf"(?:{any_of(one.each)})\s(?:(?P<other>{any_of(one.other)})\s|(?P<every>{number})\s)?"
    again = rf"(?:(?P<again>{once}|{number})\s(?:(?:{any_of(one.times)})\s)?)?{each}"
    counted = (
        rf"(?P<times>{once}|(?:{number})(?=\s(?:{any_of(one.times)})))"
        rf"\s(?:x\s)?(?:(?:{any_of(one.times)})\s)?"
    )
    among = rf"(?:(?:{any_of(one.once_in)})\s(?P<among>{number})\s)"
    told = rf"{counted}(?:(?<=x\s)|(?:(?:{any_of(one.per)})\s){{1,2}}|{among})|{again}"
    apart = rf"(?P<apart>{number})\s" if one.counted_adverbs else "(?P<apart>(?!))"
    often = counted.replace("times", "often", 1)
    adverb = rf"(?:{often}|{apart})(?P<adverb>{any_word(_adverbs(one))})"
    return re.compile(rf"(?:{told})(?P<period>{period})|{adverb}")
