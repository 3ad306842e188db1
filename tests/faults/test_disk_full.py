"""A full disk, seen by a member: a sentence instead of an answer, and answers again once there is room."""

import asyncio
from pathlib import Path

import pytest

from bot.discord_app import build_bot
from bot.errors import StoreError
from bot.library import Library
from bot.sandbox import Sandbox
from bot.understanding import Understander
from tests.e2e.conftest import settings_for
from tests.storage.conftest import turn
from tests.storage.test_faults import SmallDisk, fill_up

QUESTION = "what does a data engineer do"


async def test_members_are_told_and_it_goes_on_by_itself(
    tmp_path: Path, library: Library, understander: Understander
) -> None:
    async with Sandbox() as sandbox:
        store = SmallDisk(tmp_path / "career-bot.db")
        bot = build_bot(settings_for(sandbox, tmp_path), library, store, understander)
        async with bot:
            running = asyncio.create_task(bot.start(sandbox.token))
            await sandbox.wait_for_bot(timeout=60)
            try:
                await store.record(turn("the first"), None)
                for size in (3000, 700, 100):  # down to the last page
                    with pytest.raises(StoreError, match="the disk is full"):
                        await fill_up(store, [], size)
                asked = await sandbox.member.send(
                    sandbox.channel, f"{QUESTION} {'x' * 1500}", mention_bot=True
                )
                assert "I cannot answer right now" in (await sandbox.reply_to(asked)).text
                used = await sandbox.member.slash(sandbox.channel, "ask", question=f"{QUESTION} {'x' * 1500}")
                assert "I cannot answer right now" in used.message.text
                await store._commit([("pragma max_page_count = 100000", ())])
                asked = await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True)
                assert "data engineer" in (await sandbox.reply_to(asked)).text.casefold()
                assert (await store.turns(1000))[0]["text"] == QUESTION
            finally:
                await bot.close()
                await asyncio.gather(running, return_exceptions=True)
