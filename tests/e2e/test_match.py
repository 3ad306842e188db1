"""`/match`: skills typed, picked from selects, or taken from the profile; across restarts; in free text."""

import asyncio
import sys
import threading
from pathlib import Path

import pytest

from bot.discord_app import CareerBot
from bot.discord_app.skill_words import skills_in
from bot.knowledge import Knowledge
from bot.library import Library
from bot.library.codes import code
from bot.sandbox import Sandbox
from bot.sandbox.message import Message
from bot.storage import Profile
from tests.e2e.conftest import running


def select_with(message: Message, skill: str) -> str:
    """The custom id of the select that holds a skill."""
    return next(s.custom_id for s in message.selects if skill in [option.value for option in s.options])


async def test_typed_skills_give_ranked_roles_privately(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "match", skills="sql, excel, statistcs, data viz")
    assert used.message.is_ephemeral
    assert "Data analyst fits best: 4 of 7 essential skills; shortest next step" in used.message.text
    assert "Still missing" in used.message.text
    pressed = await sandbox.member.press(used.message, label="Roadmap: data analyst")
    assert "Roadmap: data analyst" in pressed.message.text
    assert "behind you, " in pressed.message.text, "the skills take hours off its roadmap"
    assert pressed.message.is_ephemeral


async def test_for_all_to_see_and_what_is_left_aside(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(
        sandbox.channel, "match", skills="python, @everyone [x](https://bad.example)", private=False
    )
    assert not used.message.is_ephemeral
    assert "no skill I know" in used.message.text
    assert "@everyone" not in used.message.text
    assert "https://bad.example" not in used.message.text
    (turn,) = await bot.store.turns()
    assert (turn["source"], turn["entry"], turn["text"]) == ("command", "match/by-skills", "/match python")


async def test_what_was_typed_counts_alone(sandbox: Sandbox, bot: CareerBot) -> None:
    member = bot.pseudonym(sandbox.member.id)
    await bot.store.put_profile(member, Profile(skills=("pytorch", "cloud", "docker")), 1.0)
    used = await sandbox.member.slash(sandbox.channel, "match", skills="python, sql")
    assert "Your skills: Python and SQL." in used.message.text


async def test_only_unknown_skills_are_asked_back(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "match", skills="dockerino4")
    assert "I know no skill called" in used.message.text
    pressed = await sandbox.member.press(used.message, label="Docker")
    assert "Roles that fit your skills" in pressed.message.text
    assert pressed.message.is_ephemeral


async def test_unknown_skills_are_named_one_by_one(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "match", skills="basketry, juggling")
    assert "I know no skill called “basketry” or “juggling”." in used.message.text


async def test_a_list_goes_on_after_commas_and_semicolons_alike(sandbox: Sandbox, bot: CareerBot) -> None:
    async def offered(typed: str) -> list[str]:
        found = await sandbox.member.autocomplete(sandbox.channel, "match", focused="skills", value=typed)
        return [choice.name for choice in found]

    assert (await offered("python; table"))[0] == "python, Tableau"
    assert (await offered("python, docker; kube"))[0] == "python, docker, Kubernetes"
    assert (await offered(", pyth"))[0] == "Python", "what begins with a comma begins with nothing"


async def test_picking_survives_a_restart(sandbox: Sandbox, tmp_path: Path, library: Library) -> None:
    async with running(sandbox, tmp_path, library):
        used = await sandbox.member.slash(sandbox.channel, "match")
        message = used.message
        assert message.is_ephemeral
        assert {b.label: b.disabled for b in message.buttons} == {"Show my roles": True, "Clear": True}
        await sandbox.member.select(message, select_with(message, "python"), ["python", "sql"])
        assert "You picked: Python, SQL." in message.text
    async with running(sandbox, tmp_path, library) as bot:
        await sandbox.member.select(message, select_with(message, "statistics"), "statistics")
        assert "You picked: Python, SQL, Statistics." in message.text
        assert "1. Data scientist: 3 of 8 essential skills" in message.text
        await sandbox.member.select(message, select_with(message, "python"), "python")
        assert "You picked: Statistics, Python." in message.text
        pressed = await sandbox.member.press(message, label="Show my roles")
        assert "Roles that fit your skills" in pressed.message.text
        profile = await bot.store.profile(bot.pseudonym(sandbox.member.id))
        assert profile.skills == ("statistics", "python")
        await sandbox.member.press(message, label="Clear")
        assert "Pick what you can do" in message.text


async def test_the_lists_open_with_the_profile(sandbox: Sandbox, bot: CareerBot) -> None:
    member = bot.pseudonym(sandbox.member.id)
    await bot.store.put_profile(member, Profile(country="DE", skills=("sql", "excel", "gone-skill")), 1.0)
    used = await sandbox.member.slash(sandbox.channel, "match")
    assert "You picked: SQL, Excel." in used.message.text
    pressed = await sandbox.member.press(used.message, label="Show my roles")
    assert "Data analyst" in pressed.message.text
    await sandbox.member.select(used.message, select_with(used.message, "python"), "python")
    kept = await bot.store.profile(member)
    assert (kept.country, kept.skills) == ("DE", ("excel", "python"))


async def test_a_pressed_button_without_skills_says_what_to_do(
    sandbox: Sandbox, bot: CareerBot, library: Library
) -> None:
    member = bot.pseudonym(sandbox.member.id)
    await bot.store.put_profile(member, Profile(skills=("sql",)), 1.0)
    used = await sandbox.member.slash(sandbox.channel, "match")
    await bot.conversation.profiles.put(member, Profile(), 2.0)
    pressed = await sandbox.member.press(used.message, label="Show my roles")
    assert "Pick at least one skill" in pressed.message.text
    kinds = {code(kind) for kind in library.skill_kinds.values()}
    assert {s.custom_id.rpartition(":")[2] for s in used.message.selects} == kinds


async def test_free_text_reaches_it(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(
        sandbox.channel, "which role suits me, I know python and sql", mention_bot=True
    )
    reply = await sandbox.reply_to(asked)
    assert "Roles that fit your skills" in reply.text


async def test_a_list_completes_as_it_is_typed(sandbox: Sandbox, bot: CareerBot) -> None:
    choices = await sandbox.member.autocomplete(
        sandbox.channel, "match", focused="skills", value="python, sq"
    )
    assert choices[0].name == "python, SQL"


async def test_two_lists_used_at_once_keep_both_skills(sandbox: Sandbox, bot: CareerBot) -> None:
    member = sandbox.member
    message = (await member.slash(sandbox.channel, "match")).message
    first, second = message.selects[:2]
    chosen = [str(first.options[0].value), str(second.options[0].value)]
    await asyncio.gather(
        member.select(message, first.custom_id, chosen[0]),
        member.select(message, second.custom_id, chosen[1]),
    )
    kept = await bot.store.profile(bot.pseudonym(member.id))
    assert sorted(kept.skills) == sorted(chosen)
    assert len(kept.skills) == 2


async def test_reading_a_long_list_keeps_nobody_waiting(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, waited_for = threading.Event(), threading.Event()

    def slow(text: str, knowledge: Knowledge) -> tuple[tuple[str, ...], list[str]]:
        started.set()
        assert waited_for.wait(10)
        return skills_in(text, knowledge)

    monkeypatch.setattr(sys.modules["bot.discord_app.commands.match"], "skills_in", slow)
    using = asyncio.create_task(sandbox.member.slash(sandbox.channel, "match", skills="python, sql"))
    await asyncio.to_thread(started.wait, 10)
    other = await sandbox.create_user("ben").slash(sandbox.channel, "me")
    assert "About you" in other.message.text
    waited_for.set()
    assert "Your skills: Python and SQL." in (await using).message.text
