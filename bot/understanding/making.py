"""An understander for a process that stays: what was not made and kept before is made by a child process.

Making one leaves some 20 MB of memory behind that the interpreter does not give back.
"""

import os
import subprocess
import sys
from pathlib import Path

from bot.errors import CareerBotError
from bot.settings import cache_folder
from bot.understanding import kept
from bot.understanding.understander import Understander


def load_small(folder: Path, cache: Path | None = None) -> Understander:
    """As `Understander.load`, and raises as that does."""
    cache = cache or cache_folder()
    place = kept.place(folder, cache)
    if folder.is_dir() and not place.exists():
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-m", __name__, str(folder), str(cache)]
        # Whatever goes wrong there is found again, and told, by what follows.
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603
    return kept.read(place) or Understander.load(folder, cache)


if __name__ == "__main__":
    try:
        Understander.load(Path(sys.argv[1]), Path(sys.argv[2]))
    except CareerBotError as error:
        sys.exit(str(error))
