"""The mends that are taken out, and the test that has to notice: two tables beside this file.

A row is that of `docs/reliability.md`. `tests/test_reliability.py` checks that each text still
stands in its file, once.
"""

from pathlib import Path

import yaml
from msgspec import Struct


class Breach(Struct, frozen=True):
    """A text of a file that is replaced by another, so that a promise is broken."""

    row: str
    what: str
    file: str
    old: str
    new: str
    test: str

    def planted(self, source: str) -> str:
        """Give a file with the breach; raises ValueError where it does not fit any more."""
        if source.count(self.old) != 1:
            raise ValueError(f"{self.file}: {self.old!r} is there {source.count(self.old)} times")
        return source.replace(self.old, self.new)


def _table(name: str) -> list[Breach]:
    text = Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8")
    return [Breach(**row) for row in yaml.safe_load(text)]


BREACHES = (*_table("faults"), *_table("abuse"))
