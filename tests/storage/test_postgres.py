"""PostgreSQL itself: restarts, outages, kills; what is spooled comes once; nothing secret is told."""

import asyncio
import logging
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.library.edits import Piece
from bot.settings import Settings
from bot.storage import Announced, Audit, NewVersion, make_store
from bot.storage.types import Store

from . import server
from .conftest import state, turn

if not server.available():
    pytest.skip(server.MISSING, allow_module_level=True)


import psycopg
from psycopg.rows import dict_row

from bot.storage import postgres_line, postgres_migrations
from bot.storage.postgres import PostgresStore
from bot.storage.postgres_changes import HOLD
from bot.storage.postgres_shards import Shards

CHILD = """
import asyncio, sys
from pathlib import Path
from bot.storage.postgres import PostgresStore
from tests.storage.conftest import state, turn

async def talk(store, who):
    for i in range(100_000):
        text = f"{sys.argv[3]} {who} {i}"
        number = await store.record(turn(text, member=who), state(who))
        print(number, text, flush=True)

async def main():
    store = PostgresStore(sys.argv[1], Path(sys.argv[2]))
    await store.open()
    await asyncio.gather(*(talk(store, f"m{n}") for n in range(5)))

asyncio.run(main())
"""


@pytest.fixture
def own() -> Iterator[server.Server]:
    """A server that the test may stop."""
    with server.Server() as running:
        yield running


@pytest.fixture
async def kept(own: server.Server, tmp_path: Path) -> AsyncIterator[PostgresStore]:
    opened = PostgresStore(own.url(), tmp_path / "data")
    await opened.open()
    yield opened
    await opened.close()


def spooled(folder: Path) -> int:
    return sum(path.read_text().count("\n") for path in folder.glob("data/spool-*.jsonl"))


async def settled(tmp_path: Path) -> None:
    """Wait until nothing is on the spool."""
    async with asyncio.timeout(20):
        while spooled(tmp_path):  # noqa: ASYNC110 - a file tells nobody
            await asyncio.sleep(0.05)


async def questions(store: Store, limit: int = 100_000) -> list[tuple[int, str]]:
    async with asyncio.timeout(20):
        while True:
            try:
                return sorted((row["id"], row["text"]) for row in await store.turns(limit))
            except StoreError:
                await asyncio.sleep(0.1)


async def test_a_restart_loses_and_doubles_nothing(
    own: server.Server, kept: PostgresStore, tmp_path: Path
) -> None:
    done = asyncio.Event()
    told: dict[int, str] = {}

    async def talk(who: str) -> None:
        i = 0
        while not done.is_set():
            text = f"{who} {i}"
            number = await kept.record(turn(text, member=who), state(who))
            assert number is not None
            told[number] = text
            i += 1

    talking = [asyncio.create_task(talk(f"m{n}")) for n in range(8)]
    for _ in range(3):
        await asyncio.sleep(0.3)
        await asyncio.to_thread(own.stop)
        await asyncio.to_thread(own.start)
    await asyncio.sleep(0.3)
    done.set()
    await asyncio.gather(*talking)
    await settled(tmp_path)
    assert await questions(kept) == sorted(told.items())
    counts = await kept.statistics("g1", 0.0, 86_400.0)
    assert counts.questions == len(told)


async def test_while_it_is_away_turns_are_spooled_and_come_in_order(
    own: server.Server, kept: PostgresStore, tmp_path: Path
) -> None:
    await kept.record(turn("before"), state())
    await kept.set_paused("m9", 1.0)
    await asyncio.to_thread(own.stop)
    numbers = [await kept.record(turn(f"away {i}", at=2000.0 + i), state(at=2000.0 + i)) for i in range(700)]
    assert await kept.record(turn("do not store this", member="m9"), state("m9")) is None
    assert spooled(tmp_path) == 701
    (path,) = (tmp_path / "data").glob("spool-*.jsonl")
    assert path.stat().st_mode & 0o777 == 0o600
    assert "do not store this" not in path.read_text()
    with pytest.raises(StoreError, match="cannot be reached"):
        await kept.session("m1", "c1")
    begun = time.monotonic()
    with pytest.raises(StoreError, match="cannot be reached"):
        await kept.put_guild_setting("g1", "country", "DE", 1, 1.0)
    assert time.monotonic() - begun < HOLD + 1
    await asyncio.to_thread(own.start)
    await settled(tmp_path)
    rows = [row for row in await questions(kept) if row[1] != "before"]
    assert {number: f"away {i}" for i, number in enumerate(numbers)} == dict(rows)
    assert await kept.session("m1", "c1") == state(at=2699.0)
    assert (await kept.statistics("g1", 0.0, 86_400.0)).questions == 702
    assert await kept.record(turn("after"), None) is not None
    await kept.put_guild_setting("g1", "country", "DE", 1, 1.0)


