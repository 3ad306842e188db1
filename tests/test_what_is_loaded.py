"""What a start loads: what nobody needs then takes memory and time of every server."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import KNOWLEDGE

SECOND_START = """
import asyncio, sys
from pathlib import Path
import bot.discord_app.running
from bot.conversation import Conversation
from bot.reloading import Reloader
from bot.storage.sqlite import SqliteStore
from bot.understanding import Understander

async def start(folder):
    understander = Understander.load(Path({knowledge!r}), folder / "cache")
    store = SqliteStore(folder / "bot.db")
    await store.open()
    reloader = Reloader(Path({knowledge!r}))
    reloader.start(Conversation(understander.library, understander, store))
    await asyncio.sleep(0.2)
    await reloader.stop()
    await store.close()

asyncio.run(start(Path({folder!r})))
unwanted = {{"yaml", "sqlite_utils", "click", "ruamel.yaml", "sklearn", "matplotlib", "anyio.abc"}}
print(sorted(unwanted & set(sys.modules)))
"""


def test_a_start_loads_nothing_that_makes_a_schema_and_a_second_no_yaml(tmp_path: Path) -> None:
    script = SECOND_START.format(knowledge=str(KNOWLEDGE), folder=str(tmp_path))
    loaded = []
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        loaded.append(done.stdout.strip())
    assert loaded[1] == "[]"
    assert "sqlite_utils" not in loaded[0]
