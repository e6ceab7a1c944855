"""Every object that Telegram may send, as strategies: read from the classes of python-telegram-bot.

So each kind of update is there, with every field that the library knows, and a new release of it
brings the new ones. An object gets the fields it must have and a few of the others; where the Bot
API has several kinds of one object (members, reactions, origins, boosts), the fields of all of them
come together, which is stranger than anything that Telegram sends.
"""

import datetime
import functools
import inspect
import typing
from collections.abc import Callable, Sequence
from typing import Any

import telegram
from hypothesis import strategies as st
from telegram import TelegramObject

Json = dict[str, Any]
Kind = type[TelegramObject]

Own = dict[Kind, st.SearchStrategy[Any]]
Draw = Callable[[st.SearchStrategy[Any]], Any]

DEPTH = 3
"""How many optional objects stand inside each other."""

_WIRE_NAMES = {"from_user": "from"}
"""Fields that are named otherwise in JSON, as Python takes their names for itself."""

_MUST_BE = {
    *("persistent_id", "option_persistent_ids", "allows_revoting", "members_only"),
    "can_react_to_messages",
}
"""Fields that the library takes for optional in its signatures and refuses to be without."""

_GIVEN_UP = {"correct_option_id"}
"""Fields that Telegram sends no more, of which the library warns."""

NUMBERS = st.sampled_from([0, 1, 2, 5, 1001, 2**31 - 1, 2**40, -1001])
MOMENTS = st.sampled_from([1_800_000_000, 0, 1, 2**31 - 1, 2**33])
WORDS = st.one_of(st.sampled_from(["", "x", "/start", "\u202e", "\U0001f44d"]), st.text(max_size=9))


@functools.cache
def fields_of(kind: Kind) -> dict[str, tuple[Any, bool]]:
    """Give the type of each field, and whether the object must have it."""
    found: dict[str, tuple[Any, bool]] = {}
    for one in (*kind.__subclasses__(), kind):
        types = typing.get_type_hints(one.__init__, localns=vars(telegram))
        for name, parameter in inspect.signature(one.__init__).parameters.items():
            if name not in ("self", "api_kwargs", *_GIVEN_UP):
                must = parameter.default is parameter.empty or name in _MUST_BE
                found[name] = (types[name], must or found.get(name, (None, False))[1])
    return found


@st.composite
def objects(draw: Draw, kind: Kind, own: Own, depth: int = DEPTH) -> Json:
    """Give an object; of the kinds in `own`, those that the strategies there give."""
    fields = fields_of(kind)  # type: ignore[arg-type]  # a class can be hashed, whatever its objects can
    optional = [name for name, (_, must) in fields.items() if not must]
    some = st.lists(st.sampled_from(optional), max_size=4) if optional and depth else st.just([])
    names = [*(name for name, (_, must) in fields.items() if must), *draw(some)]
    return {
        _WIRE_NAMES.get(name, name): draw(_values(fields[name][0], name, kind, own, depth - 1))
        for name in names
    }


def _values(hint: Any, name: str, kind: Kind, own: Own, depth: int) -> st.SearchStrategy[Any]:
    """Give values of a type; a text that says of which sort the object is takes one of them."""
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin is not None and inspect.isclass(origin) and issubclass(origin, Sequence):
        return st.lists(_values(inside[0], name, kind, own, depth), max_size=2)
    if inside:
        return _values(inside[0], name, kind, own, depth)
    if inspect.isclass(hint) and issubclass(hint, TelegramObject):
        return own[hint] if hint in own else objects(hint, own, max(depth, 0))
    if hint is str:
        sorts = _sorts(kind) if name in ("type", "status", "source") else ()
        return st.sampled_from(sorts) if sorts else WORDS
    plain = {bool: st.booleans(), float: st.just(1.5), datetime.datetime: MOMENTS}
    return plain.get(hint, NUMBERS)


def _sorts(kind: Kind) -> tuple[str, ...]:
    """Give the sorts of an object that the library has constants for."""
    named = ((name, value) for name, value in vars(kind).items() if name.isupper())
    return tuple(str(value) for _, value in named if isinstance(value, str))
