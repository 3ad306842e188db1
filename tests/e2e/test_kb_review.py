"""`/kb review`: what could not be answered is grouped, dealt with, and told to those who asked."""

import asyncio
import time
from pathlib import Path

import pytest
from aiohttp import web

from bot.discord_app import CareerBot, answered, guild_settings, mended
from bot.library import Library
from bot.library.edits import Piece
from bot.sandbox import Message, Sandbox, User
from bot.storage import Feedback, Turn
from tests.e2e.conftest import running
from tests.e2e.test_kb_editing import published, until
from tests.e2e.test_mended import sent_to

STUDY = "how do I join the study group on fridays"
ALIKE = "can i join the friday study group"
COMMUNITIES = "networking/communities"
BOOTCAMPS = "education/bootcamps"


@pytest.fixture(autouse=True)
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mended, "REST", 0.1)
    monkeypatch.setattr(mended, "PAUSE", 0)
    monkeypatch.setattr(answered, "PAUSE", 0)


@pytest.fixture
def moderator(sandbox: Sandbox) -> User:
    return sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_guild"))


async def ask(sandbox: Sandbox, member: User, text: str) -> Message:
    return (await member.slash(sandbox.channel, "ask", question=text)).message


async def queue(sandbox: Sandbox, moderator: User) -> Message:
    message = (await moderator.slash(sandbox.channel, "kb review")).message
    assert message.is_ephemeral
    return message


async def group(sandbox: Sandbox, moderator: User, text: str) -> Message:
    """The card of the group with that question."""
    message = await queue(sandbox, moderator)
    await moderator.select(message, "v1:kr:open", text)
    return message


async def decided(moderator: User, message: Message, done: str) -> None:
    """Wait for a change to be done; where it would change other answers, that is asked first."""
    for _ in range(300):
        if "Before it goes live" in message.text:
            assert "would get another answer" in message.text
            await moderator.press(message, label="Publish")
            break
        if done in message.text:
            return
        await asyncio.sleep(0.05)
    await until(message, done)


def guild_of(sandbox: Sandbox) -> str:
    return str(sandbox.guild.id)


async def waiting(sandbox: Sandbox, bot: CareerBot) -> list[str]:
    return [one.text for one in await bot.store.missed(guild_of(sandbox), time.time())]


