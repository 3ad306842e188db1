"""200 servers, 2,000 members: the highest rate that holds, a minute at it, and how fast answers come at 70 %.

Nothing here fails on the clock but by a wide margin: the figures are printed, and are the machine's.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox import Channel, Sandbox
from bot.sandbox.users import User
from tests.child import Child, bot_process
from tests.load.community import Community, Figures, Machine, Run

FIRST, FACTOR, MOST = 60.0, 1.15, 450.0
"""Questions a second: where the ramp begins, how steep it is, and where members would come too fast."""

HELD = 0.04
"""A rate is held while 99 of 100 answers come within this share of the time it is tried: no backlog grows."""

TRIES = 2
"""How often a rate is tried before it counts as not held."""

BOUND = 10.0
"""Seconds within which 99 of 100 answers come on the slowest machine; the goal, at 70 %, is one."""

PATIENCE = 60.0

Members = Iterator[tuple[User, Channel]]


async def asked(sandbox: Sandbox, members: Members, rate: float, seconds: float) -> Figures:
    """What became of questions at a rate."""
    async with Run(sandbox, seed=int(rate)) as run:
        await run.at_rate(members, rate, seconds)
        return await run.done(PATIENCE)


async def highest(sandbox: Sandbox, members: Members, seconds: float) -> float:
    """The highest rate of a ramp that is held, each tried for some seconds."""
    rate, held = FIRST, FIRST / 2
    while rate <= MOST:
        for _ in range(TRIES):  # others may use the machine for a moment
            found = await asked(sandbox, members, rate, seconds)
            print(f"  {rate:.0f}/s: {found}", flush=True)
            if not found.lost and found.latency(0.99) <= HELD * seconds:
                break
        else:
            break
        held, rate = rate, rate * FACTOR
    return held


def loop_lag(child: Child) -> str:
    """What the bot says of its event loop at the end."""
    return next(
        line.partition("event loop: ")[2] for line in child.log.splitlines() if "event loop: " in line
    )


async def test_the_highest_rate_and_seventy_percent_of_it(
    tmp_path: Path, long: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    step, seconds = (6.0, 60.0) if long else (1.0, 5.0)
    lags = {}
    with capsys.disabled():
        print()
        async with Sandbox() as sandbox:
            community = Community(sandbox)
            community.settle()
            members = community.in_turn(seed=1)
            for share in (None, 0.7, 1.0):  # each in a process of its own, so that each tells of its loop
                folder = tmp_path / str(share)
                folder.mkdir()
                async with bot_process(sandbox, folder) as child:
                    await sandbox.wait_for_command("ask", timeout=30)
                    await asked(sandbox, members, FIRST / 2, step)  # warm-up
                    if share is None:
                        rate = await highest(sandbox, members, step)
                        continue
                    before, machine = child.seen.memory_info().rss, Machine(child.seen)
                    found = await asked(sandbox, members, rate * share, seconds)
                    grown = (child.seen.memory_info().rss - before) / 2**20
                    print(
                        f"{share:.0%} of the highest rate ({rate * share:.0f}/s): {found}; {grown:+.1f} MiB"
                    )
                    print(f"  others used {machine.others:.1f} cores meanwhile")
                    assert not (found.lost if machine.is_ours else found.lost_messages)
                lags[share] = loop_lag(child)
                print(f"  event loop: {lags[share]}")
                assert found.latency(0.99) < BOUND
                assert "Traceback" not in child.log
