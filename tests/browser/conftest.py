"""Debian's Chromium, driven by playwright; without it these tests are skipped and say why."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, Page, async_playwright
from pytest_asyncio import is_async_test

from tests.browser.painting import EMPTY, SETUP
from tests.browser.test_hosting import Hosted, hosted
from tests.browser.visitor import Visitor

STATIC = Path(__file__).resolve().parents[2] / "bot" / "sandbox" / "page" / "static"
POLICY = "default-src 'self'; img-src 'self' data: blob:"
"""The page's content security policy: what a test serves is held to it too."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One event loop for all tests here: they share one browser. Async fixtures: `loop_scope="session"`."""
    here = Path(__file__).parent
    for item in items:
        if item.path.parent == here and is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


def chromium() -> str | None:
    """Where this machine's Chromium is, or None."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((found for name in names if (found := shutil.which(name))), None)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium, started once."""
    path = chromium()
    if path is None:
        pytest.skip(
            "Chromium is not installed, so the page was not tried in a browser: apt-get install chromium"
        )
    async with async_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        launched = await playwright.chromium.launch(executable_path=path, args=flags)
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser) -> AsyncIterator[Page]:
    """An empty tab of its own context. What the page throws or the policy refuses fails the test.

    A test that expects such faults reads and clears `page.faults`.
    """
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = await context.new_page()
    tab.set_default_timeout(5000)
    faults: list[str] = []
    tab.faults = faults  # type: ignore[attr-defined]
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield tab
    await context.close()
    assert not faults, f"the page had faults: {faults}"


@asynccontextmanager
async def serving(folder: Path = STATIC, **pages: str) -> AsyncIterator[str]:
    """Serve a folder as /static on a free port, and each of `pages` (HTML) at /<its name>; gives the address.

    Everything is sent with the page's content security policy.
    """

    async def document(request: web.Request) -> web.Response:
        found = pages.get(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        return web.Response(text=found, content_type="text/html")

    async def no_picture(request: web.Request) -> web.Response:
        return web.Response(status=204)

    async def held(request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = POLICY

    app = web.Application()
    app.on_response_prepare.append(held)
    app.router.add_static("/static", folder)
    app.router.add_get("/favicon.ico", no_picture)
    app.router.add_get("/{name}", document)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        assert runner.addresses
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@pytest_asyncio.fixture(loop_scope="session")
async def painted(page: Page) -> AsyncIterator[Page]:
    """A tab with the painting modules: `put(message)` and `markdown(text)`."""
    async with serving(painting=EMPTY) as at:
        await page.goto(f"{at}/painting")
        await page.evaluate(SETUP)
        yield page


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def sandbox(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hosted]:
    """One sandbox for all who visit it, its first minute over: the moderators' channel has its queue."""
    folder = tmp_path_factory.mktemp("sandbox")
    settings = {"MEMBER_QUESTIONS": "1000", "SERVER_QUESTIONS": "1000"}
    async with hosted(folder, **settings) as running:
        async with running.page("mo") as page:
            review = next(c for c in page.hello["guilds"][0]["channels"] if c["name"] == "mod-review")
            async with asyncio.timeout(60):
                while not (await page.does("open", channel=review["id"]))["messages"]:  # noqa: ASYNC110
                    await asyncio.sleep(0.2)
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def visitor(page: Page, sandbox: Hosted) -> Visitor:
    """Anna, at the address that was printed."""
    someone = Visitor(page)
    await page.goto(sandbox.url)
    await someone.go("off-topic")
    return someone
