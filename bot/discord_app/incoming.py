"""What the gateway tells the client: each question once; an event that cannot be read does no harm."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

log = logging.getLogger(__name__)

Parse = Callable[[Any], None]

ONCE = ("MESSAGE_CREATE", "INTERACTION_CREATE")
"""Events that the bot acts on. Discord may tell of one again after a resume, under the same id."""

SAID = ("MESSAGE_CREATE", "MESSAGE_UPDATE")
"""Events with a message in them. The bot heeds no other bot, and its own messages it knows."""

NEEDED = ("READY", "RESUMED")
"""Events without which there is no session: there an error is discord.py's to handle."""

REMEMBERED = 10_000
"""Ids of questions that are known to have come; more than a session's events that Discord sends again."""


def careful(parsers: dict[str, Parse]) -> None:
    """Put this care between a client's gateway and its `parsers`, by name of event."""
    for name in SAID:
        parsers[name] = _by_people(parsers[name])
    seen: OrderedDict[int, None] = OrderedDict()
    told: set[tuple[str, str]] = set()
    for name, parse in parsers.items():
        if name not in NEEDED:
            parsers[name] = _harmless(name, _once(parse, seen) if name in ONCE else parse, told)


def _by_people(parse: Parse) -> Parse:
    def read(data: Any) -> None:
        if not (data.get("author") or {}).get("bot"):
            parse(data)

    return read


def _once(parse: Parse, seen: OrderedDict[int, None]) -> Parse:
    def read(data: Any) -> None:
        key = int(data["id"])
        if key in seen:
            log.debug("an event about %d came again", key)
            return
        parse(data)
        seen[key] = None
        if len(seen) > REMEMBERED:
            seen.popitem(last=False)

    return read


def _harmless(name: str, parse: Parse, told: set[tuple[str, str]]) -> Parse:
    """An error is logged once a kind: discord.py would end the client."""

    def read(data: Any) -> None:
        try:
            parse(data)
        except Exception as error:
            kind = name, repr(error)[:100]
            if kind not in told and len(told) < 100:
                told.add(kind)
                log.exception("an event %s of Discord's cannot be read and is left out", name)

    return read
