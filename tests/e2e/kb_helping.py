"""What the tests of moderators' work share: edits published straight into the store, and where to begin."""

import asyncio
import time
from dataclasses import replace
from datetime import date
from typing import Any

from bot.discord_app import CareerBot
from bot.library.edits import Edit, Kind, Piece
from bot.library.layers import present
from bot.sandbox import Sandbox
from bot.sandbox.message import Message
from bot.sandbox.users import User
from bot.storage import NewVersion, Version

BOOTCAMPS = Piece("topics", "education/bootcamps")


def mods(sandbox: Sandbox, name: str = "mo") -> User:
    """Somebody with Manage Server."""
    return sandbox.create_user(name, sandbox.guild.create_role(f"{name}s", "manage_guild"))


def changed(bot: CareerBot, piece: Piece = BOOTCAMPS, **fields: Any) -> Edit:
    """A put of the base's piece with other fields."""
    base = present(bot.knowledge.library, piece)
    return Edit(piece, "put", {**(base or {}), **fields}, base)


async def publish(
    sandbox: Sandbox, bot: CareerBot, edit: Edit | None, by: User, why: str = "", piece: Piece = BOOTCAMPS
) -> Version:
    """Publish an edit of a piece on top of what is there, past the forms."""
    guild, piece = str(sandbox.guild.id), edit.piece if edit else piece
    head = await bot.store.head(guild, piece)
    new = NewVersion(piece, edit, head.number if head else 0, why)
    (version,) = await bot.store.publish(guild, [new], by.id, time.time())
    await bot.conversation.servers.refresh(guild)
    return version


async def present_here(sandbox: Sandbox, bot: CareerBot, piece: Piece = BOOTCAMPS) -> dict[str, Any]:
    """The piece as this server has it."""
    server = await bot.conversation.servers.server(str(sandbox.guild.id))
    value = present(server.knowledge.library, piece)
    assert value is not None
    return value


def change_base(bot: CareerBot, key: str = BOOTCAMPS.key, kind: Kind = "topics", **fields: Any) -> None:
    """The base with other fields of one piece, as after a reload."""
    known = bot.knowledge
    group = getattr(known.library, kind)
    changes: dict[str, Any] = {kind: {**group, key: group[key].model_copy(update=fields)}}
    fingerprint = f"{known.library.fingerprint}+"
    library = replace(known.library, **changes, fingerprint=fingerprint, _versions={})
    bot.conversation.knowledge = replace(known, library=library)


def all_old(bot: CareerBot) -> None:
    """The base with questions and answers that were all last checked long ago, and pay from guides too."""
    known = bot.knowledge
    topics = {
        key: topic.model_copy(update={"reviewed": date(2021, 1, 1)})
        for key, topic in known.library.topics.items()
    }
    pay = {}
    for key, held in known.library.pay.items():
        rows = tuple(row.model_copy(update={"reviewed": date(2020, 5, 1)}) for row in held.guide)
        pay[key] = held.model_copy(update={"guide": rows})
    library = replace(known.library, topics=topics, pay=pay, _versions={})
    bot.conversation.knowledge = replace(known, library=library)


async def says(message: Message, *texts: str) -> None:
    """Wait for a message to say something: what takes long is acknowledged first, and edited in."""
    for _ in range(200):
        if all(text in message.text for text in texts):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{texts!r} was never said; it says {message.text!r}")
