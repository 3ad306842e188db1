"""The worker that paints, started once for all tests of a run: it takes a second of work to load."""

import asyncio
import atexit
import pickle
import subprocess
import threading

from bot.charts.painter import COMMAND, Painter, PainterDiedError, png_of
from bot.charts.shapes import Scene
from bot.charts.worker import LENGTH, frame


class SharedPainter(Painter):
    """Asks the process of all bots, which outlives each of them and its event loop."""

    async def start(self) -> None:
        """It is there already, or `paint` starts it."""

    async def paint(self, scene: Scene) -> bytes:
        return await asyncio.to_thread(_PROCESS.paint, scene)

    async def stop(self) -> None:
        """The next bot needs it."""


class _Process:
    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def paint(self, scene: Scene) -> bytes:
        with self._turn:
            if self._process is None:
                pipe = subprocess.PIPE
                self._process = subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe)
                atexit.register(self._process.kill)
            to, back = self._process.stdin, self._process.stdout
            assert to is not None
            assert back is not None
            to.write(frame(pickle.dumps(scene)))
            to.flush()
            head = back.read(LENGTH)
            if not head:
                raise PainterDiedError
            answer = back.read(int.from_bytes(head, "big"))
        return png_of(answer)


_PROCESS = _Process()
