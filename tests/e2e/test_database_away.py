"""PostgreSQL goes away under the running bot: answers go on, and what was asked is there afterwards."""

import asyncio
from pathlib import Path

import pytest

from bot.discord_app import guild_settings
from bot.errors import StoreError
from bot.library import Library
from bot.sandbox import Sandbox
from tests.storage import server

from .conftest import running

QUESTIONS = ("what does a data engineer do", "how do i become a data scientist", "are bootcamps worth it")


@pytest.mark.skipif(not server.available(), reason=server.MISSING)
async def test_answers_go_on_while_the_database_is_away(
    sandbox: Sandbox, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(guild_settings, "KEPT_FOR", 0.0)  # as where it stays away for longer than that
    with server.Server() as database:
        more = {"database_url": database.url(), "privacy_key": "k" * 32}
        async with running(sandbox, tmp_path, library, **more) as bot:
            asked = await sandbox.member.send(sandbox.channel, QUESTIONS[0], mention_bot=True)
            first = await sandbox.reply_to(asked)
            await asyncio.to_thread(database.stop)
            for question in QUESTIONS:
                asked = await sandbox.member.send(sandbox.channel, question, mention_bot=True)
                reply = await sandbox.reply_to(asked)
                if question == QUESTIONS[0]:
                    assert first.text.startswith(reply.text)  # the first also tells that questions are kept
            (spool,) = (tmp_path / "data").glob("spool-*.jsonl")
            assert spool.read_text().count("\n") == len(QUESTIONS)
            health = bot.store.health()
            assert (health.open, health.away, health.spooled) == (True, True, spool.stat().st_size)
            await asyncio.to_thread(database.start)
            async with asyncio.timeout(20):
                while True:
                    try:
                        rows = await bot.store.turns()
                    except StoreError:
                        rows = []
                    if len(rows) == 4:
                        break
                    await asyncio.sleep(0.1)
            assert [row["text"] for row in reversed(rows)] == [QUESTIONS[0], *QUESTIONS]
            asked = await sandbox.member.send(sandbox.channel, QUESTIONS[2], mention_bot=True)
            await sandbox.reply_to(asked)
            assert len(await bot.store.turns()) == 5
            health = bot.store.health()
            assert (health.away, health.spooled) == (False, 0)


@pytest.mark.skipif(not server.available(), reason=server.MISSING)
async def test_a_button_is_answered_while_the_database_is_away(
    sandbox: Sandbox, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(guild_settings, "KEPT_FOR", 0.0)
    with server.Server() as database:
        more = {"database_url": database.url(), "privacy_key": "k" * 32}
        async with running(sandbox, tmp_path, library, **more):
            asked = await sandbox.member.send(sandbox.channel, QUESTIONS[0], mention_bot=True)
            told = await sandbox.reply_to(asked)
            await asyncio.to_thread(database.stop)
            pressed = await sandbox.member.press(told, label="Skills needed")
            assert "Skills: data engineer" in pressed.message.text
            turned = await sandbox.member.press(told, label="More ▸")
            assert "(2 of 2)" in turned.message.text
            await asyncio.to_thread(database.start)
