"""The only reader of the environment: what an operator has set, and where things are kept.

A token is kept in a type that never prints itself, so that no log, traceback or `repr` can show it.
"""

import os
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from state.opening import Place, Server

TELEGRAM = "https://api.telegram.org"
DEFAULT_ZONE = "Europe/London"
DEFAULT_LANGUAGE = "en"

ADDRESSES = ("postgresql://", "postgres://")
"""How the address of a database on a server begins."""

SERVER = "viva-server"
"""Stands in the names of files where the database is none."""


class ConfigError(Exception):
    """A setting is missing or makes no sense; the text is one line for the operator."""


class Secret:
    """A text that shows itself only when asked to."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Give the text."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(...)"


class Settings(Struct, frozen=True):
    """Where content and database are, and what newcomers are taken to be until they say it."""

    database: Place
    content: Path
    zone: str
    """The time zone that they live in."""
    language: str = DEFAULT_LANGUAGE
    """The language they are spoken to in where their phone's is none of ours."""

    @property
    def beside(self) -> Path:
        """How the names of files begin that this machine keeps for the database."""
        return self.database if isinstance(self.database, Path) else Path(SERVER)


class Address(Struct, frozen=True):
    """Where Telegram calls by webhook, and where that arrives on this machine."""

    url: str
    """The public address, https."""
    host: str
    port: int


class Wanted(Struct, frozen=True):
    """What an operator wants of a run."""

    settings: Settings
    api_url: str
    """Root of a Bot API server."""
    webhook: Address | None
    """Where Telegram calls us; None for polling."""
    backups: Path | None
    """Where a backup is made each day; None for none."""
    metrics: tuple[str, int] | None
    """Host and port where Prometheus may read figures; None for nowhere."""
    json_log: bool
    """To write a line of the log as a JSON object."""
    unlimited: bool
    """That the server sets no limits, so that we keep none."""
    no_meaning: bool
    """To grade by words alone."""


def database(text: str) -> Place:
    """Read where a database is: the address of one on a PostgreSQL server, or else a file."""
    return Server(text) if text.startswith(ADDRESSES) else Path(text)


def address_text(host: str, port: int) -> str:
    """Write an address as an operator writes it, that of IPv6 in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def settings(place: Place | None = None, content: Path | None = None) -> Settings:
    """Give the settings: what was asked for, else the environment's, else the defaults.

    Raises ConfigError for a time zone or a language that does not exist.
    """
    zone = existing_zone(os.environ.get("VIVA_ZONE", DEFAULT_ZONE), "VIVA_ZONE")
    language = os.environ.get("VIVA_LANGUAGE", DEFAULT_LANGUAGE)
    return Settings(
        database=place or database(os.environ.get("VIVA_DB", "viva.db")),
        content=content or Path(os.environ.get("VIVA_CONTENT", str(shipped_content()))),
        zone=zone,
        language=existing_language(language, "VIVA_LANGUAGE"),
    )


def names_database(place: Place | None) -> bool:
    """Whether somebody has said which database is meant, as an option or in the environment."""
    return place is not None or "VIVA_DB" in os.environ


def existing_zone(zone: str, where: str) -> str:
    """Give a time zone back; raises ConfigError, naming where it stands, if there is none such."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise ConfigError(f"{where}: there is no time zone {zone!r}.") from None
    return zone


def existing_language(code: str, where: str) -> str:
    """Give a language back; raises ConfigError, naming where it stands, if we do not speak it."""
    spoken = sorted(one.name for one in files("bot").joinpath("texts").iterdir())
    if code not in spoken:
        raise ConfigError(f"{where}: {code!r} is none of our languages: {', '.join(spoken)}.")
    return code


def shipped_content() -> Path:
    """Give the folder of the topics that come with Viva."""
    return Path(str(files("content"))) / "topics"


def meaning_folder() -> Path | None:
    """Give the folder of the sentence encoder that the operator wants in place of ours, if any."""
    folder = os.environ.get("VIVA_MEANING", "").strip()
    return Path(folder) if folder else None


def meaning_languages() -> tuple[str, ...]:
    """Give the languages that the operator says this encoder hears; none if nothing is said."""
    return tuple(os.environ.get("VIVA_MEANING_LANGUAGES", "").replace(",", " ").split())


def compute_quietly() -> None:
    """Have the numerical libraries take one core and report to nobody.

    They read this when they are first imported. numpy's linear algebra would take all cores, whose
    threads on a busy machine wait for each other longer than one of them needs for all. onnxruntime
    would send its makers an event and leave an identifier in the user's cache; which of the two
    names it listens to depends on its version.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ["ORT_DISABLE_TELEMETRY"] = os.environ["ORT_TELEMETRY_DISABLED"] = "1"


def cache_folder() -> Path:
    """Give where this user's programs keep what can be made again (XDG base directories)."""
    folder = os.environ.get("XDG_CACHE_HOME", "")
    # What is not absolute is to be ignored, says the specification.
    base = Path(folder) if Path(folder).is_absolute() else Path.home() / ".cache"
    return base / "viva"


def bot_number(chosen: int | None) -> int:
    """Give the bot's number: what was asked for, else the first part of the token.

    Raises ConfigError when there is neither.
    """
    if chosen is not None:
        return chosen
    try:
        return int(token().reveal().partition(":")[0])
    except ConfigError as error:
        raise ConfigError(f"{error} Or name the bot with --bot.") from None


def token() -> Secret:
    """Give the bot's token; raises ConfigError when there is none."""
    return secret(os.environ.get("VIVA_TOKEN", ""), "VIVA_TOKEN")


def place_of_tokens() -> tuple[Path, Path | None] | None:
    """Give where many bots' tokens are and the file about them; None for a single bot."""
    place, about = (os.environ.get(name, "").strip() for name in ("VIVA_TOKENS", "VIVA_BOTS"))
    return (Path(place), Path(about) if about else None) if place else None


def secret(text: str, where: str) -> Secret:
    """Read a token; raises ConfigError, which says where it was to be and never shows it."""
    text = text.strip()
    if not text:
        raise ConfigError(f"{where} is not set. @BotFather on Telegram gives you a token.")
    number, _, rest = text.partition(":")
    if not (number.isascii() and number.isdigit() and rest.isascii() and rest.isprintable()):
        raise ConfigError(f"{where} does not look like a token (digits, a colon, letters).")
    return Secret(text)
