"""A change put into a process that has imported everything already, so that a fork of it has it.

A function keeps its identity and gets other code, for others have imported it by name. A constant
is put in the place of the old one wherever a module of ours holds it.
"""

import sys
import types
from collections.abc import Iterator

from benchmarks.mutants.changes import Mutant

_OURS = ("bot", "content", "state", "tests", "benchmarks")


def plant(mutant: Mutant, module: types.ModuleType) -> None:
    """Change a module in this process; raises AttributeError for what cannot be changed."""
    code = compile(mutant.tree, str(module.__file__), "exec")
    if mutant.scope:
        _plant_code(module, mutant.scope.split("."), code)
    else:
        _plant_constants(module, code)


def _plant_code(module: types.ModuleType, names: list[str], code: types.CodeType) -> None:
    """A function's defaults are made when it is defined: they are another change, made outside."""
    owner: object = module
    for name in names[:-1]:
        owner = getattr(owner, name)
    changed = code
    for name in names:
        changed = next(one for one in _codes(changed) if one.co_name == name)
    for function in _functions(vars(owner)[names[-1]]):
        function.__code__ = changed


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    return (one for one in code.co_consts if isinstance(one, types.CodeType))


def _functions(found: object) -> Iterator[types.FunctionType]:
    """What stands behind a method, a property, or what remembers its results."""
    if hasattr(found, "cache_clear"):
        found.cache_clear()
    match found:
        case types.FunctionType() if not hasattr(found, "__wrapped__"):
            yield found
        case property(fget=inner):
            yield from _functions(inner)
        case _:
            inner = getattr(found, "__wrapped__", None) or getattr(found, "__func__", None)
            if inner is None:
                raise AttributeError(found)
            yield from _functions(inner)


def _plant_constants(module: types.ModuleType, code: types.CodeType) -> None:
    made = {name: value for name, value in vars(module).items() if name.startswith("__")}
    other = types.ModuleType(module.__name__)
    vars(other).update(made)
    exec(code, vars(other))  # noqa: S102  # our own module, with one change
    for name, value in vars(other).items():
        was = vars(module).get(name)
        if name.startswith("__") or isinstance(was, types.FunctionType | type | types.ModuleType):
            continue
        for holder in list(sys.modules.values()):
            if holder.__name__.partition(".")[0] in _OURS and vars(holder).get(name) is was:
                setattr(holder, name, value)
