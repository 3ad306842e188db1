"""Arguments of commands: autocompletion over names and aliases, and what was typed and not chosen."""

import logging
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

import discord
from discord import app_commands

from bot.answers import FollowUp
from bot.answers.region_countries import countries_of
from bot.discord_app.known import knowledge_of
from bot.discord_app.remembered import NOTHING, Memory, Remembered
from bot.discord_app.safe_text import quoted
from bot.discord_app.sending import bot_of
from bot.discord_app.several import MOST_READ, read_as, several
from bot.knowledge import Knowledge
from bot.library.models import Computed
from bot.library.text import fold, visible
from bot.understanding import Slots
from bot.understanding.reading.lexicon import words_of
from bot.understanding.reading.names import CHOICES, Known, NameIndex, Names
from bot.understanding.reading.regions import region

log = logging.getLogger(__name__)

CHOICE_LIMIT = 100
OFFERED = 4
"""Names that are offered as buttons where what was typed is unknown."""
EVERY = 1000
"""More names than there are countries."""

_HINTS = {
    "starts": " Leave it out for the whole roadmap, or begin from one of these.",
    "levels": " Choose one of these.",
}
""""These are asked about most", where that is not so or helps little."""

Choices = list[app_commands.Choice[str]]
Completer = Callable[[discord.Interaction, str], Coroutine[Any, Any, Choices]]

_SPANS = {
    "roles": ("role",),
    "skills": ("skill",),
    "levels": ("level",),
    "countries": ("country", "city"),
    "starts": ("role", "background"),
}
"""What free text names, by kind of argument."""


class UnknownNameError(app_commands.AppCommandError):
    """What was typed names nothing known. `choices` answer the command with a known name instead."""

    def __init__(self, message: str, choices: Sequence[FollowUp] = (), private: bool = False):
        self.choices = tuple(choices)
        self.private = private
        super().__init__(message)


@dataclass(frozen=True)
class Argument:
    """One argument as it was typed: its slot, kind of names (a field of `NameIndex`), how it is called, and
    whether there is no answer without it."""

    slot: str
    kind: str
    typed: str | None
    called: str
    needed: bool = False


def completer(kind: str) -> Completer:
    """An autocomplete callback over the names of `kind` (a field of `NameIndex`)."""

    def suggest(knowledge: Knowledge, _: discord.Interaction, current: str, known: Remembered) -> list[Known]:
        names, text = names_of(knowledge.names, kind), read_as(kind, current)
        found = near(knowledge, kind, text, CHOICES) if fold(text) else names.suggest("", known.first(kind))
        value = meant(knowledge, kind, text) if text and not found else None
        return [Known(value, names.shown(value))] if value else found

    return completing(suggest)


def completing(
    suggest: Callable[[Knowledge, discord.Interaction, str, Remembered], list[Known]],
) -> Completer:
    """An autocomplete callback that never fails and never waits long for the store."""

    async def complete(interaction: discord.Interaction, current: str) -> Choices:
        try:
            known = NOTHING if current.strip() else await remembered(interaction)
            found = suggest(knowledge_of(interaction), interaction, current[:MOST_READ], known)
        except Exception:
            log.exception("no autocomplete for %d characters", len(current))
            return []
        named = [(" ".join(visible(each.shown).split())[:CHOICE_LIMIT], each.value) for each in found]
        return [app_commands.Choice(name=name, value=value) for name, value in named if name]

    return complete


_memories: WeakKeyDictionary[Any, Memory] = WeakKeyDictionary()


def forget_remembered(bot: Any, member: str) -> None:
    """Forget what is at hand for the autocompletion of a member."""
    if bot in _memories:
        _memories[bot].forget(member)


async def remembered(interaction: discord.Interaction) -> Remembered:
    """What the member who types told or asked before, as far as it is at hand."""
    bot = bot_of(interaction)
    memory = _memories.setdefault(bot, Memory(bot.store))
    return await memory.of(bot.pseudonym(interaction.user.id))


def names_of(index: NameIndex, kind: str) -> Names:
    """The names of a kind."""
    names: Names = getattr(index, kind)
    return names


def near(knowledge: Knowledge, kind: str, typed: str, limit: int) -> list[Known]:
    """The names that come near what was typed; none where it has no letter and no digit to go by."""
    return names_of(knowledge.names, kind).suggest(typed)[:limit] if fold(typed) else []


def no_such(what: str, called: str, typed: str) -> str:
    """That nothing known is called what was typed, or that nothing was."""
    return f"{what} called {quoted(typed)}." if typed.strip() else f"You named no {called}."


