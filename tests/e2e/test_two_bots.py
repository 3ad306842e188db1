"""Who may have a SQLite file: one bot at a time, and only a file that is the bot's own and whole."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.discord_app import build_bot
from bot.errors import StoreError
from bot.library import Library
from bot.sandbox import Sandbox
from tests.e2e.conftest import running, settings_for
from tests.test_cli_processes import career_bot

QUESTION = "what does a data engineer do"


async def answered(sandbox: Sandbox) -> bool:
    asked = await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True)
    return "data engineer" in (await sandbox.reply_to(asked)).text.casefold()


async def test_a_second_process_refuses_and_the_first_goes_on(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library) as bot:
        settings = {
            "DISCORD_TOKEN": sandbox.token,
            "DISCORD_API_BASE": sandbox.api_base,
            "DISCORD_GATEWAY": sandbox.gateway,
            "DATABASE_URL": f"sqlite:///{tmp_path}/career-bot.db",
            "LOG_LEVEL": "ERROR",
        }
        done = await asyncio.to_thread(career_bot, tmp_path, "run", **settings)
        assert done.returncode == 1
        assert "is running on the database" in done.stderr
        assert str(tmp_path) in done.stderr
        assert len(done.stderr.splitlines()) == 1, done.stderr
        asking = await asyncio.to_thread(career_bot, tmp_path, "ask", QUESTION, **settings)
        assert asking.returncode == 0
        assert await answered(sandbox)
        assert len(await bot.store.turns()) == 1


async def test_a_bot_that_has_ended_leaves_the_file_to_the_next(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library):
        second = build_bot(settings_for(sandbox, tmp_path), library=library)
        with pytest.raises(StoreError, match="is running on the database"):
            await second.login(sandbox.token)
        await second.close()
        assert await answered(sandbox)
    async with running(sandbox, tmp_path, library):
        assert await answered(sandbox)


@pytest.mark.parametrize(
    ("damaged", "told"),
    [(False, "a database, but not of this bot; "), (True, "damaged or no SQLite file; ")],
)
async def test_a_file_that_is_not_the_bots_or_damaged_ends_the_start_with_a_sentence(
    sandbox: Sandbox, tmp_path: Path, damaged: bool, told: str
) -> None:
    path = tmp_path / "career-bot.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("create table customers (name not null)")
    if damaged:
        path.write_bytes(path.read_bytes().replace(b"null", b"\x91ull"))
    before = path.read_bytes()
    settings = {
        "DISCORD_TOKEN": sandbox.token,
        "DISCORD_API_BASE": sandbox.api_base,
        "DISCORD_GATEWAY": sandbox.gateway,
        "DATABASE_URL": f"sqlite:///{path}",
        "LOG_LEVEL": "ERROR",
    }
    done = await asyncio.to_thread(career_bot, tmp_path, "run", **settings)
    assert done.returncode == 1
    (said,) = done.stderr.splitlines()
    assert f"{path} is {told}" in said
    assert path.read_bytes() == before
