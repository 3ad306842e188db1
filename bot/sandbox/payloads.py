"""The objects of the sandbox as the JSON Discord sends: ids are strings, nothing indexed is missing."""

from typing import TYPE_CHECKING

from bot.sandbox import permissions
from bot.sandbox.errors import Json
from bot.sandbox.ids import iso
from bot.sandbox.model import PRIVATE_THREAD, Channel, Guild, Member, Role

if TYPE_CHECKING:
    from bot.sandbox.users import User


def user_json(user: "User") -> Json:
    """A user object."""
    payload: Json = {
        "id": str(user.id),
        "username": user.name,
        "global_name": None if user.bot else user.display_name,
        "discriminator": "0000" if user.bot else "0",
        "avatar": None,
        "avatar_decoration_data": None,
        "primary_guild": None,
        "public_flags": 0,
        "flags": 0,
    }
    if user.bot:
        payload["bot"] = True
    return payload


def role_json(role: Role) -> Json:
    """A role object."""
    return {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(role.permissions),
        "position": role.position,
        "color": role.color,
        "colors": {"primary_color": role.color, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": role.managed,
        "mentionable": role.mentionable and not role.managed,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def member_json(member: Member, *, with_user: bool = True) -> Json:
    """A member object; messages carry it without its user."""
    payload: Json = {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "flags": 0,
        "joined_at": iso(member.joined),
        "nick": member.nick,
        "pending": False,
        "premium_since": None,
        "roles": [str(role.id) for role in member.roles],
        "mute": False,
        "deaf": False,
    }
    if with_user:
        payload["user"] = user_json(member.user)
    return payload


def channel_json(channel: Channel) -> Json:
    """A channel object: text channel, thread or direct conversation."""
    payload: Json = {
        "id": str(channel.id),
        "type": channel.kind,
        "flags": 0,
        "last_message_id": str(channel.last.id) if channel.last else None,
    }
    if channel.recipient is not None:
        payload["recipients"] = [user_json(channel.recipient)]
        return payload
    if channel.guild is None:
        assert channel.owner is not None
        payload |= {"name": None, "icon": None, "owner_id": str(channel.owner.id)}
        return payload | {"recipients": [user_json(user) for user in channel.joined]}
    payload |= {
        "guild_id": str(channel.guild.id),
        "name": channel.name,
        "parent_id": str(channel.parent.id) if channel.parent else None,
        "rate_limit_per_user": 0,
        "nsfw": False,
    }
    if not channel.is_thread:
        overwrites = channel.overwrites.items()
        return (
            payload
            | _forum_json(channel)
            | {
                "topic": channel.topic,
                "position": list(channel.guild.channels).index(channel.id),
                "permission_overwrites": [
                    {"id": str(key), "type": o.kind, "allow": str(o.allow), "deny": str(o.deny)}
                    for key, o in overwrites
                ],
            }
        )
    assert channel.owner is not None
    assert channel.parent is not None
    metadata: Json = {
        "archived": channel.archived,
        "auto_archive_duration": 1440,
        "archive_timestamp": iso(channel.created),
        "create_timestamp": iso(channel.created),
        "locked": channel.locked,
    }
    if channel.kind == PRIVATE_THREAD:
        metadata["invitable"] = True
    if channel.parent.is_forum:
        payload["applied_tags"] = [_tag_id(channel.parent, name) for name in channel.tags]
    return payload | {
        "owner_id": str(channel.owner.id),
        "message_count": len(channel.history),
        "member_count": len(channel.joined),
        "total_message_sent": len(channel.history),
        "thread_metadata": metadata,
    }


def _tag_id(forum: Channel, name: str) -> str:
    """A tag's id; the sandbox makes it of the forum's."""
    return str(forum.id + 1 + forum.tags.index(name))


def _forum_json(channel: Channel) -> Json:
    """What a forum has and a text channel has not."""
    if not channel.is_forum:
        return {}
    return {
        "available_tags": [
            {
                "id": _tag_id(channel, name),
                "name": name,
                "moderated": False,
                "emoji_id": None,
                "emoji_name": None,
            }
            for name in channel.tags
        ],
        "default_reaction_emoji": None,
        "default_sort_order": None,
        "default_forum_layout": 0,
    }


def guild_json(guild: Guild) -> Json:
    """A guild object as the REST API sends it: roles, but no channels or members."""
    return {
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "home_header": None,
        "widget_channel_id": None,
        "banner": None,
        "description": None,
        "owner_id": str(guild.owner.id),
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "application_id": None,
        "system_channel_id": str(guild.system_channel.id) if guild.system_channel else None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "vanity_url_code": None,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "nsfw": False,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": "en-US",
        "max_members": 500_000,
        "max_presences": None,
        "max_video_channel_users": 25,
        "max_stage_video_channel_users": 50,
        "incidents_data": None,
        "widget_enabled": False,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [role_json(role) for role in guild.roles.values()],
    }


def guild_create_json(guild: Guild, members: list[Member]) -> Json:
    """A guild as the gateway sends it, with its channels, threads and the members the intents allow."""
    bot = guild.world.bot
    seen = [c for c in guild.channels.values() if permissions.may(bot, c, "view_channel")]
    return guild_json(guild) | {
        "joined_at": iso(guild.members[bot.id].joined),
        "large": len(guild.members) > 250,
        "unavailable": False,
        "member_count": len(guild.members),
        "members": [member_json(member) for member in members],
        "channels": [channel_json(c) for c in seen if not c.is_thread],
        "threads": [channel_json(c) for c in seen if c.is_thread and not c.archived],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }
