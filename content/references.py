"""Names within a topic: each given once, and each that is used is there.

Concepts, misconceptions and marking points each have their own names; flashcards and questions
share theirs, because a learner's progress is kept under them. Like the rules, these checks read
the author's own text and pass over whatever has the wrong shape.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from content.complaint import Complaint, did_you_mean
from content.ids import same
from content.tree import MapNode, TextNode

REFERENCES = ("concept", "shows", "marks", "credits", "check_with", "item")
"""Keys under which a name is used. Whatever stands there is complained of here, if it is not there;
that it has not the form of a name is then no second mistake."""


class _Known(Struct, frozen=True):
    """The names that are given to things of one kind."""

    kind: str
    ids: frozenset[str]
    titles: dict[str, str]
    """The name of each for what it is called for people, which authors write by mistake."""

    @classmethod
    def of(cls, kind: str, groups: Iterable[MapNode], title: str = "name") -> "_Known":
        groups = tuple(groups)
        titles = {
            same(called): name
            for group in groups
            if (called := group.text(title)) and (name := group.text("id"))
        }
        return cls(kind, frozenset(_ids(groups)), titles)

    def missing(self, names: Iterable[TextNode]) -> Iterator[Complaint]:
        """Complain of each name that is not given.

        One that is given in another spelling ("Till Work") has its complaint where it is given.
        """
        spelt = {_as_name(one) for one in self.ids}
        for node in names:
            name = node.value.strip()
            if name and name not in self.ids | spelt:
                what = f"there is no {self.kind} called `{name}`"
                yield Complaint(node.place, what, self._mend(name))

    def _mend(self, name: str) -> str:
        meant = self.titles.get(same(name))
        return f"Write its id, `{meant}`." if meant else did_you_mean(name, self.ids)


def _as_name(text: str) -> str:
    """Write a text in the form of a name."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def doubled_names(tree: MapNode) -> Iterator[Complaint]:
    """Complain of every name that is given a second time."""
    for part in ("concepts", "misconceptions", "marking_points"):
        yield from _doubled(tree.maps(part))
    yield from _doubled(_items(tree))
    yield from _doubled_renames(tree)


def dangling_names(tree: MapNode) -> Iterator[Complaint]:
    """Complain of every name that is used and not there; the topic must be completely read."""
    concepts = _Known.of("concept", tree.maps("concepts"))
    misconceptions = _Known.of("misconception", tree.maps("misconceptions"))
    marking_points = _Known.of("marking point", tree.maps("marking_points"), "mark")
    for item in _items(tree):
        yield from concepts.missing(_one(item, "concept"))
    for question in tree.maps("questions"):
        for group in (question, *question.maps("choices")):
            yield from misconceptions.missing(_one(group, "shows"))
        yield from marking_points.missing(question.texts("marks"))
        yield from _sample_credits(question, marking_points)
    items = _Known.of("item", _items(tree))
    for samples in tree.maps("samples"):
        yield from items.missing(_one(samples, "item"))
    questions = _Known.of("question", tree.maps("questions"))
    for misconception in tree.maps("misconceptions"):
        yield from questions.missing(misconception.texts("check_with"))


def _sample_credits(question: MapNode, marking_points: _Known) -> Iterator[Complaint]:
    """A sample can only earn what its question gives marks for."""
    marks = {node.value.strip() for node in question.texts("marks")}
    of_this = _Known("marking point", marking_points.ids & marks, marking_points.titles)
    for sample in question.maps("samples"):
        for node in sample.texts("credits"):
            name = node.value.strip()
            if name in marking_points.ids and name not in marks:
                what = f"`{name}` is credited here but is not in this question's `marks`"
                yield Complaint(node.place, what, "Add it to `marks`, or take it out here.")
            elif name not in marking_points.ids:
                yield from of_this.missing((node,))


def _items(tree: MapNode) -> tuple[MapNode, ...]:
    return (*tree.maps("flashcards"), *tree.maps("questions"))


def _ids(groups: Iterable[MapNode]) -> set[str]:
    return {name for group in groups if (name := group.text("id"))}


def _one(group: MapNode, key: str) -> tuple[TextNode, ...]:
    node = group.entries.get(key)
    return (node,) if isinstance(node, TextNode) else ()


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
