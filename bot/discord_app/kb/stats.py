"""A server's figures in words and as a chart: questions, answers, topics, what is missing."""

import asyncio
import io
import logging
import re
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.answers.chart_values import UsageChart
from bot.charts.usage import every_day
from bot.discord_app.buttons import SafeSelect
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.review import Group, waiting_groups
from bot.discord_app.notes import message
from bot.discord_app.respond import NOTHING_CHOSEN, say
from bot.discord_app.rights import STATISTICS, may
from bot.discord_app.safe_text import safe
from bot.discord_app.sending import bot_of
from bot.errors import ChartError
from bot.knowledge import Knowledge
from bot.library import Library
from bot.storage import Statistics

if TYPE_CHECKING:
    from bot.charts.drawing import Picture
    from bot.discord_app.client import CareerBot

log = logging.getLogger(__name__)

DAY = 24 * 3600.0
PERIODS = (7, 30, 90)
"""Days that can be looked back on."""
TOP = 5
_TEXT = 100
"""Characters of a question that are shown."""


class Period(SafeSelect, template=r"v1:ku:period"):
    """How far back the figures go."""

    def __init__(self, days: int = 30):
        select: ui.Select[Any] = ui.Select(custom_id="v1:ku:period")
        for each in PERIODS:
            select.add_option(label=f"The last {each} days", value=str(each), default=each == days)
        super().__init__(select)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, _match: re.Match[str]) -> Self:
        """The select of whatever message, however old."""
        return cls()

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show that time in the same message."""
        if not await may(interaction, "edit", STATISTICS):
            return
        chosen = self.chosen(interaction)
        if not chosen or chosen[0] not in map(str, PERIODS):
            await say(interaction, NOTHING_CHOSEN)
            return
        await show_stats(interaction, int(chosen[0]))


async def show_stats(interaction: discord.Interaction, days: int = 30) -> None:
    """The figures of the server for the moderator alone: text first, the chart is put in after it."""
    bot, until = bot_of(interaction), time.time()
    since = until - (days - 1) * DAY
    server = await server_of(interaction)
    found = await bot.store.statistics(str(interaction.guild_id), since, until)
    waiting = await waiting_groups(interaction, server.knowledge)
    text = figures(server.knowledge.library, found, waiting, days)
    await show(interaction, _view(text, days))
    if not found.questions:
        return
    last = datetime.fromtimestamp(until, UTC).date()
    try:
        picture = await bot.charts.draw(usage_chart(found, last - timedelta(days=days - 1), last))
    except ChartError as fault:
        log.warning("no chart of a server's questions: %s", fault)
        return
    await interaction.edit_original_response(
        view=_view(text, days, picture),
        attachments=[discord.File(io.BytesIO(picture.png), picture.name)],
    )


def usage_chart(found: Statistics, since: date, until: date) -> UsageChart:
    """The chart of the days from `since` to `until`."""
    counts = {day: (questions, answered) for day, questions, answered in found.days}
    days = every_day(since, until, counts)
    return UsageChart(f"Questions in the last {len(days)} days", days)


def figures(library: Library, found: Statistics, waiting: Sequence[Group], days: int) -> list[str]:
    """The figures as texts (Markdown)."""
    head = f"## This server, the last {days} days\n"
    if not found.questions:
        return [f"{head}Nobody has asked me anything in this time.", *_waits(library, waiting)]
    lines = [
        f"**{found.questions:,}** questions, **{found.questions / days:,.1f}** a day, "
        f"by **{found.members:,}** member{'s' if found.members != 1 else ''}",
        f"**{share(found)}** answered",
        usefulness(found),
        f"Half of the answers took less than **{_milliseconds(found.median_ms)}** to find"
        if found.median_ms is not None
        else "",
    ]
    texts = [head + "\n".join(f"- {line}" for line in lines if line)]
    topics = [(_title(library, entry), times) for entry, times in found.entries[:TOP]]
    roles = [
        (library.roles[role].name if role in library.roles else role, times)
        for role, times in found.roles[:TOP]
    ]
    lists = [("Most asked", topics), ("Most asked roles", roles)]
    texts += [f"### {name}\n{_ranked(counted)}" for name, counted in lists if counted]
    return [*texts, *_waits(library, waiting)]


def share(found: Statistics) -> str:
    """The share of questions that were answered, such as "87%"; "none" without any question."""
    return f"{found.answered / found.questions:.0%}" if found.questions else "none"


def usefulness(found: Statistics) -> str:
    """What members thought of the answers."""
    votes = found.useful + found.not_useful
    if not votes:
        return "No answer was rated"
    return f"**{found.useful / votes:.0%}** of {votes:,} ratings: useful"


def group_lines(library: Library, waiting: Sequence[Group], most: int = TOP) -> list[str]:
    """The biggest groups that wait for review, a line each."""
    lines = []
    for group in waiting[:most]:
        told = group.first.text or _title(library, group.first.entry)
        times = f" ×{len(group.missed)}" if len(group.missed) > 1 else ""
        lines.append(f"- “{safe(told, _TEXT)}”{times}")
    return lines


def _waits(library: Library, waiting: Sequence[Group]) -> list[str]:
    if not waiting:
        return ["### Waiting for review\nNothing."]
    more = f"\n-# and {len(waiting) - TOP} more" if len(waiting) > TOP else ""
    return ["### Waiting for review\n" + "\n".join(group_lines(library, waiting)) + more]


def _title(library: Library, entry: str) -> str:
    topic = library.topics.get(entry)
    return topic.title if topic else entry.rpartition("/")[2].replace("-", " ")


def _ranked(counted: Sequence[tuple[str, int]]) -> str:
    return "\n".join(f"- {safe(name)}: {times:,}" for name, times in counted)


def _milliseconds(value: float | None) -> str:
    return "" if value is None else f"{value:.0f} ms" if value >= 10 else f"{value:.1f} ms"


def _view(texts: Sequence[str], days: int, picture: "Picture | None" = None) -> ui.LayoutView:
    after: list[ui.Item[Any]] = []
    if picture is not None:
        gallery: ui.MediaGallery[Any] = ui.MediaGallery()
        gallery.add_item(media=f"attachment://{picture.name}", description=picture.alt)
        after.append(gallery)
    return message(texts, [Period(days)], [Go("review"), Go("due"), Go("panel")], after=after)


async def gathered(bot: "CareerBot", guild: str, now: float, days: int) -> tuple[Statistics, Statistics]:
    """The figures of the last full days before that of `now`, and of as many days before them."""
    today = now // DAY * DAY
    middle, first = today - days * DAY, today - 2 * days * DAY
    late, early = await asyncio.gather(
        bot.store.statistics(guild, middle, today), bot.store.statistics(guild, first, middle)
    )
    return late, early
