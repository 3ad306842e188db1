"""What servers and messages cost a process that has nothing to say there: KiB a server, CPU a message.

`python -m benchmarks.crowd`; JSON on stdout.
"""

import asyncio
import json

from benchmarks.connected import Running, connected
from bot.sandbox import Sandbox

SERVERS, CHANNELS, ROLES = 1_000, 30, 15
MESSAGES = 3_000
SETTLE = 3.0


def crowd(sandbox: Sandbox, servers: int) -> None:
    """Servers that the bot is in, each with channels and roles as a community has them."""
    for number in range(servers):
        guild = sandbox.create_guild(f"server {number}")
        for at in range(ROLES):
            guild.create_role(f"role {at}")
        for at in range(CHANNELS):
            guild.create_channel(f"channel {at}")


async def measure() -> dict[str, float]:
    """KiB that the process grows a server, and ms of a core a message that is not meant for it."""
    async with connected("bot", "run") as running:
        sandbox = running.sandbox
        await asyncio.sleep(SETTLE)
        before = running.megabytes()
        crowd(sandbox, SERVERS)
        await _quiet(running)
        kib = (running.megabytes() - before) * 1e6 / 1024 / SERVERS
        spent = running.cpu()
        for number in range(MESSAGES):
            await sandbox.member.send(sandbox.channel, f"just talking {number}")
            if number % 50 == 0:
                await asyncio.sleep(0.01)
        await _quiet(running)
        return {
            "kib_a_server": round(kib, 1),
            "cpu_ms_a_message_not_for_the_bot": round((running.cpu() - spent) * 1000 / MESSAGES, 3),
        }


async def _quiet(running: Running) -> None:
    """Until the process rests: all events have been worked off."""
    before = -1.0
    while running.cpu() - before > 0.02:
        before = running.cpu()
        await asyncio.sleep(0.5)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure()), indent=2))
