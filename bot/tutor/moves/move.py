"""Everything that the tutor can do, named as deeds and carrying all that has to be shown.

A move says what, never how: words, signs and layout are chosen by `bot.views`. Moves that carry
`in_place` rewrite the message whose button was tapped, so that a chat does not fill up.
"""

from bot.tutor.moves.account import YoursMove
from bot.tutor.moves.asking import AskingMove
from bot.tutor.moves.authoring import AuthoringMove
from bot.tutor.moves.consulting import ConsultationMove
from bot.tutor.moves.contests import ContestMove
from bot.tutor.moves.heard import HeardMove
from bot.tutor.moves.helping import HelpMove
from bot.tutor.moves.homework import HomeworkMove
from bot.tutor.moves.items import ItemsMove
from bot.tutor.moves.marking import MarkingMove
from bot.tutor.moves.menus import PlaceMove
from bot.tutor.moves.people import PeopleMove
from bot.tutor.moves.planning import PlanningMove
from bot.tutor.moves.progress import ProgressMove
from bot.tutor.moves.results import MockReport, ResultsMove

DrillMove = AskingMove | MarkingMove

Move = (
    DrillMove
    | ResultsMove
    | MockReport
    | ProgressMove
    | YoursMove
    | ContestMove
    | HeardMove
    | HelpMove
    | PlaceMove
    | ConsultationMove
    | HomeworkMove
    | ItemsMove
    | PeopleMove
    | PlanningMove
    | AuthoringMove
)
