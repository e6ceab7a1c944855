"""How the house is built, held against the code: rooms, ways between them, and what the page says.

`docs/house.md` lists every room, from the top floor down. Imports may only go down that list, so
there is no arrow upwards; neither rooms nor modules that stand beside each other form a circle.
A test file bears the name of the room it tests; those that test no single room say why not.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "house.md"
WORDS = ROOT / "docs" / "words.md"

MOST_MODULES = 20
"""Modules beside each other in a folder that a reader still takes in at a glance."""

Imports = Mapping[str, set[str]]
"""Every module, with the modules of ours that it imports."""

PURE = (
    "bot.tutor",
    "bot.grading",
    "bot.views",
    "bot.groups",
    "bot.inline",
    "bot.picture",
    "bot.analysis",
    "state.clock",
    "state.memory",
    "state.records",
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
    "state.tables",
    "state.file",
    "state.privacy",
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
    "dataclasses": ("bot.playground", "state.values"),  # values are structs, which it cannot copy
    "PIL": ("bot.picture",),
    "defusedxml": ("bot.importing.moodle.xml_nodes", "bot.importing.pages.docx"),
    "fsrs_rs_python": ("state.memory.schedule", "state.memory.fitting"),
    "nh3": ("bot.importing.markup",),
    "numpy": ("bot.grading.meaning", "bot.grading.multilingual"),
    "onnxruntime": ("bot.grading.meaning",),
    "python_calamine": ("bot.importing.tables.workbook",),
    "rapidfuzz": ("bot.grading",),
    "Stemmer": ("bot.grading",),
    "telegram": ("bot.telegram",),
    "tokenizers": ("bot.grading.meaning",),
    "zstandard": ("bot.importing.anki.package",),
}
"""Libraries that only these rooms may import, so that their traps live in one place."""

OF_NO_ROOM = {
    "content/test_docs": "the pages for authors are themselves topics",
    "dialogues/": "whole conversations, as data",
    "e2e/": "the program as it is shipped: processes, browsers, kills",
    "engine/authoring/test_audience": "from who publishes to who is taught, through every room",
    "engine/test_failing_step": "whichever call of the database fails in a turn",
    "engine/test_forgetting": "what a learner, and nobody else, notices of being forgotten",
    "engine/test_memory": "what is left in memory of many turns",
    "engine/test_power_cut": "whatever of a turn had reached the disk",
    "engine/test_rights": "every command and every button that any of them brings",
    "exporting/test_round_trips": "written for another program, and read by the importers",
    "grading/test_bounds": "the work of grading, whichever kind and however long",
    "grading/test_hostile": "hostile text, whichever room it comes to",
    "grading/test_languages": "an English topic and its twins in other languages",
    "grading/test_typed": "what people type, and what a fair marker would say of it",
    "groups/test_timetables": "several timetables in one group, from setting up to being shut out",
    "playground/test_clients": "every method, as two other libraries understand it",
    "playground/test_hostile": "any request to any method",
    "responses/": "responses of a held-out corpus, through the whole grader",
    "state/memory/test_anki": "our memories against those of Anki itself",
    "state/tables/test_neighbours": "every function of the tables, whoever else is there",
    "state/tables/memory/test_reviews_machine": "reviews, undos, renames in any order, then audits",
    "state/postgres/test_schema": "the tables of a server against those of a file",
    "state/test_kills": "a kill at any change of any file",
    "supply/": "what is installed, and how it is pinned",
    "telegram/handlers/test_taking_along": "answers out of a deck, from the chat to the memories",
    "telegram/test_abuse": "who tampers, floods or pretends, over HTTP",
    "telegram/test_counting": "`bot.counts`, by what a running bot did",
    "telegram/test_crowds": "many chats at once, over HTTP",
    "telegram/test_fleet": "`bot.fleet`, over HTTP",
    "telegram/test_fuzz": "any update that Telegram may send",
    "telegram/test_group_life": "a group from joining to leaving, over HTTP",
    "telegram/test_groups": "a group and its questions, over HTTP",
    "telegram/test_kinds": "every kind of item, over HTTP",
    "telegram/test_leaks": "whatever is sent before an answer is in",
    "telegram/test_picture": "the picture of progress, from a tap to a photo",
    "telegram/test_rounds": "a round and the list of questions, over HTTP",
    "telegram/test_sent_images": "images from a file to those who are taught it",
    "telegram/test_turns": "an update's way through all rooms, and whatever comes between",
    "telegram/test_unreadable": "what cannot be read, by polling and by webhook",
    "telegram/test_week": "a group's week, over HTTP",
    "test_complaints": "what the tests themselves use to look at many cases",
    "test_documents": "the links of every page, and the programs that it names",
    "test_house": "the house",
    "test_packaging": "what is packed",
    "test_reliability": "the page of what must never happen, held against its breaches",
    "tutor/test_every_turn": "any conversation",
    "upgrade/": "databases of versions that were released",
    "views/test_read_aloud": "every text and every message",
    "wishes/": "wishes as people type them, through the whole tutor",
}
"""Test files, and folders of them, that test no single room, and what they test instead."""


def modules(*rooms: str) -> dict[str, Path]:
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for room in rooms or ("bot", "content", "state")
        for path in sorted((ROOT / room).rglob("*.py"))
    }


def every_test() -> list[str]:
    """Every test file by its path below `tests`, without its ending."""
    below = ROOT / "tests"
    return [path.relative_to(below).with_suffix("").as_posix() for path in below.rglob("test_*.py")]


def room_of(test: str) -> str:
    """The module or package whose name a test file bears."""
    folder, _, name = test.rpartition("/")
    parts = [*filter(None, folder.split("/")), name.removeprefix("test_")]
    outside = parts[0] in ("content", "state", "benchmarks") and folder
    return ".".join(parts if outside else ["bot", *parts])


def of_no_room(tests: Iterable[str], rooms: Iterable[str], named: Iterable[str]) -> list[str]:
    """The test files that bear no room's name and are not named, nor is their folder."""
    known, excused = set(rooms), tuple(named)
    return sorted(
        test
        for test in tests
        if room_of(test) not in known
        and not any(test.startswith(one) if one.endswith("/") else test == one for one in excused)
    )


