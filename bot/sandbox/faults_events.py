"""Faults in what the gateway sends: repeated, out of order, with new or missing fields, or unreadable."""

import asyncio
import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.sandbox.connection import Connection
    from bot.sandbox.sandbox import Sandbox

ASKS = ("MESSAGE_CREATE", "INTERACTION_CREATE")
"""The events that bring questions."""

OPTIONAL = {
    "MESSAGE_CREATE": ("nonce", "member", "referenced_message", "components", "flags", "position", "thread"),
    "INTERACTION_CREATE": ("guild", "guild_locale", "locale", "context", "entitlement_sku_ids"),
}
"""Fields that Discord's description calls optional, or that old events lack."""

WITHIN = 0.5
"""Seconds for which an event waits for one that is to overtake it."""

Change = Callable[["Connection", str, dict[str, Any]], Iterable[str]]


class EventFaults:
    """What is done to the next question that the gateway tells the bot of, oldest plan first."""

    def __init__(self, sandbox: "Sandbox") -> None:
        self._planned: list[Change] = []
        self._held: tuple[Connection, str] | None = None
        self._let_through: set[str] = set()
        self._sandbox = sandbox
        sandbox.before_event = self._tamper

    def repeat(self) -> None:
        """Send the next one twice."""
        self._planned.append(lambda _, text, __: (text, text))

    def replay(self) -> None:
        """Send the last events of the session once more before the next one, with their old numbers."""

        def change(connection: "Connection", text: str, _: dict[str, Any]) -> Iterable[str]:
            seen = [said for _, said in list(connection.session.sent)[-6:]] if connection.session else []
            return (*[said for said in seen if said != text], text)

        self._planned.append(change)

    def reorder(self) -> None:
        """Let the next one be overtaken by the one after it."""
        self._planned.append(self._hold)

    def add_fields(self) -> None:
        """Give the next one fields that nobody knows, at every depth."""
        self._planned.append(lambda _, __, payload: (json.dumps(_with_news(payload)),))

    def leave_out(self) -> None:
        """Take the optional fields from the next one."""

        def change(_: "Connection", __: str, payload: dict[str, Any]) -> Iterable[str]:
            for name in OPTIONAL[payload["t"]]:
                payload["d"].pop(name, None)
            return (json.dumps(payload),)

        self._planned.append(change)

    def invent(self) -> None:
        """Send unknown events and opcodes before the next one."""
        strange: list[dict[str, Any]] = [
            {"op": 0, "s": None, "t": "CAREER_FAIR_CREATE", "d": {"id": "1"}},
            {"op": 0, "s": None, "t": "CAREER_FAIR_DELETE", "d": None},
            {"op": 99, "s": None, "t": None, "d": {"new": True}},
        ]
        self._planned.append(lambda _, text, __: (*map(json.dumps, strange), text))

    def break_one(self) -> None:
        """Send events before the next one that lack what no client can do without."""
        broken: list[dict[str, Any]] = [
            {"op": 0, "s": None, "t": "MESSAGE_CREATE", "d": {"id": "1", "channel_id": "2"}},
            {"op": 0, "s": None, "t": "INTERACTION_CREATE", "d": {"id": "3", "type": 2}},
            {"op": 0, "s": None, "t": "MESSAGE_UPDATE", "d": None},
            {"op": 0, "s": None, "t": "GUILD_UPDATE", "d": {}},
        ]
        self._planned.append(lambda _, text, __: (*map(json.dumps, broken), text))

    def clear(self) -> None:
        """Forget the plans; what is held back is sent."""
        self._planned.clear()
        self._release()

    def _tamper(self, connection: "Connection", text: str) -> Iterable[str]:
        if text in self._let_through:
            self._let_through.discard(text)
            return (text,)
        if not (self._planned or self._held) or not any(f'"t":"{name}"' in text[:80] for name in ASKS):
            return (text,)
        if self._held is not None:
            _, first = self._held
            self._held = None
            return (text, first)
        payload = json.loads(text)
        if payload["d"].get("author", {}).get("bot"):  # the bot's own words are no question
            return (text,)
        return self._planned.pop(0)(connection, text, payload)

    def _hold(self, connection: "Connection", text: str, _: dict[str, Any]) -> Iterable[str]:
        self._held = connection, text
        asyncio.get_running_loop().call_later(WITHIN, self._release)
        return ()

    def _release(self) -> None:
        if self._held is not None:
            connection, text = self._held
            self._held = None
            self._let_through.add(text)
            connection.outbox.put_nowait(text)


def _with_news(value: Any) -> Any:
    if isinstance(value, dict):
        more = {key: _with_news(one) for key, one in value.items()}
        if all(key.isdecimal() for key in more) or {"users", "members", "channels"} & more.keys():
            return more  # a table by ids, or of such tables: its keys are no fields
        return more | {"future_field": {"kind": 7, "of": [None]}}
    return [_with_news(one) for one in value] if isinstance(value, list) else value
