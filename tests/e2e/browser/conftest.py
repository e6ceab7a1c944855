"""Fixtures of the browser tests, which share one browser and so one event loop.

They need Debian's chromium and the package playwright; where either is missing they are not
collected at all.
"""

from collections.abc import AsyncIterator
from importlib.util import find_spec
from pathlib import Path

import pytest
import pytest_asyncio

AVAILABLE = find_spec("playwright") is not None and Path("/usr/bin/chromium").exists()

if AVAILABLE:
    from playwright.async_api import Browser

    from tests.e2e.browser.ground import Playground, chromium, ground, tutoring

    @pytest_asyncio.fixture(scope="session", loop_scope="session")
    async def browser() -> AsyncIterator[Browser]:
        async with chromium() as one:
            yield one

    @pytest_asyncio.fixture(loop_scope="session")
    async def playground(browser: Browser, tmp_path: Path) -> AsyncIterator[Playground]:
        async with ground(browser, tmp_path) as page:
            yield page
            for context in browser.contexts:
                await context.close()

    @pytest_asyncio.fixture(loop_scope="session")
    async def tutor(
        playground: Playground, request: pytest.FixtureRequest
    ) -> AsyncIterator[Playground]:
        async with tutoring(playground, request.param) as page:
            yield page

else:
    collect_ignore_glob = ["test_*.py"]
