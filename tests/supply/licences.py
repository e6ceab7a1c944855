"""Under which licence each package that we install may be used, as it says itself.

`python -m tests.supply.licences` writes `requirements/licences.txt`, after `make lock`, in an
environment in which all of it is installed.
"""

import re
from functools import cache
from importlib import metadata
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "requirements"
PAGE = FOLDER / "licences.txt"

_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)
READ_ELSEWHERE = {
    "axe-playwright-python": "MIT",  # the licence file that it comes with
    "click-default-group": "BSD-3-Clause",  # likewise
    "colorama": "BSD-3-Clause",  # only on Windows: pypi.org/project/colorama
    "fsrs-rs-python": "BSD-3-Clause",  # github.com/open-spaced-repetition/fsrs-rs-python
    "httpx2-jsfetch": "BSD-3-Clause",  # only in a browser: as httpx2, whose part it is
}
"""What does not say it in its data, or has no file for the machine that the page is written on."""

_TROVE = "License :: OSI Approved :: "


def pinned(name: str) -> set[str]:
    """Give the packages of one of the files of `requirements/`."""
    return {package for package, _ in _pins(name)}


@cache
def _pins(name: str) -> list[tuple[str, str]]:
    return _PIN.findall((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))


def everything() -> set[str]:
    """Give all packages of all files."""
    return {one for path in FOLDER.glob("*.txt") if path != PAGE for one in pinned(path.stem)}


def listed() -> dict[str, str]:
    """Read the page: package and licence."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = (line.partition("  ") for line in lines if line and not line.startswith("#"))
    return {name: licence.strip() for name, _, licence in rows}


def said_by(package: str) -> str | None:
    """Give what an installed package says of itself; None unless it is of a version we name.

    A new environment brings a pip and a setuptools of its own, which may say it otherwise.
    """
    if package in READ_ELSEWHERE:
        return READ_ELSEWHERE[package]
    try:
        found = metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return None
    named = {pin for path in FOLDER.glob("*.txt") if path != PAGE for pin in _pins(path.stem)}
    if (package, found.version) not in named:
        return None
    about = found.metadata.json
    if expression := about.get("license_expression"):
        return str(expression)
    troves = [one for one in about.get("classifier", ()) if one.startswith(_TROVE)]
    if troves:
        return " OR ".join(sorted(one.removeprefix(_TROVE) for one in troves))
    return str(about.get("license") or "says nothing").splitlines()[0]


def main() -> None:
    """Write the page; what is not installed here keeps its line."""
    known = listed() if PAGE.exists() else {}
    rows = [
        f"{one:28}  {said_by(one) or known.get(one, 'says nothing')}"
        for one in sorted(everything())
    ]
    head = "# The licence of every package in this folder, as the package says it (tests/supply)."
    PAGE.write_text("\n".join([head, *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
