"""The sandbox answers as Discord's own description of its API says."""

import copy
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import aiohttp
import discord
import pytest

from bot.sandbox import Sandbox
from tests.sandbox.conftest import Connect
from tests.sandbox.openapi import Description, described


@pytest.fixture(scope="session")
def description() -> Description:
    return described()


@pytest.fixture
async def held(
    sandbox: Sandbox, connect: Connect, description: Description
) -> AsyncIterator[tuple[Sandbox, Any]]:
    """A sandbox with the small bot; afterwards everything that was said is held against the description."""
    sandbox.guild.create_forum("questions", "salary")
    async with connect(sandbox) as bot:
        await bot.wait_until_ready()
        yield sandbox, bot
        faults = [f for r in sandbox.requests for f in description.request_faults(r)]
        faults += [f for r in sandbox.requests for f in description.answer_faults(r)]
        assert not faults, "\n".join(sorted(set(faults)))


async def test_commands_and_answers(held: tuple[Sandbox, Any]) -> None:
    sandbox, bot = held
    anna, channel = sandbox.member, sandbox.channel
    used = await anna.slash(channel, "salary", role="x")
    await anna.press(used.message, label="Roadmap")
    await anna.autocomplete(channel, "salary", focused="role", value="")
    await anna.slash(channel, "chart", member=anna)
    private = await anna.slash(channel, "private")
    await anna.select(private.message, "pick", "One")
    form = await anna.slash(channel, "profile")
    await anna.submit_modal(form, {"Skills": "x", "Level": "Entry"})
    assert bot.is_ready()


async def test_what_components_come_back_as(held: tuple[Sandbox, Any]) -> None:
    sandbox, bot = held
    view = discord.ui.LayoutView()
    default = discord.SelectDefaultValue(id=sandbox.guild.id, type=discord.SelectDefaultValueType.role)
    items: list[Any] = [
        discord.ui.Button(emoji="👍", custom_id="thumb"),
        discord.ui.RoleSelect(default_values=[default], custom_id="role"),
        discord.ui.ChannelSelect(channel_types=[discord.ChannelType.forum], custom_id="channel"),
    ]
    for item in items:
        view.add_item(discord.ui.ActionRow(item))
    view.add_item(discord.ui.Section("text", accessory=discord.ui.Button(label="Here", url="https://x.test")))
    await bot.get_channel(sandbox.channel.id).send(view=view)
    (message,) = sandbox.channel.messages
    assert message.selects[0].defaults == (str(sandbox.guild.id),)


async def test_messages_threads_and_places(held: tuple[Sandbox, Any]) -> None:
    sandbox, bot = held
    for name in ("manage_messages", "manage_threads", "manage_channels"):
        sandbox.channel.set_permissions(sandbox.bot, **{name: True})
    said = await sandbox.member.send(sandbox.channel, "hi", mention_bot=True)
    await sandbox.reply_to(said)
    channel = bot.get_channel(sandbox.channel.id)
    message = await channel.fetch_message(said.id)
    await message.add_reaction("👀")
    assert [user async for user in (await channel.fetch_message(said.id)).reactions[0].users()]
    thread = await message.create_thread(name="more")
    await thread.add_user(discord.Object(sandbox.member.id))
    await thread.fetch_members()
    await thread.edit(archived=True)
    await channel.create_thread(name="t", type=discord.ChannelType.public_thread)
    forum = bot.get_channel(sandbox.guild.id) or discord.utils.get(channel.guild.forums, name="questions")
    post = await forum.create_thread(name="Guide", content="read me", applied_tags=forum.available_tags)
    await post.message.edit(content="read on")
    sent = [await channel.send(str(n)) for n in range(2)]
    await channel.delete_messages(sent)
    _ = [m async for m in channel.history(limit=10)]
    await channel.guild.fetch_channels()
    await channel.guild.fetch_roles()
    await channel.guild.fetch_member(sandbox.member.id)
    await channel.guild.active_threads()
    await bot.fetch_guild(sandbox.guild.id)
    await bot.fetch_channel(sandbox.channel.id)
    await (await bot.fetch_user(sandbox.member.id)).send("a word")
    await bot.tree.fetch_commands()
    await bot.application_info()


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ({"content": 3}, "content"),
        ({"contents": "x"}, "contents"),
        ({"embeds": [{}] * 11}, "embeds"),
        (
            {"components": [{"type": 1, "components": [{"type": 2, "style": 1, "custom_id": "x" * 101}]}]},
            "components",
        ),
        ({"attachments": [{"id": "0", "description": "x" * 1025}]}, "description"),
    ],
)
async def test_a_wrong_body_is_found(
    description: Description, sandbox: Sandbox, api: Any, body: dict[str, Any], hint: str
) -> None:
    await api("POST", f"/channels/{sandbox.channel.id}/messages", body)
    (fault,) = description.request_faults(sandbox.requests[-1])
    assert hint in fault


