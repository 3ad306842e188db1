"""Pictures from the worker process: made once, made again after its death, never in the bot's own process."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable

import psutil
import pytest

from bot.answers.chart_values import Chart, MatchBar, MatchChart
from bot.charts import Charts
from bot.charts.drawing import Picture
from bot.charts.painter import COMMAND, Painter
from bot.charts.shapes import Scene, Text
from bot.errors import ChartError
from tests.charts.samples import ALL, MATCH, PAY, USUAL
from tests.shared_painter import SharedPainter

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
async def charts() -> AsyncIterator[Charts]:
    """Charts with a worker of their own, for tests of its life."""
    made = Charts()
    yield made
    await made.close()


@pytest.fixture
async def pictures() -> AsyncIterator[Charts]:
    """Charts for tests of what is drawn: the worker is that of all such tests."""
    made = Charts(painter=SharedPainter())
    yield made
    await made.close()


def running(code: str, timeout: float = 10) -> Charts:
    """Charts whose worker runs that program instead."""
    return Charts(timeout=timeout, painter=Painter((sys.executable, "-c", code)))


async def until(reached: Callable[[], bool]) -> None:
    """Wait until something is so, half a minute at most."""
    async with asyncio.timeout(30):
        while not reached():  # noqa: ASYNC110  # nothing tells of a process's end
            await asyncio.sleep(0.01)


def chart(number: int) -> Chart:
    return MatchChart(f"Chart {number}", (MatchBar("Data analyst", number, 20),))


def size(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


@pytest.mark.parametrize("value", USUAL.values(), ids=USUAL.keys())
async def test_a_picture_is_twice_the_card_and_has_name_and_alt_text(pictures: Charts, value: Chart) -> None:
    picture = await pictures.draw(value)
    assert picture.png.startswith(PNG)
    assert size(picture.png)[0] == 1600
    assert 700 <= size(picture.png)[1] <= 1600
    assert len(picture.png) < 150_000
    assert value.title in picture.alt
    assert picture.name.endswith(".png")


async def test_odd_charts_are_drawn_too(pictures: Charts) -> None:
    for value in ALL.values():
        assert (await pictures.draw(value)).png.startswith(PNG)


async def test_the_same_chart_gives_the_same_bytes_in_another_process(charts: Charts) -> None:
    other = Charts()
    try:
        assert (await charts.draw(PAY)).png == (await other.draw(PAY)).png
        assert charts.pid != other.pid
    finally:
        await other.close()


async def test_the_worker_alone_imports_matplotlib() -> None:
    code = (
        "import asyncio, sys\n"
        "from bot.charts import Charts\n"
        "import bot.discord_app\n"
        "from tests.charts.samples import PAY\n"
        "async def main():\n"
        "    charts = Charts()\n"
        "    await charts.draw(PAY)\n"
        "    await charts.close()\n"
        "asyncio.run(main())\n"
        "sys.exit('matplotlib' in sys.modules)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", code], env=environment, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()


async def test_the_event_loop_runs_on_while_a_chart_is_drawn(charts: Charts) -> None:
    task, turns = asyncio.create_task(charts.draw(PAY)), 0
    while not task.done():
        await asyncio.sleep(0.005)
        turns += 1
    assert turns > 20


async def test_a_picture_is_kept(pictures: Charts) -> None:
    first = await pictures.draw(MATCH)
    assert await pictures.draw(MatchChart(MATCH.title, MATCH.bars)) is first


async def test_those_asked_for_last_are_kept() -> None:
    charts = Charts(kept=2, painter=SharedPainter())
    try:
        one, two = await charts.draw(chart(1)), await charts.draw(chart(2))
        assert await charts.draw(chart(1)) is one
        await charts.draw(chart(3))
        assert await charts.draw(chart(1)) is one
        assert await charts.draw(chart(2)) is not two
    finally:
        await charts.close()


async def test_one_chart_asked_for_at_once_is_drawn_once(pictures: Charts) -> None:
    found = await asyncio.gather(*(pictures.draw(PAY) for _ in range(20)))
    assert len({id(picture) for picture in found}) == 1


async def test_many_charts_at_once_come_to_who_asked(pictures: Charts) -> None:
    numbers = range(12)
    found = await asyncio.gather(*(pictures.draw(chart(number)) for number in numbers))
    assert [f"Chart {number}." in p.alt for number, p in zip(numbers, found, strict=True)] == [True] * 12
    assert len({picture.png for picture in found}) == 12


async def test_a_worker_that_was_killed_is_replaced(charts: Charts) -> None:
    await charts.draw(chart(1))
    killed = charts.pid
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    assert (await charts.draw(chart(2))).png.startswith(PNG)
    assert charts.pid not in (None, killed)


async def test_a_worker_that_is_killed_while_it_draws_is_replaced(charts: Charts) -> None:
    task = asyncio.create_task(charts.draw(PAY))
    await until(lambda: charts.pid is not None)
    assert charts.pid is not None
    os.kill(charts.pid, signal.SIGKILL)
    assert (await task).png.startswith(PNG)


async def test_a_worker_that_keeps_dying_is_an_error_and_does_not_hang() -> None:
    charts = running("import sys; sys.exit(3)")
    with pytest.raises(ChartError, match="ended twice"):
        await charts.draw(PAY)
    await charts.close()


async def test_a_worker_that_cannot_be_started_is_an_error() -> None:
    charts = Charts(painter=Painter(("/nowhere/python",)))
    with pytest.raises(ChartError, match="could not be drawn"):
        await charts.draw(PAY)
    await charts.close()


async def test_a_worker_that_takes_too_long_is_ended_and_so_are_those_who_wait() -> None:
    charts = running("import time; time.sleep(60)", timeout=1)
    began = time.perf_counter()
    failed = await asyncio.gather(charts.draw(PAY), charts.draw(MATCH), return_exceptions=True)
    assert time.perf_counter() - began < 30
    assert [str(error) for error in failed] == ["the chart was not drawn within 1 s"] * 2
    assert charts.pid is None
    await charts.close()


async def test_a_scene_that_cannot_be_painted_leaves_the_worker_alive(
    charts: Charts, monkeypatch: pytest.MonkeyPatch
) -> None:
    await charts.draw(chart(1))
    pid = charts.pid
    with monkeypatch.context() as patched:
        broken = Scene(400, (Text(1, 2, "x", colour="no colour at all"),))
        patched.setattr("bot.charts.drawing.scene", lambda _: broken)
        with pytest.raises(ChartError, match="no colour at all"):
            await charts.draw(chart(2))
    assert (await charts.draw(chart(2))).png.startswith(PNG)
    assert charts.pid == pid


async def test_who_asked_may_go_away(charts: Charts) -> None:
    task = asyncio.create_task(charts.draw(PAY))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert isinstance(await charts.draw(PAY), Picture)


async def test_an_idle_worker_ends_and_the_next_chart_starts_another() -> None:
    charts = Charts(idle=0.2)
    try:
        await charts.draw(chart(1))
        first = charts.pid
        assert first is not None
        await until(lambda: charts.pid is None)
        await until(lambda: not psutil.pid_exists(first))
        await charts.draw(chart(2))
        assert charts.pid not in (None, first)
    finally:
        await charts.close()


async def test_closing_ends_the_worker_and_whoever_waits() -> None:
    charts = Charts()
    await charts.draw(chart(1))
    pid = charts.pid
    waiting = asyncio.gather(*(charts.draw(chart(n)) for n in range(2, 6)), return_exceptions=True)
    await asyncio.sleep(0.02)
    await charts.close()
    assert all(isinstance(error, ChartError) for error in await waiting)
    assert pid is not None
    assert not psutil.pid_exists(pid)
    with pytest.raises(ChartError, match="closing"):
        await charts.draw(chart(9))


def test_the_worker_ends_with_the_bot() -> None:
    """Its stdin ends when the bot is gone, also after kill -9."""
    child = subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, env={**os.environ, "PYTHONPATH": ":".join(sys.path)}
    )
    assert child.stdin is not None
    child.stdin.close()
    assert child.wait(10) == 0


async def test_the_first_picture_within_1500_ms_and_later_ones_within_250(charts: Charts) -> None:
    """In processor time of the worker, for other tests share the machine."""
    spent = []
    for value in (PAY, *(chart(number) for number in range(5))):
        await charts.draw(value)
        times = psutil.Process(charts.pid).cpu_times()
        spent.append(times.user + times.system)
    assert spent[0] < 1.5
    assert (spent[-1] - spent[0]) / 5 < 0.25
