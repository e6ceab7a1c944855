"""What a reader finds on a page is there: each link, each heading in it, each program named."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("*.md"))

_LINK = re.compile(r"\]\(([^()\s]+)\)|<img src=\"([^\"]+)\"")
_PROGRAM = re.compile(r"python -m ((?:bot|benchmarks|tests)(?:\.\w+)*)")


def test_every_link_leads_to_a_file_or_a_heading_that_is_there() -> None:
    assert [f"{page.name}: {link}" for page in PAGES for link in broken(page)] == []


def test_every_program_that_is_named_can_be_run() -> None:
    named = {found[1] for page in PAGES for found in _PROGRAM.finditer(page.read_text("utf-8"))}
    assert len(named) > 10
    assert sorted(name for name in named if find_spec(name) is None) == []


def test_a_planted_broken_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A `page`, here\n[a](page.md#a-page-here) [b](#b) [c](c.md) [d](https://d.org)"
    )
    assert list(broken(page)) == ["#b", "c.md"]


def broken(page: Path) -> Iterator[str]:
    """Give the links of a page into this repository that lead nowhere."""
    for one, image in _LINK.findall(page.read_text("utf-8")):
        link = one or image
        if "://" in link:
            continue
        name, _, heading = link.partition("#")
        target = page.parent / name if name else page
        if not target.exists() or (heading and heading not in headings(target)):
            yield link


def headings(page: Path) -> set[str]:
    """Give the headings of a page as GitHub writes them into addresses."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
