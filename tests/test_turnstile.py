"""One at a time, in the order of coming, and the loop has its turn in between."""

import asyncio

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
        await turnstile.turn()
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


async def test_whoever_goes_away_while_waiting_holds_nobody_up() -> None:
    turnstile, passed = Turnstile(), list[int]()

    async def go(number: int) -> None:
        await turnstile.turn()
        passed.append(number)

    tasks = [asyncio.create_task(go(number)) for number in range(4)]
    await asyncio.sleep(0)
    tasks[2].cancel()
    await asyncio.sleep(0)  # the second has just been given its turn
    tasks[1].cancel()
    async with asyncio.timeout(30):
        await tasks[3]
    assert passed == [0, 3]
    assert turnstile.waiting == 0
    async with asyncio.timeout(30):
        await turnstile.turn()


async def test_who_comes_alone_does_not_wait() -> None:
    turnstile = Turnstile()
    for _ in range(3):
        coming = turnstile.turn()
        try:
            coming.send(None)
        except StopIteration:
            passed = True
        else:
            passed = False
        assert passed, "it was held up though nobody was there"
        await asyncio.sleep(0)