async def test_who_is_forgotten_does_not_come_back_from_the_spool(
    own: server.Server, kept: PostgresStore, tmp_path: Path
) -> None:
    await kept.record(turn("before"), state())
    await asyncio.to_thread(own.stop)
    for i in range(400):
        await kept.record(turn(f"away {i}"), state())
    await kept.record(turn("another's", member="m2"), None)

    async def forget() -> dict[str, int]:
        async with asyncio.timeout(20):
            while True:
                try:
                    return await kept.forget_member("m1")
                except StoreError:
                    await asyncio.sleep(0)

    forgetting = asyncio.create_task(forget())
    await asyncio.to_thread(own.start)
    assert (await forgetting)["turns"] == 401
    await settled(tmp_path)
    assert [text for _, text in await questions(kept)] == ["another's"]
    assert await kept.held("m1") == {}


async def test_who_is_forgotten_does_not_come_back_from_the_spool_of_another_process(
    own: server.Server, kept: PostgresStore, tmp_path: Path
) -> None:
    other = PostgresStore(own.url(), tmp_path / "other")
    await other.open()
    own.stop()
    now = time.time()
    for member in ("m1", "m2"):
        await other.record(turn(f"away {member}", member=member, at=now), state(member, at=now))
        await kept.record(turn("here", member=member, at=now), None)
    await other.close()  # the machine goes down before the database is back
    (path,) = (tmp_path / "other").glob("spool-*.jsonl")
    assert len(path.read_text().splitlines()) == 2
    own.start()
    await settled(tmp_path)
    await kept.forget_member("m1")
    assert await kept.record(turn("asked again", member="m1", at=time.time()), None) is not None
    again = PostgresStore(own.url(), tmp_path / "other")
    await again.open()
    assert path.read_text() == ""
    await again.record(turn("and again", member="m1", at=time.time()), None)
    await again.close()
    assert sorted(text for _, text in await questions(kept)) == [
        "and again",
        "asked again",
        "away m2",
        "here",
    ]
    assert await kept.session("m1", "c1") is None
    assert await kept.session("m2", "c1") is not None
    assert (await kept.statistics("g1", 0.0, now + 1)).questions == 6, "what was forgotten is still counted"


async def test_two_processes_do_not_serve_the_same_shards(
    own: server.Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Shards.claim, "__defaults__", (0.5,))  # do not wait for one that is stopping

    def process(*ids: int) -> PostgresStore:
        return PostgresStore(own.url(), tmp_path / "data", Shards(3, ids) if ids else Shards())

    async def refused(store: PostgresStore) -> str:
        with pytest.raises(StoreError) as caught:
            await store.open()
        return str(caught.value)

    first, second, all_ = process(0, 1), process(2), process()
    await first.open()
    await second.open()
    assert "another process serves shard 1 of 3" in await refused(process(1))
    assert "SHARD_IDS" in await refused(all_)
    await asyncio.to_thread(own.stop)
    await asyncio.to_thread(own.start)
    async with asyncio.timeout(20):
        while first._writer.away:  # noqa: ASYNC110 - a thread of the store's looks for the server
            await asyncio.sleep(0.05)
    await first.put_guild_setting("g1", "country", "DE", 1, 1.0)  # after a restart they are locked anew
    assert "shard 0 of 3" in await refused(process(0))
    await first.close()
    third = process(0, 1)
    await third.open()
    await third.close()
    await second.close()
    everything = process()
    await everything.open()
    assert "all shards" in await refused(process(2))
    await everything.close()


