"""`viva <command>`: each parses its arguments, calls one function, and prints.

Commands are loaded when they are called, so that `viva check` does not wait for Telegram's library.
What an operator or an author can mend is one line and an exit code, never a traceback. What is a
fault of ours has one, and a code of its own: a supervisor starts the bot again after it, which it
does not where somebody has to mend something first.
"""

import logging
from importlib import import_module

import click

from bot.config import ConfigError
from bot.loading import loading
from content.complaint import ContentError
from state.errors import StateError, Unreachable

log = logging.getLogger(__name__)

CRASHED = 70
"""Exit code of an error nobody foresaw: EX_SOFTWARE of sysexits.h."""

NOT_NOW = 75
"""Exit code where the same may go well in a moment: EX_TEMPFAIL of sysexits.h."""

COMMANDS = {
    "play": "Talk to the bot in a browser, with no token.",
    "preview": "Be asked one topic in a browser while you write it.",
    "chat": "Talk to the tutor here in the terminal.",
    "run": "Run the bot on Telegram.",
    "health": "Say whether the bot reaches Telegram.",
    "new": "Begin a topic: three small files to write over.",
    "import": "Make a topic of your own file: a table, a deck, a page of notes.",
    "check": "Check topics for faults and thin teaching.",
    "schema": "Write the shapes of topics as JSON Schema, for editors.",
    "grade": "Grade a file of responses.",
    "samples": "Write judged answers back to the topics' files.",
    "roles": "Say who may mark, teach or organise.",
    "export": "Write answers to CSV files, or topics for Anki, Moodle and spreadsheets.",
    "db": "Create, check, back up or restore the database.",
}

_MODULES = {"import": "importing"}
"""Commands whose names are words of Python, and the modules that hold them."""


class _Loaded(click.Group):
    """A group whose commands are the modules of `bot.commands`."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = _MODULES.get(cmd_name, cmd_name)
        with loading():
            command: click.Command = import_module(f"bot.commands.{module}").command
        return command


@click.group(cls=_Loaded, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="viva-tutor")
def viva() -> None:
    """Viva, a revision tutor that examines you by conversation."""


def main() -> None:
    """Run `viva`, and turn what can be mended into one line."""
    try:
        viva()
    except ContentError as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from None
    except Unreachable as error:
        click.echo(f"viva: {error}", err=True)
        raise SystemExit(NOT_NOW) from None
    except (ConfigError, StateError) as error:
        click.echo(f"viva: {error}", err=True)
        raise SystemExit(2) from None
    except Exception:
        log.exception("ended by an error nobody foresaw")
        raise SystemExit(CRASHED) from None
