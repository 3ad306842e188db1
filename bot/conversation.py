"""One turn: understand, answer, log. The only place that joins understanding, answers and storage."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from bot.answers import Answer, answer
from bot.answers.age import aged
from bot.answers.defaults import NOTHING, Defaults, hinted
from bot.errors import CareerBotError, StoreError
from bot.knowledge import Knowledge
from bot.library import Library
from bot.logs import new_id
from bot.memory import Tidying
from bot.servers import Servers
from bot.storage import Profile, SessionState, Store, Turn
from bot.storage.review import NOT_FOR_REVIEW
from bot.turnstile import Turnstile
from bot.understanding import Context, Slots, Understander, Understanding
from bot.understanding.declined_request import to_be_written
from bot.understanding.follow_ups.context import staying
from bot.understanding.follow_ups.pairs import roles_spoken_of, skills_spoken_of
from bot.understanding.pay_entries import PAY_ENTRY
from bot.understanding.thresholds import SESSION_SECONDS, Caution

log = logging.getLogger(__name__)

SESSIONS_IN_MEMORY = 5000
"""Sessions and profiles that are kept at hand; older ones are read back from the store."""

READ, RECORD = 2.0, 5.5
"""Seconds for which a question waits for the store: to read, and to be kept. A server may be there and not
answer, and then everybody would wait for ever; SQLite itself gives a lock up after five."""

_SILENT = "the database has not answered for {:g} s"

TIDIED = 50
"""Questions after which their free memory is given back."""

CROWD = 50
"""Questions that wait to be understood, at some 4 ms each, from which on there is a crowd."""

_ASIDE = ("smalltalk", "out_of_scope")
"""Intents of what no conversation goes on from."""

_ROLES, _SKILLS = "spoken_of_roles", "spoken_of_skills"
"""What is kept beside the slots of a session: what was spoken of side by side."""

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class Session:
    """Who asks, and where: one conversation. `member` is a pseudonym; `source` tells how it was asked."""

    member: str
    channel: str = ""
    guild: str | None = None
    source: str = "message"


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
        self._contexts: OrderedDict[tuple[str, str], Context] = OrderedDict()
        self._profiles: OrderedDict[str, Profile] = OrderedDict()
        self._changing: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
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
        before = await self._context(who) if who else None
        told = await self._told_in(behind, who, before, at) if who and behind is not None else None
        ways = await self._ways(who)

        def understand(knowledge: Knowledge) -> Understanding:
            context = told or (self._contexts.get((who.member, who.channel), before) if who else None)
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

    async def profile(self, member: str) -> Profile:
        """What a member told about themselves."""
        if member not in self._profiles:
            found = await self.store.profile(member) if self.store else Profile()
            _keep(self._profiles, member, found)
        return self._profiles[member]

    async def set_profile(self, member: str, profile: Profile, at: float) -> None:
        """Keep what a member tells about themselves, for all answers from now on."""
        if self.store:
            await self.store.put_profile(member, profile, at)
        _keep(self._profiles, member, profile)

    async def change_profile(
        self, member: str, change: Callable[[Profile], Profile], at: float
    ) -> tuple[Profile, Profile]:
        """Keep what `change` makes of a profile; (before, after). A member has one change at a time."""
        lock = self._changing.setdefault(member, asyncio.Lock())  # gone when nobody holds or awaits it
        async with lock:
            before = await self.profile(member)
            after = change(before)
            await self.set_profile(member, after, at)
        return before, after

    def forget_all(self) -> None:
        """Have nobody's conversations and profile at hand: they are read from the store again."""
        self._profiles.clear()
        self._contexts.clear()

    def forget(self, member: str) -> None:
        """Forget what is at hand of a member: conversations and profile."""
        self._profiles.pop(member, None)
        for key in [key for key in self._contexts if key[0] == member]:
            del self._contexts[key]

    async def _ways(self, who: Session | None) -> ServerWays:
        if self.server_ways is None or who is None or who.guild is None:
            return ServerWays()
        found = self.server_ways(who.guild)
        return found if isinstance(found, ServerWays) else await _read(found, ServerWays())

    async def _defaults(self, who: Session | None, ways: ServerWays) -> Defaults:
        if who is None or self.store is None:
            return NOTHING
        known = self._profiles.get(who.member)
        if known is None:
            known = await _read(self.profile(who.member), Profile())
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
        state = self._remember(understanding, who, at, told)
        if self.store is None:
            return found
        try:
            async with asyncio.timeout(RECORD):
                turn = await self.store.record(_turn(found, understanding, who, at), state)
        except TimeoutError:
            raise StoreError(_SILENT.format(RECORD)) from None
        await self._leaving.turn()  # many are committed at once, and each is now shown and sent
        return replace(found, turn=turn, in_review=turn is not None and _in_review(found, who))

    def _remember(
        self, understanding: Understanding, who: Session, at: float, told: Context | None
    ) -> SessionState | None:
        """Keep what a follow-up needs. Only answers about careers change it: a thank-you does not; and where
        nothing was spoken of, what was to be written though it was declined.

        Where the question was understood in the context `told`, the member's own goes on from there.
        """
        before = told or self._contexts.get((who.member, who.channel))
        fresh = before if before and abs(at - before.at) <= SESSION_SECONDS else None
        if understanding.decision != "answer" or understanding.intent in _ASIDE:
            entry = to_be_written(understanding)
            if entry is None or fresh:
                return None
            context = Context(understanding.slots, entry, at)
        else:
            about = _gone_on_from(understanding)
            slots = _still_true(about, fresh.slots) if fresh else about.slots
            roles, skills = roles_spoken_of(about.slots, fresh), skills_spoken_of(about.slots, fresh)
            context = Context(slots, about.entry, at, roles, skills)
        self._put(who, context)
        kept = {**context.slots.named(), _ROLES: context.roles, _SKILLS: context.skills}
        return SessionState(who.member, who.channel, context.entry, kept, at)

    async def _context(self, who: Session) -> Context | None:
        key = (who.member, who.channel)
        if key in self._contexts:
            self._contexts.move_to_end(key)
            return self._contexts[key]
        state = await _read(self.store.session(*key), None) if self.store else None
        if state is None:
            return None
        roles, skills = (tuple(state.slots.get(name, ())) for name in (_ROLES, _SKILLS))
        context = Context(Slots.from_json(state.slots), state.entry, state.at, roles, skills)
        self._put(who, context)
        return context

    async def _told_in(self, turn: int, who: Session, own: Context | None, at: float) -> Context | None:
        """What the answer was about that a message of `who` replies to, as if it had been given now; without
        what the one who had asked for it told with `/me`.

        None where it was given elsewhere, is no longer kept, or is where the `own` conversation stands.
        """
        found = await _read(self.store.turn(turn), None) if self.store else None
        if found is None or found.channel != who.channel or not found.answered:
            return None
        if found.intent in _ASIDE or (own and found.member == who.member and found.at == own.at):
            return None
        if about := found.slots.get("about"):
            return _told_of(Slots.from_json(about["slots"]), about["entry"], at)
        filled = found.slots.get("filled", ())
        slots = {name: value for name, value in found.slots.items() if name not in filled}
        return _told_of(Slots.from_json(slots), found.entry, at)

    def _put(self, who: Session, context: Context) -> None:
        _keep(self._contexts, (who.member, who.channel), context)

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


