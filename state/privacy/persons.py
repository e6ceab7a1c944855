"""Where a person stands in the database: in these tables and columns, and in no others.

What belongs to a person is in a table with a column `learner_id`; a row that belongs to others and
was made by a person says so in a column that ends in `_by`. And a private chat bears the number of
the person it is with. A test finds them in the schema by those two rules, so that none is
overlooked here.
"""

from typing import Final

NOBODY: Final = 0
"""Stands in a row that is signed for a person who has been forgotten."""

TABLES: Final = (
    "votes",
    "cards",
    "tellings",
    "consultations",
    "uploads",
    "participants",
    "group_tutors",
    "guesses",
    "parameters",
    "reminders",
    "pauses",
    "exams",
    "mocks",
    "roles",
    "reports",
    "contests",
    "rechecks",
    "holdings",
    "days",
    "attempts",
    "reviews",
    "memories",
    "sessions",
    "learners",
)
"""The tables that hold rows of a person; those that refer to others come first, so that they can be
emptied in this order. The list of whoever is being forgotten right now is none of them."""

SIGNATURES: Final = (
    ("samples", "marked_by"),
    ("invitations", "given_by"),
    ("invitations", "used_by"),
    ("groups", "set_up_by"),
    ("editions", "made_by"),
    ("homework", "set_by"),
)
"""The columns, with their tables, in which somebody's number signs a row of others."""
