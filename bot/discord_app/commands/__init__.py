"""Slash commands, one file each. `ALL` is what the tree is filled with."""

from bot.discord_app.commands import ask, compare, roadmap, role, salary, skills
from bot.discord_app.commands import help as help_file

ALL = (ask.ask, compare.compare, help_file.help_, roadmap.roadmap, role.role, salary.salary, skills.skills)
