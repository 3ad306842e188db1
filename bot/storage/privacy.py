"""Members as pseudonyms, and text without personal data."""

import hashlib
import hmac
import os
import re
import secrets
from pathlib import Path

from bot.errors import StoreError

KEY_FILE = "privacy.key"

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_MENTION = re.compile(r"<(?:@[!&]?|#)\d{1,20}>|@(?:everyone|here)\b|(?<![\w:])\d{17,20}(?!\w)")
_DISCORD_TOKEN = re.compile(r"\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}\b")
_PHONE = re.compile(r"(?<![\w$€£¥.,])(?:\+|00)?\d(?:[\s()./-]{0,2}\d){8,14}(?![\w%])")
_FIGURE = r"(?:(?:19|20)\d\d|[1-9]\d{0,2}(?:[. ]?[05]00)+)"
_FIGURES = re.compile(rf"{_FIGURE}(?:[\s/-]+{_FIGURE})*")
"""Years and round amounts, such as 2019-2021 or 90000-120000: many digits, yet no telephone."""


def pseudonym(user: int | str, key: bytes) -> str:
    """A member's name in the database: HMAC-SHA-256 of the Discord id, the first 32 hex digits."""
    return hmac.new(key, str(user).encode(), hashlib.sha256).hexdigest()[:32]


def load_key(given: str | None, folder: Path) -> bytes:
    """The key of the pseudonyms: PRIVACY_KEY, else a file that is made on the first start (mode 0600)."""
    if given:
        return given.encode()
    path = folder / KEY_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _create(path)
        key = path.read_bytes().strip()
    except OSError as error:
        raise StoreError(
            f"the privacy key {path} cannot be made or read ({error.strerror}); "
            "give the bot the right to write there, or set PRIVACY_KEY"
        ) from None
    if len(key) < 32:
        raise StoreError(f"the privacy key {path} is damaged; restore it, or set PRIVACY_KEY")
    return key


def _create(path: Path) -> None:
    """Write a fresh key completely, then give it its name: another start never reads half of one."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass  # another process was first: its key counts
    finally:
        fresh.unlink()


def scrub(text: str) -> str:
    """Text without e-mail addresses, mentions (also bare ids), Discord tokens and phone numbers.

    >>> scrub("mail me: jo@example.org or +49 170 1234567")
    'mail me: [e-mail] or [phone]'
    """
    text = _DISCORD_TOKEN.sub("[token]", text)
    text = _EMAIL.sub("[e-mail]", text)
    text = _MENTION.sub("[mention]", text)
    return _PHONE.sub(lambda found: found[0] if _FIGURES.fullmatch(found[0]) else "[phone]", text)
