"""What we install is named by its hash, for every platform, and may be used as we use it."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.supply.licences import everything, listed, pinned, said_by
from tests.supply.lock import FILES

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ROOT / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

FREE = re.compile(
    r"MIT|BSD|Apache|Python Software Foundation|PSF|MPL|Mozilla|ISC|Zlib|CC0|CNRI|any-OSI"
)
"""What may be used in any product, with its notice."""

LESSER = {"python-telegram-bot", "psycopg", "psycopg-binary"}
"""Under the LGPL, which asks no more of whoever imports them."""

AGPL_ONLY_IN_TESTS = "anki"


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9._-]", one)[0].lower().replace("_", "-") for one in requirements}


@pytest.mark.parametrize("name", [*FILES, "build"])
def test_every_package_of_a_file_is_pinned_and_has_its_hashes(name: str) -> None:
    text = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==\S+", entry)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("name", FILES)
def test_a_file_holds_all_that_its_extras_ask_for(name: str) -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = names(PROJECT["project"]["dependencies"])
    for extra in FILES[name]:
        wanted |= names(extras[extra])
    assert wanted <= pinned(name)


def test_every_extra_has_a_file() -> None:
    held = {extra for extras in FILES.values() for extra in extras}
    assert held == set(PROJECT["project"]["optional-dependencies"])


def test_both_ways_of_installing_bring_the_same_versions() -> None:
    def pins(path: Path) -> set[str]:
        lines = re.findall(r"^([a-z0-9._-]+==[^\s;\\]+)", path.read_text("utf-8"), re.MULTILINE)
        return set(lines)

    plain = pins(ROOT / "constraints.txt")
    for name in FILES:
        assert pins(REQUIREMENTS / f"{name}.txt") <= plain


def test_a_package_with_compiled_parts_has_files_for_more_than_one_platform() -> None:
    text = (REQUIREMENTS / "run.txt").read_text(encoding="utf-8")
    entry = next(one for one in re.split(r"\n(?=\S)", text) if one.startswith("rapidfuzz=="))
    assert entry.count("--hash=") > 40


def test_the_container_and_the_checks_install_by_hash() -> None:
    docker = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "--require-hashes" in docker
    checks = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "LOCKED=1" in checks
    assert "--require-hashes" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_checks_look_for_known_holes_in_all_that_they_install() -> None:
    assert "make --no-print-directory audit" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (audited,) = re.findall(r"pip-audit .*", makefile)
    assert "--strict" in audited, "what nothing is known of would pass for sound"
    files = re.findall(r"requirements/(\w+)\.txt", audited)
    assert set.union(*map(pinned, files)) >= set.union(*map(pinned, set(FILES) - {"supply"}))


def test_the_licence_of_every_package_is_listed_as_the_package_says_it() -> None:
    page = listed()
    assert set(page) == everything()
    wrong = {one: said for one in page if (said := said_by(one)) is not None and said != page[one]}
    assert wrong == {}


def test_whatever_runs_is_free_to_be_used_in_any_product() -> None:
    page = listed()
    strict = {one for one in everything() if not FREE.search(page[one])}
    assert strict == {*LESSER, AGPL_ONLY_IN_TESTS}
    assert {page[one] for one in LESSER} == {"LGPL-3.0-only"}
    assert "AGPL" in page[AGPL_ONLY_IN_TESTS]


def test_what_is_agpl_is_imported_and_installed_by_tests_only() -> None:
    assert {name for name in FILES if AGPL_ONLY_IN_TESTS in pinned(name)} == {"anki"}
    users = {
        path.relative_to(ROOT).parts[0]
        for room in ("bot", "content", "state", "benchmarks", "tests")
        for path in (ROOT / room).rglob("*.py")
        if AGPL_ONLY_IN_TESTS in (source := path.read_text(encoding="utf-8"))
        if AGPL_ONLY_IN_TESTS in imported(source)
    }
    assert users == {"tests"}


def imported(source: str) -> set[str]:
    """Give the top names of all that a module imports, `importorskip` included."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=aliases):
                found |= {alias.name.partition(".")[0] for alias in aliases}
            case ast.ImportFrom(module=str(module), level=0):
                found.add(module.partition(".")[0])
            case ast.Call(
                func=ast.Attribute(attr="importorskip"), args=[ast.Constant(value=str(name))]
            ):
                found.add(name.partition(".")[0])
            case _:
                pass
    return found
