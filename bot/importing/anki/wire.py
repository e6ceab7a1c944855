"""Protocol Buffers as they lie in a file, as far as Anki's packages need them.

Anki keeps its note types and its list of media as such messages. Three fields are looked at, so a
reader of the encoding itself (protobuf.dev, "Encoding") is less than its library and the generated
code; and nothing in it can be deeper or longer than the bytes that are there.
"""

from collections.abc import Iterator
from typing import Final

_LONGEST: Final = 10
"""Bytes of a number of 64 bits, seven in each."""


class Broken(ValueError):
    """Bytes that are no message."""


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Give each field's number and its value, in order; Broken when the bytes are no message."""
    at = 0
    while at < len(message):
        key, at = _number(message, at)
        match key & 7:
            case 0:  # a number
                number, at = _number(message, at)
                yield key >> 3, number
            case 1:
                at += 8
            case 2:
                size, at = _number(message, at)
                if at + size > len(message):
                    raise Broken("a field is longer than its message")
                yield key >> 3, message[at : at + size]
                at += size
            case 5:
                at += 4
            case _:
                raise Broken("a field of a kind that is not known")


def text(message: bytes, wanted: int) -> str:
    """Give the text of a field, the last one if it is there twice; empty when it is not there."""
    found = [value for number, value in fields(message) if number == wanted]
    last = found[-1] if found else b""
    return last.decode("utf-8", errors="replace") if isinstance(last, bytes) else ""


def number(message: bytes, wanted: int) -> int:
    """Give the number of a field; 0 when it is not there, as Protocol Buffers have it."""
    found = [value for field, value in fields(message) if field == wanted]
    last = found[-1] if found else 0
    return last if isinstance(last, int) else 0


def _number(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(_LONGEST):
        if at >= len(message):
            break
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value, at
    raise Broken("a number without an end")
