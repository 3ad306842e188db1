"""From gateway event to reply: milliseconds of the real process beside a bare echo bot, on the sandbox."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import Any

from benchmarks.connected import Running, connected
from benchmarks.figures import Figure
from bot.sandbox import Interaction, Sandbox
from bot.sandbox.interactions import CHOICES, REPLY_WITH

QUESTIONS = (
    "how do i become a data engineer",
    "data scientist vs machine learning engineer",
    "are bootcamps worth it",
    "which skills does an mlops engineer need",
)
"""Questions whose answers hold no chart."""

WARM, ROUNDS = 20, 300
SETTLE = 0.3
"""Seconds in which a message too many would still come."""


async def measure() -> dict[str, Any]:
    """p50 and p99 of a text answer, a slash command and an autocompletion, and how often the echo's time.

    The two bots take turns, question by question, so that what else the machine does meets both alike. On a
    busy machine the milliseconds are mostly waiting for a core (`load`, processes a core, tells); what a
    question costs the process in `cpu_ms` depends less on it.
    """
    figures: dict[str, Any] = {"load": round(os.getloadavg()[0] / (os.cpu_count() or 1), 2)}
    async with connected("bot", "run") as ours, connected("benchmarks.echo") as echo:
        await ours.sandbox.wait_for_command("skills")
        await echo.sandbox.wait_for_command("echo")
        figures |= await _side_by_side("text", ours, _text, echo, _text)
        figures |= await _side_by_side("slash", ours, _skills, echo, _echo)
        figures["ms_autocomplete"] = _percentiles(
            [await _autocomplete(ours.sandbox, number) * 1000 for number in range(WARM + ROUNDS)]
        )
    return figures


def figures() -> list[Figure]:
    """The same as rows of the table."""
    found = asyncio.run(measure())
    rows = []
    for kind, name in (("text", "message"), ("slash", "slash command")):
        for at, goal in (("p50", "≤ 1.8"), ("p99", "")):
            mine, theirs = found[f"ms_{kind}"][at], found[f"ms_{kind}_of_an_echo_bot"][at]
            what = f"{at} of a {name}, one in flight"
            rows.append(Figure("in Discord", what, mine, "ms", "bare echo bot", theirs, goal))
        cpu = found[f"cpu_ms_{kind}"]
        what = f"CPU of a {name}"
        rows.append(Figure("in Discord", what, cpu["ours"], "ms", "bare echo bot", cpu["echo bot"]))
    p99 = found["ms_autocomplete"]["p99"]
    return [*rows, Figure("in Discord", "p99 of an autocompletion", p99, "ms", goal="< 20 ms")]


Once = Callable[[Sandbox, int], Awaitable[float]]


async def _side_by_side(kind: str, ours: Running, mine: Once, echo: Running, bare: Once) -> dict[str, Any]:
    took: tuple[list[float], list[float]] = ([], [])
    before = (0.0, 0.0)
    said = [len(bot.sandbox.channel.messages) for bot in (ours, echo)]
    for number in range(WARM + ROUNDS):
        if number == WARM:
            before = (ours.cpu(), echo.cpu())
        took[0].append(await mine(ours.sandbox, number) * 1000)
        took[1].append(await bare(echo.sandbox, number) * 1000)
    await asyncio.sleep(SETTLE)
    per_question = 2 if kind == "text" else 1  # the question and its reply, or the answer alone
    for bot, was_there in zip((ours, echo), said, strict=True):
        added = len(bot.sandbox.channel.messages) - was_there
        assert added == per_question * (WARM + ROUNDS), (
            f"{added} messages: a bot said more, or less, than asked"
        )
    first, second = _percentiles(took[0]), _percentiles(took[1])
    cpu = [(bot.cpu() - was) * 1000 / ROUNDS for bot, was in zip((ours, echo), before, strict=True)]
    return {
        f"ms_{kind}": first,
        f"ms_{kind}_of_an_echo_bot": second,
        f"times_an_echo_bot_{kind}": {name: round(first[name] / second[name], 2) for name in first},
        f"cpu_ms_{kind}": {"ours": round(cpu[0], 2), "echo bot": round(cpu[1], 2)},
    }


async def _text(sandbox: Sandbox, number: int) -> float:
    question = QUESTIONS[number % len(QUESTIONS)]
    asked = await sandbox.member.send(sandbox.channel, question, mention_bot=True)
    return (await sandbox.reply_to(asked, timeout=30)).created - asked.created


async def _skills(sandbox: Sandbox, _: int) -> float:
    return _after(await sandbox.member.slash(sandbox.channel, "skills", role="data-engineer"))


async def _echo(sandbox: Sandbox, _: int) -> float:
    return _after(await sandbox.member.slash(sandbox.channel, "echo", text="data engineer"))


async def _autocomplete(sandbox: Sandbox, _: int) -> float:
    await sandbox.member.autocomplete(sandbox.channel, "salary", focused="role", value="data enginer")
    return _after(sandbox.interactions[-1])


def _after(used: Interaction) -> float:
    """Seconds until an interaction was answered, and not merely deferred."""
    assert used.response is not None
    assert used.response.type in (REPLY_WITH, CHOICES), f"{used.name} was deferred"
    return used.response.after


def _percentiles(took: list[float]) -> dict[str, float]:
    """Of all but the first, in milliseconds."""
    ordered = sorted(took[WARM:])
    return {
        name: round(ordered[int(share * len(ordered))], 2) for name, share in (("p50", 0.5), ("p99", 0.99))
    }
