"""Drafts of a moderator: told apart, kept over a restart, thrown away."""

import time
from pathlib import Path
from typing import Any

import pytest

from bot.discord_app import CareerBot
from bot.library import Library
from bot.library.edits import Piece
from bot.sandbox import Sandbox
from bot.sandbox.users import User
from bot.storage import Draft
from tests.e2e.conftest import running
from tests.e2e.kb_forms import PAGE_1, PAGE_2, found, heads, new_entry, published


@pytest.mark.parametrize(
    ("command", "typed"),
    [("kb new", {"title": "Half of it", "area": "job_search"}), ("kb source", {"title": "Half of it"})],
)
async def test_an_unfinished_draft_says_what_it_is(
    sandbox: Sandbox, bot: CareerBot, moderator: User, command: str, typed: dict[str, Any]
) -> None:
    card = (await moderator.submit_modal(await moderator.slash(sandbox.channel, command), typed)).message
    assert "This is your draft of" not in card.text
    (draft,) = await bot.store.drafts(str(sandbox.guild.id))
    again = await moderator.slash(sandbox.channel, command)
    assert f"This is your draft of <t:{int(draft.at)}:f>, not published yet." in again.message.text
    assert "to begin anew, throw it away first" in again.message.text
    edit = next(one.label for one in again.message.buttons if one.label.startswith("Edit: "))
    form = (await moderator.press(again.message, label=edit)).modal
    assert form
    assert "Half of it" in str(form.components)
    await moderator.press(again.message, label="Throw away")
    await moderator.press(again.message, label="Throw it away")
    form = (await moderator.slash(sandbox.channel, command)).modal
    assert form
    assert "Half of it" not in str(form.components)


async def test_a_draft_survives_a_restart_and_a_wrong_form(
    sandbox: Sandbox, tmp_path: Path, library: Library, moderator: User
) -> None:
    async with running(sandbox, tmp_path, library):
        used = await moderator.slash(sandbox.channel, "kb new")
        wrong = {**PAGE_1, "answer": "Hello @everyone, see [here](https://example.org)."}
        card = (await moderator.submit_modal(used, wrong)).message
    async with running(sandbox, tmp_path, library) as bot:
        panel = (await moderator.slash(sandbox.channel, "kb panel")).message
        await moderator.press(panel, label="Drafts")
        assert "Where to post a résumé" in panel.text
        await moderator.press(panel, label="Where to post a résumé")
        form = await moderator.press(card, label="Edit: Question and answer")
        assert "Hello @everyone" in str(form.modal), "what was typed stands in the form"
        await moderator.submit_modal(form, {"answer": PAGE_1["answer"]})
        await moderator.submit_modal(await moderator.press(card, label="Edit: Tests and related"), PAGE_2)
        await published(moderator, card)
        assert len(await heads(sandbox, bot)) == 1


async def test_drafts_without_a_title_are_told_apart_by_their_text(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    guild, new = (
        str(sandbox.guild.id),
        [Piece("topics", "_"), Piece("topics", "_two"), Piece("topics", "_three")],
    )
    texts = [{"title": "", "answer": "Bring your own\n\nbadge."}, {"phrases": "where is the zorb room"}, {}]
    for piece, fields in zip(new, texts, strict=True):
        await bot.store.put_draft(Draft(0, guild, moderator.id, piece, fields, 0, time.time()))
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    await moderator.press(panel, label="Drafts")
    assert "- **New question and answer: “Bring your own badge.”**" in panel.text
    assert "- **New question and answer: “where is the zorb room”**" in panel.text
    assert "- **New: question and answer**" in panel.text


async def test_edit_says_that_a_draft_is_there_already(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    card = await found(sandbox, moderator, "bootcamps", "t/education/bootcamps")
    await moderator.submit_modal(await moderator.press(card, label="Edit"), {"title": "Half of it"})
    for label in ("Edit", "Ways to ask"):
        card = await found(sandbox, moderator, "bootcamps", "t/education/bootcamps")
        await moderator.press(card, label=label)
        assert "This is your draft of <t:" in card.text
        assert "Draft: Half of it" in card.text
    form = await moderator.press(card, label="Edit: Question and answer")
    assert "Half of it" in str(form.modal)
    pay = await found(sandbox, moderator, "Pay: Data scientist", "p/data-scientist")
    await moderator.press(pay, label="Edit a part")
    assert "as your draft leaves them" not in pay.text
    form = await moderator.select(pay, "v1:kq:part:p/data-scientist", "add")
    chosen = {"guide.1.level": ["entry"], "guide.1.source": ["guide-career-path"]}
    await moderator.submit_modal(form, {"guide.1.scope": "juniors", **chosen})
    await moderator.press(pay, label="Edit a part")
    assert "as your draft leaves them" in pay.text


async def test_a_draft_is_thrown_away_only_after_a_second_press(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    card = await new_entry(sandbox, moderator)
    await moderator.press(card, label="Throw away")
    await moderator.press(card, label="Keep it")
    assert "It can be published" in card.text
    await moderator.press(card, label="Throw away")
    await moderator.press(card, label="Throw it away")
    assert "You have none" in card.text
    assert await bot.store.drafts(str(sandbox.guild.id)) == ()
