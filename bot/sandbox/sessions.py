"""Gateway sessions: what each bot process has been told, and what it can be told again."""

import asyncio
import json
import secrets
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.sandbox import events
from bot.sandbox.errors import Json
from bot.sandbox.events import Event

if TYPE_CHECKING:
    from bot.sandbox.world import World

_REMEMBERED = 10_000  # events a session can replay


@dataclass(eq=False)
class Session:
    """One identified shard. `outbox` is the queue of its connection, None while it is away."""

    shard: tuple[int, int]
    intents: int
    outbox: asyncio.Queue[str | None] | None
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    sequence: int = 0
    sent: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=_REMEMBERED), repr=False)

    def push(self, name: str, data: str) -> None:
        """Dispatch an event, `data` already being JSON; remembered when the connection is away."""
        self.sequence += 1
        text = f'{{"op":0,"s":{self.sequence},"t":"{name}","d":{data}}}'
        self.sent.append((self.sequence, text))
        if self.outbox is not None:
            self.outbox.put_nowait(text)

    def replay(self, after: int) -> bool:
        """Send again what came after a sequence number; False when that is no longer known, or never was."""
        first = self.sent[0][0] if self.sent else self.sequence + 1
        if after > self.sequence or after + 1 < first or self.outbox is None:
            return False
        for number, text in self.sent:
            if number > after:
                self.outbox.put_nowait(text)
        return True

    def serves(self, guild_id: int | None) -> bool:
        """Whether events of a guild, or without one, belong to this shard."""
        number, count = self.shard
        return number == (0 if guild_id is None else (guild_id >> 22) % count)


class Sessions:
    """All sessions; hands every event to those whose shard and intents it concerns."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.by_id: dict[str, Session] = {}

    def open(self, session: Session) -> None:
        """Take a new session in; an earlier one of the same shard that is away is forgotten."""
        for other in list(self.by_id.values()):
            if other.shard == session.shard and other.outbox is None:
                del self.by_id[other.id]
        self.by_id[session.id] = session

    def on_event(self, event: Event) -> None:
        """Tell the sessions of an event, with what each may read of it."""
        message = event.message
        if not events.reaches_the_bot(event, self.world):
            return
        needed = events.intents_for(event)
        full = hidden = None
        for session in self.by_id.values():
            if not session.serves(event.guild_id) or (needed and not session.intents & needed):
                continue
            if message is None or session.intents & events.MESSAGE_CONTENT:
                full = full or dumps(event.data)
                session.push(event.name, full)
            else:
                hidden = hidden or dumps(events.hide_content(event.data, message, self.world.bot))
                session.push(event.name, hidden)


def dumps(data: Json) -> str:
    """JSON without spaces."""
    return json.dumps(data, separators=(",", ":"))
