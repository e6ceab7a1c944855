"""Words for the question that is open or has just been marked: help, a remark, or the answer."""

from bot.tutor import offers, resuming
from bot.tutor.choosing.options import order_of
from bot.tutor.drill import asides, confidence, contest, explaining, running
from bot.tutor.drill import dispatch as drill
from bot.tutor.drill.easier import ask_easier
from bot.tutor.language.choices import Tapped, picks_from
from bot.tutor.language.wishes.wish import Wish
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage, Why
from bot.tutor.moves.heard import TakeYourTime
from bot.tutor.moves.turn import Turn, say
from bot.tutor.understanding import asked_for, doubt, open_item, would_earn
from bot.tutor.without_end import until_stopped
from content.model.items import Flashcard
from state.values import replace


def said(desk: Desk, activity: Drill, prompt: Prompt, intent: str | None, text: str) -> Turn:
    """Take words for the question that is open or has just been marked.

    `text` is empty for what was wished for with a tap.
    """
    if (renewed := resuming.renewed(desk, activity, prompt)) is not None:
        return renewed
    if not desk.open_prompt.delivered and prompt.stage is Stage.ASKED:
        return running.put_again(desk, activity)
    helped = _help(desk, activity, prompt, intent, text) or _aside(desk, activity, prompt, intent)
    if helped is not None:
        return helped
    match intent:
        case "report":
            return contest.report(desk, activity, prompt, None)
        case "skip" if prompt.stage is not Stage.SURE:
            return running.skip(desk, activity, prompt)
        case "go_on" | None if prompt.stage is Stage.ASKED and _wants_next(desk, prompt, text):
            return running.skip(desk, activity, prompt)
        case "back" if (before := _before(desk, activity, prompt, text)) is not None:
            return before
        case "contest" if contest.may_contest(desk, desk.library.item(prompt.ref), prompt):
            return contest.contest(desk, activity, prompt)
        case "contest" if prompt.stage is Stage.SETTLED and not prompt.contested:
            return asides.help_wanted(desk, activity, prompt, text)  # "that's debatable"
        case _ if _meant_another(desk, activity, prompt, text):
            return offers.ask_to_take_back(desk)
        case _ if not text and prompt.stage is not Stage.SETTLED:
            return asides.still_open(desk, activity, prompt)  # a wish that means nothing here
        case _ if doubt.is_doubtful(desk, prompt, intent, text):
            return _doubted(desk, activity, prompt, intent, text)
        case _:
            return drill.said(desk, activity, prompt, intent, text)


def _before(desk: Desk, drill: Drill, prompt: Prompt, text: str) -> Turn | None:
    """Show the question before, where "back" cannot be the answer to the open one.

    After a verdict on the first, that one is shown again.
    """
    item = desk.library.item(prompt.ref)
    if prompt.stage is Stage.SETTLED and item is not None and drill.mode is not Mode.MOCK:
        before = explaining.question_before(desk, drill, prompt)
        return before or explaining.show_settled(desk, drill, prompt, item)
    if prompt.stage is not Stage.ASKED or would_earn.is_in_key(desk, text):
        return None
    return explaining.question_before(desk, drill, prompt)


def _meant_another(desk: Desk, drill: Drill, prompt: Prompt, text: str) -> bool:
    """Whether somebody meant another option than the one that was marked wrong, and rated."""
    item, meant = desk.library.item(prompt.ref), desk.intents.correction(text)
    if prompt.stage is not Stage.SETTLED or prompt.right or not isinstance(item, Tapped):
        return False
    is_rated = drill.mode is Mode.REVISE and prompt.why is not Why.AGAIN
    picks = picks_from(item, order_of(drill, prompt.ref, item), meant or "") if is_rated else None
    return picks is not None and picks != prompt.picks


def _wants_next(desk: Desk, prompt: Prompt, text: str) -> bool:
    """Whether to pass on: a single "next" may have come late, the second one has not."""
    again = prompt.passed_by and desk.intents.says_next(text)
    return again or desk.intents.asks_for_next(text)


