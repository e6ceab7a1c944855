"""How an answer is marked, always in the same order.

First the verdict word and its sign, then what was credited in the learner's own words, then what is
missing or wrong, then why, then the buttons. Nothing is said by a sign alone.
"""

from bot.grading.verdict import Outcome, Verdict
from bot.tutor.moves import CardJudged, Explain, Handle, MarkPicks, MarkTyped, Reveal, TurnCard
from bot.views.asking import hint_rows, next_rows
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.options import letter, token
from bot.views.texts import Html, Texts
from content.model import (
    ChoiceQuestion,
    ClozeQuestion,
    Concept,
    ExtendedQuestion,
    Flashcard,
    MatchQuestion,
    MultiSelectQuestion,
    NumberQuestion,
    Option,
    OrderQuestion,
    Question,
    ShortQuestion,
    TrueFalseQuestion,
)

_SIGNS = {
    Outcome.RIGHT: "right",
    Outcome.SLIP: "right",
    Outcome.PARTLY: "partly",
}


def headline(verdict: Verdict, t: Texts, variant: int) -> Html:
    """Give the verdict word with its sign, and how misspelt words were read."""
    sign = t(f"sign.{_SIGNS.get(verdict.outcome, 'wrong')}")
    word = t(f"verdict.{verdict.outcome}", variant=variant, sign=sign)
    if not verdict.spelling or not any(point.got for point in verdict.points):
        return word  # how words were read matters only where they earned something
    pairs = ", ".join(t("read_pair", typed=typed, read=read) for typed, read in verdict.spelling)
    return Html(f"{word}  ({t('read_as', pairs=Html(pairs))})")


def mark_typed(move: MarkTyped, t: Texts) -> Message:
    """Mark a typed answer."""
    variant = _variant(move)
    if isinstance(move.question, ExtendedQuestion):
        return _mark_extended(move, t)
    body = paragraphs(
        lines(headline(move.verdict, t, variant), *_credited(move.verdict, t), _refuted(move, t)),
        _settled(move, t) if move.settled else _what_next(move, t),
        explained(move.explain, t),
    )
    return Message(body, _rows(move, t), move.in_place)


def _variant(move: MarkTyped) -> int:
    """Choose wordings so that no two tries at one item sound the same."""
    return move.handle.number + move.tries - 1


def _rows(move: MarkTyped, t: Texts) -> Rows:
    """Offer what comes next; to contest what was not right, and to report what is settled."""
    report = Button(t.plain("button.report"), token(move.handle, "report"))
    say_so = "say_so" if isinstance(move.question, ExtendedQuestion) else "contest"
    contest = Button(t.plain(f"button.{say_so}"), token(move.handle, "contest"))
    if not move.settled:
        return (*hint_rows(move.handle, t, more=move.more_help, hinted=move.hinted), (contest,))
    if move.verdict.outcome.is_right:
        return settled_rows(move.handle, t)
    return (*next_rows(move.handle, t), (contest, report))


def settled_rows(handle: Handle, t: Texts) -> Rows:
    """Go on, or report the question."""
    report = Button(t.plain("button.report"), token(handle, "report"))
    return ((*next_rows(handle, t)[0], report),)


def explained(concept: Concept | None, t: Texts) -> Html | None:
    """Explain a concept that has just been opened."""
    return t("explain", name=concept.name, say=concept.say) if concept else None


def _credited(verdict: Verdict, t: Texts) -> list[Html]:
    """Quote the words that earned each idea."""
    found = [point for point in verdict.points if point.got]
    return [
        t("you_said", words=point.words, idea=point.idea)
        if point.words
        else t("found_before", idea=point.idea)
        for point in found
        if point.words != point.idea
    ]


def _refuted(move: MarkTyped, t: Texts) -> Html | None:
    """Answer a wrong idea with what many think, and what is so instead."""
    if move.refute is not None:
        return lines(
            t("common_idea", believes=move.refute.believes),
            t("in_fact", instead=move.refute.instead),
        )
    if move.verdict.outcome is Outcome.MISCONCEPTION:
        return t("opposite")
    return t("note", note=move.verdict.note) if move.verdict.note else None


