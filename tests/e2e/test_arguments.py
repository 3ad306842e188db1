"""Arguments of commands: lists, typed values, did-you-mean as buttons, and what the commands answer."""

import time
from pathlib import Path
from typing import Any

import pytest

from bot.discord_app import CareerBot
from bot.library import Library
from bot.sandbox import Sandbox
from bot.storage import Profile
from tests.e2e.conftest import running

COMMANDS = [
    ("learn", {"skill": "docker"}, "Docker"),
    ("learn", {"skill": "kubernets"}, "Kubernetes"),
    ("guide", {"topic": "education/bootcamps"}, "Bootcamps"),
    ("guide", {"topic": "are bootcamps worth the money"}, "ootcamp"),
    ("compare", {"a": "role:data-engineer", "b": "data analyst", "c": "ds"}, "engineer, data analyst or"),
    ("compare", {"a": "pytorch", "b": "tensorflow"}, "PyTorch or TensorFlow?"),
    ("compare", {"a": "skill:pytorch", "b": "tensorflow", "c": "keras"}, "PyTorch, TensorFlow or Keras?"),
    ("salary", {"role": "data-scientist", "country": "US", "offer": "95k"}, "$95,000: in the middle half"),
    ("salary", {"role": "data-scientist", "offer": "£60,000"}, "£60,000: in the middle half at mid"),
    ("salary", {"role": "data-scientist", "country": "US", "offer": "£60,000"}, "not compared"),
    ("roadmap", {"role": "data-analyst", "from": "teacher"}, "Roadmap: data analyst, from teacher"),
    ("roadmap", {"role": "machine-learning-engineer", "from": "i am a web developer"}, "from web developer"),
    ("skills", {"role": "someone who is a data engineer"}, "Skills: data engineer"),
    ("salary", {"role": "ds", "level": "4 years", "country": "London"}, "Pay: data scientist, mid"),
    ("help", {}, "/match"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "options", "expected"), COMMANDS, ids=str)
async def test_what_commands_answer(
    sandbox: Sandbox, bot: CareerBot, name: str, options: dict[str, str], expected: str
) -> None:
    used = await sandbox.member.slash(sandbox.channel, name, **options)
    assert expected.casefold() in used.message.text.casefold()


async def test_every_answering_command_can_be_private(sandbox: Sandbox, bot: CareerBot) -> None:
    answering = {"ask", "compare", "guide", "help", "learn", "match", "roadmap", "role", "salary", "skills"}
    found = {c["name"] for c in sandbox.commands if any(o["name"] == "private" for o in c.get("options", ()))}
    assert answering <= found
    used = await sandbox.member.slash(sandbox.channel, "learn", skill="sql", private=True)
    assert used.message.is_ephemeral


@pytest.mark.parametrize(("private", "seen_by_one"), [(None, False), (True, True)])
async def test_an_unknown_role_is_one_click_from_its_answer(
    sandbox: Sandbox, bot: CareerBot, private: bool | None, seen_by_one: bool
) -> None:
    more = {} if private is None else {"private": private}
    used = await sandbox.member.slash(
        sandbox.channel, "salary", role="dota engenir", level="senior", country="us", offer="150k", **more
    )
    assert used.message.is_ephemeral
    assert "I know no role called “dota engenir”. Did you mean one of these?" in used.message.text
    pressed = await sandbox.member.press(used.message, label="Data engineer")
    assert "Pay: data engineer, senior" in pressed.message.text
    assert "$150,000 lies" in pressed.message.text
    assert pressed.message.is_ephemeral is seen_by_one


async def test_its_buttons_work_after_a_restart(sandbox: Sandbox, tmp_path: Path, library: Library) -> None:
    async with running(sandbox, tmp_path, library):
        used = await sandbox.member.slash(sandbox.channel, "learn", skill="dockerino4")
    async with running(sandbox, tmp_path, library):
        pressed = await sandbox.member.press(used.message, label="Docker")
        assert "Docker" in pressed.message.text
        assert not pressed.message.is_ephemeral


