"""Names: whether a response is the name that a right answer is, or another that is like it.

A name shares words with other names: a whale shark is no whale, "potato couch" no couch potato, and
"balance" only a part of a balance sheet.
"""

from collections.abc import Collection
from typing import Final

from bot.grading.match.likeness import RightAnswer
from bot.grading.match.statement import Statement
from bot.grading.text.forms import may_be_form
from bot.grading.text.opposites import companions
from bot.grading.text.spelling import other_spelling

_NONE: Final[frozenset[str]] = frozenset()
_FEWEST: Final = 2
"""Things that a list has at least."""
_NAME: Final = 4
"""Up to so many words a text may be a name rather than a statement."""


def is_other_name(response: Statement, right: RightAnswer) -> bool:
    """Whether a response is a name that only shares a word with the right one: "whale shark"."""
    if not all(_is_name(one) or is_list(one) for one in (response, right.statement)):
        return False
    theirs = response.weights.keys()
    lacking, others = right.fresh - theirs, theirs - right.fresh
    known = companions(response.language)
    meant = {one for one in lacking if not known.get(one, _NONE).isdisjoint(others)}
    said = {one for one in others if not known.get(one, _NONE).isdisjoint(meant)}
    return len(right.fresh) > 1 and bool(lacking - meant) and bool(others - said)


def is_part_of_name(response: Statement, right: RightAnswer) -> bool:
    """Whether a response is one word of a name of two or three: "balance" for "balance sheet".

    One end of "from London to Paris" is a part of it too.
    """
    both = (response, right.statement)
    named = [_is_name(one) or _is_small(one) or _is_way(one) for one in both]
    if not (named[0] and (named[1] or is_list(right.statement))):
        return False
    whole, said = right.statement.weights.keys(), response.weights.keys()
    ways = right.statement.language.directed
    lacking = {one for one in whole - said if one not in ways or not one.isalpha()}
    return len(whole) > 1 and said < right.fresh == whole and bool(lacking)


def is_another_verb(response: Statement, right: RightAnswer) -> bool:
    """Whether a response has another small word beside the right verb: "turn off" for "turn on"."""
    phrasal = response.language.phrasal
    both = (response, right.statement)
    given, wanted = ({one.token.text for one in text.said} & phrasal for text in both)
    short = all(len(text.stems) <= _NAME for text in both)
    return short and bool(given and wanted) and given.isdisjoint(wanted)


def is_turned_name(response: Statement, right: RightAnswer) -> bool:
    """Whether a response has the two words of a name the other way round: "potato couch".

    In languages in which a noun or a verb changes places that says nothing, nor do other forms of
    the words: "making decisions" for "decision making".
    """
    words = response.language
    if not words.is_known or words.noun_first or words.verb_either_side:
        return False
    one, other = (
        [claim for claim in text.said if claim.token.text not in words.articles]
        for text in (response, right.statement)
    )
    if not len(one) == len(other) == _FEWEST:
        return False
    if any(claim.common or claim.denies for claim in (*one, *other)):
        return False
    joined = all(some[0].token.clause == some[-1].token.clause for some in (one, other))
    given, wanted = ([claim.token.text for claim in some] for some in (one, other))
    as_typed = all(claim.token.end - claim.token.start == len(claim.token.text) for claim in one)
    return joined and as_typed and given != wanted and given == wanted[::-1]


def names_one_more(response: Statement, right: RightAnswer, asked: Collection[str]) -> bool:
    """Whether a response lists all that a right answer lists, and a thing that is none of it.

    "Salt, water and oil" for "salt and water"; `asked` are the stems of the question.
    """
    wanted, given = (listed(one) for one in (right.statement, response))
    if not wanted or len(given) <= len(wanted):
        return False
    known = {*right.statement.weights, *asked}
    others = [one for one in given if not one & known]
    return (
        bool(others)
        and len(given) - len(others) == len(wanted)
        and all(any(one <= other for other in given) for one in wanted)
    )


def is_list(statement: Statement) -> bool:
    """Whether a text is a bare list whose last things an "and" joins."""
    joined = statement.language.adding.intersection(one.token.text for one in statement.said)
    return bool(joined and listed(statement))


def listed(statement: Statement) -> list[frozenset[str]]:
    """Give the telling words of each thing in a bare list; nothing where it says more."""
    words = statement.language
    if len({claim.token.sentence for claim in statement.said}) > 1:
        return []
    items: dict[tuple[int, int], set[str]] = {}
    joined = 0
    for claim in statement.said:
        text = claim.token.text
        joined += text in words.adding
        if (
            claim.denies
            or claim.token.number is not None
            or (claim.common and text not in words.adding | words.articles)
        ):
            return []
        if not claim.common:
            items.setdefault((claim.token.clause, joined), set()).add(claim.stem)
    return [frozenset(one) for one in items.values()] if len(items) >= _FEWEST else []


def is_another_form(response: Statement, right: RightAnswer) -> bool:
    """Whether a response names a word with the stem of the one right one, and no form of it.

    "Important" has the stem of "import". In a language without `inflections` nobody can tell.
    """
    telling = [claim for claim in right.statement.said if not claim.common]
    if len(telling) != 1 or not _is_name(response):
        return False
    typed = [one.token.text for one in response.said if one.stem == telling[0].stem]
    known = response.language
    wanted, *forms = (other_spelling(one, known.code) for one in (telling[0].token.text, *typed))
    real = all(
        one in known.everyday_words or not known.real.isdisjoint((one, form))
        for one, form in zip(typed, forms, strict=True)
    )
    return bool(typed) and real and not any(may_be_form(one, wanted, known) for one in forms)


def _is_name(statement: Statement) -> bool:
    """Whether a text names something rather than saying something of it."""
    if len(statement.stems) > _NAME:
        return False
    return all(
        not claim.common or claim.token.text in claim.token.language.name_words
        for claim in statement.said
    )


def _is_way(statement: Statement) -> bool:
    """Whether a text says from where something goes, or where to, and nothing else."""
    words = statement.language
    ways = [claim for claim in statement.said if claim.token.text in words.directed]
    others = [claim for claim in statement.said if not claim.common and claim not in ways]
    small = words.articles | words.directed
    return len(others) <= len(ways) and all(
        claim.token.text in small for claim in statement.said if claim not in others
    )


def _is_small(statement: Statement) -> bool:
    """Whether a text has small words alone: "sobre todo"."""
    return all(claim.common and not claim.denies for claim in statement.said)
