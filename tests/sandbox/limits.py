"""Limits that Discord's description of its API does not tell, checked apart from the sandbox's own code."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

V2 = 1 << 15
_EMBED_TEXTS = ("title", "description")


def breaches(body: Any) -> list[str]:
    """What breaks a limit in a request's body: a message, an interaction's answer, a list of commands."""
    if isinstance(body, list):
        return [found for command in body for found in _of_command(command)]
    if not isinstance(body, dict):
        return []
    if isinstance(body.get("data"), dict):
        answers_with_text = body.get("type") == 4
        return _of_message(body["data"], created=answers_with_text)
    if isinstance(body.get("message"), dict):
        return _of_message(body["message"], created=True)
    return _of_message(body, created="message_reference" in body or "nonce" in body)


def _of_message(message: dict[str, Any], *, created: bool) -> list[str]:
    found = []
    flags = message.get("flags") or 0
    content = message.get("content") or ""
    embeds = message.get("embeds") or []
    parts = list(_parts(message.get("components") or []))
    if len(content) > 2000:
        found.append(f"content of {len(content)} characters")
    size = sum(len(text) for embed in embeds for text in _texts(embed))
    if size > 6000:
        found.append(f"{size} characters in embeds")
    for key in ("custom_id", "id"):
        counted = Counter(part[key] for part in parts if part.get(key))
        found += [f"{key} {value!r} {times} times" for value, times in counted.items() if times > 1]
    found += [
        f"custom id of {len(part['custom_id'])} characters"
        for part in parts
        if len(part.get("custom_id") or "") > 100
    ]
    if flags & V2:
        text = sum(len(part.get("content") or "") for part in parts if part.get("type") == 10)
        if text > 4000:
            found.append(f"{text} characters of text in Components V2")
        if len(parts) > 40:
            found.append(f"{len(parts)} components")
        if content or embeds:
            found.append("content or embeds beside Components V2")
    for item in [part for part in parts if part.get("type") == 11] + [
        item for part in parts for item in part.get("items") or []
    ]:
        if not 1 <= len(item.get("description") or "x") <= 1024:
            found.append(f"alt text of {len(item['description'])} characters")
        if not item.get("description"):
            found.append("a picture without alt text")
    if created and not (content.strip() or embeds or parts or message.get("attachments")):
        found.append("an empty message")
    return found


def _of_command(command: dict[str, Any]) -> list[str]:
    options = command.get("options") or []
    required = [bool(option.get("required")) for option in options if option.get("type", 3) > 2]
    found = []
    if required != sorted(required, reverse=True):
        found.append(f"/{command.get('name')}: required options after optional ones")
    if len({option["name"] for option in options}) < len(options):
        found.append(f"/{command.get('name')}: options of one name")
    return found + [deeper for option in options for deeper in _of_command(option)]


def _texts(embed: dict[str, Any]) -> Iterator[str]:
    for key in _EMBED_TEXTS:
        yield embed.get(key) or ""
    for field in embed.get("fields") or []:
        yield field["name"] + field["value"]
    yield (embed.get("footer") or {}).get("text") or ""
    yield (embed.get("author") or {}).get("name") or ""


def _parts(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _parts(component.get("components") or [])
        yield from _parts([component[key] for key in ("accessory", "component") if component.get(key)])
