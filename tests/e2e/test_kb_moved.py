"""Drafts of a piece whose steps or rows move meanwhile: what was typed stays with what it was typed about."""

from datetime import date
from typing import Any

import pytest

from bot import editing
from bot.discord_app import CareerBot
from bot.library.edits import Edit, Piece
from bot.library.layers import present
from bot.sandbox import Sandbox
from bot.sandbox.message import Message
from bot.sandbox.users import User
from bot.storage import Draft
from tests.e2e.kb_helping import BOOTCAMPS, change_base, changed, mods, present_here, publish, says

ROADMAP = Piece("roadmaps", "data-analyst")
PAY = Piece("pay", "data-scientist")
OURS = {"low": 120000, "high": 135000, "currency": "USD", "country": "US", "scope": "ours", "level": "mid"}
OURS |= {"source": "guide-career-path", "reviewed": "2026-11-01"}


@pytest.fixture
def mo(sandbox: Sandbox) -> User:
    return mods(sandbox, "mo")


@pytest.fixture
def ola(sandbox: Sandbox) -> User:
    return mods(sandbox, "ola")


async def part_of(sandbox: Sandbox, by: User, piece: Piece, number: int | str) -> Message:
    """What can be done with a step or a row; of "add" the list, to be chosen from."""
    short = {"roadmaps": "m", "pay": "p"}[piece.kind] + "/" + piece.key
    what = "data analyst roadmap" if piece == ROADMAP else "Pay: Data scientist"
    card = (await by.slash(sandbox.channel, "kb find", what=what)).message
    if card.selects:
        await by.select(card, "v1:kf:choose", short)
    await by.press(card, label="Edit a part")
    if number != "add":
        name = "steps" if piece == ROADMAP else "guide"
        await by.select(card, f"v1:kq:part:{short}", f"{name}.{number}")
    return card


async def retitled(sandbox: Sandbox, by: User, number: int, title: str) -> Message:
    """The draft's card of a roadmap with another title of a step."""
    card = await part_of(sandbox, by, ROADMAP, number)
    form = await by.press(card, label="Edit")
    await by.submit_modal(form, {f"steps.{number}.title": title})
    return card


async def row_added(sandbox: Sandbox, by: User, country: str) -> Message:
    """The draft's card of pay with a row more."""
    card = await part_of(sandbox, by, PAY, "add")
    form = await by.select(card, "v1:kq:part:p/data-scientist", "add")
    row: dict[str, Any] = {"low": "41k-52k EUR", "country": country, "scope": "juniors", "level": ["entry"]}
    row |= {"source": ["guide-career-path"]}
    await by.submit_modal(form, {f"guide.1.{name}": value for name, value in row.items()})
    return card


def without_first(bot: CareerBot) -> dict[str, Any]:
    """The roadmap without its first step."""
    library, before = bot.knowledge.library, present(bot.knowledge.library, ROADMAP)
    fields = editing.part_removed(editing.Part("steps", 0), before, {})
    return editing.from_fields(fields, "roadmaps", before, library, date(2026, 11, 1))[0]


async def checked(by: User, card: Message) -> None:
    await by.press(card, label="Check and publish")
    await says(card, "Before it goes live")


async def put_together(by: User, card: Message) -> None:
    """Publish where somebody was first, and keep both."""
    await by.press(card, label="Publish")
    await says(card, "Somebody was first")
    await by.press(card, label="Put both together")
    await says(card, "✅")


async def steps_here(sandbox: Sandbox, bot: CareerBot) -> list[tuple[str, str]]:
    return [(one["id"], one["title"]) for one in (await present_here(sandbox, bot, ROADMAP))["steps"]]


async def test_a_step_typed_about_is_still_that_step_where_another_was_taken_out(
    sandbox: Sandbox, bot: CareerBot, mo: User, ola: User
) -> None:
    before = present(bot.knowledge.library, ROADMAP)
    assert before
    card = await retitled(sandbox, mo, 2, "Statistics, but few")
    await publish(sandbox, bot, changed(bot, ROADMAP, **without_first(bot)), ola)
    await checked(mo, card)
    await put_together(mo, card)
    expected = [(one["id"], one["title"]) for one in before["steps"][1:]]
    expected[1] = ("statistics", "Statistics, but few")
    assert await steps_here(sandbox, bot) == expected


