"""`/trends` and questions about pay over the years: medians a year, sample sizes, the chart edited in."""

import os
import signal

import pytest

from bot.discord_app import CareerBot
from bot.sandbox import Message, Sandbox


async def pictured(sandbox: Sandbox, message: Message) -> Message:
    """The message once its chart has been edited in."""
    await sandbox.until(lambda: message.attachments or None, timeout=15, what="a chart")
    return message


async def test_a_role_and_level_year_by_year(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "trends", role="data-scientist", level="senior")
    text = used.message.text
    assert "was $158,800 in 2022 and $174,600 in 2024: up 10%" in text
    assert "1,134" in text
    assert "Salary index of data, AI and ML jobs" in text
    assert "the United States, because no country was named" in text
    (turn,) = await bot.store.turns()
    assert turn["source"] == "command"


async def test_the_chart_is_edited_into_the_text(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "trends", role="data-analyst")
    drawn = await pictured(sandbox, used.message)
    assert drawn.revisions[-1].attachments == []
    assert drawn.revisions[-1].components
    assert drawn.attachments[0].pixels is not None
    assert drawn.attachments[0].pixels[0] == 1600
    (alt,) = drawn.alt_texts
    assert "Entry level: 2023 $85,300 (n = 52), 2024 $91,500 (n = 689)." in alt
    assert "up 7%" in drawn.text


async def test_pay_has_its_chart_with_the_offer(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(
        sandbox.channel, "salary", role="machine-learning-engineer", level="mid", offer="150k"
    )
    drawn = await pictured(sandbox, used.message)
    (alt,) = drawn.alt_texts
    assert "A line marks the offer of $150,000." in alt
    assert "Mid level, by a guide: $120,000 to $200,000." in alt


async def test_two_roles_have_their_chart_behind_a_button(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(
        sandbox.channel, "compare", a="data-scientist", b="machine-learning-engineer"
    )
    assert used.message.attachments == []
    label = next(button.label for button in used.message.buttons if "chart" in (button.label or "").lower())
    pressed = await sandbox.member.press(used.message, label=label)
    drawn = await pictured(sandbox, pressed.message)
    (alt,) = drawn.alt_texts
    assert "Data scientist (n = 2,650): median $159,900" in alt


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"role": "data-scientist", "level": "entry"}, "other levels are below"),
        ({"role": "nlp-engineer"}, "machine learning engineer, data scientist, data engineer"),
        ({"role": "data-scientist", "country": "DE"}, "in the United States"),
        ({"role": "data-scientist", "country": "MN"}, "in the United States"),
    ],
)
async def test_what_is_not_known_is_said_with_the_nearest(
    sandbox: Sandbox, bot: CareerBot, options: dict[str, str], expected: str
) -> None:
    used = await sandbox.member.slash(sandbox.channel, "trends", **options)
    assert "No year-by-year pay for" in used.message.text
    assert expected in used.message.text


async def test_a_typed_role_is_understood_and_an_unknown_one_asked_back(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    used = await sandbox.member.slash(sandbox.channel, "trends", role="ds", level="snr")
    assert "$174,600" in used.message.text
    unknown = await sandbox.member.slash(sandbox.channel, "trends", role="@everyone plumber")
    assert unknown.message.is_ephemeral
    assert "@everyone" not in unknown.message.text


async def test_a_question_in_free_text(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(
        sandbox.channel, "have data engineer salaries gone up since 2022?", mention_bot=True
    )
    reply = await sandbox.reply_to(asked)
    assert "Pay over the years: data engineer" in reply.text
    assert (await pictured(sandbox, reply)).alt_texts


async def test_without_the_worker_the_text_stands_and_the_next_chart_is_drawn(
    own_painter: None, sandbox: Sandbox, bot: CareerBot
) -> None:
    first = await sandbox.member.slash(sandbox.channel, "trends", role="data-analyst")
    await pictured(sandbox, first.message)
    assert bot.charts.pid is not None
    os.kill(bot.charts.pid, signal.SIGKILL)
    second = await sandbox.member.slash(sandbox.channel, "trends", role="data-engineer")
    assert "$162,400" in second.message.text
    assert (await pictured(sandbox, second.message)).alt_texts
