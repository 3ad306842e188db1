"""Turns a second through each store, each beside the raw database in the same run; commits beside statistics.

By itself: `python -m benchmarks.storage [TURNS]`; TURNS is how many the large database has.
"""

import asyncio
import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import psutil

from bot.storage import SessionState, Store, Turn
from bot.storage.logged import COLUMNS, PUT_SESSION, Logged
from bot.storage.sqlite import SqliteStore
from bot.storage.sqlite_writer import log

ASKERS = 32
TURNS = 16_000
ROUNDS = 5
DAY = 86_400
_MARKS = ", ".join("?" * len(COLUMNS))
_INSERT = f"insert into turns ({', '.join(COLUMNS)}) values ({_MARKS})"


def turn(number: int, at: float | None = None) -> tuple[Turn, SessionState]:
    """One as members ask them: 2,000 members in 20 servers, 40 entries, 10 roles."""
    role = f"role-{number % 10}"
    when = 1.7e9 + number / 100 if at is None else at
    member = f"{number * 7919 % 2000:032x}"
    guild, channel = str(10**17 + number % 20), str(10**18 + number % 60)
    slots = {"role": role, "level": "mid"}
    asked = Turn(
        member,
        channel,
        guild,
        f"what does a {role} with {number % 9} years earn in germany",
        "salary",
        f"salary/{number % 40}",
        slots,
        0.83,
        number % 12 != 0,
        1.0 + number % 7,
        when,
    )
    return asked, SessionState(member, channel, asked.entry, slots, when)


async def through(store: Store, turns: int) -> float:
    """Turns a second with all askers at once, each waiting for its commit."""
    numbers = iter(range(turns))

    async def ask() -> None:
        for number in numbers:
            await store.record(*turn(number))

    begun = time.perf_counter()
    await asyncio.gather(*(ask() for _ in range(ASKERS)))
    return turns / (time.perf_counter() - begun)


def raw_sqlite(path: Path, turns: int) -> float:
    """The same rows of turns and sessions by sqlite3 alone, one commit for each 32."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("pragma synchronous = normal")
    begun = time.perf_counter()
    for start in range(0, turns, ASKERS):
        connection.execute("begin immediate")
        for number in range(start, start + ASKERS):
            row = Logged.of(*turn(number))
            connection.execute(_INSERT, row.turn)
            connection.execute(PUT_SESSION, row.session or ())
        connection.execute("commit")
    taken = time.perf_counter() - begun
    connection.close()
    return turns / taken


def raw_postgres(url: str, turns: int) -> float:
    """The same rows by psycopg's pipelines alone, one commit for each 32."""
    import psycopg

    insert = f"insert into turns (id, {', '.join(COLUMNS)}) values (%s, {_MARKS.replace('?', '%s')})".encode()
    session = PUT_SESSION.replace("?", "%s").encode()
    with psycopg.connect(url, autocommit=True) as connection:
        ((first,),) = connection.execute("select coalesce(max(id), 0) + 1000000 from turns").fetchall()
        begun = time.perf_counter()
        for start in range(0, turns, ASKERS):
            with connection.pipeline():
                connection.execute("begin")
                for number in range(start, start + ASKERS):
                    row = Logged.of(*turn(number))
                    connection.execute(insert, (first + number, *row.turn))
                    connection.execute(session, row.session)
                connection.execute("commit")
        return turns / (time.perf_counter() - begun)


async def compared(open_store: Callable[[], Awaitable[Store]], raw: Callable[[], float]) -> dict[str, float]:
    """Both in turn, some times; medians, as other work on the machine comes and goes."""
    store = await open_store()
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(await through(store, TURNS))
        theirs.append(await asyncio.to_thread(raw))
    await store.close()
    return {
        "turns_a_second": round(statistics.median(ours)),
        "raw": round(statistics.median(theirs)),
        "ratio": round(statistics.median(a / b for a, b in zip(ours, theirs, strict=True)), 2),
    }


async def sqlite_throughput(folder: Path) -> dict[str, float]:
    """The store beside sqlite3; each on a file of its own with the same schema and indices."""
    other = SqliteStore(folder / "raw.db")
    await other.open()
    await other.close()

    async def opened() -> Store:
        store = SqliteStore(folder / "store.db")
        await store.open()
        return store

    return await compared(opened, lambda: raw_sqlite(folder / "raw.db", TURNS))


async def postgres_throughput(folder: Path) -> dict[str, float] | str:
    """The store beside psycopg, on a server with fsync of its own."""
    from tests.storage import server

    if not server.available():
        return server.MISSING
    from bot.storage.postgres import PostgresStore

    with server.Server(()) as running:
        first, second = running.fresh(), running.fresh()
        other = PostgresStore(second, folder)
        await other.open()
        await other.close()

        async def opened() -> Store:
            store = PostgresStore(first, folder)
            await store.open()
            return store

        return await compared(opened, lambda: raw_postgres(second, TURNS))


async def beside_statistics(folder: Path, turns: int) -> dict[str, float]:
    """A database of many turns over a year: statistics over all of them, and commits meanwhile."""
    path = folder / "large.db"
    before = psutil.Process().memory_info().rss
    store = SqliteStore(path)
    await store.open()
    connection = sqlite3.connect(path, isolation_level=None)
    begun = 1.7e9 // DAY * DAY
    for start in range(0, turns, 5000):
        connection.execute("begin")
        log(
            connection,
            [Logged.of(*turn(n, begun + 365 * DAY * n / turns)) for n in range(start, start + 5000)],
        )
        connection.execute("commit")
    connection.close()
    guild, end = str(10**17), begun + 366 * DAY
    taken = []
    for _ in range(5):
        now = time.perf_counter()
        counts = await store.statistics(guild, begun, end)
        taken.append((time.perf_counter() - now) * 1000)
    assert counts.questions == turns // 20
    reading = asyncio.create_task(_read_on(store, guild, begun, end))
    commits = []
    for number in range(2000):
        now = time.perf_counter()
        await store.record(*turn(number, end))
        commits.append((time.perf_counter() - now) * 1000)
    reading.cancel()
    memory = psutil.Process().memory_info().rss - before
    await store.close()
    return {
        "turns": turns,
        "ms_statistics_of_a_year": round(statistics.median(taken), 1),
        "ms_commit_p50": round(statistics.median(commits), 2),
        "ms_commit_p99": round(statistics.quantiles(commits, n=100)[98], 2),
        "mib_of_the_store": round(memory / 2**20, 1),
    }


async def _read_on(store: Store, guild: str, since: float, until: float) -> None:
    while True:
        await store.statistics(guild, since, until)


async def measure(turns: int = 1_000_000) -> dict[str, Any]:
    """All of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return {
            "sqlite": await sqlite_throughput(folder),
            "postgres": await postgres_throughput(folder),
            "large": await beside_statistics(folder, turns),
        }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)), indent=2))
