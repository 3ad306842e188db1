"""One turn: understand, answer, log. The only place that joins understanding, answers and storage."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from bot.answers import Answer, answer
from bot.answers.age import aged
from bot.answers.defaults import NOTHING, Defaults, hinted
from bot.at_hand import SILENT, read
from bot.errors import CareerBotError, StoreError
from bot.knowledge import Knowledge
from bot.library import Library
from bot.logs import new_id
from bot.memory import Tidying
from bot.profiles import Profiles
from bot.servers import Servers
from bot.sessions import Session, Sessions, gone_on_from
from bot.storage import Store, Turn
from bot.storage.review import NOT_FOR_REVIEW
from bot.turnstile import Turnstile
from bot.understanding import Context, Slots, Understander, Understanding
from bot.understanding.thresholds import Caution

log = logging.getLogger(__name__)

RECORD = 5.5
"""Seconds for which an answer waits to be kept. SQLite itself gives a lock up after five."""

TIDIED = 50
"""Questions after which their free memory is given back."""

CROWD = 50
"""Questions that wait to be understood, at some 4 ms each, from which on there is a crowd."""


@dataclass(frozen=True)
class ServerWays:
    """How a server wants questions answered: the country where none is named, and how sure to be."""

    country: str | None = None
    caution: Caution = "usual"


class ReplyFailedError(CareerBotError):
    """No answer could be made. `error_id` stands in the log and with the turn."""

    def __init__(self, error_id: str):
        self.error_id = error_id
        super().__init__(f"Sorry, something went wrong on my side (error {error_id}). Please try again.")


class Conversation:
    """Answers questions; with a store, every turn is committed before it is returned.

    Turns of members who are paused are counted only: their answers carry no number.

    `knowledge`, the base of all servers', may be exchanged for another at any time; each turn is answered
    from what it began with: what its server knows.
    `server_ways` tells what is set for a server, at once if it can; `on_turn` hears of each turn, with None
    where it failed.
    """

    def __init__(
        self, library: Library, understander: Understander | None = None, store: Store | None = None
    ):
        self.servers = Servers(Knowledge.of(library, understander), store)
        self.store = store
        self.server_ways: Callable[[str], ServerWays | Awaitable[ServerWays]] | None = None
        self.on_turn: Callable[[Session, Answer | None], None] = lambda _who, _answer: None
        self.profiles = Profiles(store)
        self._sessions = Sessions(store)
        self._thinking, self._leaving = Turnstile(), Turnstile()
        self._tidying = Tidying(TIDIED)

    @property
    def crowded(self) -> bool:
        """Whether so many questions wait that the next one is not answered at once."""
        return self._thinking.waiting > CROWD

    @property
    def knowledge(self) -> Knowledge:
        """The base: what is known where no server has edits of its own."""
        return self.servers.base

    @knowledge.setter
    def knowledge(self, fresh: Knowledge) -> None:
        self.servers.base = fresh

    async def reply(
        self,
        text: str,
        session: Session | str | None,
        now: float | None = None,
        behind: int | None = None,
        anew: bool = False,
    ) -> Answer:
        """The answer to a message; `now` is in Unix seconds (default: the clock).

        `behind` is the turn of the answer that the message replies to, whoever asked for it: what that was
        about is its context. With `anew`, where the words are somebody else's, nothing of before is.
        Without a session nothing is remembered.

        Raises `ReplyFailedError`, the turn logged, on any fault of ours, and `StoreError` when the turn
        cannot be kept.
        """
        who = Session(session) if isinstance(session, str) else session
        at = time.time() if now is None else now
        begun = time.perf_counter()
        before = await self._sessions.before(who) if who else None
        told = await self._sessions.told_in(behind, who, before, at) if who and behind is not None else None
        ways = await self._ways(who)

        def understand(knowledge: Knowledge) -> Understanding:
            context = told or (self._sessions.at_hand(who, before) if who else None)
            context = None if anew else context
            known = context if context and knowledge.knows(context) else None
            return knowledge.understander.cautious(ways.caution).understand(text, known, at)

        defaults = await self._defaults(who, ways)
        if anew:  # "my skills" are then another's
            defaults = replace(defaults, skills=())
        knowledge = await self.servers.of(who.guild if who else None)
        coming = self._answered(understand, knowledge, text, who, at, begun, defaults, told)
        return await self._told(who, coming)

    def open_entry(
        self,
        entry: str,
        slots: Slots,
        session: Session | str | None,
        now: float | None = None,
        text: str = "",
        as_given: bool = False,
        knowledge: Knowledge | None = None,
    ) -> Coroutine[Any, Any, Answer]:
        """The answer of one entry: a command or a button that names it. `text` is what the log shows.

        With `as_given` what the member told about themselves fills nothing. The entry is taken from
        `knowledge`, by default the base as it is at the call, not when it is awaited.
        """
        who = Session(session) if isinstance(session, str) else session
        at = time.time() if now is None else now
        begun = time.perf_counter()
        present = knowledge or self.knowledge

        def understand(knowledge: Knowledge) -> Understanding:
            return replace(knowledge.understander.direct(entry, slots), text=text)

        async def coming() -> Answer:
            defaults = NOTHING if as_given else await self._defaults(who, await self._ways(who))
            turn = self._answered(understand, present, text, who, at, begun, defaults)
            return await self._told(who, turn)

        return coming()

    def shown_again(
        self, entry: str, slots: Slots, turn: int | None, knowledge: Knowledge | None = None
    ) -> Answer:
        """An answer that was given before, as `turn`, made anew to be shown otherwise; nothing is logged."""
        knowledge = knowledge or self.knowledge
        made = answer(knowledge.understander.direct(entry, slots), knowledge.library)
        return replace(aged(made, _day(time.time())), turn=turn)

    def forget(self, member: str | None = None) -> None:
        """Have nothing at hand of a member, or of anybody: it is read from the store again."""
        self.profiles.forget(member)
        self._sessions.forget(member)

    async def _ways(self, who: Session | None) -> ServerWays:
        if self.server_ways is None or who is None or who.guild is None:
            return ServerWays()
        found = self.server_ways(who.guild)
        return found if isinstance(found, ServerWays) else await read(found, ServerWays())

    async def _defaults(self, who: Session | None, ways: ServerWays) -> Defaults:
        if who is None or self.store is None:
            return NOTHING
        known = await self.profiles.for_answer(who.member)
        return Defaults(known.role, known.level, known.country, ways.country, known.hours, known.skills)

    async def _told(self, who: Session | None, coming: Awaitable[Answer]) -> Answer:
        """The answer that is coming; `on_turn` hears of it, or that it failed."""
        try:
            found = await coming
        except Exception:
            if who is not None:
                self.on_turn(who, None)
            raise
        if who is not None:
            self.on_turn(who, found)
        return found

    async def _answered(
        self,
        understand: Callable[[Knowledge], Understanding],
        knowledge: Knowledge,
        text: str,
        who: Session | None,
        at: float,
        begun: float,
        defaults: Defaults,
        told: Context | None = None,
    ) -> Answer:
        try:
            await self._thinking.turn()
            understanding = understand(knowledge)
            found = aged(answer(understanding, knowledge.library, defaults), _day(at))
            found = hinted(knowledge.library, found, defaults)
            self._tidying.done()
        except Exception:
            error_id = new_id()
            log.exception("error %s while answering", error_id, extra={"incident": error_id})
            await self._log_failure(text, who, at, begun, error_id)
            raise ReplyFailedError(error_id) from None
        found = replace(found, elapsed_ms=round((time.perf_counter() - begun) * 1000, 3))
        if who is None:
            return found
        if found.entry != understanding.entry:  # by the skills of a profile: a follow-up goes on from these
            understanding = replace(understanding, entry=found.entry, slots=found.slots)
        state = self._sessions.remember(understanding, who, at, told, found.body.set_out)
        if self.store is None:
            return found
        try:
            async with asyncio.timeout(RECORD):
                turn = await self.store.record(_turn(found, understanding, who, at), state)
        except TimeoutError:
            raise StoreError(SILENT.format(RECORD)) from None
        await self._leaving.turn()  # many are committed at once, and each is now shown and sent
        return replace(found, turn=turn, in_review=turn is not None and _in_review(found, who))

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


def _in_review(found: Answer, who: Session) -> bool:
    """Whether moderators will see the question among those that were declined."""
    asked = who.guild is not None and who.source != "button"
    return asked and found.intent == "out_of_scope" and found.entry not in NOT_FOR_REVIEW


def _day(at: float) -> date:
    return datetime.fromtimestamp(at, UTC).date()


def _turn(found: Answer, understanding: Understanding, who: Session, at: float) -> Turn:
    slots = found.slots.named()
    if found.filled:
        slots["filled"] = found.filled
    about = gone_on_from(understanding)
    if about is not understanding:
        slots["about"] = {"entry": about.entry, "slots": about.slots.named()}
    return Turn(
        member=who.member,
        channel=who.channel,
        guild=who.guild,
        text=found.text,
        intent=found.intent,
        entry=found.entry,
        slots=slots,
        confidence=found.confidence,
        answered=found.answered,
        latency_ms=found.elapsed_ms,
        at=at,
        source=who.source,
    )