@cache
def every_tree() -> Mapping[str, ast.Module]:
    """Every module of ours, parsed."""
    return {name: ast.parse(path.read_bytes()) for name, path in modules().items()}


def named_in(tree: ast.Module) -> set[str]:
    """Every module named in an import, and `package.name` for each `from package import name`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@cache
def every_import() -> Imports:
    """Every module of ours, and whatever its imports name."""
    return {name: named_in(tree) for name, tree in every_tree().items()}


@cache
def our_imports() -> Imports:
    """Every module of ours, and which others of ours it imports."""
    return {
        name: {one for one in imported if one in every_import() and not name.startswith(f"{one}.")}
        - {name}
        for name, imported in every_import().items()
    }


def inside(module: str, rooms: Iterable[str]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def between(imports: Imports, parent: str) -> dict[str, set[str]]:
    """Which children of a package import which; a child is a module or a package in it."""
    depth = len(parent.split(".")) + 1 if parent else 1
    ways: dict[str, set[str]] = {}
    for module, imported in imports.items():
        if parent and not module.startswith(f"{parent}."):
            continue
        child = ".".join(module.split(".")[:depth])
        others = {".".join(one.split(".")[:depth]) for one in imported if inside(one, [parent])}
        if not parent:
            others = {one.split(".")[0] for one in imported}
        ways.setdefault(child, set()).update(others - {child, parent})
    return ways


def circles(imports: Imports) -> list[list[str]]:
    """Every circle of modules or of packages that stand beside each other."""
    packages = {name[:end] for name in imports for end in (0, *_dots(name))}
    return [circle for one in sorted(packages) if (circle := circle_in(between(imports, one)))]


def _dots(name: str) -> list[int]:
    return [place for place, letter in enumerate(name) if letter == "."]


def circle_in(ways: Mapping[str, set[str]]) -> list[str]:
    """What is left when everything that nothing left imports, or that imports nothing, is gone."""
    left = set(ways)
    while True:
        used = {one for name in left for one in ways[name] & left}
        kept = {name for name in left & used if ways[name] & left}
        if kept == left:
            return sorted(left)
        left = kept


def listed() -> list[str]:
    """The rooms of the page, in its order: dotted names out of the indented tree."""
    tree = PAGE.read_text(encoding="utf-8").split("```")[1]
    found: list[str] = []
    above: list[str] = []
    for line in tree.splitlines():
        if entry := re.match(r"( *)([a-z_]+)(/?)(?:  |$)", line):
            depth = len(entry[1]) // 2
            above = [*above[:depth], entry[2]]
            found.append(".".join(above))
    return found


def upwards(imports: Imports, order: list[str]) -> Iterator[str]:
    """Every import of a room that the page names above, or of one that it does not name."""
    place = {name: number for number, name in enumerate(order)}
    for parent in ("", *order):
        for child, others in between(imports, parent).items():
            for other in sorted(others):
                if child in place and other in place and place[other] < place[child]:
                    yield f"{child} imports {other}, which is above it"


def unused(trees: Mapping[str, ast.Module]) -> list[str]:
    """Public names that nothing in these modules looks at; a command is looked for by its name."""
    looked_at = {name for module, tree in trees.items() for name in _looked_at(module, tree)}
    return sorted(
        name
        for module, tree in trees.items()
        for statement in tree.body
        for one in _defined(statement)
        if not one.startswith("_") and not _is_command(statement)
        if (name := f"{module}.{one}") not in looked_at
    )


def twins(trees: Mapping[str, ast.Module]) -> list[str]:
    """Names of public classes that one room (`bot.tutor`, `state`) gives to several of them."""
    given = Counter(
        f"{room}: {node.name}"
        for module, tree in trees.items()
        for room in [".".join(module.split(".")[: 2 if module.startswith("bot.") else 1])]
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    return sorted(name for name, count in given.items() if count > 1)


def _looked_at(module: str, tree: ast.Module) -> Iterator[str]:
    """Every `module.name` that is imported by itself or behind its module, or used where it is."""
    imported = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    yield from imported.values()
    for statement in tree.body:
        own = _defined(statement)
        for node in ast.walk(statement):
            match node:
                case ast.Attribute(value=ast.Name(id=one), attr=name) if one in imported:
                    yield f"{imported[one]}.{name}"
                case ast.Name(id=name, ctx=ast.Load()) if name not in own:
                    yield f"{module}.{name}"


def _defined(statement: ast.stmt) -> set[str]:
    """The names that a function, a class or an assignment gives."""
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}
        case ast.AnnAssign(target=ast.Name(id=name)):
            return {name}
        case ast.Assign(targets=targets):
            nodes = (node for target in targets for node in ast.walk(target))
            return {node.id for node in nodes if isinstance(node, ast.Name)}
        case _:
            return set()


def _is_command(statement: ast.stmt) -> bool:
    return any("command(" in ast.unparse(one) for one in getattr(statement, "decorator_list", ()))


@pytest.mark.parametrize(("rooms", "forbidden", "because"), FORBIDDEN)
def test_no_room_imports_what_it_must_not(
    rooms: tuple[str, ...], forbidden: tuple[str, ...], because: str
) -> None:
    wrong = [
        f"{module} imports {one}: {because}"
        for module, named in every_import().items()
        if inside(module, rooms)
        for one in sorted(named)
        if inside(one, forbidden)
    ]
    assert wrong == []


def test_the_page_names_every_room_that_is_pure() -> None:
    told = PAGE.read_text(encoding="utf-8").partition("## What must never import what")[2]
    assert [room for room in PURE if f"`{room}`" not in told.partition("## ")[0]] == []


@pytest.mark.parametrize(("library", "rooms"), ONLY.items())
def test_a_library_with_traps_stays_in_its_rooms(library: str, rooms: tuple[str, ...]) -> None:
    users = [
        module
        for module, named in every_import().items()
        if any(inside(i, [library]) for i in named)
    ]
    assert users, f"nothing imports {library} any more: take it out of this table"
    assert [module for module in users if not inside(module, rooms)] == []


def test_the_playground_knows_only_how_to_start_the_bot() -> None:
    allowed = ("bot.playground", "bot.telegram.app", "bot.telegram.rate_limiter", "bot.config")
    strangers = [
        f"{module} imports {one}"
        for module, named in every_import().items()
        if inside(module, ["bot.playground"])
        for one in sorted(named)
        if inside(one, ["bot"]) and one != "bot" and not inside(one, allowed)
    ]
    assert strangers == []


def test_the_packages_stay_empty_so_that_importing_one_room_loads_no_other() -> None:
    packages = (path for path in modules().values() if path.name == "__init__.py")
    assert [str(path) for path in packages if path.stat().st_size] == []


def test_no_folder_has_more_modules_than_a_reader_takes_in_at_a_glance() -> None:
    crowded = {
        str(folder.relative_to(ROOT)): count
        for folder in {path.parent for path in modules().values()}
        if (count := len([one for one in folder.glob("*.py") if one.name != "__init__.py"]))
        > MOST_MODULES
    }
    assert crowded == {}


def test_there_is_no_circle_of_files_or_of_rooms() -> None:
    assert circles(our_imports()) == []


def test_no_import_goes_up() -> None:
    assert list(upwards(our_imports(), listed())) == []


def test_the_page_names_every_room_and_nothing_that_is_not_there() -> None:
    names = set(modules())
    rooms = {name for name in names if any(one.startswith(f"{name}.") for one in names)}
    loose = {name for name in names if name.count(".") == 1}
    assert sorted((rooms | loose) - set(listed())) == []
    assert sorted(set(listed()) - names) == []


def test_a_test_file_bears_the_name_of_its_room_or_says_why_it_has_none() -> None:
    rooms = modules("bot", "content", "state", "benchmarks")
    assert of_no_room(every_test(), rooms, OF_NO_ROOM) == []
    without = of_no_room(every_test(), rooms, ())
    spare = [one for one in OF_NO_ROOM if not any(test.startswith(one) for test in without)]
    assert spare == [], "these are gone, or bear a room's name: take them out of the table"


def test_no_room_has_two_classes_of_one_name() -> None:
    assert twins(every_tree()) == []


def test_whatever_is_public_is_used_by_more_than_its_tests() -> None:
    assert unused(every_tree()) == []


def test_every_step_of_an_answers_way_is_there() -> None:
    way = PAGE.read_text(encoding="utf-8").partition("## The way of one typed answer")[2]
    steps = re.findall(r"`((?:bot|state|content)/[a-z_/]+\.py): ([\w.]+)`", way)
    assert len(steps) > 12
    assert [step for step in steps if not defines(*step)] == []


def test_every_word_of_the_glossary_has_a_name_in_the_code() -> None:
    page = WORDS.read_text(encoding="utf-8")
    words = re.findall(r"^\| (?!word |--- )(.+?) \| .+ \| (.+?) \|$", page, re.MULTILINE)
    assert len(words) > 40
    assert strangers(words, every_tree()) == []


def strangers(words: Iterable[tuple[str, str]], trees: Mapping[str, ast.Module]) -> list[str]:
    """The words whose names (in backticks) these modules do not define; `str` is everybody's."""
    known = {"str", "int", *(part for module in trees for part in module.split("."))}
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.stmt):
                known |= _defined(node)
    names = {word: re.findall(r"`([\w.]+)`", code) for word, code in words}
    return [
        word for word, named in names.items() if not known.issuperset(".".join(named).split("."))
    ]


