"""An uploaded file -> the texts in it, in memory and within limits. Nothing is ever unpacked to disk."""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from bot.errors import Problem
from bot.library.reading import MAX_BYTES
from bot.library.refusing import RefusedError
from bot.library.text import shorten

MAX_FILES = 1_000
MAX_UNPACKED = 20 * MAX_BYTES
"""Of a whole archive. The base with all its files is 2 MB."""
MAX_RATIO = 100
"""Unpacked to packed size of one file. Text gives 3 to 10; a bomb gives 1,000."""

_SMALL = 20_000
"""Bytes up to which the ratio is not looked at."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError,
    OverflowError,
)  # fmt: skip
_PLACE = re.compile(r"# ((?:[a-z_]+/){0,3}[a-z0-9_-]+\.yaml)\s*")
_LEAVINGS = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini")
"""What computers put into archives by themselves."""
_FOLDERS = ("topics", "roles", "skills", "roadmaps", "pay", "added", "schemas")


def texts(name: str, content: bytes) -> dict[str, str]:
    """Text of each file of an upload, by its path in the form of `knowledge/`. Raises `RefusedError`."""
    shown = shown_name(name)
    if len(content) > MAX_BYTES:
        raise _refused(shown, f"is {len(content):,} bytes long", f"at most {MAX_BYTES:,} are allowed")
    if not content.strip():
        raise _refused(shown, "is empty", "send a .zip, a .yaml or a .csv file")
    ending = name.lower().rpartition(".")[2]
    if ending == "zip":
        return _unpacked(shown, content)
    if ending == "csv":
        return {"pay.csv": _text(shown, content)}
    if ending in ("yaml", "yml"):
        text = _text(shown, content)
        return {_told_place(shown, text): text}
    raise _refused(shown, "is of no kind that can be read", "send a .zip, a .yaml or a .csv file")


def _refused(path: str, what: str, allowed: str, line: int = 0) -> RefusedError:
    return RefusedError(Problem(path, line, what, allowed))


def _text(path: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _refused(path, "is not UTF-8 text", "save the file as UTF-8", line) from None


def _told_place(shown: str, text: str) -> str:
    """The path that one of the first lines names."""
    for line in text.split("\n", 3)[:3]:
        if found := _PLACE.fullmatch(line):
            return found[1]
    allowed = "begin it with a line such as # topics/education/bootcamps.yaml (files of an export have it)"
    raise _refused(shown, "does not say where it belongs", allowed, 1)


def _unpacked(shown: str, content: bytes) -> dict[str, str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_FILES:
                raise _refused(shown, f"holds {len(infos):,} files", f"at most {MAX_FILES:,} are allowed")
            wanted = _wanted(infos)
            return {path: _text(path, raw) for path, raw in _read(archive, wanted)}
    except _BROKEN:
        raise _refused(shown, "is no .zip file, or a damaged one", "make it anew") from None


def _wanted(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The files to read by path, without a folder that all of them lie in. Judged before one is read."""
    wanted: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    declared = 0
    for info in infos:
        _judge(info)
        path = re.sub(r"(?i)\.ya?ml$", ".yaml", _path(info))
        if path.lower() in seen:
            raise _refused(shown_name(path), "is in the .zip twice", "each file once")
        seen.add(path.lower())
        declared += info.file_size
        if declared > MAX_UNPACKED:
            raise _refused("the .zip", f"unpacks to more than {MAX_UNPACKED:,} bytes", "send fewer files")
        if not path.endswith("/") and not any(part in _LEAVINGS for part in path.lower().split("/")):
            wanted[path] = info
    tops = {path.split("/")[0] for path in wanted}
    if len(tops) == 1 and not tops & set(_FOLDERS) and all("/" in path for path in wanted):
        wanted = {path.partition("/")[2]: info for path, info in wanted.items()}
    return wanted


def _path(info: zipfile.ZipInfo) -> str:
    """Where a file lies; some programs on Windows put backslashes between its folders."""
    return info.filename.replace("\\", "/")


def _judge(info: zipfile.ZipInfo) -> None:
    path, shown = _path(info), shown_name(info.filename)
    mode = stat.S_IFMT(info.external_attr >> 16)
    if path != info.orig_filename.replace("\\", "/") or not path.isprintable() or len(path) > 200:
        raise _refused(shown, "has a name that is no plain path", "rename it")
    if path.startswith("/") or ":" in path or {"..", "."} & set(path.split("/")):
        raise _refused(shown, "has a path that leads out of its folder", "use paths as in an export")
    if mode not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _refused(shown, "is a link or no plain file", "put the file itself into the .zip")
    if info.flag_bits & 0x1:
        raise _refused(shown, "is encrypted", "make the .zip without a password")
    if info.compress_type not in _METHODS:
        raise _refused(shown, "is packed in an unusual way", "make an ordinary .zip")
    if path.lower().endswith((".zip", ".gz", ".7z", ".rar", ".tar")):
        raise _refused(shown, "is an archive in an archive", "put the files themselves into the .zip")
    if info.file_size > MAX_BYTES:
        raise _refused(shown, f"is {info.file_size:,} bytes long", f"at most {MAX_BYTES:,} are allowed")
    if info.file_size > max(_SMALL, MAX_RATIO * info.compress_size):
        raise _refused(shown, "unpacks to far more than it holds", "only ordinary text files are read")


def _read(archive: zipfile.ZipFile, wanted: dict[str, zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Contents, by real sizes: what an archive declares of itself is not trusted."""
    total = 0
    for path, info in wanted.items():
        with archive.open(info) as file:
            raw = file.read(MAX_BYTES + 1)
        total += len(raw)
        if len(raw) > MAX_BYTES or total > MAX_UNPACKED:
            raise _refused(
                shown_name(path), "unpacks to more than is allowed", f"at most {MAX_BYTES:,} bytes a file"
            )
        if path.endswith((".yaml", ".yml", ".csv")):
            yield path, raw
        elif not path.endswith((".txt", ".md", ".json")):
            raise _refused(
                shown_name(path), "is no .yaml file", "a .zip holds .yaml files, pay.csv and README.txt"
            )


def shown_name(path: str) -> str:
    """The name of a file as it is told."""
    return shorten("".join(c if c.isprintable() else "?" for c in path))
