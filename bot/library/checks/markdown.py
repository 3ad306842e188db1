"""What a text must not make Discord do: ping people, invite to servers, show one address and open another."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.errors import Problem
from bot.library.files import Files, Loaded, judged
from bot.library.text import INVISIBLE, shorten

ASKED = frozenset({"phrases", "examples", "near_misses", "aliases", "titles"})
"""Fields of the files that hold what others write; the bot reads them and never sends them. Of a server's
edits they are judged too: moderators see them."""

_MENTION = re.compile(r"@(?:everyone|here)\b|<@[!&]?\d+>|<#\d+>", re.IGNORECASE)
_NAMED = 8
"""Mentions of one text that are named."""
_INVITE = re.compile(r"(?:discord\.gg|discord(?:app)?\.com/invite)/[\w-]+", re.IGNORECASE)
_LINK = re.compile(r"\[((?:[^\[\]\n]|\[[^\[\]\n]{0,300}\]){1,300})\]\(\s*<?([^\s()<>]{1,500})")
_ADDRESS = re.compile(
    r"(?:(?:https?://|\bwww\.)((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})"
    r"|\b((?:[a-z0-9-]{1,63}\.){1,8}(?:com|org|net|edu|gov|info|io|ai|co|dev|app|gg|me|xyz|uk|eu|de|fr|in|us|ca)))\b",
    re.IGNORECASE,
)
_SIGNED_IN = re.compile(r"https?://[^\s/?#<>()]{1,200}@[^\s<>()]{0,200}", re.IGNORECASE)
_HTML = re.compile(
    r"</?(?:a|b|i|u|s|p|br|hr|em|div|img|pre|sub|sup|code|font|span|form|link|meta|style|table|t[rdh]|[uo]l|li|h[1-6]"
    r"|svg|input|video|audio|embed|button|center|iframe|object|script|strong)(?:\s[^<>]{0,500})?/?>|<!--",
    re.IGNORECASE,
)


def markdown(files: Files) -> Iterator[Problem]:
    """No text mentions everyone or a member, holds an invite, or hides an address behind another one.

    Nor does one hold HTML, which Discord shows as it stands, or characters that cannot be seen.
    """
    skills: Mapping[str, Loaded[Any]] = files.skills if files.layer else files.skill_kinds
    groups: tuple[Mapping[str, Loaded[Any]], ...]
    groups = (files.sources, files.roles, skills, files.roadmaps, files.pay, files.topics)
    skipped = frozenset() if files.layer else ASKED
    for group in groups:
        for _, loaded in judged(group):
            value = loaded.document.value
            for part in loaded.at:
                value = value[part]
            for loc, text in _texts(value, skipped):
                for what, allowed in _faults(text):
                    yield loaded.problem(loc, what, allowed)


def _texts(
    value: Any, skipped: frozenset[str], loc: tuple[Any, ...] = ()
) -> Iterator[tuple[tuple[Any, ...], str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            if key not in skipped:
                yield from _texts(part, skipped, (*loc, key))


def _faults(text: str) -> Iterator[tuple[str, str]]:
    if mentions := [*dict.fromkeys(found[0] for found in _MENTION.finditer(text))]:
        more = f" and {len(mentions) - _NAMED} more" if len(mentions) > _NAMED else ""
        yield f"mentions {', '.join(mentions[:_NAMED])}{more}", "an answer must ping nobody"
    if found := _INVITE.search(text):
        yield (
            f"holds the Discord invite {found[0]}",
            "name the community instead; invites are misused and expire",
        )
    for shown, address in _LINK.findall(text):
        parts = _host(address)
        if parts is None:
            yield f"links to {address}", "an address in an answer begins with https://"
        elif (found := _ADDRESS.search(shown)) and not _same(pretended := found[1] or found[2], parts):
            what = f"shows the address {pretended} and links to {parts}"
            yield what, "show the name, or the address itself"
    if found := _SIGNED_IN.search(text):
        what = f"holds the address {shorten(found[0])}, which hides behind a name before the @"
        yield what, "write the address without that name"
    if found := _HTML.search(text):
        yield f"holds the HTML {shorten(found[0])}", "write Markdown, such as **bold**"
    if found := INVISIBLE.search(text):
        what = f"holds the invisible character U+{ord(found[0][-1]):04X}"
        yield what, "only text that can be seen is allowed"


def _host(address: str) -> str | None:
    """The host of an https address; None for any other address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts.hostname if parts.scheme == "https" and not parts.username else None


def _same(shown: str, host: str) -> bool:
    """Whether one is the other or lies under it: fast.ai and course.fast.ai."""
    one, other = (name.lower().removeprefix("www.") for name in (shown, host))
    return one == other or one.endswith("." + other) or other.endswith("." + one)
