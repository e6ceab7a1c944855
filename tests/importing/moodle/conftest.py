"""A file of Moodle's XML that holds a question of every kind."""

import pytest

from bot.importing.found import Deck, Given
from bot.importing.readers import moodle_xml
from bot.importing.recognise import recognise
from tests.importing.reading import FORMATS


@pytest.fixture(scope="package")
def every_kind() -> Deck:
    path = FORMATS / "moodle" / "every-kind.xml"
    given = Given(path.name, path.read_bytes())
    assert recognise(given).name == "Moodle's XML"
    (deck,) = moodle_xml.read(given)
    return deck
