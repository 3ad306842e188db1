"""Takes the README's pictures of the sandbox's page into this folder: `make pictures`.

It starts `career-bot sandbox` as a process of its own, goes through the page in the system's Chromium as
Noor, Anna and Mo, and saves what they see. Everything in the pictures is what the bot answered meanwhile.
"""

import asyncio
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OURS = ("DISCORD_", "DATABASE_URL", "KNOWLEDGE_DIR", "LOG_", "SHARD_", "PRIVACY_KEY", "MESSAGE_CONTENT")
"""How the bot's own settings begin: those of whoever takes the pictures do not count."""

Size = tuple[int, int, float]
Scheme = Literal["light", "dark"]

DESKTOP: Size = (1280, 800, 1.0)
"""A window: width and height in CSS pixels, and how many pixels of the picture are one of these."""
LARGE: Size = (1600, 1000, 0.8)
PHONE: Size = (390, 844, 1.5)
ABOVE = 12  # pixels left free above what is scrolled to the top
COLORS = 256
PATIENCE = 30_000  # milliseconds
STEADY = 0.8  # seconds until pictures have arrived and nothing moves any more


class Visitor:
    """Somebody in front of the page."""

    def __init__(self, page: Page, narrow: bool):
        self.page = page
        self.narrow = narrow
        self.box = page.get_by_role("textbox", name="Message ")
        self.messages = page.locator("main article")
        self.last = self.messages.last

    async def be(self, name: str) -> None:
        """Take the part of another; one comes as Anna."""
        await self._drawer()
        await self.page.get_by_role("button", name="Switch user").click()
        await self.page.get_by_role("menuitemradio", name=name).click()
        await expect(self.page.get_by_role("button", name=f"You are {name}")).to_be_attached()

    async def go(self, channel: str) -> None:
        """Open a channel."""
        await self._drawer()
        await self.page.get_by_role("link", name=re.compile(rf"^{channel}\b")).click()
        await expect(self.box).to_have_attribute("aria-label", f"Message #{channel}")

    async def ask(self, question: str) -> Locator:
        """Ask by mention; the answer, which quotes the question."""
        await self.box.press_sequentially("@career")
        await self.page.get_by_role("option", name="career-bot").click()
        await self.box.press_sequentially(question)
        await self.box.press("Enter")
        useful = self.page.get_by_role("button", name="Useful", exact=True)
        answer = self.messages.filter(has_text=question).filter(has=useful).last
        await expect(answer).to_be_visible()
        return answer

    async def command(self, name: str, value: str) -> None:
        """Send a slash command with one option, chosen from what is offered."""
        await self.box.press_sequentially(name)
        await expect(self.page.get_by_role("option", name=name).first).to_be_visible()
        await self.page.keyboard.press("Enter")
        await self.page.keyboard.type(value)
        await expect(self.page.get_by_role("option", name=value).first).to_be_visible()
        await self.page.keyboard.press("Enter")
        await self.page.keyboard.press("Enter")

    async def to_top(self, place: Locator) -> None:
        """Scroll until something stands just beneath the channel's name."""
        await asyncio.sleep(STEADY)  # what comes later would scroll it away
        await place.evaluate(
            "(node, above) => { const all = document.getElementById('timeline');"
            "document.activeElement.blur();"
            "all.scrollTop += node.getBoundingClientRect().top - all.getBoundingClientRect().top - above }",
            ABOVE,
        )

    async def save(self, name: str) -> None:
        """Save what is on the screen, in 256 colours: smaller, and the same to the eye."""
        await self.page.mouse.move(0, 0)
        await asyncio.sleep(STEADY)
        # The button that leads to the newest message would lie over what is to be seen.
        await self.page.evaluate("document.getElementById('jump').style.display = 'none'")
        taken = Image.open(io.BytesIO(await self.page.screenshot()))
        few = taken.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
        few.save(HERE / f"{name}.png", optimize=True)

    async def _drawer(self) -> None:
        if self.narrow:
            await self.page.get_by_role("button", name="Channels").first.click()


async def welcome(visitor: Visitor) -> None:
    """Five questions to begin with."""
    await visitor.be("Noor")
    await visitor.go("welcome")
    await expect(visitor.last.get_by_role("button").filter(has_text="?")).to_have_count(5)


