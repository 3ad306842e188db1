"""How people look and what they do besides writing, as the bot learns of it."""

import pytest

from bot.sandbox import RefusedError, Sandbox, Upload
from tests.sandbox.conftest import Connect, SmallBot


async def test_who_types_is_heard(sandbox: Sandbox, bot: SmallBot) -> None:
    heard: list[int] = []

    async def on_raw_typing(event: object) -> None:
        heard.append(event.user_id)  # type: ignore[attr-defined]

    bot.add_listener(on_raw_typing)
    await sandbox.member.show_typing(sandbox.channel)
    await sandbox.until(lambda: heard, what="the typing")
    assert heard == [sandbox.member.id]
    await bot.get_channel(sandbox.channel.id).typing()  # type: ignore[union-attr]
    assert len(sandbox.channel.typing) == 1
    said = await sandbox.member.send(sandbox.channel, "x", mention_bot=True)
    await sandbox.reply_to(said)
    assert heard == [sandbox.member.id], "of its own typing the bot is not told"


async def test_nicks_and_colors(sandbox: Sandbox, connect: Connect) -> None:
    low = sandbox.guild.create_role("low", color=0x111111)
    high = sandbox.guild.create_role("high", color=0x222222)
    plain = sandbox.guild.create_role("plain")
    sandbox.guild.add(sandbox.member, low, high, plain)
    sandbox.guild.change_nick(sandbox.member, "Annie")
    async with connect(sandbox) as bot:
        await bot.wait_until_ready()
        member = await bot.guilds[0].fetch_member(sandbox.member.id)
    assert member.display_name == "Annie"
    assert member.color.value == 0x222222 == sandbox.guild.members[sandbox.member.id].color


async def test_what_nobody_else_sees_can_be_dismissed(sandbox: Sandbox, bot: SmallBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "private")
    message = used.message
    await sandbox.member.dismiss(message)
    assert message not in sandbox.channel.seen_by(sandbox.member)
    with pytest.raises(RefusedError):
        await sandbox.member.dismiss(message)
    with pytest.raises(RefusedError):
        await sandbox.member.select(message, "pick", "One")
    said = await sandbox.member.send(sandbox.channel, "x")
    with pytest.raises(RefusedError):
        await sandbox.member.dismiss(said)


async def test_what_a_member_may_not_add(sandbox: Sandbox) -> None:
    said = await sandbox.member.send(sandbox.channel, "x", files=(Upload("a b/c.txt", b"x"),))
    assert said.attachments[0].filename == "c.txt"
    sandbox.channel.set_permissions(sandbox.member, add_reactions=False, attach_files=False)
    with pytest.raises(RefusedError):
        await sandbox.member.react(said, "👍")
    with pytest.raises(RefusedError):
        await sandbox.member.send(sandbox.channel, files=(Upload("a.txt", b"x"),))
