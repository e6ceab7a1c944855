"""Which items give each other away."""

from tests.shipped import shipped

LIBRARY = shipped()
TOPIC = "sales-information"


def test_items_of_one_wrong_idea_are_siblings_and_so_are_those_of_none() -> None:
    on_sources = LIBRARY.siblings_of(f"{TOPIC}/q-triangulate")
    assert {f"{TOPIC}/q-big-survey", f"{TOPIC}/s-second-source"} <= set(on_sources)
    assert f"{TOPIC}/f-triangulate" not in on_sources
    assert f"{TOPIC}/f-five-checks" in LIBRARY.siblings_of(f"{TOPIC}/f-triangulate")
    assert f"{TOPIC}/f-trend" not in LIBRARY.siblings_of(f"{TOPIC}/f-triangulate")


def test_an_item_is_no_sibling_of_itself_and_kinship_goes_both_ways() -> None:
    refs = LIBRARY.refs(TOPIC)
    for one in refs:
        assert not LIBRARY.are_siblings(one, one)
        for other in LIBRARY.siblings_of(one):
            assert LIBRARY.are_siblings(other, one)


def test_what_is_taught_no_more_has_no_siblings() -> None:
    assert LIBRARY.siblings_of(f"{TOPIC}/gone") == ()