async def pay(visitor: Visitor) -> None:
    """What a job pays, with the chart."""
    await visitor.go("off-topic")
    answer = await visitor.ask("what does a senior ml engineer earn in the uk?")
    await expect(answer.locator("img[alt]").first).to_be_visible()
    await visitor.to_top(answer)


async def picker(visitor: Visitor) -> None:
    """A slash command while it is typed."""
    await visitor.go("career-questions")
    await visitor.box.press_sequentially("/salary")
    await expect(visitor.page.get_by_role("option", name="/salary").first).to_be_visible()
    await visitor.page.keyboard.press("Enter")
    for typed, wanted in (("role", "role"), ("machine", "Machine learning engineer"), ("country", "country")):
        await visitor.page.keyboard.type(typed)
        await expect(visitor.page.get_by_role("option", name=wanted).first).to_be_visible()
        await visitor.page.keyboard.press("Enter")
    await visitor.page.keyboard.type("unit")
    await expect(visitor.page.get_by_role("option", name="United Kingdom").first).to_be_visible()


async def roadmap(visitor: Visitor) -> None:
    """A roadmap with two steps done."""
    await visitor.be("Noor")
    await visitor.go("career-questions")
    await visitor.command("/roadmap", "Data engineer")
    await visitor.last.get_by_role("button", name="Track my progress").click()
    for done in (1, 2):
        await visitor.last.get_by_role("combobox").first.click()
        await visitor.page.get_by_role("option").nth(done - 1).click()
        await expect(visitor.last).to_contain_text(f"Step {done}: ")
        await visitor.last.get_by_role("button", name="Done", exact=True).click()
        await expect(visitor.last).to_contain_text(f"{done} of 8")
    await visitor.to_top(visitor.last)


async def review(visitor: Visitor) -> None:
    """What waits for the moderators."""
    await visitor.be("Mo")
    await visitor.go("mod-review")
    await expect(visitor.last).to_contain_text("4 to look at", timeout=PATIENCE)


async def comparison(visitor: Visitor) -> None:
    """Two roles side by side, with the chart that one asks for."""
    await visitor.be("Noor")
    await visitor.go("off-topic")
    answer = await visitor.ask("data scientist or data analyst?")
    await answer.get_by_role("button", name="Chart").click()
    await expect(answer.locator("img[alt]").last).to_be_visible()
    await visitor.to_top(answer.get_by_text("Pay", exact=True))


Scene = Callable[[Visitor], Awaitable[None]]
PICTURES: dict[str, tuple[Scene, Size, Scheme]] = {
    "tour-welcome": (welcome, DESKTOP, "light"),
    "tour-pay": (pay, LARGE, "dark"),
    "tour-picker": (picker, DESKTOP, "light"),
    "tour-roadmap": (roadmap, PHONE, "light"),
    "tour-review": (review, DESKTOP, "dark"),
    "tour-comparison": (comparison, PHONE, "dark"),
}
"""The name of the file, what is done, how large the window is, and whether it is light or dark."""


@asynccontextmanager
async def sandbox() -> AsyncIterator[str]:
    """A sandbox on a free port, its first minute over; gives the address of its page."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    with tempfile.TemporaryDirectory() as folder:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "sandbox", "--port", "0", "--no-open"),
            cwd=folder,
            env={**kept, "PYTHONPATH": str(ROOT), "TMPDIR": folder},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        try:
            assert process.stdout is not None
            yield (await process.stdout.readline()).decode().strip()
        finally:
            process.terminate()
            await process.wait()


@asynccontextmanager
async def window(browser: Browser, url: str, size: Size, scheme: Scheme) -> AsyncIterator[Visitor]:
    """The page in a window of its own."""
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        device_scale_factor=size[2],
        has_touch=size == PHONE,
        locale="en-GB",
        timezone_id="UTC",
    )
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    await page.goto(url)
    yield Visitor(page, size == PHONE)
    await context.close()


async def main(wanted: list[str]) -> None:
    """Take all pictures, or those named."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        sys.exit("Chromium is not installed: apt-get install chromium")
    expect.set_options(timeout=PATIENCE)
    async with sandbox() as url, async_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        browser = await playwright.chromium.launch(executable_path=path, args=flags)
        async with window(browser, url, DESKTOP, "light") as visitor:
            await review(visitor)
        for name in wanted or PICTURES:
            scene, size, scheme = PICTURES[name]
            async with window(browser, url, size, scheme) as visitor:
                await scene(visitor)
                await visitor.save(name)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
