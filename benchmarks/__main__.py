"""`make bench`: all measurements in one run, as a table, JSON and a chart. Figures, never pass or fail.

    python -m benchmarks [--turns N] [--only PART ...] [--json FILE] [--chart FILE]

Without `--only` all parts are measured, and the files under docs/ are written.
"""

import argparse
import asyncio
import json
import os
import platform
from collections.abc import Callable
from pathlib import Path

from benchmarks import (
    answering,
    discord,
    growth,
    in_flight,
    installed,
    layers,
    process,
    publishing,
    table,
)
from benchmarks.figures import Figure
from bot.settings import load_settings
from bot.understanding import Understander

DOCS = Path(__file__).parents[1] / "docs"


def started() -> list[Figure]:
    """Start and size of the real process."""
    found = asyncio.run(process.measure())
    questions, reloads = (name for name in found if name.startswith("mb_after"))
    return [
        Figure("start", "`career-bot ask`, cold", process.ask_cold(), "s", goal="< 1.5 s"),
        Figure("start", "`career-bot run` until connected", found["seconds_to_connected"], "s", goal="< 4 s"),
        Figure("size", "resident, connected", found["mb_ready"], "MB", goal="< 110 MB"),
        Figure("size", f"resident, {_spoken(questions)}", found[questions], "MB", goal="< 110 MB"),
        Figure("size", f"resident, {_spoken(reloads)}", found[reloads], "MB"),
    ]


def _spoken(name: str) -> str:
    return name.removeprefix("mb_").replace("_", " ")


def named(part: str, found: dict[str, float]) -> list[Figure]:
    """Figures whose names tell their unit."""
    return [Figure(part, name.replace("_", " "), value, "") for name, value in found.items()]


def main() -> None:
    """Measure, and show it."""
    folder = load_settings().knowledge_dir
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--turns", type=int, default=1_000_000, help="turns of the large database")
    parts: dict[str, Callable[[int], list[Figure]]] = {
        "answering": lambda _: answering.figures(Understander.load(folder)),
        "discord": lambda _: [*discord.figures(), *asyncio.run(in_flight.figures())],
        "growth": lambda turns: growth.figures(Understander.load(folder), turns),
        "start": lambda _: started(),
        "size": lambda _: installed.figures(),
        "servers": lambda _: [
            *named("servers", layers.measure(folder)),
            *named("servers", asyncio.run(publishing.measure(folder))),
        ],
    }
    parser.add_argument("--only", nargs="+", choices=parts, help="measure these parts alone")
    parser.add_argument("--json", type=Path, help="default: docs/benchmarks.json")
    parser.add_argument("--chart", type=Path, help="default: docs/images/benchmarks.png")
    given = parser.parse_args()
    found: list[Figure] = []
    for name in given.only or parts:
        found += parts[name](given.turns)
    cores, load = os.cpu_count() or 1, os.getloadavg()[0]
    machine = {"cores": cores, "load_a_core": round(load / cores, 2), "python": platform.python_version()}
    table.show(found, machine)
    whole = given.only is None
    if path := given.json or (DOCS / "benchmarks.json" if whole else None):
        written = {"machine": machine, "figures": [one.as_json() for one in found]}
        path.write_text(json.dumps(written, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if path := given.chart or (DOCS / "images/benchmarks.png" if whole else None):
        from benchmarks import chart

        chart.draw(found, path)
    if whole:
        table.write([one for one in found if one.part != "servers"], machine, DOCS / "performance.md")


if __name__ == "__main__":
    main()
