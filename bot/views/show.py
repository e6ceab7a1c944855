"""Moves -> messages: one view for each move, and nothing decided here."""

from typing import assert_never

from bot.tutor import moves
from bot.tutor.moves.account import YoursMove
from bot.tutor.moves.authoring import AuthoringMove
from bot.tutor.moves.consulting import ConsultationMove
from bot.tutor.moves.homework import HomeworkMove
from bot.tutor.moves.items import ItemsMove
from bot.tutor.moves.people import PeopleMove
from bot.tutor.moves.planning import PlanningMove
from bot.views import (
    account,
    authoring,
    consulting,
    contests,
    homework,
    items,
    menus,
    people,
    picture,
    planning,
    progress,
    results,
    today,
)
from bot.views.drill import asides, asking, cards, marking, talk, tapped
from bot.views.message import Message
from bot.views.texts import Texts


def show(move: moves.Move, t: Texts) -> Message:
    """Show one move; those of a drill, which are most, are looked for first."""
    match move:
        case moves.Ask():
            return asking.ask(move, t)
        case moves.AskSure():
            return asides.ask_sure(move, t)
        case moves.AskClosest():
            return asides.ask_closest(move, t)
        case moves.AskWhetherHeld():
            return asides.ask_whether_held(move, t)
        case moves.AskAgain():
            return asides.ask_again(move, t)
        case moves.GiveHint():
            return asides.give_hint(move, t)
        case moves.AskOption():
            return asides.ask_option(move, t)
        case moves.ShowButtons():
            return asides.show_buttons(move, t)
        case moves.HintCard():
            return cards.hint_card(move, t)
        case moves.NoHints():
            return asides.no_hints(move, t)
        case moves.TakeBreath():
            return asides.take_breath(move, t)
        case moves.Explain():
            return marking.explain(move, t)
        case moves.RemindOfNext():
            return asides.remind_of_next(move, t)
        case moves.AskWhether():
            return talk.ask_whether(move, t)
        case moves.StillOpen():
            return talk.still_open(move, t)
        case moves.Reword():
            return talk.reword(move, t)
        case moves.NoneEasier():
            return talk.none_easier(move, t)
        case moves.HowFar():
            return talk.how_far(move, t)
        case moves.MarkTyped():
            return marking.mark_typed(move, t)
        case moves.MarkPicks():
            return tapped.mark_picks(move, t)
        case moves.Reveal():
            return marking.reveal(move, t)
        case moves.TurnCard():
            return cards.turn_card(move, t)
        case moves.RemindToJudge():
            return cards.remind_to_judge(move, t)
        case moves.CardJudged():
            return cards.card_judged(move, t)
        case moves.SayChanged(gone=gone):
            return Message(t("removed" if gone else "changed"))
        case moves.Finish():
            return results.finish(move, t)
        case moves.QuizScore():
            return results.quiz_score(move, t)
        case moves.MockReport():
            return results.mock_report(move, t)
        case moves.ListMisconceptions():
            return results.list_misconceptions(move, t)
        case moves.ShowProgress():
            return progress.show_progress(move, t)
        case moves.ShowDaysInARow():
            return today.days_in_a_row(move, t)
        case moves.ShowGoal():
            return today.show_goal(move, t)
        case moves.ShowWeek():
            return today.show_week(move, t)
        case moves.ShowOutlook():
            return picture.show_outlook(move, t)
        case moves.ShareCard() | moves.ShareHow() | moves.NothingToShare():
            return picture.share(move, t)
        case moves.ShowPicture():
            return picture.show_picture(move, t)
        case moves.Undone():
            return results.undone(move, t)
        case moves.NothingToUndo():
            return Message(t("nothing_to_undo"), menus.menu(t, "revise", "progress"))
        case _:
            return _beside_drill(move, t)


_BesideDrill = (
    HomeworkMove
    | ItemsMove
    | ConsultationMove
    | moves.ContestMove
    | moves.MenuMove
    | PeopleMove
    | PlanningMove
    | AuthoringMove
    | YoursMove
)


def _beside_drill(move: _BesideDrill, t: Texts) -> Message:
    if isinstance(move, HomeworkMove):
        return homework.show(move, t)
    if isinstance(move, ItemsMove):
        return items.show(move, t)
    if isinstance(move, ConsultationMove):
        return consulting.show(move, t)
    if isinstance(move, moves.ContestMove):
        return contests.show(move, t)
    if isinstance(move, moves.MenuMove):
        return menus.show(move, t)
    if isinstance(move, PeopleMove):
        return people.show(move, t)
    if isinstance(move, PlanningMove):
        return planning.show(move, t)
    if isinstance(move, AuthoringMove):
        return authoring.show(move, t)
    if isinstance(move, YoursMove):
        return account.show(move, t)
    assert_never(move)
