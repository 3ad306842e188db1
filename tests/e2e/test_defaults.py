"""What a member told with `/me` fills what a question leaves open, and is said."""

import re

import pytest

from bot.discord_app import CareerBot, guild_settings
from bot.sandbox import Message, Sandbox
from bot.storage import Profile
from tests.e2e.conftest import posted


async def asked(sandbox: Sandbox, text: str) -> Message:
    question = await sandbox.member.send(sandbox.channel, text, mention_bot=True)
    return await sandbox.reply_to(question)


async def told(sandbox: Sandbox, bot: CareerBot, profile: Profile) -> None:
    await bot.conversation.profiles.put(bot.pseudonym(sandbox.member.id), profile, 1.0)


async def test_country_role_and_level_are_taken_and_said(sandbox: Sandbox, bot: CareerBot) -> None:
    await told(sandbox, bot, Profile(country="GB", role="data-scientist", level="senior"))
    reply = await asked(sandbox, "what salary could i get")
    assert "Pay: data scientist, senior, United Kingdom" in reply.text
    assert "Assumed: Data scientist, senior" in reply.text
    assert "/me" not in reply.text


async def test_what_is_asked_wins(sandbox: Sandbox, bot: CareerBot) -> None:
    await told(sandbox, bot, Profile(country="GB", role="data-scientist", level="senior"))
    reply = await asked(sandbox, "what does a data engineer earn in canada")
    assert "Pay: data engineer, Canada" in reply.text
    assert "/me" not in reply.text


async def test_where_only_the_member_reads_it_the_answer_names_me(sandbox: Sandbox, bot: CareerBot) -> None:
    await told(sandbox, bot, Profile(country="GB", role="data-scientist", hours=5))
    question = await sandbox.member.send(sandbox.member.dm, "what salary could i get")
    assert "United Kingdom, from your /me" in (await sandbox.reply_to(question)).text
    for private in (True, False):
        used = await sandbox.member.slash(sandbox.channel, "roadmap", role="data-scientist", private=private)
        assert ("5 hours a week, from your /me" in used.message.text) is private
        assert "5 hours a week" in used.message.text
    used = await sandbox.member.slash(sandbox.member.dm, "salary", role="data-scientist")
    message = used.message
    await sandbox.until(lambda: message.attachments or None, timeout=15, what="the chart")
    assert "United Kingdom, from your /me" in used.message.text


async def test_a_private_answer_that_is_shared_tells_nothing_of_me(sandbox: Sandbox, bot: CareerBot) -> None:
    await told(sandbox, bot, Profile(country="GB", role="data-scientist", level="senior"))
    used = await sandbox.member.slash(
        sandbox.channel, "ask", question="what salary could i get", private=True
    )
    assert "from your /me" in used.message.text
    shared = await posted(sandbox, await sandbox.member.press(used.message, label="Share in channel"))
    assert not shared.is_ephemeral
    assert "United Kingdom" in shared.text
    assert "/me" not in shared.text


async def test_answer_this_tells_nothing_of_me(sandbox: Sandbox, bot: CareerBot) -> None:
    await told(sandbox, bot, Profile(country="GB"))
    ben = sandbox.create_user("ben")
    asked_by_ben = await ben.send(sandbox.channel, "what does a data scientist earn")
    await sandbox.member.context_menu("Answer this", asked_by_ben)
    reply = await sandbox.reply_to(asked_by_ben)
    assert "United Kingdom" in reply.text
    assert "/me" not in reply.text


async def test_a_choice_of_all_levels_is_not_filled_again(sandbox: Sandbox, bot: CareerBot) -> None:
    await told(sandbox, bot, Profile(role="data-scientist", level="senior"))
    reply = await asked(sandbox, "what does a data scientist earn")
    assert "senior" in reply.text
    level = next(s.custom_id for s in reply.selects if s.custom_id.startswith("v1:lv:"))
    await sandbox.member.select(reply, level, ["any"])
    assert "Pay: data scientist, United States" in reply.text


async def test_another_member_is_answered_without_it(sandbox: Sandbox, bot: CareerBot) -> None:
    await told(sandbox, bot, Profile(country="GB"))
    ben = sandbox.create_user("ben")
    question = await ben.send(sandbox.channel, "what does a data scientist earn", mention_bot=True)
    assert "United States" in (await sandbox.reply_to(question)).text


async def test_a_servers_country_counts_where_the_member_told_none(sandbox: Sandbox, bot: CareerBot) -> None:
    await guild_settings.put(bot, sandbox.guild.id, "country", "CA", by=1)
    reply = await asked(sandbox, "what does a data scientist earn")
    assert "Canada, as set for this server" in reply.text
    await told(sandbox, bot, Profile(country="GB"))
    reply = await asked(sandbox, "what does a data scientist earn")
    assert "Assumed: United Kingdom." in reply.text


SKILLS = ("sql", "python", "docker", "git", "linux", "excel")


@pytest.mark.parametrize(
    "text", ["which roles fit my skills?", "what jobs match my skills", "which job suits my skills?"]
)
async def test_whose_skills_are_known_has_them_matched(sandbox: Sandbox, bot: CareerBot, text: str) -> None:
    before = await asked(sandbox, text)
    assert not before.text.startswith("## Roles that fit your skills")
    assert "Name your skills, such as" in before.text
    assert "`/me` keeps them" in before.text
    await told(sandbox, bot, Profile(skills=SKILLS))
    reply = await asked(sandbox, text)
    assert reply.text.startswith("## Roles that fit your skills")
    assert "Assumed: skills SQL, Python, Docker, Git and 2 more." in reply.text
    assert "/me" not in reply.text
    private = await sandbox.member.send(sandbox.member.dm, text)
    assert "and 2 more, from your /me." in (await sandbox.reply_to(private)).text


