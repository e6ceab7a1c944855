"""Bot API methods about polls: sendPoll and stopPoll, and what closes a poll by itself.

Texts that begin with capitals and underscores are Telegram's inner error codes, which it passes on.
"""

from bot.playground.methods.access import own_message
from bot.playground.methods.files import given_file, photo_size
from bot.playground.methods.keyboards import inline_markup
from bot.playground.methods.messages import with_entities
from bot.playground.methods.sending import deliver
from bot.playground.protocol import limits
from bot.playground.protocol.entities import compose, formatted
from bot.playground.protocol.errors import bad_request
from bot.playground.protocol.params import Params
from bot.playground.protocol.wire import Json
from bot.playground.world.polls import Poll
from bot.playground.world.world import World


def send_poll(world: World, params: Params) -> Json:
    """sendPoll, regular and quiz."""
    kind = params.text("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise bad_request("unsupported poll type specified")
    poll = Poll(
        id="",
        chat=0,
        message=0,
        question=question(params),
        options=options(world, params),
        kind=kind,
        anonymous=params.flag("is_anonymous") if params.has("is_anonymous") else True,
        multiple=params.flag("allows_multiple_answers"),
        revoting=revoting(params, kind),
        shuffle=params.flag("shuffle_options"),
        hide_results=params.flag("hide_results_until_closes"),
        closed=params.flag("is_closed"),
    )
    poll.extras = description(params) | media(world, params, params.parsed("media", "input media"))
    if kind == "quiz":
        poll.correct = correct_options(params, len(poll.options))
        poll.extras |= explanation(params)
    set_closing_time(world, poll, params)
    poll.id = str(world.next_id() * 1_000_033)
    message = deliver(world, params, {"poll": poll.public()})
    poll.chat, poll.message = message["chat"]["id"], message["message_id"]
    world.polls[poll.id] = poll
    return message


def question(params: Params) -> Json:
    """Read and check the question."""
    text, entities = formatted(params, "question", "question_")
    if not text:
        raise bad_request("text must be non-empty")
    if limits.utf16(text) > limits.POLL_QUESTION:
        raise bad_request(f"poll question length must not exceed {limits.POLL_QUESTION}")
    return with_entities("question", "question_entities", (text, entities))


def options(world: World, params: Params) -> list[Json]:
    """Read and check the options; each gets an id that outlives its position."""
    given = params.parsed("options")
    if not isinstance(given, list):
        raise bad_request("expected an Array of String as options")
    if not given:
        raise bad_request("poll must have at least one answer option")
    if len(given) > limits.POLL_OPTIONS:
        raise bad_request(f"poll can't have more than {limits.POLL_OPTIONS} options")
    read = [
        option(value, position) | media(world, params, media_of(value))
        for position, value in enumerate(given)
    ]
    if len({value["text"] for value in read}) < len(read):
        raise bad_request("POLL_OPTION_DUPLICATE")
    return read


def option(value: object, position: int) -> Json:
    """Read one option, a text or an InputPollOption."""
    if isinstance(value, str):
        value = {"text": value}
    if not isinstance(value, dict):
        raise bad_request("expected an option to be of type String")
    raw, mode = str(value.get("text", "")), str(value.get("text_parse_mode") or "")
    text, entities = compose(raw, mode, value.get("text_entities"))
    if not text:
        raise bad_request("text must be non-empty")
    if limits.utf16(text) > limits.POLL_OPTION:
        raise bad_request(f"poll options length must not exceed {limits.POLL_OPTION}")
    fields = with_entities("text", "text_entities", (text, entities))
    return {"persistent_id": str(position), **fields}


def media_of(value: object) -> object:
    """Give the media of an InputPollOption."""
    return value.get("media") if isinstance(value, dict) else None


def media(world: World, params: Params, given: object) -> Json:
    """Read a photo that goes with a poll or an option; other kinds of media are not played here."""
    if given is None:
        return {}
    if not isinstance(given, dict) or not given.get("media"):
        raise bad_request("media not found")
    if given.get("type") != "photo":
        raise bad_request("unsupported poll media type specified")
    stored = given_file(
        world, Params({"photo": given["media"]}, params.files), "photo", limits.PHOTO_BYTES
    )
    return {"media": {"photo": [photo_size(stored)]}}


def revoting(params: Params, kind: str) -> bool:
    """A quiz is answered once unless the bot says otherwise."""
    if params.has("allows_revoting"):
        return params.flag("allows_revoting")
    return kind != "quiz"


def description(params: Params) -> Json:
    """Read the text above the question."""
    described = formatted(params, "description", "description_")
    return with_entities("description", "description_entities", described)


def explanation(params: Params) -> Json:
    """Read what a quiz shows after a vote; the server's wording for its limits is not public."""
    text, entities = formatted(params, "explanation", "explanation_")
    if limits.utf16(text) > limits.POLL_EXPLANATION:
        raise bad_request("poll explanation is too long")
    if text.count("\n") > limits.POLL_EXPLANATION_LINE_FEEDS:
        raise bad_request("poll explanation has too many line feeds")
    if not text:
        return {}
    return {"explanation": text, "explanation_entities": entities}


def correct_options(params: Params, how_many: int) -> list[int]:
    """Read the positions of the right options of a quiz."""
    given = params.parsed("correct_option_ids", "correct option identifiers")
    if given is None and params.has("correct_option_id"):
        given = [params.integer("correct_option_id", -1)]
    given = [] if given is None else given
    if not isinstance(given, list):
        raise bad_request("expected an Array of correct option identifiers")
    if not all(isinstance(number, int) for number in given):
        raise bad_request("correct option identifier must be of type Number")
    if not given:
        raise bad_request("correct quiz option list must be non-empty")
    if given != sorted(set(given)):
        raise bad_request("correct quiz option list must be increasing")
    if given[0] < 0 or given[-1] >= how_many:
        raise bad_request("wrong quiz correct_option_id")
    return given


def set_closing_time(world: World, poll: Poll, params: Params) -> None:
    """Set when the poll closes by itself: after a period or at a date."""
    shortest, longest = limits.POLL_OPEN_SECONDS
    poll.open_period = params.integer("open_period", 0, 0, longest)
    poll.close_date = params.integer("close_date")
    if poll.open_period:
        poll.close_date = world.now() + poll.open_period
    elif poll.close_date:
        poll.open_period = poll.close_date - world.now()
    if poll.close_date and not shortest <= poll.open_period <= longest:
        raise bad_request("POLL_CLOSE_DATE_INVALID")


def stop_poll(world: World, params: Params) -> Json:
    """stopPoll: only of an own poll that is still open."""
    markup = inline_markup(params)
    _, message = own_message(world, params)
    if "poll" not in message:
        raise bad_request("message with poll to stop not found")
    poll = world.polls[message["poll"]["id"]]
    if poll.closed:
        raise bad_request("poll has already been closed")
    message.pop("reply_markup", None)
    if markup:
        message["reply_markup"] = markup
    world.close_poll(poll)
    return poll.public()
