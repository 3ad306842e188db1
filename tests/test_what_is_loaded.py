"""What a start loads: what nobody needs then takes memory and time of every server."""

import os
import shutil
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


RELOAD = """
import asyncio, sys
from pathlib import Path
from bot.conversation import Conversation
from bot.reloading import Reloader
from bot.understanding.making import load_small

async def until(condition):
    while not condition():
        await asyncio.sleep(0.05)

async def save(folder, topic):
    understander = load_small(folder)
    conversation = Conversation(understander.library, understander)
    reloader = Reloader(folder)
    reloader.start(conversation)
    topic.write_text(topic.read_text().replace("phrases:\\n", "phrases:\\n  - zorbified camps\\n", 1))
    await until(lambda: conversation.knowledge.understander is not understander)
    live = conversation.knowledge
    assert live.understander.understand("zorbified camps").entry == "education/bootcamps"
    await until(lambda: conversation.knowledge is not live)
    await reloader.stop()

folder = Path(sys.argv[1])
asyncio.run(save(folder, folder / "topics/education/bootcamps.yaml"))
making = {"yaml", "sklearn"}
print(sorted(making & set(sys.modules)))
"""


def test_a_reload_reads_no_file_of_the_folder_in_the_bot_itself(tmp_path: Path) -> None:
    """Making something of the folder leaves its memory full of holes: 70 MB."""
    folder = shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    command = [sys.executable, "-c", RELOAD, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "[]"


def test_a_start_loads_nothing_that_makes_a_schema_and_a_second_no_yaml(tmp_path: Path) -> None:
    script = SECOND_START.format(knowledge=str(KNOWLEDGE), folder=str(tmp_path))
    loaded = []
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        loaded.append(done.stdout.strip())
    assert loaded[1] == "[]"
    assert "sqlite_utils" not in loaded[0]
