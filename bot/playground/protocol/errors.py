"""What the Bot API says when it refuses: a code, a text and sometimes a parameter.

The texts are those of Telegram's own server (public source: tdlib/telegram-bot-api and tdlib/td),
because bots branch on them; everything else here is ours. Methods raise, only the server answers.
"""

from bot.playground.protocol.wire import Json


class ApiError(Exception):
    """The request is refused; `code` is the HTTP status that Telegram would answer with."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """The JSON object a client receives."""
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(text: str) -> ApiError:
    """Refuse for a fault in the request itself."""
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    """Refuse because the bot may not do this in that chat."""
    return ApiError(403, f"Forbidden: {text}")


def too_many_requests(retry_after: int) -> ApiError:
    """Refuse for now; `retry_after` is in whole seconds, at least 1."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def conflict(text: str) -> ApiError:
    """Refuse because somebody else already receives the updates of this bot."""
    return ApiError(409, f"Conflict: {text}")


def unknown_method(name: str) -> ApiError:
    """Refuse by name what this server does not do; silence would look like success."""
    return ApiError(404, f"Not Found: method not found: {name}")