async def test_what_is_missing_for_a_role_goes_by_the_skills_that_are_known(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    question = "what am i missing to be a data engineer"
    assert "Name your skills" in (await asked(sandbox, question)).text
    await told(sandbox, bot, Profile(skills=SKILLS))
    assert (await asked(sandbox, question)).text.startswith("## How far to data engineer?")
    named = await asked(sandbox, "i know java and scala, what am i missing for a data engineer")
    assert "Your skills: Java and Scala." in named.text


async def test_a_follow_up_goes_on_from_the_skills_that_were_matched(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    await told(sandbox, bot, Profile(skills=SKILLS))
    await asked(sandbox, "which roles fit my skills?")
    reply = await asked(sandbox, "and for data scientist?")
    assert reply.text.startswith("## How far to data scientist?")


async def test_a_skill_that_a_question_denies_is_not_taken(sandbox: Sandbox, bot: CareerBot) -> None:
    await told(sandbox, bot, Profile(skills=("sql", "python")))
    reply = await asked(sandbox, "roadmap to data scientist, i know git but not python")
    assert re.search("With (SQL and Git|Git and SQL) behind you", reply.text)


async def test_which_role_asks_of_none_that_was_named_before(sandbox: Sandbox, bot: CareerBot) -> None:
    await told(sandbox, bot, Profile(skills=SKILLS))
    await asked(sandbox, "what does a data scientist earn")
    assert (await asked(sandbox, "which roles fit my skills?")).text.startswith(
        "## Roles that fit your skills"
    )


async def test_the_skills_of_who_has_it_answered_are_not_the_ones_of_who_wrote_it(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    await told(sandbox, bot, Profile(skills=SKILLS))
    other = await sandbox.create_user("ben").send(sandbox.channel, "which roles fit my skills?")
    await sandbox.member.context_menu("Answer this", other)
    assert "SQL, Python, Docker" not in (await sandbox.reply_to(other)).text


async def test_a_match_by_own_skills_that_is_shared_names_no_profile(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    await told(sandbox, bot, Profile(skills=SKILLS))
    used = await sandbox.member.slash(
        sandbox.channel, "ask", question="which roles fit my skills?", private=True
    )
    assert "from your /me" in used.message.text
    shared = await posted(sandbox, await sandbox.member.press(used.message, label="Share in channel"))
    assert "Your skills: SQL, Python, Docker, Git, Linux and Excel." in shared.text
    assert "/me" not in shared.text


async def test_a_roadmap_counts_the_skills_that_are_known_as_progress_does(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    await told(sandbox, bot, Profile(skills=("sql", "python", "excel"), hours=5))
    used = await sandbox.member.slash(sandbox.member.dm, "roadmap", role="data-engineer")
    text = used.message.text
    assert re.search("Assumed: 5 hours a week, skills (SQL and Python|Python and SQL), from your /me.", text)
    left = re.search(
        r"With (?:SQL and Python|Python and SQL) behind you, (\d+ to [\d,]+) of them are left", text
    )
    assert left is not None
    assert " less with SQL)" in text
    pressed = await sandbox.member.press(used.message, label="Track my progress")
    assert f"{left[1]} hours left" in (pressed.message or used.message).text


async def test_skills_that_a_question_names_take_hours_off_the_roadmap_too(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    await told(sandbox, bot, Profile(skills=("docker",)))
    reply = await asked(sandbox, "roadmap to data engineer, I know SQL and Python")
    assert "With SQL, Python and Docker behind you" in reply.text
    assert "Assumed: skills Docker." in reply.text


@pytest.mark.parametrize("question", ["what are my skills?", "what do you know about me?"])
async def test_what_was_told_is_named_to_the_member_alone(
    sandbox: Sandbox, bot: CareerBot, question: str
) -> None:
    profile = Profile(country="GB", role="data-scientist", level="senior", skills=("sql", "python"), hours=5)
    await told(sandbox, bot, profile)
    named = (
        "### What you have told me\n- **Role**: Data scientist\n- **Level**: Senior\n"
        "- **Country**: United Kingdom\n- **Skills**: SQL and Python\n- **Hours a week**: 5"
    )
    private = await sandbox.member.send(sandbox.member.dm, question)
    assert (await sandbox.reply_to(private)).text.endswith(named), "apart from the other lists"
    used = await sandbox.member.slash(sandbox.channel, "ask", question=question, private=True)
    assert named in used.message.text
    shared = await posted(sandbox, await sandbox.member.press(used.message, label="Share in channel"))
    for public in (shared, await asked(sandbox, question)):
        assert "SQL" not in public.text
        assert "What you have told me" not in public.text


async def test_who_has_told_nothing_reads_how_to(sandbox: Sandbox, bot: CareerBot) -> None:
    question = await sandbox.member.send(sandbox.member.dm, "what are my skills?")
    reply = await sandbox.reply_to(question)
    assert "`/me` keeps what you want to tell me once" in reply.text
    assert "What you have told me" not in reply.text
