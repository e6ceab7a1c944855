"""The bot's words, and the one place where text from outside is made safe.

Texts hold Telegram's HTML; what is filled into them is escaped unless it is `Html` already. So a
learner's name, an answer or a line of content can never become a tag, a link or a text that runs
backwards.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml

from bot.tutor.language.intents import Intents
from bot.tutor.language.wishes.wishes import ANSWER, REMARK, Wishes
from state.values import replace

ENGLISH = "en"
"""The language there are always texts in."""

_WISHES = "wishes.yaml"
"""Examples of what is wished for, more than all else: no text, and read by `load_wishes` alone."""

_CONTROLS = re.compile(
    "[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""Control characters, and the marks that reorder text; line feeds may stay."""

_CODE = re.compile(r"^```\w*\n(?P<block>.+?)\n```$|`(?P<inline>[^`\n]+)`", re.MULTILINE | re.DOTALL)
"""Code, as Markdown has it: a block between two fences, or a few signs within a line."""


class Html(str):
    """Text that is safe to send: markup of ours, everything else escaped."""

    __slots__ = ()


class Count(int):
    """A number that brings its noun: `{n:item|items}`."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        if not bar:
            return format(int(self), spec)
        return f"{int(self)} {one if self == 1 else many}"


def clean(value: str) -> str:
    """Take out of a text from outside what nobody can see: control and direction marks."""
    if value.isprintable():  # which none of them is; most texts are one line without any
        return value
    return _CONTROLS.sub("", value.encode("utf-8", "replace").decode())


def cut(value: str, most: int) -> str:
    """Give a text that has at most so many characters; what is left out is told by `…`."""
    return value if len(value) <= most else f"{value[: most - 1]}…"


def safe(value: str) -> Html:
    """Escape text from outside, take out control and direction marks, and mark what is code."""
    if isinstance(value, Html):
        return value
    escaped = escape(clean(value), quote=False)
    return Html(_CODE.sub(_as_code, escaped) if "`" in escaped else escaped)


def without_marks(value: str) -> str:
    """Take the marks of code off, for where nothing but plain text can be shown."""
    return _CODE.sub(lambda code: code["block"] or code["inline"], value)


def _as_code(code: re.Match[str]) -> str:
    """Mark each line by itself, so that a long text can be parted between any two."""
    lines = (code["block"] or code["inline"]).split("\n")
    return "\n".join(f"<code>{line}</code>" if line.strip() else line for line in lines)


class Texts:
    """Every text of one language, by key ("verdict.right")."""

    def __init__(
        self, tree: Mapping[str, object], understood: Callable[[Intents], Intents] = lambda own: own
    ) -> None:
        """Take a language's files; `understood` adds what is understood beside its own words."""
        self._texts = dict(_flat(tree))
        self._meant = {name: _lists(tree[name]) for name in ("intents", "openings", "marks")}
        self._understood = understood
        self.commands = _named(tree["commands"])
        self.group_commands = _named(tree["group_commands"])
        self.languages = _named(tree["languages"])
        """What languages are called, by their code; one without a name is shown by its code."""

    @cached_property
    def intents(self) -> Intents:
        """What words mean: made when somebody's words are first read, since that takes a while."""
        own = Intents.of(self._meant["intents"], self._meant["openings"], self._meant["marks"])
        return self._understood(own)

    def __call__(self, key: str, *, variant: int = 0, **values: str | int) -> Html:
        """Fill a text in. Of several variants, `variant` chooses one, round and round."""
        variants = self._texts[key]
        text = variants[variant % len(variants)]
        if "{" not in text:
            return Html(text)
        filled = {
            name: Count(value) if isinstance(value, int) else safe(value)
            for name, value in values.items()
        }
        return Html(text.format_map(filled))

    def has(self, key: str) -> bool:
        """Whether there is a text by this key: some things have a name of their own or none."""
        return key in self._texts

    def plain(self, key: str, **values: str | int) -> str:
        """Fill in a text that is shown as it is: a button's label, a word in passing."""
        filled = {n: Count(v) if isinstance(v, int) else v for n, v in values.items()}
        return self._texts[key][0].format_map(filled)


