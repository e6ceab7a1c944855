"""SIGKILL at each call of Telegram once: nothing is lost, nothing counts twice, all is in order.

Starts by polling and by webhook take turns, so that changing from one to the other is killed too.
"""

from pathlib import Path

import pytest

from tests.e2e.every_call import Kill, Life

pytestmark = pytest.mark.proof

CALLS = {"getMe", "setMyCommands", "deleteWebhook", "setWebhook", "getUpdates", "sendMessage"}
CALLS |= {"editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "sendPhoto"}
CALLS |= {"sendDocument", "sendPoll", "stopPoll"}
"""What the bot calls in such a life."""


@pytest.mark.parametrize(("kill", "webhook"), [("before", False), ("after", True)])
async def test_a_kill_at_any_call_loses_nothing_and_applies_nothing_twice(
    tmp_path: Path, kill: Kill, *, webhook: bool
) -> None:
    sound = await Life(tmp_path / "sound", "never").run()
    cut = await Life(tmp_path / "cut", kill, webhook=webhook).run()
    assert set(cut.killed_at) >= CALLS
    assert cut.doubled(sound) <= len(cut.killed_at)
    assert cut.toasts == sound.toasts
    assert None not in cut.toasts
    assert cut.kept == sound.kept
    assert (cut.contradictions, cut.code) == ([], 0)
