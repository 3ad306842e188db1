"""Feedback: ratings, reports tied to the entry, a free word, and being told when it is mended."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.answers.versions import version_of
from bot.discord_app import CareerBot, guild_settings
from bot.library import Library
from bot.sandbox import Sandbox
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message
from bot.sandbox.users import User
from bot.understanding import Slots
from tests.e2e.conftest import running

ENTRY = "salary/by-role"


async def answered(sandbox: Sandbox, **more: Any) -> Message:
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist", **more)
    return used.message


async def rate(sandbox: Sandbox, message: Message, action: str, by: User | None = None) -> Interaction:
    (custom_id,) = (
        str(button.custom_id)
        for button in message.buttons
        if str(button.custom_id).startswith(f"v1:{action}:")
    )
    pressed = await (by or sandbox.member).press(message, custom_id)
    assert pressed.message.is_ephemeral
    return pressed


async def report_form(sandbox: Sandbox, message: Message) -> Interaction:
    unhappy = await rate(sandbox, message, "fn")
    return await sandbox.member.press(unhappy.message, label="Wrong or outdated")


def take_away(bot: CareerBot, entry: str) -> None:
    known = bot.knowledge
    topics = {key: topic for key, topic in known.library.topics.items() if key != entry}
    bot.conversation.knowledge = replace(known, library=replace(known.library, topics=topics, _versions={}))


def edit(bot: CareerBot, entry: str) -> None:
    known = bot.knowledge
    changed = known.library.topics[entry].model_copy(update={"title": "Another title"})
    topics = {**known.library.topics, entry: changed}
    bot.conversation.knowledge = replace(known, library=replace(known.library, topics=topics, _versions={}))


async def test_a_rating_is_kept_with_entry_version_and_turn(sandbox: Sandbox, bot: CareerBot) -> None:
    pressed = await rate(sandbox, await answered(sandbox), "fu")
    assert "Thank you" in pressed.message.text
    assert "\n" not in pressed.message.text
    (turn,) = await bot.store.turns()
    (kept,) = await bot.store.feedback(str(sandbox.guild.id))
    assert (kept["kind"], kept["entry"], kept["turn"]) == ("useful", ENTRY, turn["id"])
    slots = Slots(role="data-scientist")
    assert kept["version"] == version_of(bot.knowledge.library, ENTRY, slots)
    assert kept["member"] == bot.pseudonym(sandbox.member.id)


async def test_rating_again_replaces_and_each_member_has_a_vote(sandbox: Sandbox, bot: CareerBot) -> None:
    message = await answered(sandbox)
    for action in ("fu", "fu", "fn"):
        await rate(sandbox, message, action)
    assert [row["kind"] for row in await bot.store.feedback()] == ["not_useful"]
    await rate(sandbox, message, "fu", sandbox.create_user("ben"))
    assert [row["kind"] for row in await bot.store.feedback()] == ["useful", "not_useful"]


async def test_not_useful_offers_to_report_and_a_human_where_there_is_one(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    pressed = await rate(sandbox, await answered(sandbox), "fn")
    assert [button.label for button in pressed.message.buttons] == ["Wrong or outdated"]
    await guild_settings.put(bot, sandbox.guild.id, "human_role", 12345, 1)
    pressed = await rate(sandbox, await answered(sandbox), "fn")
    assert [button.label for button in pressed.message.buttons] == ["Wrong or outdated", "Ask a human"]


async def test_a_report_is_kept_scrubbed_and_its_author_may_hear_of_it(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    member = bot.pseudonym(sandbox.member.id)
    form = await report_form(sandbox, await answered(sandbox))
    typed: dict[str, object] = {
        "reason": "A figure is wrong",
        "text": "it is 120k now, mail me at jo@example.org",
    }
    sent = await sandbox.member.submit_modal(form, typed)
    assert "noted" in sent.message.text
    report = (await bot.store.feedback())[0]
    assert (report["kind"], report["entry"]) == ("report", ENTRY)
    assert report["turn"] is not None
    assert report["text"] == "figure: it is 120k now, mail me at [e-mail]"
    assert await bot.store.contact(member, "mended") is None

    await bot.store.put_contact(member, sandbox.member.id, 1.0, "reminder")
    told = await sandbox.member.press(sent.message, label="Tell me when it is fixed")
    assert "I keep your Discord id" in told.message.text
    assert await bot.store.contact(member, "mended") == sandbox.member.id

    await sandbox.member.press(told.message, label="Do not tell me")
    assert await bot.store.contact(member, "mended") is None
    assert await bot.store.contact(member, "reminder") == sandbox.member.id


async def test_a_reminder_is_no_wish_to_hear_of_reports(sandbox: Sandbox, bot: CareerBot) -> None:
    member = bot.pseudonym(sandbox.member.id)
    await bot.store.put_contact(member, sandbox.member.id, 1.0, "reminder")
    form = await report_form(sandbox, await answered(sandbox))
    sent = await sandbox.member.submit_modal(form, {"reason": "It is outdated"})
    assert "I will write" not in sent.message.text
    assert [button.label for button in sent.message.buttons] == [
        "Tell me when it is fixed",
        "Suggest a better answer",
    ]
    await sandbox.member.press(sent.message, label="Tell me when it is fixed")
    form = await report_form(sandbox, await answered(sandbox))
    sent = await sandbox.member.submit_modal(form, {"reason": "It is outdated"})
    assert "I will write to you" in sent.message.text


async def test_a_report_without_a_word_comes_back_and_keeps_what_was_chosen(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    form = await report_form(sandbox, await answered(sandbox))
    sent = await sandbox.member.submit_modal(form, {"reason": "Something else", "text": " "})
    assert sent.message.is_ephemeral
    assert "in a few words" in sent.message.text
    assert [row["kind"] for row in await bot.store.feedback()] == ["not_useful"]
    again = await sandbox.member.press(sent.message, label="Edit again")
    assert again.modal.fields[0].value == ["other"]
    await sandbox.member.submit_modal(again, {"text": "the link is dead"})
    assert (await bot.store.feedback())[0]["text"] == "other: the link is dead"


async def test_buttons_and_open_forms_work_after_a_restart(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library):
        message = await answered(sandbox)
        form = await report_form(sandbox, message)
    async with running(sandbox, tmp_path, library) as bot:
        await sandbox.member.submit_modal(form, {"reason": "It is outdated"})
        await rate(sandbox, message, "fu")
        assert [(row["kind"], row["turn"]) for row in await bot.store.feedback()] == [
            ("useful", 1),
            ("report", 1),
        ]


async def test_an_entry_that_was_taken_away_is_told(sandbox: Sandbox, bot: CareerBot) -> None:
    message = await answered(sandbox)
    unhappy = await rate(sandbox, message, "fn")
    take_away(bot, ENTRY)
    pressed = await sandbox.member.press(unhappy.message, label="Wrong or outdated")
    assert "taken away since" in pressed.message.text
    again = await rate(sandbox, message, "fn")
    assert "taken away since" in again.message.text
    assert again.message.buttons == []
    assert [row["kind"] for row in await bot.store.feedback()] == ["not_useful"]


async def test_an_entry_that_was_edited_is_told_in_the_form(sandbox: Sandbox, bot: CareerBot) -> None:
    unhappy = await rate(sandbox, await answered(sandbox), "fn")
    before = version_of(bot.knowledge.library, ENTRY, Slots(role="data-scientist"))
    form = await sandbox.member.press(unhappy.message, label="Wrong or outdated")
    assert "changed since" not in str(form.modal.components)
    edit(bot, ENTRY)
    form = await sandbox.member.press(unhappy.message, label="Wrong or outdated")
    assert "changed since" in str(form.modal.components)
    await sandbox.member.submit_modal(form, {"reason": "It is unclear"})
    assert (await bot.store.feedback())[0]["version"] == before


async def test_a_free_word_reaches_the_makers(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "feedback", text="more about @everyone in Peru")
    assert used.message.is_ephemeral
    assert "Thank you" in used.message.text
    form = await sandbox.member.slash(sandbox.member.dm, "feedback")
    sent = await sandbox.member.submit_modal(form, {"text": "lovely"})
    assert "Thank you" in sent.message.text
    kept = [(row["kind"], row["text"], row["guild"]) for row in await bot.store.feedback()]
    assert kept == [
        ("general", "lovely", None),
        ("general", "more about [mention] in Peru", str(sandbox.guild.id)),
    ]


async def test_a_free_word_of_blanks_is_asked_for_again(sandbox: Sandbox, bot: CareerBot) -> None:
    form = await sandbox.member.slash(sandbox.channel, "feedback", text="   ")
    sent = await sandbox.member.submit_modal(form, {"text": "  "})
    assert "That was empty" in sent.message.text
    assert await bot.store.feedback() == []
