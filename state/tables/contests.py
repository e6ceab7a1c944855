"""What learners say about a grade, and what markers decide about it.

Who wrote the same words of the same item shares a case. What is decided joins the item's samples,
and a grade that was unfair is taken back wherever it counted. All functions run inside the caller's
transaction.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b

from msgspec import Struct

from state.records.classes import Waiting
from state.records.contests import Case, ContestRecord, Sample
from state.records.learners import Rating, Who
from state.sql import Connection
from state.tables.memory import reviews
from state.values import replace

_NO_WORD = re.compile(r"[^\w%£$+#-]+")

LONGEST = 400
"""Characters of an answer's words that are kept as they are: an index of PostgreSQL holds no row of
more than 2,700 bytes."""


def words_of(response: str) -> str:
    """Reduce a response to its words, so that "Footfall figures." and "footfall figures" agree.

    Of a long one a digest stands for the rest.
    """
    words = " ".join(_NO_WORD.sub(" ", response.casefold()).split())
    if len(words) <= LONGEST:
        return words
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16)
    return f"{words[:LONGEST]} {digest.hexdigest()}"


def contest(db: Connection, who: Who, item: str, response: str, at: int) -> None:
    """Note that a learner says a response was right."""
    db.execute(
        """
        INSERT INTO contests (bot_id, learner_id, item, words, response, at, state)
        VALUES (?, ?, ?, ?, ?, ?, 'open')
        """,
        (*who, item, words_of(response), response, at),
    )


def withdraw(db: Connection, who: Who, item: str, since: int) -> None:
    """Take what waits for a marker out of the queue: the answers that it is about are undone."""
    db.execute(
        """
        DELETE FROM contests
        WHERE bot_id = ? AND learner_id = ? AND item = ? AND at >= ? AND state = 'open'
        """,
        (*who, item, since),
    )


def confirm(db: Connection, who: Who, item: str, response: str, at: int) -> None:
    """Note that a learner was asked what a response meant, and that it was right; once for each."""
    words = words_of(response)
    known = db.execute(
        """
        SELECT 1 FROM contests WHERE bot_id = ? AND learner_id = ? AND item = ? AND words = ?
        LIMIT 1
        """,
        (*who, item, words),
    ).fetchone()
    if known is None:
        db.execute(
            """
            INSERT INTO contests (bot_id, learner_id, item, words, response, at, state, confirmed)
            VALUES (?, ?, ?, ?, ?, ?, 'open', 1)
            """,
            (*who, item, words, response, at),
        )


def contest_record(db: Connection, who: Who) -> ContestRecord:
    """Count a learner's attempts, contests, and contests that were refused.

    What they only confirmed when they were asked is no contest of theirs.
    """
    (attempts,) = db.execute(
        "SELECT count(*) FROM attempts WHERE bot_id = ? AND learner_id = ?", who
    ).fetchone()
    contested, refused = db.execute(
        """
        SELECT count(*), count(CASE WHEN state = 'refused' THEN 1 END) FROM contests
        WHERE bot_id = ? AND learner_id = ? AND confirmed = 0
        """,
        who,
    ).fetchone()
    return ContestRecord(attempts, contested, refused)


def next_case(db: Connection, bot_id: int) -> Case | None:
    """Give the open case of most learners, the oldest of several; None if none is open.

    A case that somebody contests comes before those that were only confirmed.
    """
    return next(iter(_cases(db, "bot_id = ?", (bot_id,), 1)), None)


def cases_beside(db: Connection, bot_id: int, case: Case, most: int) -> tuple[Case, ...]:
    """Give other open cases of the same item, in the order in which they would come."""
    about = "bot_id = ? AND item = ?"
    found = _cases(db, about, (bot_id, case.item), most + 1)
    return tuple(one for one in found if one.id != case.id)[:most]


def _cases(
    db: Connection, about: str, values: tuple[int | str, ...], most: int
) -> tuple[Case, ...]:
    rows = db.execute(
        # (17, 'sales/footfall', 'Footfall figures.', 3, 0): three people wrote the same words,
        # the oldest of them like this, and not all were asked.
        f"""
        SELECT oldest, item, response, learners, asked
        FROM contests JOIN (
            SELECT min(id) AS oldest, count(DISTINCT learner_id) AS learners,
                min(confirmed) AS asked
            FROM contests WHERE {about} AND state = 'open'
            GROUP BY item, words ORDER BY asked, learners DESC, oldest LIMIT ?) AS cases
        ON id = oldest ORDER BY asked, learners DESC, oldest
        """,  # noqa: S608  # nosec  # only our own conditions
        (*values, most),
    )
    return tuple(
        Case(oldest, item, response, learners, confirmed=bool(asked))
        for oldest, item, response, learners, asked in rows
    )


def waiting(db: Connection, bot_id: int) -> Waiting:
    """Count what waits for a marker: contested answers, each once whoever wrote it, and reports."""
    row = db.execute(
        """
        SELECT
            (SELECT count(*) FROM (
                SELECT 1 FROM contests WHERE bot_id = :bot AND state = 'open'
                GROUP BY item, words) AS cases),
            (SELECT count(*) FROM reports WHERE bot_id = :bot AND state = 'open')
        """,
        {"bot": bot_id},
    ).fetchone()
    return Waiting(*row)


class Decision(Struct, frozen=True):
    """A case that was closed, and the learners who are to be told."""

    item: str
    response: str
    learners: tuple[int, ...]


def accept(db: Connection, marker: Who, case_id: int, at: int) -> Decision:
    """Make a case's response part of the key, regrade all who wrote it, and say who asked.

    There must be such a case; one that is closed already tells nobody again.
    """
    item, words, response = _case(db, marker.bot_id, case_id)
    _judge(db, marker, (item, words, response), at, is_right=True)
    _regrade(db, marker.bot_id, item, words, at)
    learners = _decide(db, marker.bot_id, (item, words), "accepted", None)
    return Decision(item, response, learners)


def reopen(db: Connection, marker: Who, case_id: int) -> None:
    """Take back that a case was accepted by this marker: it is no part of the key, and waits again.

    Ratings that were mended stay so, and whoever was told is told again when it is decided.
    """
    item, words, _ = _case(db, marker.bot_id, case_id)
    taken_back = db.execute(
        """
        DELETE FROM samples
        WHERE bot_id = ? AND item = ? AND words = ? AND is_right = 1 AND marked_by = ?
        RETURNING words
        """,
        (marker.bot_id, item, words, marker.learner_id),
    ).fetchall()
    if taken_back:
        db.execute(
            """
            UPDATE contests SET state = 'open'
            WHERE bot_id = ? AND item = ? AND words = ? AND state = 'accepted'
            """,
            (marker.bot_id, item, words),
        )


def refuse(db: Connection, marker: Who, case_id: int, reason: str, at: int) -> Decision:
    """Keep a case's response as wrong, with a reason, and say who asked."""
    item, words, response = _case(db, marker.bot_id, case_id)
    _judge(db, marker, (item, words, response), at, is_right=False)
    learners = _decide(db, marker.bot_id, (item, words), "refused", reason)
    return Decision(item, response, learners)


