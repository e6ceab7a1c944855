"""Which room may import which. The table is the one in `docs/house.md`; this says it out loud."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "content", "state")

PURE = (
    "bot.tutor",
    "bot.grading",
    "bot.views",
    "bot.groups",
    "bot.picture",
    "state.memory.activity",
    "state.memory.schedule",
    "state.memory.plan",
    "state.memory.progress",
    "state.clock.timetable",
    "state.memory.trials",
    "state.memory.fitting",
    "state.memory.curve",
    "state.memory.forecast",
)
IMPURE = (
    "telegram",
    "aiohttp",
    "sqlite_utils",
    "sqlite3",
    "asyncio",
    "os",
    "time",
    "bot.engine",
    "bot.telegram",
    "bot.playground",
    "state.tables.learners",
    "state.tables.mailbox",
    "state.file.writer",
    "state.file.database",
)
SURFACES = ("bot.telegram", "bot.terminal", "bot.playground")

FORBIDDEN = [
    (("content",), ("bot", "state"), "content outlives any particular bot"),
    (("state",), ("bot", "content"), "what is remembered outlives any particular bot"),
    (PURE, IMPURE, "purity is what makes a room testable in a tenth of a millisecond"),
    (
        SURFACES,
        ("bot.tutor.drill", "bot.grading", "state.memory.schedule"),
        "a surface that grades is a second tutor",
    ),
]

ONLY = {
    "PIL": ("bot.picture",),
    "fsrs_rs_python": ("state.memory.schedule", "state.memory.fitting"),
    "rapidfuzz": ("bot.grading",),
    "snowballstemmer": ("bot.grading",),
    "telegram": ("bot.telegram",),
}
"""Libraries that only these rooms may import, so that their traps live in one place."""


def modules() -> list[tuple[str, Path]]:
    return [
        (".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), path)
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
    ]


def imports(path: Path) -> set[str]:
    """Every module named in an import, and `package.name` for each `from package import name`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def inside(module: str, rooms: tuple[str, ...]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


@pytest.mark.parametrize(("rooms", "forbidden", "because"), FORBIDDEN)
def test_no_room_imports_what_it_must_not(
    rooms: tuple[str, ...], forbidden: tuple[str, ...], because: str
) -> None:
    wrong = [
        f"{module} imports {imported}: {because}"
        for module, path in modules()
        if inside(module, rooms)
        for imported in sorted(imports(path))
        if inside(imported, forbidden)
    ]
    assert wrong == []


@pytest.mark.parametrize(("library", "rooms"), ONLY.items())
def test_a_library_with_traps_stays_in_its_rooms(library: str, rooms: tuple[str, ...]) -> None:
    users = [m for m, path in modules() if any(inside(i, (library,)) for i in imports(path))]
    assert users, f"nothing imports {library} any more: take it out of this table"
    assert [module for module in users if not inside(module, rooms)] == []


def test_the_playground_knows_only_how_to_start_the_bot() -> None:
    allowed = ("bot.playground", "bot.telegram.app", "bot.telegram.pace", "bot.config")
    strangers = [
        f"{module} imports {imported}"
        for module, path in modules()
        if inside(module, ("bot.playground",))
        for imported in sorted(imports(path))
        if inside(imported, ("bot",)) and imported != "bot" and not inside(imported, allowed)
    ]
    assert strangers == []


def test_the_packages_stay_empty_so_that_importing_one_room_loads_no_other() -> None:
    for room in ("content", "state"):
        assert (ROOT / room / "__init__.py").read_text(encoding="utf-8") == ""
