"""HTML and Markdown, as flashcard programs and course systems keep it, to a text as it is read.

nh3, which is the parser of a browser, makes sound HTML of whatever is there, in a time that grows
with its length; Python's own parser by itself takes minutes for 100,000 characters of `<a `. What
is here only says which tags break a line and what a picture is.
"""

import re
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote

import nh3
from msgspec import Struct

from bot.importing.found import Picture
from bot.importing.latex import shown, small
from bot.importing.text import clean

MOST: Final = 100_000
"""Characters of one field that are read: 80 times what a learner can be shown."""

_TAG: Final = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd"
    r"|li|mark|math|ol|p|pre|s|samp|script|small|span|strike|strong|style|sub|sup|table|tbody|td|th"
    r"|thead|tr|tt|u|ul|var|video|audio|source|ruby|rt|rp|figure|section|article)"
    r"(?:\s+[a-zA-Z-]{1,30}\s*=[^<>]{0,2000})?\s*/?>"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
    r"|<!--",
    re.IGNORECASE,
)
_BLOCKS: Final = {
    *("address", "article", "blockquote", "dd", "div", "dl", "dt", "figure", "hr", "li", "ol", "p"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "pre", "section", "table", "tr", "ul"),
}
_UNREAD: Final = frozenset(["script", "style", "title", "template", "noscript", "rp"])
_SMALL: Final = {"sup": "^", "sub": "_"}
_KEPT: Final = {*_BLOCKS, *_SMALL, "br", "td", "th", "rt", "ruby", "img"}
_BREAK, _SPACE = "\x01", "\x02"
"""A block's edge, of which several are one line break; a space that is kept, in code."""
_BREAKS: Final = re.compile(rf"\s*{_BREAK}[\s{_BREAK}]*")
_SPACES: Final = re.compile(r"[^\S\n]+")
_EDGES: Final = re.compile(r"[^\S\n]*\n[^\S\n]*")

_MARKDOWN: Final = (
    (re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"(?m)^#{1,6}[ \t]+"), ""),
    (re.compile(r"(?m)^[ \t]*[*+-][ \t]+"), "• "),
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,500})(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,500})(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]{1,500})(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
)


class Plain(Struct, frozen=True):
    """A text without its markup, and the names of the pictures that stood in it."""

    text: str
    images: tuple[Picture, ...] = ()
    """With their words, which are said here and not in the text: a picture may say the answer."""


def from_html(html: str) -> Plain:
    """Read HTML: paragraphs and list items on lines of their own, `H<sub>2</sub>O` as H₂O.

    Anything is read without complaint; what is longer than `MOST` is cut.
    """
    html = html[:MOST]
    if "<" not in html and "&" not in html:
        return Plain(shown(_tidy(html.replace("\n", " "))))
    reader = _Reader()
    reader.feed(
        nh3.clean(
            html,
            tags=_KEPT,
            clean_content_tags=set(_UNREAD),
            attributes={"img": {"src", "alt"}},
            link_rel=None,
        )
    )
    reader.close()
    return Plain(shown(_tidy("".join(reader.pieces))), tuple(dict.fromkeys(reader.images)))


def from_auto(text: str) -> Plain:
    """Read a text in which HTML may stand, as Moodle's own format: its line breaks are kept."""
    if not _TAG.search(text):
        return Plain(shown(_tidy(text[:MOST])))
    return from_html(text.replace("\n", "<br>"))


def from_markdown(text: str) -> Plain:
    """Read Markdown's emphasis, links, headings and lists; HTML in it is read too."""
    text = text[:MOST]
    for pattern, plain in _MARKDOWN:
        text = pattern.sub(plain, text)
    return from_auto(re.sub(r"(?<!\n)\n(?![\n•])", " ", text))


def from_plain(text: str) -> Plain:
    """Take a text as it stands, but for spare spaces."""
    return Plain(_tidy(text[:MOST]))


class _Reader(HTMLParser):
    """Gathers the text of sound HTML, with a line break at each end of a block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.images: list[Picture] = []
        self._small: list[str] | None = None
        self._pre = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match tag:
            case "img":
                self._image({name: value or "" for name, value in attrs})
            case "sup" | "sub":
                self._small = self._small or []
            case "td" | "th":
                self.pieces.append(f"{_SPACE} " if self._cells else "")
                self._cells += 1
            case "rt":
                self.pieces.append("(")
            case _ if tag in _BLOCKS or tag == "br":
                self.pieces.append("\n" if tag == "br" else _BREAK)
                self.pieces.append("• " if tag == "li" else "")
                self._cells = 0
                self._pre += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in _SMALL and self._small is not None:
            text = " ".join("".join(self._small).split())
            self.pieces.append(small(_SMALL[tag], text) if text else "")
            self._small = None
        elif tag == "rt":
            self.pieces.append(")")
        elif tag in _BLOCKS:
            self.pieces.append(_BREAK)
            self._pre -= tag == "pre"

    def handle_data(self, data: str) -> None:
        data = data.replace(_BREAK, "").replace(_SPACE, "")
        text = data.replace(" ", _SPACE) if self._pre else data.replace("\n", " ")
        (self.pieces if self._small is None else self._small).append(text)

    def _image(self, attributes: dict[str, str]) -> None:
        """Note a picture's file; one out of the web is not fetched, and leaves its words."""
        alt = " ".join(attributes.get("alt", "").split())
        source = attributes.get("src", "")
        if source and "://" not in source and not source.startswith("//"):
            self.images.append(Picture(unquote(source.removeprefix("@@PLUGINFILE@@/")), alt))
        else:
            self.pieces.append(alt)


def _tidy(text: str) -> str:
    """Take out spare spaces and control characters; two line breaks at most follow each other."""
    text = _EDGES.sub("\n", _SPACES.sub(" ", _BREAKS.sub("\n", text)))
    return re.sub(r"\n{3,}", "\n\n", clean(text.strip().replace(_SPACE, " "))).strip()
