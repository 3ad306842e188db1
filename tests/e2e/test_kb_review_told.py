"""`/kb review`: those who asked or reported are told, once, when there is an answer."""

import asyncio

import pytest
from aiohttp import web

from bot.discord_app import CareerBot, answered, mended
from bot.sandbox import Sandbox, User
from tests.e2e.kb_forms import published
from tests.e2e.kb_reviewing import (
    ALIKE,
    BOOTCAMPS,
    COMMUNITIES,
    STUDY,
    ask,
    decided,
    drafted,
    group,
    guild_of,
    queue,
    reported,
    waiting,
)
from tests.e2e.test_mended import sent_to

pytestmark = pytest.mark.usefixtures("in_haste")


async def test_one_click_makes_it_a_way_to_ask_and_tells_who_wanted_to_know(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    ben, cem = sandbox.create_user("ben"), sandbox.create_user("cem")
    await ask(sandbox, ben, STUDY)
    for text in (ALIKE, STUDY):
        reply = await ask(sandbox, sandbox.member, text)
    wished = await sandbox.member.press(reply, label="Tell me when there is an answer")
    assert "the moderators here have an answer to what you asked" in wished.message.text
    await ask(sandbox, cem, STUDY)
    message = await group(sandbox, moderator, STUDY)
    title = bot.knowledge.library.topics[COMMUNITIES].title
    await moderator.select(message, None, title)
    await decided(moderator, message, f"leads to **{title}** from now on")
    assert title in (await ask(sandbox, ben, STUDY)).text
    assert "Nothing waits" in (await queue(sandbox, moderator)).text

    told = await sandbox.wait_for_message(sandbox.member.dm)
    assert f"you asked “{STUDY}”, and I had no answer. There is one now: **{title}**" in told.text
    assert f"In {sandbox.guild.name}" in told.text
    lead = bot.knowledge.library.topics[COMMUNITIES].answer or ""
    assert lead.split("\n\n")[0].strip()[:60] in told.text, "the answer itself"
    assert len(sent_to(sandbox.member)) == 1, "one message for questions that are alike"
    assert sent_to(ben) == sent_to(cem) == [], "they did not ask for it"
    assert bot.knowledge.library.topics[COMMUNITIES].phrases == _base_phrases(bot), "the base is as it was"


def _base_phrases(bot: CareerBot) -> tuple[str, ...]:
    return bot.conversation.servers.base.library.topics[COMMUNITIES].phrases


async def made_a_way(sandbox: Sandbox, moderator: User) -> None:
    message = await group(sandbox, moderator, STUDY)
    await moderator.select(message, None, COMMUNITIES)
    await decided(moderator, message, "from now on")


async def test_closed_dms_end_it(
    sandbox: Sandbox, bot: CareerBot, moderator: User, caplog: pytest.LogCaptureFixture
) -> None:
    name = bot.pseudonym(sandbox.member.id)
    await ask(sandbox, sandbox.member, STUDY)
    await bot.store.put_contact(name, sandbox.member.id, 1.0, "mended")
    sandbox.member.accepts_dms = False
    await made_a_way(sandbox, moderator)
    for _ in range(100):
        if await bot.store.contact(name, "mended") is None:
            break
        await asyncio.sleep(0.05)
    assert await bot.store.contact(name, "mended") is None
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_an_outage_puts_it_off(
    sandbox: Sandbox, bot: CareerBot, moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    down_at: list[str] = []

    async def down(request: web.Request) -> web.Response | None:
        if not request.path.endswith("/users/@me/channels"):
            return None
        down_at.append(request.path)
        sandbox.before_request = None
        return web.Response(status=503)

    monkeypatch.setattr(answered, "LATER", 0.2)
    await ask(sandbox, sandbox.member, STUDY)
    await bot.store.put_contact(bot.pseudonym(sandbox.member.id), sandbox.member.id, 1.0, "mended")
    sandbox.before_request = down
    await made_a_way(sandbox, moderator)
    told = await sandbox.wait_for_message(sandbox.member.dm)
    assert "There is one now" in told.text
    assert down_at
    assert len(sent_to(sandbox.member)) == 1


async def test_a_new_question_and_answer_from_what_was_missed(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    await sandbox.member.press(
        await ask(sandbox, sandbox.member, STUDY), label="Tell me when there is an answer"
    )
    card = await drafted(moderator, await group(sandbox, moderator, STUDY))
    assert "It can be published" in card.text
    await published(moderator, card)
    assert "is live in this server" in card.text
    assert "meets on Fridays at six" in (await ask(sandbox, sandbox.create_user("ben"), STUDY)).text
    assert await waiting(sandbox, bot) == []
    told = await sandbox.wait_for_message(sandbox.member.dm)
    assert "There is one now: **Our study group**" in told.text
    assert "meets on Fridays at six" in told.text
    assert [button.label for button in told.buttons] == ["Do not tell me"], "a DM knows the base alone"


async def test_reports_of_an_answer_stand_together_and_lead_to_its_form(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    ben = sandbox.create_user("ben")
    await reported(
        bot, sandbox, sandbox.member, "prices rose, ask jo@example.org or +49 170 1234567 @everyone"
    )
    await reported(bot, sandbox, ben, "it is all remote now")
    await bot.store.put_contact(bot.pseudonym(ben.id), ben.id, 1.0, "mended")
    message = await queue(sandbox, moderator)
    assert "2× by 2 members" in message.text
    assert "Wrong or outdated" in message.text
    await moderator.select(message, "v1:kr:open", str(message.selects[0].options[0].value))
    assert "> It is outdated: it is all remote now" in message.text
    assert "[e-mail] or [phone]".replace("[", "\\[") in message.text or "[e-mail] or [phone]" in message.text
    for private in ("jo@example.org", "170", "@everyone"):
        assert private not in message.text
    form = await moderator.press(message, label="Fix the answer")
    assert await bot.store.drafts(guild_of(sandbox)) == (), "it was only opened"
    sent = await moderator.submit_modal(
        form, {"answer": "Many are remote now.\n\nAsk for figures on who found work."}
    )
    await published(moderator, sent.message)
    told = await sandbox.wait_for_message(ben.dm)
    assert "reported" in told.text
    assert "Many are remote now" in told.text
    assert await mended.tell_all(bot)
    assert len(sent_to(ben)) == 1, "the change is not told a second time"
    assert await waiting(sandbox, bot) == []


async def test_a_published_edit_is_told_to_who_criticised_the_answer(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    await reported(bot, sandbox, sandbox.member, "old")
    await bot.store.put_contact(bot.pseudonym(sandbox.member.id), sandbox.member.id, 1.0, "mended")
    title = bot.knowledge.library.topics[BOOTCAMPS].title
    found = await moderator.slash(sandbox.channel, "kb find", what=title)
    message = found.message
    if message.selects:
        await moderator.select(message, None, f"t/{BOOTCAMPS}")
    form = await moderator.press(message, label="Edit")
    sent = await moderator.submit_modal(form, {"answer": "Short and new.\n\nAnd true."})
    await published(moderator, sent.message)
    told = await sandbox.wait_for_message(sandbox.member.dm)
    assert f"you reported **{title}**" in told.text