async def test_a_form_of_before_is_about_the_step_that_it_was_opened_on(
    sandbox: Sandbox, bot: CareerBot, mo: User, ola: User
) -> None:
    card = await part_of(sandbox, mo, ROADMAP, 2)
    form = await mo.press(card, label="Edit")
    await publish(sandbox, bot, changed(bot, ROADMAP, **without_first(bot)), ola)
    await mo.submit_modal(form, {"steps.2.title": "Statistics, but few"})
    await checked(mo, card)
    await put_together(mo, card)
    here = dict(await steps_here(sandbox, bot))
    rest = bot.knowledge.library.roadmaps[ROADMAP.key].steps[1:]
    expected = {step.id: step.title for step in rest} | {"statistics": "Statistics, but few"}
    assert here == expected


async def test_a_draft_of_what_somebody_took_out_meanwhile_can_bring_it_back(
    sandbox: Sandbox, bot: CareerBot, mo: User, ola: User
) -> None:
    source = Piece("sources", "zorb-survey")
    value = {"title": "The zorb survey", "publisher": "Us", "date": "2025", "licence": "ours"}
    await publish(sandbox, bot, Edit(source, "put", value), ola)
    card = (await mo.slash(sandbox.channel, "kb find", what="The zorb survey")).message
    if card.selects:
        await mo.select(card, "v1:kf:choose", "The zorb survey")
    await mo.submit_modal(await mo.press(card, label="Edit"), {"publisher": "The club"})
    await publish(sandbox, bot, None, ola, piece=source)
    await checked(mo, card)
    await mo.press(card, label="Publish")
    await says(card, "Somebody was first")
    await mo.press(card, label="Use mine")
    await says(card, "✅")
    assert await present_here(sandbox, bot, source) == {**value, "publisher": "The club"}


async def test_a_step_of_the_base_in_front_moves_no_draft(sandbox: Sandbox, bot: CareerBot, mo: User) -> None:
    steps = bot.knowledge.library.roadmaps[ROADMAP.key].steps
    card = await retitled(sandbox, mo, 0, "Tables")
    first = steps[0].model_copy(update={"id": "zorb", "title": "The first of all"})
    change_base(bot, ROADMAP.key, "roadmaps", steps=(first, *steps))
    form = await mo.press(await part_of(sandbox, mo, ROADMAP, 0), label="Edit")
    assert "Tables" in str(form.modal)
    assert "The first of all" not in str(form.modal)
    await checked(mo, card)
    assert "SQL" not in card.text.partition("would")[0], "only the title changes"
    await mo.press(card, label="Publish")
    await says(card, "✅")
    rest = [(one.id, one.title) for one in steps[1:]]
    here = await steps_here(sandbox, bot)
    assert here == [("zorb", "The first of all"), (steps[0].id, "Tables"), *rest]


async def test_a_row_of_the_base_in_front_moves_no_draft(sandbox: Sandbox, bot: CareerBot, mo: User) -> None:
    (row,) = bot.knowledge.library.pay[PAY.key].guide
    card = await part_of(sandbox, mo, PAY, 0)
    await mo.submit_modal(await mo.press(card, label="Edit"), {"guide.0.low": "USD 99,000-180,000"})
    fresh = row.model_copy(update={"country": "GB", "currency": "GBP", "low": 40000, "high": 50000})
    change_base(bot, PAY.key, "pay", guide=(fresh, row))
    await checked(mo, card)
    await mo.press(card, label="Publish")
    await says(card, "✅")
    rows = (await present_here(sandbox, bot, PAY))["guide"]
    assert [(one["country"], one["low"]) for one in rows] == [("GB", 40000), ("US", 99000)]


async def test_what_the_base_and_the_draft_both_changed_is_told_before_it_is_published(
    sandbox: Sandbox, bot: CareerBot, mo: User
) -> None:
    (row,) = bot.knowledge.library.pay[PAY.key].guide
    card = await part_of(sandbox, mo, PAY, 0)
    await mo.submit_modal(await mo.press(card, label="Edit"), {"guide.0.low": "USD 99,000-180,000"})
    change_base(bot, PAY.key, "pay", guide=(row.model_copy(update={"low": 97000}),))
    await checked(mo, card)
    assert "was changed meanwhile too: there yours would stand" in card.text


