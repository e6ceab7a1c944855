"""`python -m bot` behind a proxy that has ended TLS: the local Bot API calls plain http.

An operator's webhook has to be https, as Telegram calls nothing else; here there is no proxy.
"""

from bot.cli import main
from bot.commands import run
from bot.config import Address


def address(webhook: str | None, listen: str) -> Address:
    """Read where we are called, whatever the scheme."""
    host, _, port = listen.rpartition(":")
    return Address(str(webhook), host, int(port))


if __name__ == "__main__":
    run._address = address
    main()
