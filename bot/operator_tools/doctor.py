"""`career-bot doctor`: whether all that the bot needs is there, each in a line with what to do."""

import asyncio
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

import aiohttp
import click
from rich.console import Console
from rich.text import Text

from bot.errors import SettingsError
from bot.operator_tools import checks
from bot.operator_tools.finding import Finding, fault, ok, warning
from bot.settings import Settings, load_settings, passed_over

DISCORD = "https://discord.com/api/v10"
PATIENCE = 10.0
"""Seconds after which Discord counts as out of reach."""

_COLOURS = {"ok": "green", "warning": "yellow", "fault": "bold red"}


def doctor(*, online: bool, as_json: bool) -> None:
    """Look at everything and print what was found; exit with 1 where there is a fault."""
    found = list(examined(online=online))
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
    else:
        console = Console()
        for one in found:
            console.print(_line(one), soft_wrap=True)
    if any(one.state == "fault" for one in found):
        sys.exit(1)


def examined(*, online: bool) -> Iterator[Finding]:
    """Everything that is looked at, one after the other."""
    yield from checks.program()
    for said, todo in passed_over():
        yield warning("settings", said, todo)
    try:
        settings = load_settings()
    except SettingsError as error:
        for sentence in str(error).splitlines():
            yield fault("settings", sentence, "mend it in .env or in the environment")
        return
    yield ok("settings", "all values are allowed")
    for check in (checks.token, checks.knowledge, checks.database, checks.key, checks.cache, checks.metrics):
        yield from check(settings)
    if online:
        yield asyncio.run(_reached(settings))


async def _reached(settings: Settings) -> Finding:
    """Whether Discord is reached and takes the token."""
    base = settings.discord_api_base or DISCORD
    given = settings.discord_token.get_secret_value() if settings.discord_token else None
    url, headers = (
        (f"{base}/gateway/bot", {"Authorization": f"Bot {given}"}) if given else (f"{base}/gateway", {})
    )
    try:
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
            session.get(url, headers=headers) as answer,
        ):
            status, body = answer.status, await answer.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        said = f"{base} cannot be reached ({type(error).__name__})"
        return fault("discord", said, "see whether this machine has a connection, and its firewall")
    if status == 401:
        todo = "copy the bot's token anew from the Discord developer portal"
        return fault("discord", "Discord is reached, and does not accept the token", todo)
    if status != 200:
        return warning("discord", f"{base} answers with status {status}", "try again in a few minutes")
    left = body.get("session_start_limit", {}).get("remaining") if isinstance(body, dict) else None
    starts = f"; {left} more starts today" if left is not None else ""
    return ok("discord", f"{base} is reached{' and accepts the token' if given else ''}{starts}")


def _line(one: Finding) -> Text:
    line = Text(f"{one.state:<8}", style=_COLOURS[one.state])
    line.append(f"{one.name}: {one.said}", style="default")
    if one.todo:
        line.append(f"\n        → {one.todo}", style="default")
    return line
