"""What typed words ask for, where they are said: a wish, or an answer to what is open.

The same words may be either. While an answer is awaited, only what is exactly a wish is one, or
what politely asks for help; elsewhere slips of the thumb and words around a wish are forgiven.
"""

from collections.abc import Iterator, Mapping

from bot.grading.verdict import Outcome, Reason, Verdict
from bot.tutor import by_meaning
from bot.tutor.choosing.options import order_of
from bot.tutor.drill.confidence import LEVELS, WORDS, share_said
from bot.tutor.drill.scoring import Typed
from bot.tutor.language.choices import Tapped, picks_from
from bot.tutor.language.intents import EXACTLY, plain
from bot.tutor.language.signs import has_picture
from bot.tutor.language.talk import TALKS_MEANT, TALKS_SURELY_MEANT
from bot.tutor.language.telling import may_tell, tells
from bot.tutor.language.wishes import ASK, CLOSE, Wish
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Drill, Mode, Prompt, Stage, Writing
from content.model.items import ClozeQuestion, ExtendedQuestion, Flashcard, Item, ShortQuestion

PLEAS = ("hint", "lost", "why", "show", "skip", "stop", "help")
"""Intents that are about the open question: heard even where they could be an answer to it."""

ABOUT_QUESTION = frozenset(
    {"hint", "show", "skip", "why", "reword", "easier", "repeat", "contest", "report", "left"}
)
"""Wishes that mean something only where a question is open."""

OF_AN_ANSWER = ("contest", "undo", "why")
"""Wishes about an answer, which mean nothing while it is awaited."""

AT_NO_COST = frozenset({"hint", "reword", "repeat", "wait", "why", "left", "lost"})
"""Pleas that are granted unasked where they are likely: they settle nothing, and whoever asks for a
hint does not want to be asked whether they want one."""

GUESS = 0.4
"""How like a wish words have to be, for it to be asked about where they can be no answer."""

CERTAIN = 0.9
"""How like a wish words have to be that do not speak to the tutor, where they may be an answer."""

LIKELY = 0.61
"""How like a wish words have to be, for it to be asked whether they are an answer, where they may
be one."""

SURELY_MEANT = 0.55
"""How near to an example of a wish words are that are talk though they hardly sound like it."""

_SENTENCE = 5
"""Words from which a message that is wholly a wish is no answer, whatever it would earn: three are,
as "who wrote it"."""

_SHORTEST = 3
"""Signs of a message that is a wish by a single word: "b" is a letter of some question."""

NO_ANSWER = frozenset({"go_on", "thanks", "contest", "withdraw"})
"""Intents that answer nothing while an answer is awaited: "next", "I was right"."""

REMARKS = NO_ANSWER | {"knew", "just_about", "too_easy"}
"""The same, and intents that say how well something was known, as of the back of a card."""

TALK = REMARKS | {"revise", "revise_2", "revise_4", "revise_0", "learn", "quiz"}
"""Intents that are hardly ever an answer in words, unless the key has them."""

_OF_THE_ANSWER_GIVEN = {
    Stage.SURE: (*WORDS, "withdraw"),
    Stage.CLOSEST: ("withdraw",),
    Stage.SUSPECTED: ("withdraw",),
}
"""Intents that mean something where an answer is in already, by stage."""

_OPEN = (Stage.ASKED, Stage.CLOSEST, Stage.SUSPECTED, Stage.SURE)
"""Stages at which words are taken as an answer or as more of one, unless they are of another kind.
"""

CREDITED = (Outcome.RIGHT, Outcome.SLIP, Outcome.PARTLY, Outcome.MISCONCEPTION)


def intent_of(desk: Desk, text: str) -> str | None:
    """The intent of plain words, or None: they may be an answer, or mean nothing to us.

    "Plan" is a command, and an author's wording for "Why ring before a late delivery?"; while that
    is open it is an answer. A plea about the question itself ("stuck") is heard all the same.
    """
    intent = desk.intents.find(text)
    if intent is None:
        return _roughly(desk, text)
    if intent in PLEAS:
        return intent
    match _awaited(desk):
        case ShortQuestion(points=points):
            wordings = [wording.rstrip("*") for point in points for wording in point.any]
        case ClozeQuestion(gaps=gaps):
            wordings = [wording for gap in gaps for wording in gap]
        case _:
            return intent
    return None if plain(text) in map(plain, wordings) else intent


