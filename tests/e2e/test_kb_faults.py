"""Faults of what was typed: told at once, in words, with the form that mends them."""

from bot.discord_app import CareerBot
from bot.library.edits import Edit, Piece
from bot.sandbox import Sandbox
from bot.sandbox.users import User
from tests.e2e.kb_forms import PAGE_1, PAGE_2, found, heads, published, until
from tests.e2e.kb_helping import publish


async def test_what_a_new_role_lacks_is_told_by_the_labels_of_the_forms(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    await moderator.press(panel, label="New")
    form = await moderator.select(panel, "v1:kn:kind", "roles")
    card = (await moderator.submit_modal(form, {"name": "Zorb", "plural": "Zorbs"})).message
    assert "**What comes next**: nothing yet; please fill it in." in card.text
    told = [line for line in card.text.splitlines() if line.startswith("- ⚠️")]
    assert told
    assert all(line.startswith("- ⚠️ **") for line in told), "each by a label that stands in a form"


async def test_all_faults_are_told_at_once_and_lead_to_their_page(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    used = await moderator.slash(sandbox.channel, "kb new")
    wrong: dict[str, object] = {
        "title": "Hello @everyone",
        "area": "job_search",
        "answer": "You earn 5000 a month.\n\nSee https://you:know@example.org and [here](http://example.org).",
        "phrases": "are bootcamps worth it\nwhere.*(cv)",
        "sources": [],
    }
    card = (await moderator.submit_modal(used, wrong)).message
    for told in (
        "**Title**: mentions @",
        "**The answer**: names the pay 5000 without its currency",
        "**The answer**: holds the address",
        "**The answer**: links to http",
        "**Ways to ask**: 2 so far; at least 3 are needed",
        "**Ways to ask**: “are bootcamps worth it” belongs to “Bootcamps",
        "looks like a pattern",
        "**Sources**: none is named",
        "**Test questions**: nothing yet; please fill it in",
    ):
        assert told in card.text, (told, card.text)
    assert {one.label for one in card.buttons if one.emoji == "⚠️"} == {
        "Edit: Question and answer",
        "Edit: Tests and related",
    }
    form = await moderator.press(card, label="Edit: Question and answer")
    await moderator.submit_modal(form, PAGE_1)
    assert {one.label for one in card.buttons if one.emoji == "⚠️"} == {"Edit: Tests and related"}
    form = await moderator.press(card, label="Edit: Tests and related")
    await moderator.submit_modal(form, PAGE_2)
    assert "It can be published" in card.text


async def test_a_row_of_pay_at_fault_has_a_button_of_its_own(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    card = await found(sandbox, moderator, "pay data analyst", "p/data-analyst")
    await moderator.press(card, label="Edit a part")
    row: dict[str, object] = {"guide.0.low": "50000", "guide.0.country": "Germny", "guide.0.scope": "juniors"}
    chosen: dict[str, object] = {"guide.0.level": ["entry"], "guide.0.source": ["guide-career-path"]}
    await moderator.submit_modal(
        await moderator.select(card, "v1:kq:part:p/data-analyst", "add"), row | chosen
    )
    assert "names no currency" in card.text
    assert "Did you mean “Germany”?" in card.text
    form = await moderator.press(card, label="Edit: pay row 1")
    assert "Germny" in str(form.modal)
    await moderator.submit_modal(form, {"guide.0.low": "EUR 40k-50k", "guide.0.country": "Germany"})
    assert "It can be published" in card.text


async def test_a_row_of_pay_at_fault_behind_those_of_the_original_is_the_one_that_opens(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    number = len(bot.knowledge.library.pay["data-scientist"].guide)
    card = await found(sandbox, moderator, "Pay: Data scientist", "p/data-scientist")
    await moderator.press(card, label="Edit a part")
    row: dict[str, object] = {"low": "52k-41k EUR", "country": "Germany", "scope": "juniors"}
    row |= {"level": ["entry"], "source": ["guide-career-path"]}
    form = await moderator.select(card, "v1:kq:part:p/data-scientist", "add")
    await moderator.submit_modal(form, {f"guide.{number}.{name}": value for name, value in row.items()})
    assert f"**Pay row {number + 1}**: high is not above low" in card.text
    assert "ay row 1" not in card.text
    form = await moderator.press(card, label=f"Edit: pay row {number + 1}")
    assert "52k-41k EUR" in str(form.modal)
    await moderator.submit_modal(form, {f"guide.{number}.low": "41k-52k EUR"})
    shown = (await moderator.press(card, label="Preview")).message
    assert "41,000" in shown.text, "the preview is of what was added"
    assert "Germany" in shown.text
    await published(moderator, card)
    edit = (await heads(sandbox, bot))[Piece("pay", "data-scientist")].edit
    assert (edit.action, len(edit.value["guide"])) == ("add", 1), "the original's rows stay the original's"


async def test_a_draft_on_a_source_that_was_taken_out_says_so_in_words(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    value = {"title": "Quux", "publisher": "Us", "date": "2025", "licence": "CC0"}
    source = Piece("sources", "zorb-vwk")
    await publish(sandbox, bot, Edit(source, "put", value), moderator)
    used = await moderator.slash(sandbox.channel, "kb new")
    card = (await moderator.submit_modal(used, {**PAGE_1, "sources": [source.key]})).message
    await moderator.submit_modal(await moderator.press(card, label="Edit: Tests and related"), PAGE_2)
    assert "It can be published" in card.text
    await publish(sandbox, bot, None, moderator, piece=source)
    await moderator.press(card, label="Check and publish")
    await until(card, "“zorb vwk” is no source of this server; choose one that it has, or add it first.")
    assert source.key not in card.text
    assert "the id of" not in card.text


async def test_a_source_that_is_there_already_is_named(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    typed = {
        "title": "the moderators of this server",
        "publisher": "Us",
        "date": "2026",
        "licence": "own words",
    }
    card = (await moderator.submit_modal(await moderator.slash(sandbox.channel, "kb source"), typed)).message
    assert "**Title**: “The moderators of this server” is a source already; use that one" in card.text
    form = await moderator.press(card, label="Edit: Source")
    await moderator.submit_modal(form, {"title": "The rules of this club"})
    await published(moderator, card)
    form = await moderator.press(card, label="Edit")
    await moderator.submit_modal(form, {"publisher": "The club"})
    assert "It can be published" in card.text, "its own title stays its own"
    form = await moderator.press(card, label="Edit: Source")
    await moderator.submit_modal(form, {"title": "The moderators of THIS server"})
    assert "**Title**: “The moderators of this server” is a source already; use that one" in card.text
    assert "Check and publish" not in [one.label for one in card.buttons]
    form = await moderator.press(card, label="Edit: Source")
    await moderator.submit_modal(form, {"title": "The Rules of this Club"})
    assert "It can be published" in card.text, "its own title in other letters"


async def test_a_source_of_the_future_is_refused_and_all_mentions_are_told(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    typed = {"title": "Zorb <#1> <@&5> <#1>", "publisher": "Us", "date": "2099", "licence": "ours"}
    card = (await moderator.submit_modal(await moderator.slash(sandbox.channel, "kb source"), typed)).message
    assert "**Published**: “2099” lies in the future. Today is the latest day allowed." in card.text
    assert "mentions <#1>, <@&5>; an answer must ping nobody" in card.text.replace("\\", "")
    assert "It can be published" not in card.text
