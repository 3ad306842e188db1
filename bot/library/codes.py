"""Short codes of ids, so that any combination of them fits on a button: four letters, of entries six."""

import base64
import hashlib

from bot.library.library import Library


class Codes:
    """From codes back to ids, for one Library."""

    def __init__(self, library: Library):
        words = library.vocabulary
        self._values = {
            "role": {code(value): value for value in (*library.roles, *words.backgrounds)},
            "skill": {code(value): value for value in library.skills},
            "industry": {code(value): value for value in words.industries},
            "entry": {entry_code(value): value for value in library.topics},
        }

    def value(self, slot: str, letters: str) -> str | None:
        """The id that has this code, None where it is no longer known."""
        kind = "role" if slot in ("role", "role2", "from_role") else slot
        return self._values[kind].get(letters)


def code(value: str) -> str:
    """Four letters that stand for an id: 20 bits of its hash."""
    return _letters(value)[:4]


def entry_code(entry: str) -> str:
    """Six letters that stand for an entry, of which there are more than of anything else."""
    return _letters(entry)[:6]


def _letters(value: str) -> str:
    digest = hashlib.blake2b(value.encode(), digest_size=5).digest()
    return base64.b32encode(digest).decode().lower()
