"""Languages: the small words by which a text is understood, one file of them for each language.

Articles, denials, number words, "I don't know": what the guards know of a language is data, in
`languages/CODE.yaml`, and beside it, where there is one, a list of real words in `CODE.words`.
English has the fullest files, and there it says of each list why its words matter. A topic in a
language without a file is graded by stems and spelling alone: guards that would need to know its
small words, such as the one against keywords in a row, stay silent.
"""

from functools import lru_cache
from typing import Any, Final

import yaml
from msgspec.structs import fields

from bot.grading.text.languages.shape import (
    FOLDER,
    Language,
    Pairs,
    Phrases,
    Words,
    language_codes,
)

ENGLISH: Final = "en"


@lru_cache(maxsize=64)
def language_of(code: str) -> Language:
    """Give what is known of a language; nothing but its code where it has no file."""
    tree = _file(code)
    if tree is None:
        return Language(code)
    known = {one.name: one.type for one in fields(Language)}
    unknown = sorted(tree.keys() - known.keys())
    if unknown:
        raise ValueError(f"{code}.yaml: there is no list named {unknown[0]}")
    return Language(code, **{name: _value(known[name], value) for name, value in tree.items()})


def _file(code: str) -> dict[str, Any] | None:
    if code not in language_codes():
        return None
    text = (FOLDER / f"{code}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506  # nosec  # a safe loader
    return loaded


def _value(kind: object, value: Any) -> Any:
    """Read a list as the kind of field that holds it."""
    if kind == Words:
        return frozenset(str(value).split())
    if kind == Phrases:
        return tuple(str(value).splitlines())
    if kind == Pairs:
        return {str(name): str(one) for name, one in value.items()}
    return value


_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast one, where the library was built with it."""
