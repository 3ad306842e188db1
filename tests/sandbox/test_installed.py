"""Users who installed the application for themselves, where the bot is not."""

from typing import Any

import discord
import pytest
from discord import app_commands, ui

from bot.sandbox import RefusedError, Sandbox
from tests.sandbox.conftest import Connect, Roadmap

anywhere = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
both = app_commands.allowed_installs(guilds=True, users=True)


@app_commands.command(description="Says where it is")
@anywhere
@both
async def where(interaction: discord.Interaction) -> None:
    text = f"guild={interaction.is_guild_integration()} user={interaction.is_user_integration()}"
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(f"{text} {interaction.context.private_channel}"))
    view.add_item(ui.ActionRow(Roadmap("mle")))
    await interaction.response.send_message(view=view)


@app_commands.command(description="Talks on")
@anywhere
@both
async def chatter(interaction: discord.Interaction, times: int) -> None:
    await interaction.response.defer()
    await interaction.edit_original_response(content="0")
    for number in range(1, times + 1):
        await interaction.followup.send(str(number))


@app_commands.command(description="Writes by itself")
@anywhere
@both
async def shout(interaction: discord.Interaction) -> None:
    channel: Any = interaction.channel
    try:
        await channel.send("here I am")
    except discord.Forbidden as error:
        await interaction.response.send_message(f"refused {error.code}")
    else:
        await interaction.response.send_message("sent")


@app_commands.context_menu(name="Quote")
@anywhere
@both
async def quote(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"it says: {message.content} {message.jump_url}")


@pytest.fixture
async def foreign(sandbox: Sandbox, connect: Connect):
    """A channel of a server without the bot, whose member anna has installed the application."""
    guild = sandbox.create_guild("Elsewhere", with_bot=False)
    guild.add(sandbox.member)
    sandbox.member.installed = True
    channel = guild.create_channel("talk")
    async with connect(sandbox, own=[where, chatter, shout, quote]) as bot:
        await bot.wait_until_ready()
        assert [known.name for known in bot.guilds] == [sandbox.guild.name]
        yield channel
        assert sandbox.unknown_routes == []


async def test_a_command_and_its_button(sandbox: Sandbox, foreign) -> None:
    used = await sandbox.member.slash(foreign, "where")
    assert used.message.text == "guild=False user=True False"
    assert used.owners() == {"1": str(sandbox.member.id)}
    ben = sandbox.create_user("ben", guild=foreign.guild)
    pressed = await ben.press(used.message, label="Roadmap")
    assert pressed.message.text == "the steps"
    assert pressed.owners() == used.owners()
    here = await sandbox.member.slash(sandbox.channel, "where")
    assert here.message.text == "guild=True user=True False"


async def test_between_users(sandbox: Sandbox, foreign) -> None:
    ben = sandbox.create_user("ben")
    group = sandbox.create_group(sandbox.member, ben)
    used = await sandbox.member.slash(group, "where")
    assert used.message.text == "guild=False user=True True"
    assert used.message in group.seen_by(ben)
    assert (await sandbox.member.slash(group, "shout")).message.text == "refused 50001"
    with pytest.raises(RefusedError, match="not installed"):
        await ben.slash(group, "where")


async def test_only_who_has_it_and_only_what_is_offered(sandbox: Sandbox, foreign) -> None:
    ben = sandbox.create_user("ben", guild=foreign.guild)
    with pytest.raises(RefusedError, match="not installed"):
        await ben.slash(foreign, "where")
    with pytest.raises(RefusedError, match="for \\['servers'\\]"):
        await sandbox.member.slash(foreign, "salary", role="x")


async def test_five_follow_ups_and_nothing_but_the_token(sandbox: Sandbox, foreign) -> None:
    at_most = await sandbox.member.slash(foreign, "chatter", times=5)
    await sandbox.until(lambda: len(at_most.followups) == 5)
    assert at_most.refused == []
    too_many = await sandbox.member.slash(foreign, "chatter", times=6)
    (refused,) = await sandbox.until(lambda: too_many.refused)
    assert (refused.status, refused.code, len(too_many.followups)) == (400, 40094, 5)
    inside = await sandbox.member.slash(sandbox.channel, "chatter", times=6)
    await sandbox.until(lambda: len(inside.followups) == 6)
    assert (await sandbox.member.slash(foreign, "shout")).message.text == "refused 50001"
    assert (await sandbox.member.slash(sandbox.channel, "shout")).message.text == "sent"


async def test_a_menu_on_a_message_the_bot_does_not_see(sandbox: Sandbox, foreign) -> None:
    ben = sandbox.create_user("ben", guild=foreign.guild)
    said = await ben.send(foreign, "what is MLOps", mention_bot=True)
    await sandbox.expect_silence(foreign, after=said, seconds=0.1)
    used = await sandbox.member.context_menu("Quote", said)
    assert "what is MLOps" in used.message.text
    assert said.url in used.message.text


async def test_a_server_may_keep_such_answers_private(sandbox: Sandbox, foreign) -> None:
    foreign.set_permissions(sandbox.member, use_external_apps=False)
    for command, options in (("where", {}), ("chatter", {"times": 1})):
        used = await sandbox.member.slash(foreign, command, **options)
        assert used.message.is_ephemeral


async def test_direct_messages_reach_whom_the_bot_shares_something_with(sandbox: Sandbox, bot) -> None:
    stranger = sandbox.create_user("zoe", join=False)
    user = await bot.fetch_user(stranger.id)
    with pytest.raises(discord.Forbidden) as refused:
        await user.send("hi")
    assert refused.value.code == 50007
    stranger.installed = True
    await user.send("hi")
    assert [m.text for m in stranger.dm.messages] == ["hi"]
