"""Our statements in the words of psycopg."""

import pytest

from state.postgres.statements import translated


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("SELECT 1 WHERE a = ? AND b = ?", "SELECT 1 WHERE a = %s AND b = %s"),
        ("SELECT :bot, :bot_id", "SELECT %(bot)s, %(bot_id)s"),
        ("SELECT '?', ':name', 'it''s ?'", "SELECT '?', ':name', 'it''s ?'"),
        ("SELECT a % 7, ? LIKE '%x'", "SELECT a %% 7, %s LIKE '%%x'"),
        ("SELECT ? -- is it? :no\nFROM t", "SELECT %s -- is it? :no\nFROM t"),
        ("SELECT a::text", "SELECT a::text"),
    ],
)
def test_values_stand_where_they_stood_and_texts_stay_as_they_were(ours: str, theirs: str) -> None:
    assert translated(ours) == theirs
