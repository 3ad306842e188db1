"""Leases: one holder at a time, by the database's clock, and another's once it has ended."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from bot.storage import Store
from bot.storage.sqlite import SqliteStore

DUTIES = ("digests", "remind", "retain")


async def test_one_holder_at_a_time(store: Store) -> None:
    assert await store.lease(DUTIES, "a", 60) == set(DUTIES)
    assert await store.lease(DUTIES, "b", 60) == set()
    assert await store.lease(DUTIES[:1], "a", 60) == {"digests"}, "renewed"
    await store.release(DUTIES, "b")
    assert await store.lease(DUTIES, "b", 60) == set(), "only its holder gives one up"
    await store.release(DUTIES[1:], "a")
    assert await store.lease(DUTIES, "b", 60) == {"remind", "retain"}
    assert await store.lease(DUTIES, "a", 60) == {"digests"}
    assert await store.lease((), "a", 60) == set()


async def test_it_ends_by_itself_unless_renewed(store: Store) -> None:
    await store.lease(DUTIES, "dead", 0.05)
    await store.lease(DUTIES[:1], "dead", 60)
    await asyncio.sleep(0.1)
    assert await store.lease(DUTIES, "b", 60) == {"remind", "retain"}
    assert await store.lease(DUTIES, "dead", 60) == {"digests"}, "back from the dead, and too late"


async def test_of_many_that_ask_at_once_each_lease_has_one_holder(store: Store) -> None:
    asked = [store.lease(sorted(DUTIES, reverse=n % 2 == 0), f"holder {n}", 60) for n in range(20)]
    found = [name for held in await asyncio.gather(*asked) for name in held]
    assert sorted(found) == sorted(DUTIES)


@pytest.mark.parametrize(("ahead", "taken"), [(30, False), (3600, True)])
async def test_a_clock_that_went_far_back_leaves_no_lease_for_ever(
    store: SqliteStore, ahead: float, taken: bool
) -> None:
    await store.lease(DUTIES, "dead", 60)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as database:
        database.execute("update leases set until = until + ?", (ahead,))
    assert await store.lease(DUTIES, "b", 60) == (set(DUTIES) if taken else set())
