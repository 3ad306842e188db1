"""The review queue: what nobody could answer, or what somebody criticised, alike ones together."""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge
from bot.library.telling import telling
from bot.storage import Missed
from bot.understanding.matching.grouping import grouped

WINDOW = 60 * 24 * 3600.0
"""Seconds for which something waits; later it is no longer looked at."""

MOST = 500
"""Waiting things that are put together, the latest."""

MOST_WAYS = 5
"""Wordings of a group that become ways to ask at once."""

KINDS = {
    "unanswered": "I had no answer",
    "not_useful": "My answer was not useful",
    "none_of_these": "None of my suggestions was meant",
    "report": "Wrong or outdated",
}


_MARKS = re.compile(r"\[(?:e-mail|phone|mention|token|card|iban)\]")
"""What `bot.storage.scrubbing` leaves in the place of personal data."""


@dataclass(frozen=True)
class Group:
    """Alike things that wait, the latest first; the first gives the group its name."""

    missed: tuple[Missed, ...]

    @property
    def first(self) -> Missed:
        """The latest."""
        return self.missed[0]

    @property
    def items(self) -> tuple[str, ...]:
        """All of them, as `store.handle` takes them."""
        return tuple(one.item for one in self.missed)

    @property
    def members(self) -> int:
        """How many members are behind them."""
        return len({one.member for one in self.missed})

    @property
    def wordings(self) -> tuple[str, ...]:
        """The different ways in which it was asked, the latest first."""
        texts: dict[str, str] = {}
        for one in self.missed:
            if one.text:
                texts.setdefault(" ".join(one.text.casefold().split()), one.text)
        return tuple(texts.values())

    @property
    def ways(self) -> tuple[str, ...]:
        """The same as ways to ask: without the marks where personal data stood, without braces, which stand
        for slots, and without those that tell of nothing."""
        plain = (_MARKS.sub(" ", text).replace("{", " ").replace("}", " ") for text in self.wordings)
        return tuple(dict.fromkeys(text for one in plain if telling(text := " ".join(one.split()))))

    @property
    def later(self) -> tuple[str, str] | None:
        """(wording, entry): what one of the members asked next and had answered; the most frequent such
        entry. So it shows what was meant; a question that shares no telling word was another matter."""
        led = [
            one
            for one in self.missed
            if one.later_entry not in ("", one.entry) and telling(one.text) & telling(one.later_text)
        ]
        if not led:
            return None
        entries = [one.later_entry for one in led]
        best = max(dict.fromkeys(entries), key=entries.count)
        return next((one.later_text, best) for one in led if one.later_entry == best)


def groups(knowledge: Knowledge, waiting: Sequence[Missed]) -> list[Group]:
    """Put together what asks the same, and reports of one entry; what most members are behind comes first."""
    reports: dict[str, list[Missed]] = {}
    asked: list[Missed] = []
    for one in waiting:
        if one.kind in ("report", "not_useful") and one.entry:
            reports.setdefault(one.entry, []).append(one)
        else:
            asked.append(one)
    found = [Group(tuple(of_entry)) for of_entry in reports.values()]
    places = grouped(knowledge.understander, [one.text for one in asked])
    found += [Group(tuple(asked[at] for at in together)) for together in places]
    return sorted(found, key=lambda group: (-group.members, -len(group.missed), -group.first.at))


def fields_of(group: Group) -> dict[str, str]:
    """The fields of a new question and answer that its wordings fill."""
    title = group.first.text.strip().rstrip("?!. ")
    fields = {"title": title[:1].upper() + title[1:80], "phrases": "\n".join(group.ways[:MOST_WAYS])}
    if further := group.ways[MOST_WAYS : 2 * MOST_WAYS]:
        fields["examples"] = "\n".join(further)
    return fields


async def waiting_groups(interaction: discord.Interaction, knowledge: Knowledge) -> list[Group]:
    """The groups that wait in the server of an interaction."""
    now = time.time()
    store, guild = bot_of(interaction).store, str(interaction.guild_id)
    waiting = await store.missed(guild, now, now - WINDOW, MOST)
    return await asyncio.to_thread(groups, knowledge, waiting)


def candidates(knowledge: Knowledge, group: Group, most: int = 10) -> list[str]:
    """The entries that the questions of a group come nearest to, the likeliest first."""
    likely = [group.later[1]] if group.later else []
    for text in group.wordings[:3]:
        understood = knowledge.understander.understand(text)
        likely += [understood.entry, *(candidate.entry for candidate in understood.candidates)]
    if group.first.entry:
        likely.append(group.first.entry)
    topics = knowledge.library.topics
    kept = (
        entry for entry in dict.fromkeys(likely) if entry in topics and not entry.startswith("out_of_scope/")
    )
    return [*kept][:most]