def _what_next(move: MarkTyped, t: Texts) -> Html:
    """Say what is still wanted, and help with it."""
    points, question = move.verdict.points, move.question
    got = sum(point.got for point in points)
    count = None
    if isinstance(question, ShortQuestion) and question.need > 1 and got:
        count = t("count_points", got=got, need=question.need)
    variant = _variant(move)
    if move.hint:
        return lines(count, t("hint", hint=move.hint), t("try_again", variant=variant))
    if move.verdict.outcome is Outcome.MISCONCEPTION:
        return lines(count, t("try_in_own_words"))
    ask = "what_else" if got else "try_again"
    return lines(count, t(ask, variant=variant))


def _settled(move: MarkTyped, t: Texts) -> Html:
    """Give what was missing and why; the full answer where it was not given."""
    question, verdict = move.question, move.verdict
    missing = [point.idea for point in verdict.points if not point.got]
    also = None
    if verdict.outcome.is_right and missing and isinstance(question, ShortQuestion):
        also = t("also", idea=missing[0])
    answer = None if verdict.outcome.is_right else _model(question, t)
    return paragraphs(also, answer, _why(question, t))


def _mark_extended(move: MarkTyped, t: Texts) -> Message:
    """List the marking points: credited with the learner's words, or not found."""
    points = move.verdict.points
    found = [
        t("mark_found", mark=point.idea, words=point.words)
        if point.words
        else t("mark_found_before", mark=point.idea)
        for point in points
        if point.got
    ]
    missing = [t("mark_missing", mark=point.idea) for point in points if not point.got]
    if move.settled:
        end = paragraphs(
            None if move.verdict.outcome.is_right else _model(move.question, t),
            _why(move.question, t),
            t("practice_marking"),
            explained(move.explain, t),
        )
    else:
        nudges = [t("nudge", nudge=nudge) for nudge in move.nudges[:1]]
        end = lines(t("hint", hint=move.hint) if move.hint else None, *nudges)
    head = lines(
        headline(move.verdict, t, _variant(move)),
        t("marks_found", got=len(found), total=len(points)),
    )
    body = paragraphs(head, lines(*found), lines(*missing), _refuted(move, t), end)
    return Message(body, _rows(move, t), move.in_place)


def mark_picks(move: MarkPicks, t: Texts) -> Message:
    """Mark a tapped answer; the question stays readable below the verdict."""
    refuted = None
    if move.refute is not None:
        refuted = lines(
            t("common_idea", believes=move.refute.believes),
            t("in_fact", instead=move.refute.instead),
        )
    body = paragraphs(
        headline(move.verdict, t, move.handle.number),
        t("question", ask=move.question.ask),
        lines(*_picked(move, t)),
        refuted or _why(move.question, t),
        explained(move.explain, t),
    )
    return Message(body, settled_rows(move.handle, t), move.in_place)


def _picked(move: MarkPicks, t: Texts) -> list[Html]:
    match move.question:
        case ChoiceQuestion() | MultiSelectQuestion() as question:
            return _options(move, question.choices, t, several=len(_right(question.choices)) > 1)
        case TrueFalseQuestion() as question:
            return [_true_false(question, t)]
        case OrderQuestion() as question:
            return _steps(move, question, t)
        case MatchQuestion() as question:
            return _pairs(move, question, t)
        case _:
            return []


def _right(choices: tuple[Option, ...]) -> list[Option]:
    return [option for option in choices if option.correct]


def _options(
    move: MarkPicks, choices: tuple[Option, ...], t: Texts, *, several: bool
) -> list[Html]:
    """Show every option with its mark, and the reason for those that matter."""
    shown = []
    for place, index in enumerate(move.order):
        option, chosen = choices[index], index in move.picks
        key = {
            (True, True): "marked.right_chosen",
            (True, False): "marked.right_left" if several else "marked.right_missed",
            (False, True): "marked.wrong_chosen",
            (False, False): "marked.plain",
        }[option.correct, chosen]
        shown.append(t(key, letter=letter(place), text=option.text))
    reasons = [
        t("marked.because", letter=letter(place), because=choices[index].because or "")
        for place, index in enumerate(move.order)
        if choices[index].because and _matters(move, index, correct=choices[index].correct)
    ]
    return [*shown, Html(""), *reasons] if reasons else shown


