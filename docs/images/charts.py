"""Draws the six kinds of chart from the knowledge base into this folder: `make charts`.

What members bring (an offer, ticked steps, skills, questions) is an example; every figure is the base's own.
"""

import asyncio
from pathlib import Path

from bot.answers import compare, salary, trends
from bot.answers.chart_values import (
    Chart,
    DayCount,
    MatchBar,
    MatchChart,
    ProgressChart,
    StepBar,
    UsageChart,
)
from bot.charts import Charts
from bot.library import Library
from bot.understanding import Slots

HERE = Path(__file__).parent
ROLE = "machine-learning-engineer"
SKILLS = {"python", "sql", "statistics", "pandas", "git", "data-visualisation", "machine-learning"}


def progress(library: Library) -> Chart:
    """A roadmap with the first three steps done, one skipped and one begun."""
    roadmap = library.roadmaps[ROLE]
    states = ["done", "done", "done", "skip", "doing"] + ["open"] * len(roadmap.steps)
    steps = tuple(
        StepBar(step.title, state, (step.hours.low + step.hours.high) // 2)
        for step, state in zip(roadmap.steps, states, strict=False)
    )
    left = sum(step.hours for step in steps if step.state in ("doing", "open"))
    note = f"About {left:,} h left: {-(-left // 8)} weeks at 8 h a week"
    return ProgressChart(f"Roadmap: {library.roles[ROLE].name}", steps, note)


def coverage(library: Library) -> Chart:
    """The six roles of which `SKILLS` cover most."""
    bars = []
    for role in library.roles.values():
        essential = {need.skill for need in role.skills if need.importance == "essential"}
        bars.append(MatchBar(role.name, len(essential & SKILLS), len(essential)))
    bars.sort(key=lambda bar: (-bar.covered / max(bar.essential, 1), -bar.covered, bar.role))
    return MatchChart(f"Your {len(SKILLS)} skills", tuple(bars[:6]))


def questions() -> Chart:
    """A made-up month of a server's questions."""
    asked = [14 + 9 * (day % 7 in (0, 1)) + 5 * day % 11 for day in range(30)]
    days = (DayCount(f"2026-10-{day + 1:02}", n, n - n * (9 - day // 6) // 40) for day, n in enumerate(asked))
    return UsageChart("Questions in the last 30 days", tuple(days))


def charts(library: Library) -> dict[str, Chart | None]:
    """The charts by the name of their file."""
    pay = salary.compute(library, Slots(role=ROLE, level="mid", amount=150_000))
    roles = Slots(role="data-scientist", role2=ROLE, level="senior")
    return {
        "pay-by-level": pay.chart,
        "pay-of-two-roles": compare.compute(library, roles).chart,
        "pay-over-the-years": trends.compute(library, Slots(role="data-analyst")).chart,
        "roadmap-progress": progress(library),
        "skill-coverage": coverage(library),
        "questions-a-day": questions(),
    }


async def main() -> None:
    """Write each as PNG, with its alt text beside it for the README."""
    library, drawing = Library.load(HERE.parents[1] / "knowledge"), Charts()
    for name, chart in charts(library).items():
        assert chart is not None, name
        picture = await drawing.draw(chart)
        (HERE / f"{name}.png").write_bytes(picture.png)
        (HERE / f"{name}.txt").write_text(f"{picture.alt}\n", encoding="utf-8")
    await drawing.close()


if __name__ == "__main__":
    asyncio.run(main())