def samples(db: Connection, bot_id: int) -> tuple[Sample, ...]:
    """Give every response that markers have judged."""
    rows = db.execute(
        """
        SELECT item, response, is_right FROM samples WHERE bot_id = ? ORDER BY item, at, words
        """,
        (bot_id,),
    )
    return tuple(Sample(item, response, bool(right)) for item, response, right in rows)


def everybodys_samples(db: Connection) -> tuple[Sample, ...]:
    """Give the judged responses of all bots of this database, oldest first."""
    rows = db.execute(
        "SELECT item, response, is_right FROM samples ORDER BY at, bot_id, item, words"
    )
    return tuple(Sample(item, response, bool(right)) for item, response, right in rows)


def _case(db: Connection, bot_id: int, case_id: int) -> tuple[str, str, str]:
    row: tuple[str, str, str] = db.execute(
        "SELECT item, words, response FROM contests WHERE bot_id = ? AND id = ?", (bot_id, case_id)
    ).fetchone()
    return row


def _judge(
    db: Connection, marker: Who, case: tuple[str, str, str], at: int, *, is_right: bool
) -> None:
    db.execute(
        """
        INSERT INTO samples (bot_id, item, words, response, is_right, marked_by, at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (bot_id, item, words) DO UPDATE SET
            response = excluded.response, is_right = excluded.is_right,
            marked_by = excluded.marked_by, at = excluded.at
        """,
        (marker.bot_id, *case, is_right, marker.learner_id, at),
    )


def _decide(
    db: Connection, bot_id: int, case: tuple[str, str], state: str, reason: str | None
) -> tuple[int, ...]:
    """Close a case and give the learners who are to be told: those who asked for a decision."""
    rows: Iterable[tuple[int, bool]] = db.execute(
        """
        UPDATE contests SET state = ?, reason = ?
        WHERE bot_id = ? AND item = ? AND words = ? AND state = 'open'
        RETURNING learner_id, confirmed
        """,
        (state, reason, bot_id, *case),
    ).fetchall()
    return tuple(sorted({learner_id for learner_id, confirmed in rows if not confirmed}))


def _regrade(db: Connection, bot_id: int, item: str, words: str, at: int) -> None:
    """Take back every worse rating that this response led to; where it was the last, say Good.

    Those who contested it have been counted as right already.
    """
    rows = db.execute(
        # (42, 'footfall figures', 981): an answer, and the review it led to, which still counts.
        """
        SELECT DISTINCT a.learner_id, a.response, r.id
        FROM attempts AS a JOIN reviews AS r ON r.id = a.review_id
        WHERE a.bot_id = ? AND a.item = ? AND r.rating < 3
        AND NOT EXISTS (SELECT 1 FROM reviews AS u WHERE u.undoes = r.id)
        ORDER BY a.learner_id, r.id
        """,
        (bot_id, item),
    ).fetchall()
    for learner_id, response, review_id in rows:
        if words_of(response) == words:
            _make_right(db, Who(bot_id, learner_id), item, review_id, at)


def _make_right(db: Connection, who: Who, item: str, review_id: int, at: int) -> None:
    """Undo one review, and put a Good in its place if nothing came after it."""
    logged = reviews.by_number(db, who, review_id)
    newest = reviews.last_of(db, who, item)
    if logged is not None and newest is not None and newest.id == review_id:
        rate_last_again(db, who, item, Rating.GOOD, at)
    elif logged is not None:
        reviews.undo(db, who, logged, at)


def rate_last_again(db: Connection, who: Who, item: str, rating: Rating, at: int) -> None:
    """Put another rating in the place of an item's last one, by a compensating row."""
    logged = reviews.last_of(db, who, item)
    if logged is not None and logged.review.rating is not rating:
        reviews.undo(db, who, logged, at)
        reviews.note(db, who, replace(logged.review, rating=rating))
