"""The lists of denials hold words as a text is read, or they would never be met."""

from bot.grading.text import denials
from bot.grading.text.claims import claims
from bot.grading.text.words import read, stem

PHRASES = ("DENIED_WHOLE", "RECANTING", "DISMISSALS")
STEMS = ("EVILS",)
WORDS = sorted(name for name, value in vars(denials).items() if isinstance(value, frozenset))


def test_every_word_is_read_as_it_is_written() -> None:
    unread = [
        f"{name}: {word}"
        for name in WORDS
        if name not in STEMS
        for word in sorted(getattr(denials, name))
        if [token.text for token in read(word)] != [word]
    ]
    assert unread == []


def test_every_phrase_is_read_as_it_is_written() -> None:
    unread = [
        f"{name}: {text}"
        for name in PHRASES
        for text in getattr(denials, name)
        if " ".join(token.text for token in read(text)) != text
    ]
    assert unread == []


def test_an_evil_is_its_own_stem() -> None:
    forms = {"biased", "misleading", "spying", "complaints", "wasted", "stealing"}
    assert {stem(word) for word in forms} <= denials.EVILS


def test_every_denial_denies_what_follows_it() -> None:
    mute = [
        word
        for word in sorted(denials.DENIALS)
        if not claims(read(f"there is {word} survey"), "en")[-1].denied
    ]
    assert mute == []
