"""Shards: as many as Discord advises unless set, and processes that serve their own servers alone."""

from pathlib import Path

from bot.discord_app import CareerBot
from bot.library import Library
from bot.sandbox import Channel, Sandbox
from tests.e2e.conftest import running

QUESTION = "what does a data engineer do"


def channel_of_shard(sandbox: Sandbox, shard: int) -> Channel:
    """A channel of a server that belongs to that shard of two; the default member is there."""
    guild = sandbox.create_guild(f"shard {shard}", guild_id=((900_000_000 + shard) << 22) + 1)
    guild.add(sandbox.member)
    return guild.create_channel("careers")


async def answered(sandbox: Sandbox, channel: Channel) -> None:
    asked = await sandbox.member.send(channel, QUESTION, mention_bot=True)
    assert "Data engineer" in (await sandbox.reply_to(asked)).text


async def texts(bot: CareerBot) -> list[str]:
    return [str(turn["guild"]) for turn in await bot.store.turns()]


async def test_as_many_shards_as_discord_advises(tmp_path: Path, library: Library) -> None:
    async with Sandbox(shards=2) as sandbox, running(sandbox, tmp_path, library) as bot:
        await sandbox.wait_for_bot(shards=2, timeout=60)
        assert bot.shard_count == 2
        for shard in range(2):
            await answered(sandbox, channel_of_shard(sandbox, shard))


async def test_as_many_as_are_set_whatever_discord_advises(tmp_path: Path, library: Library) -> None:
    async with Sandbox(shards=1) as sandbox, running(sandbox, tmp_path, library, shard_count=2):
        await sandbox.wait_for_bot(shards=2, timeout=60)
        for shard in range(2):
            await answered(sandbox, channel_of_shard(sandbox, shard))


async def test_each_process_serves_the_servers_of_its_shards(tmp_path: Path, library: Library) -> None:
    folders = [tmp_path / str(shard) for shard in range(2)]
    async with Sandbox(shards=2) as sandbox:
        channels = [channel_of_shard(sandbox, shard) for shard in range(2)]
        async with running(sandbox, folders[1], library, shard_count=2, shard_ids=(1,)) as second:
            assert sandbox.commands == [], "shard 0 registers the commands, nobody else does"
            async with running(sandbox, folders[0], library, shard_count=2, shard_ids=(0,)) as first:
                await sandbox.wait_for_bot(shards=2, timeout=60)
                assert "ask" in {command["name"] for command in sandbox.commands}
                for channel in channels:
                    await answered(sandbox, channel)
                    assert sum(message.author.bot for message in channel.messages) == 1
                own = [str(channel.guild.id) for channel in channels if channel.guild]
                assert [await texts(first), await texts(second)] == [[own[0]], [own[1]]]
                used = await sandbox.member.slash(channels[1], "ask", question=QUESTION)
                assert "Data engineer" in used.message.text
                assert len(await texts(second)) == 2
                await answered(sandbox, sandbox.member.dm)
                assert len(await texts(first)) == 2, "direct messages come to shard 0"
