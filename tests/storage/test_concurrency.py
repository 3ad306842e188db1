"""Fifty members at once: each finds at once what it has just put, and nobody else's."""

import asyncio

from bot.storage import Feedback, Profile, Reminder, Reply, StepMark, Store

from .conftest import state, turn

WRITERS = 50
ROUNDS = 5


async def visit(store: Store, number: int) -> None:
    """One member uses everything, and reads each thing back before the next."""
    member, guild = f"m{number}", f"g{number % 3}"
    for i in range(ROUNDS):
        told = await store.record(turn(f"{number} {i}", member=member), state(member, at=float(i)))
        reply = Reply(number * 1000 + i, 1, told, member, float(i))
        await store.put_reply(reply)
        assert await store.reply(reply.question) == reply
        profile = Profile(skills=(f"skill {number}",), hours=i)
        await store.put_profile(member, profile, float(i))
        assert await store.profile(member) == profile
        mark = StepMark("data-engineer", f"step {i}", "done", float(i))
        await store.put_marks(member, [mark])
        assert (await store.marks(member))[-1] == mark
        await store.put_reminder(Reminder(member, float(i)))
        assert await store.reminder(member) == Reminder(member, float(i))
        kind = "useful" if i % 2 else "not_useful"
        await store.add_feedback(Feedback(member, guild, "c1", kind, float(i), turn=told))  # type: ignore[arg-type]
        await store.put_guild_setting(guild, f"by {number}", i, number, float(i))
        assert (await store.guild_settings(guild))[f"by {number}"] == i


async def test_fifty_writers_at_once_lose_nothing(store: Store) -> None:
    await asyncio.gather(*(visit(store, number) for number in range(WRITERS)))
    expected = {
        "turns": ROUNDS,
        "sessions": 1,
        "profiles": 1,
        "marks": ROUNDS,
        "reminders": 1,
        "feedback": ROUNDS,
        "replies": ROUNDS,
        "askers": 1,
    }
    for number in range(WRITERS):
        assert await store.held(f"m{number}") == expected
    assert len(await store.turns(10_000)) == WRITERS * ROUNDS
    assert len(await store.due_reminders(100.0, limit=1000)) == WRITERS
    settings = [await store.guild_settings(f"g{n}") for n in range(3)]
    assert sum(map(len, settings)) == WRITERS


async def test_one_button_pressed_fifty_times_at_once_is_one_vote(store: Store) -> None:
    kinds = ["useful", "not_useful"] * (WRITERS // 2)
    given = [Feedback("m1", "g1", "c1", kind, 1000.0, turn=7) for kind in kinds]  # type: ignore[arg-type]
    numbers = await asyncio.gather(*map(store.add_feedback, given))
    (row,) = await store.feedback()
    assert set(numbers) == {row["id"]}
    assert row["kind"] == kinds[-1]
