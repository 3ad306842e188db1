"""Slash commands, one file each. `ALL` is what the tree is filled with."""

from typing import Any

from discord import app_commands

from bot.discord_app.commands import (
    ask,
    compare,
    feedback,
    guide,
    learn,
    match,
    me,
    privacy,
    progress,
    roadmap,
    role,
    salary,
    skills,
    stats,
    suggest,
    trends,
)
from bot.discord_app.commands import help as help_file
from bot.discord_app.commands import kb as kb_file
from bot.discord_app.commands import settings as settings_file

ALL: tuple[app_commands.Command[Any, ..., Any] | app_commands.Group, ...] = (
    ask.ask,
    compare.compare,
    feedback.feedback,
    guide.guide,
    help_file.help_,
    kb_file.kb,
    learn.learn,
    match.match,
    me.me,
    privacy.privacy,
    progress.progress,
    roadmap.roadmap,
    role.role,
    salary.salary,
    settings_file.settings,
    settings_file.setup,
    skills.skills,
    suggest.suggest_,
    stats.stats,
    trends.trends,
)
