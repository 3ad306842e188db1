"""Messages and commands a second through the real client, 16 at a time.

Beside a bare echo bot, and beside one that sends our messages and does nothing else.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

from benchmarks.connected import Running, connected
from benchmarks.discord import QUESTIONS
from benchmarks.figures import Figure
from bot.sandbox.users import User

AT_ONCE = 16
ROUNDS = 5
"""How often the two bots take turns."""
EACH = 160
"""Questions in a turn, all members together."""

Ask = Callable[[Running, User, int], Awaitable[None]]


async def figures() -> list[Figure]:
    """Questions a second, the median of the turns."""
    rows = []
    async with (
        connected("bot", "run") as ours,
        connected("benchmarks.echo") as echo,
        connected("benchmarks.echo", "made") as made,
    ):
        await ours.sandbox.wait_for_command("skills")
        for peer in (echo, made):
            await peer.sandbox.wait_for_command("echo")
        for name, ask, bare in (("message", _message, _message), ("slash command", _skills, _echo)):
            mine, said, sent = await _turns((ours, ask), (echo, bare), (made, bare))
            what = f"{name}s, {AT_ONCE} in flight"
            rows.append(Figure("in Discord", what, mine, "a second", "bare echo bot", said, "≥ 0.6"))
            rows.append(Figure("in Discord", what, mine, "a second", "sending them alone", sent))
    return rows


async def _turns(*bots: tuple[Running, Ask]) -> list[float]:
    """Questions a second of each: the median of its turns."""
    rates: list[list[float]] = [[] for _ in bots]
    for turn in range(ROUNDS + 1):
        for (bot, ask), found in zip(bots, rates, strict=True):
            rate = await _rate(bot, ask)
            if turn:  # the first is for warming up
                found.append(rate)
    return [sorted(found)[ROUNDS // 2] for found in rates]


async def _rate(bot: Running, ask: Ask) -> float:
    members = [bot.sandbox.create_user(f"member {number}") for number in range(AT_ONCE)]
    numbers = iter(range(EACH))

    async def go_on(member: User) -> None:
        for number in numbers:
            await ask(bot, member, number)

    begun = time.perf_counter()
    await asyncio.gather(*map(go_on, members))
    return EACH / (time.perf_counter() - begun)


async def _message(bot: Running, member: User, number: int) -> None:
    question = QUESTIONS[number % len(QUESTIONS)]
    sent = await member.send(bot.sandbox.channel, question, mention_bot=True)
    await bot.sandbox.reply_to(sent, timeout=30)


async def _skills(bot: Running, member: User, _: int) -> None:
    await member.slash(bot.sandbox.channel, "skills", role="data-engineer")


async def _echo(bot: Running, member: User, _: int) -> None:
    await member.slash(bot.sandbox.channel, "echo", text="data engineer")
