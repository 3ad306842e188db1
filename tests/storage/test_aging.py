"""What is logged goes when it is too old, in batches; what members set stays."""

from dataclasses import replace

from bot.storage import Feedback, Profile, Reply, SessionState, StepMark, Store, Turn

OLD, NEW = 1_000.0, 2_000_000.0


def turn(at: float) -> Turn:
    return Turn("m", "c", "g", "q", "salary", "salary/by-role", {}, 1.0, True, 1.0, at)


async def test_what_is_old_goes_and_what_members_set_stays(store: Store) -> None:
    for at in (*[OLD] * 7, NEW):
        await store.record(turn(at), SessionState("m", f"c{at}", "salary/by-role", {}, at))
        await store.add_feedback(Feedback("m", "g", "c", "general", at, text="hello"))
    for question, at in enumerate([OLD, OLD, NEW], 1):
        await store.put_reply(Reply(question, 5, 6, "m", at))
    await store.silence("m", "g", OLD)
    await store.put_profile("m", Profile(country="DE"), OLD)
    await store.put_marks("m", [StepMark("data-engineer", "cloud", "done", OLD)])
    gone = 0
    while found := await store.purge(before=NEW - 1, limit=3):
        gone += found
    assert gone == 7 + 1 + 7 + 2 + 1 + 2
    assert await store.held("m") == {
        "turns": 1,
        "sessions": 1,
        "feedback": 1,
        "replies": 1,
        "profiles": 1,
        "marks": 1,
        "askers": 1,
    }


async def test_a_batch_is_no_larger_than_told(store: Store) -> None:
    for _ in range(10):
        await store.record(turn(OLD), None)
    assert (
        await store.purge(before=NEW, limit=4) == 4 + 2 + 1
    )  # turns; counts by entry and latency; who asked
    assert len(await store.turns()) == 6


async def test_what_is_old_goes_in_one_server_alone(store: Store) -> None:
    for guild in ("g", "h", None):
        for at in (OLD, OLD, NEW):
            await store.record(replace(turn(at), guild=guild), None)
            await store.add_feedback(Feedback("m", guild, "c", "general", at, text="hello"))
    await store.put_guild_setting("g", "retention_days", 30, 9, OLD)
    gone = 0
    while found := await store.purge(before=NEW - 1, limit=1, guild="g"):
        gone += found
    assert gone == 2 + 2, "turns and feedback; settings, counts and what others asked stay"
    left = [turn["guild"] for turn in await store.turns()]
    assert sorted(left, key=str) == [None] * 3 + ["g"] + ["h"] * 3
    assert len(await store.feedback()) == 3 + 1 + 3
    assert await store.guild_settings("g") == {"retention_days": 30}


async def test_which_servers_set_something(store: Store) -> None:
    await store.put_guild_setting("g", "retention_days", 30, 9, OLD)
    await store.put_guild_setting("h", "retention_days", 90, 9, OLD)
    await store.put_guild_setting("i", "country", "DE", 9, OLD)
    assert await store.guilds_with("retention_days") == {"g": 30, "h": 90}
    await store.put_guild_setting("g", "retention_days", None, 9, OLD)
    assert await store.guilds_with("retention_days") == {"h": 90}
