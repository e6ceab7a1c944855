"""What takes the turns of one bot, in private and in groups, and what it speaks.

What tutors have published is read from the database before the first turn, which takes seconds
where it is much. So engines are made in a thread: other bots of the process must not wait.
"""

from collections.abc import Mapping

from msgspec import Struct
from telegram import User

from bot.engine.engine import Engine
from bot.engine.groups.engine import GroupEngine
from bot.engine.profile import Profile
from bot.telegram.options import RunOptions
from bot.views.texts import Texts, load_languages
from content.library import Library
from state.writer import Writer


class Engines(Struct, frozen=True):
    """The two engines of one bot, which share what it teaches."""

    private: Engine
    groups: GroupEngine
    languages: Mapping[str, Texts]


def engines(options: RunOptions, itself: User, writer: Writer, library: Library) -> Engines:
    """Make the engines of a bot; takes a while, and waits for the writer."""
    chosen, languages = options.settings, load_languages()
    profile = Profile(
        itself.id,
        chosen.zone,
        itself.username or "",
        chosen.language,
        inline=bool(itself.supports_inline_queries),
    )
    private = Engine(
        writer,
        library,
        languages,
        profile,
        encoder=options.encoder,
        taught=options.taught,
        content=chosen.content,
    )
    teaching = private.curriculum.teaching
    groups = GroupEngine(writer, teaching, languages, profile, encoder=options.encoder)
    private.curriculum.teach(library, int(options.clock()))  # renamed items keep their memories
    return Engines(private, groups, languages)
