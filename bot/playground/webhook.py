"""Where updates are posted when the bot set a webhook, and how the last failure looked."""

from dataclasses import dataclass


@dataclass
class Webhook:
    """The bot's own address; `secret_token` goes into a header of every delivery."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""
