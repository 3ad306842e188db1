"""Arguments of commands: autocompletion over names and aliases, and what was typed and not chosen."""

import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

import discord
from discord import app_commands

from bot.answers import FollowUp
from bot.discord_app.known import knowledge_of
from bot.discord_app.remembered import NOTHING, Memory, Remembered
from bot.discord_app.safe_text import quoted
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge
from bot.library.models import Computed
from bot.library.text import visible
from bot.understanding import Slots
from bot.understanding.names import Known, NameIndex, Names

log = logging.getLogger(__name__)

CHOICE_LIMIT = 100
OFFERED = 4
"""Names that are offered as buttons where what was typed is unknown."""

MOST_READ = 200
"""Characters of a typed argument that are read."""

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
    """One argument as it was typed: its slot, kind of names (a field of `NameIndex`) and how it is called."""

    slot: str
    kind: str
    typed: str | None
    called: str


def completer(kind: str) -> Completer:
    """An autocomplete callback over the names of `kind` (a field of `NameIndex`)."""

    def suggest(knowledge: Knowledge, _: discord.Interaction, current: str, known: Remembered) -> list[Known]:
        names = names_of(knowledge.names, kind)
        found = names.suggest(current, known.first(kind))
        value = meant(knowledge, kind, current) if current.strip() and not found else None
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


def meant(knowledge: Knowledge, kind: str, typed: str) -> str | None:
    """The id that was chosen or typed: a name, one misspelt, or what free text would be understood as."""
    names, text = names_of(knowledge.names, kind), typed[:MOST_READ]
    value = names.resolve(text)
    if value is not None or kind not in _SPANS:
        return value
    understood = knowledge.understander.understand(text)
    wanted = _SPANS[kind]
    least = 1.0 if kind == "countries" else 0.0  # a city that is nearly meant is the wrong country's pay
    found = (
        span.value
        for span in understood.spans
        if span.kind in wanted and span.value in names and span.score >= least
    )
    return next(found, None) or (_level(understood.slots.years) if kind == "levels" else None)


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
    slots, strange = known or Slots(), list[Argument]()
    for argument in arguments:
        if not argument.typed or not argument.typed.strip():
            continue
        value = meant(knowledge, argument.kind, argument.typed)
        if value is None:
            strange.append(argument)
        else:
            slots = _filled(slots, argument.slot, value)
    if strange:
        raise _unknown(knowledge, knowledge.library.computed.get(kind), strange, slots, private)
    return slots


def _unknown(
    knowledge: Knowledge, entry: str | None, strange: Sequence[Argument], slots: Slots, private: bool
) -> UnknownNameError:
    """The question back for the first unknown argument; of the others it is told that they are left out."""
    first, *others = strange
    names = names_of(knowledge.names, first.kind)
    near = names.suggest(first.typed or "", limit=OFFERED)
    offered = near or names.suggest("", limit=OFFERED)
    text = f"I know no {first.called} called {quoted(first.typed or '')}."
    text += " Did you mean one of these?" if near else " These are asked about most."
    if entry is None:
        text += f" {', '.join(known.shown for known in offered)}."
    text += "".join(f" I leave out {quoted(o.typed or '')}: I know no such {o.called}." for o in others)
    choices = [
        FollowUp(known.shown, entry, _filled(slots, first.slot, known.value)) for known in offered if entry
    ]
    return UnknownNameError(text, choices, private)


def _filled(slots: Slots, slot: str, value: str) -> Slots:
    more: dict[str, Any] = {slot: value}
    return replace(slots, **more)
