"""Routes about channels, guilds, members and roles."""

from bot.sandbox import payloads as to
from bot.sandbox.call import Call, Route
from bot.sandbox.errors import Json, unknown
from bot.sandbox.messages import demand, show_typing


def _member(call: Call) -> Json:
    user = call.world.bot if call.text("user_id") == "@me" else call.world.users.get(call.key("user_id"))
    member = call.guild.members.get(user.id) if user else None
    if member is None:
        raise unknown("Member")
    return to.member_json(member)


async def get_channel(call: Call) -> Json:
    """A channel."""
    demand(call.world.bot, call.channel)
    return to.channel_json(call.channel)


async def patch_channel(call: Call) -> Json:
    """Rename a channel, change its topic, archive a thread."""
    channel = call.channel
    own = channel.is_thread and channel.owner is call.world.bot and not channel.locked
    needed = [] if own else ["manage_threads" if channel.is_thread else "manage_channels"]
    demand(call.world.bot, channel, *needed)
    channel.name = call.json.get("name") or channel.name
    channel.topic = call.json.get("topic", channel.topic)
    channel.archived = bool(call.json.get("archived", channel.archived))
    channel.locked = bool(call.json.get("locked", channel.locked))
    call.world.channel_changed(channel)
    return to.channel_json(channel)


async def delete_channel(call: Call) -> Json:
    """Delete a channel or a thread."""
    channel = call.channel
    demand(call.world.bot, channel, "manage_threads" if channel.is_thread else "manage_channels")
    call.world.remove_channel(channel)
    return to.channel_json(channel)


async def type_in(call: Call) -> None:
    """Show that the bot types."""
    demand(call.world.bot, call.channel, "send_messages")
    call.channel.typing.append(call.world.now())
    show_typing(call.channel, call.world.bot)


async def get_guild(call: Call) -> Json:
    """A guild."""
    counts = {"approximate_member_count": len(call.guild.members), "approximate_presence_count": 1}
    return to.guild_json(call.guild) | (counts if call.request.query.get("with_counts") else {})


async def get_guild_channels(call: Call) -> list[Json]:
    """A guild's channels, threads left out."""
    return [to.channel_json(channel) for channel in call.guild.channels.values() if not channel.is_thread]


async def get_member(call: Call) -> Json:
    """One member of a guild."""
    return _member(call)


async def get_members(call: Call) -> list[Json]:
    """Members of a guild by id, from `after` on, at most `limit` (1 unless told)."""
    after, limit = call.number("after", 0, 1 << 63), call.number("limit", 1, 1000)
    return [to.member_json(m) for key, m in sorted(call.guild.members.items()) if key > after][:limit]


async def get_roles(call: Call) -> list[Json]:
    """A guild's roles."""
    return [to.role_json(role) for role in call.guild.roles.values()]


async def leave_guild(call: Call) -> None:
    """Leave a guild."""
    call.world.remove_guild(call.guild)


ROUTES: list[Route] = [
    ("GET", "/channels/{channel_id}", get_channel),
    ("PATCH", "/channels/{channel_id}", patch_channel),
    ("DELETE", "/channels/{channel_id}", delete_channel),
    ("POST", "/channels/{channel_id}/typing", type_in),
    ("GET", "/guilds/{guild_id}", get_guild),
    ("GET", "/guilds/{guild_id}/channels", get_guild_channels),
    ("GET", "/guilds/{guild_id}/roles", get_roles),
    ("GET", "/guilds/{guild_id}/members", get_members),
    ("GET", "/guilds/{guild_id}/members/{user_id}", get_member),
    ("DELETE", "/users/@me/guilds/{guild_id}", leave_guild),
]
