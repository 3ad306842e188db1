"""What goes wrong with a file: each fault ends in a sentence that names it and what to do, and nothing
acknowledged is lost."""

import asyncio
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.storage import sqlite
from bot.storage.alone import Alone
from bot.storage.sqlite import SqliteStore

from .conftest import state, turn

NOBODY = 65534


class SmallDisk(SqliteStore):
    """A store on a disk with room for some pages."""

    pages = 120

    def _connect(self) -> sqlite3.Connection:
        connection = super()._connect()
        connection.execute(f"pragma max_page_count = {self.pages}")
        return connection


@contextmanager
def without_rights() -> Iterator[None]:
    """Not as root, for whom every file may be written."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


async def test_a_full_disk_is_named_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    store = SmallDisk(tmp_path / "bot.db")
    await store.open()
    numbers: list[int | None] = []
    with pytest.raises(StoreError, match="the disk is full") as caught:
        await fill_up(store, numbers)
    assert str(store.path) in str(caught.value)
    assert len(numbers) > 10
    assert [row["id"] for row in await store.turns(1000)] == numbers[::-1]
    with pytest.raises(StoreError, match="the disk is full"):
        await store.record(turn("x" * 3000), None)
    await store.close()
    more = SqliteStore(store.path)
    await more.open()
    assert await more.record(turn("room again"), None) == numbers[-1] + 1  # type: ignore[operator]
    await more.close()


async def fill_up(store: SqliteStore, numbers: list[int | None], size: int = 3000) -> None:
    """Ask with so many characters until it fails; `numbers` are those that were acknowledged."""
    while len(numbers) < 1000:
        numbers.append(await store.record(turn("x" * size, at=time.time()), state()))


async def use(store: SqliteStore) -> None:
    """Open, write and read."""
    await store.open()
    await store.record(turn(), None)
    await store.turns()


CHILD = """
import asyncio, sys
from pathlib import Path
from bot.errors import StoreError
from bot.storage.sqlite import SqliteStore
from tests.storage.conftest import turn

async def main():
    store = SqliteStore(Path(sys.argv[1]))
    await store.open()
    try:
        for _ in range(5000):
            print(await store.record(turn("x" * 3000), None), flush=True)
    except StoreError as error:
        print(error, file=sys.stderr)
    await store.close()

asyncio.run(main())
"""


async def test_a_file_that_may_not_grow_keeps_what_it_has(tmp_path: Path) -> None:
    path, most = tmp_path / "bot.db", 1_000_000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    child = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", CHILD, str(path)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )
    assert "with room" in child.stderr, child.stderr
    store = SqliteStore(path)
    await store.open()
    kept = [row["id"] for row in await store.turns(10_000)]
    assert kept == [int(line) for line in child.stdout.splitlines()][::-1]
    assert len(kept) > 10
    await store.close()


async def test_a_file_that_may_only_be_read_is_named() -> None:
    folder = Path(tempfile.mkdtemp())  # pytest's own may not be entered by others
    path = folder / "bot.db"
    try:
        store = SqliteStore(path)
        await store.open()
        await store.close()
        os.chmod(path, 0o444)
        os.chmod(folder, 0o555)
        with without_rights():
            store = SqliteStore(path)
            with pytest.raises(StoreError, match=r"may only be read|cannot be opened") as caught:
                await store.open()
            await store.close()
        assert str(path) in str(caught.value)
    finally:
        os.chmod(folder, 0o755)
        shutil.rmtree(folder)


async def test_a_locked_database_is_named_and_goes_on_afterwards(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(store.path, isolation_level=None)) as browser:
        monkeypatch.setattr(sqlite, "BUSY_MS", 300)
        impatient = SqliteStore(store.path)
        await impatient.open()
        first = await impatient.record(turn("before"), None)
        browser.execute("begin immediate")
        with pytest.raises(StoreError, match="is locked by another program") as caught:
            await impatient.record(turn("meanwhile"), None)
        assert str(store.path) in str(caught.value)
        assert len(await impatient.turns()) == 1  # readers are not kept waiting
        browser.execute("rollback")
        assert await impatient.record(turn("after"), None) == first + 1  # type: ignore[operator]
        await impatient.close()


@pytest.mark.parametrize("where", ["header", "middle", "short"])
async def test_a_corrupt_file_is_named_and_left_as_it_is(tmp_path: Path, where: str) -> None:
    path = tmp_path / "bot.db"
    store = SqliteStore(path)
    await store.open()
    for n in range(100):
        await store.record(turn(f"question {n} " + "x" * 1000), None)
    await store.close()
    damaged = bytearray(path.read_bytes())
    if where == "header":
        damaged[:100] = b"not SQLite" * 10
    elif where == "middle":
        damaged[4096:] = os.urandom(len(damaged) - 4096)
    else:
        del damaged[4096 * 3 :]
    path.write_bytes(damaged)
    broken = SqliteStore(path)
    with pytest.raises(StoreError, match="is damaged") as caught:
        await use(broken)
    await broken.close()
    assert str(path) in str(caught.value)
    assert "career-bot restore" in str(caught.value)


async def test_a_clock_that_jumps_backwards_loses_and_mixes_up_nothing(store: SqliteStore) -> None:
    late, early = 86_400.0 * 20_000 + 100, 86_400.0 * 19_999 + 50
    first = await store.record(turn("late", at=late), state(at=late, slots={"role": "data-engineer"}))
    second = await store.record(turn("early", at=early), state(at=early, slots={"role": "data-analyst"}))
    assert first is not None
    assert second == first + 1
    session = await store.session("m1", "c1")
    assert session is not None
    assert session.slots == {"role": "data-analyst"}  # what was said last counts
    counted = await store.statistics("g1", early, late + 1)
    assert [(questions, answered) for _, questions, answered in counted.days] == [(1, 1), (1, 1)]
    assert counted.members == 1
    assert await store.noted("told", late, 60.0, "m1")
    assert not await store.noted("told", early, 60.0, "m1")
    assert await store.purge(early, now=early) == 0
    assert len(await store.turns()) == 2


def test_only_one_bot_has_a_database(tmp_path: Path) -> None:
    first, second = Alone(tmp_path / "data" / "bot.db"), Alone(tmp_path / "data" / "bot.db")
    first.take()
    first.take()
    assert first.taken()
    with pytest.raises(StoreError, match=f"another bot \\(process {os.getpid()}\\) is running on"):
        second.take()
    (tmp_path / "data" / "bot.db").touch()
    (tmp_path / "linked.db").symlink_to(tmp_path / "data" / "bot.db")
    with pytest.raises(StoreError, match="another bot"):
        Alone(tmp_path / "linked.db").take()
    Alone(tmp_path / "data" / "other.db").take()
    first.release()
    first.release()
    assert not first.taken()
    second.take()
    second.release()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be opened"):
        Alone(tmp_path / "file" / "bot.db").take()


def test_the_lock_ends_with_its_process_however_it_ends(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from bot.storage.alone import Alone\n"
        "lock = Alone(Path(sys.argv[1])); lock.take(); print('taken', flush=True); time.sleep(60)"
    )
    path = tmp_path / "bot.db"
    child = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "taken\n"
    alone = Alone(path)
    with pytest.raises(StoreError, match=f"process {child.pid}"):
        alone.take()
    child.kill()
    child.communicate()
    alone.take()
    alone.release()
