"""The bot at one rate for MINUTES: what it holds after it has warmed up, and at the end. `make soak`."""

import asyncio
import json
import os
import signal
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from tests.child import Child, bot_process
from tests.load.community import Community, Machine, Run

MINUTES = float(os.environ.get("MINUTES", "14"))
WARM = min(4.0, MINUTES / 4)
"""Minutes after which every member has asked, and what is kept of the latest is full."""

RATE = 45.0

MOST = {"MiB": 1.2, "objects": 1.2, "tasks": 2.0, "threads": 1.5, "files": 1.0}
"""How many times as much there may be at the end."""

INSIDE = """
import asyncio, gc, json, signal, sys
from pathlib import Path

def tell(*_):
    gc.collect()
    counted = {"objects": len(gc.get_objects()) + gc.get_freeze_count(), "tasks": len(asyncio.all_tasks())}
    Path("inside.tmp").write_text(json.dumps(counted))
    Path("inside.tmp").rename("inside.json")

signal.signal(signal.SIGUSR1, tell)
from bot.__main__ import main
sys.argv = ["career-bot", "run"]
main()
"""
"""Counts what is alive in the process when it is asked by a signal."""


@dataclass(frozen=True)
class Point:
    """What the process holds at one moment."""

    MiB: float
    objects: int
    tasks: int
    threads: int
    files: int


async def look(child: Child) -> Point:
    """What the process holds now."""
    told = child.folder / "inside.json"
    told.unlink(missing_ok=True)
    child.process.send_signal(signal.SIGUSR1)
    async with asyncio.timeout(30):
        while not told.exists():  # noqa: ASYNC110 - a file tells nobody
            await asyncio.sleep(0.05)
    seen = child.seen
    inside = json.loads(told.read_text(encoding="utf-8"))
    mebibytes = round(seen.memory_info().rss / 2**20, 1)
    return Point(mebibytes, threads=seen.num_threads(), files=len(seen.open_files()), **inside)


async def test_what_it_holds_stays_level(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    points: list[Point] = []
    lost = asked = missing = 0
    async with Sandbox() as sandbox:
        community = Community(sandbox)
        community.settle()
        members = community.in_turn(seed=1)
        async with bot_process(sandbox, tmp_path, command=[sys.executable, "-c", INSIDE]) as child:
            await sandbox.wait_for_command("ask", timeout=30)
            begun, machine = time.monotonic(), Machine(child.seen)
            with capsys.disabled():
                for minutes in (
                    WARM,
                    *(minute for minute in range(1, int(MINUTES)) if minute > WARM),
                    MINUTES,
                ):
                    left = minutes * 60 - (time.monotonic() - begun)
                    async with Run(sandbox, seed=int(minutes * 60)) as run:
                        await run.at_rate(members, RATE, max(1.0, left))
                        found = await run.done(30)
                    lost, asked = (
                        lost + len(found.lost if machine.is_ours else found.lost_messages),
                        asked + len(found.asked),
                    )
                    missing += len(found.lost)
                    points.append(await look(child))
                    print(f"\n{minutes:g} min: {points[-1]}; {found}", end="", flush=True)
        lag = next(line for line in child.log.splitlines() if "event loop: " in line)
        first, last = asdict(points[0]), asdict(points[-1])
        ratios = {name: round(last[name] / first[name], 2) for name in first}
        with capsys.disabled():
            print(
                f"\n{MINUTES - WARM:g} minutes after the warm-up, times: {ratios}; {asked} asked, {lost} lost"
            )
            print(lag[lag.index("event loop") :])
    assert lost == 0, f"others used {machine.others:.1f} cores meanwhile"
    assert all(ratios[name] <= most for name, most in MOST.items()), ratios
