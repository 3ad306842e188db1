"""The worker process as seen from the bot: started, asked, ended."""

import asyncio
import os
import pickle
import sys

from bot.charts.shapes import Scene
from bot.charts.worker import LENGTH, PAINTED, frame

COMMAND = (sys.executable, "-m", "bot.charts.worker")


class PainterDiedError(Exception):
    """The process ended before it answered."""


class RefusedError(Exception):
    """The process could not paint that scene; the text is what went wrong."""


def png_of(answer: bytes) -> bytes:
    """The PNG in what the process answered; raises `RefusedError`."""
    if answer[:1] != PAINTED:
        raise RefusedError(answer[1:].decode(errors="replace"))
    return answer[1:]


class Painter:
    """One worker process at most, and one scene at a time: the caller sees to that."""

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        self._command = command
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int | None:
        """The process id of the worker, while there is one."""
        return self._process.pid if self._process else None

    async def start(self) -> None:
        """Start the process where none is running."""
        if self._process and self._process.returncode is None:
            return
        environment = {
            **os.environ,
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, env=environment
        )

    async def paint(self, scene: Scene) -> bytes:
        """The PNG of a scene; raises `PainterDiedError` or `RefusedError`."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise PainterDiedError
        try:
            process.stdin.write(frame(pickle.dumps(scene)))
            await process.stdin.drain()
            length = int.from_bytes(await process.stdout.readexactly(LENGTH), "big")
            answer = await process.stdout.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError) as fault:
            raise PainterDiedError from fault
        return png_of(answer)

    async def stop(self) -> None:
        """End the process at once, where there is one; another may be started."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        await process.communicate()
