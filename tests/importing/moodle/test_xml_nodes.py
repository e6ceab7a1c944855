"""XML from anybody: other encodings are read as they say, what is broken or hostile is refused."""

import pytest

from bot.importing.found import Given, TrueFalse
from bot.importing.readers import moodle_xml
from bot.importing.remarks import Refused
from tests.importing.moodle.bank import SOUND


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        (b"<quiz>\n<question>\n</quiz>", r"Bank.xml:3: this XML is broken here"),
        (b'<!DOCTYPE q [<!ENTITY a "b">]>\n<quiz>&a;</quiz>', "declares entities"),
        (b'<!DOCTYPE q SYSTEM "file:///etc/passwd"><quiz/>', "declares entities"),
        (b"<quiz>" + b"<a>" * 50, "in each other"),
        (b"<quiz></quiz>", "no question in it"),
        (b'<?xml version="1.0" encoding="klingon"?><quiz/>', "Bank.xml"),
        (b"<quiz>\xff</quiz>", "Bank.xml:1"),
        (b"", "Bank.xml"),
    ],
)
def test_broken_and_hostile_xml_is_refused(xml: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        moodle_xml.read(Given("Bank.xml", xml))


def test_other_encodings_are_read_as_they_say() -> None:
    text = f'<?xml version="1.0" encoding="UTF-16"?><quiz>{SOUND}</quiz>'.replace("Sound", "Año")
    given = Given("Bank.xml", text.encode("utf-16"))
    assert moodle_xml.suits(given)
    (deck,) = moodle_xml.read(given)
    assert deck.items[0] == TrueFalse(source="line 1", statement="Año?", answer=True)