async def test_the_row_taken_out_is_the_one_that_was_chosen(
    sandbox: Sandbox, bot: CareerBot, mo: User, ola: User
) -> None:
    before = present(bot.knowledge.library, PAY)
    assert before
    rows = [*before["guide"], OURS]
    await publish(sandbox, bot, changed(bot, PAY, guide=rows), ola)
    card = await part_of(sandbox, mo, PAY, 1)
    await mo.press(card, label="Take out")
    await publish(sandbox, bot, changed(bot, PAY, guide=rows[::-1]), ola)
    await checked(mo, card)
    await put_together(mo, card)
    assert (await present_here(sandbox, bot, PAY))["guide"] == before["guide"]


async def test_two_rows_added_at_once_both_stand(
    sandbox: Sandbox, bot: CareerBot, mo: User, ola: User
) -> None:
    card, theirs = await row_added(sandbox, mo, "Germany"), await row_added(sandbox, ola, "France")
    await checked(ola, theirs)
    await ola.press(theirs, label="Publish")
    await says(theirs, "✅")
    listed = await part_of(sandbox, mo, PAY, "add")
    assert "What others published since" in listed.text
    await checked(mo, card)
    assert "➖" not in card.text
    await put_together(mo, card)
    rows = (await present_here(sandbox, bot, PAY))["guide"]
    assert {one["country"] for one in rows} == {"US", "FR", "DE"}
    edit = (await bot.store.heads(str(sandbox.guild.id)))[0].edit
    assert edit is not None
    assert edit.action == "add", "the original's row stays the original's"


@pytest.mark.parametrize("checks_first", [True, False])
async def test_two_ways_to_ask_added_at_once_both_stand(
    sandbox: Sandbox, bot: CareerBot, mo: User, ola: User, checks_first: bool
) -> None:
    ways = bot.knowledge.library.topics[BOOTCAMPS.key].phrases
    card = (await mo.slash(sandbox.channel, "kb find", what="bootcamps")).message
    if card.selects:
        await mo.select(card, "v1:kf:choose", "t/education/bootcamps")
    form = await mo.press(card, label="Ways to ask")
    await mo.submit_modal(form, {"phrases": "\n".join([*ways, "zorb or no zorb camp"])})
    if checks_first:
        await checked(mo, card)
    added = Edit(
        BOOTCAMPS, "add", {"phrases": ["camp or no camp, tell me"]}, present(bot.knowledge.library, BOOTCAMPS)
    )
    await publish(sandbox, bot, added, ola)
    if not checks_first:
        await checked(mo, card)
    await put_together(mo, card)
    here = (await present_here(sandbox, bot))["phrases"]
    assert sorted(here) == sorted([*ways, "zorb or no zorb camp", "camp or no camp, tell me"])
    edit = (await bot.store.heads(str(sandbox.guild.id)))[0].edit
    assert edit is not None
    assert edit.action == "add"


async def test_a_draft_of_before_that_knows_not_what_it_began_on_is_not_published(
    sandbox: Sandbox, bot: CareerBot, mo: User, ola: User
) -> None:
    before = present(bot.knowledge.library, ROADMAP)
    assert before
    fields = {"steps.2.title": "Statistics, but few"}
    await bot.store.put_draft(Draft(0, str(sandbox.guild.id), mo.id, ROADMAP, fields, 0, 1.8e9))
    panel = (await mo.slash(sandbox.channel, "kb panel")).message
    await mo.press(panel, label="Drafts")
    await mo.press(panel, label="How to become a data analyst")
    assert "It can be published" in panel.text, "nothing has moved yet"
    await publish(sandbox, bot, changed(bot, ROADMAP, **without_first(bot)), ola)
    card = (await mo.slash(sandbox.channel, "kb panel")).message
    await mo.press(card, label="Drafts")
    await mo.press(card, label="How to become a data analyst")
    assert "The steps of “How to become a data analyst” were changed after this draft was begun" in card.text
    assert "Check and publish" not in [one.label for one in card.buttons]
    (kept,) = await bot.store.drafts(str(sandbox.guild.id))
    assert kept.fields == fields
