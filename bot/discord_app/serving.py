"""The page for those who watch over the bot, on loopback alone: `/metrics`, `/healthz`, `/readyz`."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web

from bot.discord_app.readiness import missing
from bot.errors import SettingsError

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot
    from bot.discord_app.metrics import Metrics

log = logging.getLogger(__name__)

HOST = "127.0.0.1"


@asynccontextmanager
async def served(bot: "CareerBot", port: int) -> AsyncIterator[None]:
    """The page, for as long as the block lasts. Raise `SettingsError` where it cannot be."""
    runner = web.AppRunner(_pages(bot, _metrics(bot)), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, HOST, port).start()
        except OSError as error:
            raise SettingsError(
                f"METRICS_PORT is {port}, which cannot be used on {HOST} ({error.strerror or error}); "
                "give each process a free port of its own, or none"
            ) from None
        log.info("metrics at http://%s:%d/metrics", HOST, port)
        yield
    finally:
        await runner.cleanup()


def _metrics(bot: "CareerBot") -> "Metrics":
    try:
        from bot.discord_app.metrics import Metrics
    except ModuleNotFoundError as error:
        if error.name != "prometheus_client":
            raise
        raise SettingsError(
            "METRICS_PORT is set, and what makes the metrics is missing: pip install .[metrics], "
            "or leave METRICS_PORT empty"
        ) from None
    return Metrics(bot)


def _pages(bot: "CareerBot", metrics: "Metrics") -> web.Application:
    async def show_metrics(request: web.Request) -> web.Response:
        page, content_type = metrics.page(request.headers.get("Accept", ""))
        return web.Response(body=page, headers={"Content-Type": content_type})

    async def alive(_request: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def ready(_request: web.Request) -> web.Response:
        lacking = missing(bot)
        if lacking:
            return web.json_response({"ready": False, "missing": lacking}, status=503)
        return web.json_response({"ready": True})

    app = web.Application()
    app.router.add_get("/metrics", show_metrics)
    app.router.add_get("/healthz", alive)
    app.router.add_get("/readyz", ready)
    return app
