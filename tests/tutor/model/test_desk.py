"""What a turn looks at is loaded in parts: few of them, and each seen by the type checker."""

import ast
from pathlib import Path

import pytest
from msgspec.structs import fields

from bot.tutor.model.desk import Desk

ENGINE = Path(__file__).parents[3] / "bot" / "engine"


def test_a_desk_stays_small_enough_to_be_looked_over() -> None:
    assert len(fields(Desk)) < 15


@pytest.mark.parametrize("loader", ["load.py", "groups/load.py", "people.py"])
def test_nothing_is_loaded_past_the_type_checker(loader: str) -> None:
    tree = ast.parse((ENGINE / loader).read_text(encoding="utf-8"))
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    spread = [n for n in ast.walk(tree) if isinstance(n, ast.keyword) and n.arg is None]
    assert "Any" not in named
    assert spread == []
