"""Messages and commands a second through the real client, 16 at a time, beside a bare echo bot."""

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
    async with connected("bot", "run") as ours, connected("benchmarks.echo") as echo:
        await ours.sandbox.wait_for_command("skills")
        await echo.sandbox.wait_for_command("echo")
        for name, ask, bare in (("message", _message, _message), ("slash command", _skills, _echo)):
            mine, theirs = await _turns(ours, ask, echo, bare)
            what = f"{name}s, {AT_ONCE} in flight"
            rows.append(Figure("in Discord", what, mine, "a second", "bare echo bot", theirs, "≥ 0.6"))
    return rows


async def _turns(ours: Running, ask: Ask, echo: Running, bare: Ask) -> tuple[float, float]:
    """Questions a second of both: the median turn of each."""
    rates: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + 1):
        for bot, how, found in ((ours, ask, rates[0]), (echo, bare, rates[1])):
            rate = await _rate(bot, how)
            if turn:  # the first is for warming up
                found.append(rate)
    return sorted(rates[0])[ROUNDS // 2], sorted(rates[1])[ROUNDS // 2]


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
