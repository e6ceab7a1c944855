"""Words that are spelt as they sound, or with slips, are read as those that wishes are made of."""

import pytest

from bot.views.texts import load_wishes


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("de", "koennen", "konnen"),
        ("de", "spaeter", "spater"),
        ("de", "schwirig", "schwierig"),
        ("es", "kiero", "quiero"),
        ("es", "aser", "hacer"),
        ("es", "nesesito", "necesito"),
        ("en", "speek", "speak"),
        ("en", "sesion", "session"),
        ("en", "remnid", "remind"),
        ("en", "xyzzy", "xyzzy"),
    ],
)
def test_a_misspelt_word_is_read_as_the_one_that_was_meant(
    language: str, typed: str, meant: str
) -> None:
    assert load_wishes(language).reader.spellings.meant_by(typed) == meant