def defines(path: str, name: str) -> bool:
    """Whether a file defines a function, a class, or a method of a class."""
    body: list[ast.stmt] = ast.parse((ROOT / path).read_text(encoding="utf-8")).body
    for part in name.split("."):
        node = next((n for n in body if getattr(n, "name", None) == part), None)
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            return False
        body = node.body
    return True


PLANTED: list[tuple[Imports, list[list[str]]]] = [
    ({"bot.a": {"bot.b"}, "bot.b": {"bot.a"}}, [["bot.a", "bot.b"]]),
    ({"bot.a.x": {"bot.b.y"}, "bot.b.z": {"bot.a.w"}, "bot.b.y": set()}, [["bot.a", "bot.b"]]),
    ({"bot.a.x": {"bot.b.y"}, "bot.b.y": set(), "bot.c": {"bot.a.x"}}, []),
]


@pytest.mark.parametrize(("imports", "found"), PLANTED)
def test_a_planted_circle_is_found(imports: Imports, found: list[list[str]]) -> None:
    assert circles(imports) == found


def test_a_planted_import_upwards_is_found() -> None:
    planted = {**our_imports(), "bot.grading.verdict": {"bot.views.texts"}}
    assert list(upwards(planted, listed())) == ["bot.grading imports bot.views, which is above it"]
    within = {**our_imports(), "state.clock.days": {"state.tables.mailbox"}}
    assert list(upwards(within, listed())) == [
        "state.clock imports state.tables, which is above it"
    ]


