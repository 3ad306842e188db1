"""One turn: understand, answer, log. The only place that joins understanding, answers and storage."""

import logging
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any

from bot.answers import Answer, answer
from bot.errors import CareerBotError
from bot.knowledge import Knowledge
from bot.library import Library
from bot.storage import SessionState, Store, Turn
from bot.understanding import Context, Slots, Understander, Understanding
from bot.understanding.thresholds import SESSION_SECONDS

log = logging.getLogger(__name__)

SESSIONS_IN_MEMORY = 5000
"""Sessions whose state is kept at hand; older ones are read back from the store."""


@dataclass(frozen=True)
class Session:
    """Who asks, and where: one conversation. `member` is a pseudonym; `source` tells how it was asked."""

    member: str
    channel: str = ""
    guild: str | None = None
    source: str = "message"


class ReplyFailedError(CareerBotError):
    """No answer could be made. `error_id` stands in the log and with the turn."""

    def __init__(self, error_id: str):
        self.error_id = error_id
        super().__init__(f"Sorry, something went wrong on my side (error {error_id}). Please try again.")


class Conversation:
    """Answers questions; with a store, every turn is committed before it is returned.

    `knowledge` may be exchanged for another at any time; each turn is answered from the one it began with.
    """

    def __init__(
        self, library: Library, understander: Understander | None = None, store: Store | None = None
    ):
        self.knowledge = Knowledge.of(library, understander)
        self.store = store
        self._contexts: OrderedDict[tuple[str, str], Context] = OrderedDict()

    @property
    def library(self) -> Library:
        """What is known now."""
        return self.knowledge.library

    @property
    def understander(self) -> Understander:
        """How questions about it are understood now."""
        return self.knowledge.understander

    async def reply(self, text: str, session: Session | str | None, now: float | None = None) -> Answer:
        """The answer to a message; `now` is in Unix seconds (default: the clock).

        Without a session nothing is remembered. Raises `ReplyFailedError`, the turn logged, on any fault
        of ours, and `StoreError` when the turn cannot be kept.
        """
        who = Session(session) if isinstance(session, str) else session
        at = time.time() if now is None else now
        begun = time.perf_counter()
        context = await self._context(who) if who else None

        def understand(knowledge: Knowledge) -> Understanding:
            known = context if context and knowledge.knows(context) else None
            return knowledge.understander.understand(text, known, at)

        return await self._turn(understand, self.knowledge, text, who, at, begun)

    def open_entry(
        self,
        entry: str,
        slots: Slots,
        session: Session | str | None,
        now: float | None = None,
        text: str = "",
    ) -> Coroutine[Any, Any, Answer]:
        """The answer of one entry: a command or a button that names it. `text` is what the log shows.

        The entry is taken from what is known at the call, not when it is awaited.
        """
        who = Session(session) if isinstance(session, str) else session
        at = time.time() if now is None else now
        begun = time.perf_counter()

        def understand(knowledge: Knowledge) -> Understanding:
            return replace(knowledge.understander.direct(entry, slots), text=text)

        return self._turn(understand, self.knowledge, text, who, at, begun)

    async def _turn(
        self,
        understand: Callable[[Knowledge], Understanding],
        knowledge: Knowledge,
        text: str,
        who: Session | None,
        at: float,
        begun: float,
    ) -> Answer:
        try:
            understanding = understand(knowledge)
            found = answer(understanding, knowledge.library)
        except Exception:
            error_id = secrets.token_hex(4)
            log.exception("error %s while answering", error_id)
            await self._log_failure(text, who, at, begun, error_id)
            raise ReplyFailedError(error_id) from None
        found = replace(found, elapsed_ms=round((time.perf_counter() - begun) * 1000, 3))
        if who is None:
            return found
        state = self._remember(understanding, who, at)
        if self.store is None:
            return found
        turn = await self.store.record(_turn(found, who, at), state)
        return replace(found, turn=turn)

    def _remember(self, understanding: Understanding, who: Session, at: float) -> SessionState | None:
        """Keep what a follow-up needs. Only answers about careers change it: a thank-you does not."""
        if understanding.decision != "answer" or understanding.intent in ("smalltalk", "out_of_scope"):
            return None
        slots, before = understanding.slots, self._contexts.get((who.member, who.channel))
        if before and slots.role is None and at - before.at <= SESSION_SECONDS:
            slots = replace(slots, role=before.slots.role)  # a question aside does not end what it was about
        context = Context(slots, understanding.entry, at)
        self._put(who, context)
        return SessionState(who.member, who.channel, context.entry, context.slots.named(), at)

    async def _context(self, who: Session) -> Context | None:
        key = (who.member, who.channel)
        if key in self._contexts:
            self._contexts.move_to_end(key)
            return self._contexts[key]
        state = await self.store.session(*key) if self.store else None
        if state is None:
            return None
        context = Context(Slots.from_json(state.slots), state.entry, state.at)
        self._put(who, context)
        return context

    def _put(self, who: Session, context: Context) -> None:
        self._contexts[(who.member, who.channel)] = context
        self._contexts.move_to_end((who.member, who.channel))
        while len(self._contexts) > SESSIONS_IN_MEMORY:
            self._contexts.popitem(last=False)

    async def _log_failure(
        self, text: str, who: Session | None, at: float, begun: float, error_id: str
    ) -> None:
        if who is None or self.store is None:
            return
        elapsed = (time.perf_counter() - begun) * 1000
        turn = Turn(
            member=who.member,
            channel=who.channel,
            guild=who.guild,
            text=text,
            intent="",
            entry="",
            slots={},
            confidence=0.0,
            answered=False,
            latency_ms=elapsed,
            at=at,
            source=who.source,
            error=error_id,
        )
        await self.store.record(turn, None)


def _turn(found: Answer, who: Session, at: float) -> Turn:
    return Turn(
        member=who.member,
        channel=who.channel,
        guild=who.guild,
        text=found.text,
        intent=found.intent,
        entry=found.entry,
        slots=found.slots.named(),
        confidence=found.confidence,
        answered=found.answered,
        latency_ms=found.elapsed_ms,
        at=at,
        source=who.source,
    )