def _matters(move: MarkPicks, index: int, *, correct: bool) -> bool:
    """Explain what was chosen and what is right; a refutation explains what is right already."""
    return index in move.picks or (correct and move.refute is None)


def _true_false(question: TrueFalseQuestion, t: Texts) -> Html:
    answer = t("true_text") if question.answer else t("false_text")
    return t("reveal", answer=answer)


def _steps(move: MarkPicks, question: OrderQuestion, t: Texts) -> list[Html]:
    return [
        t("marked.step_right", number=place + 1, text=step)
        if move.picks[place] == place
        else t(
            "marked.step_wrong",
            number=place + 1,
            text=step,
            yours=letter(move.order.index(move.picks[place])),
        )
        for place, step in enumerate(question.steps)
    ]


def _pairs(move: MarkPicks, question: MatchQuestion, t: Texts) -> list[Html]:
    return [
        t("marked.pair_right", term=term, text=text)
        if move.picks[place] == place
        else t(
            "marked.pair_wrong",
            term=term,
            text=text,
            yours=letter(move.order.index(move.picks[place])),
        )
        for place, (term, text) in enumerate(question.pairs.items())
    ]


def reveal(move: Reveal, t: Texts) -> Message:
    """Show the answer and why."""
    answer = t("reveal", answer=answer_text(move.question, t))
    body = paragraphs(answer, _why(move.question, t), explained(move.explain, t))
    return Message(body, settled_rows(move.handle, t))


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
            return "; ".join(option.text for option in _right(choices))
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


def _model(question: Question, t: Texts) -> Html:
    """Give the answer: one of many good ones, or the only one."""
    one_of_many = isinstance(question, ShortQuestion | ExtendedQuestion)
    answer = answer_text(question, t)
    return t("model", model=answer) if one_of_many else t("reveal", answer=answer)


def _why(question: Question, t: Texts) -> Html | None:
    return t("why", why=question.why) if question.why else None


def explain(move: Explain, t: Texts) -> Message:
    """Explain once more: the answer, why, and the concept that it belongs to."""
    item = move.item
    if isinstance(item, Flashcard):
        answer = t("card.back", back=item.back)
    else:
        answer = t("reveal", answer=answer_text(item, t))
    why = t("why", why=item.why) if item.why else None
    body = paragraphs(answer, why, explained(move.concept, t))
    return Message(body, settled_rows(move.handle, t))


def turn_card(move: TurnCard, t: Texts) -> Message:
    """Show a flashcard's back and ask how it went."""
    typed = looks = None
    if move.typed is not None:
        typed = t("card.you_typed", typed=move.typed[:200])
    if move.verdict is not None and move.verdict.outcome.is_right:
        looks = t("card.looks_right")
    body = paragraphs(
        t("card.front", front=move.card.front),
        lines(typed, t("card.back", back=sentence(move.card.back)), looks),
        t("card.how"),
    )
    grades = [("forgot", 1), ("hard", 2), ("good", 3), ("easy", 4)]
    buttons = [
        Button(t.plain(f"button.{name}"), token(move.handle, "judge", grade))
        for name, grade in grades
    ]
    return Message(body, (tuple(buttons[:2]), tuple(buttons[2:])), move.in_place)


def sentence(text: str) -> str:
    """Begin a text with a capital: on a card it stands alone."""
    return text[:1].upper() + text[1:]


def card_judged(move: CardJudged, t: Texts) -> Message:
    """Leave the card readable, with why, and go on."""
    outcome = t("card.remembered") if move.remembered else t("card.forgotten")
    body = paragraphs(
        t("card.front", front=move.card.front),
        t("card.back", back=sentence(move.card.back)),
        t("why", why=move.card.why) if move.card.why else None,
        outcome,
    )
    return Message(body, settled_rows(move.handle, t), move.in_place)
