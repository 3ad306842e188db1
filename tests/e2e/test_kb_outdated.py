"""The original changes beneath a server's change: old, new and theirs; keep, take or put together."""

import asyncio

import pytest
from aiohttp import web

from bot.discord_app import CareerBot, guild_settings
from bot.discord_app.kb import outdated_told
from bot.discord_app.kb.outdated_told import tell_servers
from bot.library.edits import Edit
from bot.sandbox import Sandbox
from bot.sandbox.message import Message
from bot.sandbox.model import Channel
from bot.sandbox.users import User
from tests.e2e.kb_helping import BOOTCAMPS, change_base, changed, mods, present_here, publish, says


@pytest.fixture
def moderator(sandbox: Sandbox) -> User:
    return mods(sandbox)


async def beneath(sandbox: Sandbox, bot: CareerBot, moderator: User, **base: str) -> Message:
    """This server's own title, another title or answer beneath, and the message that shows both."""
    await publish(sandbox, bot, changed(bot, title="Zorb camps"), moderator)
    change_base(bot, **base)
    await bot.conversation.servers.server(str(sandbox.guild.id))
    card = (await moderator.slash(sandbox.channel, "kb find", what="Zorb camps")).message
    if card.selects:
        await moderator.select(card, None, "t/education/bootcamps")
        await says(card, "Zorb camps")
    await moderator.press(card, label="See what changed")
    await says(card, "What changed in the original")
    return card


async def test_old_new_and_theirs_are_shown_and_theirs_can_be_kept(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    old = bot.knowledge.library.topics[BOOTCAMPS.key].title
    card = await beneath(sandbox, bot, moderator, title="Quux camps")
    original, theirs = card.text.split("### What this server changed")
    assert "➕ Quux camps" in original
    assert "➕ Zorb camps" in theirs
    assert f"➖ {old}" in original
    assert f"➖ {old}" in theirs
    await moderator.press(card, label="Keep ours")
    await says(card, "✅")
    now = await present_here(sandbox, bot)
    assert now["title"] == "Zorb camps"
    server = await bot.conversation.servers.server(str(sandbox.guild.id))
    assert not server.layer.outdated


async def test_the_original_can_be_taken(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    card = await beneath(sandbox, bot, moderator, title="Quux camps")
    await moderator.press(card, label="Take the original")
    await says(card, "Before it goes live")
    await moderator.press(card, label="Publish")
    await says(card, "✅")
    now = await present_here(sandbox, bot)
    assert now["title"] == "Quux camps"


async def test_both_are_put_together_and_clashes_are_named(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    answer = f"Quux says yes.\n\n{bot.knowledge.library.topics[BOOTCAMPS.key].answer}"
    card = await beneath(sandbox, bot, moderator, title="Quux camps", answer=answer)
    await moderator.press(card, label="Put both together")
    await says(
        card, "Before it goes live", "➕ Quux says yes.", "Changed by both, this server's stays: Title"
    )
    await moderator.press(card, label="Publish")
    await says(card, "✅")
    now = await present_here(sandbox, bot)
    assert (now["title"], now["answer"]) == ("Zorb camps", answer)
    server = await bot.conversation.servers.server(str(sandbox.guild.id))
    assert not server.layer.outdated


async def test_what_was_only_added_is_nothing_to_decide_about(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    base = changed(bot).base
    await publish(sandbox, bot, Edit(BOOTCAMPS, "add", {"phrases": ["zorb or camp"]}, base), moderator)
    change_base(bot, title="Quux camps")
    card = (await moderator.slash(sandbox.channel, "kb find", what="Quux camps")).message
    if card.selects:
        await moderator.select(card, None, "t/education/bootcamps")
    await says(card, "Added to by this server", "Quux camps")
    assert "has changed since" not in card.text
    assert "See what changed" not in [one.label for one in card.buttons]
    assert "zorb or camp" in (await present_here(sandbox, bot))["phrases"]


async def test_a_choice_about_what_changed_again_is_not_taken(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    card = await beneath(sandbox, bot, moderator, title="Quux camps")
    change_base(bot, title="Frob camps")
    await bot.conversation.servers.server(str(sandbox.guild.id))
    await moderator.press(card, label="Keep ours")
    await says(card, "Something has changed since", "➕ Frob camps")
    assert len(await bot.store.versions(str(sandbox.guild.id))) == 1


async def mod_channel(sandbox: Sandbox, bot: CareerBot, moderator: User) -> Channel:
    channel = sandbox.guild.create_channel("mods-only")
    await guild_settings.put(bot, sandbox.guild.id, "mod_channel", channel.id, moderator.id)
    return channel


async def test_moderators_are_told_once_where_they_meet(
    sandbox: Sandbox, bot: CareerBot, moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outdated_told, "PAUSE", 0)
    channel = await mod_channel(sandbox, bot, moderator)
    hidden = Edit(BOOTCAMPS, "hide", {}, changed(bot).base)
    await publish(sandbox, bot, hidden, moderator)
    assert await tell_servers(bot, {})
    assert channel.messages == []
    change_base(bot, title="Quux camps")
    assert await tell_servers(bot, {})
    assert await tell_servers(bot, {})
    (message,) = channel.messages
    assert "Quux camps" in message.text
    change_base(bot, "day/low-stress", title="Frob")
    assert await tell_servers(bot, {})
    assert len(channel.messages) == 1, "what changed is none of this server's"
    used = await sandbox.member.press(message, label="Quux camps")
    assert "Manage Server" in used.message.text
    used = await moderator.press(message, label="Quux camps")
    assert "This server hides it." in used.message.text


async def test_an_outage_puts_it_off(
    sandbox: Sandbox, bot: CareerBot, moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outdated_told, "PAUSE", 0)
    channel = await mod_channel(sandbox, bot, moderator)
    await publish(sandbox, bot, changed(bot, title="Zorb camps"), moderator)
    change_base(bot, title="Quux camps")

    async def down(request: web.Request) -> web.Response | None:
        return web.Response(status=503) if request.path.endswith("/messages") else None

    sandbox.before_request = down
    unsent = outdated_told.Unsent()
    assert not await tell_servers(bot, unsent)
    sandbox.before_request = None
    assert await tell_servers(bot, unsent)
    assert await tell_servers(bot, unsent)
    assert len(channel.messages) == 1


async def test_the_duty_notices_a_reload(
    sandbox: Sandbox, bot: CareerBot, moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outdated_told, "PAUSE", 0)
    monkeypatch.setattr(outdated_told, "EVERY", 0.05)
    channel = await mod_channel(sandbox, bot, moderator)
    await publish(sandbox, bot, changed(bot, title="Zorb camps"), moderator)
    duty = asyncio.create_task(outdated_told.tell_of_base(bot))
    try:
        await asyncio.sleep(0.2)
        assert channel.messages == []
        change_base(bot, title="Quux camps")
        await sandbox.until(lambda: len(channel.messages) == 1, what="the moderators to be told")
    finally:
        duty.cancel()
