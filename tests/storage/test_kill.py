"""A process that is killed while it writes: whatever it had acknowledged is in the file."""

import random
import subprocess
import sys
import time
from pathlib import Path

from bot.storage.sqlite import SqliteStore

ROUNDS = 5
CHILD = """
import asyncio, sys
from pathlib import Path
from bot.storage import Profile
from bot.storage.sqlite import SqliteStore
from tests.storage.conftest import state, turn

async def talk(store, who):
    for i in range(100_000):
        text = f"{sys.argv[2]} {who} {i}"
        number = await store.record(turn(text), state(who))
        await store.put_profile(who, Profile(hours=i), 0.0)
        await store.put_guild_setting("g1", who, i, 5, 0.0)
        print(number, text, flush=True)

async def main():
    store = SqliteStore(Path(sys.argv[1]))
    await store.open()
    await asyncio.gather(*(talk(store, f"m{n}") for n in range(5)))

asyncio.run(main())
"""


def acknowledged(path: Path, round_: int) -> dict[int, str]:
    """What a child said it had recorded before it was killed."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), str(round_)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(random.uniform(0, 0.2))
    child.kill()
    rest, _ = child.communicate()
    whole = [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    return {int(number): text.strip() for number, _, text in (line.partition(" ") for line in whole)}


def last_of(told: dict[int, str]) -> dict[str, int]:
    """The last number that each writer said it had finished."""
    return {who: int(i) for _, who, i in (text.split() for _, text in sorted(told.items()))}


async def test_everything_acknowledged_survives_sigkill(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    told: dict[int, str] = {}
    for round_ in range(ROUNDS):
        fresh = acknowledged(path, round_)
        assert fresh
        assert not fresh.keys() & told.keys()
        told |= fresh
        store = SqliteStore(path)
        await store.open()
        rows = {row["id"]: row["text"] for row in await store.turns(limit=10**6)}
        for who, last in last_of(fresh).items():
            assert (await store.profile(who)).hours in (last, last + 1)
            assert (await store.guild_settings("g1"))[who] in (last, last + 1)
        await store.close()
        assert told.items() <= rows.items()
