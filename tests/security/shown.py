"""What stands in a message, judged: nothing of the asker's is alive in it, and nothing is unseen."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from bot.sandbox.message import Message
from tests.security.inputs import ID, MARK

_ESCAPED = re.compile(r"\\[^0-9A-Za-z\s]")
_ALIVE = re.compile(
    rf"@everyone|@here|<[@#][!&]?{ID}|<a?:\w+:\d|</[\w -]+:\d|<id:"
    rf"|://[^\s)]*{MARK}|{MARK}[^\s()]*://|://evil|discord\.gg/|/invite/{MARK}"
    rf"|\[[^\]]*{MARK}[^\]]*\]\(|(?:[*_~|]{{2}}|`|^\s*[#>]+\s|^-# ){MARK}",
    re.IGNORECASE | re.MULTILINE,
)
_OURS = re.compile("(?<=[@:])\u200b|(?<=gg)\u200b(?=/)|(?<=invite)\u200b(?=/)")
"""Where we put a mark that is not seen, so that something is dead."""
_EMOJI = re.compile("(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d")


def faults(text: str) -> list[str]:
    """What is wrong with a text that people see."""
    found = [f"alive: {one}" for one in _ALIVE.findall(_ESCAPED.sub("e", text))]
    return found + unseen(text)


def unseen(text: str) -> list[str]:
    """Which characters of a text turn or hide something."""
    plain = _EMOJI.sub("", _OURS.sub("", text))
    found = {c for c in plain if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    return [f"unseen: {c!r}" for c in sorted(found)]


def words_of(components: Iterable[Any]) -> list[str]:
    """Every text, label and placeholder in components, as they are sent."""
    found: list[str] = []
    for part in components:
        found += [
            str(part[key]) for key in ("content", "label", "placeholder", "description") if part.get(key)
        ]
        found += words_of(part.get("components") or ())
        found += words_of(part.get("options") or ())
        found += words_of([part["accessory"]] if part.get("accessory") else ())
        found += words_of(part.get("items") or ())
    return found


def message_faults(message: Message) -> list[str]:
    """What is wrong with a message of the bot's."""
    found = faults(message.text)
    found += [fault for text in words_of(message.components) for fault in unseen(text)]
    if message.pinged_users or message.pinged_roles or message.mention_everyone:
        found.append("it pings")
    if "went wrong" in message.text or "cannot answer right now" in message.text:
        found.append(f"it is an apology: {message.text}")
    return found
