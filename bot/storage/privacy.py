"""Members as pseudonyms, and the key behind them."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from bot.errors import StoreError
from bot.logs import hide

KEY_FILE = "privacy.key"


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
    hide(key.decode(errors="ignore"))
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
