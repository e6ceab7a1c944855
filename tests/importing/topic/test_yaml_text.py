"""Texts as YAML, which is read back as it was written."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.importing.topic.yaml_text import mapping
from content.tree import plain
from content.yaml_text import parse_yaml

text = st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.just("\n"), min_size=1)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from("abcdef"), text.map(str.strip).filter(bool), min_size=1))
def test_every_text_is_read_back_as_it_was_written(keys: dict[str, str]) -> None:
    texts = {
        key: "\n".join(line.rstrip() for line in value.split("\n")) for key, value in keys.items()
    }
    clean = {key: value for key, value in texts.items() if value.isprintable() or "\n" in value}
    written = {**clean, "short": "a", "list": ["a", *clean.values()]}
    node, complaints = parse_yaml("\n".join(mapping(written)).encode(), "x.yaml")
    assert [str(one) for one in complaints if "typographic" not in one.what] == []
    assert node is not None
    assert plain(node) == written
