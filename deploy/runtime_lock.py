"""Print the part of requirements.lock that the running bot needs: all but the developers' tools, hashes kept.

    python deploy/runtime_lock.py metrics postgres setuptools > runtime.lock

The arguments are the extras and other packages that are wanted. pip is asked what they need, and installs
nothing.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Collection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_PACKAGE = re.compile(r"^([\w.-]+)==", re.ASCII)


def normal(name: str) -> str:
    """A package's name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def part(lock: str, names: Collection[str]) -> str:
    """The packages of a lock that have one of these (normal) names."""
    kept, lines = False, []
    for line in lock.splitlines():
        if found := _PACKAGE.match(line):
            kept = normal(found[1]) in names
        if kept:
            lines.append(line)
    return "\n".join(lines) + "\n"


def needed(lock: str, wanted: list[str]) -> set[str]:
    """The names of all that these requirements bring, in the versions of the lock."""
    pins = [line.removesuffix("\\").strip() for line in lock.splitlines() if _PACKAGE.match(line)]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as constraints:
        constraints.write("\n".join(pins))
        constraints.flush()
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"]
        command += ["--report", "-", "--constraint", constraints.name, *wanted]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return {normal(one["metadata"]["name"]) for one in json.loads(done.stdout)["install"]}


def main(also: list[str]) -> None:
    """Print it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    for name in also:
        wanted += project["optional-dependencies"].get(name, [name])
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    sys.stdout.write(part(lock, needed(lock, wanted)))


if __name__ == "__main__":
    main(sys.argv[1:])
