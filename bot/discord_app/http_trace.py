"""Counts how Discord answers the client's requests, those that discord.py tries again by itself too."""

from types import SimpleNamespace

import aiohttp

from bot.discord_app.counts import Counts


def counted_in(counts: Counts) -> aiohttp.TraceConfig:
    """What the client's connections report to."""

    async def ended(
        _session: aiohttp.ClientSession, _context: SimpleNamespace, answered: aiohttp.TraceRequestEndParams
    ) -> None:
        counts.request(answered.response.status)

    async def broken(
        _session: aiohttp.ClientSession, _context: SimpleNamespace, _: aiohttp.TraceRequestExceptionParams
    ) -> None:
        counts.request(None)

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    trace.on_request_exception.append(broken)
    return trace
