"""`/kb find`: what is meant, also where it is mistyped, and what its forms are called."""

import pytest

from bot.discord_app import CareerBot
from bot.sandbox import Sandbox
from bot.sandbox.users import User
from tests.e2e.kb_forms import found


async def test_a_form_is_called_by_whole_words(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    card = await found(sandbox, moderator, "Data scientist", "r/data-scientist")
    form = (await moderator.press(card, label="Other names")).modal
    assert form
    assert form.title == "Data scientist: Other names"
    title = "Working in the field without a degree, or with an unrelated one"
    card = await found(sandbox, moderator, title, "t/education/no-degree")
    form = (await moderator.press(card, label="Ways to ask")).modal
    assert form
    assert form.title.endswith("…: Ways to ask")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("data anlyst", "Data analyst"),
        ("dockr", "Docker"),
        ("career path salary guide", "Machine Learning Career Path Skills and Salary Guide"),
        ("are bootcamps worth it", "Bootcamps and intensive programmes"),
        ("resme", "A CV or résumé that gets read"),
    ],
)
async def test_find_forgives_typing_errors(
    sandbox: Sandbox, bot: CareerBot, moderator: User, typed: str, first: str
) -> None:
    message = (await moderator.slash(sandbox.channel, "kb find", what=typed)).message
    found = [one.name for one in message.selects[0].options] if message.selects else [message.text]
    assert first in found[0], found


async def test_find_says_when_nothing_fits_and_leads_on(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    message = (await moderator.slash(sandbox.channel, "kb find", what="zzqqx flurb")).message
    assert "Nothing fits" in message.text
    await moderator.press(message, label="Panel")
    assert "What I know" in message.text
