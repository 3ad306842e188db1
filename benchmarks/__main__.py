"""`make bench`: all measurements in one run. Figures, never pass or fail.

JSON on stdout, a table on stderr.
"""

import asyncio
import json
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks import discord, layers, process, publishing, understanding
from bot.settings import load_settings


def _show(figures: dict[str, Any]) -> None:
    table = Table("figure", "value")
    for name, value in figures.items():
        shown = " · ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else str(value)
        table.add_row(name.replace("_", " "), shown)
    Console(stderr=True).print(table)


if __name__ == "__main__":
    folder = load_settings().knowledge_dir
    figures: dict[str, Any] = {
        "seconds_ask_cold": process.ask_cold(),
        **asyncio.run(process.measure()),
        "discord": asyncio.run(discord.measure()),
        "understanding": understanding.measure(folder),
        "layers": layers.measure(folder),
        "publishing": asyncio.run(publishing.measure(folder)),
    }
    print(json.dumps(figures, indent=2))
    parts = ("discord", "understanding", "layers", "publishing")
    _show({name: value for name, value in figures.items() if name not in parts})
    for part in parts:
        _show(figures[part])
