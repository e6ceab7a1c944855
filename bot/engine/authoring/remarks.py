"""What would make a topic better, said in a chat: what matters most first, the rest in few lines.

`viva check` lists every remark at its line, for whoever sits before an editor. On a phone the tenth
question without a hint is no news, so that what has the same mend is told once.
"""

from bot.grading.batch.unit_signs import doubtful_units
from content.bundle import in_file
from content.check import misleading, weak_teaching
from content.complaint import Complaint
from content.load import Written


def remarks_on(written: Written) -> tuple[str, ...]:
    """Give remarks on a topic that loads, each with file and line; drafts are told elsewhere."""
    first = [*misleading(written), *doubtful_units(written)]
    of_drafts = written.place("topic")
    alike: dict[str, list[Complaint]] = {}
    for one in weak_teaching(written):
        if one not in first and one.place != of_drafts:
            alike.setdefault(one.mend, []).append(in_file(one))
    return (*(str(in_file(one)) for one in first), *map(_once, alike.values()))


def _once(alike: list[Complaint]) -> str:
    more = len(alike) - 1
    places = "1 more place" if more == 1 else f"{more} more places"
    return f"{alike[0]} (The same in {places}.)" if more else str(alike[0])
