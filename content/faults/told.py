"""Which faults of shape only follow from another one, which has its complaint already."""

import difflib

from pydantic_core import ErrorDetails

from content.faults.references import REFERENCES
from content.files import TopicFiles
from content.tree import place_of


def is_told(fault: ErrorDetails, faults: list[ErrorDetails], files: TopicFiles) -> bool:
    """Whether a fault only follows from another one, which has its complaint."""
    match fault["type"]:
        case "image_not_there":
            return True
        case "missing":
            return _is_misspelt(fault, faults) or _is_unread(fault, files)
        case "extra_forbidden" if fault["input"] == "":  # what a comma has cut off
            return _is_after_another(fault, faults)
        case "too_short":  # entries with a fault are not counted
            inside = len(fault["loc"])
            return any(
                one["loc"][:inside] == fault["loc"] and len(one["loc"]) > inside for one in faults
            )
        case "string_pattern_mismatch":
            key = next(step for step in reversed(fault["loc"]) if isinstance(step, str))
            name = str(fault["input"])
            return files.complete and key in REFERENCES and bool(name) and name == name.strip()
        case _:
            return False


def _is_misspelt(missing: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """Whether a key is missing only because it is there under a near name, told already."""
    group, key = missing["loc"][:-1], str(missing["loc"][-1])
    beside = [
        str(fault["loc"][-1])
        for fault in faults
        if fault["type"] == "extra_forbidden" and fault["loc"][:-1] == group
    ]
    return bool(difflib.get_close_matches(key, beside, n=1))


def _is_after_another(cut: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """Whether the same text, or a list without its brackets, has been cut before."""
    beside = [fault for fault in faults if fault["loc"][:-1] == cut["loc"][:-1]]
    return any(
        fault["type"] == "tuple_type"
        or (fault["type"] == "extra_forbidden" and fault["input"] == "")
        for fault in beside[: beside.index(cut)]
    )


def _is_unread(missing: ErrorDetails, files: TopicFiles) -> bool:
    """Whether a key may be missing only because its line, further down, could not be read."""
    part, place = [*missing["loc"], ""][:2]
    if not isinstance(place, int):
        return False
    begins, ends = (place_of(files.tree, (part, one)) for one in (place, place + 1))
    return any(
        begins < complaint.place and not begins < ends <= complaint.place
        for complaint in files.complaints
        if complaint.place.file == begins.file
    )
