"""`/me`: shown to its member alone, changed in one form, understood like free text, nothing typed lost."""

import asyncio
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.discord_app import CareerBot, me_view
from bot.discord_app.profile_words import read_profile
from bot.knowledge import Knowledge
from bot.library import Library
from bot.sandbox import Sandbox
from bot.sandbox.interactions import Interaction
from bot.storage import Profile
from tests.e2e.conftest import running

FULL = Profile("DE", "data-engineer", "senior", ("python", "sql"), 8)


async def profile_of(sandbox: Sandbox, bot: CareerBot) -> Profile:
    return await bot.store.profile(bot.pseudonym(sandbox.member.id))


async def give(sandbox: Sandbox, bot: CareerBot, profile: Profile) -> None:
    await bot.store.put_profile(bot.pseudonym(sandbox.member.id), profile, 1.0)


async def opened(sandbox: Sandbox, label: str) -> Interaction:
    used = await sandbox.member.slash(sandbox.channel, "me")
    assert used.message.is_ephemeral
    return await sandbox.member.press(used.message, label=label)


def values_in(form: Interaction) -> dict[str, object]:
    return {field.custom_id: field.value for field in form.modal.fields}


async def test_the_card_says_what_others_get_to_see(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "me")
    assert "An answer for all to see names what it assumed of this" in used.message.text
    assert "This card only you see." in used.message.text


async def test_the_form_saves_what_was_typed_like_free_text(sandbox: Sandbox, bot: CareerBot) -> None:
    form = await opened(sandbox, "Fill in")
    assert [field.label for field in form.modal.fields] == [
        "Role",
        "Level",
        "Country",
        "Skills",
        "Hours a week",
    ]
    typed: dict[str, object] = {
        "role": "ml enginer",
        "level": "Mid level",
        "country": "I live in Munich",
        "skills": "Python, kubernets; sql and pandas, Python",
        "hours": "2 h a day",
    }
    sent = await sandbox.member.submit_modal(form, typed)
    assert sent.message.is_ephemeral
    for shown in ("Machine learning engineer", "Mid level", "Germany", "Python, Kubernetes, SQL", "14"):
        assert shown in sent.message.text
    found = await profile_of(sandbox, bot)
    assert (found.role, found.level, found.country, found.hours) == (
        "machine-learning-engineer",
        "mid",
        "DE",
        14,
    )
    assert found.skills[:3] == ("python", "kubernetes", "sql")
    assert len(found.skills) == len(set(found.skills)) == 4


