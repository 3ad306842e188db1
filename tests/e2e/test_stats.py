"""`/stats`: a server's figures with their chart, for moderators of that server alone."""

import time
from pathlib import Path

import pytest

from bot.charts.drawing import Charts
from bot.discord_app import CareerBot
from bot.errors import ChartError
from bot.library import Library
from bot.sandbox import Message, Sandbox
from bot.sandbox.users import User
from bot.storage import Feedback, Turn
from tests.e2e.conftest import running

DAY = 24 * 3600.0
BOOTCAMPS = "education/bootcamps"


async def asked(
    bot: CareerBot,
    guild: int,
    text: str,
    at: float,
    entry: str = BOOTCAMPS,
    member: str = "ann",
    answered: bool = True,
    role: str | None = None,
) -> int:
    """A question as it was logged at that time; its number."""
    turn = Turn(
        member=member,
        channel="1",
        guild=str(guild),
        text=text,
        intent=entry.partition("/")[0],
        entry=entry,
        slots={"role": role} if role else {},
        confidence=0.9,
        answered=answered,
        latency_ms=3.0,
        at=at,
        source="message",
    )
    return await bot.store.record(turn, None)


async def a_month(bot: CareerBot, guild: int) -> None:
    """Three answered, one unanswered in the last week; one answered three weeks ago."""
    now = time.time()
    await asked(bot, guild, "are bootcamps worth it", now - 20 * DAY)
    number = await asked(bot, guild, "are bootcamps any good", now - DAY, member="ben")
    await asked(bot, guild, "pay of a data engineer", now - 60, "salary/by-role", role="data-engineer")
    await asked(bot, guild, "pay of a data engineer", now - 50, "salary/by-role", role="data-engineer")
    text = "do [penguins](https://evil.example) need <@1> *visas*"
    await asked(bot, guild, text, now - 40, "out_of_scope/other", answered=False)
    await bot.store.add_feedback(
        Feedback("ben", str(guild), "1", "useful", now - DAY, turn=number, entry=BOOTCAMPS)
    )


async def drawn(sandbox: Sandbox, message: Message) -> str:
    """The alt text of the chart once it is there."""
    await sandbox.until(lambda: message.alt_texts, what="the chart")
    return message.alt_texts[0]


async def test_the_figures_come_first_and_the_chart_is_put_in(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    await a_month(bot, sandbox.guild.id)
    used = await moderator.slash(sandbox.channel, "stats")
    message = used.message
    assert message.is_ephemeral
    for shown in (
        "last 30 days",
        "**5** questions",
        "by **2** members",
        "**80%** answered",
        "**100%** of 1 ratings",
        "**3.0 ms**",
        "Data engineer: 2",
        "Waiting for review",
        "penguins",
    ):
        assert shown in message.text, shown
    assert "<@1>" not in message.text
    assert "https://" not in message.text
    assert len(message.text) <= 4000
    alt = await drawn(sandbox, message)
    assert "In all 5 questions, 80% answered." in alt
    assert message.attachments[0].filename == "questions.png"
    assert "**5** questions" in message.text, "the text stays"


async def test_another_period_is_shown_in_place(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    await a_month(bot, sandbox.guild.id)
    message = (await moderator.slash(sandbox.channel, "stats")).message
    await drawn(sandbox, message)
    await moderator.select(message, "v1:ku:period", "7")
    await sandbox.until(lambda: "last 7 days" in message.text, what="the week")
    assert "**4** questions" in message.text
    await sandbox.until(lambda: message.alt_texts and "7 days" in message.alt_texts[0], what="its chart")


async def test_another_server_counts_nothing_of_it(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    await a_month(bot, sandbox.guild.id + 1)
    message = (await moderator.slash(sandbox.channel, "stats", days=90)).message
    assert "Nobody has asked me anything" in message.text
    assert "penguins" not in message.text


async def test_the_right_is_checked_in_the_command_and_at_the_select(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    await a_month(bot, sandbox.guild.id)
    refused = await sandbox.member.slash(sandbox.channel, "stats")
    assert refused.message.is_ephemeral
    assert "Manage Server" in refused.message.text
    assert "can see these figures" in refused.message.text
    assert "/suggest" not in refused.message.text
    assert "questions" not in refused.message.text.replace("questions and answers", "")
    message = (await moderator.slash(sandbox.channel, "stats")).message
    await drawn(sandbox, message)
    sandbox.guild.members[moderator.id].roles.clear()
    used = await moderator.select(message, "v1:ku:period", "7")
    assert "Manage Server" in used.message.text
    assert "last 30 days" in message.text


async def test_a_role_with_the_right_to_edit_is_enough(sandbox: Sandbox, bot: CareerBot) -> None:
    role = sandbox.guild.create_role("curators")
    curator = sandbox.create_user("cu", role)
    await bot.store.put_guild_setting(str(sandbox.guild.id), "right_edit", [role.id], 1, 1.0)
    used = await curator.slash(sandbox.channel, "stats")
    assert "last 30 days" in used.message.text


async def test_without_a_chart_the_text_stands(
    sandbox: Sandbox, bot: CareerBot, moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise ChartError("no picture today")

    monkeypatch.setattr(Charts, "draw", broken)
    await a_month(bot, sandbox.guild.id)
    message = (await moderator.slash(sandbox.channel, "stats")).message
    assert "**5** questions" in message.text
    assert message.alt_texts == []


async def test_the_select_works_after_a_restart(
    sandbox: Sandbox, tmp_path: Path, library: Library, moderator: User
) -> None:
    async with running(sandbox, tmp_path, library) as bot:
        await a_month(bot, sandbox.guild.id)
        message = (await moderator.slash(sandbox.channel, "stats")).message
        await drawn(sandbox, message)
    async with running(sandbox, tmp_path, library):
        await moderator.select(message, "v1:ku:period", "90")
        await sandbox.until(lambda: "last 90 days" in message.text, what="the quarter")
