"""A sandbox that serves its page, and the page open."""

import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from bot.sandbox import Sandbox
from bot.sandbox.page import Page
from tests.sandbox.browser import Browser, looking


@asynccontextmanager
async def served(sandbox: Sandbox, **options: Any) -> AsyncIterator[Sandbox]:
    """The sandbox, which serves its page meanwhile; `options` are the page's."""
    await sandbox.start(page=Page(sandbox, **options))
    try:
        yield sandbox
    finally:
        await sandbox.stop()


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox that serves its page."""
    async with served(Sandbox()) as here:
        yield here


@pytest.fixture
async def page(sandbox: Sandbox) -> AsyncIterator[Browser]:
    """The page, open as the first user."""
    async with looking(sandbox) as open_page:
        yield open_page


async def upload(sandbox: Sandbox, *files: tuple[str, bytes]) -> tuple[int, Any]:
    """Upload files at the page; the status and what is answered."""
    form = aiohttp.FormData(quote_fields=False)
    for name, data in files:
        form.add_field("file", io.BytesIO(data), filename=name)
    async with aiohttp.ClientSession(headers={"Origin": sandbox.base_url}) as session:
        answer = await session.post(f"{sandbox.base_url}/page/upload", data=form)
        return answer.status, json.loads(await answer.read())
