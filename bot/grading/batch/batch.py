"""A batch: many records graded in their order, each by its own key or by that of an item.

All keys are read before the first response is graded, because what a word weighs and what chance
looks like comes from all of them; so the order of the records changes nothing but the order of the
results. A record that cannot be read gives an error of its own and stops nobody else.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from bot.grading.batch.items import ItemGrader
from bot.grading.batch.lines import ItemRecord, Line, Record, RecordError, named_in, outcome
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Key
from bot.grading.meaning.ear import Ears
from bot.grading.short import ShortGrader
from content.library import Library

_COMPILED: Final = 500
"""Keys kept compiled at a time; records of one question usually stand together."""


def grade_all(
    records: Sequence[Line], ear: Ears | None, library: Library | None
) -> Iterator[dict[str, Any]]:
    """Grade each record, in order; one that could not be read gives `{"line": ..., "error": ...}`.

    Items are looked up in the library. Results come one by one, so that a long file need not be
    held twice. Nothing is raised.
    """
    corpora = _corpora(one.key for one in records if isinstance(one, Record))
    items = ItemGrader(library, ear) if library else None

    @lru_cache(maxsize=_COMPILED)
    def grader(key: Key) -> ShortGrader:
        return ShortGrader(key, corpora[key.language], ear)

    for one in records:
        match one:
            case RecordError():
                yield one.as_fields()
            case ItemRecord():
                yield _or_error(one, items)
            case Record():
                yield outcome(one, grader(one.key).grade(one.response))


def _or_error(one: ItemRecord, items: ItemGrader | None) -> dict[str, Any]:
    if items is None:
        message = "`item` is in a topic: say where its folder is with --content FOLDER"
        return RecordError(message, one.line, _named(one)).as_fields()
    try:
        return outcome(one, items.grade(one))
    except RecordError as error:
        return RecordError(str(error), one.line, _named(one)).as_fields()


def _named(one: ItemRecord) -> dict[str, Any]:
    return named_in({"id": one.id, "item": one.item, "response": one.response})


def _corpora(keys: Iterable[Key]) -> dict[str, Corpus]:
    """Learn from the keys of each language; the order in which they came does not matter."""
    by_language: dict[str, set[Key]] = {}
    for key in keys:
        by_language.setdefault(key.language, set()).add(key)
    return {
        language: Corpus.of_keys(sorted(some, key=repr), language)
        for language, some in by_language.items()
    }
