"""What a question costs: bytes by table in SQLite, and in PostgreSQL where DATABASE_URL names one.

`python -m benchmarks.scaling`; JSON on stdout. The database named is filled, so it should be an empty one.
"""

import asyncio
import json
import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.understanding import QUESTIONS
from bot.evaluating import read
from bot.settings import Settings, load_settings
from bot.storage import Reply, SessionState, Store, Turn, make_store
from bot.storage.privacy import pseudonym
from bot.understanding import Understander

TURNS = 50_000
SERVERS, MEMBERS, CHANNELS, DAYS = 10, 2_000, 5, 30
"""Whose turns they are: members who ask, over all servers, in channels of their server, over so many days."""
AT_ONCE = 64
NOW = 1_790_000_000
DAY = 86_400
_SNOWFLAKE = 1_300_000_000_000_000_000


def turns(understander: Understander) -> Iterator[Turn]:
    """As members ask them: real questions, understood as they are."""
    chosen = random.Random(1)
    understood = [(one.text, understander.understand(one.text)) for one in read(QUESTIONS)]
    for number in range(TURNS):
        text, found = chosen.choice(understood)
        member = chosen.randrange(MEMBERS)
        guild = _SNOWFLAKE + member % SERVERS
        yield Turn(
            pseudonym(_SNOWFLAKE + member, b"k" * 32),
            str(guild * 10 + chosen.randrange(CHANNELS))[:19],
            str(guild),
            text,
            found.intent,
            found.entry,
            found.slots.named(),
            round(found.confidence, 4),
            found.decision.value == "answer",
            round(chosen.uniform(0.5, 3), 3),
            NOW - DAYS * DAY + number * DAYS * DAY / TURNS,
        )


async def fill(store: Store, asked: Iterator[Turn]) -> None:
    """Record turns as the bot does: with the session, the counts, and which message answers which."""

    async def one(number: int, turn: Turn) -> None:
        state = SessionState(turn.member, turn.channel, turn.entry, turn.slots, turn.at)
        await store.record(turn, state)
        question = _SNOWFLAKE + number * 4_000_000
        await store.put_reply(Reply(question, int(turn.channel), question + 1, turn.member, turn.at))

    numbered = enumerate(asked)
    while batch := [pair for _, pair in zip(range(AT_ONCE), numbered, strict=False)]:
        await asyncio.gather(*(one(*pair) for pair in batch))


def sqlite_bytes(path: Path) -> dict[str, int]:
    """Bytes of each table with its indices; the pages that are only partly full count whole."""
    sql = """
        select m.tbl_name, sum(s.pgsize) from dbstat s join sqlite_master m on m.name = s.name
        group by m.tbl_name having sum(s.payload) > 0
    """
    with closing(sqlite3.connect(path)) as database:
        return {name: size for name, size in database.execute(sql) if not name.startswith("_")}


def postgres_bytes(url: str) -> dict[str, int]:
    """The same in PostgreSQL."""
    import psycopg

    sql = """
        select relname, pg_total_relation_size(relid) from pg_stat_user_tables
        where pg_relation_size(relid) > 0
    """
    with psycopg.connect(url) as database:
        return {str(name): int(size) for name, size in database.execute(sql)}


async def measure(settings: Settings, asked: list[Turn]) -> dict[str, Any]:
    """Bytes a turn by table, the whole, and rows a turn of the two tables that do not grow with each."""
    store = make_store(settings)
    await store.open()
    try:
        await fill(store, iter(asked))
    finally:
        await store.close()
    url = settings.database_url.get_secret_value()
    sizes = sqlite_bytes(settings.sqlite_path) if url.startswith("sqlite") else postgres_bytes(url)
    by_table = {name: round(size / TURNS, 1) for name, size in sorted(sizes.items()) if size >= TURNS // 10}
    return {"bytes_a_question": by_table, "in_all": round(sum(sizes.values()) / TURNS, 1)}


def main() -> None:
    """Print the figures of both databases."""
    settings = load_settings()
    asked = list(turns(Understander.load(settings.knowledge_dir)))
    texts = [len(turn.text.encode()) for turn in asked]
    found: dict[str, Any] = {"turns": TURNS, "bytes_of_a_question_itself": round(sum(texts) / TURNS, 1)}
    with tempfile.TemporaryDirectory() as folder:
        given = settings.model_copy(update={"database_url": _secret(f"sqlite:///{folder}/bot.db")})
        found["sqlite"] = asyncio.run(measure(given, asked))
    if settings.database_url.get_secret_value().startswith("postgresql"):
        found["postgresql"] = asyncio.run(measure(settings, asked))
    json.dump(found, sys.stdout, indent=2)
    print()


def _secret(url: str) -> Any:
    return type(load_settings().database_url)(url)


if __name__ == "__main__":
    main()
