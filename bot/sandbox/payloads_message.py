"""Messages as the JSON Discord sends, with their attachments, reactions and what they reply to."""

from bot.sandbox.errors import Json
from bot.sandbox.ids import iso
from bot.sandbox.message import Attachment, Message
from bot.sandbox.payloads import channel_json, member_json, user_json


def attachment_json(attachment: Attachment) -> Json:
    """An attachment object."""
    payload: Json = {
        "id": str(attachment.id),
        "filename": attachment.filename,
        "size": len(attachment.data),
        "url": attachment.url,
        "proxy_url": attachment.url,
        "content_type": attachment.content_type,
        "flags": 0,
    }
    if attachment.pixels:
        payload["width"], payload["height"] = attachment.pixels
    if attachment.description is not None:
        payload["description"] = attachment.description
    if attachment.ephemeral:
        payload["ephemeral"] = True
    return payload


def emoji_json(emoji: str) -> Json:
    """A reaction's emoji: a character, or `name:id` of a custom one."""
    name, _, key = emoji.partition(":")
    return {"id": key or None, "name": name, "animated": False} if key else {"id": None, "name": emoji}


def message_json(message: Message, *, nested: bool = False) -> Json:
    """A message object with everything in it; `nested` leaves out what it replies to."""
    channel, bot = message.channel, message.channel.world.bot
    payload: Json = {
        "id": str(message.id),
        "channel_id": str(channel.id),
        "type": message.kind,
        "author": user_json(message.author),
        "content": message.content,
        "timestamp": iso(message.created),
        "edited_timestamp": iso(message.edited),
        "tts": False,
        "pinned": False,
        "mention_everyone": message.mention_everyone,
        "mentions": [user_json(user) for user in message.mentions],
        "mention_roles": [str(role) for role in message.mention_roles],
        "attachments": [attachment_json(a) for a in message.attachments],
        "embeds": message.embeds,
        "components": message.components,
        "flags": message.flags,
    }
    if message.nonce is not None:
        payload["nonce"] = message.nonce
    if message.author is bot:
        payload["application_id"] = str(channel.world.application_id)
    if message.interaction is not None:
        payload["webhook_id"] = str(channel.world.application_id)
        payload["interaction_metadata"] = message.interaction.metadata()
    if message.reactions:
        payload["reactions"] = [
            {
                "emoji": emoji_json(emoji),
                "count": len(users),
                "count_details": {"burst": 0, "normal": len(users)},
                "burst_colors": [],
                "me": bot in users,
                "me_burst": False,
            }
            for emoji, users in message.reactions.items()
        ]
    if message.thread is not None:
        payload["thread"] = channel_json(message.thread)
    if message.reference_id is not None:
        reference: Json = {
            "type": 0,
            "message_id": str(message.reference_id),
            "channel_id": str((message.reference_channel or channel).id),
        }
        if channel.guild is not None:
            reference["guild_id"] = str(channel.guild.id)
        payload["message_reference"] = reference
        if not nested:
            target = message.replied_to
            payload["referenced_message"] = message_json(target, nested=True) if target else None
    return payload


def message_event_json(message: Message) -> Json:
    """A message as the gateway sends it: with its guild and its author's membership."""
    payload = message_json(message)
    guild = message.channel.guild
    payload["channel_type"] = message.channel.kind
    if guild is None:
        return payload
    payload["guild_id"] = str(guild.id)
    author = guild.members.get(message.author.id)
    if author is not None:
        payload["member"] = member_json(author, with_user=False)
    for mentioned in payload["mentions"]:
        member = guild.members.get(int(mentioned["id"]))
        if member is not None:
            mentioned["member"] = member_json(member, with_user=False)
    return payload
