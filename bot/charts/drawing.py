"""Charts as pictures: drawn in a worker process, kept while they are asked for."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.answers.chart_values import Chart, MatchChart, PayChart, ProgressChart, TrendChart, UsageChart
from bot.charts.alt import alt_text
from bot.charts.painter import Painter, PainterDiedError
from bot.charts.scenes import scene
from bot.charts.shapes import Scene
from bot.errors import ChartError
from bot.memory import give_back

log = logging.getLogger(__name__)

TIMEOUT = 10.0
"""Seconds for one picture, waiting for those before it included."""

IDLE = 60.0
"""Seconds without a new picture after which the worker ends: it holds some 110 MB."""

SENT_AT_ONCE = 4
"""Pictures on their way to Discord: forty that have waited for the worker take 5 MB when all leave."""

KEPT = 64
"""Pictures kept, the ones asked for last; 40 to 80 kB each."""

CLOSING = "the chart was not drawn: the bot is closing"

NAMES: dict[type[Chart], str] = {
    PayChart: "pay.png", TrendChart: "pay-over-the-years.png", ProgressChart: "progress.png",
    MatchChart: "match.png", UsageChart: "questions.png",
}  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """A PNG, its alt text and its file name."""

    png: bytes
    alt: str
    name: str


class Charts:
    """Draws charts, one after the other, without holding up the event loop. Used from one loop; close it."""

    def __init__(
        self,
        timeout: float = TIMEOUT,
        idle: float = IDLE,
        kept: int = KEPT,
        painter: Painter | None = None,
    ):
        self._timeout, self._idle, self._kept = timeout, idle, kept
        self._painter = painter or Painter()
        self._turn = asyncio.Lock()
        self._pictures: OrderedDict[Chart, Picture] = OrderedDict()
        self._coming: dict[Chart, asyncio.Task[Picture]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._resting: asyncio.Task[None] | None = None
        self._sending = asyncio.Semaphore(SENT_AT_ONCE)
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process id of the worker, while there is one."""
        return self._painter.pid

    async def draw(self, chart: Chart) -> Picture:
        """The picture of a chart. Raises `ChartError`: the text of an answer stands without it."""
        if chart in self._pictures:
            self._pictures.move_to_end(chart)
            return self._pictures[chart]
        task = self._coming.get(chart)
        if task is None:
            task = self._coming[chart] = asyncio.create_task(self._new(chart))
            task.add_done_callback(lambda done: self._arrived(chart, done))
        return await asyncio.shield(task)  # whoever asked may go away: the next one finds the picture

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[None]:
        """A turn to send a picture; the memory that it took goes back to the system at once."""
        async with self._sending:
            yield
        give_back()

    async def close(self) -> None:
        """End the worker and forget all pictures; nothing is drawn afterwards."""
        self._closed = True
        if self._timer:
            self._timer.cancel()
        tasks = [*self._coming.values(), *([self._resting] if self._resting else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._painter.stop()
        self._pictures.clear()

    def _arrived(self, chart: Chart, task: asyncio.Task[Picture]) -> None:
        self._coming.pop(chart, None)
        if task.cancelled() or task.exception():
            return
        self._pictures[chart] = task.result()
        while len(self._pictures) > self._kept:
            self._pictures.popitem(last=False)

    async def _new(self, chart: Chart) -> Picture:
        try:
            async with asyncio.timeout(self._timeout), self._turn:
                png = await self._painted(scene(chart))
            return Picture(png, alt_text(chart), NAMES[type(chart)])
        except TimeoutError:
            raise ChartError(f"the chart was not drawn within {self._timeout:g} s") from None
        except asyncio.CancelledError:
            if self._closed:
                raise ChartError(CLOSING) from None
            raise
        except ChartError:
            raise
        except Exception as fault:
            log.exception("no chart: %s", type(chart).__name__)  # what is drawn may be a member's own
            raise ChartError(f"the chart could not be drawn: {fault}") from fault

    async def _painted(self, drawn: Scene) -> bytes:
        """The PNG from the worker, or from a second one where the first has died."""
        if self._timer:
            self._timer.cancel()
        for _ in range(2):
            if self._closed:
                raise ChartError(CLOSING)
            await self._painter.start()
            try:
                png = await self._painter.paint(drawn)
            except PainterDiedError:
                await self._painter.stop()
            except asyncio.CancelledError:
                await self._painter.stop()  # else its late answer is taken for the next scene's
                raise
            else:
                self._timer = asyncio.get_running_loop().call_later(self._idle, self._rest)
                return png
        raise ChartError("the chart could not be drawn: the process that draws ended twice")

    def _rest(self) -> None:
        """End the worker once it is free: nobody has asked for a while."""

        async def stop() -> None:
            async with self._turn:
                await self._painter.stop()

        self._resting = asyncio.create_task(stop())
