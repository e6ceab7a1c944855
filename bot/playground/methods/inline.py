"""The Bot API method of inline mode: answerInlineQuery.

The playground has two of the kinds of result: an article, and a photo that Telegram already has.
Each is read into the message that is sent when somebody chooses it, so whatever such a message may
not hold is refused here.
"""

import re

from bot.playground.methods.files import photo_size
from bot.playground.methods.keyboards import inline_markup
from bot.playground.methods.messages import TOO_OLD, caption_content, text_content
from bot.playground.protocol.errors import bad_request
from bot.playground.protocol.limits import INLINE_RESULTS, OFFSET_BYTES, RESULT_ID_BYTES
from bot.playground.protocol.params import Params
from bot.playground.protocol.wire import Json
from bot.playground.world.world import World

QUERY_SECONDS = 30.0  # Telegram does not publish it; nobody waits longer for a list
START = re.compile(r"[A-Za-z0-9_-]{1,64}")
DAY = 86_400


def answer_inline_query(world: World, params: Params) -> bool:
    """answerInlineQuery: once per query, and soon."""
    query = world.inline.queries.get(params.text("inline_query_id"))
    if query is None or query.answer is not None or world.clock() - query.at > QUERY_SECONDS:
        raise bad_request(TOO_OLD)
    offset = params.text("next_offset")
    if len(offset.encode("utf-8", "replace")) > OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    answer: Json = {"results": results(world, params), "next_offset": offset}
    if above := button(params):
        answer["button"] = above
    query.answer = answer
    kept = params.integer("cache_time", 300, 0, DAY)
    world.inline.keep(query, kept, personal=params.flag("is_personal"))
    world.tell("inline", query.view())
    return True


def results(world: World, params: Params) -> list[Json]:
    """Read and check the results, each with the message that it would send."""
    given = params.parsed("results", "inline query results")
    if not isinstance(given, list):
        raise bad_request("expected an Array of inline query results")
    if len(given) > INLINE_RESULTS:
        raise bad_request("too many inline query results specified")
    read = [result(world, value) for value in given]
    if len({one["id"] for one in read}) < len(read):
        raise bad_request("RESULT_ID_DUPLICATE")
    return read


def result(world: World, given: object) -> Json:
    """Read one result: what stands in the list, and what is sent when it is chosen."""
    if not isinstance(given, dict):
        raise bad_request("can't parse inline query result: expected an Object")
    name = str(given.get("id") or "")
    if not 0 < len(name.encode("utf-8", "replace")) <= RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    match given.get("type"):
        case "article":
            content, shown = article(world, given), {"title": str(given["title"])}
        case "photo" if "photo_file_id" in given:
            content, shown = cached_photo(world, given), {"title": str(given.get("title", ""))}
        case kind:
            raise bad_request(f"the playground has no inline query results of type {kind}")
    if markup := inline_markup(Params(given)):
        content["reply_markup"] = markup
    about = {"description": str(given.get("description", ""))}
    return {"id": name, "type": given["type"], **shown, **about, "message": content}


def article(world: World, given: Json) -> Json:
    """Read a result with a title that sends a text."""
    if not given.get("title"):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = given.get("input_message_content")
    if not isinstance(content, dict):
        raise bad_request("can't parse inline query result: can't find field input_message_content")
    return text_content(world, Params({**content, "text": content.get("message_text")}))


def cached_photo(world: World, given: Json) -> Json:
    """Read a result that sends a photo which the bot has sent before."""
    stored = world.files.files.get(str(given["photo_file_id"]))
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return {"photo": [photo_size(stored)], **caption_content(world, Params(given))}


def button(params: Params) -> Json | None:
    """Read the button above the results: it opens the private chat."""
    given = params.parsed("button", "InlineQueryResultsButton")
    if given is None:
        return None
    if not isinstance(given, dict) or not given.get("text"):
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    start = str(given.get("start_parameter", ""))
    if not START.fullmatch(start):
        raise bad_request("START_PARAM_INVALID")
    return {"text": str(given["text"]), "start_parameter": start}
