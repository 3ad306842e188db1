"""Discord misbehaving on demand: faults of gateway and REST API, one at a time or by chance."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.sandbox.errors import SandboxError
from bot.sandbox.faults_events import EventFaults
from bot.sandbox.faults_rest import RestFaults

if TYPE_CHECKING:
    from bot.sandbox.sandbox import Sandbox

RESUMABLE = (1000, 1001, 4000, 4001, 4002, 4003, 4005, 4008)
"""Close codes after which the bot may resume its session."""

SESSION_GONE = (4007, 4009)
"""Close codes that end the session as well: the bot has to identify anew."""

FATAL = (4004, 4010, 4011, 4012, 4013, 4014)
"""Close codes that say the bot is set up wrongly: to come back would be of no use."""


class Faults:
    """The trouble of one sandbox, over its hooks. What was planned lasts until it is used up, or `none()`.

    Every fault is a method; `cause(kind)` makes one by its name in `KINDS`, with its sizes drawn from `seed`.
    """

    def __init__(self, sandbox: "Sandbox", *, seed: int | None = None) -> None:
        self.sandbox = sandbox
        self.rng = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
        self.events = EventFaults(sandbox)
        self.rest = RestFaults(sandbox)

    # --- the gateway's lines

    async def drop(self) -> None:
        """Cut every websocket without a goodbye (1006): the bot resumes."""
        self.sandbox.drop_connections()

    async def close(self, code: int) -> None:
        """Close every websocket with a code of Discord's."""
        if code in SESSION_GONE:
            self.sandbox.forget_sessions()
        await self.sandbox.close_connections(code)

    async def reconnect(self) -> None:
        """Ask the bot to reconnect (opcode 7)."""
        self.sandbox.ask_reconnect()

    async def invalid(self, *, resumable: bool = False) -> None:
        """Tell the bot that its session is invalid (opcode 9)."""
        self.sandbox.invalidate_sessions(resumable=resumable)

    async def deaf(self, seconds: float) -> None:
        """Acknowledge no heartbeat and send no event for a while, the lines being open."""
        self.sandbox.mute(seconds)

    async def outage(self, seconds: float) -> None:
        """Refuse every connection for a while, and cut those there are; returns when it is over."""
        await self.sandbox.stop_listening()
        try:
            await asyncio.sleep(seconds)
        finally:
            await self.sandbox.listen()

    async def none(self) -> None:
        """Forget all that is planned."""
        self.events.clear()
        self.rest.clear()

    # --- one of them, by name or by chance

    async def cause(self, kind: str) -> None:
        """Make the fault of that name. SandboxError when there is none."""
        if kind not in KINDS:
            raise SandboxError(f"no fault {kind!r}; there are {', '.join(KINDS)}")
        await KINDS[kind](self)

    async def random_round(self, rng: random.Random | None = None) -> str:
        """Make one fault, chosen by `rng`, and return its name."""
        kind = (rng or self.rng).choice([name for name in KINDS if name != "none"])
        await self.cause(kind)
        return kind


Kind = Callable[[Faults], Awaitable[None]]


def _rest(
    make: Callable[[RestFaults, random.Random], None],
) -> Kind:
    async def cause(faults: Faults) -> None:
        make(faults.rest, faults.rng)

    return cause


def _events(make: Callable[[EventFaults], None]) -> Kind:
    async def cause(faults: Faults) -> None:
        make(faults.events)

    return cause


KINDS: dict[str, Kind] = {
    "none": Faults.none,
    "drop": Faults.drop,
    "close": lambda faults: faults.close(faults.rng.choice(RESUMABLE)),
    "session gone": lambda faults: faults.close(faults.rng.choice(SESSION_GONE)),
    "reconnect": Faults.reconnect,
    "invalid": Faults.invalid,
    "invalid, resumable": lambda faults: faults.invalid(resumable=True),
    "deaf": lambda faults: faults.deaf(faults.rng.uniform(1, 2)),
    "outage": lambda faults: faults.outage(faults.rng.uniform(0.5, 2)),
    "repeated": _events(EventFaults.repeat),
    "replayed": _events(EventFaults.replay),
    "out of order": _events(EventFaults.reorder),
    "unknown fields": _events(EventFaults.add_fields),
    "missing fields": _events(EventFaults.leave_out),
    "unknown events": _events(EventFaults.invent),
    "broken event": _events(EventFaults.break_one),
    "429": _rest(lambda rest, rng: rest.limit(rng.uniform(0.2, 1))),
    "429, global": _rest(lambda rest, rng: rest.limit(rng.uniform(0.2, 1), everywhere=True)),
    "500": _rest(lambda rest, _: rest.fail(500)),
    "502": _rest(lambda rest, _: rest.fail(502)),
    "503": _rest(lambda rest, rng: rest.fail(503, times=rng.randint(1, 3))),
    "504": _rest(lambda rest, _: rest.fail(504)),
    "cut before": _rest(lambda rest, rng: rest.cut("before", times=rng.randint(1, 2))),
    "cut in the middle": _rest(lambda rest, _: rest.cut("middle")),
    "answer lost": _rest(lambda rest, _: rest.cut("after")),
    "delay": _rest(lambda rest, rng: rest.delay(rng.uniform(0.3, 1.5))),
}
"""The faults by name."""
