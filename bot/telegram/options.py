"""What a bot runs with, and what whoever started it may ask of it."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
from msgspec import Struct, field

from bot.config import TELEGRAM, Address, Secret, Settings
from bot.counts import Counts
from bot.engine.encoding import EncodingThread
from bot.engine.reloading import Load
from bot.giving_way import GivingWay
from bot.telegram.patience import PATIENCE, Patience
from bot.telegram.rate_limiter import TELEGRAM_LIMITS, Limit, Limits
from bot.telegram.receiving.inbox import FLOOD
from bot.telegram.upkeep.ticker import Watch
from bot.tutor.model.teaching import Teaching
from content.library import Library
from content.load import reload

if TYPE_CHECKING:  # what listens is loaded for those who want it
    from bot.telegram.receiving.webhook import Listener


class RunOptions(Struct, frozen=True):
    """What a bot runs with; the defaults are those for Telegram itself."""

    token: Secret
    settings: Settings
    api_url: str = TELEGRAM
    clock: Callable[[], float] = time.time
    limits: Limits = TELEGRAM_LIMITS
    flood: Limit = FLOOD
    patience: Patience = PATIENCE
    webhook: Address | None = None
    """Where Telegram calls us; None for polling."""
    listener: "Listener | None" = None
    """What listens there for many bots; None for one of its own."""
    backups: Path | None = None
    """Where a backup is made each day; None for none, and where others see to it."""
    encoder: EncodingThread | None = None
    """Encodes what answers mean; None to grade by words alone."""
    name: str = ""
    """What tells it from the other bots of one process; empty for a single one."""
    http: aiohttp.ClientSession | None = None
    """The session that many bots share; None for one of its own."""
    load: Load = reload
    """Loads the content again; what has a fault stays as it was."""
    look_over: Load | None = None
    """Goes once, after the start, through what is taught; None where that is known to be sound."""
    giving_way: GivingWay | None = None
    """Lets be made ready beside turns what they will need; None to leave it to the turns."""
    keys_ahead: bool = False
    """Whether all keys are compiled so."""
    taught: Callable[[Library], Teaching | None] = lambda _: None
    """What another bot has compiled of a library already."""
    counts: Counts = field(default_factory=Counts)
    """Where it is counted what this bot does."""
    may_send: Callable[[], bool] = lambda: True
    """Tells whether no other process can have taken this bot over."""
    watch: Watch | None = None
    """Looks for many bots at once for what has fallen due; None for a bot that looks itself."""


class Controls(Struct, frozen=True):
    """What whoever started the bot may ask of it."""

    stop: asyncio.Event = field(default_factory=asyncio.Event)
    reload: asyncio.Event = field(default_factory=asyncio.Event)
    """Load the content again; if anything is wrong with it, the old stays in use."""
