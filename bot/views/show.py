"""Moves -> messages: one view for each move, and nothing decided here."""

from typing import assert_never

from bot.tutor.moves import progress as moves
from bot.tutor.moves.account import OwnMove, ReminderMove, SettingsMove
from bot.tutor.moves.authoring import EditionMove, UploadMove
from bot.tutor.moves.consulting import ConsultationMove
from bot.tutor.moves.contests import ContestMove
from bot.tutor.moves.heard import HeardMove
from bot.tutor.moves.helping import HelpMove
from bot.tutor.moves.homework import HomeworkMove
from bot.tutor.moves.items import ItemsMove
from bot.tutor.moves.menus import PlaceMove
from bot.tutor.moves.move import DrillMove, Move
from bot.tutor.moves.people import ClassMove, InvitationMove
from bot.tutor.moves.planning import PlanningMove
from bot.tutor.moves.results import MockReport, ResultsMove
from bot.views import consulting, contests, heard, homework, items, menus, mock, results
from bot.views import help as help_
from bot.views.account import own, own_reminder, picture, planning, progress, settings, today
from bot.views.authoring import editions, uploads
from bot.views.drill import show as drill
from bot.views.message import Message
from bot.views.people import classroom, invitations
from bot.views.texts import Texts


def show(move: Move, t: Texts) -> Message:
    """Show one move; those of a drill, which are most, are looked for first."""
    if isinstance(move, DrillMove):
        return drill.show(move, t)
    if isinstance(move, ResultsMove):
        return results.show(move, t)
    if isinstance(move, MockReport):
        return mock.show(move, t)
    if isinstance(move, moves.ProgressMove):
        return _progress(move, t)
    if isinstance(move, HeardMove):
        return heard.show(move, t)
    if isinstance(move, PlaceMove):
        return menus.show(move, t)
    if isinstance(move, HelpMove):
        return help_.show(move, t)
    if isinstance(move, ContestMove):
        return contests.show(move, t)
    if isinstance(move, PlanningMove):
        return planning.show(move, t)
    if isinstance(move, ReminderMove):
        return own_reminder.show(move, t)
    if isinstance(move, SettingsMove):
        return settings.show(move, t)
    if isinstance(move, OwnMove):
        return own.show(move, t)
    if isinstance(move, HomeworkMove):
        return homework.show(move, t)
    if isinstance(move, ItemsMove):
        return items.show(move, t)
    if isinstance(move, ConsultationMove):
        return consulting.show(move, t)
    if isinstance(move, InvitationMove):
        return invitations.show(move, t)
    if isinstance(move, ClassMove):
        return classroom.show(move, t)
    if isinstance(move, UploadMove):
        return uploads.show(move, t)
    if isinstance(move, EditionMove):
        return editions.show(move, t)
    assert_never(move)


def _progress(move: moves.ProgressMove, t: Texts) -> Message:
    match move:
        case moves.ShowProgress():
            return progress.show(move, t)
        case moves.ShowDaysInARow() | moves.ShowGoal() | moves.ShowWeek():
            return today.show(move, t)
        case _:
            return picture.show(move, t)
