"""Somebody who uses the page of the sandbox."""

import re

from playwright.async_api import Locator, Page, expect

PATIENCE = 20_000
"""Milliseconds for what takes less than one where nothing else is done."""


class Visitor:
    """Somebody in front of the page."""

    def __init__(self, page: Page):
        self.page = page
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)

    @property
    def last(self) -> Locator:
        """The newest message."""
        return self.page.locator("main article").last

    @property
    def box(self) -> Locator:
        """Where one writes."""
        return self.page.get_by_role("textbox", name="Message ")

    async def shown(self) -> int:
        """How many messages are shown, once those of before are here: a reload brings them late."""
        await expect(self.page.locator("#timeline")).to_have_attribute("aria-busy", "false")
        return await self.page.locator("main article").count()

    async def go(self, channel: str) -> None:
        """Open a channel."""
        link = self.page.get_by_role("link", name=re.compile(rf"^{channel}\b"))  # it may say "2 unread"
        await link.click()
        await expect(self.box).to_have_attribute("aria-label", f"Message #{channel}")
        await expect(self.page.locator("#timeline")).to_have_attribute("aria-busy", "false")

    async def be(self, name: str) -> None:
        """Switch the user."""
        await self.page.get_by_role("button", name="Switch user").click()
        await self.page.get_by_role("menuitemradio", name=name).click()
        await expect(self.page.get_by_role("button", name=f"You are {name}")).to_be_visible()

    async def ask(self, question: str) -> Locator:
        """Ask by mention, as one types it; the answer."""
        before = await self.shown()
        await self.box.press_sequentially("@career")
        await self.page.get_by_role("option", name="career-bot").click()
        await self.box.press_sequentially(question)
        await self.box.press("Enter")
        await expect(self.page.locator("main article")).to_have_count(before + 2)
        return self.last

    async def use(self, command: str, *values: str, text: str = "") -> None:
        """Use a slash command by the keyboard alone; `values` of its options are typed and chosen, or `text`
        is given to its first, which takes any. Waits for the answer, or that it is on its way."""
        before = await self.shown()
        await self.box.press_sequentially(command)
        await expect(self.page.get_by_role("option", name=command).first).to_be_visible()
        await self.page.keyboard.press("Enter")
        for value in values:
            await self.page.keyboard.type(value)
            await expect(self.page.get_by_role("option", name=value).first).to_be_visible()
            await self.page.keyboard.press("Enter")
        if text:
            await self.page.keyboard.type(text)
            await self.page.keyboard.press("Enter")
        await self.page.keyboard.press("Enter")
        await expect(self.page.locator("main article")).to_have_count(before + 1)

    async def say(self, text: str) -> None:
        """Send a message, and see it."""
        before = await self.shown()
        await self.box.fill(text)
        await self.box.press("Enter")
        await expect(self.page.locator("main article")).to_have_count(before + 1)

    async def press(self, message: Locator, name: str) -> None:
        """One of the buttons that show when the pointer is on a message."""
        await message.hover()
        await message.locator(".tools").get_by_role("button", name=name).click()
