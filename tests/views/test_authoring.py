"""Whatever is said about somebody's own content can be sent, whatever their files are called."""

from typing import get_args

from bot.tutor.model.authoring import Change, Changes, Correction, Found, NotFixed
from bot.tutor.model.events import Unread
from bot.tutor.moves import authoring
from bot.tutor.moves.authoring import ContentRow
from bot.views.show import show
from state.records.topics import Edition, Upload
from tests.complaints import check_each
from tests.tutor.laying import DAY, MORNING, TEXTS
from tests.views.test_show import hold

TITLE = '<a href="tg://x">\u202e' + "x" * 200
DIGEST = "0123456789abcdef"
NAME = "n" * 40
UPLOAD = Upload(DIGEST, NAME, TITLE, 3, MORNING)
CHANGES = [
    *(Changes(kind, number=3, item="q-<b>") for kind in Change),
    Changes(Change.ITEMS, added=1, changed=2, gone=30_000),
]
FOUND = Found(
    NAME,
    TITLE,
    3,
    1,
    2,
    4,
    DIGEST,
    b"zip",
    notes=(f"line 3: {TITLE}",) * 50,
    remarks=(f"quiz.yaml:3: {TITLE}. " + "x" * 2000,) * 50,
    taken_back=(TITLE,) * 50,
)
LINE = "quiz.yaml:4: there is no concept called `<b>`. " + "x" * 2000


def edition(number: int, changes: Changes, author: str = TITLE, digest: str = DIGEST) -> Edition:
    return Edition(
        10**15, NAME, number, TITLE, digest, changes.dump(), MORNING - number, 42, author
    )


EDITIONS = tuple(edition(number, one) for number, one in enumerate(CHANGES, start=1))
SAID: list[authoring.AuthoringMove] = [
    authoring.ShowFound(FOUND, "an Anki deck", 10**6),
    *(
        authoring.ShowFound(
            Found("a-b", "B", 0, 1, 1, 0, DIGEST, b"", one, added_to=one.kind == "items"), "x", 1
        )
        for one in CHANGES
    ),
    *(authoring.ShowFaults(TITLE, (LINE,) * many) for many in (1, 2, 500)),
    authoring.SayUnreadable(f"{TITLE}: this is no file that can be read."),
    authoring.ShowCorrection(Correction(FOUND, TITLE, "ask", "<b>" + "x" * 1200, "y" * 1200), 3),
    authoring.ShowCorrection(Correction(FOUND, TITLE, "why", "", "It is."), 3),
    *(authoring.SayNotFixed(why) for why in NotFixed),
    *(authoring.SayNotTaken(TITLE, why) for why in Unread),
    authoring.ShowUpload(UPLOAD),
    *(authoring.TrialBegins(TITLE, 20, of) for of in (20, 10_000)),
    *(
        authoring.SayPublished(NAME, TITLE, 2, one, groups)
        for one in CHANGES
        for groups in (None, (), (TITLE,) * 9)
    ),
    authoring.SayPublished(NAME, TITLE, 2, CHANGES[0], (), is_asked=False),
    authoring.SayPublished(NAME, TITLE, 1, CHANGES[0], (TITLE,), for_group=True),
    authoring.SayThrownAway(TITLE),
    authoring.ListContent((), (), "UTC", DAY),
    authoring.ListContent(
        tuple(
            ContentRow(NAME, TITLE, one, is_taught)
            for one in (None, EDITIONS[0], edition(2, CHANGES[0], author=""))
            for is_taught in (True, False)
        )
        * 40,
        (UPLOAD,) * 10,
        "UTC",
        DAY,
    ),
    *(
        authoring.ShowHistory(ContentRow(NAME, TITLE, one), history, is_on_disk, "UTC", DAY)
        for one, history in (
            (None, ()),
            (EDITIONS[0], EDITIONS),
            (edition(9, CHANGES[0], digest=""), (edition(9, CHANGES[0], digest=""), *EDITIONS)),
        )
        for is_on_disk in (True, False)
    ),
    authoring.SendTopic(TITLE, NAME, 10**15),
    authoring.SendTopic(TITLE, NAME),
]


def test_whatever_is_said_of_content_can_be_sent() -> None:
    check_each(SAID, hold)


def test_every_such_move_is_tried() -> None:
    assert {type(move) for move in SAID} == set(get_args(authoring.AuthoringMove))


def labels(move: authoring.AuthoringMove) -> list[str]:
    return [button.label for row in show(move, TEXTS).rows for button in row]


def test_a_topic_without_drafts_is_published_as_it_is() -> None:
    found = Found("a-b", "B", 0, 1, 1, 0, DIGEST, b"")
    assert labels(authoring.ShowFound(found, "x", 1)) == ["Try it out", "Publish", "Throw away"]


def test_a_version_without_files_cannot_be_gone_back_to_or_sent() -> None:
    gone = edition(2, Changes(Change.GONE), digest="")
    row = ContentRow(NAME, "T", gone, is_taught=False)
    shown = authoring.ShowHistory(
        row, (gone, edition(1, CHANGES[0])), is_on_disk=False, zone="UTC", today=DAY
    )
    assert labels(shown) == ["Back to version 1"]
