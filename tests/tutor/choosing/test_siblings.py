"""Which items give each other away."""

from bot.tutor.choosing.siblings import are_siblings, siblings_of
from tests.tutor.laying import LIBRARY

TOPIC = "sales-information"


def test_items_of_one_wrong_idea_are_siblings_and_so_are_those_of_none() -> None:
    on_sources = siblings_of(LIBRARY, f"{TOPIC}/q-triangulate")
    assert {f"{TOPIC}/q-big-survey", f"{TOPIC}/s-second-source"} <= set(on_sources)
    assert f"{TOPIC}/f-triangulate" not in on_sources
    assert f"{TOPIC}/f-five-checks" in siblings_of(LIBRARY, f"{TOPIC}/f-triangulate")
    assert f"{TOPIC}/f-trend" not in siblings_of(LIBRARY, f"{TOPIC}/f-triangulate")


def test_an_item_is_no_sibling_of_itself_and_kinship_goes_both_ways() -> None:
    refs = LIBRARY.refs(TOPIC)
    for one in refs:
        assert not are_siblings(LIBRARY, one, one)
        for other in siblings_of(LIBRARY, one):
            assert are_siblings(LIBRARY, other, one)


def test_what_is_taught_no_more_has_no_siblings() -> None:
    assert siblings_of(LIBRARY, f"{TOPIC}/gone") == ()
