"""Ask a human: a thread where the answer stands, one ping of the role that was set, and what is missing."""

import asyncio
from pathlib import Path

import discord

from bot.discord_app import CareerBot, guild_settings
from bot.discord_app.custom_ids import ButtonId
from bot.discord_app.handover import AskHuman
from bot.discord_app.notes import note
from bot.library import Library
from bot.sandbox import Sandbox
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message
from bot.sandbox.model import Channel, Role
from bot.sandbox.users import User
from bot.understanding import Slots
from tests.e2e.conftest import running
from tests.e2e.test_feedback import answered, rate, take_away


async def role_set(sandbox: Sandbox, bot: CareerBot) -> Role:
    role = sandbox.guild.create_role("helpers")
    await sandbox.until(lambda: bot.get_guild(sandbox.guild.id).get_role(role.id))  # type: ignore[union-attr]
    await guild_settings.put(bot, sandbox.guild.id, "human_role", role.id, 1)
    return role


async def ask_human(sandbox: Sandbox, message: Message, by: User | None = None) -> Interaction:
    unhappy = await rate(sandbox, message, "fn", by)
    return await (by or sandbox.member).press(unhappy.message, label="Ask a human")


def threads(sandbox: Sandbox) -> list[Channel]:
    return sandbox.channel.threads


def pings(thread: Channel) -> list[Message]:
    return [message for message in thread.messages if message.author.bot and message.mention_roles]


async def asked_human(bot: CareerBot) -> int:
    return sum(row["kind"] == "asked_human" for row in await bot.store.feedback())


async def test_a_thread_opens_at_the_answer_and_the_role_is_pinged_once(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    role = await role_set(sandbox, bot)
    message = await answered(sandbox)
    pressed = await ask_human(sandbox, message)
    assert "I have called somebody" in pressed.message.text
    assert pressed.message.is_ephemeral
    (thread,) = threads(sandbox)
    assert message.thread is thread
    (ping,) = pings(thread)
    assert ping.mention_roles == [role.id]
    assert ping.mentions == []
    assert "anna" in ping.text

    again = await ask_human(sandbox, message)
    other = await ask_human(sandbox, message, sandbox.create_user("ben"))
    assert "called to this answer already" in again.message.text
    assert "called to this answer already" in other.message.text
    assert len(pings(thread)) == 1
    assert await asked_human(bot) == 1


async def test_two_at_once_ping_once(sandbox: Sandbox, bot: CareerBot) -> None:
    await role_set(sandbox, bot)
    message, ben = await answered(sandbox), sandbox.create_user("ben")
    first, second = await rate(sandbox, message, "fn"), await rate(sandbox, message, "fn", ben)
    await asyncio.gather(
        sandbox.member.press(first.message, label="Ask a human"),
        ben.press(second.message, label="Ask a human"),
    )
    assert sum(len(pings(thread)) for thread in threads(sandbox)) == 1


async def test_a_name_with_tricks_in_it_pings_nobody_else(sandbox: Sandbox, bot: CareerBot) -> None:
    role = await role_set(sandbox, bot)
    tricky = sandbox.create_user(f"@everyone <@&{sandbox.guild.create_role('staff').id}> **x**")
    await ask_human(sandbox, await answered(sandbox), tricky)
    (ping,) = pings(threads(sandbox)[0])
    assert ping.mention_roles == [role.id]
    assert not ping.mention_everyone
    assert "@everyone" not in ping.text


async def test_it_works_after_a_restart_and_pings_no_second_time(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library) as bot:
        await role_set(sandbox, bot)
        message, other = await answered(sandbox), await answered(sandbox)
        unhappy = await rate(sandbox, other, "fn")
        await ask_human(sandbox, message)
    async with running(sandbox, tmp_path, library) as bot:
        assert "already" in (await ask_human(sandbox, message)).message.text
        pressed = await sandbox.member.press(unhappy.message, label="Ask a human")
        assert "I have called somebody" in pressed.message.text
        assert other.thread is not None
        assert await asked_human(bot) == 2


async def test_an_entry_that_was_taken_away_can_still_be_asked_about(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    await role_set(sandbox, bot)
    message = await answered(sandbox)
    take_away(bot, "salary/by-role")
    pressed = await ask_human(sandbox, message)
    assert "I have called somebody" in pressed.message.text


async def test_a_private_answer_stays_private_until_its_asker_agrees(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    await role_set(sandbox, bot)
    pressed = await ask_human(sandbox, await answered(sandbox, private=True))
    assert "Only you see this answer" in pressed.message.text
    assert threads(sandbox) == []
    agreed = await sandbox.member.press(pressed.message, label="Open a thread for all to read")
    assert "I have called somebody" in agreed.message.text
    (ping,) = pings(threads(sandbox)[0])
    assert "write your question here" in ping.text


async def test_a_thread_that_people_opened_is_used(sandbox: Sandbox, bot: CareerBot) -> None:
    role = await role_set(sandbox, bot)
    message = await answered(sandbox)
    thread = await sandbox.member.start_thread(message, "about this")
    pressed = await ask_human(sandbox, message)
    assert "I have called somebody" in pressed.message.text
    assert [ping.mention_roles for ping in pings(thread)] == [[role.id]]


async def test_in_a_thread_the_ping_comes_there(sandbox: Sandbox, bot: CareerBot) -> None:
    role = await role_set(sandbox, bot)
    thread = await sandbox.member.start_thread(sandbox.channel, "careers")
    used = await sandbox.member.slash(thread, "salary", role="data-scientist")
    await ask_human(sandbox, used.message)
    assert threads(sandbox) == [thread]
    assert [ping.mention_roles for ping in pings(thread)] == [[role.id]]


async def test_what_is_missing_is_said_plainly(sandbox: Sandbox, bot: CareerBot) -> None:
    message = await answered(sandbox)
    await role_set(sandbox, bot)
    unhappy = await rate(sandbox, message, "fn")
    await guild_settings.put(bot, sandbox.guild.id, "human_role", None, 1)
    pressed = await sandbox.member.press(unhappy.message, label="Ask a human")
    assert "not told me whom to call" in pressed.message.text
    await role_set(sandbox, bot)
    sandbox.channel.set_permissions(sandbox.bot, create_public_threads=False)
    assert "Create Public Threads" in (await ask_human(sandbox, message)).message.text
    await guild_settings.put(bot, sandbox.guild.id, "human_role", 12345, 1)
    assert "is gone" in (await ask_human(sandbox, message)).message.text
    private = await sandbox.member.slash(sandbox.member.dm, "salary", role="data-scientist")
    unhappy = await rate(sandbox, private.message, "fn")
    assert [button.label for button in unhappy.message.buttons] == ["Wrong or outdated"]
    dm = await bot.create_dm(discord.Object(sandbox.member.id))
    await dm.send(view=note("An answer.", AskHuman(ButtonId("fh", "salary/by-role", "abc", Slots(), 1))))
    pressed = await sandbox.member.press(sandbox.member.dm.messages[-1], label="Ask a human")
    assert "only the two of us" in pressed.message.text
    assert threads(sandbox) == []
    assert await asked_human(bot) == 0
