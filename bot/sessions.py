"""Conversations: who speaks where, and what was spoken of last, so that a follow-up is understood."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any

from bot.at_hand import keep, read
from bot.storage import SessionState, Store
from bot.understanding import Context, Slots, Understanding
from bot.understanding.declined_request import to_be_written
from bot.understanding.follow_ups.aimed_level import aims_at_level
from bot.understanding.follow_ups.aspects import ASKED_BY, aspect_of
from bot.understanding.follow_ups.context import staying
from bot.understanding.follow_ups.pairs import roles_spoken_of, skills_spoken_of
from bot.understanding.follow_ups.set_out import goes_on
from bot.understanding.pay_entries import PAY_ENTRY
from bot.understanding.thresholds import SESSION_SECONDS
from bot.understanding.types import Aspect, SetOut

_ASIDE = ("smalltalk", "out_of_scope")
"""Intents of what no conversation goes on from."""

_ROLES, _SKILLS, _THEME, _SET_OUT = "spoken_of_roles", "spoken_of_skills", "theme", "set_out"
_ASPECT = "aspect"
"""What is kept beside the slots of a session, where there is any: what was spoken of side by side, the theme,
what an answer set out, what was asked of two."""

_OF_THEMES = ("skill", "skills", "outlook", "role", "industry", "day", "education", "salary", "portfolio")
"""Intents of answers of which a skill that is named is the theme: one that somebody has is none."""


@dataclass(frozen=True)
class Session:
    """Who asks, and where: one conversation. `member` is a pseudonym; `source` tells how it was asked."""

    member: str
    channel: str = ""
    guild: str | None = None
    source: str = "message"


class Sessions:
    """What each conversation was about, the latest of them at hand."""

    def __init__(self, store: Store | None):
        self._store = store
        self._at_hand: OrderedDict[tuple[str, str], Context] = OrderedDict()

    def at_hand(self, who: Session, otherwise: Context | None = None) -> Context | None:
        """What is at hand of a conversation at this moment."""
        return self._at_hand.get((who.member, who.channel), otherwise)

    def forget(self, member: str | None = None) -> None:
        """Have nothing at hand of a member, or of anybody."""
        for key in [key for key in self._at_hand if member in (None, key[0])]:
            del self._at_hand[key]

    def remember(
        self,
        understanding: Understanding,
        who: Session,
        at: float,
        told: Context | None,
        listed: SetOut | None = None,
    ) -> SessionState | None:
        """Keep what a follow-up needs. Only answers about careers change it: a thank-you does not; and where
        nothing was spoken of, what was to be written though it was declined.

        Where the question was understood in the context `told`, the member's own goes on from there. `listed`
        is what the answer set out.
        """
        before = told or self.at_hand(who)
        fresh = before if before and abs(at - before.at) <= SESSION_SECONDS else None
        if understanding.decision != "answer" or understanding.intent in _ASIDE:
            entry = to_be_written(understanding)
            if entry is None or fresh:
                return None
            context = Context(understanding.slots, entry, at)
        else:
            about = gone_on_from(understanding)
            slots = _still_true(about, fresh.slots if fresh else Slots())
            roles, skills = roles_spoken_of(about.slots, fresh), skills_spoken_of(about.slots, fresh)
            set_out = goes_on(listed, about.slots, fresh, roles, understanding.text)
            context = Context(
                slots, about.entry, at, roles, skills, _theme(about, fresh), set_out, _aspect(about, fresh)
            )
        self._put(who, context)
        shown = context.set_out
        beside = {
            _ROLES: context.roles,
            _SKILLS: context.skills,
            _THEME: context.theme,
            _SET_OUT: shown and (shown.kind, *shown.of),
            _ASPECT: context.aspect,
        }
        kept = context.slots.named() | {name: value for name, value in beside.items() if value}
        return SessionState(who.member, who.channel, context.entry, kept, at)

    async def before(self, who: Session) -> Context | None:
        """What a conversation was about before; None where nothing is known of one."""
        key = (who.member, who.channel)
        if key in self._at_hand:
            self._at_hand.move_to_end(key)
            return self._at_hand[key]
        state = await read(self._store.session(*key), None) if self._store else None
        if state is None:
            return None
        roles, skills = (tuple(state.slots.get(name, ())) for name in (_ROLES, _SKILLS))
        theme, (kind, *of) = state.slots.get(_THEME), state.slots.get(_SET_OUT, ("",))
        set_out = SetOut(kind, tuple(of)) if of else None
        slots = Slots.from_json(state.slots)
        asked = state.slots.get(_ASPECT)
        aspect = asked if asked in ASKED_BY else None
        context = Context(slots, state.entry, state.at, roles, skills, theme, set_out, aspect)
        self._put(who, context)
        return context

    async def told_in(self, turn: int, who: Session, own: Context | None, at: float) -> Context | None:
        """What the answer was about that a message of `who` replies to, as if it had been given now; without
        what the one who had asked for it told with `/me`.

        None where it was given elsewhere, is no longer kept, or is where the `own` conversation stands.
        """
        found = await read(self._store.turn(turn), None) if self._store else None
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
        keep(self._at_hand, (who.member, who.channel), context)


def gone_on_from(understanding: Understanding) -> Understanding:
    """Of several questions, the one that a follow-up goes on from: the first, or one on pay, which alone
    depends on the place and level that a follow-up mostly names."""
    every = (understanding, *understanding.more)
    return next((one for one in every if one.entry == PAY_ENTRY), understanding)


def _told_of(slots: Slots, entry: str, at: float) -> Context:
    """What an answer was about."""
    return Context(slots, entry, at, roles_spoken_of(slots, None), skills_spoken_of(slots, None))


def _theme(understanding: Understanding, before: Context | None) -> str | None:
    """The skill that is spoken of, until a role or another skill is."""
    slots = understanding.slots
    if slots.role or slots.skill2:
        return None
    named = slots.skill if understanding.intent in _OF_THEMES else None
    return named or (before.theme if before else None)


def _aspect(understanding: Understanding, before: Context | None) -> Aspect | None:
    """What is asked of two that stand side by side."""
    if not (understanding.slots.role2 or understanding.slots.skill2):
        return None
    if understanding.of_sources:
        return before.aspect if before else None
    return aspect_of(understanding.normalised)


def _still_true(understanding: Understanding, before: Slots) -> Slots:
    """What was named, and what a question aside does not end: the role, place and experience of before.

    An answer on the pay of a role shows what it is about, and a question on another role begins anew. A level
    that is still to be reached is not that of the asker.
    """
    slots = understanding.slots
    if aims_at_level(understanding.normalised) and "level" not in understanding.inherited:
        slots = replace(slots, level=None)
    anew = slots.role is not None and (understanding.intent == "salary" or slots.role2 is not None)
    if anew or before.role is None or slots.role not in (None, before.role):
        return slots
    kept: dict[str, Any] = {"role": before.role}
    if slots.role is None:
        kept |= {"role2": before.role2, "roles": before.roles}
    return replace(slots, **kept, **staying(slots, before))
