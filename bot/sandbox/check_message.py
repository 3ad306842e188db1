"""What Discord refuses in a message that is sent or edited."""

from typing import Any

from bot.sandbox import limits
from bot.sandbox.check_components import check_components
from bot.sandbox.errors import ApiError, Json, Problems

EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15


def check_message(body: Json, *, attachments: int, was: Json | None = None) -> None:
    """Refuse a message as Discord would, with an ApiError.

    `body` is the request's; `attachments` the number the message ends up with; `was` holds what an edited
    message had of `content`, `embeds`, `components` and `flags`.
    """
    problems = Problems()
    before = was or {}
    after: Json = {key: body.get(key, before.get(key)) for key in ("content", "embeds", "components")}
    content, embeds, components = after["content"], after["embeds"] or [], after["components"] or []
    flags = body.get("flags")
    had_v2 = bool(before.get("flags", 0) & COMPONENTS_V2)
    v2 = had_v2 or bool((flags or 0) & COMPONENTS_V2)
    if had_v2 and flags is not None and not flags & COMPONENTS_V2:
        problems.add(
            ("flags",),
            "MESSAGE_FLAGS_COMPONENTS_V2_IRREVERSIBLE",
            "MessageFlags.IS_COMPONENTS_V2 cannot be removed from a message",
        )
    problems.length(("content",), content, 0, limits.CONTENT)
    nonce = body.get("nonce")
    if nonce is not None:
        problems.length(("nonce",), str(nonce), 0, limits.NONCE)
    _check_allowed_mentions(body.get("allowed_mentions") or {}, problems)
    if attachments > limits.ATTACHMENTS:
        problems.add(("attachments",), "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.")
    for index, entry in enumerate(body.get("attachments") or []):
        if entry.get("description") is not None:
            problems.length(("attachments", index, "description"), entry["description"], 0, limits.ALT_TEXT)
    if v2:
        for key in ("content", "embeds", "poll", "sticker_ids"):
            if after.get(key) or body.get(key):
                problems.add(
                    (key,),
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
                )
    if "embeds" in body:
        _check_embeds(embeds, problems)
    if "components" in body or v2:
        check_components(components, problems, v2=v2)
    problems.raise_if_any()
    legacy = (content or "").strip() or embeds or attachments or body.get("sticker_ids") or body.get("poll")
    if not (components if v2 else legacy):
        raise ApiError(400, 50006, "Cannot send an empty message")


def _check_allowed_mentions(allowed: Json, problems: Problems) -> None:
    at = ("allowed_mentions",)
    for kind in ("users", "roles"):
        named = allowed.get(kind) or []
        if len(named) > limits.ALLOWED_MENTIONS:
            problems.count((*at, kind), named, 0, limits.ALLOWED_MENTIONS)
        if named and kind in (allowed.get("parse") or []):
            message = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            problems.add(at, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)


def _check_embeds(embeds: list[Any], problems: Problems) -> None:
    if len(embeds) > limits.EMBEDS:
        problems.add(("embeds",), "BASE_TYPE_MAX_LENGTH", f"Must be {limits.EMBEDS} or fewer in length.")
    total = 0
    for index, embed in enumerate(embeds):
        at = ("embeds", index)
        footer, author = embed.get("footer") or {}, embed.get("author") or {}
        fields = embed.get("fields") or []
        if len(fields) > limits.EMBED_FIELDS:
            problems.add((*at, "fields"), "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
        problems.length((*at, "title"), embed.get("title"), 0, limits.EMBED_TITLE)
        problems.length((*at, "description"), embed.get("description"), 0, limits.EMBED_DESCRIPTION)
        problems.length((*at, "footer", "text"), footer.get("text"), 0, limits.EMBED_FOOTER)
        problems.length((*at, "author", "name"), author.get("name"), 0, limits.EMBED_AUTHOR)
        for number, field in enumerate(fields):
            place = (*at, "fields", number)
            problems.length((*place, "name"), field.get("name"), 1, limits.EMBED_FIELD_NAME, required=True)
            problems.length((*place, "value"), field.get("value"), 1, limits.EMBED_FIELD_VALUE, required=True)
        total += embed_size(embed)
    if total > limits.EMBEDS_TOTAL:
        message = f"Embed size exceeds maximum size of {limits.EMBEDS_TOTAL}"
        problems.add(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", message)


def embed_texts(embed: Json) -> list[str]:
    """Every text of an embed that a reader sees, from top to bottom."""
    parts = [(embed.get("author") or {}).get("name"), embed.get("title"), embed.get("description")]
    for field in embed.get("fields") or []:
        parts += [field.get("name"), field.get("value")]
    parts.append((embed.get("footer") or {}).get("text"))
    return [str(part) for part in parts if part]


def embed_size(embed: Json) -> int:
    """The characters Discord counts towards the total of 6,000."""
    return sum(len(text) for text in embed_texts(embed))
