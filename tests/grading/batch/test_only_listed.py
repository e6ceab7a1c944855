"""Samples that nothing but their own listing makes right or wrong."""

from pathlib import Path

from bot.grading.batch.only_listed import only_listed
from content.load import load_written
from tests.grading.batch.test_self_check import add


def test_a_sample_that_only_its_own_listing_makes_right_is_remarked_on(folder: Path) -> None:
    key = (
        "points: [{idea: it was there before, any: [already there]}]\n"
        "    model: It was already there.\n"
        "    samples: {right: [already there, no customer paid it]}"
    )
    add(folder, "short", key)
    (written,) = load_written(folder)
    assert [remark.what for remark in only_listed(written)] == [
        "`no customer paid it` is right only because it is listed here"
    ]


def test_samples_of_one_kind_vouch_for_each_other(folder: Path) -> None:
    key = (
        "points: [{idea: it was there before, any: [already there]}]\n"
        "    model: It was already there.\n"
        "    samples: {right: [the boss put it in at eight, the boss had put it in at eight]}"
    )
    add(folder, "short", key)
    (written,) = load_written(folder)
    assert only_listed(written) == []
