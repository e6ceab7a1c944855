"""Options that several commands share, in a room that loads nothing for them."""

import click

meaning_option = click.option(
    "--no-meaning", is_flag=True, help="Grade by words alone, without the sentence encoder."
)
"""The option of every command that grades."""
