"""Permission bits by name, and what somebody may do in a channel."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.sandbox.model import Channel
    from bot.sandbox.users import User

BITS = {
    "kick_members": 1 << 1,
    "ban_members": 1 << 2,
    "administrator": 1 << 3,
    "manage_channels": 1 << 4,
    "manage_guild": 1 << 5,
    "add_reactions": 1 << 6,
    "view_audit_log": 1 << 7,
    "view_channel": 1 << 10,
    "send_messages": 1 << 11,
    "manage_messages": 1 << 13,
    "embed_links": 1 << 14,
    "attach_files": 1 << 15,
    "read_message_history": 1 << 16,
    "mention_everyone": 1 << 17,
    "use_external_emojis": 1 << 18,
    "manage_roles": 1 << 28,
    "manage_webhooks": 1 << 29,
    "use_application_commands": 1 << 31,
    "manage_threads": 1 << 34,
    "create_public_threads": 1 << 35,
    "create_private_threads": 1 << 36,
    "send_messages_in_threads": 1 << 38,
    "moderate_members": 1 << 40,
    "use_external_apps": 1 << 50,
}
ALL = sum(BITS.values())


def bits(*names: str) -> int:
    """The named permissions as one integer. A KeyError names a permission the sandbox does not know."""
    value = 0
    for name in names:
        value |= BITS[name]
    return value


EVERYONE = bits(
    "view_channel",
    "send_messages",
    "read_message_history",
    "add_reactions",
    "embed_links",
    "attach_files",
    "use_external_emojis",
    "use_application_commands",
    "create_public_threads",
    "send_messages_in_threads",
    "use_external_apps",
)
IN_A_DM = EVERYONE
_GROUP, _PRIVATE_THREAD = 3, 12


def permissions_in(user: "User", channel: "Channel") -> int:
    """What a user may do in a channel, roles and overwrites counted; 0 for a stranger."""
    guild = channel.guild
    if guild is None:
        inside = user in channel.joined if channel.kind == _GROUP else user.bot or user is channel.recipient
        return IN_A_DM if inside else 0
    member = guild.members.get(user.id)
    if member is None:
        return 0
    granted = member.permissions
    if granted & BITS["administrator"]:
        return ALL
    overwrites = (channel.parent if channel.is_thread and channel.parent else channel).overwrites
    for target in (guild.id, None, user.id):  # everyone, then the roles together, then the member
        ids = [target] if target is not None else [role.id for role in member.roles]
        allow = deny = 0
        for key in ids:
            if key in overwrites:
                allow |= overwrites[key].allow
                deny |= overwrites[key].deny
        granted = (granted & ~deny) | allow
    stranger = channel.kind == _PRIVATE_THREAD and user not in channel.joined
    return 0 if stranger and not granted & BITS["manage_threads"] else granted


def may(user: "User", channel: "Channel", name: str) -> bool:
    """Whether the user has the named permission there; in a thread, sending asks for its own permission."""
    if name == "send_messages" and channel.is_thread:
        name = "send_messages_in_threads"
    granted = permissions_in(user, channel)
    return bool(granted & BITS["view_channel"] and granted & BITS[name])
