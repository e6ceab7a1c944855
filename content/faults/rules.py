"""Rules for one item that its shape alone cannot tell: one right option, closed gaps, poll limits.

Every rule reads the author's own text, not the loaded value, so that it is heard even when the item
has other faults; whatever has the wrong shape is passed over here, because it has its complaint
already.
"""

import math
from collections.abc import Iterable, Iterator

from content.complaint import Complaint
from content.ids import same
from content.keys.gaps import gaps_of, has_odd_bracket
from content.keys.numbers import as_number
from content.model.items import DEMAND
from content.tree import ListNode, MapNode, TextNode

POLL_KINDS = ("choice", "true_false", "multi_select")
"""Kinds of question that Telegram can show as a quiz poll."""

POLL_QUESTION, POLL_OPTION, POLL_WHY, POLL_WHY_BREAKS = 300, 100, 200, 2
"""Telegram's limits for a quiz poll, in UTF-16 units and line feeds (Bot API 10.0, sendPoll).

Its 12 options are no limit of ours: a question has eight at most.
"""

_OPTION = {"right", "wrong", "because", "shows", "image", "alt"}


def item_complaints(tree: MapNode) -> Iterator[Complaint]:
    """Hold every question of the topic against the rules of its kind."""
    for question in tree.maps("questions"):
        yield from _poll(question)
        match question.text("type"):
            case "choice":
                yield from _options(question)
                yield from _right_options(question, most=1)
            case "multi_select":
                yield from _options(question)
                yield from _right_options(question, most=None)
            case "order":
                yield from _doubled("steps", question.texts("steps"))
            case "match":
                yield from _pairs(question)
            case "cloze":
                yield from _gaps(question)
            case "number":
                yield from _slips(question)
            case "short":
                yield from _need(question)
                yield from _judged_both_ways(question)


def _options(question: MapNode) -> Iterator[Complaint]:
    texts: list[TextNode] = []
    for option in question.maps("choices"):
        written = [option.entries[key] for key in ("right", "wrong") if key in option.entries]
        texts += (node for node in written if isinstance(node, TextNode))
        if len(written) == 0 and option.entries.keys() <= _OPTION:  # else a key is misspelt
            what = "this option has neither `right` nor `wrong`"
            yield Complaint(option.place, what, "Write its text after one of the two.")
        elif len(written) == 2:
            what = "this option has both `right` and `wrong`"
            yield Complaint(option.place, what, "Keep one of the two.")
    yield from _doubled("choices", texts)


def _right_options(question: MapNode, most: int | None) -> Iterator[Complaint]:
    options = question.maps("choices")
    written = question.entries.get("choices")
    if not isinstance(written, ListNode) or len(options) < len(written.items):
        return
    right = [option for option in options if "right" in option.entries]
    if not right and all("wrong" in option.entries for option in options):
        what = "no option of this question is right"
        yield Complaint(question.at("choices"), what, "Write `right:` before the one that is.")
    elif most is not None and len(right) > most:
        what = f"{len(right)} options of this question are right"
        mend = "Leave one right, or write `type: multi_select`."
        yield Complaint(question.at("choices"), what, mend)


def _doubled(key: str, texts: Iterable[TextNode]) -> Iterator[Complaint]:
    seen: set[str] = set()
    for text in texts:
        read = same(text.value)
        if read and read in seen:
            what = f"`{text.value.strip()}` is in `{key}` twice"
            yield Complaint(text.place, what, "Change one of the two, or delete it.")
        seen.add(read)


def _pairs(question: MapNode) -> Iterator[Complaint]:
    pairs = question.entries.get("pairs")
    if isinstance(pairs, MapNode):
        described = [node for node in pairs.entries.values() if isinstance(node, TextNode)]
        yield from _doubled("pairs", described)


def _gaps(question: MapNode) -> Iterator[Complaint]:
    ask = question.text("ask")
    if not ask:
        return
    gaps = gaps_of(ask)
    mend = "Write each gap as {word} or {word|another word}."
    if has_odd_bracket(ask):
        yield Complaint(question.at("ask"), "a bracket { or } has no partner", mend)
    elif not gaps:
        yield Complaint(question.at("ask"), "this sentence has no gap", mend)
    for gap in gaps:
        if not all(gap):
            what = f"the gap {{{'|'.join(gap)}}} lacks a word"
            yield Complaint(
                question.at("ask"), what, f"{mend} Brackets themselves are \\{{ and \\}}."
            )


def _slips(question: MapNode) -> Iterator[Complaint]:
    answer, within = _number(question.text("answer")), _number(question.text("within")) or 0.0
    if answer is None:
        return
    for slip in question.maps("slips"):
        gives = _number(slip.text("gives"))
        if gives is not None and abs(gives - answer) <= within:
            what = f"the slip {gives:g} would count as right, for the answer is {answer:g}"
            yield Complaint(slip.at("gives"), what, "Give another number, or a smaller `within`.")


def _number(text: str | None) -> float | None:
    try:
        number = float(str(as_number(text or "")))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _need(question: MapNode) -> Iterator[Complaint]:
    need, points = _number(question.text("need")), len(question.maps("points"))
    if need is not None and points and need > points:
        what = f"`need` is {need:g}, more than the {points} in `points`"
        yield Complaint(question.at("need"), what, f"Write {points} or less, or add points.")


def _judged_both_ways(question: MapNode) -> Iterator[Complaint]:
    """Complain of a sample that is listed as right and as wrong."""
    samples = question.entries.get("samples")
    if not isinstance(samples, MapNode):
        return
    right = {same(text.value) for text in samples.texts("right")}
    for text in samples.texts("wrong"):
        if same(text.value) in right:
            what = f"the sample `{text.value.strip()}` is among the right ones, too"
            yield Complaint(text.place, what, "Delete one of the two.")


def _poll(question: MapNode) -> Iterator[Complaint]:
    """Hold a question that may go out to groups against Telegram's limits for a quiz poll."""
    if (question.text("group") or "").lower() not in ("true", "yes", "on"):
        return
    kind = question.text("type")
    if kind not in DEMAND:
        return  # it has its complaint
    if kind not in POLL_KINDS:
        what = f"a question of type `{kind}` cannot go out to groups"
        mend = f"Delete `group`, or use one of the types {', '.join(POLL_KINDS)}."
        yield Complaint(question.at("group"), what, mend)
        return
    yield from _too_long(question, "ask", POLL_QUESTION)
    yield from _too_long(question, "why", POLL_WHY)
    for option in question.maps("choices"):
        yield from _too_long(option, "right", POLL_OPTION)
        yield from _too_long(option, "wrong", POLL_OPTION)
        yield from _too_long(option, "alt", POLL_OPTION)
    if (question.text("why") or "").count("\n") > POLL_WHY_BREAKS:
        what = f"`why` has more than {POLL_WHY_BREAKS} line breaks, which a poll cannot show"
        yield Complaint(question.at("why"), what, "Write it in fewer lines, or delete `group`.")


def _too_long(group: MapNode, key: str, most: int) -> Iterator[Complaint]:
    text = group.text(key) or ""
    size = units(text)
    if size > most:
        double = " (it counts an emoji as two)" if size > len(text) else ""
        what = f"`{key}` has {size} characters, and a Telegram poll takes {most}{double}"
        yield Complaint(group.at(key), what, "Shorten it, or delete `group: true`.")


def units(text: str) -> int:
    """Count UTF-16 units, as Telegram does; markup counts too, which errs on the safe side."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
