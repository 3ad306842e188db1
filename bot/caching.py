"""Files in the cache folder: written whole or not at all, by this user alone, and only the latest stay."""

import contextlib
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile


def put(path: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Write a file (mode 0600) in one step; a cache that cannot be written is no reason to fail."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix="making-", delete=False) as file:
            try:
                file.writelines(parts)
                file.close()
                Path(file.name).replace(path)
            finally:
                Path(file.name).unlink(missing_ok=True)


def keep_latest(cache: Path, pattern: str, most: int) -> None:
    """Remove all but the latest `most` files of a pattern."""
    for old in sorted(cache.glob(pattern), key=lambda path: path.stat().st_mtime)[:-most]:
        old.unlink(missing_ok=True)
