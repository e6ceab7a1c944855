"""A learner's own numbers of the memory model, where their log has been found to bear them out.

Every set that was ever in use is kept, and the newest is in use. All functions run inside the
caller's transaction; what the numbers are is found out in `state.fitting`.
"""

import json
import sqlite3

from state.records import Who
from state.schedule import DEFAULTS, Parameters


def current(db: sqlite3.Connection, who: Who) -> Parameters:
    """Give the numbers in use for a learner: their own, or everybody's."""
    row = db.execute(
        "SELECT weights FROM parameters WHERE bot_id = ? AND learner_id = ?"
        " ORDER BY fitted_at DESC LIMIT 1",
        who,
    ).fetchone()
    return tuple(json.loads(row[0])) if row else DEFAULTS
