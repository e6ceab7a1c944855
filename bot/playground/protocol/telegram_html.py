"""Telegram's HTML dialect: marked-up text in, plain text and entities out, or its very error.

Not a browser's HTML: few tags, strict nesting, five named references. Offsets in error texts are
bytes of the UTF-8 source, offsets in entities are UTF-16 units of the plain text, as on Telegram.
"""

import re
from dataclasses import dataclass, field

from bot.playground.protocol.errors import ApiError
from bot.playground.protocol.html_entities import KINDS, OpenTag, close, fault
from bot.playground.protocol.limits import utf16
from bot.playground.protocol.wire import Json

NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
PLAIN = re.compile(r"[^<&]+")
TAG_NAME = re.compile(r"[^ \t\r\n\v>]*")
SPACE = re.compile(r"[ \t\r\n\v]*")
ATTRIBUTE_NAME = re.compile(r"""[^ \t\r\n\v=>/"']*""")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


@dataclass
class Parser:
    """One pass over one text; `at` is the position in the source."""

    source: str
    at: int = 0
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)
    open: list[OpenTag] = field(default_factory=list)

    def run(self) -> tuple[str, list[Json]]:
        """Read the whole source; raises ApiError with Telegram's text at the first fault."""
        source = self.source
        while self.at < len(source):
            if source[self.at] == "<":
                if source.startswith("</", self.at):
                    self.end_tag()
                else:
                    self.start_tag()
            elif source[self.at] == "&":
                self.emit(self.reference())
            else:
                self.emit(self.take(PLAIN))
        if self.open:
            raise fault(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return "".join(self.pieces), self.entities

    def emit(self, text: str) -> None:
        """Add plain text to the result."""
        self.pieces.append(text)
        self.length += utf16(text)

    def reference(self) -> str:
        """Read a character reference, or a lone ampersand as itself."""
        match = REFERENCE.match(self.source, self.at)
        char = decode(match) if match else ""
        self.at = match.end() if match and char else self.at + 1
        return char or "&"

    def start_tag(self) -> None:
        """Read `<name attribute="value">` and remember it as open."""
        begin = self.at
        self.at += 1
        name = self.take(TAG_NAME).lower()
        if not self.peek():
            raise self.fault_at("Unclosed start tag", begin)
        if name not in KINDS:
            raise self.fault_at(f'Unsupported start tag "{name}"', begin)
        attributes = self.attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self.fault_at('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(OpenTag(name, attributes, self.length, len(self.pieces)))

    def attributes(self, tag: str, begin: int) -> dict[str, str]:
        """Read up to and including the closing `>`."""
        found: dict[str, str] = {}
        while True:
            self.skip_space()
            if self.peek() == ">":
                self.at += 1
                return found
            name = self.take(ATTRIBUTE_NAME)
            if not name:
                raise self.fault_at(f'Empty attribute name in the tag "{tag}"', begin)
            self.skip_space()
            if not self.peek():
                raise self.fault_at(f'Unclosed start tag "{tag}"', begin)
            if self.peek() != "=":
                found[name] = ""
                continue
            self.at += 1
            self.skip_space()
            if not self.peek():
                raise self.fault_at(f'Unclosed start tag "{tag}"', begin)
            found[name] = self.value(begin)

    def value(self, begin: int) -> str:
        """Read an attribute's value, quoted or a bare name token."""
        quote = self.peek()
        if quote not in {"'", '"'}:
            token_begin = self.at
            token = self.take(NAME_TOKEN).lower()
            if self.peek() and self.peek() != ">" and not self.peek().isspace():
                raise self.fault_at("Unexpected end of name token", token_begin)
            return token
        self.at += 1
        parts: list[str] = []
        while self.peek() and self.peek() != quote:
            if self.peek() == "&":
                parts.append(self.reference())
            else:
                parts.append(self.peek())
                self.at += 1
        self.at += 1
        if self.at >= len(self.source):
            raise self.fault_at("Unclosed start tag", begin)
        return "".join(parts)

    def end_tag(self) -> None:
        """Read `</name>`, close the innermost tag and record its entity."""
        begin = self.at
        if not self.open:
            raise self.fault_at("Unexpected end tag", begin)
        self.at += 2
        name = self.take(TAG_NAME).lower()
        self.skip_space()
        if self.peek() != ">":
            raise self.fault_at("Unclosed end tag", begin)
        self.at += 1
        tag = self.open[-1]
        if name and name != tag.name:
            raise self.fault_at(
                "Unmatched end tag", begin, f', expected "</{tag.name}>", found "</{name}>"'
            )
        self.open.pop()
        if self.length > tag.offset:
            marked = "".join(self.pieces[tag.piece :])
            close(tag, marked, self.length - tag.offset, self.entities)

    def peek(self) -> str:
        """The next character, or nothing at the end."""
        return self.source[self.at : self.at + 1]

    def take(self, pattern: re.Pattern[str]) -> str:
        """Consume what the pattern matches here."""
        match = pattern.match(self.source, self.at)
        text = match[0] if match else ""
        self.at += len(text)
        return text

    def skip_space(self) -> None:
        """Move over white space."""
        self.take(SPACE)

    def fault_at(self, what: str, position: int, more: str = "") -> ApiError:
        """Phrase a fault with its place in bytes."""
        before = self.source[:position].encode("utf-8", "surrogatepass")
        return fault(f"{what} at byte offset {len(before)}{more}")


def decode(match: re.Match[str]) -> str:
    """The character of a reference, or nothing when Telegram would not know it.

    Raises ApiError (400) for half a character.
    """
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED.get(name, "")
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code < 0x10FFFF or len(match[0].rstrip(";")) >= 10:
        return ""
    if 0xD800 <= code <= 0xDFFF:
        raise fault(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
    return chr(code)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return plain text and its entities in Telegram's order; raises ApiError (400)."""
    if "<" not in source and "&" not in source:
        return source, []
    text, entities = Parser(source).run()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return text, entities
