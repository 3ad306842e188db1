"""A world made again of what was kept of it."""

from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Attachment, Message
from bot.sandbox.model import Channel, Guild, Member, Overwrite, Role
from bot.sandbox.saved import SavedChannel, SavedFile, SavedGuild, SavedInteraction, SavedMessage, SavedWorld
from bot.sandbox.saving import all_ids, moved
from bot.sandbox.users import User
from bot.sandbox.world import World


def restored(kept: SavedWorld, base_url: str) -> World:
    """The world, to be served at `base_url`. KeyError where an id names nothing."""
    world = World()
    world.base_url = base_url
    world.users = {one.id: User(world, **vars(one)) for one in kept.users}
    world.bot, world.owner = world.users[kept.bot], world.users[kept.owner]
    world.application_id = world.bot.id
    for guild in kept.guilds:
        world.guilds[guild.id] = _guild(guild, world)
    for channel in kept.channels:
        world.keep(_channel(channel, world))
    for guild in kept.guilds:
        if guild.system_channel is not None:
            world.guilds[guild.id].system_channel = world.channels[guild.system_channel]
    for one in kept.interactions:
        world.interactions[one.id] = _interaction(one, world)
    found: dict[int, Message] = {}
    for channel in kept.channels:
        for message in channel.messages:
            found[message.id] = _message(message, world.channels[channel.id], kept.base_url)
    for one in kept.interactions:
        made = world.interactions[one.id]
        made.source = found[one.source] if one.source is not None else None
        made.parent = world.interactions[one.parent] if one.parent is not None else None
    world.commands = {int(command["id"]): command for command in kept.commands}
    world.snowflakes.go_on_after(max(all_ids(world)))
    return world


def _guild(kept: SavedGuild, world: World) -> Guild:
    guild = Guild(world, kept.id, kept.name, world.users[kept.owner])
    for one in kept.roles:
        guild.roles[one.id] = Role(**vars(one))
    for member in kept.members:
        roles = [guild.roles[key] for key in member.roles]
        user = world.users[member.user]
        guild.members[user.id] = Member(user, guild, roles, member.joined, member.nick)
    return guild


def _channel(kept: SavedChannel, world: World) -> Channel:
    channel = Channel(
        world,
        kept.id,
        kept.kind,
        kept.name,
        guild=None if kept.guild is None else world.guilds[kept.guild],
        recipient=None if kept.recipient is None else world.users[kept.recipient],
        parent=None if kept.parent is None else world.channels[kept.parent],
        owner=None if kept.owner is None else world.users[kept.owner],
        topic=kept.topic,
        archived=kept.archived,
        locked=kept.locked,
        created=kept.created,
        tags=kept.tags,
        joined=[world.users[key] for key in kept.joined],
    )
    channel.overwrites = {one.target: Overwrite(one.kind, one.allow, one.deny) for one in kept.overwrites}
    return channel


def _interaction(kept: SavedInteraction, world: World) -> Interaction:
    channel, user = world.channels[kept.channel], world.users[kept.user]
    return Interaction(kept.id, kept.kind, user, channel, kept.data, kept.name)


def _message(kept: SavedMessage, channel: Channel, old: str) -> Message:
    """The message, put into its channel; `old` is where its files were served."""
    world, users = channel.world, channel.world.users
    message = Message(
        id=kept.id,
        channel=channel,
        author=users[kept.author],
        content=kept.content,
        created=kept.created,
        kind=kept.kind,
        flags=kept.flags,
        embeds=moved(kept.embeds, old, world.base_url),
        components=moved(kept.components, old, world.base_url),
        attachments=[_file(one, world) for one in kept.attachments],
        mentions=[users[key] for key in kept.mentions],
        mention_roles=kept.mention_roles,
        mention_everyone=kept.mention_everyone,
        pinged_users=[users[key] for key in kept.pinged_users],
        pinged_roles=[channel.guild.roles[key] for key in kept.pinged_roles] if channel.guild else [],
        reference_id=kept.reference,
        reference_channel=(
            None if kept.reference_channel is None else world.channels[kept.reference_channel]
        ),
        nonce=kept.nonce,
        interaction=None if kept.interaction is None else world.interactions[kept.interaction],
        reactions={emoji: [users[key] for key in keys] for emoji, keys in kept.reactions.items()},
        thread=None if kept.thread is None else world.channels[kept.thread],
        edited=kept.edited,
    )
    channel.history[message.id] = channel.last = message
    return message


def _file(kept: SavedFile, world: World) -> Attachment:
    url = world.base_url + kept.path
    file = Attachment(kept.id, kept.filename, kept.data, url, kept.content_type, kept.description)
    world.files[file.id] = file
    return file
