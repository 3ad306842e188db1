"""How a member's progress looks: the tracker of one roadmap, the overview of all, the picture, the file."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import discord
from discord import ui

from bot.answers.words import clip, role_name
from bot.discord_app.notes import BUTTONS, Row, message
from bot.discord_app.progress_items import (
    ChooseStep,
    DrawProgress,
    ExportRoadmap,
    MarkStep,
    SwitchReminder,
    TrackRoadmap,
)
from bot.library import Library
from bot.progress import Progress, StepProgress, bar, hours_left, pace
from bot.progress_file import link
from bot.rendering.blocks import cut_text

MARKS = {"done": "✅", "doing": "▶️", "skip": "⏭️", "covered": "☑️", "open": "⬜"}
LEGEND = "-# ✅ done · ▶️ doing · ⏭️ skipped · ☑️ covered by skills you have · ⬜ open"
STEPS_SHOWN = 23
"""Steps in one select; its two other places lead to earlier and later ones."""
DETAIL_LIMIT = 1500
ALT_LIMIT = 1024


def tracker_view(
    library: Library, found: Progress, step: str | None, due: float | None, note: str | None = None
) -> ui.LayoutView:
    """One roadmap with its steps, one of them in full; `due` is when the next reminder comes."""
    shown = found.find(step or "") or found.next or found.steps[0]
    place = found.steps.index(shown)
    first = place // STEPS_SHOWN * STEPS_SHOWN
    listed = list(enumerate(found.steps, 1))[first : first + STEPS_SHOWN]
    head = [
        *([note] if note else []),
        f"## Your roadmap: {role_name(library, found.role)}",
        f"```\n{bar(found)}\n```",
        hours_left(found),
        *([f"-# {pace(found)}"] if found.high else []),
    ]
    steps = [f"{number}. {MARKS[one.state]} {clip(one.step.title, 50)}" for number, one in listed]
    tail = [LEGEND, *([reminder_line(due)] if due else [])]
    return message(
        ["\n".join(head), "\n".join([*steps, *tail]), _detail(library, shown, place + 1)],
        (ChooseStep(found.role, _options(found, listed, shown)),),
        _marking(found, shown),
        (
            DrawProgress("draw", found.role),
            ExportRoadmap(found.role),
            SwitchReminder("off" if due else "on", found.role, shown.step.id),
            TrackRoadmap.within("", "All roadmaps"),
        ),
    )


def overview_view(
    library: Library, all_of: Sequence[Progress], page: int, due: float | None, note: str | None = None
) -> ui.LayoutView:
    """All roadmaps that were started, five a page, each with a button that opens it."""
    page = min(page, (len(all_of) - 1) // BUTTONS)
    shown = all_of[page * BUTTONS : (page + 1) * BUTTONS]
    turning: list[ui.Item[Any]] = []
    if page:
        turning.append(TrackRoadmap.within("", "Back", page - 1))
    if (page + 1) * BUTTONS < len(all_of):
        turning.append(TrackRoadmap.within("", "More", page + 1))
    head = [*([note] if note else []), "## Your roadmaps", f"-# {pace(all_of[0])}"]
    texts = [f"### {library.roles[one.role].name}\n```\n{bar(one)}\n```\n{hours_left(one)}" for one in shown]
    tail = [reminder_line(due)] if due else []
    return message(
        ["\n".join(head), "\n".join([*texts, *tail])],
        [TrackRoadmap.within(one.role, library.roles[one.role].name) for one in shown],
        [*turning, SwitchReminder("off" if due else "on", "")],
    )


def picture_view(title: str, url: str, alt: str, below: Row, whose: str = "") -> ui.LayoutView:
    """A picture with its alt text, and buttons below it; `whose` is a member's mention."""
    picture: ui.MediaGallery[Any] = ui.MediaGallery(
        discord.MediaGalleryItem(url, description=clip(alt, ALT_LIMIT))
    )
    named: list[ui.Item[Any]] = [ui.TextDisplay(f"Of {whose}")] if whose else []
    return message([f"## {title}"], below, after=(*named, picture))


def file_view(title: str, url: str) -> ui.LayoutView:
    """A file to keep."""
    text = f"## {title}\nA Markdown file with your ticks, the links and the hours."
    return message([text], after=(ui.File[Any](url),))


def reminder_line(due: float) -> str:
    """When the next reminder comes, in the reader's own time."""
    return (
        f"-# The next reminder comes by DM {discord.utils.format_dt(datetime.fromtimestamp(due, UTC), 'D')}."
    )


def _marking(found: Progress, shown: StepProgress) -> list[ui.Item[Any]]:
    """Done, doing, skip. The one that is on takes its mark back, which its custom id says: so a press on a
    message that is out of date does what was meant."""
    made: list[ui.Item[Any]] = [
        MarkStep(
            found.role, shown.step.id, "open" if shown.state == state else state, label, shown.state == state
        )
        for state, label in (("done", "Done"), ("doing", "Doing"), ("skip", "Skip"))
    ]
    if found.covered:
        made.append(MarkStep(found.role, "", "done", f"Tick all covered ({len(found.covered)})"))
    return made


def _options(
    found: Progress, listed: Sequence[tuple[int, StepProgress]], shown: StepProgress
) -> list[discord.SelectOption]:
    made = [
        discord.SelectOption(
            label=clip(f"{number}. {one.step.title}", 100),
            value=one.step.id,
            description=f"{one.state if one.state != 'skip' else 'skipped'}, "
            f"{one.step.hours.low} to {one.step.hours.high} hours",
            default=one is shown,
        )
        for number, one in listed
    ]
    first, last = listed[0][0], listed[-1][0]
    if first > 1:
        earlier = found.steps[first - 2].step.id
        made.insert(0, discord.SelectOption(label="Earlier steps", value=earlier))
    if last < len(found.steps):
        made.append(discord.SelectOption(label="Later steps", value=found.steps[last].step.id))
    return made


def _detail(library: Library, one: StepProgress, number: int) -> str:
    """A step in full: goal, skills, resources, project, hours; what does not fit is left away at the end."""
    step = one.step
    lines = [
        f"### Step {number}: {clip(step.title, 100)}",
        _short(step.goal, 500),
        f"**Hours:** {_hours(one)}",
    ]
    if step.skills:
        names = [f"{library.skills[skill].name}{' ✓' if skill in one.known else ''}" for skill in step.skills]
        lines.append(f"**Skills:** {clip(', '.join(names), 250)}")
    if step.project:
        lines.append(f"**Project:** {_short(step.project, 350)}")
    if step.resources:
        lines += ["**Resources**", *(f"- {link(resource)}" for resource in step.resources)]
    while sum(map(len, lines)) + len(lines) > DETAIL_LIMIT:
        lines.pop()
    return "\n".join(lines)


def _hours(one: StepProgress) -> str:
    """The hours of a step, and how many of them are left where skills are known already."""
    hours = one.step.hours
    text = f"{hours.low:,} to {hours.high:,}"
    begun = one.high and one.high < hours.high
    return f"{text}; with what you know {one.low:,} to {one.high:,} are left" if begun else text


def _short(text: str, limit: int) -> str:
    return cut_text(text, limit) or clip(text, limit)
