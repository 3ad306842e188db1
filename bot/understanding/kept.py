"""An understander as it was made from a knowledge folder, kept in the cache folder: read back in a tenth of
the time, and without the memory that making it leaves behind.

What is kept is a pickle, and a pickle names code to run. So only a file that is this user's alone is read,
and only classes of the base and of numpy are let in. The large arrays stand behind it and are mapped:
a question looks at some of their rows alone.
"""

import contextlib
import gc
import hashlib
import io
import mmap
import os
import pickle
import struct
import sys
from collections.abc import Callable, Iterable
from copyreg import dispatch_table
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from zlib import crc32

from bot.caching import keep_latest, put
from bot.library import reading
from bot.understanding.matching.vectors import word_vectors

if TYPE_CHECKING:
    from bot.understanding.understander import Understander

KEPT = 3
"""Files that stay in the cache folder, about 9 MB each."""

_MADE_BY = ("library", "understanding")
_LIBRARIES = ("numpy", "pydantic", "PyYAML", "Babel", "rapidfuzz", "wordllama")
_HEAD = struct.Struct("<QQL")  # bytes of the pickle, number of arrays, checksum of all that follows
_ALIGNED = 64
_ALLOWED = {
    ("array", "_array_reconstructor"),
    ("array", "array"),
    ("builtins", "frozenset"),
    ("builtins", "list"),
    ("builtins", "set"),
    ("builtins", "slice"),
    ("collections", "Counter"),
    ("collections", "defaultdict"),
    ("datetime", "date"),
    ("numpy", "dtype"),
    ("numpy", "ndarray"),
    ("numpy._core.multiarray", "_reconstruct"),
    ("numpy._core.numeric", "_frombuffer"),
}


def place(folder: Path, cache: Path) -> Path:
    """The file for a knowledge folder as it is now, this program and its libraries."""
    digest = hashlib.sha256(repr((sys.version, *map(version, _LIBRARIES))).encode())
    package = Path(__file__).parent.parent
    sources = [path for name in _MADE_BY for path in sorted((package / name).rglob("*.*")) if path.is_file()]
    for path in sources:
        if path.suffix in (".py", ".json"):
            digest.update(path.read_bytes())
    for path in sorted(reading.yaml_files(folder, [])):
        with contextlib.suppress(OSError):
            digest.update(f"\0{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return cache / f"understander-{digest.hexdigest()[:24]}.pickle"


def read(path: Path) -> "Understander | None":
    """What is kept there; None where there is nothing, it is damaged, or it may be somebody else's."""
    try:
        if not path.is_file():  # a pipe would keep the start waiting
            return None
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if hasattr(os, "geteuid") and (status.st_uid != os.geteuid() or status.st_mode & 0o022):
                return None
            size, count, checked = _HEAD.unpack(file.read(_HEAD.size))
            if _checksum(iter(lambda: file.read(2**18), b"")) != checked:
                return None
            file.seek(_HEAD.size)
            bounds = struct.unpack(f"<{2 * count}Q", file.read(16 * count))
            body = io.BytesIO(file.read(size))
            at = file.tell() + -file.tell() % mmap.ALLOCATIONGRANULARITY
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ, offset=at)
            if hasattr(mmap, "MADV_RANDOM"):
                whole.madvise(mmap.MADV_RANDOM)  # Linux maps what lies around a page that is read, too
            mapped = memoryview(whole)
        starts, ends = bounds[::2], bounds[1::2]
        if max(ends) + -max(ends) % _ALIGNED != len(mapped):
            return None
        arrays = [mapped[start:end] for start, end in zip(starts, ends, strict=True)]
        with _no_search_for_garbage():
            found: Understander = _Unpickler(body, buffers=arrays).load()
        word_vectors().pieces = found.pieces  # reading them anew would take 60 ms and leave 4 MB behind
        return found
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it is made anew
        return None


def keep(understander: "Understander", path: Path) -> None:
    """Keep it, if the cache can be written; readable by this user alone."""
    arrays: list[pickle.PickleBuffer] = []
    body = _pickled(understander, arrays.append)
    at, bounds = 0, [(0, 0)] * len(arrays)
    written: list[bytes | memoryview] = []
    # Texts stand last: no question looks at them, and a kernel that maps more than was looked at leaves them.
    for number, array in sorted(enumerate(arrays), key=lambda each: memoryview(each[1]).format == "B"):
        raw = array.raw()
        bounds[number] = at, at + len(raw)
        written += [raw, b"\0" * (-len(raw) % _ALIGNED)]
        at += len(raw) + -len(raw) % _ALIGNED
    table = struct.pack(f"<{2 * len(bounds)}Q", *chain.from_iterable(bounds))
    gap = b"\0" * (-(_HEAD.size + len(table) + body.tell()) % mmap.ALLOCATIONGRANULARITY)
    parts: list[bytes | memoryview] = [table, body.getbuffer(), gap, *written]
    put(path, [_HEAD.pack(body.tell(), len(bounds), _checksum(parts)), *parts])
    keep_latest(path.parent, "understander-*.pickle", KEPT)


def packed(what: Any) -> bytes:
    """Something of the Library for another process of this program; see `unpacked`."""
    return _pickled(what).getvalue()


def unpacked(message: bytes) -> Any:
    """What another process of this program has packed."""
    with _no_search_for_garbage():
        return _Unpickler(io.BytesIO(message)).load()


def _pickled(what: Any, kept_apart: Callable[[pickle.PickleBuffer], Any] | None = None) -> io.BytesIO:
    body = io.BytesIO()
    pickler = pickle.Pickler(body, 5, buffer_callback=kept_apart)
    pickler.dispatch_table = {**dispatch_table, MappingProxyType: _reduced}
    pickler.dump(what)
    return body


def _checksum(parts: Iterable[bytes | memoryview]) -> int:
    """Of what stands behind the head; 10 ms for 9 MB."""
    checked = 0
    for part in parts:
        checked = crc32(part, checked)
    return checked


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Classes of the base, and what numbers and dates are made of."""
        if (module, name) in _ALLOWED:
            return super().find_class(module, name)
        if module.startswith(("bot.library.", "bot.understanding.")) and name.isidentifier():
            found = super().find_class(module, name)
            if getattr(found, "__module__", None) == module:  # not what the module has imported
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not expected here")


def proxy(content: dict[str, Any]) -> MappingProxyType[str, Any]:
    """A mapping that nobody changes, which no pickle knows by itself."""
    return MappingProxyType(content)


def _reduced(mapping: MappingProxyType[str, Any]) -> tuple[Any, ...]:
    return proxy, (dict(mapping),)


@contextlib.contextmanager
def _no_search_for_garbage() -> Any:
    """Many objects are made and none is thrown away: looking for such would take as long again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
