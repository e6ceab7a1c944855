"""Which bots one process serves: their tokens, and what each of them teaches.

One bot is VIVA_TOKEN, as ever. For many, VIVA_TOKENS names a folder of secrets, a file a bot, as
Docker and Kubernetes mount them; the file's name is the bot's. Or it names a single such file, a
line a bot, with its name before its token. VIVA_BOTS names a small YAML that says what is different
about some of them:

    college-maths:
      content: topics/maths
      zone: Europe/Dublin
      language: es

Both are read again when the operator asks for it. What is wrong is said in one line that names the
file, and then nothing starts, or nothing changes.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from bot.config import (
    ConfigError,
    Secret,
    Settings,
    existing_language,
    existing_zone,
    place_of_tokens,
    secret,
    token,
)
from state.values import replace

KEYS = {"content", "language", "zone"}


class Served(Struct, frozen=True):
    """A bot that this process serves."""

    name: str
    """What the operator calls it; empty where it is the only one."""
    token: Secret
    settings: Settings

    @property
    def number(self) -> int:
        """Telegram's number for it, the half of the token that is no secret."""
        return int(self.token.reveal().partition(":")[0])


def roster(common: Settings) -> tuple[Served, ...]:
    """Give the bots to serve, by name, each with the common settings unless its own are told.

    Raises ConfigError for what cannot be served: no token, two of one bot, no such content or zone.
    """
    found = place_of_tokens()
    if found is None:
        return (Served("", token(), common),)
    place, about = found
    own = _read(about) if about else {}
    bots = tuple(
        Served(name, token, _settings(common, own.pop(name, {}), about))
        for name, token in _tokens(place)
    )
    if not bots:
        raise ConfigError(f"VIVA_TOKENS: there is no token in {place}.")
    if own:
        raise ConfigError(f"{about}: there is no token for {', '.join(own)} in {place}.")
    _refuse_twins(bots)
    return bots


def _tokens(place: Path) -> Iterator[tuple[str, Secret]]:
    try:
        is_file = place.is_file()
    except OSError as error:  # a folder above it that we may not look into
        raise ConfigError(f"VIVA_TOKENS: {place}: {error.strerror}.") from None
    return _lines(place) if is_file else _files(place)


def _files(folder: Path) -> Iterator[tuple[str, Secret]]:
    """Read the files that hold a token; what begins with a dot is a mount's own."""
    try:
        paths = sorted(one for one in folder.iterdir() if one.is_file() and one.name[0] != ".")
    except OSError as error:
        raise ConfigError(f"VIVA_TOKENS: {folder}: {error.strerror}.") from None
    for path in paths:
        yield path.name, secret(_text(path), str(path))


def _lines(path: Path) -> Iterator[tuple[str, Secret]]:
    """Read a file that holds all tokens; a name may be no path, as those of files are none."""
    for number, line in enumerate(_text(path).splitlines(), 1):
        match line.partition("#")[0].split():
            case []:
                continue
            case [name, token] if "/" not in name and ":" not in name:
                yield name, secret(token, f"{path}:{number}")
            case _:
                raise ConfigError(f"{path}:{number}: write a bot's name, a space, and its token.")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise ConfigError(f"VIVA_TOKENS: {path}: {error.strerror}.") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"VIVA_BOTS: {path}: {error.strerror}.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"VIVA_BOTS: {path}: {' '.join(str(error).split())}.") from None
    if not isinstance(read, dict):
        raise ConfigError(f"VIVA_BOTS: {path}: write a bot's name, a colon, and what is its own.")
    return {str(name): own for name, own in read.items()}


def _settings(common: Settings, own: object, where: Path | None) -> Settings:
    if not isinstance(own, Mapping) or not own.keys() <= KEYS:
        raise ConfigError(f"VIVA_BOTS: {where}: a bot has {', '.join(sorted(KEYS))} of its own.")
    settings = common
    if "zone" in own:
        settings = replace(settings, zone=existing_zone(str(own["zone"]), str(where)))
    if "language" in own:
        language = existing_language(str(own["language"]), str(where))
        settings = replace(settings, language=language)
    if "content" in own and where is not None:
        content = where.parent / str(own["content"])
        if not content.is_dir():
            raise ConfigError(f"VIVA_BOTS: {where}: there is no folder {content}.")
        settings = replace(settings, content=content)
    return settings


def _refuse_twins(bots: tuple[Served, ...]) -> None:
    names: dict[int, str] = {}
    if twice := [name for name, count in Counter(bot.name for bot in bots).items() if count > 1]:
        raise ConfigError(f"VIVA_TOKENS: there are two bots named {twice[0]}.")
    for bot in bots:
        twin = names.setdefault(bot.number, bot.name)
        if twin != bot.name:
            raise ConfigError(f"VIVA_TOKENS: {twin} and {bot.name} are one bot.")
