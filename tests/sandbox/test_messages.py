"""Messages that are edited, deleted, reacted to, and whom they ping."""

import discord
import pytest

from bot.sandbox import RefusedError, Sandbox


@pytest.fixture
def seen(bot: discord.Client) -> dict[str, list]:
    """What the client was told of raw events, by event."""
    told: dict[str, list] = {}
    for name in (
        "raw_message_edit",
        "raw_message_delete",
        "raw_bulk_message_delete",
        "raw_reaction_clear",
        "raw_reaction_add",
    ):

        def keep(payload, name=name):
            told.setdefault(name, []).append(payload)

        async def on_event(payload, keep=keep):
            keep(payload)

        setattr(bot, f"on_{name}", on_event)
    return told


async def test_an_edit_is_told_with_the_content_that_may_be_read(sandbox: Sandbox, seen: dict) -> None:
    anna, channel = sandbox.member, sandbox.channel
    plain = await anna.send(channel, "nobody asked")
    await anna.edit(plain, "still nobody")
    asked = await anna.send(channel, "one", mention_bot=True)
    await anna.edit(asked, "two", mention_bot=True)
    await anna.edit(asked, "three")
    first, second, third = await sandbox.until(
        lambda: seen.get("raw_message_edit") if len(seen.get("raw_message_edit", [])) == 3 else None
    )
    assert (first.message_id, first.data["content"]) == (plain.id, "")
    assert (second.message_id, second.data["content"]) == (asked.id, f"{sandbox.bot.mention} two")
    assert second.data["edited_timestamp"]
    assert second.data["member"]["roles"] == []
    assert third.data["content"] == ""
    assert [revision.content for revision in asked.revisions] == [
        f"{sandbox.bot.mention} one",
        f"{sandbox.bot.mention} two",
    ]


async def test_an_edit_does_not_switch_a_replys_ping_on(sandbox: Sandbox, bot: discord.Client) -> None:
    reply = await sandbox.reply_to(await sandbox.member.send(sandbox.channel, "hi", mention_bot=True))
    silent = await sandbox.member.send(sandbox.channel, "more", reply_to=reply, ping=False)
    loud = await sandbox.member.send(sandbox.channel, "more", reply_to=reply)
    for said in (silent, loud):
        await sandbox.member.edit(said, "even more")
    assert silent.mentions == []
    assert loud.mentions == [sandbox.bot]


async def test_deletions_by_author_and_moderator(sandbox: Sandbox, seen: dict) -> None:
    anna, channel = sandbox.member, sandbox.channel
    said = [await anna.send(channel, str(number)) for number in range(4)]
    await anna.delete(said[0])
    (one,) = await sandbox.until(lambda: seen.get("raw_message_delete"))
    assert (one.message_id, one.channel_id, one.guild_id) == (said[0].id, channel.id, sandbox.guild.id)
    with pytest.raises(RefusedError):
        await anna.bulk_delete(said[1:])
    moderator = sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_messages"))
    await moderator.bulk_delete(said[1:3])
    (many,) = await sandbox.until(lambda: seen.get("raw_bulk_message_delete"))
    assert many.message_ids == {said[1].id, said[2].id}
    assert channel.messages == [said[3]]
    with pytest.raises(RefusedError):
        await anna.edit(said[1], "gone")


async def test_the_bot_edits_and_deletes_its_own(sandbox: Sandbox, bot: discord.Client, seen: dict) -> None:
    channel = bot.get_channel(sandbox.channel.id) or await bot.fetch_channel(sandbox.channel.id)
    sent = await channel.send("first")
    await sent.edit(content="second")
    (kept,) = sandbox.channel.messages
    assert kept.text == "second"
    await sent.delete()
    assert sandbox.channel.messages == []
    more = [await channel.send(str(number)) for number in range(3)]
    with pytest.raises(discord.Forbidden):
        await channel.delete_messages(more)
    sandbox.channel.set_permissions(sandbox.bot, manage_messages=True)
    await channel.delete_messages(more)
    assert sandbox.channel.messages == []
    assert await sandbox.until(lambda: seen.get("raw_bulk_message_delete"))


async def test_nothing_is_told_of_channels_the_bot_does_not_see(sandbox: Sandbox, seen: dict) -> None:
    hidden = sandbox.guild.create_channel("hidden")
    hidden.set_permissions(sandbox.bot, view_channel=False)
    said = await sandbox.member.send(hidden, "psst", mention_bot=True)
    await sandbox.member.edit(said, "psst!", mention_bot=True)
    await sandbox.member.react(said, "👍")
    await sandbox.member.delete(said)
    open_one = await sandbox.member.send(sandbox.channel, "x")
    await sandbox.member.delete(open_one)
    (told,) = await sandbox.until(lambda: seen.get("raw_message_delete"))
    assert told.message_id == open_one.id
    assert set(seen) == {"raw_message_delete"}


async def test_the_bot_reacts_and_reactions_are_cleared(
    sandbox: Sandbox, bot: discord.Client, seen: dict
) -> None:
    said = await sandbox.member.send(sandbox.channel, "hi")
    channel = bot.get_channel(sandbox.channel.id) or await bot.fetch_channel(sandbox.channel.id)
    message = channel.get_partial_message(said.id)
    await message.add_reaction("👀")
    assert said.reactions == {"👀": [sandbox.bot]}
    await sandbox.member.react(said, "👀")
    assert await sandbox.until(lambda: len(seen.get("raw_reaction_add", [])) == 2)
    await message.remove_reaction("👀", bot.user)
    assert said.reactions == {"👀": [sandbox.member]}
    sandbox.channel.set_permissions(sandbox.bot, manage_messages=True, add_reactions=False)
    await message.clear_reactions()
    assert said.reactions == {}
    assert await sandbox.until(lambda: seen.get("raw_reaction_clear"))
    with pytest.raises(discord.Forbidden):
        await message.add_reaction("👀")