async def test_an_unknown_country_names_no_other_country_s_pay(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist", country="Atlantis")
    assert used.message.is_ephemeral
    assert "$" not in used.message.text
    assert "I know no country called “Atlantis”" in used.message.text


async def test_an_offer_that_is_no_pay(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist", offer="plenty")
    assert "I cannot read “plenty” as pay. Write it before tax" in used.message.text
    pressed = await sandbox.member.press(used.message, label="Go on without the offer")
    assert "Pay: data scientist" in pressed.message.text


async def test_an_offer_by_the_month_is_counted_and_one_by_the_day_refused(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    options: dict[str, Any] = {"role": "data-scientist", "level": "senior", "country": "US"}
    used = await sandbox.member.slash(sandbox.channel, "salary", offer="9000 a month", **options)
    assert "9,000 a month counted as 108,000 a year, 12 months" in used.message.text
    assert "$108,000" in used.message.text
    used = await sandbox.member.slash(sandbox.channel, "salary", offer="$400 a day", **options)
    assert used.message.is_ephemeral
    assert "I do not compare $400 a day" in used.message.text
    pressed = await sandbox.member.press(used.message, label="Go on without the offer")
    assert "Pay: data scientist" in pressed.message.text
    assert "a day" not in pressed.message.text


async def test_a_role_beside_a_skill_is_explained(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "compare", a="python", b="data engineer")
    assert "Data engineer is a role and Python is a skill" in used.message.text
    pressed = await sandbox.member.press(used.message, label="Python for data engineers")
    assert "essential" in pressed.message.text


async def test_a_list_opens_with_the_profile_then_the_last_role(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library):
        await sandbox.member.slash(sandbox.channel, "role", role="nlp-engineer")
    async with running(sandbox, tmp_path, library) as bot:  # anew, so nothing is at hand
        member = bot.pseudonym(sandbox.member.id)
        await bot.store.put_profile(member, Profile(role="statistician", country="DE", level="lead"), 1.0)

        async def names(command: str, focused: str) -> list[str]:
            found = await sandbox.member.autocomplete(sandbox.channel, command, focused=focused, value="")
            return [choice.name for choice in found]

        assert (await names("salary", "role"))[:2] == ["Statistician", "NLP engineer"]
        assert (await names("salary", "country"))[0] == "Germany"
        assert (await names("salary", "level"))[0].startswith("Lead")
        assert (await names("compare", "a"))[:2] == ["Statistician", "NLP engineer"]
        assert (await names("roadmap", "from"))[0] == "Statistician"


@pytest.mark.parametrize(
    ("command", "focused", "value", "first"),
    [
        ("learn", "skill", "kuber", "Kubernetes"),
        ("learn", "skill", "visulisation", "Data visualisation"),
        ("salary", "country", "berlin", "Germany"),
        ("compare", "a", "pytor", "PyTorch"),
        ("roadmap", "from", "teach", "Teacher"),
        ("salary", "role", "i want to be a data engineer", "Data engineer"),
        ("guide", "topic", "bootc", "Bootcamps and intensive programmes"),
    ],
)
async def test_lists_hold_names_aliases_and_typing_errors(
    sandbox: Sandbox, bot: CareerBot, command: str, focused: str, value: str, first: str
) -> None:
    found = await sandbox.member.autocomplete(sandbox.channel, command, focused=focused, value=value)
    assert found[0].name == first


async def test_the_second_list_holds_the_kind_of_the_first(sandbox: Sandbox, bot: CareerBot) -> None:
    found = await sandbox.member.autocomplete(
        sandbox.channel, "compare", focused="b", value="data", a="skill:sql"
    )
    assert found
    assert all(str(choice.value).startswith("skill:") for choice in found)


async def test_lists_open_in_time(sandbox: Sandbox, bot: CareerBot) -> None:
    """From the typed letter to the list, sockets and all: the middle of 20."""
    taken = []
    for letters in ["", "d", "da", "dat", "data", "data ", "data e", "data en", "enginer", "zzz"] * 2:
        begun = time.perf_counter()
        await sandbox.member.autocomplete(sandbox.channel, "salary", focused="role", value=letters)
        taken.append(time.perf_counter() - begun)
    assert sorted(taken)[len(taken) // 2] < 0.05
