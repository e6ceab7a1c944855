"""Questions of Moodle's XML as a deck, and one that is sound whatever stands beside it."""

from bot.importing.found import Deck, Given
from bot.importing.readers import moodle_xml

SOUND = """<question type="truefalse"><questiontext><text>Sound?</text></questiontext>
<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
</question>"""


def deck_of(questions: str) -> Deck:
    """Read these elements as the questions of a file."""
    (deck,) = moodle_xml.read(Given("Bank.xml", f"<quiz>\n{questions}\n</quiz>".encode()))
    return deck
