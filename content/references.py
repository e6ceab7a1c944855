"""Names within a topic: each given once, and each that is used is there.

Concepts, misconceptions and marking points each have their own names; flashcards and questions
share theirs, because a learner's progress is kept under them. Like the rules, these checks read
the author's own text and pass over whatever has the wrong shape.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from content.complaint import Complaint, did_you_mean
from content.tree import MapNode, TextNode


def doubled_names(tree: MapNode) -> Iterator[Complaint]:
    """Complain of every name that is given a second time."""
    for part in ("concepts", "misconceptions", "marking_points"):
        yield from _doubled(tree.maps(part))
    yield from _doubled(_items(tree))
    yield from _doubled_renames(tree)


def dangling_names(tree: MapNode) -> Iterator[Complaint]:
    """Complain of every name that is used and not there; the topic must be completely read."""
    concepts = _ids(tree.maps("concepts"))
    misconceptions = _ids(tree.maps("misconceptions"))
    marking_points = _ids(tree.maps("marking_points"))
    for item in _items(tree):
        yield from _missing(_one(item, "concept"), concepts, "concept")
    for question in tree.maps("questions"):
        for group in (question, *question.maps("choices")):
            yield from _missing(_one(group, "shows"), misconceptions, "misconception")
        yield from _missing(question.texts("marks"), marking_points, "marking point")
        yield from _sample_credits(question, marking_points)
    items = _ids(_items(tree))
    for samples in tree.maps("samples"):
        yield from _missing(_one(samples, "item"), items, "item")
    for misconception in tree.maps("misconceptions"):
        questions = _ids(tree.maps("questions"))
        yield from _missing(misconception.texts("check_with"), questions, "question")


def _sample_credits(question: MapNode, marking_points: set[str]) -> Iterator[Complaint]:
    """A sample can only earn what its question gives marks for."""
    marks = {node.value.strip() for node in question.texts("marks")}
    for sample in question.maps("samples"):
        for node in sample.texts("credits"):
            name = node.value.strip()
            if name in marking_points and name not in marks:
                what = f"`{name}` is credited here but is not in this question's `marks`"
                yield Complaint(node.place, what, "Add it to `marks`, or take it out here.")
            elif name not in marking_points:
                yield from _missing((node,), marks & marking_points, "marking point")


def _items(tree: MapNode) -> tuple[MapNode, ...]:
    return (*tree.maps("flashcards"), *tree.maps("questions"))


def _ids(groups: Iterable[MapNode]) -> set[str]:
    return {name for group in groups if (name := group.text("id"))}


def _one(group: MapNode, key: str) -> tuple[TextNode, ...]:
    node = group.entries.get(key)
    return (node,) if isinstance(node, TextNode) else ()


def _missing(names: Iterable[TextNode], known: set[str], kind: str) -> Iterator[Complaint]:
    for node in names:
        name = node.value.strip()
        if name and name not in known:
            what = f"there is no {kind} called `{name}`"
            yield Complaint(node.place, what, did_you_mean(name, known))


def _doubled(groups: Iterable[MapNode]) -> Iterator[Complaint]:
    first: dict[str, MapNode] = {}
    for group in groups:
        name = group.text("id")
        if not name:
            continue
        if name in first:
            what = f"the name `{name}` is already taken at {first[name].at('id')}"
            yield Complaint(group.at("id"), what, "Give one of the two another name.")
        first.setdefault(name, group)


def _doubled_renames(tree: MapNode) -> Iterator[Complaint]:
    """A former name must be free, and belong to one item, or progress would go astray."""
    items = _items(tree)
    present, taken = _ids(items), set[str]()
    for node in chain.from_iterable(_one(item, "was") for item in items):
        name = node.value.strip()
        if name in present:
            what = f"`was: {name}` names an item that is still here"
            yield Complaint(node.place, what, "Delete this line, or rename the other item.")
        elif name in taken:
            what = f"two items say `was: {name}`"
            yield Complaint(node.place, what, "Leave it in the one that took its place.")
        taken.add(name)
