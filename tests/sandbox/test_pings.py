"""Whom a message pings: what its author allowed, and what Discord lets the author do."""

import discord
import pytest

from bot.sandbox import Sandbox

NONE = discord.AllowedMentions.none()


@pytest.fixture
async def channel(sandbox: Sandbox, bot: discord.Client):
    await bot.wait_until_ready()
    return bot.get_channel(sandbox.channel.id)


async def test_roles_are_pinged_where_allowed(sandbox: Sandbox, channel) -> None:
    helpers, others = (sandbox.guild.create_role(name) for name in ("helpers", "others"))
    ben = sandbox.create_user("ben", helpers)
    text = f"<@&{helpers.id}> <@&{others.id}> {sandbox.member.mention} @everyone"
    await channel.send(text)
    only = discord.AllowedMentions(everyone=False, users=False, roles=[discord.Object(helpers.id)])
    await channel.send(text, allowed_mentions=only)
    quiet, one = sandbox.channel.messages
    assert (quiet.pinged_roles, quiet.pinged_users, quiet.mention_everyone) == ([], [], False)
    assert (one.pinged_roles, one.pinged_users, one.mention_everyone) == ([helpers], [], False)
    assert one.pings(ben)
    assert not one.pings(sandbox.member)
    assert not quiet.pings(ben)


async def test_a_role_that_is_not_mentionable_takes_a_permission(sandbox: Sandbox, channel) -> None:
    shy = sandbox.guild.create_role("shy", mentionable=False)
    roles = discord.AllowedMentions(roles=True, everyone=True)
    await channel.send(f"<@&{shy.id}> @here", allowed_mentions=roles)
    sandbox.channel.set_permissions(sandbox.bot, mention_everyone=True)
    await channel.send(f"<@&{shy.id}> @here", allowed_mentions=roles)
    without, allowed = sandbox.channel.messages
    assert (without.pinged_roles, without.mention_everyone) == ([], False)
    assert (allowed.pinged_roles, allowed.mention_everyone) == ([shy], True)


async def test_replies_ping_unless_told_not_to_and_edits_never(sandbox: Sandbox, channel) -> None:
    said = await sandbox.member.send(sandbox.channel, "hi")
    partial = channel.get_partial_message(said.id)
    await partial.reply("quiet", mention_author=False)
    loud = await partial.reply("loud", mention_author=True)
    everybody = discord.AllowedMentions.all()
    await loud.edit(content=f"loud {sandbox.bot.mention}", allowed_mentions=everybody)
    quiet, pinged = sandbox.channel.messages[1:]
    assert quiet.pinged_users == []
    assert pinged.pinged_users == [sandbox.member]
    assert sandbox.bot in pinged.mentions


async def test_text_displays_ping_too(sandbox: Sandbox, channel) -> None:
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.TextDisplay(f"{sandbox.member.mention}"))
    await channel.send(view=view)
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.TextDisplay(f"{sandbox.member.mention}"))
    await channel.send(view=view, allowed_mentions=discord.AllowedMentions(users=True))
    assert [m.pinged_users for m in sandbox.channel.messages] == [[], [sandbox.member]]


async def test_parse_and_ids_exclude_each_other(sandbox: Sandbox, api) -> None:
    body = {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}
    status, answer = await api("POST", f"/channels/{sandbox.channel.id}/messages", body)
    assert (status, answer["code"]) == (400, 50035)
