"""Aiken, Moodle's plainest format: a question, its options by letter, and `ANSWER: B`."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct, field

from bot.importing import markup
from bot.importing.moodle.question import FULL, Answer, Kind, Question
from bot.importing.remarks import LeftOut, Remark, left_out
from state.values import replace

OPTION: Final = re.compile(r"\s*([A-Za-z])\s?[.)]\s+(\S.*)")
ANSWER: Final = re.compile(r"\s*ANSWER\s*:\s*(.*\S|)\s*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?:Q(?:uestion)?\s?)?\d{1,3}[.):]\s+(?=\S)")
"""What a teacher counts questions with."""
_NO_ANSWER: Final = "no line `ANSWER: B` says which of its options is right"
_EXPLAINS: Final = re.compile(
    r"\s*(?:explanation|feedback|rationale|explicaci[oó]n|retroalimentaci[oó]n|erkl[aä]rung)"
    r"\s*:\s*(\S.*)",
    re.IGNORECASE,
)
"""What other programs and teachers write below an answer."""
_LETTER: Final = re.compile(r"([A-Za-z])\s?[.)](?:\s.*)?")
_BOOLEANS: Final = {"true": "true", "false": "false", "verdadero": "true", "falso": "false"}


class _Written(Struct):
    line: int
    asked: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    last: str = ""
    after_gap: bool = False

    @property
    def source(self) -> str:
        return f"line {self.line}"

    def ends_before(self, line: str) -> bool:
        """Whether a line plainly begins another question, although no answer was told."""
        if not self.options or OPTION.fullmatch(line):
            return False
        return self.after_gap or line.rstrip().endswith("?")


Read = Question | Remark
"""A question, or why it cannot be read."""


def questions_of(text: str) -> Iterator[Read]:
    """Read every question; for one that cannot be read, tell why."""
    written: _Written | None = None
    read: Read | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            if written:
                written.after_gap = True
            continue
        if read and (said := _EXPLAINS.fullmatch(line)):
            read = _explained(read, said[1])
            continue
        if read:
            yield read
            read = None
        answer = ANSWER.fullmatch(line)
        if written and not answer and written.ends_before(line):
            yield left_out(written.source, _NO_ANSWER)
            written = None
        written = written or _Written(number)
        if answer:
            read, written = _read(written, answer[1]), None
        else:
            _add(written, line)
    if read:
        yield read
    if written:
        yield left_out(written.source, _NO_ANSWER)


def _explained(read: Read, said: str) -> Read:
    if not isinstance(read, Question):
        return read
    return replace(read, feedback=f"{read.feedback}\n{markup.from_auto(said).text}".strip())


def _add(written: _Written, line: str) -> None:
    """Add a line to the question, or to the option before it, which goes on."""
    written.after_gap = False
    option = OPTION.fullmatch(line)
    letter = option[1].upper() if option else ""
    if option and letter == chr(ord("A") + len(written.options)):
        written.options[letter] = option[2]
        written.last = letter
    elif written.options:
        written.options[written.last] += f"\n{line.strip()}"
    else:
        written.asked.append(line.strip())


def _read(written: _Written, answer: str) -> Read:
    try:
        return _question(written, answer)
    except LeftOut as why:
        return left_out(written.source, why)


def _question(written: _Written, answer: str) -> Question:
    asked = _NUMBER.sub("", markup.from_auto("\n".join(written.asked)).text)
    if not asked:
        raise LeftOut("it has no question before its options")
    if len(written.options) < 2:
        raise LeftOut("it has fewer than two options (each begins `A. ` or `A) `)")
    right = _right(written.options, answer)
    texts = {name: markup.from_auto(text).text for name, text in written.options.items()}
    truths = {_BOOLEANS.get(text.casefold()) for text in texts.values()}
    if truths == {"true", "false"} and len(texts) == 2 and len(right) == 1:
        truth = Answer(_BOOLEANS[texts[right].casefold()])
        return Question(source=written.source, kind=Kind.TRUE_FALSE, text=asked, answers=(truth,))
    options = tuple(Answer(text, FULL if name in right else 0.0) for name, text in texts.items())
    several = len(right) > 1
    return Question(
        source=written.source, kind=Kind.CHOICE, text=asked, answers=options, several=several
    )


def _right(options: Mapping[str, str], answer: str) -> str:
    """Give the letters of the right options: of `B`, `b)`, `B) Lima`, `Lima`, `A, C` or `AC`."""
    same = [letter for letter, text in options.items() if text.casefold() == answer.casefold()]
    found = _LETTER.fullmatch(answer)
    letters = found[1] if found else re.sub(r"[\s,;&+]|\b(?:and|y|und)\b", "", answer)
    letters = letters.upper().strip(".)")
    if not letters or not set(letters) <= options.keys():
        letters = same[0] if len(same) == 1 else ""
    if not letters:
        raise LeftOut(f"ANSWER: `{answer[:20]}` is none of its options")
    return "".join(sorted(set(letters)))
