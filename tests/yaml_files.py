"""YAML files of tests, read by libyaml, which takes a tenth of the time."""

from pathlib import Path
from typing import Any

import yaml


def read_yaml(path: Path) -> Any:
    """Read a file of plain values."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)  # a safe loader
