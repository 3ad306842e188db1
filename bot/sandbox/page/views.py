"""The world as one user sees it: people, servers, channels, commands, permissions."""

from typing import TYPE_CHECKING

from bot.sandbox import acting, limits
from bot.sandbox.errors import Json, RefusedError
from bot.sandbox.model import GROUP, Channel, Guild
from bot.sandbox.page.reading import Reading
from bot.sandbox.payloads import channel_json, role_json, user_json
from bot.sandbox.permissions import BITS, may, permissions_in

if TYPE_CHECKING:
    from bot.sandbox.users import User
    from bot.sandbox.world import World

_PREVIEW = 200  # characters of a post's first message
_MODERATES = BITS["manage_guild"] | BITS["manage_messages"] | BITS["administrator"]


def switchable(user: "User") -> bool:
    """Whether the page may look through a user's eyes: people who are in a server, or were described."""
    inside = any(user.id in guild.members for guild in user.world.guilds.values())
    return not user.bot and (bool(user.note) or (inside and user is not user.world.owner))


def world_view(world: "World", user: "User", reading: Reading) -> Json:
    """What a "hello" says of the world: everything but messages."""
    guilds = [guild for guild in world.guilds.values() if user.id in guild.members]
    private = [c for c in world.channels.values() if c.guild is None and may(user, c, "view_channel")]
    seen = private + [c for g in guilds for c in g.channels.values() if may(user, c, "view_channel")]
    return {
        "me": str(user.id),
        "users": [_user(one) for one in world.users.values()],
        "guilds": [_guild(guild, user, reading) for guild in guilds],
        "dms": [direct_view(channel, user, reading) for channel in private],
        "commands": _commands(world, user, guilds),
        "permissions": {str(channel.id): _names(permissions_in(user, channel)) for channel in seen},
        "limits": {"content": limits.CONTENT, "file": limits.ATTACHMENT_BYTES},
    }


def channel_view(channel: Channel, user: "User", reading: Reading) -> Json:
    """A channel or thread, with what this user may do there and has not read."""
    unread = reading.unread(user, channel)
    payload = channel_json(channel) | {
        "can_send": can_send(user, channel),
        "unread": len(unread),
        "mentions": sum(message.pings(user) for message in unread),
    }
    if channel.is_thread and channel.parent is not None and channel.parent.is_forum:
        first = next(iter(channel.messages), None)
        payload["preview"] = first.text[:_PREVIEW] if first else ""
    return payload


def direct_view(channel: Channel, user: "User", reading: Reading) -> Json:
    """A conversation outside servers; `recipient` is the other one, null in a group."""
    others = [one for one in channel.joined if one is not user] if channel.kind == GROUP else [user.world.bot]
    payload = channel_view(channel, user, reading) | {"recipients": [user_json(one) for one in others]}
    payload["recipient"] = None if channel.kind == GROUP else user_json(others[0])
    return payload | {"threads": []}


def can_send(user: "User", channel: Channel) -> bool:
    """Whether the user can write there, or open a post."""
    locked = channel.locked and not may(user, channel, "manage_threads")
    return may(user, channel, "send_messages") and not locked


def _user(user: "User") -> Json:
    return user_json(user) | {"note": user.note or _note(user), "switchable": switchable(user)}


def _note(user: "User") -> str:
    held = [g.members[user.id] for g in user.world.guilds.values() if user.id in g.members]
    if user.bot or not held:
        return ""
    return "Moderator" if any(member.permissions & _MODERATES for member in held) else "Member"


def _guild(guild: Guild, user: "User", reading: Reading) -> Json:
    seen = [c for c in guild.channels.values() if may(user, c, "view_channel")]
    return {
        "id": str(guild.id),
        "name": guild.name,
        "roles": [role_json(role) for role in guild.roles.values()],
        "members": [
            {
                "user": str(member.user.id),
                "nick": member.nick,
                "color": member.color,
                "roles": [str(role.id) for role in member.roles],
            }
            for member in guild.members.values()
        ],
        "channels": [
            channel_view(channel, user, reading)
            | {"threads": [channel_view(t, user, reading) for t in seen if t.parent is channel]}
            for channel in seen
            if not channel.is_thread
        ],
    }


def _commands(world: "World", user: "User", guilds: list[Guild]) -> list[Json]:
    """The commands that are offered somewhere: `guilds` names where, `dm` says whether to the bot itself."""
    found = []
    for command in world.commands.values():
        places = [guild for guild in guilds if command.get("guild_id") in (None, str(guild.id))]
        offered = [
            str(guild.id) for guild in places if any(_offered(user, c, command) for c in _rooms(user, guild))
        ]
        alone = command.get("guild_id") is None and _offered(user, _direct(world, user), command)
        if offered or alone:
            found.append(command | {"guilds": offered, "dm": alone})
    return found


def _rooms(user: "User", guild: Guild) -> list[Channel]:
    return [c for c in guild.channels.values() if not c.is_thread and may(user, c, "view_channel")]


def _direct(world: "World", user: "User") -> Channel:
    """The user's conversation with the bot, or one like it that is kept nowhere."""
    held = next((c for c in world.channels.values() if c.recipient is user), None)
    return held or Channel(world, 0, 1, "", recipient=user)


def _offered(user: "User", channel: Channel, command: Json) -> bool:
    try:
        acting.demand_command(user, channel, command)
    except RefusedError:
        return False
    return True


def _names(granted: int) -> list[str]:
    return [name for name, bit in BITS.items() if granted & bit]
