"""Write down what is installed: `constraints.txt`, and `requirements/` with a hash for each file.

One resolution for every platform and every Python we run on; the files of `requirements/` are parts
of it, each whole, so that one file is enough to install one extra. A pin stays as it is for as long
as it fits; take its line out of `constraints.txt` to have the newest version.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]

FILES = {
    "run": (),
    "meaning": ("meaning",),
    "multilingual": ("meaning", "meaning-multilingual"),
    "postgres": ("meaning", "postgres"),
    "test": ("test",),
    "anki": ("anki",),
    "browser": ("test", "browser"),
    "lint": ("test", "browser", "lint"),
    "supply": ("supply",),
}
"""The files of `requirements/`, and the extras that each holds besides what Viva itself needs."""

_HEAD = """\
# The versions that the tests were last run with, for any platform and Python 3.11 or newer.
# Made by `make lock`.
"""


def resolve(source: Path, *options: str) -> str:
    """Resolve what a file asks for, for every platform."""
    command = (*(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal"), *options)
    more = ("--python-version", "3.11", "--no-annotate", "--no-header", str(source))
    done = subprocess.run([*command, *more], cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603  # our own words
    return done.stdout


def main() -> None:
    """Resolve, and write all files."""
    project = ROOT / "pyproject.toml"
    constraints = ROOT / "constraints.txt"
    resolve(project, "--all-extras", "--output-file", str(constraints))  # keeps to its pins
    constraints.write_text(_HEAD + constraints.read_text(encoding="utf-8"), encoding="utf-8")
    folder = ROOT / "requirements"
    hashed = ("--generate-hashes", "--constraint", str(constraints))
    for name, extras in FILES.items():
        wanted = [option for extra in extras for option in ("--extra", extra)]
        (folder / f"{name}.txt").write_text(resolve(project, *hashed, *wanted), encoding="utf-8")
    build = folder / "build.in"
    needs = tomllib.loads(project.read_text(encoding="utf-8"))["build-system"]["requires"]
    build.write_text("".join(f"{one}\n" for one in needs), encoding="utf-8")
    (folder / "build.txt").write_text(resolve(build, "--generate-hashes"), encoding="utf-8")
    build.unlink()


if __name__ == "__main__":
    main()
