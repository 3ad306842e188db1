"""What one server's layer costs beside the base: memory, time to build, time of a question.

`python -m benchmarks.layers`; JSON on stdout. Times are also told as ratios to the base in the same run.
"""

import gc
import json
import statistics
import time
import tracemalloc
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import psutil

from benchmarks.understanding import QUESTIONS
from bot.evaluating import read
from bot.library import Library
from bot.library.models import Topic
from bot.memory import give_back
from bot.settings import load_settings
from bot.understanding import Understander
from bot.understanding.reading.names import NameIndex

SERVERS = 50
"""Servers that are held at once for the resident memory of one."""

BUILDS = 5
BLOCK = 60
"""Questions that are asked of one understander, then of the other."""

_WHO = ("the study group", "the book club", "the game night", "the meetup", "the mentors", "the paper club")
_ASKED = ("who runs {}", "when does {} meet", "how do i join {}", "which channel is for {}")


def invented(number: int) -> Topic:
    """An entry that no base has, with four phrases."""
    subject = f"{_WHO[number % len(_WHO)]} {_letters(number)}"
    phrases = tuple(asked.format(subject) for asked in _ASKED)
    return Topic.model_validate(
        {
            "title": f"About {subject}",
            "phrases": phrases,
            "answer": f"Ask about {subject} in its channel.",
            "reviewed": date(2026, 1, 1),
            "examples": ({"ask": phrases[0]},),
        }
    )


def _letters(number: int) -> str:
    return "qxz"[number % 3] + "aeiou"[number % 5] + chr(97 + number % 26) + chr(97 + number // 26 % 26)


def with_topics(library: Library, topics: Mapping[str, Topic | None]) -> Library:
    """The Library with these entries added or exchanged, and those that are None left away."""
    merged = {**library.topics, **topics}
    kept = {entry: topic for entry, topic in merged.items() if topic is not None}
    return replace(library, topics=MappingProxyType(kept), fingerprint="layered")


def edits(library: Library, server: int = 0) -> Library:
    """20 edits as moderators make them: 8 entries, 8 further phrases, 2 entries hidden, 2 roles' names."""
    known = list(library.topics)
    changed: dict[str, Topic | None] = {f"networking/own-{at}": invented(26 * server + at) for at in range(8)}
    for at in range(8):
        topic = library.topics[known[at * 11]]
        further = invented(26 * server + at + 8).phrases[:2]
        changed[known[at * 11]] = topic.model_copy(update={"phrases": topic.phrases.longer(further)})
    changed.update(dict.fromkeys(known[5:7]))
    roles = {
        key: role.model_copy(update={"aliases": (*role.aliases, f"{_letters(server)} {key} person")})
        for key, role in list(library.roles.items())[:2]
    }
    return replace(with_topics(library, changed), roles=MappingProxyType({**library.roles, **roles}))


def measure(folder: Path) -> dict[str, Any]:
    """All figures, by name."""
    library = Library.load(folder)
    base, names = Understander(library), NameIndex(library)
    twenty = edits(library)
    many = with_topics(library, {f"networking/own-{number}": invented(number) for number in range(500)})
    base.layered(twenty)
    return {
        "kib_20_edits": _kib(lambda: base.layered(twenty)),
        "kib_20_edits_names": _kib(lambda: NameIndex(twenty, names)),
        "kib_500_entries": _kib(lambda: base.layered(many)),
        "kib_resident_20_edits": _resident(base, library),
        "cpu_ms_build_20_edits": _milliseconds(lambda: base.layered(twenty)),
        "cpu_ms_build_500_entries": _milliseconds(lambda: base.layered(many)),
        "cpu_ms_build_like_a_reload": _milliseconds(lambda: Understander(library, before=base)),
        "question_times_base_20_edits": _beside(base, base.layered(twenty)),
        "question_times_base_500_entries": _beside(base, base.layered(many)),
    }


def _kib(make: Any) -> float:
    gc.collect()
    tracemalloc.start()
    made = make()
    gc.collect()
    size = tracemalloc.get_traced_memory()[0] / 1024
    tracemalloc.stop()
    del made
    return round(size, 1)


def _resident(base: Understander, library: Library) -> float:
    """KiB by which the process grows for each of many servers that have answered, their Libraries apart."""
    texts = [question.text for question in read(QUESTIONS)][:BLOCK]
    libraries = [edits(library, server) for server in range(SERVERS)]
    base.layered(libraries[0])
    before = _size()
    servers = [base.layered(own) for own in libraries]
    for server in servers:
        for text in texts:
            server.understand(text)
    return round((_size() - before) / 1024 / len(servers), 1)


def _size() -> int:
    gc.collect()
    give_back()
    return int(psutil.Process().memory_info().rss)


def _milliseconds(build: Any) -> float:
    took = []
    for _ in range(BUILDS):
        begun = time.process_time()
        build()
        took.append((time.process_time() - begun) * 1000)
    return round(statistics.median(took), 1)


def _beside(base: Understander, server: Understander) -> float:
    """How many times as long a question takes as with the base; both asked in turns."""
    texts = [question.text for question in read(QUESTIONS)]
    for text in texts:
        base.understand(text), server.understand(text)
    ratios = []
    for start in range(0, len(texts), BLOCK):
        took = []
        for one in (base, server):
            begun = time.process_time()
            for text in texts[start : start + BLOCK]:
                one.understand(text)
            took.append(time.process_time() - begun)
        ratios.append(took[1] / took[0])
    return round(statistics.median(ratios), 2)


if __name__ == "__main__":
    print(json.dumps(measure(load_settings().knowledge_dir), indent=2))
