"""PostgreSQL gone for a minute, the bot killed meanwhile: what was answered is in the database afterwards."""

import asyncio
import signal
from pathlib import Path

import pytest

from bot.sandbox import Message, NoAnswerError, Sandbox
from tests.child import bot_process
from tests.storage.server import MISSING, Server, available

pytestmark = pytest.mark.skipif(not available(), reason=MISSING)

ASKERS = 4


class Asking:
    """Members who ask without end, each question with a number of its own; whose reply came is noted."""

    def __init__(self, sandbox: Sandbox):
        self.sandbox = sandbox
        self.asked = 0
        self.replies: dict[str, Message] = {}

    async def go_on(self, member: str) -> None:
        """Ask until cancelled; a bot that is not there leaves a question without reply."""
        user = self.sandbox.create_user(member)
        while True:
            self.asked += 1
            text = f"what does a data engineer do, asks number {self.asked}"
            sent = await user.send(self.sandbox.channel, text, mention_bot=True)
            try:
                self.replies[text] = await self.sandbox.reply_to(sent, timeout=3)
            except NoAnswerError:
                continue
            await asyncio.sleep(0.02)


async def test_postgresql_is_gone_for_a_minute_and_the_bot_is_killed_meanwhile(
    tmp_path: Path, long: bool
) -> None:
    away = 60.0 if long else 3.0
    async with Sandbox() as sandbox:
        with Server() as database:
            settings = {
                "DATABASE_URL": database.url(),
                "PRIVACY_KEY": "ab" * 32,
                "MEMBER_QUESTIONS": "1000000",
                "SERVER_QUESTIONS": "1000000",
            }
            load = Asking(sandbox)
            async with bot_process(sandbox, tmp_path, **settings) as child:
                asking = [asyncio.create_task(load.go_on(f"member-{n}")) for n in range(ASKERS)]
                await sandbox.until(lambda: len(load.replies) > 20, 20, "answers")
                await asyncio.to_thread(database.stop)
                before = len(load.replies)
                await asyncio.sleep(away)
                during = len(load.replies) - before
                child.process.send_signal(signal.SIGKILL)
                await child.ended()
            for task in asking:
                task.cancel()
            await asyncio.gather(*asking, return_exceptions=True)
            await asyncio.to_thread(database.start)
            async with bot_process(sandbox, tmp_path, **settings):
                last = await sandbox.member.send(sandbox.channel, "what is mlops", mention_bot=True)
                await sandbox.reply_to(last)
            rows = [str(text) for (text,) in database.execute("select text from turns")]
    lost, twice = load.replies.keys() - set(rows), len(rows) - len(set(rows))
    print(
        f"\nPostgreSQL away {away:g} s, then kill -9: {load.asked} questions, {len(load.replies)} replies, "
        f"{during} of them while it was away, {len(rows)} turns stored, {len(lost)} lost, {twice} twice"
    )
    assert during > 20
    assert not lost
    assert not twice
