"""One at a time, in the order of coming, and the loop has its turn in between."""

import asyncio
import time

import pytest

from bot.turnstile import Turnstile


async def test_each_has_a_round_of_the_loop_for_itself() -> None:
    turnstile, order, rounds = Turnstile(), list[int](), list[int]()
    at = 0

    async def count() -> None:
        nonlocal at
        while True:
            at += 1
            await asyncio.sleep(0)

    async def go(number: int) -> None:
        async with turnstile:
            order.append(number)
            rounds.append(at)

    counting = asyncio.create_task(count())
    tasks = [asyncio.create_task(go(number)) for number in range(50)]
    await asyncio.sleep(0)
    assert turnstile.waiting > 40
    await asyncio.gather(*tasks)
    counting.cancel()
    assert order == list(range(50))
    assert len(set(rounds)) == 50, "never two in one round"
    assert turnstile.waiting == 0


async def test_whoever_fails_or_goes_away_holds_nobody_up() -> None:
    turnstile = Turnstile()

    async def go(seconds: float, fails: bool = False) -> None:
        async with turnstile:
            await asyncio.sleep(seconds)
            if fails:
                raise ValueError("broken")

    first = asyncio.create_task(go(60))
    second = asyncio.create_task(go(0, fails=True))
    third = asyncio.create_task(go(0))
    fourth = asyncio.create_task(go(0))
    await asyncio.sleep(0.01)
    third.cancel()
    first.cancel()
    with pytest.raises(ValueError, match="broken"):
        await second
    begun = time.monotonic()
    await fourth
    assert time.monotonic() - begun < 30
    assert turnstile.waiting == 0