def _help(
    desk: Desk, activity: Drill, prompt: Prompt, intent: str | None, text: str
) -> Turn | None:
    """Help, where that is what the words ask for; not before an answer that waits is settled."""
    match intent:
        case "why" if text and prompt.stage is Stage.SURE:  # why that is asked: the answer is in
            return confidence.ask_once_more(desk, activity, prompt)
        case asked_for.HOW_TO if prompt.stage is Stage.SURE:
            return confidence.ask_once_more(desk, activity, prompt)
        case "hint" | "lost" | "why" | "reword" if prompt.stage is Stage.SURE:
            return confidence.ask_before_help(desk, activity, prompt)
        case "hint" | "lost" | "why" if text and asides.only_answer_left(desk, activity, prompt):
            return offers.ask_to_show(desk)
        case "hint" | "lost" | "why":
            return asides.help_wanted(desk, activity, prompt, text)
        case "show" if prompt.stage is not Stage.SURE:
            return asides.show(desk, activity, prompt)
        case "reword":
            return asides.reword(desk, activity, prompt, text)
        case "easier":
            return ask_easier(desk, activity, prompt)
        case _:
            return None


def _aside(desk: Desk, activity: Drill, prompt: Prompt, intent: str | None) -> Turn | None:
    """Say what is wanted about the question or the session, which neither answers nor settles."""
    match intent:
        case "wait":
            return say(desk, TakeYourTime(desk.now))
        case asked_for.HOW_TO if prompt.stage is Stage.ASKED:
            return asides.how_to_answer(desk, activity, prompt)
        case "left":
            return asides.how_far(desk, activity, prompt)
        case "revise_0" if prompt.stage is Stage.SETTLED:
            return until_stopped(desk)
        case "repeat" if prompt.stage is not Stage.SETTLED:
            return running.put_again(desk, activity)
        case "repeat":
            return asides.show(desk, activity, prompt)
        case _:
            return None


def _doubted(desk: Desk, activity: Drill, prompt: Prompt, intent: str | None, text: str) -> Turn:
    """Leave ungraded what sounds like talk, and find out what it is."""
    if intent is None and desk.intents.only_remarks(text):
        return offers.ask_whether(desk, activity, prompt, text)
    if intent is None:
        return _asked_about(desk, activity, prompt, text)
    remark = intent in doubt.REMARKS
    if remark and prompt.stage is Stage.SURE:
        return confidence.ask_once_more(desk, activity, prompt)
    if intent in doubt.NO_ANSWER:
        onward = intent == "go_on" and desk.intents.says_next(text)
        passed = replace(prompt, passed_by=onward or prompt.passed_by)
        return asides.still_open(desk, activity, passed)
    if intent == "no":
        return asides.still_open(desk, activity, prompt)
    if (remark or intent == "yes") and isinstance(desk.library.item(prompt.ref), Flashcard):
        return asides.show(desk, activity, prompt)  # who says how it went, had the back in mind
    if intent == "yes":
        return asides.still_open(desk, activity, prompt)
    if remark:
        return offers.ask_whether(desk, activity, prompt, text)
    return offers.ask_back(desk, Wish(intent, 1.0), text)


def _asked_about(desk: Desk, activity: Drill, prompt: Prompt, text: str) -> Turn:
    """Ask whether a wish was meant, or else whether it is the answer."""
    heard = asked_for.meant(desk, text, beside=False)
    if heard is not None and heard.wish.likeness < asked_for.GUESS:
        heard = None
    wish = heard.wish if heard else desk.intents.wished(text)
    other = heard.other if heard else None
    item = desk.library.item(prompt.ref)
    of_an_answer = wish is not None and wish.intent in asked_for.OF_AN_ANSWER
    if wish is not None and wish.intent == "contest" and contest.may_contest(desk, item, prompt):
        of_an_answer = False
    if wish is not None and of_an_answer and asked_for.is_likely(wish):
        return asides.still_open(desk, activity, prompt)  # and no answer is in yet
    if wish is not None and not wish.is_bare and not of_an_answer:
        if wish.intent == "speak":
            wish = asked_for.in_another(desk, wish, text)
        is_plain = asked_for.is_likely(wish) and wish.speaks
        is_plain = is_plain and not open_item.may_be_either(desk, text)
        if wish.intent in asked_for.AT_NO_COST and is_plain and other is None:
            return said(desk, activity, prompt, wish.intent, "")
        return offers.ask_back(desk, wish, text, other)
    falls_short = doubt.falls_short(desk, prompt, text)
    return offers.ask_whether(desk, activity, prompt, text, falls_short=falls_short)
