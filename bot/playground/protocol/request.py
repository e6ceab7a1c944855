"""From an HTTP request to parameters: query string, form, multipart and JSON alike."""

import json

from aiohttp import web

from bot.playground.protocol.errors import bad_request
from bot.playground.protocol.params import Params, Upload
from bot.playground.protocol.wire import Json


async def read_params(request: web.Request) -> Params:
    """Read everything a client may have said; raises ApiError (400) when it is garbled."""
    values: Json = dict(request.query)
    if not request.body_exists:
        return Params(values)
    try:
        if request.content_type == "application/json":
            return Params(values | json_object(await request.read()))
        return form(values, dict(await request.post()))
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def json_object(body: bytes) -> Json:
    """Read a JSON body, which has to be an object; raises ApiError (400)."""
    try:
        given = json.loads(body)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise bad_request("can't parse request JSON object")
    return given


def form(values: Json, fields: Json) -> Params:
    """Tell the files of a form from its values."""
    files = {}
    for name, field in fields.items():
        if isinstance(field, web.FileField):
            files[name] = Upload(field.filename, field.content_type, field.file.read())
        else:
            values[name] = field if isinstance(field, str) else bytes(field).decode()
    return Params(values, files)
