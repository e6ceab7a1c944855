"""Every message, whatever it is filled with: valid HTML, short enough, with buttons that work."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.grading.verdict import Outcome, PointResult, Verdict
from bot.groups.upcoming import named_on
from bot.limits import CAPTION, LIMIT, units
from bot.playground.protocol.telegram_html import Parser
from bot.tutor.choosing.options import order_of
from bot.tutor.commands.table import REPLIES
from bot.tutor.drill.contest import REASONS
from bot.tutor.model.drill import Drill, Mode, Why
from bot.tutor.model.tokens import parse
from bot.tutor.moves import asking, contests, heard, helping, marking, menus, progress, results
from bot.tutor.moves.asking import Handle
from bot.tutor.moves.authoring import AuthoringMove
from bot.tutor.moves.consulting import ConsultationMove
from bot.tutor.moves.hints import Hint, HintKind
from bot.tutor.moves.homework import HomeworkMove
from bot.tutor.moves.items import ItemsMove
from bot.tutor.moves.marking import ComesBack
from bot.tutor.moves.move import Move
from bot.tutor.moves.people import PeopleMove
from bot.tutor.moves.planning import PlanningMove
from bot.tutor.moves.progress import ConceptProgress, Today, TopicProgress
from bot.views.message import INLINE, Message, split
from bot.views.show import show
from content.model import items as model
from content.model.topic import Topic
from state.memory.activity import Calendar
from state.memory.forecast import Forecast, Point
from state.memory.progress import Retention
from state.records.contests import Case, Report
from state.records.learners import Calibration, Hold
from state.values import replace
from tests.complaints import check_each
from tests.tutor.laying import DAY, LIBRARY, SMALL, TEXTS
from tests.views.own import YOURS

TOPIC = SMALL.topics["sales-information"]
CONCEPT = TOPIC.concepts[0]
WRONG = TOPIC.misconceptions[0]
TEN = TopicProgress("T", (ConceptProgress("C", 0.5, 1, 2),) * 10)
HANDLE = Handle(serial=999_999_999, number=999_999_999, place=4, total=8)
WISHES = sorted({one.intent for heard in TEXTS.intents.wishes for one in heard.phrases})
ITEMS = list(TOPIC.items())
IDEAS = tuple(
    results.HeldIdea("An idea", hold, left)
    for hold in Hold
    for left in ((0,) if hold in (Hold.CLEARED, Hold.WATCH) else (0.5, 1, 1.5))
)
MOVED = tuple(one for one in IDEAS if one.state in (Hold.CLEARING, Hold.CLEARED, Hold.WATCH))
NUDGE = Hint(HintKind.NUDGE, "A nudge")

hostile = st.text(max_size=300) | st.sampled_from(
    [
        "<b>",
        "</i>&amp;",
        "\u202etxt.exe",
        "{name}",
        "a" * 2000,
        "💥" * 900,
        "line\nline",
        "\x00",
        "&" * 2000,
    ]
)


def hold(move: Move) -> tuple[Message, ...]:
    """Show a move and check all that Telegram would."""
    parts = split(show(move, TEXTS))
    for part in parts:
        plain, _ = Parser(part.html).run()
        assert plain.strip()
        assert units(plain) <= (CAPTION if part.attached else LIMIT)
        for button in (button for row in part.rows for button in row):
            assert button.label.strip()
            assert len(button.data.encode()) <= 64
            known = (parse(button.data), named_on(button.data))
            assert any(known) or button.data.startswith(INLINE)
        assert all(part.rows), "a row without buttons"
    assert not any(part.rows for part in parts[:-1])
    return parts


def verdicts(item: model.Item) -> list[Verdict]:
    """One verdict of each outcome, with points as many as the item has."""
    if isinstance(item, model.ShortQuestion):
        ideas = [point.idea for point in item.points]
    elif isinstance(item, model.ExtendedQuestion):
        ideas = [TOPIC.marking_point(mark).mark for mark in item.marks]
    else:
        ideas = []
    got = [PointResult(idea, got=number % 2 == 0, words="x") for number, idea in enumerate(ideas)]
    return [
        Verdict(outcome, 0.5, tuple(got), WRONG.id, (("chekc", "check"),), note="A remark.")
        for outcome in Outcome
    ]


def order(item: model.Item) -> tuple[int, ...]:
    """Some order in which the options are shown."""
    return order_of(Drill(Mode.REVISE, 1, 1, ()), item.id, item)


def about(item: model.Item) -> list[Move]:
    """Every move that can be about one item."""
    of_its_kind = of_card(item) if isinstance(item, model.Flashcard) else of_question(item)
    return [*of_any(item), *of_its_kind]


def of_any(item: model.Item) -> list[Move]:
    """The moves that can be about an item of whatever kind."""
    everything = order(item)
    return [
        *(
            asking.Ask(item, HANDLE, everything, why=why, minutes=minutes, concept=CONCEPT.name)
            for why in Why
            for minutes in (0, 3)
        ),
        asking.Reword(item, HANDLE, CONCEPT.name, helped=True),
        asking.HowToAnswer(item, HANDLE, helped=True),
        marking.Explain(HANDLE, item),
        marking.ShowSettled(HANDLE, item),
        *(
            marking.LookBack(HANDLE, item, chosen, helped=True, settled=settled)
            for chosen in (None, *getattr(item, "choices", ()))
            for settled in (True, False)
        ),
        *(
            marking.ExplainOption(HANDLE, option, place, shows)
            for place, option in enumerate(getattr(item, "choices", ()))
            for shows in (None, WRONG)
        ),
        results.Undone(item),
        results.Finish(3, 0, stopped=False, missed=(results.ComingBack(item, 1),)),
        contests.Decided(item, "mine", None),
        contests.Decided(item, "mine", "because"),
        contests.ShowCase(Case(1, item.id, "mine", 3), item, 2),
        *(contests.ShowReport(Report(1, item.id, r, ""), item, 1) for r in (*REASONS, "words")),
        *(
            asking.AskSure(item, HANDLE, everything, "mine", kept, times=1, in_place=True)
            for kept in asking.Kept
        ),
    ]


def of_card(card: model.Flashcard) -> list[Move]:
    """The moves that can be about a flashcard alone."""
    return [
        marking.TurnCard(card, HANDLE, "mine", verdicts(card)[0], in_place=True),
        *(marking.CardJudged(card, HANDLE, comes_back, in_place=True) for comes_back in ComesBack),
        asking.HintCard(HANDLE, Hint(HintKind.BEGINS, "It is")),
    ]


def of_question(item: model.Question) -> list[Move]:
    """The moves that can be about any other item."""
    everything = order(item)
    marks = results.Marks(1, 3)
    missed = (results.Missed(item, "mine", everything),)
    found: list[Move] = [
        results.MockReport(TOPIC, marks, 0, (), (), missed, last=None, handle=None),
        contests.Contested(HANDLE, counts=True, question=item),
        marking.Reveal(item, HANDLE, CONCEPT, contestable=True),
    ]
    found += [asking.ShowButtons(item, HANDLE, times, helped=times > 1) for times in (1, 2, 3)]
    for verdict in verdicts(item):
        if everything:
            found.append(
                marking.MarkPicks(
                    item, HANDLE, everything, everything, verdict, WRONG, CONCEPT, in_place=True
                )
            )
        else:
            nudges = tuple("?" for point in verdict.points if not point.got)
            open_ = marking.MarkTyped(
                item, HANDLE, verdict, WRONG, settled=False, tries=2, hint=NUDGE, nudges=nudges
            )
            found += [open_, replace(open_, settled=True, explain=CONCEPT, refute=None)]
    return found


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_whatever_can_be_said_about_an_item_can_be_sent(item: model.Item) -> None:
    check_each(about(item), hold)


def test_a_sentence_with_gaps_is_never_shown_as_its_author_writes_it() -> None:
    """Its braces hold what is right."""

    def has_no_braces(move: Move) -> None:
        assert not set("{}") & set(show(move, TEXTS).html)

    gaps = (item for item in ITEMS if isinstance(item, model.ClozeQuestion))
    check_each((move for item in gaps for move in about(item)), has_no_braces)


OTHERS: list[Move] = [
    *YOURS,
    asking.AskAgain(HANDLE, times=1),
    asking.AskAgain(HANDLE, times=1, number=True),
    asking.AskAgain(HANDLE, times=2, helped=False),
    *(
        asking.GiveHint(HANDLE, Hint(kind, "3", "more"), more_help=True, contestable=True)
        for kind in HintKind
    ),
    asking.RemindToJudge(HANDLE),
    *(marking.Explain(HANDLE, way) for way in (CONCEPT, WRONG, None)),
    asking.AskWhether(HANDLE, 7, 1, helped=True),
    asking.StillOpen(HANDLE, 1, helped=False),
    asking.NoneEasier(HANDLE, 1, helped=True),
    asking.HowFar(HANDLE, 3),
    asking.HowFar(replace(HANDLE, total=0), 3),
    asking.HowFar(HANDLE, 0),
    helping.AskForWords(spoken=True, times=0),
    helping.AskForWords(spoken=False, times=0),
    *(heard.AskBack(intent, 7, over_question=True) for intent in WISHES),
    heard.AskBack("undo_late", 7),
    heard.AskBack("revise_2", 7, minutes=5),
    heard.AskBack("remind", 7, minute=1140),
    heard.AskBack("hint", 7, over_question=True, other=heard.AskBack("show", 7)),
    heard.AskBack("week", 7, other=heard.AskBack("remind", 7, minute=1140)),
    heard.AskBack("exam", 7, day=740_000, today=739_999),
    heard.AskBack("remind", 7, day=740_000, today=739_999),
    heard.AskBack("speak", 7, language="es"),
    heard.OfferLanguage("es", 7),
    *(heard.Declined(open=is_open) for is_open in (True, False)),
    heard.TakeYourTime(0),
    heard.AnswerFromTopic((heard.Quoted("<b>", "a & b"), heard.Quoted("<b>", "c")), "0" * 16),
    heard.AnswerFromTopic((heard.Quoted("<b>", "a" * 1200),)),
    heard.AnswerFromTopic((), would_tell=True),
    heard.AnswerFromTopic(()),
    helping.UnknownCommand("progres", "progress"),
    progress.ShowDaysInARow(Today(3, 1, 2, 3)),
    progress.ShowDaysInARow(Today(1, 0, 0, 0)),
    progress.ShowDaysInARow(Today(0, 2, 0, 3)),
    menus.ShowWeakest(("<b>&",)),
    menus.ShowWeakest(("<b>&",), (ITEMS[0],) * 9),
    menus.ShowWeakest(()),
    *(asking.TakeBreath(HANDLE, 1, settled=settled, helped=True) for settled in (True, False)),
    asking.RemindOfNext(HANDLE),
    *(
        asking.RemindOfNext(replace(HANDLE, is_last=True), corrected=why)
        for why in asking.NotCorrected
    ),
    asking.NoHints(HANDLE),
    asking.SayChanged(gone=True),
    asking.SayChanged(gone=False),
    results.Finish(0, 0, stopped=True, minutes=4),
    results.Finish(3, 1, stopped=False, minutes=4),
    results.Finish(3, 0, stopped=True),
    *(results.Finish(4, 1, stopped, second=2, moved=MOVED) for stopped in (True, False)),
    results.Finish(3, 3, stopped=False),
    results.Finish(3, 3, stopped=False, homework=results.HomeworkLeft("", 0)),
    results.Finish(3, 3, stopped=True, homework=results.HomeworkLeft("<b>Trust", 2)),
    results.Finish(3, 1, stopped=True, overnight=True),
    results.Finish(
        3,
        0,
        stopped=False,
        missed=tuple(
            results.ComingBack(one, days) for one, days in zip(ITEMS[:3], (None, 1, 4), strict=True)
        ),
        today=Today(3, 1, 2, 3),
        last_week=progress.Week(2, 20, 15),
    ),
    contests.Contested(HANDLE, counts=True),
    contests.Contested(None, counts=False),
    contests.AskWhichSaid(HANDLE, ((0, "Weighs a source"), (2, "Stays within the law"))),
    contests.AskWhichSaid(HANDLE, (), ((20, "it <costs> less"), (21, "trust"))),
    contests.PointClaimed(HANDLE, "Weighs a source", 1, 3, settled=False),
    contests.PointClaimed(HANDLE, "Weighs a source", 1, 3, settled=True),
    contests.PointClaimed(HANDLE, "Weighs", 1, 3, settled=True, marks=results.Marks(2.5, 12)),
    contests.CorrectedCounts(HANDLE),
    contests.ReportReasons(HANDLE),
    contests.AskReason("report"),
    contests.AskReason("refuse"),
    contests.Thanks(None),
    contests.NotWritten(HANDLE),
    contests.Accepted(10**9, ("<b>" + "x" * 4000,)),
    contests.Accepted(10**9, ("<b>" + "x" * 4000,) * 20),
    contests.NothingToMark(),
    contests.NotForYou(),
    results.ListMisconceptions(()),
    results.ListMisconceptions(IDEAS),
    results.ListMisconceptions((results.HeldIdea("An idea", Hold.SUSPECTED, 2),)),
    contests.Contested(None, counts=True, marks=results.Marks(2.5, 12)),
    results.QuizScore(4, 2.5, (results.ConceptScore(CONCEPT, 0.5, 1),), TOPIC),
    results.QuizScore(4, 4, (), TOPIC),
    results.QuizScore(4, 4, (), TOPIC, skipped=2),
    menus.Welcome("Ada", (TOPIC,), back=False, resume=None),
    menus.Welcome("Ada", (TOPIC,), back=True, resume=(3, 0)),
    menus.ListTopics((menus.TopicRow(TOPIC, 1, 2),)),
    menus.Welcome("Ada", (TOPIC,), back=True, resume=None, chosen=TOPIC),
    *(
        menus.Welcome("Ada", (TOPIC,), back=True, resume=None, chosen=chosen, times=times)
        for chosen in (None, TOPIC)
        for times in (1, 2, 3)
    ),
    menus.Welcome("Ada", (TOPIC,), back=True, resume=None, chosen=TOPIC, minutes_due=4),
    menus.HelloAgain("Ada", 1, 6),
    *(menus.ChooseTopic(verb, (TOPIC,)) for verb in ("begin", "learn", "quiz", "mock")),
    menus.ChooseTopic("learn", (TOPIC,), "b" * 300),
    *(
        heard.AskSubject("C", 0, is_open=is_open, over_question=is_open)
        for is_open in (True, False)
    ),
    helping.MoreHelp(),
    menus.NoQuestions(TOPIC),
    menus.NothingAsked(TOPIC),
    menus.ListTopics((menus.TopicRow(TOPIC, 0, 0),)),
    menus.OfferResume(3, 8),
    *(menus.NothingDue(days) for days in (None, 1, 9)),
    *(menus.ShowPage(TOPIC, 1, page, 13, in_place=True) for page in range(13)),
    menus.LeftLesson(TOPIC, 2, 13),
    helping.SayNumber(123_456_789),
    results.NothingToUndo(),
    results.NothingToUndo(open=True),
    menus.NothingToStop(),
    helping.Help(),
    asking.AskOption(1, "Say sorry", 1),
    helping.Help(teaches=True),
    helping.HelpForTutors(),
    helping.TellOfClasses(),
    menus.Welcome("Ada", (TOPIC,), back=False, resume=None, teaches=True),
    menus.YouAreWelcome(),
    *(heard.Reply(one.name) for one in REPLIES),
    menus.LetBe(),
    menus.LetBe(exam_near=True),
    helping.NotUnderstood(),
    helping.NotUnderstood(to_person=True),
    helping.NotUnderstood(to_person=True, open=True),
    helping.InGroupsOnly("setup"),
    helping.UnknownCommand("x" * 500),
    results.Undone(None),
    results.Undone(None, open=True),
    contests.ShowCase(Case(1, "gone", "mine", 1), None, 1),
    *(
        progress.ShowProgress(
            (TopicProgress("T", (ConceptProgress("C", 0.5, 1, 2),)),) if begun else (),
            tuple(range(15)),
            2,
            3,
            2,
            Retention(24, 20),
            Today(9, 1, 2, 3),
            Calibration(20, 14),
            1,
            1,
            step,
        )
        for begun in (True, False)
        for step in ("revise", "quiz")
    ),
    *(progress.NothingToShare(of_best=best) for best in (True, False)),
    *(progress.ShareHow(more, inline) for more in (True, False) for inline in (True, False)),
    *(progress.ShareCard(3, 9, Calendar(DAY, (1,)), of, "viva_bot") for of in ((), (TEN,))),
    progress.ShowPicture(DAY, (), Calendar(DAY, ())),
    progress.ShowPicture(DAY, (TEN,), Calendar(DAY - 83, (3,) * 84), is_last=False),
    *(progress.ShowOutlook(DAY, Forecast((Point(DAY, 0, 0, high),))) for high in (0.2, 1)),
    *(progress.ShowGoal(Today(0, 2, 1, 3), in_place=new, is_new=new) for new in (True, False)),
    progress.ShowGoal(Today(0, 2, 1, 0), in_place=True, is_new=True),
    progress.ShowGoal(Today(0, 2, 1, 5), in_place=False, is_new=True, nearest=True),
    progress.ShowWeek(progress.Week(0, 0, 0), Today(0, 2, 0, 0), ()),
    progress.ShowWeek(progress.Week(3, 20, 15), Today(3, 2, 4, 3), ("<b>", "&")),
]


def test_whatever_else_can_be_said_can_be_sent() -> None:
    check_each(OTHERS, hold)


def test_every_move_is_among_those_tried() -> None:
    report = {asking.AskClosest, asking.AskWhetherHeld}  # tried with hostile texts below
    report |= {*get_args(PlanningMove)}  # tried in test_planning.py
    report |= {*get_args(HomeworkMove)}  # tried in test_homework.py
    report |= {*get_args(ItemsMove)}  # tried in test_items.py
    report |= {*get_args(ConsultationMove)}  # tried in test_consulting.py
    report |= {*get_args(PeopleMove)}  # tried in test_people.py
    report |= {*get_args(AuthoringMove)}  # tried in test_authoring.py
    tried = {type(move) for item in ITEMS for move in about(item)} | {type(one) for one in OTHERS}
    assert set(get_args(Move)) == tried | report


def has_whole_pages(topic: Topic) -> None:
    for page in range(1 + len(topic.concepts) + 2):
        assert len(hold(menus.ShowPage(topic, 1, page, 13, in_place=False))) == 1


def test_no_page_of_a_lesson_needs_to_be_cut() -> None:
    check_each(LIBRARY.topics.values(), has_whole_pages, lambda topic: topic.topic)


@given(text=hostile)
@settings(deadline=None)
def test_names_answers_and_reasons_can_hold_anything(text: str) -> None:
    question = next(item for item in ITEMS if isinstance(item, model.ShortQuestion))
    written = next(item for item in ITEMS if isinstance(item, model.ExtendedQuestion))
    found = tuple(PointResult(text or "-", got=True, words=text) for _ in written.marks)
    verdict = Verdict(Outcome.PARTLY, 0.5, found, spelling=((text, text),), note=text)
    card = next(item for item in ITEMS if isinstance(item, model.Flashcard))
    for move in (
        menus.Welcome(text, (TOPIC,), back=True, resume=None),
        marking.TurnCard(card, HANDLE, text, verdict, in_place=False),
        marking.MarkTyped(question, HANDLE, verdict, None, settled=True, tries=1),
        marking.MarkTyped(written, HANDLE, verdict, None, settled=True, tries=1),
        asking.AskClosest(HANDLE, text, times=1),
        asking.AskWhetherHeld(HANDLE, text),
        contests.Decided(question, text, text),
        contests.ShowCase(Case(1, "x", text, 2), question, 1),
        contests.ShowCase(Case(1, "x", text, 2), question, 1, (Case(2, "x", text, 1),) * 19),
        contests.ShowReport(Report(1, "x", "words", text), question, 1),
        helping.UnknownCommand(text),
        results.MockReport(
            TOPIC,
            results.Marks(1, 3),
            blank=1,
            by_concept=(results.ConceptScore(CONCEPT, 0.5, 1, blank=bool(text)),),
            written=(results.WrittenAnswer(written, verdict, (text,) * 3, blank=not text),),
            missed=(results.Missed(question, text, ()),),
            last=0.4,
            handle=HANDLE,
        ),
    ):
        hold(move)


@given(text=hostile.filter(str.strip), item=st.sampled_from(ITEMS))
@settings(max_examples=200)
def test_content_can_hold_anything(text: str, item: model.Item) -> None:
    if isinstance(item, model.Flashcard):
        changed: model.Item = item.model_copy(update={"front": text, "back": text, "why": text})
    else:
        changed = item.model_copy(update={"ask": text, "why": text, "model": text})
    for move in about(changed):
        hold(move)


def test_a_wrong_unit_is_said_to_be_the_unit() -> None:
    number = next(item for item in ITEMS if isinstance(item, model.NumberQuestion) and item.unit)
    for because, words in (("unit", "another unit"), ("no_unit", "Give the unit")):
        verdict = Verdict(Outcome.WRONG, 0.0, because=because)
        shown = show(
            marking.MarkTyped(number, HANDLE, verdict, None, settled=False, tries=1), TEXTS
        )
        assert words in str(shown)
