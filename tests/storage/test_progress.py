"""Marked steps of roadmaps, and reminders."""

import pytest

from bot.errors import StoreError
from bot.storage import Reminder, StepMark, Store

PYTHON = StepMark("data-engineer", "python", "done", 3000.0)
SQL = StepMark("data-engineer", "sql", "doing", 1000.0)
OTHER = StepMark("data-analyst", "sql", "skip", 2000.0)


async def test_marks_come_oldest_first_and_belong_to_one_member(store: Store) -> None:
    assert await store.marks("m1") == ()
    await store.put_marks("m1", [PYTHON, SQL])
    await store.put_marks("m1", [OTHER])
    await store.put_marks("m1", [])
    assert await store.marks("m1") == (SQL, OTHER, PYTHON)
    assert await store.marks("m2") == ()


async def test_a_step_has_one_state_and_the_last_one_counts(store: Store) -> None:
    await store.put_marks("m1", [SQL, OTHER])
    later = StepMark("data-engineer", "sql", "done", 5000.0)
    await store.put_marks("m1", [StepMark("data-engineer", "sql", "skip", 4000.0), later])
    assert await store.marks("m1") == (OTHER, later)


async def test_marks_are_kept_all_or_none(store: Store) -> None:
    await store.put_marks("m1", [SQL])
    broken = StepMark("data-engineer", "half a character: \ud83d", "done", 2000.0)
    with pytest.raises(StoreError):
        await store.put_marks("m1", [PYTHON, broken, OTHER])
    assert await store.marks("m1") == (SQL,)


async def test_a_dropped_mark_takes_no_other_along(store: Store) -> None:
    await store.put_marks("m1", [SQL, OTHER, PYTHON])
    await store.put_marks("m2", [SQL])
    await store.drop_mark("m1", "data-engineer", "sql")
    await store.drop_mark("m1", "data-engineer", "never marked")
    assert await store.marks("m1") == (OTHER, PYTHON)
    assert await store.marks("m2") == (SQL,)


async def test_a_member_has_one_reminder(store: Store) -> None:
    assert await store.reminder("m1") is None
    await store.put_reminder(Reminder("m1", 1000.0))
    await store.put_reminder(Reminder("m1", 2000.0))
    await store.put_reminder(Reminder("m2", 3000.0))
    assert await store.reminder("m1") == Reminder("m1", 2000.0)
    await store.drop_reminder("m1")
    await store.drop_reminder("m1")
    assert await store.reminder("m1") is None
    assert await store.due_reminders(9000.0) == [Reminder("m2", 3000.0)]


async def test_due_reminders_come_longest_overdue_first_and_no_more_than_asked(store: Store) -> None:
    dues = {"m1": 300.0, "m2": 100.0, "m3": 200.0, "m4": 300.5}
    for member, due in dues.items():
        await store.put_reminder(Reminder(member, due))
    assert await store.due_reminders(99.9) == []
    assert [reminder.member for reminder in await store.due_reminders(300.0)] == ["m2", "m3", "m1"]
    assert await store.due_reminders(1000.0, limit=1) == [Reminder("m2", 100.0)]
