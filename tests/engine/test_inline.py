"""What is listed in any chat: in which language."""

from pathlib import Path

from bot.engine.inline import InlineLists, Typed
from bot.engine.languages import Languages
from state.writer import Writer
from tests.databases import session_on
from tests.engine.counter import ANN, BOT, NOON, languages, shop


def test_whose_phone_speaks_none_of_ours_gets_the_list_in_the_operators_language(
    tmp_path: Path,
) -> None:
    writer = Writer(session_on(tmp_path / "viva.db"))
    spoken = Languages(languages(), "es")
    lists = InlineLists(writer.reading, BOT, "UTC", spoken, lambda: (shop(), lambda _: frozenset()))
    for phone, heard in (("fi", "es"), ("", "es"), ("de", "de")):
        assert lists.make(Typed(ANN, phone, "", 0), NOON).texts is languages()[heard]
    writer.close()