def meant(knowledge: Knowledge, kind: str, typed: str) -> str | None:
    """The id that was chosen or typed: a name, one misspelt, or what free text would be understood as."""
    names, text = names_of(knowledge.names, kind), read_as(kind, typed)
    if (named := names.named(text)) is not None or kind not in _SPANS:
        return named or names.resolve(text)
    understood = knowledge.understander.understand(text)
    if kind == "roles":  # "data scientist in germany" is spelt nearly like "data scientist manager"
        exact = [span.value for span in understood.spans if span.kind == "role" and span.score == 1.0]
        if exact and understood.slots.role in exact and understood.slots.role in names:
            return understood.slots.role
    if (value := names.resolve(text)) is not None:
        return value
    if kind == "roles" and understood.slots.role in names:
        return understood.slots.role
    wanted = _SPANS[kind]
    least = 1.0 if kind == "countries" else 0.0  # a city that is nearly meant is the wrong country's pay
    found = (
        span.value
        for span in understood.spans
        if span.kind in wanted and span.value in names and span.score >= least
    )
    return next(found, None) or (_level(understood.slots.years) if kind == "levels" else None)


_Strange = tuple[Argument, tuple[str, ...]]
"""An argument that is none of our names, and the several that it names where it names too much."""


def _told_beside(knowledge: Knowledge, kind: Computed, arguments: Sequence[Argument], slots: Slots) -> Slots:
    """The level, country or origin that was typed with the role, such as "senior data engineer in Berlin",
    where the command has an argument for it that was left empty; for a roadmap the time, too."""
    role = next((each.typed for each in arguments if each.kind == "roles" and each.typed), "")
    if not role or knowledge.names.roles.named(role):
        return slots
    told = knowledge.understander.understand(role[:MOST_READ], now=time.time()).slots
    if kind == "roadmap":
        slots = replace(slots, months=told.months, hours=told.hours)
    found = {
        "level": told.level or _level(told.years),
        "country": None if told.countries else told.country,
        "from_role": told.from_role,
    }
    for each in arguments:
        value = found.get(each.slot)
        if value and not (each.typed or "").strip() and getattr(slots, each.slot) is None:
            slots = _filled(slots, each.slot, value)
    return slots


def _level(years: int | None) -> str | None:
    """The level that years of experience stand for."""
    if years is None:
        return None
    return "entry" if years < 3 else "mid" if years < 8 else "senior"


def read(
    knowledge: Knowledge, kind: Computed, private: bool, *arguments: Argument, known: Slots | None = None
) -> Slots:
    """What a command was given, as slots beside those of `known`; raises `UnknownNameError` with choices
    that answer the computed entry `kind` with everything else that was given."""
    slots, strange = known or Slots(), list[_Strange]()
    for argument in arguments:
        if not argument.typed or not argument.typed.strip():
            if argument.needed:
                strange.append((argument, ()))
            continue
        torn = several(knowledge, argument.kind, argument.typed)
        value = None if torn else meant(knowledge, argument.kind, argument.typed)
        if value is None:
            strange.append((argument, torn))
        else:
            slots = _filled(slots, argument.slot, value)
    slots = _told_beside(knowledge, kind, arguments, slots)
    if strange:
        raise _unknown(knowledge, knowledge.library.computed.get(kind), strange, slots, private)
    return slots


def _unknown(
    knowledge: Knowledge,
    entry: str | None,
    strange: Sequence[_Strange],
    slots: Slots,
    private: bool,
) -> UnknownNameError:
    """The question back for the first argument that names nothing, or the several things it stands beside;
    of the others it is told that they are left out."""
    (first, torn), *others = strange
    names, typed = names_of(knowledge.names, first.kind), first.typed or ""
    found = [Known(value, names.shown(value)) for value in torn]
    within = region(["in", *words_of(typed)]) if first.kind == "countries" else None
    found = found or _within(names, within) or near(knowledge, first.kind, typed, OFFERED)
    offered = (found or names.suggest("", limit=OFFERED))[:OFFERED]
    if torn:
        text = f"I read more than one {first.called} in {quoted(typed)}. Which one do you mean?"
    elif within:
        text = f"{quoted(typed)} is not one country, and my figures are by country. Which one do you mean?"
    else:
        text = no_such(f"I know no {first.called}", first.called, typed)
        text += (
            " Did you mean one of these?" if found else _HINTS.get(first.kind, " These are asked about most.")
        )
    if entry is None:
        text += f" {', '.join(known.shown for known in offered)}."
    for other, names_more in others:
        why = f"name one {other.called}" if names_more else f"I know no such {other.called}"
        text += f" I leave out {quoted(other.typed or '')}: {why}."
    choices = [
        FollowUp(known.shown, entry, _filled(slots, first.slot, known.value)) for known in offered if entry
    ]
    return UnknownNameError(text, choices, private)


def _within(names: Names, place: str | None) -> list[Known]:
    """The countries of a part of the world, those that are asked about most first."""
    own = countries_of(place)
    return [known for known in names.suggest("", limit=EVERY) if known.value in own] if own else []


def _filled(slots: Slots, slot: str, value: str) -> Slots:
    more: dict[str, Any] = {slot: value}
    return replace(slots, **more)