async def test_what_is_refused_is_answered_as_described(description: Description, connect: Connect) -> None:
    async with Sandbox(real_rate_limits=True) as sandbox:
        elsewhere = sandbox.create_guild("Elsewhere", with_bot=False).create_channel("talk")
        sandbox.guild.create_channel("closed").set_permissions(sandbox.bot, send_messages=False)
        closed = list(sandbox.guild.channels)[-1]
        room, said = sandbox.channel.id, await sandbox.member.send(sandbox.channel, "x")
        asks: list[tuple[str, str, Any]] = [
            ("POST", f"/channels/{room}/messages", {}),
            ("POST", f"/channels/{room}/messages", {"content": "x" * 2001, "embeds": [{"title": "x" * 300}]}),
            ("POST", f"/channels/{room}/messages", {"components": [{"type": 1, "components": []}]}),
            ("POST", f"/channels/{closed}/messages", {"content": "x"}),
            ("POST", f"/channels/{elsewhere.id}/messages", {"content": "x"}),
            ("PATCH", f"/channels/{room}/messages/{said.id}", {"content": "x"}),
            ("DELETE", f"/channels/{room}/messages/1", None),
            ("GET", "/channels/1", None),
            ("GET", "/users/1", None),
            ("POST", "/interactions/1/x/callback", {"type": 4}),
            ("POST", f"/webhooks/{sandbox.bot.id}/x", {"content": "x"}),
            *[("POST", f"/channels/{room}/messages", {"content": str(n)}) for n in range(6)],
        ]
        async with aiohttp.ClientSession(headers={"Authorization": f"Bot {sandbox.token}"}) as session:
            for method, path, body in asks:
                (await session.request(method, sandbox.api_base + path, json=body)).release()
            wrong = {"Authorization": "Bot x"}
            (await session.get(f"{sandbox.api_base}/users/@me", headers=wrong)).release()
            (await session.put(f"{sandbox.api_base}/voice/regions")).release()
        assert {400, 401, 403, 404, 429, 501} <= {request.status for request in sandbox.requests}
        faults = [fault for r in sandbox.requests for fault in description.answer_faults(r)]
        assert not faults, "\n".join(sorted(set(faults)))


async def test_a_wrong_answer_is_found(description: Description, sandbox: Sandbox, api: Any) -> None:
    row = {"type": 1, "components": [{"type": 2, "style": 2, "label": "x", "custom_id": "x"}]}
    text = {"type": 17, "components": [{"type": 10, "content": "x"}, row]}
    await api("POST", f"/channels/{sandbox.channel.id}/messages", {"flags": 1 << 15, "components": [text]})
    good = sandbox.requests[-1]
    assert description.answer_faults(good) == []
    for spoil, hint in [
        (lambda answer: answer.pop("timestamp"), "timestamp"),
        (lambda answer: answer["author"].update(id=5), "author/id"),
        (lambda answer: answer["components"][0].pop("accent_color"), "accent_color"),
        (lambda answer: answer["components"][0]["components"][1]["components"][0].update(style="x"), "style"),
    ]:
        bad = copy.deepcopy(good)
        spoil(bad.answer)
        assert any(hint in fault for fault in description.answer_faults(bad)), hint
    refused = replace(good, status=400, answer={"message": "x"})
    assert "code" in description.answer_faults(refused)[0]
    assert "429" in description.answer_faults(replace(refused, status=429))[0]
    assert description.answer_faults(replace(good, status=202)) != []
