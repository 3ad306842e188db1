"""The world of a sandbox as values that can be written, and back.

Left out is what ends with the process (connections, forms, an interaction's token, what a message was before
its edits), what a single reader saw (ephemeral messages), and what was deleted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Attachment, Message
from bot.sandbox.model import Channel, Guild
from bot.sandbox.saved import (
    SavedChannel,
    SavedFile,
    SavedGuild,
    SavedInteraction,
    SavedMember,
    SavedMessage,
    SavedOverwrite,
    SavedRole,
    SavedUser,
    SavedWorld,
)
from bot.sandbox.users import User
from bot.sandbox.world import World


def saved(world: World) -> SavedWorld:
    """The world as it is now. What is no longer changed in place is shared, not copied."""
    channels = [_channel(channel, world) for channel in world.channels.values()]
    kept = {m.id for channel in channels for m in channel.messages}
    answered = _answered(world)
    return SavedWorld(
        base_url=world.base_url,
        bot=world.bot.id,
        owner=world.owner.id,
        users=[_user(user) for user in world.users.values()],
        guilds=[_guild(guild) for guild in world.guilds.values()],
        channels=channels,
        interactions=[_interaction(answered[key], kept) for key in sorted(answered)],
        commands=[dict(command) for command in world.commands.values()],
    )


def _user(user: User) -> SavedUser:
    return SavedUser(**{one.name: getattr(user, one.name) for one in fields(SavedUser)})


def _guild(guild: Guild) -> SavedGuild:
    roles = [SavedRole(**vars(role)) for role in guild.roles.values()]
    members = [
        SavedMember(key, [role.id for role in member.roles], member.joined, member.nick)
        for key, member in guild.members.items()
    ]
    system = guild.system_channel.id if guild.system_channel else None
    return SavedGuild(guild.id, guild.name, guild.owner.id, system, roles, members)


def _channel(channel: Channel, world: World) -> SavedChannel:
    return SavedChannel(
        id=channel.id,
        kind=channel.kind,
        name=channel.name,
        guild=channel.guild.id if channel.guild else None,
        recipient=channel.recipient.id if channel.recipient else None,
        parent=channel.parent.id if channel.parent else None,
        owner=channel.owner.id if channel.owner else None,
        topic=channel.topic,
        archived=channel.archived,
        locked=channel.locked,
        created=channel.created,
        tags=list(channel.tags),
        joined=_ids(channel.joined),
        overwrites=[SavedOverwrite(key, o.kind, o.allow, o.deny) for key, o in channel.overwrites.items()],
        messages=[_message(message, world) for message in channel.readable],
    )


def _message(message: Message, world: World) -> SavedMessage:
    elsewhere = message.reference_channel
    return SavedMessage(
        id=message.id,
        author=message.author.id,
        content=message.content,
        created=message.created,
        kind=message.kind,
        flags=message.flags,
        mention_everyone=message.mention_everyone,
        mentions=_ids(message.mentions),
        mention_roles=list(message.mention_roles),
        pinged_users=_ids(message.pinged_users),
        pinged_roles=[role.id for role in message.pinged_roles],
        reference=message.reference_id,
        reference_channel=elsewhere.id if elsewhere and elsewhere.id in world.channels else None,
        nonce=message.nonce,
        interaction=message.interaction.id if message.interaction else None,
        thread=message.thread.id if message.thread and message.thread.id in world.channels else None,
        edited=message.edited,
        embeds=message.embeds,
        components=message.components,
        attachments=[_file(attachment, world) for attachment in message.attachments],
        reactions={emoji: _ids(users) for emoji, users in message.reactions.items()},
    )


def _file(file: Attachment, world: World) -> SavedFile:
    path = file.url.removeprefix(world.base_url)
    return SavedFile(file.id, file.filename, path, file.content_type, file.description, file.data)


def _answered(world: World) -> dict[int, Interaction]:
    """The interactions that kept messages answer, and those they came from."""
    found: dict[int, Interaction] = {}
    for channel in world.channels.values():
        for message in channel.readable:
            one = message.interaction
            while one is not None and one.id not in found:
                found[one.id] = one
                one = one.parent
    return found


def _interaction(one: Interaction, kept: set[int]) -> SavedInteraction:
    source = one.source.id if one.source and one.source.id in kept else None
    parent = one.parent.id if one.parent else None
    return SavedInteraction(one.id, one.kind, one.user.id, one.channel.id, one.name, one.data, source, parent)


def _ids(users: Iterable[User]) -> list[int]:
    return [user.id for user in users]


def moved(tree: Any, old: str, new: str) -> Any:
    """A tree of JSON in which addresses of files under `old` have become those under `new`."""
    if isinstance(tree, dict):
        return {key: moved(value, old, new) for key, value in tree.items()}
    if isinstance(tree, list):
        return [moved(value, old, new) for value in tree]
    if isinstance(tree, str) and tree.startswith(f"{old}/cdn/"):
        return new + tree.removeprefix(old)
    return tree


def all_ids(world: World) -> Iterator[int]:
    """Every id that has been given."""
    yield from (*world.users, *world.guilds, *world.channels, *world.commands, *world.files)
    yield from world.interactions
    for guild in world.guilds.values():
        yield from guild.roles
    for channel in world.channels.values():
        yield from channel.history
