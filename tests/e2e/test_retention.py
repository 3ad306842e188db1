"""RETENTION_DAYS is kept: what is older is gone soon after the start."""

import time
from pathlib import Path

from bot.discord_app.retention import purge
from bot.library import Library
from bot.library.edits import Piece
from bot.sandbox import Sandbox
from bot.sessions import Session
from bot.storage import Draft
from tests.e2e.conftest import running

DAY = 86_400.0


async def test_old_turns_are_gone_after_a_start(sandbox: Sandbox, tmp_path: Path, library: Library) -> None:
    async with running(sandbox, tmp_path, library) as bot:
        now = time.time()
        for text, age in (("old", 40), ("young", 20), ("new", 2)):
            await bot.conversation.reply(f"{text}: what does a data engineer do", "m", now - age * DAY)
    async with running(sandbox, tmp_path, library, retention_days=30) as bot:
        while len(left := await bot.store.turns()) > 2:
            await bot.store.session("m", "")
        assert [turn["text"].split(":")[0] for turn in left] == ["new", "young"]


async def test_a_server_may_have_less_kept_and_never_more(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library, retention_days=180) as bot:
        now = time.time()
        for guild, days in (("1", 30), ("2", 730)):
            await bot.store.put_guild_setting(guild, "retention_days", days, 9, now)
        for guild in ("1", "2", "3"):
            for age in (200, 40, 20):
                session = Session("m", "c", guild)
                await bot.conversation.reply(f"{guild} {age}: what is an MLE", session, now - age * DAY)
        await bot.store.put_draft(
            Draft(0, "3", 9, Piece("topics", "a/b"), {"title": "x"}, 0, now - 100 * DAY)
        )
        await purge(bot, now)
        left = sorted(turn["text"].split(":")[0] for turn in await bot.store.turns())
        assert left == ["1 20", "2 20", "2 40", "3 20", "3 40"]
        assert await bot.store.drafts("3") == (), "drafts rest for 90 days"


async def test_moderators_can_choose_only_what_is_less(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    moderator = sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_guild"))
    async with running(sandbox, tmp_path, library, retention_days=180) as bot:
        used = await moderator.slash(sandbox.channel, "settings")
        await moderator.press(used.message, label="Members")
        assert "Whoever runs me has set 180 days; a server can only choose less" in used.message.text
        select = next(one for one in used.message.selects if one.custom_id.endswith("retention_days"))
        assert [option.value for option in select.options] == ["none", "30", "90"]
        await moderator.select(used.message, select.custom_id, "90")
        assert "**How long questions are kept**: 90 days" in used.message.text
    async with running(sandbox, tmp_path, library, retention_days=60) as bot:
        used = await moderator.slash(sandbox.channel, "settings")
        await moderator.press(used.message, label="Members")
        assert "as long as whoever runs me has set" in used.message.text
        select = next(one for one in used.message.selects if one.custom_id.endswith("retention_days"))
        assert [option.value for option in select.options] == ["none", "30"]
        assert await bot.store.guild_settings(str(sandbox.guild.id)) == {"retention_days": 90}
