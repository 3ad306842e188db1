"""Vacuum: room on the disk is given back."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.storage.alone import Alone
from tests.operator_tools.conftest import call, record, refused


def test_vacuum_gives_room_back_and_refuses_while_a_bot_runs(place: Path) -> None:
    asyncio.run(record(place, *["x" * 5000] * 200))
    with closing(sqlite3.connect(place)) as database, database:
        database.execute("delete from turns")
    before = place.stat().st_size
    alone = Alone(place)
    alone.take()
    assert "is running on" in refused("vacuum")
    alone.release()
    done = call("vacuum")
    assert (done.exit_code, done.stdout) == (0, "")
    assert place.stat().st_size < before / 2
