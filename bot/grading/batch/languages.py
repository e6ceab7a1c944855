"""What works in a language: told to whoever writes a topic in it, before learners find out.

Much of grading is the same in all languages; the rest is words that somebody has to list, and for
most languages nobody has. An author who knows what is missing writes more wordings.
"""

from collections.abc import Iterator
from typing import Final

from bot.grading.meaning.model import E5_HEARS
from bot.grading.quantities.words.known import is_spoken
from bot.grading.text.language import ENGLISH, language_of
from bot.grading.text.languages.shape import Language, language_codes
from bot.grading.text.stems import knows_forms
from content.complaint import did_you_mean

_LISTS: Final = {
    "denials": "denials",
    "no_attempts": '"I don\'t know"',
    "opposites": "opposites",
    "everyday": "everyday words (never misspellings)",
    "quantifiers": "all, some and none",
    "recanting": "views that are taken back",
    "telling": "views that are told of others",
    "meanings": "words of one meaning",
}
"""Lists of `languages/*.yaml` whose lack a learner would notice, and what they are about."""


_MEANING: Final = "meaning (where the extra for it is installed)"


def what_works(code: str) -> tuple[str, ...]:
    """Say in sentences what grading can and cannot do in a language; nothing for English."""
    if code == ENGLISH:
        return ()
    language = language_of(code)
    if not (language.is_known or knows_forms(code)):
        return (
            f"nothing is known of the language `{code}`: answers are compared by their spelling. "
            f"{did_you_mean(code, language_codes())}",
        )
    parts = list(_parts(language))
    works = ", ".join(what for what, is_known in parts if is_known)
    fails = ", ".join(what for what, is_known in parts if not is_known)
    lacking = (f"these do not, so list more wordings and samples: {fails}",) if fails else ()
    return (f"in `{code}` these work: {works}", *lacking)


def _parts(language: Language) -> Iterator[tuple[str, bool]]:
    yield "misspellings", True
    yield "word forms", knows_forms(language.code)
    for name, what in _LISTS.items():
        yield what, bool(getattr(language, name))
    yield "numbers and dates in words", is_spoken(language.code)
    yield _MEANING if (has_extra := language.code in E5_HEARS) else "meaning", has_extra
