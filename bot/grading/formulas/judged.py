"""What comparing with a formula came to."""

import re
from typing import Final

from bot.grading.verdict import Outcome, Reason

Judged = tuple[Outcome, Reason] | None
"""What a comparison came to, and why; None where it cannot tell."""

SIGNS: Final = str.maketrans({"≠": "!=", "≤": "<=", "≥": ">=", "⇌": "<=>", "⇄": "<=>"})
ARROW: Final = re.compile(r"\s*(?:→|<?-{1,2}>|<?=>)\s*")
"""What parts the sides of a reaction, or steps in their order."""