def is_in_key(desk: Desk, text: str) -> bool:
    """Whether the key of the open item has these words in a row: "picture", of "the full picture".

    Alone they may earn nothing, but they are more likely half an answer than a command.
    """
    item = _awaited(desk)
    said = f" {plain(text)} "
    return any(said in f" {plain(wording)} " for wording in _wordings(item, desk))


def _wordings(item: Item | None, desk: Desk) -> Iterator[str]:
    """Give the phrases that an author counts as right."""
    match item:
        case ShortQuestion(points=points):
            yield from (wording.replace("*", " ") for point in points for wording in point.any)
        case ClozeQuestion(gaps=gaps):
            yield from (wording for gap in gaps for wording in gap)
        case Flashcard(back=back):
            yield back
        case ExtendedQuestion() if (prompt := waiting(desk)) is not None:
            topic = desk.library.topic_of(prompt.ref)
            for groups in (topic.marking_point(mark).credit_when for mark in item.marks):
                yield from (phrase for group in groups for phrase in group)


def may_be_answer(desk: Desk) -> bool:
    """Whether the open item is answered in words, so that these may be its answer."""
    return isinstance(_awaited(desk), Typed | Flashcard)


def answers_plainly(desk: Desk, text: str) -> bool:
    """Whether words answer by their form, though they are like a wish: "how long it takes"."""
    return may_be_answer(desk) and tells(text)


def may_be_either(desk: Desk, text: str) -> bool:
    """Whether words have the form both of an answer and of a question to the tutor."""
    return may_be_answer(desk) and may_tell(text)


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
        case Drill() if desk.intents.correction(text):
            return None  # "I meant a" is about an answer
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
    if prompt.stage in (Stage.SETTLED, Stage.JUDGING):
        return wish.is_sure or is_likely(wish)
    if isinstance(item, Tapped):
        picked = picks_from(item, order_of(drill, prompt.ref, item), text) is not None
        return not picked and (not wish.is_bare or (wish.speaks and wish.likeness > EXACTLY))
    if plain(wish.argument) == plain(text):
        return False  # a language by itself is named, not wished for
    certain = wish.likeness >= CERTAIN
    is_plain = wish.is_sure and not wish.is_bare and (wish.speaks or certain)
    outcome = _outcome(desk, prompt, item, text) if is_plain else None
    # "quit asking me if im sure" has the "sure" of a key, and is said to the tutor all the same.
    whole = wish.likeness > EXACTLY and len(text.split()) >= _SENTENCE
    is_said = wish.speaks and (whole or outcome is Outcome.MISCONCEPTION)
    return is_plain and (is_said or outcome not in CREDITED)


def is_likely(wish: Wish) -> bool:
    """Whether a wish is worth asking about where other things are more likely meant."""
    return wish.likeness >= LIKELY and not wish.is_bare


def is_doubtful(desk: Desk, prompt: Prompt, intent: str | None, text: str) -> bool:
    """Whether words at an open question sound more like talk than like an answer to it."""
    item = desk.library.item(prompt.ref)
    if isinstance(item, Tapped):
        return intent in NO_ANSWER and chooses_nothing(desk, text)
    if prompt.stage not in _OPEN or not isinstance(item, Typed | Flashcard):
        return False
    if intent in _OF_THE_ANSWER_GIVEN.get(prompt.stage, ()) or answers_plainly(desk, text):
        return False
    talks = intent in TALK if intent is not None else _is_talk(desk, prompt, text)
    if not talks and intent is not None:
        return False
    return not _shows_an_idea(desk, prompt, item, text) and (talks or _is_meant(desk, prompt, text))


def _is_talk(desk: Desk, prompt: Prompt, text: str) -> bool:
    if desk.intents.correction(text):
        return False  # "I meant ..." is about an answer
    if may_be_either(desk, text):
        return True
    wish = desk.intents.wished(text)
    likely = wish is not None and wish.speaks and is_likely(wish)
    answered = prompt.stage is Stage.SURE
    talks = desk.intents.talks(text, _shares(desk, prompt), answered=answered)
    return likely or desk.intents.addresses(text) or talks or has_picture(text)


