"""Bot API methods about files: sendPhoto, sendDocument, getFile.

A file comes as a multipart part (by the field's own name or `attach://part`) or as the id of one
that was sent before. Links to the web are refused: the playground fetches nothing.
"""

from bot.playground.methods.messages import caption_content
from bot.playground.methods.sending import deliver
from bot.playground.protocol.errors import ApiError, bad_request
from bot.playground.protocol.limits import DOCUMENT_BYTES, DOWNLOAD_BYTES, PHOTO_BYTES
from bot.playground.protocol.params import Params, Upload
from bot.playground.protocol.wire import Json
from bot.playground.world.files import StoredFile, image_size
from bot.playground.world.world import World

LONGEST_SIDES = 10_000  # Bot API reference, sendPhoto: width and height together
WIDEST_RATIO = 20  # Bot API reference, sendPhoto


def send_photo(world: World, params: Params) -> Json:
    """sendPhoto: the one size that is kept is the photo as it came."""
    stored = given_file(world, params, "photo", PHOTO_BYTES)
    content = {"photo": [photo_size(stored)], **caption_content(world, params)}
    if params.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return deliver(world, params, content)


def send_document(world: World, params: Params) -> Json:
    """sendDocument: under the name that its file had."""
    stored = given_file(world, params, "document", DOCUMENT_BYTES)
    return deliver(world, params, {"document": document(stored), **caption_content(world, params)})


def document(stored: StoredFile) -> Json:
    """The Bot API's Document."""
    return {**stored.brief(), "file_name": stored.name, "mime_type": stored.kind}


def given_file(world: World, params: Params, field: str, limit: int) -> StoredFile:
    """Find or keep the file that a request sends; raises ApiError (400)."""
    name = params.text(field)
    part = name.removeprefix("attach://") if name.startswith("attach://") else field
    upload = params.files.get(part)
    if upload is not None:
        return keep(world, upload, field, limit)
    if stored := world.files.files.get(name):
        return stored
    if not name or name.startswith("attach://"):
        raise bad_request(f"there is no {field} in the request")
    if name.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    raise bad_request("wrong file identifier/HTTP URL specified")


def keep(world: World, upload: Upload, field: str, limit: int) -> StoredFile:
    """Check an upload and store it."""
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > limit:
        raise ApiError(413, "Request Entity Too Large")
    if field == "photo":
        size = image_size(upload.data)
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if sum(size) > LONGEST_SIDES or max(size) > WIDEST_RATIO * min(size):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return world.files.add(world.next_id(), f"{field}s", upload.name, upload.kind, upload.data)


def photo_size(stored: StoredFile) -> Json:
    """The Bot API's PhotoSize."""
    width, height = image_size(stored.data) or (0, 0)
    return {**stored.brief(), "width": width, "height": height}


def get_file(world: World, params: Params) -> Json:
    """getFile: refused above the size that Telegram lets bots download."""
    name = params.text("file_id")
    if not name:
        raise bad_request("file_id not specified")
    stored = world.files.files.get(name)
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.data) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**stored.brief(), "file_path": stored.path}