def test_a_planted_function_that_nobody_uses_is_found() -> None:
    planted = {
        "state.a": "def kept(): pass\ndef again(): again()\nLIMIT = 1\ndef _own(): return LIMIT",
        "bot.b": "from state import a\nfrom state.a import again as once\na.kept(), a.lost()",
        "bot.commands.c": "@click.command()\ndef command(): pass\nclass Lost: pass",
    }
    trees = {name: ast.parse(code) for name, code in planted.items()}
    assert unused(trees) == ["bot.commands.c.Lost"]
    del trees["bot.b"]
    assert unused(trees) == ["bot.commands.c.Lost", "state.a.again", "state.a.kept"]


def test_a_planted_twin_is_found() -> None:
    planted = {"bot.a.x": "class Row: pass", "bot.a.b.y": "class Row: pass", "bot.c": "Row = 1"}
    assert twins({name: ast.parse(code) for name, code in planted.items()}) == ["bot.a: Row"]


def test_a_planted_word_that_the_code_does_not_have_is_found() -> None:
    trees = {"bot.drill": ast.parse("class Drill:\n    queue: int\n    def ends(self): pass")}
    words = [("drill", "`Drill`, `Drill.queue`"), ("place", "`str`"), ("round", "`Drill.laps`")]
    assert strangers(words, trees) == ["round"]


def test_a_planted_test_of_no_room_is_found() -> None:
    rooms = ["bot.grading.grader", "bot.fleet", "state.tables.mailbox", "content.load"]
    planted = [
        "grading/test_grader",
        "state/tables/test_mailbox",
        "test_fleet",
        "content/test_load",
    ]
    assert of_no_room(planted, rooms, ()) == []
    astray = ["grading/test_oddments", "state/test_mailbox", "telegram/test_fleet", "e2e/test_kill"]
    assert of_no_room(astray, rooms, ["e2e/"]) == sorted(astray[:3])
