"""Discord's gateway away when the bot starts: it is waited for, with two lines in the log."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from bot.sandbox import Sandbox
from tests.child import bot_process, free_port

TRIES = 6.0
"""Seconds in which it tries several times."""


@asynccontextmanager
async def passed_on(port: int, to: int) -> AsyncIterator[None]:
    """What comes to one port goes to another."""

    async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while part := await reader.read(2**16):
            writer.write(part)
        writer.close()

    async def both(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", to)
        await asyncio.gather(copy(reader, far_writer), copy(far_reader, writer), return_exceptions=True)

    async with await asyncio.start_server(both, "127.0.0.1", port):
        yield


async def test_a_gateway_that_is_away_at_the_start_is_waited_for(tmp_path: Path) -> None:
    async with Sandbox() as sandbox:
        there, port, rest = urlsplit(sandbox.base_url).port, free_port(), sandbox.api_base
        assert there is not None
        sandbox.world.base_url = f"http://127.0.0.1:{port}"  # where the bot is sent for events
        async with bot_process(sandbox, tmp_path, connected=False, DISCORD_API_BASE=rest) as child:
            await child.logs("cannot reach Discord yet")
            await asyncio.sleep(TRIES)
            async with passed_on(port, there):
                await child.connected(sandbox)
                asked = await sandbox.member.send(sandbox.channel, "is a phd needed", mention_bot=True)
                assert (await sandbox.reply_to(asked)).text
                await child.logs("is connected, after")
                assert child.log.count("cannot reach Discord yet") == 1
                assert "Traceback" not in child.log
