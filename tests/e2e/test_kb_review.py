"""`/kb review`: what could not be answered is grouped and dealt with."""

import time
from pathlib import Path

import pytest

from bot.discord_app import CareerBot
from bot.library import Library
from bot.library.edits import Piece
from bot.sandbox import Sandbox, User
from bot.storage import Turn
from tests.e2e.conftest import running
from tests.e2e.kb_forms import until
from tests.e2e.kb_reviewing import (
    ALIKE,
    COMMUNITIES,
    STUDY,
    WAYS,
    ask,
    decided,
    drafted,
    group,
    guild_of,
    queue,
    waiting,
)

pytestmark = pytest.mark.usefixtures("in_haste")


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
