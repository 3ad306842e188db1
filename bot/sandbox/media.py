"""Files of a message: which it keeps, which are new, and what `attachment://` names stand for."""

import mimetypes
import re
from typing import TYPE_CHECKING

from bot.sandbox import components as tree
from bot.sandbox.components import Path
from bot.sandbox.errors import Json, invalid_form
from bot.sandbox.ids import as_id
from bot.sandbox.message import Attachment, Upload
from bot.sandbox.model import Channel

if TYPE_CHECKING:
    from bot.sandbox.world import World

_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(; ?[\w-]+=[\w.-]+)?", re.ASCII)
_BYTES = "application/octet-stream"
_LONGEST = 200  # characters of a name, or of a type
Uploads = dict[int, Upload]  # by the number in the form field's name, `files[0]`


def plain_name(name: str) -> str:
    """A file's name as Discord keeps it: no folders, nothing but letters, digits, "_", "-" and "."."""
    plain = re.sub(r"[^\w.-]+", "_", name.replace("\\", "/").rpartition("/")[2])
    return plain.strip("._")[-_LONGEST:] or "file"


def content_type(given: str | None, name: str) -> str:
    """What a file is: as its sender says, else by its name."""
    if given and given != _BYTES and len(given) <= _LONGEST and _TYPE.fullmatch(given):
        return given
    return mimetypes.guess_type(name)[0] or _BYTES


def count_after(body: Json, uploads: Uploads, kept: list[Attachment]) -> int:
    """How many attachments a message will have, before any of them is stored."""
    if body.get("attachments") is None:
        return len(uploads) + (0 if "attachments" in body else len(kept))
    ids = {as_id(entry.get("id")) for entry in body["attachments"]}
    return len(uploads) + sum(attachment.id in ids for attachment in kept)


def attach(
    channel: Channel, body: Json, uploads: Uploads, kept: list[Attachment], *, ephemeral: bool = False
) -> list[Attachment]:
    """What a message ends up with: of those `kept` what the body lists (or all), then the new ones.

    ApiError for an entry that is neither a kept file nor one of the uploads.
    """
    entries = body.get("attachments")
    listed = {as_id(entry.get("id")): entry for entry in entries or []}
    known = {attachment.id for attachment in kept} | set(uploads)
    for number, key in enumerate(listed):
        if key not in known:
            message = f"Invalid attachment id: {key}"
            raise invalid_form(("attachments", number), "ATTACHMENT_NOT_FOUND", message)
    result = [a for a in kept if "attachments" not in body or a.id in listed]
    for attachment in result:
        if "description" in listed.get(attachment.id, {}):
            attachment.description = listed[attachment.id]["description"]
    for index, upload in sorted(uploads.items()):
        entry = listed.get(index, {})
        named = Upload(
            filename=entry.get("filename") or upload.filename,
            data=upload.data,
            description=entry.get("description"),
            content_type=upload.content_type,
        )
        result.append(channel.world.store(channel, named, ephemeral=ephemeral))
    return result


def resolve(
    world: "World", components: list[Json], embeds: list[Json], attachments: list[Attachment]
) -> None:
    """Turn every picture and file into what Discord returns for it; changes both trees.

    An `attachment://` name that no attachment has raises an ApiError.
    """
    by_name = {attachment.filename: attachment for attachment in attachments}
    by_url = {attachment.url: attachment for attachment in attachments}

    def media(url: str, at: Path) -> Json:
        attachment = by_url.get(url)
        if url.startswith("attachment://"):
            attachment = by_name.get(url.removeprefix("attachment://"))
            if attachment is None:
                code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
                raise invalid_form((*at, "url"), code, f"The referenced attachment {url} was not found")
        result: Json = {"id": str(world.snowflakes.next()), "url": url, "proxy_url": url, "loading_state": 2}
        if attachment is None:
            return result
        result |= {"url": attachment.url, "proxy_url": attachment.url, "attachment_id": str(attachment.id)}
        result["content_type"] = attachment.content_type
        if attachment.pixels:
            result["width"], result["height"] = attachment.pixels
        return result

    for path, component in tree.walk(components):
        match component["type"]:
            case tree.THUMBNAIL:
                component["media"] = media(component["media"]["url"], (*path, "media"))
            case tree.GALLERY:
                for index, item in enumerate(component["items"]):
                    item["media"] = media(item["media"]["url"], (*path, "items", index, "media"))
            case tree.FILE:
                component["file"] = media(component["file"]["url"], (*path, "file"))
                held = by_url.get(component["file"]["url"])
                if held is not None:
                    component |= {"name": held.filename, "size": len(held.data)}
    for index, embed in enumerate(embeds):
        embed.setdefault("type", "rich")
        for key in ("image", "thumbnail"):
            if (embed.get(key) or {}).get("url"):
                embed[key] = media(embed[key]["url"], ("embeds", index, key))