def _is_meant(desk: Desk, prompt: Prompt, text: str) -> bool:
    """Whether words that lean to talk come near to a wish in meaning; the less, the nearer."""
    leaning = desk.intents.leaning(text, _shares(desk, prompt))
    if leaning < TALKS_SURELY_MEANT or desk.intents.correction(text):
        return False
    wish = by_meaning.wish(desk.teaching, desk.intents, text, beside=True)
    return wish is not None and (leaning >= TALKS_MEANT or wish.likeness >= SURELY_MEANT)


def _shares(desk: Desk, prompt: Prompt) -> Mapping[str, float]:
    """Give for each word of the topic at hand the share of all its words that it is."""
    topic = desk.library.topic_of(prompt.ref).topic
    return desk.teaching.graders[topic].corpus.shares


def chooses_nothing(desk: Desk, text: str) -> bool:
    """Whether the open item is answered with taps, and words choose none of its options."""
    item = _awaited(desk)
    match desk.session.activity:
        case Drill(prompt=Prompt(ref=ref)) as drill if isinstance(item, Tapped):
            return picks_from(item, order_of(drill, ref, item), text) is None
        case _:
            return False


def is_possible(desk: Desk, intent: str) -> bool:
    """Whether a wish means something here: some are about the question that is open."""
    asked = isinstance(desk.session.activity, Drill)
    if intent in OF_AN_ANSWER and _awaited(desk) is not None:
        return False
    return asked or intent not in ABOUT_QUESTION


def _outcome(desk: Desk, prompt: Prompt, item: Item, text: str) -> Outcome | None:
    """Say what the grader would make of a text; None for what is not answered in words."""
    verdict = _verdict(desk, prompt, item, text)
    return None if verdict is None else verdict.outcome


def _verdict(desk: Desk, prompt: Prompt, item: Item, text: str) -> Verdict | None:
    if not isinstance(item, Typed | Flashcard):
        return None
    grader = desk.teaching.graders[desk.library.topic_of(prompt.ref).topic]
    return grader.grade_text(item, text)


def _shows_an_idea(desk: Desk, prompt: Prompt, item: Item, text: str) -> bool:
    """Whether a text would earn something, or has the words of a wrong idea.

    That it comes near to a wrong idea in meaning says little of what sounds like talk: "there is a
    mistake in this question" is near to all that is said of mistakes.
    """
    verdict = _verdict(desk, prompt, item, text)
    if verdict is None or verdict.outcome not in CREDITED:
        return False
    return verdict.outcome is not Outcome.MISCONCEPTION or verdict.because != Reason.MEANING


def waiting(desk: Desk) -> Prompt | None:
    """Give the prompt that waits for its answer, or for a word on it."""
    match desk.session.activity:
        case Drill(prompt=Prompt() as prompt, over=False) if prompt.stage is not Stage.SETTLED:
            return prompt
        case _:
            return None


def is_credited(desk: Desk, text: str) -> bool:
    """Whether a text would earn credit as the answer to the open question."""
    match desk.session.activity:
        case Drill(prompt=Prompt(ref=ref) as prompt) if item := desk.library.item(ref):
            return _outcome(desk, prompt, item, text) in CREDITED
        case _:
            return False


def is_given(desk: Desk) -> bool:
    """Whether an answer has been given that is asked about before it is marked."""
    prompt = waiting(desk)
    return prompt is not None and prompt.stage in _OF_THE_ANSWER_GIVEN


def is_answered(desk: Desk) -> bool:
    """Whether something is open that waits for no answer, but for a word on the one given."""
    match desk.session.activity:
        case Drill(prompt=Prompt(stage=stage)):
            return stage is not Stage.ASKED
        case _:
            return False


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
            wish = desk.intents.wish(text)
            return wish if wish in PLEAS else None


def _awaited(desk: Desk) -> Item | None:
    """Give the item that waits for its answer."""
    match desk.session.activity:
        case Drill(prompt=Prompt(stage=Stage.ASKED, ref=ref)):
            return desk.library.item(ref)
        case _:
            return None
