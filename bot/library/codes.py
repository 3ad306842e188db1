"""Short codes of ids, so that any combination of them fits on a button: four letters, of entries six."""

import base64
import hashlib
from collections.abc import Collection
from functools import lru_cache

from bot.library.library import Library


class Codes:
    """From codes back to ids, for one Library."""

    def __init__(self, library: Library, before: "Codes | None" = None):
        """`before` are the codes of the base that a server's Library was made of: those are shared."""
        words = library.vocabulary
        self._ids: dict[str, Collection[str]] = {
            "role": {*library.roles, *words.backgrounds},
            "skill": library.skills.keys(),
            "industry": words.industries.keys(),
            "entry": library.topics.keys(),
        }
        self._before = before
        self._own: dict[str, dict[str, str]] = {}
        for kind, ids in self._ids.items():
            coded = entry_code if kind == "entry" else code
            known = before._ids[kind] if before else ()
            self._own[kind] = {coded(value): value for value in ids if value not in known}

    def value(self, slot: str, letters: str) -> str | None:
        """The id that has this code, None where it is no longer known."""
        kind = "role" if slot in ("role", "role2", "from_role") else slot
        found = self._own[kind].get(letters)
        if found is None and self._before:
            found = self._before.value(slot, letters)
        return found if found in self._ids[kind] else None


def code(value: str) -> str:
    """Four letters that stand for an id: 20 bits of its hash."""
    return _letters(value)[:4]


def entry_code(entry: str) -> str:
    """Six letters that stand for an entry, of which there are more than of anything else."""
    return _letters(entry)[:6]


@lru_cache(maxsize=4096)  # every id of a base; a message has some twenty of them
def _letters(value: str) -> str:
    digest = hashlib.blake2b(value.encode(), digest_size=5).digest()
    return base64.b32encode(digest).decode().lower()
