"""What is said to words that were understood, or nearly: asked back, quoted, replied to."""

from bot.tutor.moves import heard as moves
from bot.views.buttons import begins, by_name, menu
from bot.views.days import clock, date_text, weekdays_text
from bot.views.drill.asides import next_rows
from bot.views.message import Message, Rows, lines, paragraphs
from bot.views.texts import Html, Texts, load_texts

REPLIES_OFFER = {"harder": ("weak", "mock")}
"""What a reply in a sentence offers, by what it is about."""


def show(move: moves.HeardMove, t: Texts) -> Message:
    """Show what is said to such words."""
    match move:
        case moves.AskBack():
            return _ask_back(move, t)
        case moves.OfferLanguage(language=language, at=at):
            spoken = load_texts(language)
            asked = spoken("shall.speak_in", language=spoken.languages[language])
            yes = by_name(spoken, "yes_please", "speak", language)  # holds however late
            return Message(asked, ((yes, by_name(spoken, "no_thanks", "decline", str(at))),))
        case moves.AskSubject(name=name, is_open=is_open):
            text = t("shall.subject_instead" if is_open else "shall.subject", name=name)
            return Message(text, _replies(t, move.at, over_question=move.over_question))
        case moves.Declined(open=is_open):
            text = t("declined.open" if is_open else "declined.between")
            return Message(text, () if is_open else menu(t, "revise", "progress"))
        case moves.Reply(about=about):
            offered = REPLIES_OFFER.get(about, ())
            return Message(t(f"reply.{about}"), menu(t, *offered) if offered else ())
        case moves.AnswerFromTopic():
            return _answer_from_topic(move, t)
        case moves.TakeYourTime():
            return Message(t("take_your_time", variant=move.at))


def _ask_back(move: moves.AskBack, t: Texts) -> Message:
    """Ask whether that was meant, or which of two."""
    if move.other is None:
        asked = _shall(move, t)
        text = t("shall.not_so", asked=asked) if move.uneven else asked
        return Message(text, _replies(t, move.at, over_question=move.over_question))
    either = t("shall_either", first=_shall(move, t), second=_shall(move.other, t))
    labels = (("first_of_two", "grant"), ("second_of_two", "other"), ("neither", "decline"))
    row = tuple(by_name(t, label, verb, str(move.at)) for label, verb in labels)
    mine = (by_name(t, "my_answer", "answer", str(move.at)),)
    return Message(either, (row, mine) if move.over_question else (row,))


def _shall(move: moves.AskBack, t: Texts) -> Html:
    if move.day == move.today and move.minute is not None:
        return t("shall.remind_today", time=clock(move.minute))
    if move.day is not None and move.minute is not None:
        date = date_text(move.day, move.today, t)
        return t("shall.remind_day_at", date=date, time=clock(move.minute))
    if move.day is not None:
        return t(f"shall.{move.intent}_day", date=date_text(move.day, move.today, t))
    if move.minutes is not None:
        return t("shall.minutes", minutes=move.minutes)
    if move.minute is not None and move.weekdays:
        days = weekdays_text(move.weekdays, t)
        return t("shall.remind_days", days=days, time=clock(move.minute))
    if move.minute is not None:
        return t("shall.remind_at", time=clock(move.minute))
    if move.language in t.languages:
        return t("shall.speak_in", language=t.languages[move.language])
    return t(f"shall.{move.intent}")


def _replies(t: Texts, at: int, *, over_question: bool) -> Rows:
    """Give the buttons of what is asked back."""
    yes, no = (
        by_name(t, "yes_please", "grant", str(at)),
        by_name(t, "no_thanks", "decline", str(at)),
    )
    if not over_question:
        return ((yes, no),)
    return ((yes, no), (by_name(t, "my_answer", "answer", str(at)),))


def _answer_from_topic(move: moves.AnswerFromTopic, t: Texts) -> Message:
    """Quote what the author says, under the name of what it is about."""
    at = move.may_be_answer_at
    mine: Rows = () if at is None else ((by_name(t, "my_answer", "answer", str(at)),),)
    if move.handle is not None:
        mine = next_rows(move.handle, t)
    if not move.quoted:
        said = t("topic_says.later" if move.would_tell else "topic_says.nothing")
        ask = begins(t.plain("consult.button.ask"), "asktutor", "0")
        return Message(said, (*(((ask,),) if move.tutored else ()), *mine))
    parts, name = [], ""
    for one in move.quoted:
        head = t("topic_says.concept", name=one.concept) if one.concept != name else None
        parts.append(lines(head, t("topic_says.passage", text=one.text)))
        name = one.concept
    if not move.about:
        return Message(paragraphs(*parts), mine)
    ask = by_name(t, "ask_about", "about", move.about)
    return Message(paragraphs(*parts), ((ask,), *mine))
