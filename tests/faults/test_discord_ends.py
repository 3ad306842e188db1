"""Codes with which Discord ends it for good: a sentence that says what to do, exit code 1, no traceback."""

import asyncio
from pathlib import Path

import pytest

from bot.sandbox import Faults, Sandbox
from tests.child import bot_process

SENTENCES = {
    4004: "DISCORD_TOKEN",
    4010: "SHARD_IDS",
    4011: "SHARD_COUNT",
    4012: "newer release",
    4013: "newer release",
    4014: "MESSAGE_CONTENT",
}
ALWAYS = (4004, 4014)
"""Tried in the short form too: each takes a process."""


@pytest.mark.parametrize("code", SENTENCES)
async def test_a_fatal_code_ends_the_bot_with_a_sentence(code: int, tmp_path: Path, long: bool) -> None:
    if not long and code not in ALWAYS:
        pytest.skip("the other codes in the long form")
    async with Sandbox() as sandbox, bot_process(sandbox, tmp_path) as child:
        ending = asyncio.create_task(child.ended(30))
        while not ending.done():  # Discord says so each time the bot comes
            await Faults(sandbox).close(code)
            await asyncio.wait({ending}, timeout=0.5)
        assert await ending == 1
        assert not sandbox.bot_connected
        last = child.log.splitlines()[-1]
        assert SENTENCES[code] in last
        assert "Traceback" not in child.log
