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
    ("learn", {"skill": "python for machine learning"}, "## Python"),
    ("learn", {"skill": "CI/CD"}, "CI/CD"),
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
    ("roadmap", {"role": "data-analyst", "from": "data analyst"}, "from data analyst: the same role"),
    ("roadmap", {"role": "quant", "from": "teacher"}, "from teacher: there are no steps to shorten"),
    ("roadmap", {"role": "data scientist in 18 months"}, "In 18 months it takes"),
    ("roadmap", {"role": "data engineer with 5 hours a week"}, "at 5 hours a week"),
    ("guide", {"topic": "i want to die"}, "Somebody in distress"),
    ("skills", {"role": "someone who is a data engineer"}, "Skills: data engineer"),
    ("salary", {"role": "ds", "country": "the uk"}, "Pay: data scientist, United Kingdom"),
    ("salary", {"role": "ds", "country": "in the uk"}, "Pay: data scientist, United Kingdom"),
    ("salary", {"role": "senior data scientist in the uk"}, "Pay: data scientist, senior, United Kingdom"),
    ("salary", {"role": "data analyst with 4 years of experience"}, "Pay: data analyst, mid level"),
    ("salary", {"role": "senior ml engineer", "level": "entry"}, "Pay: machine learning engineer, entry"),
    ("roadmap", {"role": "software engineer to ml engineer"}, "learning engineer, from software engineer"),
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


@pytest.mark.parametrize("typed", ["uk or us", "US/uk", "the uk and the u.s."])
async def test_of_two_countries_none_is_taken_unasked(sandbox: Sandbox, bot: CareerBot, typed: str) -> None:
    used = await sandbox.member.slash(
        sandbox.channel, "salary", role="data-engineer", level="senior", country=typed, offer="150k"
    )
    assert used.message.is_ephemeral
    assert f"I read more than one country in “{typed}”. Which one do you mean?" in used.message.text
    strange = await sandbox.member.slash(sandbox.channel, "salary", role="xyzzy", country=typed)
    assert f"I leave out “{typed}”: name one country." in strange.message.text
    pressed = await sandbox.member.press(used.message, label="United States")
    assert "Pay: data engineer, senior, United States" in pressed.message.text
    assert "$150,000 lies" in pressed.message.text


@pytest.mark.parametrize("typed", ["python, sql and docker", "sql/python", "pytorch vs sql"])
async def test_of_several_skills_none_is_taken_unasked(sandbox: Sandbox, bot: CareerBot, typed: str) -> None:
    used = await sandbox.member.slash(sandbox.channel, "learn", skill=typed)
    assert used.message.is_ephemeral
    assert f"I read more than one skill in “{typed}”. Which one do you mean?" in used.message.text
    pressed = await sandbox.member.press(used.message, label="SQL")
    assert "SQL" in pressed.message.text.splitlines()[0]


@pytest.mark.parametrize("command", ["salary", "roadmap", "role", "skills", "progress"])
@pytest.mark.parametrize(
    "typed",
    ["data scientist data engineer", "data scientist or a data engineer", "data scientist/data engineer"],
)
async def test_of_two_roles_none_is_taken_unasked(
    sandbox: Sandbox, bot: CareerBot, command: str, typed: str
) -> None:
    used = await sandbox.member.slash(sandbox.channel, command, role=typed)
    assert used.message.is_ephemeral
    assert f"I read more than one role in “{typed}”. Which one do you mean?" in used.message.text
    pressed = await sandbox.member.press(used.message, label="Data engineer")
    assert "data engineer" in pressed.message.text.splitlines()[0].casefold()


@pytest.mark.parametrize("typed", ["data engineer or teacher", "teacher / data engineer"])
async def test_of_two_origins_none_is_taken_unasked(sandbox: Sandbox, bot: CareerBot, typed: str) -> None:
    used = await sandbox.member.slash(
        sandbox.channel, "roadmap", role="machine-learning-engineer", **{"from": typed}
    )
    assert used.message.is_ephemeral
    asked = f"I read more than one role or background in “{typed}”. Which one do you mean?"
    assert asked in used.message.text
    pressed = await sandbox.member.press(used.message, label="Teacher")
    assert "machine learning engineer" in pressed.message.text.splitlines()[0].casefold()
    assert "teach" in pressed.message.text.casefold()


@pytest.mark.parametrize("typed", ["60k or 70k", "60k / 70k", "$60,000 vs $70,000"])
async def test_of_two_offers_none_is_taken_unasked(sandbox: Sandbox, bot: CareerBot, typed: str) -> None:
    more = {"role": "data-engineer", "country": "us", "offer": typed}
    used = await sandbox.member.slash(sandbox.channel, "salary", **more)
    assert used.message.is_ephemeral
    assert f"I read more than one amount in “{typed}”. Which one do you mean?" in used.message.text
    pressed = await sandbox.member.press(used.message, label=typed.split()[-1])
    assert "Pay: data engineer" in pressed.message.text
    assert "**$70,000" in pressed.message.text
    both = await sandbox.member.press(used.message, label="All, side by side")
    assert "**$70,000 is $10,000 a year more than $60,000" in both.message.text
    assert "Pay: data engineer, United States" in both.message.text
    strange = await sandbox.member.slash(sandbox.channel, "salary", **{**more, "role": "xyzzy"})
    assert "I know no role called “xyzzy”." in strange.message.text
    assert f"I leave out “{typed}”: name one amount." in strange.message.text


