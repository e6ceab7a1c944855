"""What the bot can do in a group, named as deeds and carrying all that has to be shown.

A move says what, never how. Pages of the settings carry `in_place` when they rewrite the message
whose button was tapped, so that setting up takes one message and not eight.
"""

from bot.groups.moves.questions import QuestionMove
from bot.groups.moves.rounds import RoundMove
from bot.groups.moves.settings import SettingsMove
from bot.groups.moves.week import WeekMove

GroupMove = SettingsMove | QuestionMove | RoundMove | WeekMove
