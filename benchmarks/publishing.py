"""What edits of a server cost, from the store on: publish to live, the check before, memory.

`python -m benchmarks.publishing`; JSON on stdout. Times stand beside that of a question in the run.
"""

import asyncio
import gc
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

from bot.knowledge import Knowledge
from bot.library import Library
from bot.library.edits import Edit, Piece
from bot.library.layers import layered, present
from bot.memory import give_back
from bot.publishing import changed_answers
from bot.servers import Servers, over
from bot.settings import load_settings
from bot.storage import NewVersion
from bot.storage.sqlite import SqliteStore

SERVERS = 30
ROUNDS = 10


def versions(library: Library, server: int) -> list[NewVersion]:
    """20 edits as moderators make them: 10 entries of their own, 8 with more ways to ask, 2 hidden."""
    made = []
    for number in range(10):
        word = f"{'abcdefghij'[number]}{'klmnopqrst'[server % 10]}{'uvwxyzabcd'[server // 10 % 10]}ux"
        piece = Piece("topics", f"networking/own-{number}")
        value = {
            "title": f"The {word} group",
            "phrases": [f"who runs the {word} group", f"when does {word} meet", f"how do i join {word}"],
            "answer": f"Ask in the channel of {word}.",
            "sources": ["editors"],
            "reviewed": "2026-01-01",
            "examples": [{"ask": f"tell me about {word}"}],
        }
        made.append(NewVersion(piece, Edit(piece, "put", value), 0))
    known = [key for key, topic in library.topics.items() if topic.compute is None and topic.sources]
    for number in range(8):
        piece = Piece("topics", known[number * 9])
        words = [f"our {piece.key.rpartition('/')[2]} question number {server}"]
        made.append(NewVersion(piece, Edit(piece, "add", {"phrases": words}, present(library, piece)), 0))
    for key in known[3:5]:
        piece = Piece("topics", key)
        made.append(NewVersion(piece, Edit(piece, "hide", {}, present(library, piece)), 0))
    return made


async def measure(folder: Path) -> dict[str, Any]:
    """All figures, by name; times in milliseconds of wall time, sizes in KiB."""
    library = Library.load(folder)
    base = Knowledge.of(library)
    with tempfile.TemporaryDirectory() as place:
        store = SqliteStore(Path(place) / "bench.db")
        await store.open()
        servers = Servers(base, store)
        await servers.open()
        live, before = [], _size()
        for number in range(SERVERS):
            guild = str(number)
            begun = time.perf_counter()
            await store.publish(guild, versions(library, number), 1, time.time())
            made = await servers.refresh(guild)
            live.append((time.perf_counter() - begun) * 1000)
            assert not made.layer.set_aside, made.layer.set_aside
        size = (_size() - before) / 1024 / SERVERS
        one = await servers.server("0")
        edits = [version.edit for version in one.versions.values() if version.edit]
        checks = []
        for _ in range(3):
            begun = time.perf_counter()
            trial = layered(library, edits[:-1])
            changed_answers(one.knowledge, over(base, trial), [])
            checks.append((time.perf_counter() - begun) * 1000)
        asked = []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            for question in ("are bootcamps worth it", "salary of a data engineer in germany"):
                one.knowledge.understander.understand(question)
            asked.append((time.perf_counter() - begun) * 500)
        servers.close()
        await store.close()
    return {
        "publish_20_edits_to_live_ms": round(statistics.median(live), 1),
        "publish_20_edits_to_live_ms_most": round(max(live), 1),
        "check_first_ms": round(checks[0], 1),
        "check_again_ms": round(min(checks[1:]), 1),
        "kib_resident_a_server": round(size, 1),
        "question_ms": round(statistics.median(asked), 3),
    }


def _size() -> int:
    gc.collect()
    give_back()
    return int(psutil.Process().memory_info().rss)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(load_settings().knowledge_dir)), indent=2))
