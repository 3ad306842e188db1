"""Buttons that name what only one server has: they work there, after a restart too, and nowhere else."""

import time
from pathlib import Path

from bot.discord_app import CareerBot
from bot.library import Library
from bot.library.edits import Edit, Piece
from bot.library.layers import present
from bot.sandbox import Sandbox
from bot.sandbox.message import Message
from bot.storage import NewVersion
from tests.e2e.conftest import posted, running

SPORTS = Piece("roles", "sports-analyst")


async def with_role(sandbox: Sandbox, bot: CareerBot) -> None:
    """A role that this server alone has."""
    like = present(bot.knowledge.library, Piece("roles", "data-analyst")) or {}
    names = {"name": "Sports analyst", "plural": "sports analysts", "aliases": ["match analyst"]}
    value = {**like, **names, "titles": [], "neighbours": {}}
    guild = str(sandbox.guild.id)
    version = NewVersion(SPORTS, Edit(SPORTS, "put", value), 0, "new")
    await bot.store.publish(guild, [version], sandbox.member.id, time.time())
    server = await bot.conversation.servers.refresh(guild)
    assert not server.layer.set_aside


def button(message: Message, begins: str) -> str:
    """The custom id of a message's button that begins so."""
    return next(
        one.custom_id for one in message.buttons if one.custom_id and one.custom_id.startswith(begins)
    )


async def asked(sandbox: Sandbox) -> Message:
    question = await sandbox.member.send(sandbox.channel, "what does a sports analyst do", mention_bot=True)
    reply = await sandbox.reply_to(question)
    assert "Sports analyst" in reply.text
    return reply


async def test_a_button_names_a_role_of_this_server_after_a_restart(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library) as bot:
        await with_role(sandbox, bot)
        reply = await asked(sandbox)
    skills = button(reply, "v1:go:skills/")
    async with running(sandbox, tmp_path, library):
        pressed = await sandbox.member.press(reply, custom_id=skills)
        assert "Skills: sports analyst" in pressed.message.text


async def test_a_private_answer_about_that_role_is_shared_after_a_restart(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library) as bot:
        await with_role(sandbox, bot)
        used = await sandbox.member.slash(sandbox.channel, "role", role="sports-analyst", private=True)
    share = button(used.message, "v1:sh:")
    async with running(sandbox, tmp_path, library):
        shared = await posted(sandbox, await sandbox.member.press(used.message, custom_id=share))
        assert not shared.is_ephemeral
        assert "Sports analyst" in shared.text


async def test_where_the_role_was_taken_back_the_button_says_so(sandbox: Sandbox, bot: CareerBot) -> None:
    await with_role(sandbox, bot)
    reply = await asked(sandbox)
    skills = button(reply, "v1:go:skills/")
    guild = str(sandbox.guild.id)
    (head,) = await bot.store.heads(guild)
    await bot.store.publish(guild, [NewVersion(SPORTS, None, head.number, "")], 1, time.time())
    await bot.conversation.servers.refresh(guild)
    pressed = await sandbox.member.press(reply, custom_id=skills)
    assert pressed.message.is_ephemeral
    assert "Skills:" not in pressed.message.text