async def test_the_form_opens_with_what_is_known_and_emptied_fields_are_emptied(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    await give(sandbox, bot, FULL)
    form = await opened(sandbox, "Change")
    assert values_in(form) == {
        "role": "Data engineer",
        "level": ["senior"],
        "country": "Germany",
        "skills": "Python, SQL",
        "hours": "8",
    }
    await sandbox.member.submit_modal(form, {"country": "", "level": []})
    assert await profile_of(sandbox, bot) == replace(FULL, country=None, level=None)


async def test_a_level_named_with_the_role_counts(sandbox: Sandbox, bot: CareerBot) -> None:
    form = await opened(sandbox, "Fill in")
    await sandbox.member.submit_modal(form, {"role": "I am a senior data analyst"})
    assert await profile_of(sandbox, bot) == Profile(role="data-analyst", level="senior")


async def test_what_is_not_understood_comes_back_and_the_rest_is_saved(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    await give(sandbox, bot, FULL)
    form = await opened(sandbox, "Change")
    typed: dict[str, object] = {
        "role": "@everyone **plumber**",
        "country": "Narnia",
        "skills": "Python, underwater basketry, Docker",
        "hours": "lots",
    }
    sent = await sandbox.member.submit_modal(form, typed)
    text = sent.message.text
    assert sent.message.is_ephemeral
    assert "I know no role called" in text
    assert "@everyone" not in text
    assert "**plumber**" not in text
    assert "Name one such as data engineer." in text
    assert "I know no country called “Narnia”" in text
    assert "I know no skill called “underwater basketry”" in text
    assert "a number of hours from 1 to 80" in text
    assert await profile_of(sandbox, bot) == replace(FULL, skills=("python", "docker"))

    again = await sandbox.member.press(sent.message, label="Edit again")
    assert values_in(again) == typed | {"level": ["senior"]}
    mended = await sandbox.member.submit_modal(
        again, {"role": "mle", "country": "US", "skills": "Docker", "hours": "5"}
    )
    assert "⚠️" not in mended.message.text
    assert await profile_of(sandbox, bot) == Profile(
        "US", "machine-learning-engineer", "senior", ("docker",), 5
    )


async def test_no_hours_are_no_number_of_hours(sandbox: Sandbox, bot: CareerBot) -> None:
    await give(sandbox, bot, FULL)
    form = await opened(sandbox, "Change")
    sent = await sandbox.member.submit_modal(form, {"hours": "0"})
    assert "a number of hours from 1 to 80, such as 8; leave the field empty for none." in sent.message.text
    assert await profile_of(sandbox, bot) == FULL
    again = await sandbox.member.press(sent.message, label="Edit again")
    await sandbox.member.submit_modal(again, {"hours": ""})
    assert await profile_of(sandbox, bot) == replace(FULL, hours=None)


@pytest.mark.parametrize("country", ["uk or us", "us, uk"])
async def test_of_two_countries_one_is_asked_for(sandbox: Sandbox, bot: CareerBot, country: str) -> None:
    await give(sandbox, bot, FULL)
    form = await opened(sandbox, "Change")
    typed: dict[str, object] = {"role": "mle", "country": country, "skills": "Docker", "hours": "5"}
    sent = await sandbox.member.submit_modal(form, typed)
    assert "I read more than one country there; name the one where you look for work." in sent.message.text
    assert (await profile_of(sandbox, bot)).country == "DE"
    again = await sandbox.member.press(sent.message, label="Edit again")
    assert values_in(again) == typed | {"level": ["senior"]}


async def test_buttons_and_open_forms_work_after_a_restart(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library):
        form = await opened(sandbox, "Fill in")
        first = await opened(sandbox, "Fill in")
        sent = await sandbox.member.submit_modal(first, {"country": "Narnia", "skills": "Python"})
    async with running(sandbox, tmp_path, library) as bot:
        again = await sandbox.member.press(sent.message, label="Edit again")
        assert values_in(again) == {"role": "", "level": [], "country": "", "skills": "Python", "hours": ""}
        await sandbox.member.submit_modal(form, {"role": "Data scientist"})
        assert (await profile_of(sandbox, bot)).role == "data-scientist"


async def test_clearing_can_be_taken_back(sandbox: Sandbox, bot: CareerBot) -> None:
    await give(sandbox, bot, FULL)
    used = await sandbox.member.slash(sandbox.channel, "me")
    cleared = await sandbox.member.press(used.message, label="Clear")
    assert "Cleared" in cleared.message.text
    assert await profile_of(sandbox, bot) == Profile()
    assert (await bot.store.held(bot.pseudonym(sandbox.member.id))).get("profiles") is None
    back = await sandbox.member.press(cleared.message, label="Bring it back")
    await sandbox.member.submit_modal(back, {})
    assert await profile_of(sandbox, bot) == FULL


async def test_a_role_and_a_skill_that_are_gone_do_no_harm(sandbox: Sandbox, bot: CareerBot) -> None:
    await give(sandbox, bot, replace(FULL, role="lamp-lighter", skills=("python", "semaphore")))
    form = await opened(sandbox, "Change")
    assert (values_in(form)["role"], values_in(form)["skills"]) == ("", "Python")


async def test_it_works_in_direct_messages(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.member.dm, "me")
    form = await sandbox.member.press(used.message, label="Fill in")
    sent = await sandbox.member.submit_modal(form, {"role": "Data engineer"})
    assert "Data engineer" in sent.message.text


async def test_each_member_has_their_own(sandbox: Sandbox, bot: CareerBot) -> None:
    await give(sandbox, bot, FULL)
    ben = sandbox.create_user("ben")
    used = await ben.slash(sandbox.channel, "me")
    assert "told me nothing" in used.message.text
    assert not used.message.visible_to(sandbox.member)


async def test_what_a_list_changes_while_a_form_is_read_stays(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, picked = threading.Event(), threading.Event()

    def slow(
        typed: Mapping[str, Any], before: Profile, knowledge: Knowledge
    ) -> tuple[Profile, dict[str, str]]:
        started.set()
        assert picked.wait(10)
        return read_profile(typed, before, knowledge)

    monkeypatch.setattr(me_view, "read_profile", slow)
    picker = (await sandbox.member.slash(sandbox.channel, "match")).message
    form = await opened(sandbox, "Fill in")
    sending = asyncio.create_task(sandbox.member.submit_modal(form, {"hours": "5", "role": "mle"}))
    await asyncio.to_thread(started.wait, 10)
    choice = str(picker.selects[0].options[0].value)
    await sandbox.member.select(picker, picker.selects[0].custom_id, choice)
    picked.set()
    shown = await sending
    assert "**Hours a week**: 5" in shown.message.text
    kept = await profile_of(sandbox, bot)
    assert (kept.role, kept.hours, kept.skills) == ("machine-learning-engineer", 5, (choice,))


async def test_skills_picked_after_the_form_was_opened_stay(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library) as bot:
        await give(sandbox, bot, FULL)
        unchanged, edited = await opened(sandbox, "Change"), await opened(sandbox, "Change")
        picker = (await sandbox.member.slash(sandbox.channel, "match")).message
        lists = ((select, {str(option.value) for option in select.options}) for select in picker.selects)
        held, offered = next(found for found in lists if found[1] & {"python"})
        picked = sorted(offered - {"python", "sql"})[0]
        await sandbox.member.select(picker, held.custom_id, [picked])  # python is taken away with it
        after = await profile_of(sandbox, bot)
        assert picked in after.skills
        assert "python" not in after.skills
    async with running(sandbox, tmp_path, library) as bot:
        shown = await sandbox.member.submit_modal(unchanged, {"hours": "5"})
        assert library.skills[picked].name in shown.message.text
        kept = await profile_of(sandbox, bot)
        assert (kept.hours, set(kept.skills)) == (5, set(after.skills))
        await sandbox.member.submit_modal(edited, {"skills": "Docker"})
        kept = await profile_of(sandbox, bot)
        assert set(kept.skills) == {"docker", picked}
