"""Messages as the page paints them: from Discord's JSON to what a reader sees, hears and presses."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.contrast import hard_to_read
from tests.browser.painting import ANNA, BOT, MO, acts, drawn, made_of, message, options, put, row


async def test_who_wrote_what_and_when(painted: Page) -> None:
    await put(painted, message("Hello", MO, member={"nick": "Mo the mod", "color": 0xFFFF00, "roles": []}))
    article = painted.get_by_role("article", name=re.compile("^Mo the mod, "))
    await expect(article).to_have_attribute("data-id", "100")
    await expect(article.locator("time")).to_have_attribute("title", re.compile("20 November 2026"))
    await expect(article.locator(".app-tag")).to_have_count(0)
    colour = await article.locator(".author").evaluate("e => getComputedStyle(e).color")
    red, green, blue = (int(part) for part in re.findall(r"\d+", colour))
    assert red == green > blue, "a yellow"
    assert red < 160, "dark enough for a light ground"
    await put(painted, message("Hi", BOT, id="101", edited_timestamp="2026-11-20T10:30:00+00:00"))
    answer = painted.locator("[data-id='101']")
    await expect(answer.locator(".app-tag")).to_have_text("APP")
    await expect(answer.get_by_text("(edited)")).to_have_attribute("title", re.compile("Edited Friday"))


async def test_what_it_answers_is_named_and_jumped_to(painted: Page) -> None:
    first = message("The **first** words ||secret||", MO, id="99")
    await put(painted, message("Yes", type=19, referenced_message=first, pings_me=True))
    line = painted.get_by_role("button", name=re.compile("In reply to Mo: The first words"))
    assert "secret" not in (await line.text_content() or "")
    await line.click()
    assert await acts(painted) == [["jump", "99"]]
    await expect(painted.locator("article")).to_have_class(re.compile(r"\bping\b"))
    await put(painted, message("Yes", id="101", type=19, referenced_message=None))
    await expect(painted.get_by_text("Original message was deleted")).to_be_visible()


async def test_what_one_alone_sees_can_be_dismissed(painted: Page) -> None:
    used = {"user": ANNA, "name": "/salary", "kind": 2}
    await put(painted, message("Secret", BOT, ephemeral=True, interaction=used))
    await expect(painted.locator(".interaction")).to_have_text(re.compile("Anna used /salary$"))
    await expect(painted.get_by_text("Only you can see this")).to_be_visible()
    await painted.get_by_role("button", name="Dismiss message").click()
    assert await acts(painted) == [["dismiss", {"message": "100", "channel": "5"}]]
    await put(painted, message("", BOT, id="101", loading=True, interaction=used))
    await expect(painted.get_by_role("status").filter(has_text="thinking")).to_be_visible()


async def test_reactions_threads_and_notices(painted: Page) -> None:
    found = [{"emoji": {"id": None, "name": "👋"}, "count": 2, "me": True}]
    thread = {"id": "8", "name": "More on this", "message_count": 2}
    await put(painted, message("Hi", reactions=found, thread=thread))
    await painted.get_by_role("button", name="👋, 2 reactions, one of them yours", pressed=True).click()
    await painted.get_by_role("button", name="More on this").click()
    react = ["react", {"message": "100", "channel": "5", "emoji": "👋", "add": False}]
    assert await acts(painted) == [react, ["open", "8"]]
    await expect(painted.locator(".thread-chip")).to_contain_text("Thread · 2 messages")
    await put(painted, message("A thread", id="101", type=18, message_reference={"channel_id": "8"}))
    await expect(painted.get_by_text("Anna started a thread: A thread")).to_be_visible()
    await put(
        painted,
        message("", id="102", type=21, referenced_message=message("Where it began", id="7", reactions=found)),
    )
    began = painted.locator("[data-id='102']")
    await expect(began).to_contain_text("Where it began")
    await began.get_by_role("button", name="👋").click()
    assert (await acts(painted))[-1][1]["message"] == "7", "the reaction counts where it was written"


async def test_pictures_have_words_and_open_large(painted: Page) -> None:
    picture = await drawn(painted)
    shown = {"id": "1", "filename": "pay.png", "url": picture, "content_type": "image/png", "size": 9}
    other = {"id": "2", "filename": "cv.pdf", "url": "/cdn/1/2/cv.pdf", "size": 123_456}
    elsewhere = {"id": "3", "filename": "x.png", "url": "https://elsewhere.example/x.png", "size": 1}
    files = [shown | {"description": "Pay by country"}, other, elsewhere]
    await put(painted, message("Look", attachments=files))
    await expect(painted.get_by_role("img", name="Pay by country")).to_be_visible()
    await expect(painted.get_by_text("121 KB")).to_be_visible()
    download = painted.get_by_role("link", name="Download cv.pdf")
    await expect(download).to_have_attribute("download", "cv.pdf")
    assert await painted.locator("img").count() == 1, "no picture of another site is loaded"
    enlarge = painted.get_by_role("button", name="Enlarge picture")
    await enlarge.click()
    box = painted.get_by_role("dialog", name="Picture")
    await expect(box.get_by_role("img", name="Pay by country")).to_be_visible()
    for _ in range(4):
        await painted.keyboard.press("Tab")
        inside = "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        assert await painted.evaluate(inside), "the focus stays in the picture"
    await painted.keyboard.press("Escape")
    await expect(box).to_have_count(0)
    await expect(enlarge).to_be_focused()


async def test_embeds(painted: Page) -> None:
    fields = [{"name": "One", "value": "**1**", "inline": True}, {"name": "Two", "value": "2"}]
    embed = {"title": "Title", "url": "https://example.com/", "description": "Some *text*", "color": 0xFF8800}
    image = {"url": "attachment://a.png"}
    more = {"fields": fields, "footer": {"text": "Foot"}, "author": {"name": "By"}, "image": image}
    held = {"id": "1", "filename": "a.png", "url": await drawn(painted), "content_type": "image/png"}
    await put(painted, message("", BOT, embeds=[embed | more], attachments=[held]))
    await expect(painted.get_by_role("link", name="Title")).to_have_attribute("rel", "noopener noreferrer")
    card = painted.locator(".embed")
    assert await card.evaluate("e => getComputedStyle(e).borderLeftColor") == "rgb(255, 136, 0)"
    assert (await card.inner_text()).split("\n") == [
        "By",
        "Title",
        "Some text",
        "One",
        "1",
        "Two",
        "2",
        "Foot",
    ]
    await expect(card.locator("img")).to_have_attribute("src", re.compile("^blob:"))


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_everything_can_be_read(painted: Page, theme: str) -> None:
    await painted.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
    for number, colour in enumerate((0x000000, 0xFFFFFF, 0xFFFF00, 0x2ECC71, 0x0000FF, 0x808080)):
        member = {"nick": None, "color": colour, "roles": []}
        text = "# A\n-# b\n> c <@11> <@&7> `d` [e](https://a.org) <t:0:R>\n```py\nf\n```"
        await put(painted, message(text, id=str(number), member=member, pings_me=number % 2 == 1))
    used = {"user": ANNA, "name": "/salary", "kind": 2}
    reactions = [{"emoji": {"id": None, "name": "👋"}, "count": 2, "me": me} for me in (True, False)]
    edited = "2026-11-20T10:30:00+00:00"
    answer = message(
        "Text", BOT, ephemeral=True, interaction=used, reactions=reactions, edited_timestamp=edited
    )
    await put(painted, answer)
    await put(painted, message("", BOT, loading=True))
    await put(painted, message("A thread", type=18, message_reference={"channel_id": "8"}))
    embed = {"title": "A", "url": "https://a.org", "description": "b", "footer": {"text": "c"}}
    await put(painted, message("", embeds=[embed], attachments=[{"id": "1", "filename": "a.pdf", "size": 9}]))
    buttons = [
        {"type": 2, "style": style, "label": "Press", "custom_id": str(style)} for style in (1, 2, 3, 4)
    ]
    await put(painted, made_of({"type": 17, "components": [row(*buttons), row(options(9, max_values=3))]}))
    await painted.get_by_role("combobox", name="Country").click()
    assert await hard_to_read(painted) == []
    await painted.evaluate("document.querySelector('.message-time').style.color = '#777'")
    assert len(await hard_to_read(painted)) == 1
