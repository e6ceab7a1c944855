"""Aiken, Moodle's plainest format: a question, its options by letter, and `ANSWER: B`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bot.importing import markup
from bot.importing.moodle.question import FULL, Answer, Kind, Question, Unreadable

OPTION: Final = re.compile(r"\s*([A-Za-z])\s?[.)]\s+(\S.*)")
ANSWER: Final = re.compile(r"\s*ANSWER\s*:\s*(.*?)\s*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?:Q(?:uestion)?\s?)?\d{1,3}[.):]\s+(?=\S)")
"""What a teacher counts questions with."""
_NO_ANSWER: Final = "no line `ANSWER: B` says which of its options is right"
_BOOLEANS: Final = {"true": "true", "false": "false", "verdadero": "true", "falso": "false"}


@dataclass(slots=True)
class _Written:
    line: int
    asked: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    last: str = ""
    after_gap: bool = False

    def ends_before(self, line: str) -> bool:
        """Whether a line plainly begins another question, although no answer was told."""
        if not self.options or OPTION.fullmatch(line):
            return False
        return self.after_gap or line.rstrip().endswith("?")


def questions_of(text: str) -> Iterator[Question | tuple[int, str]]:
    """Read every question; for one that cannot be read, its line and the reason."""
    written: _Written | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            if written:
                written.after_gap = True
            continue
        answer = ANSWER.fullmatch(line)
        if written and not answer and written.ends_before(line):
            yield written.line, _NO_ANSWER
            written = None
        written = written or _Written(number)
        if answer:
            yield _read(written, answer[1])
            written = None
        else:
            _add(written, line)
    if written:
        yield written.line, _NO_ANSWER


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


def _read(written: _Written, answer: str) -> Question | tuple[int, str]:
    try:
        return _question(written, answer)
    except Unreadable as why:
        return written.line, str(why)


def _question(written: _Written, answer: str) -> Question:
    asked = _NUMBER.sub("", markup.from_auto("\n".join(written.asked)).text)
    letter = answer.strip(" .)").upper()
    if not asked:
        raise Unreadable("it has no question before its options")
    if len(written.options) < 2:
        raise Unreadable("it has fewer than two options (each begins `A. ` or `A) `)")
    if letter not in written.options:
        raise Unreadable(f"ANSWER: `{answer[:20]}` is none of its options")
    texts = {name: markup.from_auto(text).text for name, text in written.options.items()}
    source = f"line {written.line}"
    truths = {_BOOLEANS.get(text.casefold()) for text in texts.values()}
    if truths == {"true", "false"} and len(texts) == 2:
        right = Answer(_BOOLEANS[texts[letter].casefold()])
        return Question(source=source, kind=Kind.TRUE_FALSE, text=asked, answers=(right,))
    options = tuple(Answer(text, FULL if name == letter else 0.0) for name, text in texts.items())
    return Question(source=source, kind=Kind.CHOICE, text=asked, answers=options)
