"""What typed words ask for, where they are said: a wish, or an answer to what is open.

The same words may be either. While an answer is awaited, only what is exactly a wish is one, or
what politely asks for help; elsewhere slips of the thumb and words around a wish are forgiven.
"""

from bot.grading.verdict import Outcome
from bot.tutor.choosing.options import order_of
from bot.tutor.drill import cards
from bot.tutor.drill.confidence import LEVELS, share_said
from bot.tutor.finding import by_meaning
from bot.tutor.language.choices import Tapped, picks_from
from bot.tutor.language.intents import EXACTLY, Intents
from bot.tutor.language.plain import plain
from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.slots import language_named
from bot.tutor.language.wishes.wish import ASK, CLOSE, LIKELY, Wish
from bot.tutor.language.written_in import written_in
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage
from bot.tutor.model.events import Commanded, Event, Said
from bot.tutor.model.session import Session, Writing
from bot.tutor.understanding.open_item import answers_plainly, awaited, gives_up, waiting
from bot.tutor.understanding.would_earn import CREDITED, outcome_of
from content.model.items import ClozeQuestion, ShortQuestion
from state.values import replace

PLEAS = ("hint", "lost", "why", "show", "skip", "stop", "help")
"""Intents that are about the open question: heard even where they could be an answer to it."""

ABOUT_QUESTION = frozenset(
    {"hint", "show", "skip", "why", "reword", "easier", "repeat", "contest", "report", "left"}
    | {"back"}
)
"""Wishes that mean something only where a question is open."""

REPORT = "report"
"""Also a command of that name, since there is a button of that name."""

OF_AN_EXAM = "went"
"""What says how an exam went, and how a card did where that is asked."""

OF_AN_ANSWER = ("contest", "undo", "why")
"""Wishes about an answer, which mean nothing while it is awaited."""

HOW_TO = "how_to"
"""How to answer what is open; while nothing is, what can be done here at all."""

AT_NO_COST = frozenset({"hint", "reword", HOW_TO, "repeat", "back", "wait", "why", "left", "lost"})
"""Pleas that are granted unasked where they are likely: they settle nothing, and whoever asks for a
hint does not want to be asked whether they want one."""

_HELP = {"hint", "why", "lost"}
"""Pleas that get the same reply."""

GUESS = 0.4
"""How like a wish words have to be, for it to be asked about where they can be no answer."""

CERTAIN = 0.9
"""How like a wish words have to be that do not speak to the tutor, where they may be an answer."""

_SENTENCE = 5
"""Words from which a message that is wholly a wish is no answer, whatever it would earn: three are,
as "who wrote it"."""

_SHORTEST = 3
"""Signs of a message that is a wish by a single word: "b" is a letter of some question."""


def without_slash(event: Event, intents: Intents, session: Session) -> Event:
    """Take "/hint" at an open question for the word: whoever types a slash means no less by it."""
    match event, session.activity:
        case Commanded(name=name, at=at, argument=""), Drill(prompt=Prompt(), over=False):
            return Said(name, at) if intents.find(name) in ABOUT_QUESTION else event
        case _:
            return event


def intent_of(desk: Desk, text: str) -> str | None:
    """The intent of plain words, or None: they may be an answer, or mean nothing to us.

    "Plan" is a command, and an author's wording for "Why ring before a late delivery?"; while that
    is open it is an answer. A plea about the question itself ("stuck") is heard all the same.
    """
    exactly = desk.intents.find(text)
    intent = _roughly(desk, text) if exactly is None else exactly
    if intent == OF_AN_EXAM and _is_judging(desk):
        return None
    if exactly is None or intent in PLEAS:
        return intent
    match awaited(desk):
        case ShortQuestion(points=points):
            wordings = [wording.rstrip("*") for point in points for wording in point.any]
        case ClozeQuestion(gaps=gaps):
            wordings = [wording for gap in gaps for wording in gap]
        case _:
            return intent
    return None if plain(text) in map(plain, wordings) else intent


def _is_judging(desk: Desk) -> bool:
    """Whether it is asked how a card went, so that "it went well" is said of that."""
    prompt = waiting(desk)
    return prompt is not None and prompt.stage is Stage.JUDGING


def _roughly(desk: Desk, text: str) -> str | None:
    """Give what misspelt or polite words ask for, as far as they cannot be an answer."""
    match desk.session.activity:
        case Writing():
            return None
        case Drill(prompt=Prompt(stage=Stage.ASKED) as prompt) as drill:
            return _while_asked(desk, drill, prompt, text)
        case Drill(prompt=Prompt(stage=Stage.SURE)):
            allowed, said = (*LEVELS, "withdraw"), share_said(text)
        case Drill(prompt=Prompt(stage=Stage.CLOSEST | Stage.SUSPECTED)):
            allowed, said = (*PLEAS, "yes", "no", "withdraw"), desk.intents.replies(text)
        case _:
            return desk.intents.loosely(text)
    intent = said or desk.intents.loosely(text)
    return intent if intent in allowed else None


def _while_asked(desk: Desk, drill: Drill, prompt: Prompt, text: str) -> str | None:
    match desk.library.item(prompt.ref):
        case item if isinstance(item, Tapped):
            order = order_of(drill, prompt.ref, item)
            return None if picks_from(item, order, text) else desk.intents.loosely(text)
        case _:
            wish = desk.intents.wish(text) or desk.intents.plainly(text)
            if wish in PLEAS:
                return wish
            if desk.intents.passes(text):
                return "skip"
            return "go_on" if desk.intents.only_says_next(text) else None


