"""The log of turns and the sessions: what was recorded is there, whole and in order."""

import asyncio
from dataclasses import asdict

from bot.errors import StoreError
from bot.storage import Store

from .conftest import state, turn


async def test_a_turn_reads_back_as_it_was_recorded(store: Store) -> None:
    given = turn(source="button", error="abcd1234")
    number = await store.record(given, None)
    (row,) = await store.turns()
    assert row == {"id": number, **asdict(given)}


async def test_one_turn_is_found_by_its_number_until_its_member_is_forgotten(store: Store) -> None:
    given = turn(slots={"role": "data-engineer", "level": "mid", "filled": ["level"]})
    number = await store.record(given, None)
    assert number is not None
    await store.record(turn("another", member="m2"), None)
    assert await store.turn(number) == given
    assert await store.turn(number + 1000) is None
    await store.forget_member("m1")
    assert await store.turn(number) is None
    await store.forget_member("m2")
    assert await store.turn(number + 1) is None, "its number stays taken"


async def test_turns_come_newest_first_and_no_more_than_asked(store: Store) -> None:
    numbers = [await store.record(turn(f"question {i}"), None) for i in range(5)]
    assert [row["text"] for row in await store.turns(limit=2)] == ["question 4", "question 3"]
    assert numbers == sorted(set(numbers))


async def test_a_session_is_kept_per_member_and_channel_and_replaced(store: Store) -> None:
    await store.record(turn(), state())
    await store.record(turn(), state(slots={"role": "data-engineer", "level": "mid"}, at=2000.0))
    await store.record(turn(), state("m2", at=3000.0))
    await store.record(turn(), None)
    assert await store.session("m1", "c1") == state(
        slots={"role": "data-engineer", "level": "mid"}, at=2000.0
    )
    assert await store.session("m2", "c1") == state("m2", at=3000.0)
    assert await store.session("m1", "c2") is None


async def test_many_at_once_are_all_there(store: Store) -> None:
    coming = [store.record(turn(f"question {i}"), state(f"m{i}")) for i in range(500)]
    numbers = await asyncio.gather(*coming)
    rows = await store.turns(limit=1000)
    assert {row["id"]: row["text"] for row in rows} == {n: f"question {i}" for i, n in enumerate(numbers)}


async def test_one_that_fails_takes_nothing_with_it(store: Store) -> None:
    members = ["before", "half a character: \ud83d", "after"]
    coming = [store.record(turn(f"question {n}"), state(member)) for n, member in enumerate(members)]
    results = await asyncio.gather(*coming, return_exceptions=True)
    assert [type(result) for result in results] == [int, StoreError, int]
    assert [row["text"] for row in await store.turns()] == ["question 2", "question 0"]
    assert await store.session("after", "c1") is not None


async def test_text_is_scrubbed(store: Store) -> None:
    await store.record(turn("I am jo@example.org, <@123456789012345678>, pay me 90,000"), None)
    assert (await store.turns())[0]["text"] == "I am [e-mail], [mention], pay me 90,000"


async def test_the_last_role_is_that_of_the_latest_session_that_named_one(store: Store) -> None:
    assert await store.last_role("m1") is None
    await store.record(turn(), state(channel="c1", slots={"role": "data-engineer"}, at=1000.0))
    await store.record(turn(), state(channel="c2", slots={"role": "data-analyst"}, at=3000.0))
    await store.record(turn(), state(channel="c3", slots={"role": "ai-architect"}, at=2000.0))
    await store.record(turn(), state(channel="c4", slots={"country": "DE"}, at=4000.0))
    await store.record(turn(), state("m2", slots={"role": "ai-engineer"}, at=5000.0))
    assert await store.last_role("m1") == "data-analyst"
    await store.record(turn(), state(channel="c2", slots={"skill": "python"}, at=6000.0))
    assert await store.last_role("m1") == "ai-architect"
