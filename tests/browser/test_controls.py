"""Components of messages, and what their buttons and selects do by pointer and by keyboard."""

from playwright.async_api import Page, expect

from tests.browser.painting import acts, drawn, made_of, options, put, row


async def test_components_of_every_kind(painted: Page) -> None:
    held = {"id": "1", "filename": "a.png", "url": await drawn(painted), "content_type": "image/png"}
    media = {"media": {"url": "attachment://a.png"}, "description": "A chart"}
    button = {"type": 2, "style": 1, "label": "More", "custom_id": "more"}
    link = {"type": 2, "style": 5, "label": "Site", "url": "https://example.com/"}
    off = {"type": 2, "style": 4, "label": "Off", "custom_id": "off", "disabled": True}
    text = {"type": 10, "content": "## A title\n-# small"}
    inner = [
        text,
        {
            "type": 9,
            "components": [{"type": 10, "content": "Beside"}],
            "accessory": button | {"custom_id": "x"},
        },
        {"type": 9, "components": [{"type": 10, "content": "Thumb"}], "accessory": {"type": 11} | media},
        {"type": 14, "divider": True, "spacing": 2},
        {"type": 12, "items": [media, media | {"spoiler": True}]},
        {"type": 13, "file": {"url": "attachment://a.png"}, "size": 2048},
        row(button | {"label": "Less"}, link, off),
        {"type": 99},
    ]
    shown = made_of({"type": 17, "accent_color": 0x16606B, "components": inner}, {"type": 4}, {})
    await put(painted, shown | {"attachments": [held]})
    card = painted.locator(".container")
    await expect(card.get_by_role("heading", name="A title")).to_be_visible()
    await expect(card.get_by_role("separator")).to_have_count(1)
    await expect(card.get_by_role("img", name="A chart")).to_have_count(2)
    await card.get_by_role("button", name="Spoiler, press to show").click()
    await expect(card.get_by_role("img", name="A chart")).to_have_count(3)
    await expect(card.get_by_text("2 KB")).to_be_visible()
    site = card.get_by_role("link", name="Site")
    assert await site.evaluate("a => [a.href, a.target, a.rel]") == [
        "https://example.com/",
        "_blank",
        "noopener noreferrer",
    ]
    await expect(card.get_by_role("button", name="Off")).to_be_disabled()
    await card.get_by_role("button", name="Less").click()
    assert await acts(painted) == [["press", {"message": "100", "channel": "5", "custom_id": "more"}]]
    unknown = painted.get_by_text("A part of a kind this page does not show")
    await expect(unknown).to_have_count(3)
    await expect(unknown.first).to_contain_text("(99)")


async def test_a_pressed_button_waits_and_says_what_went_wrong(painted: Page) -> None:
    await painted.evaluate("() => { context.act = () => new Promise((done) => { window.finish = done; }); }")
    await put(painted, made_of(row({"type": 2, "style": 2, "label": "Slow", "custom_id": "slow"})))
    button = painted.locator("button.control")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    await button.click()
    await painted.evaluate("finish({ok: false, error: 'The application did not respond.'})")
    await expect(button).not_to_have_attribute("aria-busy", "true")
    alert = painted.get_by_role("alert").filter(has_text="failed")
    await expect(alert).to_have_text("This interaction failed. The application did not respond.")
    await button.click()
    await expect(alert).to_have_count(0)
    await painted.evaluate("finish({ok: true})")
    await expect(button).not_to_have_attribute("aria-busy", "true")


async def test_a_select_by_keyboard(painted: Page) -> None:
    await put(painted, made_of(row(options(12))))
    field = painted.get_by_role("combobox", name="Country")
    await field.focus()
    await painted.keyboard.press("ArrowDown")
    await expect(painted.get_by_role("option")).to_have_count(12)
    await painted.keyboard.type("option 1")
    await expect(painted.get_by_role("option")).to_have_text(["Option 1", "Option 10", "Option 11"])
    await painted.keyboard.press("ArrowDown")
    search = painted.get_by_role("combobox", name="Type to filter")
    active = await search.get_attribute("aria-activedescendant")
    await expect(painted.locator(f"#{active}")).to_have_text("Option 10")
    await painted.keyboard.press("Escape")
    await expect(painted.get_by_role("listbox")).to_have_count(0)
    await expect(field).to_be_focused()
    assert await acts(painted) == []
    await painted.keyboard.press("Enter")
    await painted.keyboard.press("ArrowUp")
    await painted.keyboard.press("Enter")
    chosen = {"message": "100", "channel": "5", "custom_id": "choose", "values": ["o11"]}
    assert await acts(painted) == [["select", chosen]]
    await expect(field).to_have_text("Option 11")
    await expect(field).to_be_focused()


async def test_several_of_a_select_are_confirmed(painted: Page) -> None:
    await put(painted, made_of(row(options(4, min_values=2, max_values=3))))
    field = painted.get_by_role("combobox", name="Country")
    await field.click()
    done = painted.get_by_role("button", name="Done")
    await painted.get_by_role("option", name="Option 2").click()
    await expect(done).to_be_disabled()
    await painted.keyboard.type("o")
    await painted.keyboard.press("Enter")
    await expect(painted.get_by_role("option", selected=True)).to_have_count(2)
    await expect(painted.get_by_text("2 chosen, 2 to 3 allowed")).to_be_visible()
    await done.click()
    assert (await acts(painted))[0][1]["values"] == ["o0", "o2"]
    await expect(field).to_have_text("Option 0, Option 2")


async def test_a_select_closes_elsewhere_and_goes_back_when_refused(painted: Page) -> None:
    given = options(3)
    given["options"][1]["default"] = True
    await put(painted, made_of(row(given)))
    field = painted.get_by_role("combobox", name="Country")
    await field.click()
    await painted.mouse.click(900, 700)
    await expect(painted.get_by_role("listbox")).to_have_count(0)
    await painted.evaluate("window.answer = {ok: false, error: 'Not now.'}")
    await field.click()
    await painted.get_by_role("option", name="Option 2").click()
    await expect(painted.get_by_text("This interaction failed. Not now.")).to_be_visible()
    await expect(field).to_have_text("Option 1")


async def test_selects_of_people_roles_and_channels(painted: Page) -> None:
    kinds = [(5, "Person", "Anna@anna"), (6, "Role", "@Helpers"), (8, "Channel", "general")]
    rows = [
        row({"type": kind, "custom_id": name, "placeholder": name, "channel_types": [0]})
        for kind, name, _ in kinds
    ]
    await put(painted, made_of(*rows, row({"type": 7, "custom_id": "any", "placeholder": "Anyone"})))
    for _, name, first in kinds:
        await painted.get_by_role("combobox", name=name).click()
        await expect(painted.get_by_role("option").first).to_contain_text(first)
        await painted.get_by_role("option").nth(1 if name == "Channel" else 0).click()
    assert [payload["values"] for _, payload in await acts(painted)] == [["11"], ["7"], ["8"]]
    await painted.get_by_role("combobox", name="Anyone").click()
    await expect(painted.get_by_role("option")).to_have_count(3)
