"""Names within a topic: each given once, and each that is used is there.

Concepts, misconceptions and marking points each have their own names; flashcards and questions
share theirs, because a learner's progress is kept under them. Like the rules, these checks read
the author's own text and pass over whatever has the wrong shape.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from content.complaint import Complaint, Place, did_you_mean
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
        """Complain once of each name that is not given, where it is used first.

        One that is given in another spelling ("Till Work") has its complaint where it is given.
        """
        spelt = {_as_name(one) for one in self.ids}
        used: dict[str, list[Place]] = {}
        for node in names:
            name = node.value.strip()
            if name and name not in self.ids | spelt:
                used.setdefault(name, []).append(node.place)
        for name, (first, *more) in used.items():
            what = f"there is no {self.kind} called `{name}`"
            if more:
                what += f", which is used {len(more)} more time{'s' if len(more) > 1 else ''}"
            yield Complaint(first, what, self._mend(name))

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
    items = _Known.of("item", _items(tree))
    asked = tree.maps("questions")
    questions = _Known.of("question", asked)
    answered = [group for question in asked for group in (question, *question.maps("choices"))]
    yield from concepts.missing(_each(_items(tree), "concept"))
    yield from misconceptions.missing(_each(answered, "shows"))
    yield from marking_points.missing(node for one in asked for node in one.texts("marks"))
    for question in asked:
        yield from _sample_credits(question, marking_points)
    yield from items.missing(_each(tree.maps("samples"), "item"))
    checked = tree.maps("misconceptions")
    yield from questions.missing(node for one in checked for node in one.texts("check_with"))


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


def _each(groups: Iterable[MapNode], key: str) -> Iterator[TextNode]:
    """Give the texts under one key."""
    nodes = (group.entries.get(key) for group in groups)
    return (node for node in nodes if isinstance(node, TextNode))


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
    for node in _each(items, "was"):
        name = node.value.strip()
        if name in present:
            what = f"`was: {name}` names an item that is still here"
            yield Complaint(node.place, what, "Delete this line, or rename the other item.")
        elif name in taken:
            what = f"two items say `was: {name}`"
            yield Complaint(node.place, what, "Leave it in the one that took its place.")
        taken.add(name)
