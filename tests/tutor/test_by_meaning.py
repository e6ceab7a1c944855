"""What shares no word with a concept is found by what it means, if there is an ear."""

import pytest

from bot.tutor.by_meaning import ALONE, NAMED, subject
from bot.tutor.model.teaching import Teaching
from tests.grading.hearing import WrittenEar
from tests.tutor.laying import LIBRARY, Pupil

pytest.importorskip("numpy")

COMPLAINTS = "Complaints and service recovery"


def taught(nearness: float) -> Teaching:
    return Teaching.of(LIBRARY, ear=WrittenEar({COMPLAINTS: nearness}))


def test_the_nearest_concept_is_found() -> None:
    found = subject(taught(NAMED + 0.01), "grumbling guests", alone=False)
    assert found is not None
    assert found[1].name == COMPLAINTS


def test_words_that_nothing_shows_to_be_a_name_must_come_nearer() -> None:
    assert subject(taught(NAMED), "grumbling guests", alone=True) is None
    assert subject(taught(ALONE + 0.01), "grumbling guests", alone=True) is not None


def test_without_an_ear_words_alone_decide() -> None:
    assert subject(Teaching.of(LIBRARY), "grumbling guests", alone=False) is None


def test_an_ear_that_cannot_hear_finds_nothing() -> None:
    deaf = Teaching.of(LIBRARY, ear=WrittenEar({COMPLAINTS: 1.0}, deaf=True))
    assert subject(deaf, "grumbling guests", alone=False) is None


def test_practice_on_what_is_meant_is_offered() -> None:
    pupil = Pupil(teaching=taught(0.9))
    pupil.say("grumbling guests")
    assert COMPLAINTS in pupil.screen[-1].html
    pupil.say("yes")
    assert "1 of" in pupil.screen[-1].html
