"""What every marked item shows alike: the verdict word, the right answer, why, what comes next."""

from bot.grading.verdict import Outcome, Reason, Verdict
from bot.tutor.moves.asking import Handle
from bot.views.buttons import begins
from bot.views.drill.asides import next_rows
from bot.views.drill.options import button
from bot.views.message import Rows
from bot.views.texts import Html, Texts
from content.model.items import (
    ChoiceQuestion,
    ClozeQuestion,
    ExtendedQuestion,
    MatchQuestion,
    MultiSelectQuestion,
    NumberQuestion,
    Option,
    OrderQuestion,
    Question,
    ShortQuestion,
    TrueFalseQuestion,
)
from content.model.topic import Concept

_SIGNS = {
    Outcome.RIGHT: "right",
    Outcome.SLIP: "right",
    Outcome.PARTLY: "partly",
    "nearly": "partly",
}

NEARLY, HALF = 0.75, 0.5
"""Shares of what is right: from where on it is "nearly there", and below which an order or a match,
where some places come right by chance, is not even "partly"."""


def headline(verdict: Verdict, t: Texts, variant: int) -> Html:
    """The verdict in a word with its sign, and how misspelt words were read."""
    name = _named(verdict)
    sign = t(f"sign.{_SIGNS.get(name, 'wrong')}")
    word = t(f"verdict.{name}", variant=variant, sign=sign)
    if not verdict.spelling or not any(point.got for point in verdict.points):
        return word  # how words were read matters only where they earned something
    pairs = ", ".join(t("read_pair", typed=typed, read=read) for typed, read in verdict.spelling)
    return Html(f"{word}  ({t('read_as', pairs=Html(pairs))})")


def _named(verdict: Verdict) -> str:
    """Name what is said: how much is right decides what "partly" is called."""
    by_places = verdict.because in (Reason.ORDER, Reason.PAIRS)
    match verdict.outcome:
        case Outcome.PARTLY if verdict.score >= NEARLY:
            return "nearly"
        case Outcome.PARTLY if by_places and verdict.score < HALF:
            return Outcome.WRONG
        case outcome:
            return outcome


def settled_rows(handle: Handle, t: Texts) -> Rows:
    """Go on, report the question, or ask a tutor about it where there is one."""
    report = button(t, handle, "report")
    return ((*next_rows(handle, t)[0], report), *tutor_rows(handle, t))


def tutor_rows(handle: Handle, t: Texts) -> Rows:
    """Offer to ask a tutor about a verdict, where there is one."""
    if not handle.tutored:
        return ()
    about = f"{handle.serial}-{handle.number}"
    return ((begins(t.plain("consult.button.ask"), "asktutor", about),),)


def explained(concept: Concept | None, t: Texts) -> Html | None:
    """Explain a concept that has just been opened, to be folded away."""
    return t("explained", name=concept.name, say=concept.say) if concept else None


def model_text(question: Question, t: Texts) -> Html:
    """The answer, told as one of many good ones, or as the only one."""
    one_of_many = isinstance(question, ShortQuestion | ExtendedQuestion)
    answer = answer_text(question, t)
    return t("model", model=answer) if one_of_many else t("reveal", answer=answer)


def answer_text(question: Question, t: Texts) -> str:
    """Write the right answer out, whatever the kind of question."""
    match question:
        case ShortQuestion(model=model) | ExtendedQuestion(model=model):
            return model
        case NumberQuestion(answer=answer, unit=unit):
            return number_with_unit(answer, unit)
        case ClozeQuestion():
            return question.with_gaps()
        case TrueFalseQuestion(answer=answer):
            return t("true_text") if answer else t("false_text")
        case ChoiceQuestion(choices=choices) | MultiSelectQuestion(choices=choices):
            return "; ".join(option.text for option in right_options(choices))
        case OrderQuestion(steps=steps):
            return "\n" + "\n".join(f"{n}. {step}" for n, step in enumerate(steps, start=1))
        case MatchQuestion(pairs=pairs):
            return "\n" + "\n".join(f"{term} → {text}" for term, text in pairs.items())


def number_with_unit(answer: float, unit: str | None) -> str:
    """Write a number as people do: "15%", "£240", "2.5 days"."""
    number = f"{answer:,.10g}"
    match unit:
        case None | "%":
            return f"{number}{unit or ''}"
        case "£" | "$" | "€":
            return f"{unit}{number}"
        case _:
            return f"{number} {unit}"


def right_options(choices: tuple[Option, ...]) -> list[Option]:
    """The options that are right, in the author's order."""
    return [option for option in choices if option.correct]


def why_text(question: Question, t: Texts) -> Html | None:
    """The author's reason, if there is one; else None."""
    return t("why", why=question.why) if question.why else None


def sentence(text: str) -> str:
    """Begin a text with a capital: on a card it stands alone."""
    return text[:1].upper() + text[1:]
