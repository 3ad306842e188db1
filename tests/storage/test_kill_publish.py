"""A process that is killed while it publishes: every acknowledged version is there, never half of a group."""

import random
import subprocess
import sys
import time
from pathlib import Path

from bot.library.edits import Piece
from bot.storage.sqlite import SqliteStore

ROUNDS = 5
GROUP = 5
CHILD = """
import asyncio, sys
from pathlib import Path
from bot.library.edits import Edit, Piece
from bot.storage import NewVersion
from bot.storage.sqlite import SqliteStore
from tests.storage.conftest import state, turn

async def publish(store):
    pieces = [Piece("topics", f"salary/{n}") for n in range(int(sys.argv[2]))]
    seen = {version.piece: version.number for version in await store.heads("g1")}
    for i in range(100_000):
        versions = [NewVersion(p, Edit(p, "put", {"round": i}), seen.get(p, 0)) for p in pieces]
        made = await store.publish("g1", versions, 5, 0.0)
        seen = {version.piece: version.number for version in made}
        print(*sorted(seen.values()), flush=True)

async def talk(store):
    for i in range(100_000):
        await store.record(turn(str(i)), state())

async def main():
    store = SqliteStore(Path(sys.argv[1]))
    await store.open()
    await asyncio.gather(publish(store), talk(store))

asyncio.run(main())
"""


def acknowledged(path: Path) -> set[int]:
    """The versions that a child said it had published before it was killed."""
    command = [sys.executable, "-c", CHILD, str(path), str(GROUP)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(random.uniform(0, 0.2))
    child.kill()
    rest, _ = child.communicate()
    lines = [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    assert lines
    return {int(number) for line in lines for number in line.split()}


async def test_every_acknowledged_version_survives_sigkill_and_groups_stay_whole(tmp_path: Path) -> None:
    path, told = tmp_path / "bot.db", set[int]()
    for _ in range(ROUNDS):
        told |= acknowledged(path)
        store = SqliteStore(path)
        await store.open()
        kept = await store.versions("g1", limit=10**6)
        heads = await store.heads("g1")
        history = [
            len(await store.versions("g1", Piece("topics", f"salary/{n}"), limit=10**6)) for n in range(GROUP)
        ]
        await store.close()
        assert told <= {version.number for version in kept}
        assert len(set(history)) == 1
        assert len({version.edit.value["round"] for version in heads if version.edit}) == 1
        assert len(heads) == GROUP
