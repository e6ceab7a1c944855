"""What comparing with a formula came to."""

import re
from typing import Final

from bot.grading.verdict import Outcome

Judged = tuple[Outcome, str] | None
"""What a comparison came to, and the word that says why; None where it cannot tell."""

SIGNS: Final = str.maketrans({"≠": "!=", "≤": "<=", "≥": ">=", "⇌": "<=>", "⇄": "<=>"})
ARROW: Final = re.compile(r"\s*(?:→|<?-{1,2}>|<?=>)\s*")
"""What parts the sides of a reaction, or steps in their order."""