async def test_a_currency_after_the_last_offer_is_that_of_all(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(
        sandbox.channel, "salary", role="data-engineer", country="de", offer="60k or 70k euros"
    )
    pressed = await sandbox.member.press(used.message, label="60k")
    assert "**€60,000" in pressed.message.text


@pytest.mark.parametrize("typed", ["60k and 10k bonus", "5000 a month, so 60k a year", "60,000/year"])
async def test_one_offer_told_in_two_ways_is_one(sandbox: Sandbox, bot: CareerBot, typed: str) -> None:
    used = await sandbox.member.slash(
        sandbox.channel, "salary", role="data-engineer", country="us", offer=typed
    )
    assert "**$60,000" in used.message.text


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


@pytest.mark.parametrize(
    ("country", "offered"),
    [("the EU", "Netherlands"), ("europe", "United Kingdom"), ("Latin America", "Brazil")],
)
async def test_a_part_of_the_world_is_no_country_but_offers_its_own(
    sandbox: Sandbox, bot: CareerBot, country: str, offered: str
) -> None:
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist", country=country)
    assert used.message.is_ephemeral
    assert "$" not in used.message.text
    assert f"“{country}” is not one country" in used.message.text
    pressed = await sandbox.member.press(used.message, label=offered)
    assert offered in pressed.message.text


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


@pytest.mark.parametrize(
    ("command", "focused", "value"),
    [("salary", "role", "banana"), ("salary", "role", "nurse"), ("learn", "skill", "sewing")],
)
async def test_a_list_is_empty_where_nothing_resembles_what_is_typed(
    sandbox: Sandbox, bot: CareerBot, command: str, focused: str, value: str
) -> None:
    assert await sandbox.member.autocomplete(sandbox.channel, command, focused=focused, value=value) == []


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


START = "I know no role or background called “{}”. Leave it out for the whole roadmap, or begin from one of"


@pytest.mark.parametrize(
    ("name", "options", "said", "button"),
    [
        (
            "roadmap",
            {"role": "data-engineer", "from": "student"},
            START.format("student"),
            "No background in",
        ),
        ("roadmap", {"role": "data-engineer", "from": "🙂"}, START.format("🙂"), "No background in"),
        ("salary", {"role": "data-engineer", "level": "wizard"}, "Choose one of these.", "Entry level"),
        ("skills", {"role": "🙂"}, "These are asked about most.", "Data scientist"),
        ("progress", {"role": "🙂"}, "These are asked about most.", "Data scientist"),
        ("match", {"skills": "🙂 juggling"}, "Most roles ask for these.", "Python"),
        ("compare", {"a": "🙂", "b": "data analyst"}, "Pick one from the list that opens", ""),
        ("guide", {"topic": "🙂"}, "These are some I have", "AI, machine learning"),
        ("guide", {"topic": "visa"}, "Did you mean one of these?", "The market in a country"),
        ("learn", {"skill": " "}, "You named no skill. These are asked about most.", "Python"),
        ("compare", {"a": " ", "b": "sql"}, "You named no role or skill. Pick one", ""),
        ("guide", {"topic": " "}, "You named no topic. These are some I have", "AI, machine learning"),
    ],
    ids=str,
)
async def test_nothing_is_called_near_what_it_is_not(
    sandbox: Sandbox, bot: CareerBot, name: str, options: dict[str, str], said: str, button: str
) -> None:
    message = (await sandbox.member.slash(sandbox.channel, name, **options)).message
    assert said in message.text
    labels = [one.label for one in message.buttons]
    assert labels[0].startswith(button) if button else not labels


async def test_backgrounds_are_offered_by_their_own_beginning(sandbox: Sandbox, bot: CareerBot) -> None:
    async def offered(typed: str) -> list[str]:
        found = await sandbox.member.autocomplete(
            sandbox.channel, "roadmap", focused="from", value=typed, role="data-engineer"
        )
        return [choice.name for choice in found]

    for typed in ("student", "stud", "cs student", "graduate"):
        assert await offered(typed) == [], typed
    for typed, name in (("nrse", "Clinician"), ("techer", "Teacher"), ("developer", "Web developer")):
        assert (await offered(typed))[0] == name, typed
    assert await offered("medical stu") == ["Clinician"]


async def test_a_flag_is_its_country(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist", country="🇬🇧")
    assert "Pay: data scientist, United Kingdom" in used.message.text


async def test_a_flag_is_completed_to_its_country(sandbox: Sandbox, bot: CareerBot) -> None:
    for flag, country in (("🇬🇧", "United Kingdom"), ("🇩🇪", "Germany")):
        offered = await sandbox.member.autocomplete(sandbox.channel, "salary", focused="country", value=flag)
        assert offered[0].name == country


async def test_help_tells_members_what_members_can_use(sandbox: Sandbox, bot: CareerBot) -> None:
    told = (await sandbox.member.slash(sandbox.channel, "help")).message.text
    assert "`/suggest`" in told
    assert "moderators:" not in told
    assert "`/stats`" not in told


async def test_several_in_one_argument_are_compared_each(sandbox: Sandbox, bot: CareerBot) -> None:
    typed = {"a": "data analyst, data scientist", "b": "ml engineer"}
    used = await sandbox.member.slash(sandbox.channel, "compare", **typed)
    assert used.message.text.startswith("## Data analyst, data scientist or machine learning engineer?")
    used = await sandbox.member.slash(sandbox.channel, "compare", a="python", b="sql and r")
    assert used.message.text.startswith("## Python, SQL or R?")
    used = await sandbox.member.slash(sandbox.channel, "compare", **typed, c="nlp engineer")
    assert "I read 4 roles or skills, and set three side by side at most." in used.message.text
    pressed = await sandbox.member.press(used.message, label="Compare the first three")
    assert "## Data analyst, data scientist or machine learning engineer?" in pressed.message.text
