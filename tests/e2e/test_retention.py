"""RETENTION_DAYS is kept: what is older is gone soon after the start."""

import time
from pathlib import Path

from bot.library import Library
from bot.sandbox import Sandbox
from tests.e2e.conftest import running

DAY = 86_400.0


async def test_old_turns_are_gone_after_a_start(sandbox: Sandbox, tmp_path: Path, library: Library) -> None:
    async with running(sandbox, tmp_path, library) as bot:
        now = time.time()
        for text, age in (("old", 40), ("young", 20)):
            await bot.conversation.reply(f"{text}: what does a data engineer do", "m", now - age * DAY)
    async with running(sandbox, tmp_path, library, retention_days=30) as bot:
        while len(left := await bot.store.turns()) > 1:
            await bot.store.session("m", "")
        assert [turn["text"].split(":")[0] for turn in left] == ["young"]