@cache
def load_texts(language: str = ENGLISH) -> Texts:
    """Load the texts of a language; whichever it is, English words are understood too.

    They are a part of the program, like its code, and are read once while it runs.
    """

    def understood(own: Intents) -> Intents:
        if language != ENGLISH:
            own = own.merged_with(load_texts(ENGLISH).intents)
        others = (load_wishes(code) for code in languages() if code != language)
        return replace(own, wishes=(load_wishes(language), *others))

    return Texts(read_tree(language, without=_WISHES), understood)


@cache
def load_wishes(language: str) -> Wishes:
    """Load the examples of what is wished for in a language; those of all are understood."""
    tree = _read(files("bot") / "texts" / language / _WISHES)
    return Wishes.of(
        language,
        _lists(tree["wishes"]),
        {ANSWER: _strings(tree["answers"]), REMARK: _strings(tree["remarks"])},
        _lists(tree["short_for"]),
        _lists(tree["wish_marks"]),
        _named(tree["sounds"]),
    )


@cache
def languages() -> tuple[str, ...]:
    """Give the codes of all languages that have a folder."""
    folders = (files("bot") / "texts").iterdir()
    return tuple(sorted(one.name for one in folders if one.is_dir()))


class _Languages(Mapping[str, Texts]):
    """The texts of every language that has a folder, by its code; each is read when first used."""

    def __init__(self) -> None:
        self._codes = languages()

    def __getitem__(self, code: str) -> Texts:
        """Give the texts of a language; KeyError where it has no folder."""
        if code not in self._codes:
            raise KeyError(code)
        return load_texts(code)

    def __iter__(self) -> Iterator[str]:
        """Go through the codes."""
        return iter(self._codes)

    def __len__(self) -> int:
        """How many languages there are."""
        return len(self._codes)


@cache
def load_languages() -> Mapping[str, Texts]:
    """Give the texts of every language that has a folder, by its code."""
    return _Languages()


def reading(texts: Iterable[Texts]) -> Iterator[None]:
    """Read now what would be read at its first use, in the middle of somebody's turn.

    A language is a step: a third of a second.
    """
    for one in texts:
        own, *_ = one.intents.wishes
        own.read_ahead()
        yield


def read_tree(language: str, *, without: str = "") -> dict[str, object]:
    """Read the files of a language's folder, save one, and put them together."""
    folder = files("bot").joinpath("texts", language)
    tree: dict[str, object] = {}
    for part in folder.iterdir():
        if part.name != without:
            _merge(tree, _read(part))
    return tree


def _read(file: Traversable) -> dict[str, object]:
    # The base loader builds only text, lists and mappings, so that "yes" stays a word.
    source = file.read_text(encoding="utf-8")
    read: dict[str, object] = yaml.load(source, Loader=yaml.CBaseLoader)  # noqa: S506  # nosec
    return read


def _merge(tree: dict[str, object], part: Mapping[str, object]) -> None:
    """Add the texts of one file; the same key twice would make one of them disappear."""
    for key, value in part.items():
        if isinstance(value, dict):
            below = tree.setdefault(key, {})
            assert isinstance(below, dict)  # noqa: S101  # our own files, checked by the tests
            _merge(below, value)
        else:
            assert key not in tree, f"{key} is there twice"  # noqa: S101  # likewise
            tree[key] = value


def _flat(tree: Mapping[str, object], above: str = "") -> list[tuple[str, tuple[str, ...]]]:
    flat: list[tuple[str, tuple[str, ...]]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            flat += _flat(value, f"{above}{key}.")
        elif isinstance(value, list):
            flat.append((f"{above}{key}", tuple(value)))
        else:
            flat.append((f"{above}{key}", (str(value),)))
    return flat


def _named(tree: object) -> Mapping[str, str]:
    assert isinstance(tree, dict)  # noqa: S101  # our own file, checked by the tests
    return tree


def _lists(tree: object) -> dict[str, list[str]]:
    assert isinstance(tree, dict)  # noqa: S101  # our own file, checked by the tests
    return tree


def _strings(tree: object) -> list[str]:
    assert isinstance(tree, list)  # noqa: S101  # our own file, checked by the tests
    return tree
