"""What a text must not make Discord do: ping people, invite to servers, show one address and open another."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from bot.errors import Problem
from bot.library.files import Files

ASKED = frozenset({"phrases", "examples", "near_misses", "aliases", "titles"})
"""Fields that hold what others write; the bot reads them and never sends them."""

_MENTION = re.compile(r"@(?:everyone|here)\b|<@[!&]?\d+>|<#\d+>", re.IGNORECASE)
_INVITE = re.compile(r"(?:discord\.gg|discord(?:app)?\.com/invite)/[\w-]+", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(\s*<?([^\s()<>]{1,500})")
_ADDRESS = re.compile(
    r"(?:https?://|\bwww\.)?\b((?:[a-z0-9-]{1,63}\.){1,8}(?:com|org|net|edu|gov|info|io|ai|co|dev|app|gg|me|xyz|uk|eu))\b",
    re.IGNORECASE,
)


def markdown(files: Files) -> Iterator[Problem]:
    """No text mentions everyone or a member, holds an invite, or hides an address behind another one."""
    groups = (files.sources, files.roles, files.skill_kinds, files.roadmaps, files.pay, files.topics)
    for group in groups:
        for loaded in group.values():
            value = loaded.document.value
            for part in loaded.at:
                value = value[part]
            for loc, text in _texts(value):
                for what, allowed in _faults(text):
                    yield loaded.problem(loc, what, allowed)


def _texts(value: Any, loc: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            if key not in ASKED:
                yield from _texts(part, (*loc, key))


def _faults(text: str) -> Iterator[tuple[str, str]]:
    if found := _MENTION.search(text):
        yield f"mentions {found[0]}", "an answer must ping nobody"
    if found := _INVITE.search(text):
        yield (
            f"holds the Discord invite {found[0]}",
            "name the community instead; invites are misused and expire",
        )
    for shown, address in _LINK.findall(text):
        parts = _host(address)
        if parts is None:
            yield f"links to {address}", "an address in an answer begins with https://"
        elif (pretended := _ADDRESS.search(shown)) and not _same(pretended[1], parts):
            what = f"shows the address {pretended[1]} and links to {parts}"
            yield what, "show the name, or the address itself"


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
