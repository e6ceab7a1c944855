"""What a file is, by looking into it; what is nothing is refused with what would help."""

import pytest

from bot.importing.found import Refused
from tests.importing.reading import read


def test_a_text_that_is_nothing_is_refused_with_what_would_help() -> None:
    with pytest.raises(Refused, match=r"no sign parts its lines .* no page of notes"):
        read("list.txt", b"apple\npear\nplum\n")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (rb"{\rtf1\ansi Key concepts\par}", "rich text"),
        (b"<!DOCTYPE html><html><body>Key concepts</body></html>", "a web page"),
        (b"PK\x03\x04garbage", "archive is damaged"),
        (b'{"cards": []}', "JSON"),
        (b"", "empty"),
        (b"\xff\xfe\n\x00 \x00", "empty"),
    ],
)
def test_what_people_send_beside_is_refused_with_what_would_help(data: bytes, told: str) -> None:
    with pytest.raises(Refused, match=told):
        read("list.txt", data)