async def test_alike_questions_stand_together_with_their_counts(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    ben = sandbox.create_user("ben")
    assert "Nothing waits" in (await queue(sandbox, moderator)).text
    await ask(sandbox, sandbox.member, "is the founding member hat worth it")
    await ask(sandbox, sandbox.member, STUDY)
    await ask(sandbox, ben, STUDY)
    await ask(sandbox, ben, ALIKE)
    message = await queue(sandbox, moderator)
    assert "2 to look at" in message.text
    assert message.text.index("friday study group") < message.text.index("founding member hat")
    assert "3× by 2 members, last today · I had no answer" in message.text
    await moderator.select(message, "v1:kr:open", ALIKE)
    assert f"“{ALIKE}”" in message.text
    assert f"- {STUDY}" in message.text, "the other wording"
    await moderator.press(message, label="Next")
    assert "founding member hat" in message.text


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


async def test_other_questions_that_would_change_are_shown_before(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    await ask(sandbox, sandbox.member, STUDY)
    await ask(sandbox, sandbox.member, "are bootcamps worth it")
    asked = "would a school of three months find me data work"
    await ask(sandbox, sandbox.member, asked)
    (turn, *_) = await bot.store.turns()
    title = bot.knowledge.library.topics[turn["entry"]].title
    card = await drafted(
        moderator,
        await group(sandbox, moderator, STUDY),
        f"would a school of three months find me work\n{WAYS}",
    )
    await moderator.press(card, label="Check and publish")
    await until(card, "Before it goes live")
    assert "known question" in card.text
    assert f"“{asked}”\n-# {title} → **Our study group**" in card.text
    await moderator.press(card, label="Go back")
    assert await bot.store.heads(guild_of(sandbox)) == ()
    assert STUDY in await waiting(sandbox, bot)


WAYS = f"{STUDY}\nwhen does the friday study group meet\nwho lets me into the study group"


async def drafted(moderator: User, card: Message, ways: str = WAYS) -> Message:
    """The draft's card of a new question and answer that is begun on a group's card."""
    form = await moderator.press(card, label="New question and answer")
    assert STUDY in str(form.modal), "how it was asked stands there already"
    entry: dict[str, object] = {
        "title": "Our study group",
        "area": "networking",
        "answer": "The study group meets on Fridays at six.\n\nWrite to the organisers, who let you in.",
        "phrases": ways,
        "sources": ["guide-career-path"],
    }
    await moderator.submit_modal(form, entry)
    again = await moderator.press(card, label="Edit: Tests and related")
    await moderator.submit_modal(again, {"examples": "is there room in the study group on friday"})
    return card


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


async def test_a_form_that_was_only_looked_at_is_no_draft(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    await ask(sandbox, sandbox.member, STUDY)
    message = await group(sandbox, moderator, STUDY)
    form = await moderator.press(message, label="New question and answer")
    assert await bot.store.drafts(guild_of(sandbox)) == ()
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    assert "of yours" not in panel.text
    assert "Drafts" not in [button.label for button in panel.buttons]
    await moderator.submit_modal(form, {"area": "networking"})
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    assert "**1** draft of yours" in panel.text
    await moderator.press(panel, label="Drafts")
    assert "study group" in panel.text
    (draft,) = await bot.store.drafts(guild_of(sandbox))
    assert draft.fields["phrases"] == STUDY
    assert draft.origin.startswith("review:turn:")


async def test_wordings_that_fill_a_later_page_are_kept_when_the_form_is_sent(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    endings = ("", " please", " here", " now", " tonight", " again", " today")
    for ending in endings:
        await ask(sandbox, sandbox.member, f"{STUDY}{ending}")
    form = await moderator.press(
        await group(sandbox, moderator, f"{STUDY} today"), label="New question and answer"
    )
    await moderator.submit_modal(form, {"area": "networking"})
    (draft,) = await bot.store.drafts(guild_of(sandbox))
    kept = [*draft.fields["phrases"].splitlines(), *draft.fields["examples"].splitlines()]
    assert len(draft.fields["phrases"].splitlines()) == 5
    assert sorted(kept) == sorted(f"{STUDY}{ending}" for ending in endings)


async def test_what_the_moderators_channel_said_stays_true(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    channel = sandbox.guild.create_channel("mods-only")
    shown = (await moderator.slash(sandbox.channel, "settings")).message
    await moderator.press(shown, label="Moderators")
    await moderator.select(shown, "v1:gs:mod_channel", [channel])
    told = await sandbox.wait_for_message(channel)
    assert "Nothing waited for review when I wrote this (<t:" in told.text
    await ask(sandbox, sandbox.member, STUDY)
    pressed = await moderator.press(told, label="Review")
    assert STUDY in pressed.message.text


async def test_not_for_us_is_declined_from_then_on(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    await ask(sandbox, sandbox.member, STUDY)
    message = await group(sandbox, moderator, STUDY)
    await moderator.press(message, label="Not for us")
    await decided(moderator, message, "From now on I decline questions like")
    await moderator.press(message, label="Review")
    assert "Nothing waits" in message.text
    await moderator.press(message, label="Panel")
    assert "**1** change of this server in force" in message.text
    reply = await ask(sandbox, sandbox.member, STUDY)
    assert "The moderators here have said that they leave this one to people" in reply.text
    assert "Tell me when there is an answer" not in [button.label for button in reply.buttons]
    assert await waiting(sandbox, bot) == [], "it does not come back"


async def test_later_and_done(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    hat = "is the founding member hat worth it"
    await ask(sandbox, sandbox.member, STUDY)
    await ask(sandbox, sandbox.member, hat)
    message = await group(sandbox, moderator, STUDY)
    await moderator.press(message, label="Not this week")
    assert "comes back in a week" in message.text
    assert await waiting(sandbox, bot) == [hat]
    week = time.time() + 8 * 86400
    assert len(await bot.store.missed(guild_of(sandbox), week)) == 2
    await moderator.select(message, "v1:kr:open", hat)
    await moderator.press(message, label="Done")
    assert "is dealt with" in message.text
    assert len(await bot.store.missed(guild_of(sandbox), week)) == 1


async def test_what_was_asked_next_and_answered_is_proposed(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    await ask(sandbox, sandbox.member, STUDY)
    await ask(sandbox, sandbox.member, "how do i find a study group")
    message = await group(sandbox, moderator, STUDY)
    title = bot.knowledge.library.topics[COMMUNITIES].title
    assert f"Asked again as “how do i find a study group”, then answered by **{title}**" in message.text
    (select,) = message.selects
    assert select.options[0].value == COMMUNITIES, "it is offered first"


async def test_another_question_asked_next_is_not_taken_for_the_same(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    await ask(sandbox, sandbox.member, STUDY)
    await ask(sandbox, sandbox.member, "are bootcamps worth it")
    message = await group(sandbox, moderator, STUDY)
    assert "Asked again" not in message.text


async def reported(bot: CareerBot, sandbox: Sandbox, member: User, note: str) -> None:
    name, version = bot.pseudonym(member.id), bot.knowledge.library.version(BOOTCAMPS)
    said = Feedback(
        name, guild_of(sandbox), "1", "report", time.time(), BOOTCAMPS, version, text=f"outdated: {note}"
    )
    await bot.store.add_feedback(said)


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


async def test_where_no_moderator_looks_nothing_is_promised(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.member.dm, STUDY)
    reply = await sandbox.reply_to(asked)
    assert [button.label for button in reply.buttons if button.label.startswith("Tell me")] == []


async def test_private_matters_are_shown_to_nobody(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    for text in ("how do i sleep better", "my girlfriend left me what should i do"):
        reply = await ask(sandbox, sandbox.member, text)
        assert "Tell me when there is an answer" not in [button.label for button in reply.buttons]
    assert "Nothing waits" in (await queue(sandbox, moderator)).text


async def test_personal_data_is_not_shown(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    await ask(sandbox, sandbox.member, f"{STUDY}? I am jo@example.org +49 170 1234567")
    message = await queue(sandbox, moderator)
    assert "study group" in message.text
    options = str(message.selects[0].options)
    for private in ("jo@example.org", "1234567"):
        assert private not in message.text + options


async def test_every_wording_is_shown_once_also_where_one_was_asked_again(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    third = "how can I join the friday study group"
    for text in (STUDY, ALIKE, third, STUDY):
        await ask(sandbox, sandbox.member, text)
    message = await group(sandbox, moderator, STUDY)
    assert f"## “{STUDY}”" in message.text
    assert [line for line in message.text.splitlines() if line.startswith("- ")] == [
        f"- {third}",
        f"- {ALIKE}",
    ]


@pytest.mark.parametrize(
    "private", ["jo@example.org +49 170 1234567", "DE89370400440532013000 4111111111111111"]
)
async def test_marks_and_braces_do_not_become_ways_to_ask(
    sandbox: Sandbox, bot: CareerBot, moderator: User, private: str
) -> None:
    await ask(sandbox, sandbox.member, f"{STUDY} {{please}}? I am {private}")
    message = await group(sandbox, moderator, (await waiting(sandbox, bot))[0])
    await moderator.press(message, label="Not for us")
    await decided(moderator, message, "From now on I decline")
    (version,) = await bot.store.heads(guild_of(sandbox))
    assert version.edit is not None
    assert version.edit.value["phrases"][-1] == f"{STUDY} please ? I am"


async def test_a_computed_answer_is_mended_in_its_data(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    shown = await ask(sandbox, sandbox.member, "what does a data engineer earn in germany")
    form = await sandbox.member.press(shown, label="Wrong or outdated")
    await sandbox.member.submit_modal(form, {"reason": "A figure is wrong"})
    message = await queue(sandbox, moderator)
    await moderator.select(message, "v1:kr:open", str(message.selects[0].options[0].value))
    await moderator.press(message, label="Fix the answer")
    assert "Which of them?" in message.text
    assert "p/data-engineer" in [option.value for option in message.selects[0].options]


async def test_an_old_button_in_the_hands_of_who_has_no_right(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    refused = await sandbox.member.slash(sandbox.channel, "kb review")
    assert "Only members with the permission **Manage Server**" in refused.message.text
    await ask(sandbox, sandbox.member, STUDY)
    card = await group(sandbox, moderator, STUDY)
    sandbox.guild.members[moderator.id].roles.clear()
    for label in ("New question and answer", "Not for us", "Not this week", "Done"):
        used = await moderator.press(card, label=label)
        assert "Manage Server" in used.message.text
    used = await moderator.select(card, None, COMMUNITIES)
    assert "Manage Server" in used.message.text
    assert await bot.store.heads(guild_of(sandbox)) == ()
    assert await waiting(sandbox, bot) == [STUDY]
    audits = await bot.store.audits(guild_of(sandbox))
    assert len([one for one in audits if one.moderator == moderator.id and not one.allowed]) == 5


async def test_who_may_edit_and_not_publish_is_told_so(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    editors = sandbox.guild.create_role("editors")
    editor = sandbox.create_user("ed", editors)
    await guild_settings.put(bot, sandbox.guild.id, "right_edit", [editors.id], moderator.id)
    await ask(sandbox, sandbox.member, STUDY)
    card = await group(sandbox, editor, STUDY)
    used = await editor.select(card, None, COMMUNITIES)
    assert "can publish changes" in used.message.text
    assert await bot.store.heads(guild_of(sandbox)) == ()


async def test_what_another_moderator_dealt_with_is_gone(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    await ask(sandbox, sandbox.member, STUDY)
    mine, theirs = await group(sandbox, moderator, STUDY), await group(sandbox, moderator, STUDY)
    await moderator.press(theirs, label="Done")
    await moderator.press(mine, label="Not for us")
    assert "dealt with meanwhile" in mine.text
    assert await bot.store.heads(guild_of(sandbox)) == ()


async def test_it_works_after_a_restart(
    sandbox: Sandbox, tmp_path: Path, library: Library, moderator: User
) -> None:
    async with running(sandbox, tmp_path, library):
        await ask(sandbox, sandbox.member, STUDY)
        card = await group(sandbox, moderator, STUDY)
    async with running(sandbox, tmp_path, library) as bot:
        await moderator.press(card, label="Not for us")
        await decided(moderator, card, "From now on I decline")
        (version,) = await bot.store.heads(guild_of(sandbox))
        assert version.piece == Piece("topics", "out_of_scope/not-for-us")


async def test_fifty_groups_fit(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    words = [f"{first}{second}" for first in "bdfg" for second in ("apple", "cloud", "drum", "eagle")]
    for number, first in enumerate(words):
        for second in words[:4]:
            text = f"why {first} {second} {'x' * 3000 if number == 0 else ''}"
            await bot.store.record(
                Turn(
                    "m" * 32, "1", guild_of(sandbox), text, "out_of_scope", "out_of_scope/other-professions",
                    {}, 0.9, False, 1.0, time.time(),
                ),
                None,
            )  # fmt: skip
    message = await queue(sandbox, moderator)
    assert len(message.text) <= 4000
    await moderator.select(message, "v1:kr:open", str(message.selects[0].options[0].value))
    assert len(message.text) <= 4000
