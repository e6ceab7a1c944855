"""Which steps the shape of the database has; each is a file of `state/schema`.

They stand here, apart from the library that takes them: a start needs that only after an upgrade,
and it takes longer to import than all that SQLite does.
"""

from typing import Final

STEPS: Final = (
    "1_learning",
    "2_mail",
    "3_tutoring",
    "4_planning",
    "5_groups",
    "6_keeping",
    "7_indexes",
    "8_confirmed",
    "9_classes",
    "10_goals",
    "11_topics",
    "12_consulting",
    "13_homework",
    "14_items",
    "15_audience",
    "16_images",
    "17_cards",
    "18_timetables",
    "19_renamed_topics",
    "20_once",
    "21_weekdays",
)

VERSION: Final = len(STEPS)
"""What `PRAGMA user_version` says of an up-to-date database."""
