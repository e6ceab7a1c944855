"""The lists of each language hold words as a text is read, or they would never be met."""

import pytest
from msgspec.structs import fields

from bot.grading.match.reading import Vocabulary
from bot.grading.text.claims import claims
from bot.grading.text.language import language_of
from bot.grading.text.languages.shape import Language, Phrases, Words, language_codes
from bot.grading.text.no_attempt import is_no_attempt
from bot.grading.text.opposites import poles
from bot.grading.text.spelling import slips
from bot.grading.text.stems import stem
from bot.grading.text.words import read

NO_WORDS = ("beginnings", "evils", "look_alikes", "symbol_shorthand")
"""Stems, pairs, and what is another word unless it stands alone."""
LISTS = [
    (code, one.name, one.type)
    for code in language_codes()
    for one in fields(Language)
    if getattr(language_of(code), one.name)
] + [(code, "real", Words) for code in language_codes()]


@pytest.fixture(params=language_codes())
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = language_of(request.param)
    return found


def texts(text: str, language: Language) -> list[str]:
    return [token.text for token in read(text, language=language.code)]


@pytest.mark.parametrize("name", [one for one in LISTS if one[2] == Words])
def test_every_word_is_read_as_it_is_written(name: tuple[str, str, object]) -> None:
    code, field_name, _ = name
    language = language_of(code)
    figures = {*language.numbers, *language.scales, *language.elisions}
    unread = [
        word
        for word in sorted(getattr(language, field_name))
        if field_name not in NO_WORDS and word not in figures
        if texts(f"x {word} x", language)[1:-1] != [word]
    ]
    assert unread == []


@pytest.mark.parametrize("name", [one for one in LISTS if one[2] == Phrases])
def test_each_phrase_is_written_without_capitals_and_accents(name: tuple[str, str, object]) -> None:
    code, field_name, _ = name
    phrases = getattr(language_of(code), field_name)
    assert [one for one in phrases if one != one.strip().casefold() or not one] == []


def test_phrases_about_what_is_held_are_read_as_they_are_written(language: Language) -> None:
    phrases = (*language.denied_whole, *language.recanting, *language.dismissals)
    assert [one for one in phrases if " ".join(texts(one, language)) != one] == []


def test_a_contraction_is_read_as_what_it_stands_for(language: Language) -> None:
    unread = [
        f"{short}: {long}"
        for short, long in language.contractions.items()
        if texts(f"x {short} x", language)[1:-1] not in (texts(long, language), long.split())
    ]
    assert unread == []


def test_a_number_in_letters_is_the_number_in_figures(language: Language) -> None:
    wrong = [
        word
        for word, value in language.number_of.items()
        if texts(word, language) != [f"{value:.10g}"]
    ]
    assert wrong == []


def test_what_says_that_there_is_no_answer_is_no_attempt_in_any_topic(language: Language) -> None:
    missed = [
        (text, code)
        for text in language.no_attempts
        for code in language_codes()
        if not is_no_attempt(text, code)
    ]
    assert missed == []


def test_every_denial_denies_what_follows_it(language: Language) -> None:
    mute = [
        word
        for word in sorted(language.denials)
        if not claims(read(f"x {word} survey", language=language.code))[-1].denied
    ]
    assert mute == []


def test_what_nobody_wants_is_its_own_stem() -> None:
    forms = {"biased", "misleading", "spying", "complaints", "wasted", "stealing"}
    assert {stem(word) for word in forms} <= language_of("en").evils


def test_a_code_that_is_no_language_reads_no_file() -> None:
    assert not language_of("languages/../en").real


def test_real_words_are_real_in_every_topic(language: Language) -> None:
    nothing_known = Vocabulary((), language.code)
    words = language.real | language.everyday
    assert [word for word in sorted(words) if word not in nothing_known] == []


def test_common_misspellings_that_happen_to_be_words_are_left_out() -> None:
    assert language_of("en").real.isdisjoint({"sine", "chose", "definate", "form"})


def test_look_alikes_are_two_words_and_neither_is_read_or_stemmed_as_the_other(
    language: Language,
) -> None:
    pairs = [tuple(pair.split("/")) for pair in language.look_alikes]
    assert [pair for pair in pairs if len(set(pair)) != 2] == []
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    both_ways = [pair for one, other in pairs for pair in ((one, other), (other, one))]
    assert [pair for pair in both_ways if slips(*pair, language.code) is not None] == []
    assert [
        pair for pair in both_ways if stem(pair[0], language.code) == stem(pair[1], language.code)
    ] == []


def test_look_alikes_that_would_have_one_stem_keep_their_plurals() -> None:
    assert (
        stem("puntos", "es") == stem("punto", "es") != stem("punta", "es") == stem("puntas", "es")
    )


def test_no_word_stands_on_both_sides_of_a_scale(language: Language) -> None:
    torn = [
        one
        for one, sides in poles(language).items()
        if len({scale for scale, _ in sides}) != len(set(sides))
    ]
    assert torn == []


def test_of_a_language_without_a_file_nothing_is_known() -> None:
    assert not language_of("fa").is_known
    assert language_of("es").is_known
