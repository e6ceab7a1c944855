"""Fixtures of the browser tests.

They need Debian's chromium and the package playwright; where either is missing they are not
collected at all.
"""

from collections.abc import AsyncIterator
from importlib.util import find_spec
from pathlib import Path

import pytest

AVAILABLE = find_spec("playwright") is not None and Path("/usr/bin/chromium").exists()

if AVAILABLE:
    from tests.e2e.browser.ground import Playground, chromium, ground, tutoring

    @pytest.fixture
    async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
        async with chromium() as browser, ground(browser, tmp_path) as page:
            yield page

    @pytest.fixture
    async def tutor(
        playground: Playground, request: pytest.FixtureRequest
    ) -> AsyncIterator[Playground]:
        async with tutoring(playground, request.param) as page:
            yield page

else:
    collect_ignore_glob = ["test_*.py"]
