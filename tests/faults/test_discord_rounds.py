"""Round after round of a random fault while members ask: nothing twice, nothing lost, back by itself.

`make faults` does 200 rounds and prints the figures; FAULTS_SEED gives a printed seed again.
"""

import asyncio
import os
import random
import time
from collections import Counter
from pathlib import Path
from tempfile import mkdtemp

from bot.library import Library
from bot.sandbox import Faults, Sandbox
from bot.sandbox.faults import KINDS
from bot.understanding import Understander
from tests.faults.asking import BUTTON, MENTION, PROMISES, SLASH, Crowd, back, in_trouble
from tests.faults.test_discord_outage import outage

ROUNDS, FEW, OUTAGE = 200, 8, 180.0
SECONDS = 60.0
"""In which the bot has to be back."""


async def one_round(sandbox: Sandbox, faults: Faults, crowd: Crowd, kind: str, rng: random.Random) -> float:
    """Members ask before, during and after a fault; the seconds from its end to the next answer."""
    await crowd.ask(rng.choice((MENTION, SLASH)))
    await asyncio.sleep(rng.uniform(0, 0.02))  # so that the fault meets it at any point
    fault = asyncio.create_task(faults.cause(kind))
    for way in rng.sample((MENTION, SLASH, BUTTON, MENTION), k=4):
        await asyncio.sleep(rng.uniform(0, 0.05))
        await crowd.ask(way)
    await fault
    over = time.monotonic()
    await back(sandbox, crowd, SECONDS)
    recovered = time.monotonic() - over
    await faults.none()
    await crowd.settled()
    return recovered


async def test_rounds_of_random_faults(
    tmp_path: Path, library: Library, understander: Understander, long: bool
) -> None:
    seed = int(os.environ.get("FAULTS_SEED") or random.randrange(10**6))
    print(f"\nFAULTS_SEED={seed}")
    async with asyncio.TaskGroup() as beside:
        if long:  # another bot meets three minutes without Discord meanwhile
            beside.create_task(outage(Path(mkdtemp(dir=tmp_path)), OUTAGE))
        await rounds(ROUNDS if long else FEW, seed, tmp_path, library, understander)


async def rounds(number: int, seed: int, folder: Path, library: Library, understander: Understander) -> None:
    """Every kind of fault once as far as the number goes, then any; what it came to is printed."""
    rng = random.Random(seed)
    kinds = [kind for kind in KINDS if kind != "none"]
    rng.shuffle(kinds)
    kinds += rng.choices(kinds, k=max(0, number - len(kinds)))
    done, worst = Counter[str](), dict[str, float]()
    async with in_trouble(folder, library, understander, seed=seed) as (sandbox, bot, faults, crowd):
        for kind in kinds[:number]:
            seconds = await one_round(sandbox, faults, crowd, kind, rng)
            done[kind] += 1
            worst[kind] = max(seconds, worst.get(kind, 0))
        assert not bot.is_closed()
    figures = crowd.figures(folder / "career-bot.db")
    slowest = max(worst, key=lambda kind: worst[kind])
    print(f"{number} rounds: {figures}, worst recovery {worst[slowest]:.1f} s ({slowest})")
    print("; ".join(f"{kind}: {done[kind]}, {worst[kind]:.1f} s" for kind in sorted(done)))
    for promise in PROMISES:
        assert figures[promise] == 0, promise
