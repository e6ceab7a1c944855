"""Help: what can be said and done here, and what is said to what cannot be."""

from bot.tutor.moves import helping as moves
from bot.views.buttons import menu
from bot.views.menus import topic_rows
from bot.views.message import Message, lines, paragraphs
from bot.views.texts import Html, Texts

FIRST_SIX = ("revise", "learn", "progress", "exam", "remind", "settings")
"""What most people want, and all that they are told of before they ask for more."""


def show(move: moves.HelpMove, t: Texts) -> Message:
    """Show help, or what stands in its place."""
    match move:
        case moves.Help(teaches=teaches):
            body = paragraphs(t("help.head"), _commands(t, FIRST_SIX), t("help.tail"))
            return Message(body, menu(t, "morehelp", *(["tutorhelp"] if teaches else [])))
        case moves.HelpForTutors():
            return Message(paragraphs(t("help.tutors"), t("help.tutor_commands"), t("help.files")))
        case moves.MoreHelp():
            rest = tuple(name for name in t.commands if name not in FIRST_SIX)
            return Message(paragraphs(t("help.more"), _commands(t, rest)))
        case moves.TellOfClasses():
            return Message(t("your_class"))
        case moves.InGroupsOnly(name=name):
            return Message(t("in_groups_only", name=name))
        case moves.UnknownCommand(name=name, guess=guess):
            key = "unknown_command_guess" if guess else "unknown_command"
            return Message(t(key, name=name[:32], guess=guess))
        case moves.NotUnderstood():
            return _not_understood(move, t)
        case moves.AskForWords(spoken=spoken, times=times):
            return Message(t("no_voice" if spoken else "no_words", variant=times))
        case moves.SayNumber(number=number):
            return Message(t("number", number=str(number)))


def _commands(t: Texts, names: tuple[str, ...]) -> Html:
    return lines(*(t("help.row", command=name, what=t.commands[name]) for name in names))


def _not_understood(move: moves.NotUnderstood, t: Texts) -> Message:
    """Say what cannot be done, each time in other words, and offer what can."""
    rows = topic_rows(t, "begin", move.topics) or menu(t, "revise", "progress")
    if move.to_person:
        return Message(t("a_program"), () if move.open else rows)
    is_new = bool(move.topics)
    if move.nothing_open:
        key = "nothing_open.newcomer" if is_new else "nothing_open.known"
    else:
        key = "not_understood.newcomer" if is_new else "not_understood.known"
    return Message(t(key, variant=move.times - 1), rows)
