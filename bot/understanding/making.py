"""What is made of a knowledge folder, for a process that stays: a child makes it, and it is read back.

Making it leaves some 70 MB of memory behind that the interpreter does not give back.
"""

import contextlib
import gc
import os
import signal
import struct
import subprocess
import sys
import threading
from dataclasses import astuple
from pathlib import Path
from tempfile import TemporaryFile
from typing import Self

from bot.errors import CareerBotError, KnowledgeError, Problem, TrainingError
from bot.library import Library
from bot.settings import cache_folder
from bot.understanding import kept
from bot.understanding.matching.trainer import Trainer
from bot.understanding.understander import Understander

PATIENCE = 5
"""Seconds in which a child that was given up may put its things away."""

_SIZE = struct.Struct("<Q")  # bytes of the message behind it


class Making:
    """A child process that reads a knowledge folder, and then makes an understander of it and keeps that.

    Closes as a context; each method waits, and is called once at most.
    """

    def __init__(self, folder: Path, cache: Path | None = None):
        """Start it; raise `TrainingError` where it cannot be."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-m", __name__, str(folder), str(cache or cache_folder())]
        self._said = TemporaryFile()  # noqa: SIM115 - as long as the child
        try:
            self._child = subprocess.Popen(  # noqa: S603
                command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._said
            )
        except OSError as error:
            self._said.close()
            raise TrainingError(f"nothing could be made of the knowledge folder: {error}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self.close()

    def library(self) -> Library:
        """What the folder holds; raise `KnowledgeError` with every fault found, or `TrainingError`."""
        found = kept.unpacked(self._message())
        if isinstance(found, Library):
            return found
        raise KnowledgeError([Problem(*problem) for problem in found])

    def understander(self) -> Understander | None:
        """What was made of that Library; None where the cache cannot be written. Raise `TrainingError`."""
        return kept.read(Path(os.fsdecode(self._message())))

    def give_up(self) -> None:
        """Let the child end, and whoever waits for it learn so; waits for nothing."""
        if self._child.poll() is None:
            self._child.terminate()
            hurry = threading.Timer(PATIENCE, self._child.kill)
            hurry.daemon = True
            hurry.start()

    def close(self) -> None:
        """End the child, where it has not ended, and let go of it; safe to call twice."""
        self.give_up()
        self._child.wait()
        if self._child.stdout is not None:
            self._child.stdout.close()
        self._said.close()

    def _message(self) -> bytes:
        assert self._child.stdout is not None
        head = self._child.stdout.read(_SIZE.size)
        if len(head) == _SIZE.size:
            (size,) = _SIZE.unpack(head)
            message = self._child.stdout.read(size)
            if len(message) == size:
                return message
        self._child.wait()
        self._said.seek(0)
        last = self._said.read().decode(errors="replace").strip().splitlines() or ["no message"]
        raise TrainingError(last[-1])


def load_small(folder: Path, cache: Path | None = None) -> Understander:
    """As `Understander.load`, and raises as that does."""
    cache = cache or cache_folder()
    found = kept.read(kept.place(folder, cache))
    if found is None and folder.is_dir():
        # Whatever goes wrong there is found again, and told, by what follows.
        with contextlib.suppress(CareerBotError), Making(folder, cache) as making:
            making.library()
            found = making.understander()
    return found or Understander.load(folder, cache)


def _say(message: bytes) -> None:
    sys.stdout.buffer.write(_SIZE.pack(len(message)) + message)
    sys.stdout.buffer.flush()


def _make(folder: Path, cache: Path, trainer: Trainer) -> None:
    """Tell the Library or its faults, then where the understander is kept."""
    try:
        library, place = _loaded(folder, cache)
    except KnowledgeError as error:
        _say(kept.packed([astuple(problem) for problem in error.problems]))
        return
    _say(kept.packed(library))
    kept.keep(Understander(library, cache, trainer=trainer), place)
    _say(os.fsencode(place))


def _loaded(folder: Path, cache: Path) -> tuple[Library, Path]:
    """A Library and where it belongs; read again where a file was saved meanwhile."""
    while True:
        place = kept.place(folder, cache)
        library = Library.load(folder)
        if kept.place(folder, cache) == place:
            return library, place


def main() -> None:
    """Make what the folder named first holds, with the cache folder named second."""
    gc.disable()  # it ends in a few seconds, and throws little away till then
    with Trainer() as trainer:

        def ended(*_: object) -> None:
            trainer.give_up()  # or whoever waits for it would go on waiting
            sys.exit("it is no longer wanted")

        signal.signal(signal.SIGTERM, ended)
        _make(Path(sys.argv[1]), Path(sys.argv[2]), trainer)


if __name__ == "__main__":
    try:
        main()
    except CareerBotError as error:
        sys.exit(str(error))
