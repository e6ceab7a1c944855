"""What an author types, parsed, and what is then complained of."""

from content.tree import plain
from content.yaml_text import parse_yaml


def parse(source: str) -> object:
    """Parse a source that must have no fault."""
    tree, complaints = parse_yaml(source.encode(), "file.yaml")
    assert complaints == []
    assert tree is not None
    return plain(tree)


def told(source: str | bytes) -> list[str]:
    """Parse and give the complaints."""
    raw = source.encode() if isinstance(source, str) else source
    return [str(complaint) for complaint in parse_yaml(raw, "file.yaml")[1]]
