"""Connecting, dropping, resuming, sharding."""

import asyncio
import json
import zlib

import aiohttp
import discord
import pytest

from bot.sandbox import Sandbox


async def test_wrong_token_is_refused(sandbox: Sandbox, connect) -> None:
    with pytest.raises(discord.LoginFailure):
        async with connect(sandbox, token="wrong"):
            pass


async def test_missed_events_are_replayed_after_a_drop(sandbox: Sandbox, bot) -> None:
    anna, channel = sandbox.member, sandbox.channel
    await sandbox.reply_to(await anna.send(channel, "before", mention_bot=True))
    session = next(iter(sandbox._gateway.sessions.by_id))
    sandbox.drop_connections()
    missed = await anna.send(channel, "while away", mention_bot=True)
    assert (await sandbox.reply_to(missed)).text.endswith("while away")
    await sandbox.until(lambda: "resumed" in bot.log or None, 2)
    assert next(iter(sandbox._gateway.sessions.by_id)) == session
    assert [m.content.split()[-1] for m in bot.heard] == ["before", "away"]


@pytest.mark.parametrize("how", ["reconnect", "invalid", "close"])
async def test_reconnects_when_asked(sandbox: Sandbox, bot, how: str) -> None:
    first = next(iter(sandbox._gateway.connections))
    if how == "reconnect":
        sandbox.ask_reconnect()
    elif how == "invalid":
        sandbox.invalidate_sessions(resumable=True)
    else:
        await sandbox.close_connections(4000)
    await sandbox.until(lambda: first not in sandbox._gateway.connections, 2)
    said = await sandbox.member.send(sandbox.channel, "still there?", mention_bot=True)
    assert await sandbox.reply_to(said)
    await sandbox.until(lambda: bot.log.count("resumed") == 1, 2)


async def test_privileged_intent_must_be_allowed(sandbox: Sandbox, connect) -> None:
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with connect(sandbox, message_content=True):
            pass


async def test_two_shards_share_the_guilds(connect) -> None:
    async with Sandbox(shards=2) as sandbox:
        other = next(
            key for key in range(sandbox.guild.id, sandbox.guild.id + (2 << 22), 1 << 22) if key >> 22 & 1
        )
        if sandbox.guild.id >> 22 & 1:
            other += 1 << 22
        guild = sandbox.create_guild("other shard", guild_id=other)
        channel = guild.create_channel("talk")
        guild.add(sandbox.member)
        async with connect(sandbox) as bot:
            await bot.wait_until_ready()
            assert bot.shard_count == 2
            assert {g.shard_id for g in bot.guilds} == {0, 1}
            for place in (channel, sandbox.channel, sandbox.member.dm):
                said = await sandbox.member.send(place, "hi", mention_bot=True)
                assert await sandbox.reply_to(said)
            assert len(bot.heard) == 3


async def test_guild_changes_reach_the_client(sandbox: Sandbox, bot) -> None:
    await bot.wait_until_ready()
    guild = bot.get_guild(sandbox.guild.id)
    created = sandbox.guild.create_channel("later")
    found = await sandbox.until(lambda: guild.get_channel(created.id), 1)
    assert found.name == "later"
    created.set_permissions(sandbox.bot, send_messages=False)
    with pytest.raises(discord.Forbidden) as refused:
        await found.send("no")
    assert refused.value.code == 50013


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"op": 2, "d": {"token": "wrong", "intents": 1}}, 4004),
        ({"op": 2, "d": {"token": None, "intents": 1 << 15}}, 4014),
        ({"op": 2, "d": {"token": None, "intents": 1 << 40}}, 4013),
        ({"op": 2, "d": {"token": None, "intents": 1, "shard": [2, 2]}}, 4010),
        ({"op": 8, "d": {}}, 4003),
        ("nonsense", 4002),
    ],
)
async def test_close_codes(sandbox: Sandbox, payload, code: int) -> None:
    if isinstance(payload, dict) and "token" in payload["d"]:
        payload["d"]["token"] = payload["d"]["token"] or sandbox.token
    async with aiohttp.ClientSession() as session, session.ws_connect(sandbox.gateway + "?v=10") as ws:
        assert (await ws.receive_json())["op"] == 10
        await ws.send_str(payload if isinstance(payload, str) else json.dumps(payload))
        message = await ws.receive()
        assert message.type is aiohttp.WSMsgType.CLOSE
        assert ws.close_code == code


async def test_unknown_session_is_invalid_and_zlib_stream_is_one_stream(sandbox: Sandbox) -> None:
    url = sandbox.gateway + "?v=10&encoding=json&compress=zlib-stream"
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as ws:
        unpack = zlib.decompressobj()
        resume = {"op": 6, "d": {"token": sandbox.token, "session_id": "none", "seq": 1}}
        await ws.send_json({"op": 1, "d": None})
        await ws.send_json(resume)
        got = []
        for _ in range(3):
            frame = await ws.receive_bytes()
            assert frame.endswith(b"\x00\x00\xff\xff")
            got.append(json.loads(unpack.decompress(frame)))
        assert [payload["op"] for payload in got] == [10, 11, 9]


async def test_nothing_is_left_after_stop(connect) -> None:
    before = asyncio.all_tasks()
    async with Sandbox() as sandbox, connect(sandbox) as bot:
        await bot.wait_until_ready()
        await sandbox.reply_to(await sandbox.member.send(sandbox.channel, "hi", mention_bot=True))
    await asyncio.sleep(0)
    assert asyncio.all_tasks() <= before
    assert not sandbox._gateway.connections
    port = sandbox.world.base_url.rsplit(":", 1)[1]
    async with Sandbox() as _:
        pass
    with pytest.raises(OSError, match="Connect call failed"):
        await asyncio.open_connection("127.0.0.1", int(port))


async def test_stops_while_a_bot_is_connected(connect) -> None:
    sandbox = Sandbox()
    await sandbox.start()
    async with connect(sandbox):
        await sandbox.stop()
        assert not sandbox._gateway.connections
