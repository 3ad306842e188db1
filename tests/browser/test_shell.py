"""Small things that people trip over: where the focus goes, what Enter chooses, where one looks."""

from pathlib import Path

from playwright.async_api import expect

from tests.browser.visitor import Visitor

EMPTY_OPTION = "This option is required. Specify a value."


async def test_a_reply_without_ping_is_typed_on_and_its_message_may_go(visitor: Visitor) -> None:
    page = visitor.page
    await visitor.say("a message that will be deleted")
    asked = visitor.last
    await visitor.be("Ben")
    await visitor.go("off-topic")
    await visitor.press(visitor.last, "Reply")
    await page.get_by_role("button", name="Ping the author").click()
    await page.keyboard.type("an answer of several words")
    await expect(visitor.box).to_have_value("an answer of several words")
    await expect(page.get_by_role("button", name="Ping the author")).to_have_attribute(
        "aria-pressed", "false"
    )
    await page.keyboard.press("Enter")
    await expect(visitor.last).to_contain_text("an answer of several words")
    answer = visitor.last
    await visitor.be("Anna")
    await visitor.go("off-topic")
    await expect(answer).to_contain_text("a message that will be deleted")
    asked = page.locator("main article").filter(has_text="a message that will be deleted").first
    await visitor.press(asked, "More actions")
    await page.get_by_role("menuitem", name="Delete message").click()
    await page.get_by_role("button", name="Delete", exact=True).click()
    await expect(visitor.last).to_contain_text("Original message was deleted")


async def test_by_keyboard_alone_in_private_and_on_with_typing(visitor: Visitor) -> None:
    page = visitor.page
    for number in range(12):
        await visitor.say(f"line {number}\n" * 6)
    await page.locator("#timeline").evaluate("list => { list.scrollTop = 0; }")
    await visitor.use("/salary", "private", "True")
    await expect(visitor.last).to_contain_text("Only you can see this")
    await expect(visitor.last.get_by_role("button", name="Dismiss message")).to_be_in_viewport()
    before = await visitor.shown()
    await visitor.last.get_by_role("button", name="Dismiss message").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("main article")).to_have_count(before - 1)
    assert await page.evaluate("document.activeElement.tagName") == "ARTICLE"
    await page.keyboard.type("on it goes")
    await expect(visitor.box).to_have_value("on it goes")
    await visitor.box.fill("")


async def test_an_option_of_true_or_false_is_never_left_out_in_silence(visitor: Visitor) -> None:
    page = visitor.page
    await visitor.box.press_sequentially("/help")
    await page.keyboard.press("Enter")
    await page.keyboard.type("private")
    await page.keyboard.press("Enter")
    chosen = page.get_by_role("combobox", name="private: ")
    await expect(page.get_by_role("option", name="True")).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Escape")  # the list, not the command
    await page.keyboard.press("Enter")
    await expect(page.get_by_text(EMPTY_OPTION)).to_be_visible()
    await chosen.fill("True")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(visitor.last).to_contain_text("Only you can see this")


async def test_files_are_counted_once_and_a_chosen_one_is_sent_by_enter(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor.page
    files = [tmp_path / f"{number}.txt" for number in range(12)]
    for file in files:
        file.write_text("hello")
    await page.locator("input[type=file]").first.set_input_files(files)
    await expect(page.locator("#composer-problem")).to_have_text("A message can carry up to 10 files.")
    await page.keyboard.press("Enter")
    await expect(visitor.last).to_contain_text("9.txt")
    await visitor.be("Mo")
    await visitor.go("off-topic")
    await visitor.box.press_sequentially("/kb import")
    await page.keyboard.press("Enter")
    await page.locator(".chip input[type=file]").set_input_files(files[0])
    await page.keyboard.press("Enter")
    await expect(visitor.last).to_contain_text("Nothing was imported")
