"""Which files of the knowledge folder are read, and their text. What is no plain file is refused."""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.errors import Problem
from bot.library.refusing import RefusedError

MAX_BYTES = 1_000_000
OTHER_FILES = (".md", ".json")
"""Kinds of files that may lie in the folder and are not read: the README and the editors' schemas."""

FOLDERS = ("roles", "skills", "roadmaps", "pay", "topics")
FILES = ("sources.yaml", "vocabulary.yaml")
"""What stands at the top of every knowledge folder."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def yaml_files(root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Every .yaml file below `root`, sorted; what does not belong there is added to `problems`.

    Names that begin with a dot are passed over, and those that editors give to copies (#name#, name~).
    Linked folders are refused and never entered. A folder that holds others and none of ours is not gone
    through: it may be a whole disk.
    """

    def unreadable(error: OSError) -> None:
        place = Path(error.filename)
        name = shown(place, root) if place != root else str(root)
        problems.append(Problem(name, int(place != root), *_unreadable(error)))

    if _of_other_things(root):
        allowed = f"name one with {', '.join(FILES)} and the folders {', '.join(FOLDERS)}"
        problems.append(Problem(str(root), 0, "is no knowledge folder", allowed))
        return
    for name in _names(root, problems, unreadable):
        path = Path(name)
        if path.suffix == ".yaml" and path.name.isprintable():
            yield path
        elif path.suffix == ".yaml":
            what = "has a name that is not plain text"
            problems.append(Problem(shown(path, root), 1, what, "rename it"))
        elif path.suffix not in OTHER_FILES:
            what, allowed = "is not a .yaml file", "only .yaml, .md and .json belong here"
            problems.append(Problem(shown(path, root), 1, what, allowed))


def _of_other_things(root: Path) -> bool:
    """Whether a folder holds folders, and nothing of a knowledge base."""
    try:
        with os.scandir(root) as entries:
            held = {entry.name: entry.is_dir() for entry in entries if not entry.name.startswith(".")}
    except OSError:  # it is told where the files are looked for
        return False
    return any(held.values()) and not held.keys() & {*FOLDERS, *FILES}


def stamp(root: Path) -> int:
    """A number that changes when a file that would be read is saved, added, renamed or removed."""
    seen = []
    for name in _names(root, [], lambda _: None):
        if name.endswith(".yaml"):
            with contextlib.suppress(OSError):
                status = os.stat(name)
                seen.append((name, status.st_mtime_ns, status.st_size, status.st_ino))
    return hash(tuple(seen))


def _names(root: Path, problems: list[Problem], unreadable: Callable[[OSError], None]) -> list[str]:
    """The paths of all files below `root` that are looked at, folder by folder in the order of their names.

    Plain texts, because the bot goes through them every two seconds.
    """
    found: list[str] = []
    for folder, folders, names in os.walk(root, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [Path(path) for name in folders if os.path.islink(path := os.path.join(folder, name))]
        problems += [
            Problem(shown(link, root), 1, "is a link to a folder", "use a real folder") for link in links
        ]
        kept = [name for name in names if not name.startswith((".", "#")) and name[-1:] != "~"]
        found += [os.path.join(folder, name) for name in kept]
    return sorted(found, key=lambda path: path.split(os.sep))


def read_text(path: Path, root: Path) -> str:
    """The text of one file below `root`; raise `RefusedError` for links out, size, encoding and rights."""
    place = shown(path, root)
    try:
        raw = _read(path, root, place)
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself, before Python 3.13
        raise RefusedError(Problem(place, 1, *_unreadable(error))) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise RefusedError(Problem(place, line, "is not UTF-8 text", "save the file as UTF-8")) from None


def shown(path: Path, root: Path) -> str:
    """The path within the folder, in characters that can be printed whatever the file is called."""
    within = path.relative_to(root).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in within
    )


def _read(path: Path, root: Path, place: str) -> bytes:
    if not path.resolve(strict=True).is_relative_to(root.resolve()):
        what = "is a link that leaves the knowledge folder"
        raise RefusedError(Problem(place, 1, what, "only files inside the folder are read"))
    # Opened without waiting, because a named pipe would keep the bot waiting for ever.
    descriptor = os.open(path, _FLAGS)
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError(Problem(place, 1, "is no plain file", "put a text file in its place"))
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        size = max(len(raw), status.st_size)
        raise RefusedError(Problem(place, 1, f"is {size:,} bytes long", f"at most {MAX_BYTES:,} are allowed"))
    return raw


def _unreadable(error: Exception) -> tuple[str, str]:
    if isinstance(error, RuntimeError) or (isinstance(error, OSError) and error.errno == errno.ELOOP):
        return "is a link that leads to itself", "put a text file in its place"
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"cannot be read ({reason})", "the bot must have the right to read it"