def wish_of(desk: Desk, text: str) -> Wish | None:
    """The wish that a sentence most likely is, or None: it is an answer, or nothing that we know.

    Where an answer is awaited in words, only what is surely a wish is one, and never what the
    grader would give credit for.
    """
    if answers_plainly(desk, text):
        return None
    asked = isinstance(desk.session.activity, Drill)
    wish = desk.intents.wished(text) if asked else _wished_between(desk, text)
    match desk.session.activity:
        case _ if wish is None or (wish.is_bare and len(text.strip()) < _SHORTEST):
            return None
        case Drill(mode=Mode.REVISE, over=False) if wish.intent == "revise":
            return None  # that is being done
        case Drill() if wish.likeness < 1 and gives_up(desk, text):
            return None  # "I don't know this one" is no wish for another
        case Drill() if desk.intents.correction(text):
            return None  # "I meant a" is about an answer
        case Drill() if wish.likeness < CERTAIN and desk.intents.only_remarks(text):
            return None  # "am I close" is about one too
        case Drill(prompt=Prompt() as prompt, over=False) as drill:
            return wish if _may_be_wish(desk, drill, prompt, wish, text) else None
        case _ if wish.is_bare and not (wish.likeness >= LIKELY and (wish.speaks or wish.is_sure)):
            return None  # "hola" is spelt nearly like "hold", of "hold on"
        case _:
            return wish


def _wished_between(desk: Desk, text: str) -> Wish | None:
    """Give the wish of words that belong to no question: a guess is worth asking about there."""
    best = desk.intents.wished(text, least=GUESS)
    wish = desk.intents.wished(text, without=ABOUT_QUESTION, least=GUESS)
    if wish is None or best is None or best.likeness - wish.likeness > CLOSE:
        return None  # something is meant that is no wish here
    return None if wish.is_bare and wish.likeness < ASK else wish


def _may_be_wish(desk: Desk, drill: Drill, prompt: Prompt, wish: Wish, text: str) -> bool:
    item = desk.library.item(prompt.ref)
    if item is None:  # it is passed over, whatever is said
        return False
    if prompt.stage is Stage.JUDGING and (
        wish.intent == OF_AN_EXAM or cards.judged_in_words(desk, prompt, text) is not None
    ):
        return False
    if prompt.stage in (Stage.SETTLED, Stage.JUDGING):
        return wish.is_sure or (is_likely(wish) and not desk.intents.is_remark(text))
    if wish.likeness < 1 and not desk.intents.is_talk(text):
        return False
    if isinstance(item, Tapped):
        picked = picks_from(item, order_of(drill, prompt.ref, item), text) is not None
        if picked or (not wish.is_sure and desk.intents.is_about_others(text)):
            return False
        return not wish.is_bare or (wish.speaks and wish.likeness > EXACTLY)
    if plain(wish.argument) == plain(text):
        return False  # a language by itself is named, not wished for
    certain = wish.likeness >= CERTAIN
    is_plain = wish.is_sure and not wish.is_bare and (wish.speaks or certain)
    outcome = outcome_of(desk, prompt, item, text) if is_plain else None
    # "quit asking me if im sure" has the "sure" of a key, and is said to the tutor all the same.
    whole = wish.likeness > EXACTLY and len(text.split()) >= _SENTENCE
    is_said = wish.speaks and (whole or outcome is Outcome.MISCONCEPTION)
    return is_plain and (is_said or outcome not in CREDITED)


def is_likely(wish: Wish) -> bool:
    """Whether a wish is worth asking about where other things are more likely meant."""
    return wish.likeness >= LIKELY and not wish.is_bare


def meant(desk: Desk, text: str, *, beside: bool) -> by_meaning.NearestWish | None:
    """Find the wish that a message comes nearest to, as `by_meaning.wish` does.

    Another is only given where it would come to something else here; it takes the place of one
    that would come to nothing.
    """
    heard = by_meaning.wish(desk.teaching, desk.intents, text, beside=beside)
    if heard is None or heard.other is None:
        return heard
    pair = {heard.wish.intent, heard.other.intent}
    if pair <= _HELP or not is_possible(desk, heard.other.intent):
        return replace(heard, other=None)
    if not is_possible(desk, heard.wish.intent):
        return replace(heard, wish=heard.other, other=None)
    return heard


def in_another(desk: Desk, wish: Wish, text: str) -> Wish:
    """Take a wish for a language for one that is not spoken yet: "my English is bad, Urdu?".

    "In simpler English" asks to put the open question otherwise, and "translate it" for what there
    is not. Who says that they do not know a language is spoken to in the one that they say it in.
    """
    named = [word for word in typed_words(text) if language_named(word)]
    own = desk.learner.language
    others = [word for word in named if language_named(word) != own]
    known = desk.intents.wishes
    if len(named) == 1 and any(one.disowns(typed_words(text), named[0]) for one in known):
        return replace(wish, argument=written_in(known, text, least=1) or own)
    if others:
        return replace(wish, argument=others[0])
    if (prompt := waiting(desk)) is None:
        return wish
    if desk.library.language_of(prompt.ref) != own:
        return replace(wish, argument=own)  # it is told that the question has no other language
    rest = " ".join(word for word in typed_words(text) if word not in named)
    evidence = desk.intents.spoken(text)[0].evidence(rest)
    reworded = bool(named) and evidence["reword"] > evidence["speak"]
    return Wish("reword", wish.likeness, speaks=wish.speaks) if reworded else wish


def is_possible(desk: Desk, intent: str) -> bool:
    """Whether a wish means something here: some are about the question that is open."""
    asked = isinstance(desk.session.activity, Drill)
    if intent in OF_AN_ANSWER and awaited(desk) is not None:
        return False
    return asked or intent not in ABOUT_QUESTION