async def test_a_change_waits_for_a_restart_and_is_done_once(own: server.Server, kept: PostgresStore) -> None:
    for n in range(3):
        await asyncio.to_thread(own.stop)
        adding = asyncio.gather(*(kept.add_audit(Audit("g1", i, "publish", "a", 1.0)) for i in range(5)))
        await asyncio.sleep(0.1)
        await asyncio.to_thread(own.start)
        await adding
        await questions(kept)
        assert len(await kept.audits("g1")) == 5 * (n + 1)


async def test_what_was_spooled_survives_sigkill(own: server.Server, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    told: dict[int, str] = {}
    for round_ in range(4):
        command = [sys.executable, "-c", CHILD, own.url(), str(folder), str(round_)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: ASYNC220
        assert child.stdout is not None
        lines = [child.stdout.readline()]
        if round_ % 2 == 0:
            own.stop()
        lines += [child.stdout.readline() for _ in range(300)]
        child.send_signal(signal.SIGKILL)
        rest, _ = child.communicate()
        lines += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        assert round_ % 2 or spooled(tmp_path) > 0
        for number, _, text in (line.strip().partition(" ") for line in lines if line.endswith("\n")):
            told[int(number)] = text
        if round_ % 2 == 0:
            with next(folder.glob("spool-*.jsonl")).open("a") as file:
                file.write('[99, ["cut o')
            own.start()
    store = PostgresStore(own.url(), folder)
    await store.open()
    rows = await questions(store)
    assert told.items() <= dict(rows).items()
    assert len({text for _, text in rows}) == len(rows), "each once"
    assert (await store.statistics("g1", 0.0, 86_400.0)).questions == len(rows)
    assert spooled(tmp_path) == 0
    await store.close()


async def test_changes_reach_another_process_within_a_second(own: server.Server, tmp_path: Path) -> None:
    one, other = (PostgresStore(own.url(), tmp_path / "data") for _ in range(2))
    await one.open()
    await other.open()
    heard: asyncio.Queue[Announced] = asyncio.Queue()
    deaf: asyncio.Queue[Announced] = asyncio.Queue()

    async def listen(store: PostgresStore, into: asyncio.Queue[Announced]) -> None:
        async for announced in store.changes():
            await into.put(announced)

    listening = [asyncio.create_task(listen(other, heard)), asyncio.create_task(listen(one, deaf))]
    for queue in (heard, deaf):
        assert await asyncio.wait_for(queue.get(), 5) == Announced("missed", ""), "before the line stood"
    await one.put_guild_setting("g1", "country", "DE", 1, 1.0)
    assert await asyncio.wait_for(heard.get(), 1) == Announced("settings", "g1")
    assert await other.guild_settings("g1") == {"country": "DE"}
    await one.publish("g2", [NewVersion(Piece("topics", "day/stress"), None, 0)], 5, 1.0)
    assert await asyncio.wait_for(heard.get(), 1) == Announced("edits", "g2")
    await asyncio.to_thread(own.stop)
    await asyncio.to_thread(own.start)
    assert await asyncio.wait_for(heard.get(), 5) == Announced("missed", "")
    assert await asyncio.wait_for(deaf.get(), 5) == Announced("missed", ""), (
        "its own changes are told to nobody"
    )
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    await one.close()
    await other.close()


async def test_what_may_have_been_missed_is_told_once_it_can_be_read(
    own: server.Server, kept: PostgresStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_line, "LOOK", 3.0)
    changes = kept.changes()
    assert await anext(changes) == Announced("missed", "")
    await asyncio.to_thread(own.stop)
    with pytest.raises(StoreError):
        await kept.guild_settings("g1")
    await asyncio.to_thread(own.start)
    assert await asyncio.wait_for(anext(changes), 20) == Announced("missed", "")
    assert await kept.guild_settings("g1") == {}
    await changes.aclose()  # type: ignore[attr-defined]


async def test_processes_that_start_together_all_find_the_schema(
    postgres: server.Server, tmp_path: Path
) -> None:
    url = postgres.fresh()
    stores = [PostgresStore(url, tmp_path) for _ in range(5)]
    await asyncio.gather(*(store.open() for store in stores))
    numbers = await asyncio.gather(*(store.record(turn(), state()) for store in stores for _ in range(20)))
    assert len(set(numbers)) == 100
    await asyncio.gather(*(store.close() for store in stores))


async def test_every_published_schema_becomes_todays(
    postgres: server.Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = postgres_migrations.scripts()
    for newest in list(known)[:-1]:
        url = postgres.fresh()
        with (
            monkeypatch.context() as before,
            psycopg.connect(url, autocommit=True, row_factory=dict_row) as old,
        ):
            before.setattr(
                postgres_migrations,
                "scripts",
                lambda newest=newest: {n: known[n] for n in known if n <= newest},
            )
            postgres_migrations.migrate(old)
            old.execute("insert into sessions values ('m1', 'c1', 'day/stress', '{}', 5.0)")
        store = PostgresStore(url, tmp_path / "data")
        await store.open()
        assert await store.session("m1", "c1") == state(entry="day/stress", slots={}, at=5.0)
        await store.forget_member("m1")
        assert await store.session("m1", "c1") is None
        await store.close()


async def test_a_newer_database_is_refused(postgres: server.Server, tmp_path: Path) -> None:
    url = postgres.fresh()
    store = PostgresStore(url, tmp_path)
    await store.open()
    await store.close()
    database = url.partition("@/")[2].partition("?")[0]
    postgres.execute("insert into schema_versions (number) values (999)", database)
    newer = PostgresStore(url, tmp_path)
    with pytest.raises(StoreError, match="newer version of the bot"):
        await newer.open()
    await newer.close()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://bot:geheim@localhost:1/x",
        "postgresql://bot:geheim@/nowhere?host={folder}",
        "postgresql://bot:geheim@localhost:port/x",
        "postgresql://bot:geheim@localhost/x?geheim=geheim",
    ],
)
async def test_the_address_is_never_told(
    postgres: server.Server, tmp_path: Path, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    settings = Settings(
        database_url=url.format(folder=postgres.folder),  # type: ignore[arg-type]
        privacy_key="x" * 32,  # type: ignore[arg-type]
    )
    store = make_store(settings)
    store._writer._spool._folder = tmp_path  # type: ignore[attr-defined]
    with pytest.raises(StoreError) as caught:
        await store.open()
    await store.close()
    for told in (str(caught.value), repr(caught.value), caplog.text, repr(settings)):
        assert "geheim" not in told
        assert "localhost" not in told
    assert caught.value.__cause__ is None


async def test_both_schemas_have_the_same_tables_and_columns(postgres: server.Server, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    from bot.storage.sqlite import SqliteStore

    url = postgres.fresh()
    for store in (PostgresStore(url, tmp_path), SqliteStore(tmp_path / "a.db")):
        await store.open()
        await store.close()
    database = url.partition("@/")[2].partition("?")[0]
    there = set(
        postgres.execute(
            "select table_name, column_name from information_schema.columns where table_schema = 'public'",
            database,
        )
    )
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        here = set(
            connection.execute(
                "select t.name, c.name from pragma_table_list t join pragma_table_info(t.name) c "
                "where t.type = 'table' and t.schema = 'main' and t.name not like '%sqlite_%'"
            )
        )
    assert {row for row in there if row[0] != "schema_versions"} == here


async def test_a_read_that_is_given_up_while_the_line_is_renewed_leaves_the_next_one_its_way(
    kept: PostgresStore,
) -> None:
    """As a command does that took too long: what it had begun to close or to open serves nobody."""
    await kept.profile("m")
    for steps in range(1, 40):
        kept._came_back()
        reading = asyncio.create_task(kept.profile("m"))
        for _ in range(steps):
            await asyncio.sleep(0)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        await kept.profile("m")
