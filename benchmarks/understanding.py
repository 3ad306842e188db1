"""Speed and size of the understanding, each beside a peer in the same run: ratios travel between machines."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.evaluating import read
from bot.library import Library
from bot.understanding import Understander
from bot.understanding.making import Making

QUESTIONS = Path(__file__).parent.parent / "tests/data/questions.jsonl"
GROWTH = 100
PEER_QUESTIONS = 40
"""Questions the slow peer is asked."""

PHRASES_GROWN = 5
"""Phrases of each generated entry."""

TIMES = 3
"""Passes over all questions."""


def milliseconds(ask: Callable[[str], object], texts: Sequence[str]) -> dict[str, float]:
    """Median and 99th percentile of one question alone; everything is asked once before.

    Of each question the best of `TIMES`: for seconds at a time a shared machine is half as slow again.
    """
    for text in texts:
        ask(text)
    best = [float("inf")] * len(texts)
    for _ in range(TIMES):
        for at, text in enumerate(texts):
            begun = time.perf_counter()
            ask(text)
            best[at] = min(best[at], (time.perf_counter() - begun) * 1000)
    took = sorted(best)
    return {"p50": round(took[len(took) // 2], 3), "p99": round(took[int(0.99 * len(took))], 3)}


def measure(folder: Path) -> dict[str, Any]:
    """All figures, by name."""
    library = Library.load(folder)
    texts = [question.text for question in read(QUESTIONS)]
    understander = Understander(library)
    phrases = [phrase.shown for phrase in understander.matcher.index.phrases]
    ours = milliseconds(understander.understand, texts)
    wratio = milliseconds(
        lambda text: process.extractOne(text.casefold(), phrases, scorer=fuzz.WRatio), texts[:PEER_QUESTIONS]
    )
    vectoriser = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    rows = vectoriser.fit_transform(phrases)
    nearest = milliseconds(
        lambda text: int((rows @ vectoriser.transform([text]).T).toarray().argmax()), texts
    )
    larger = milliseconds(grown(library, understander).understand, texts)
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as cache, Making(folder, Path(cache)) as making:  # as a reload does
        making.library()
        read_again = time.perf_counter() - begun
        making.understander()
        made_again = time.perf_counter() - begun
    return {
        "phrases": len(phrases),
        "ms": ours,
        "ms_rapidfuzz_wratio": wratio,
        "ms_tfidf_nearest": nearest,
        "share_of_rapidfuzz_wratio_p50": round(ours["p50"] / wratio["p50"], 4),
        "share_of_tfidf_nearest_p50": round(ours["p50"] / nearest["p50"], 3),
        f"ms_x{GROWTH}": larger,
        f"times_as_slow_x{GROWTH}": round(larger["p50"] / ours["p50"], 2),
        "seconds_to_read_in_child": round(read_again, 2),
        "seconds_to_make_in_child": round(made_again, 2),
        "mib_added": _memory(folder),
    }


def grown(library: Library, understander: Understander, times: int = GROWTH) -> Understander:
    """The same with so many times as many entries and aliases, whose names and phrases are made up."""
    topics, roles = dict(library.topics), dict(library.roles)
    for number in range(1, times):
        for entry, topic in library.topics.items():
            shown = tuple(made_up(phrase, number) for phrase in topic.phrases[:PHRASES_GROWN])
            topics[f"{entry}-{number}"] = topic.model_copy(update={"phrases": shown})
        for key, role in library.roles.items():
            aliases = tuple(made_up(alias, number) for alias in role.aliases)
            roles[f"{key}-{number}"] = role.model_copy(
                update={"name": made_up(role.name, number), "aliases": aliases}
            )
    return Understander(replace(library, topics=topics, roles=roles), before=understander)


def made_up(text: str, number: int) -> str:
    """The text with every second word of more than three letters replaced by one nobody has said."""
    return " ".join(
        f"{word}q{chr(97 + number % 26)}{chr(97 + number // 26)}" if at % 2 and len(word) > 3 else word
        for at, word in enumerate(text.split())
    )


def _memory(folder: Path) -> float:
    """MiB by which a process with the bot's other parts and a loaded Library grows until it has answered, the
    classifier cached."""
    script = (
        "import gc, psutil, sys, discord, aiohttp, sqlite_utils, watchfiles\nfrom pathlib import Path\n"
        "from bot.library import Library\nfrom bot.memory import give_back\n"
        "size = lambda: (gc.collect(), give_back(), psutil.Process().memory_info().rss / 2**20)[-1]\n"
        "library = Library.load(Path(sys.argv[1])); before = size()\n"
        "from bot.understanding import Understander\n"
        "understander = Understander(library)\n"
        "for line in open(sys.argv[2]): understander.understand(line)\n"
        "print(round(size() - before, 1))"
    )
    command = [sys.executable, "-c", script, str(folder), str(QUESTIONS)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
