"""The size on disk of what `pip install career-bot` brings, by package."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

from benchmarks.figures import Figure

SHOWN = 8
"""The largest packages that have a row of their own."""


def needed(name: str = "career-bot") -> set[str]:
    """The packages that the default set brings, without extras of ours."""
    found: set[str] = set()
    waiting = [Requirement(name)]
    while waiting:
        wanted = waiting.pop()
        key = re.sub(r"[-_.]+", "-", wanted.name).lower()
        extras = wanted.extras or {""}
        if key in found:
            continue
        try:
            of_it = distribution(key).requires or []
        except PackageNotFoundError:
            continue  # for another platform
        found.add(key)
        for text in of_it:
            one = Requirement(text)
            if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(one)
    return found


def megabytes(name: str) -> float:
    """Of all files of a package."""
    files = distribution(name).files or []
    paths = (Path(str(file.locate())) for file in files)
    return sum(path.stat().st_size for path in paths if path.exists()) / 1e6


def figures() -> list[Figure]:
    """The whole and the largest."""
    sizes = {name: megabytes(name) for name in needed()}
    rows = [
        Figure("size", "installed, default set", sum(sizes.values()), "MB", note=f"{len(sizes)} packages")
    ]
    largest = sorted(sizes, key=sizes.__getitem__, reverse=True)[:SHOWN]
    return rows + [Figure("size", f"installed, {name}", sizes[name], "MB") for name in largest]