async def _read(coming: Awaitable[V], otherwise: V) -> V:
    """What is read from the store; while that is away, a question is answered without it."""
    try:
        async with asyncio.timeout(READ):
            return await asyncio.shield(coming)  # not cut off: others may wait for it
    except TimeoutError:
        log.warning("answering without what is stored: %s", _SILENT.format(READ))
    except StoreError as error:
        log.warning("answering without what is stored: %s", error)
    return otherwise


def _in_review(found: Answer, who: Session) -> bool:
    """Whether moderators will see the question among those that were declined."""
    asked = who.guild is not None and who.source != "button"
    return asked and found.intent == "out_of_scope" and found.entry not in NOT_FOR_REVIEW


def _gone_on_from(understanding: Understanding) -> Understanding:
    """Of several questions, the one that a follow-up goes on from: the first, or one on pay, which alone
    depends on the place and level that a follow-up mostly names."""
    every = (understanding, *understanding.more)
    return next((one for one in every if one.entry == PAY_ENTRY), understanding)


def _told_of(slots: Slots, entry: str, at: float) -> Context:
    """What an answer was about."""
    return Context(slots, entry, at, roles_spoken_of(slots, None), skills_spoken_of(slots, None))


def _still_true(understanding: Understanding, before: Slots) -> Slots:
    """What was named, and what a question aside does not end: the role, place and experience of before.

    An answer on the pay of a role shows what it is about, and a question on another role begins anew.
    """
    slots = understanding.slots
    anew = slots.role is not None and (understanding.intent == "salary" or slots.role2 is not None)
    if anew or before.role is None or slots.role not in (None, before.role):
        return slots
    kept: dict[str, Any] = {"role": before.role}
    if slots.role is None:
        kept |= {"role2": before.role2, "roles": before.roles}
    return replace(slots, **kept, **staying(slots, before))


def _keep(kept: OrderedDict[K, V], key: K, value: V) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > SESSIONS_IN_MEMORY:
        kept.popitem(last=False)


def _day(at: float) -> date:
    return datetime.fromtimestamp(at, UTC).date()


def _turn(found: Answer, understanding: Understanding, who: Session, at: float) -> Turn:
    slots = found.slots.named()
    if found.filled:
        slots["filled"] = found.filled
    about = _gone_on_from(understanding)
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
