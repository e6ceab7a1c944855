"""Photos and documents, in and out."""

import io
import struct
from typing import Any

import aiohttp
import pytest

from bot.playground.world import files
from bot.playground.world.files import FileStore, image_size
from bot.playground.world.world import Person
from tests.playground.conftest import Client
from tests.playground.pictures import png

pytestmark = pytest.mark.usefixtures("started")


async def upload(
    client: Client, method: str, field: str, data: bytes, **values: object
) -> dict[str, Any]:
    form = aiohttp.FormData({key: str(value) for key, value in values.items()})
    form.add_field(field, io.BytesIO(data), filename="report.png", content_type="image/png")
    async with client.session.post(client.address(method), data=form) as response:
        answer: dict[str, Any] = await response.json()
        return answer


async def test_a_photo_is_measured_and_can_be_downloaded(client: Client, ada: Person) -> None:
    data = png(640, 480)
    body = await upload(
        client,
        "sendPhoto",
        "photo",
        data,
        chat_id=ada.id,
        caption="<b>Week</b> 1",
        parse_mode="HTML",
    )
    message = body["result"]
    assert message["caption"] == "Week 1"
    assert message["caption_entities"][0]["type"] == "bold"
    photo = message["photo"][0]
    assert (photo["width"], photo["height"], photo["file_size"]) == (640, 480, len(data))
    found = await client.ok("getFile", file_id=photo["file_id"])
    address = f"{client.api.url}/file/bot{client.api.token}/{found['file_path']}"
    async with client.session.get(address) as response:
        assert await response.read() == data
    async with client.session.get(address.replace(client.api.token, "1:x")) as response:
        assert response.status == 401
    async with client.session.get(address + "x") as response:
        assert response.status == 404


async def test_a_file_may_be_attached_under_another_name_and_sent_again_by_id(
    client: Client, ada: Person
) -> None:
    body = await upload(
        client, "sendDocument", "part1", b"hello", chat_id=ada.id, document="attach://part1"
    )
    document = body["result"]["document"]
    assert (document["file_name"], document["mime_type"]) == ("report.png", "image/png")
    again = await client.ok("sendDocument", chat_id=ada.id, document=document["file_id"])
    assert again["document"] == document


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"not a picture", "Bad Request: IMAGE_PROCESS_FAILED"),
        (b"", "Bad Request: file must be non-empty"),
        (png(9000, 2000), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (png(1, 1) + b"x" * 10 * 2**20, "Request Entity Too Large"),
    ],
)
async def test_a_photo_has_to_be_a_picture_of_a_sensible_size(
    client: Client, ada: Person, data: bytes, error: str
) -> None:
    body = await upload(client, "sendPhoto", "photo", data, chat_id=ada.id)
    assert body["description"] == error


@pytest.mark.parametrize(
    ("photo", "error"),
    [
        ("", "there is no photo in the request"),
        ("attach://gone", "there is no photo in the request"),
        ("https://example.org/a.png", "failed to get HTTP URL content"),
        ("unknown", "wrong file identifier/HTTP URL specified"),
    ],
)
async def test_a_file_that_cannot_be_had_is_refused(
    client: Client, ada: Person, photo: str, error: str
) -> None:
    refused = await client.refused("sendPhoto", chat_id=ada.id, photo=photo)
    assert refused == f"Bad Request: {error}"


async def test_a_caption_has_its_own_limit_and_can_be_edited(client: Client, ada: Person) -> None:
    data = png(10, 10)
    body = await upload(client, "sendPhoto", "photo", data, chat_id=ada.id, caption="x" * 1025)
    assert body["description"] == "Bad Request: message caption is too long"
    body = await upload(client, "sendPhoto", "photo", data, chat_id=ada.id, caption="before")
    place = {"chat_id": ada.id, "message_id": body["result"]["message_id"]}
    edited = await client.ok("editMessageCaption", **place, caption="after")
    assert edited["caption"] == "after"
    refused = await client.refused("editMessageText", **place, text="x")
    assert refused == "Bad Request: there is no text in the message to edit"


async def test_people_send_photos_and_documents_too(client: Client, ada: Person) -> None:
    client.api.people.send_file(ada, ada, "me.png", "image/png", png(5, 6))
    client.api.people.send_file(ada, ada, "notes.txt", "text/plain", b"notes")
    photo, document = [u["message"] for u in await client.ok("getUpdates")][-2:]
    assert photo["photo"][0]["height"] == 6
    assert document["document"]["file_name"] == "notes.txt"
    refused = await client.refused("getFile", file_id="gone")
    assert refused == "Bad Request: wrong file_id or the file is temporarily unavailable"


def test_the_oldest_files_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 25)
    store = FileStore()
    for number in range(5):
        store.add(number, "documents", "a.txt", "text/plain", b"x" * 10)
    assert list(store.files) == ["file3", "file4"]
    assert store.size == 20


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(3, 4), (3, 4)),
        (b"GIF89a" + struct.pack("<HH", 5, 6), (5, 6)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 7, 8), (8, 7)),
        (b"\xff\xd8\xff\xe0", None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"text", None),
    ],
)
def test_a_pictures_size_is_read_from_its_header(data: bytes, size: tuple[int, ...] | None) -> None:
    assert image_size(data) == size
