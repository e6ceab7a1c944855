"""Code as answers: quotes are of one kind, spaces between signs are free, every sign counts.

`print(hello)` is not `print("hello")`. Case counts nowhere, because phones change it.
"""

import re
from typing import Final

from bot.grading.formulas.judged import Judged
from bot.grading.verdict import Outcome, Reason

_OF_SETS: Final = "∩∪∈∉⊂⊆⊃⊇∧∨¬∀∃∅"  # noqa: RUF001  # signs of sets and logic
_CODE: Final = re.compile(
    rf"""==|!=|<=|>=|&&|\|\||:=|=>|\+=|-=|//|\+\+|::|;\s*$|^<\w+[^>]*>|^\#\s?\w|^\$\w|^--\w
      | [{_OF_SETS}] | ^=[A-Z]+\(.*\)$
      | ^[^\W\d][\w.]*\((?!(?:e?s|e|n|en|r)\)$).*\)$|^[\w.]+\[.*\]$
      | ^\w+\s*=\s*[\[{{"'] | \w\(["'].*["']\)""",
    re.VERBOSE,
)
_STATEMENT: Final = re.compile(
    r"^(?:for|while|if|elif|def|class|with|try|except)\b.*:\s*$|^(?:SELECT|INSERT|UPDATE|DELETE)\b"
    r"|^[a-z][\w.-]*+(?: [\w./:]++(?:-[\w./:]++)*+)*+ (?:-{1,2}[a-zA-Z]|\+[rwx]+\b)"
    r"|^import [\w.]+ as \w+$|^from [\w.]+ import [\w, *]+$"
)
"""What is code although it reads like a sentence: statements, queries, commands with a flag."""
_PROSE: Final = re.compile(r"(?:\b[^\W\d_]+\s+){3}[^\W\d_]+(?![^;]*;\s*$)")
"""Four words in a row make a sentence about code, not code; a query ends with a semicolon."""
_IN_FULL: Final = re.compile(r" --([a-z])[a-z-]+")
"""An option in full, "--force", which may also be "-f"; "-la" may be nothing else."""
_SIGNED: Final = re.compile(rf"[%()=<>\[\]{{}};:*/+{_OF_SETS}]|\w[._]\w")


def judge_code(wanted: str, given: str) -> Judged:
    """Compare with code; None where the reference is none, or the response is in words."""
    if not is_code(wanted):
        return None
    key, answer = _plainly(wanted), _plainly(given)
    if key == answer:
        return Outcome.RIGHT, Reason.SIGN
    if answer in (key.removeprefix("="), key.removesuffix(":")) or _is_all_but_it(wanted, given):
        return Outcome.UNSURE, Reason.SIGN
    same_words = re.sub(r"\W", "", key) == re.sub(r"\W", "", answer)
    signed = _SIGNED.search(given) and not _PROSE.search(given)
    bare = (
        len(names := re.findall(r"\w+", key)) > 1
        and re.findall(r"\w+", answer)[: len(names)] == names
    )
    meant = same_words or signed or bare or is_code(given) or _is_command(wanted, given)
    return (Outcome.WRONG, Reason.SIGN) if meant else None


def _is_all_but_it(wanted: str, given: str) -> bool:
    """Whether a command has its words, but no dashes before an option, or only its letter."""
    key, answer = wanted.casefold(), given.casefold()
    if not _IN_FULL.search(key):
        return False
    in_short = _words(_IN_FULL.sub(r" \1", key)) == _words(_IN_FULL.sub(r" \1", answer))
    return in_short or sorted(_words(key)) == sorted(_words(answer))


def _is_command(wanted: str, given: str) -> bool:
    """Whether a text begins with the same command, and says hardly more than the key."""
    key, answer = _words(wanted.casefold()), _words(given.casefold())
    return bool(_STATEMENT.search(wanted)) and key[:1] == answer[:1] and len(answer) <= len(key) + 1


def _words(command: str) -> list[str]:
    return re.findall(r"[^\s-]+", command)


def is_code(text: str) -> bool:
    """Whether a text is code rather than words about it."""
    prose = _PROSE.search(text)
    return bool(_STATEMENT.search(text) or (_CODE.search(text) and not prose))


def _plainly(text: str) -> str:
    """Write code without free spaces, with one kind of quotes, without a last semicolon."""
    text = " ".join(text.split())
    text = re.sub(r"\s*/>", ">", text.replace("'", '"').rstrip("; ").casefold())
    return re.sub(r"(?<!\w)\s+|\s+(?!\w)", "", text)
