"""Sends a bot any number of updates, sound and spoilt, and says which of them fail.

    python -m benchmarks.fuzz 100000 --seed 7

What is printed belongs into `tests/telegram/found.json`, where the tests send it again.
"""

import argparse
import asyncio
import json
import logging
import resource
import sys
import tempfile
import time
from pathlib import Path

from bot.playground.local import LocalBotApi
from content.load import load_library
from tests.chatting import RunningBot
from tests.telegram.fuzzing import sample
from tests.telegram.test_fuzz import takes

TOPICS = Path(__file__).parents[1] / "tests" / "telegram" / "topics"
BATCH = 500


def main() -> None:
    """Send as many as the command line says; ends with 1 if one failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("updates", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        failed = asyncio.run(fuzz(Path(folder), asked.updates, asked.seed))
    print(f"{asked.updates} updates from seed {asked.seed} on: {failed} failed")
    raise SystemExit(failed > 0)


async def fuzz(folder: Path, count: int, seed: int) -> int:
    """Send updates in batches to one bot, which must agree with itself at the end."""
    failed = 0
    async with LocalBotApi() as api:
        bot = RunningBot(api, load_library(TOPICS), folder / "viva.db")
        await bot.start()
        for name in ("Ada", "Eve"):
            api.world.person(name)
        for start in range(0, count, BATCH):
            for why, update in await takes(bot, sample(min(BATCH, count - start), seed + start)):
                failed += 1
                print(why, json.dumps(update), flush=True)
            _tell(start + BATCH, failed)
        await bot.stop()
        failed += len(bot.contradictions())
    return failed


def _tell(sent: int, failed: int) -> None:
    """Say how far it is, and the most memory so far: what grows without bound shows here."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{sent} sent, {failed} failed, {most} MB", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
