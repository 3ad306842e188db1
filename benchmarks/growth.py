"""What more knowledge and more turns cost: the base x 10 and x 100, 5,000 names, a large database."""

import asyncio
import tempfile
import time
from pathlib import Path

from benchmarks import storage
from benchmarks.figures import Figure
from benchmarks.understanding import QUESTIONS, grown, made_up, milliseconds
from bot.evaluating import read
from bot.library import Library
from bot.understanding import Understander
from bot.understanding.reading.names import Names

TIMES = (10, 100)
NAMES = 5_000
TYPED = (
    "data",
    "mach",
    "machine learnin",
    "enginer",
    "ml eng",
    "a",
    "analist",
    "scientist q",
    "zzz",
    "data enginer",
)
FEW = 10_000


def figures(understander: Understander, turns: int) -> list[Figure]:
    """Each beside the base as it is; `turns` is the size of the large database."""
    library = understander.library
    texts = [question.text for question in read(QUESTIONS)]
    base = milliseconds(understander.understand, texts)["p50"]
    rows = []
    for times in TIMES:
        begun = time.perf_counter()
        larger = grown(library, understander, times)
        took = time.perf_counter() - begun
        p50 = milliseconds(larger.understand, texts)["p50"]
        rows.append(
            Figure("growth", f"p50 of a question, base x {times}", p50, "ms", "base x 1", base, "≤ 4")
        )
        rows.append(Figure("growth", f"to build, base x {times}", took, "s"))
        del larger
    p99 = milliseconds(names(library, NAMES).suggest, TYPED * 20)["p99"]
    rows.append(Figure("growth", f"p99 of autocompletion over {NAMES:,} names", p99, "ms", goal="< 20 ms"))
    return [*rows, *asyncio.run(_database(turns))]


def names(library: Library, many: int) -> Names:
    """So many names of roles, all but the first of them made up."""
    roles = list(library.roles.items())
    rounds = range(-(-many // len(roles)))
    made = [
        (f"{key}-{at}", made_up(role.name, at) if at else role.name, ())
        for at in rounds
        for key, role in roles
    ]
    return Names(made[:many])


async def _database(turns: int) -> list[Figure]:
    found = []
    for size in (FEW, turns):
        with tempfile.TemporaryDirectory() as folder:
            found.append(await storage.beside_statistics(Path(folder), size))
    few, many = found
    sizes = f"{turns:,} turns"
    return [
        Figure(
            "growth",
            f"p50 of a commit, {sizes}",
            many["ms_commit_p50"],
            "ms",
            f"{FEW:,} turns",
            few["ms_commit_p50"],
        ),
        Figure(
            "growth",
            f"statistics of a year, {sizes}",
            many["ms_statistics_of_a_year"],
            "ms",
            f"{FEW:,} turns",
            few["ms_statistics_of_a_year"],
        ),
    ]
