"""One learner's revision, recorded, so that hundreds can do the same at once.

The tutor is deterministic: the same events at the same moments get the same questions. So it is
enough to look up the answers once, with another engine, and no time is spent on it later.
"""

import json
import re
from dataclasses import dataclass
from html import escape
from itertools import cycle
from pathlib import Path

from bot.engine.engine import Engine, Incoming
from bot.engine.profile import Profile
from bot.tutor.model.events import Commanded, Event, Pressed, Said
from bot.views.texts import load_languages
from content.library import Library
from content.model import items as model
from state.file.database import open_database
from state.file.session import FileSession
from state.records.mail import Posting
from state.tables import mailbox
from state.writer import Work, Writer

BOT = 7
ZONE = "Europe/London"
BEGIN = 1_795_262_400
"""Noon UTC on 21 November 2026."""

PACE = 20
"""Seconds between two events of a learner."""

_BUTTON = re.compile(r"(?P<prompt>\d+\.\d+)\.(?P<verb>[a-z]+)(?:\.\d+)?")


def engine_on(writer: Writer, library: Library) -> Engine:
    """Set up the engine as the bot does."""
    return Engine(writer, library, load_languages(), Profile(BOT, ZONE))


def receipt(posting: Posting) -> Work[None]:
    """Give the work of noting that a message has been sent."""
    return lambda db: mailbox.sent(db, posting.id, posting.id)


def record(library: Library, folder: Path, length: int) -> list[Event]:
    """Let one learner begin a topic and revise, and write down so many events."""
    writer = Writer(FileSession(open_database(folder / "script.db", create=True)))
    engine = engine_on(writer, library)
    learner = _Scripted(library)
    events: list[Event] = []
    try:
        while len(events) < length:
            event = learner.next(BEGIN + PACE * len(events))
            postings = engine.take(Incoming(1, 1, "Ann", event))
            for posting in postings:
                writer.do(receipt(posting))
            learner.look(postings)
            events.append(event)
    finally:
        writer.close()
    return events


@dataclass
class _Shown:
    """The newest message with buttons."""

    html: str = ""
    buttons: tuple[str, ...] = ()


class _Scripted:
    """Answers whatever is asked: every third typed answer is wrong at first."""

    def __init__(self, library: Library) -> None:
        self._questions = {
            escape(item.ask, quote=False): item
            for topic in library.topics.values()
            for item in topic.items()
            if not isinstance(item, model.Flashcard)
        }
        self._shown = _Shown()
        self._wrong = cycle([False, False, True])
        self._asked: model.AskedQuestion | None = None
        self._picked: dict[str, int] = {}
        self._started = False

    def look(self, postings: list[Posting]) -> None:
        """Read what the tutor says."""
        for posting in postings:
            body = json.loads(posting.letter.body)
            if posting.letter.kind in ("say", "edit"):
                data = tuple(data for row in body["rows"] for _, data in row)
                self._shown = _Shown(body["html"], data)
                self._asked = self._found() or self._asked

    def next(self, at: int) -> Event:
        """Decide what to do next."""
        if not self._started:
            self._started = True
            return Commanded("start", "", at)
        verbs = self._verbs()
        for verb in ("next", "judge", "sure", "mean", "done", "pick"):
            if verb in verbs and (verb != "done" or self._picked.get(self._prompt(), 0) > 1):
                return Pressed(self._press(verbs[verb]), at)
        if verbs:
            return self._type(at)
        begin = [data for data in self._shown.buttons if data.startswith("m.begin.")]
        return Pressed(begin[-1], at) if begin else Commanded("revise", "", at)

    def _verbs(self) -> dict[str, list[str]]:
        verbs: dict[str, list[str]] = {}
        for data in self._shown.buttons:
            if found := _BUTTON.fullmatch(data):
                verbs.setdefault(found["verb"], []).append(data)
        return verbs

    def _prompt(self) -> str:
        found = _BUTTON.fullmatch(self._shown.buttons[0])
        return found["prompt"] if found else ""

    def _press(self, buttons: list[str]) -> str:
        """Take the buttons of a prompt one after the other, the last but one first."""
        prompt = self._prompt()
        count = self._picked[prompt] = self._picked.get(prompt, 0) + 1
        return buttons[-(count + 1) % len(buttons)]

    def _type(self, at: int) -> Event:
        return Said(_answer(self._asked, wrong=next(self._wrong)), at)

    def _found(self) -> model.AskedQuestion | None:
        """Look the question up that stands in the newest message, if any does."""
        found = (question for ask, question in self._questions.items() if ask in self._shown.html)
        return next(found, None)


def _answer(question: model.AskedQuestion | None, *, wrong: bool) -> str:
    match question:
        case model.ShortQuestion() if wrong and question.samples.wrong:
            return question.samples.wrong[0]
        case model.ShortQuestion() | model.ExtendedQuestion():
            return question.model
        case model.ClozeQuestion() if not wrong:
            return ", ".join(fillings[0] for fillings in question.gaps)
        case model.NumberQuestion():
            return f"{question.answer:g} {question.unit or ''}"
        case _:
            return "I would look at how many people come in and what they buy"
