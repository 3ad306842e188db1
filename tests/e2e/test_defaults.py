"""What a member told with `/me` fills what a question leaves open, and is said."""

from bot.discord_app import CareerBot, guild_settings
from bot.sandbox import Message, Sandbox
from bot.storage import Profile


async def asked(sandbox: Sandbox, text: str) -> Message:
    question = await sandbox.member.send(sandbox.channel, text, mention_bot=True)
    return await sandbox.reply_to(question)


async def told(sandbox: Sandbox, bot: CareerBot, profile: Profile) -> None:
    await bot.conversation.set_profile(bot.pseudonym(sandbox.member.id), profile, 1.0)


async def test_country_role_and_level_are_taken_and_said(sandbox: Sandbox, bot: CareerBot) -> None:
    await told(sandbox, bot, Profile(country="GB", role="data-scientist", level="senior"))
    reply = await asked(sandbox, "what salary could i get")
    assert "Pay: data scientist, senior, United Kingdom" in reply.text
    assert "from your /me" in reply.text


async def test_what_is_asked_wins(sandbox: Sandbox, bot: CareerBot) -> None:
    await told(sandbox, bot, Profile(country="GB", role="data-scientist", level="senior"))
    reply = await asked(sandbox, "what does a data engineer earn in canada")
    assert "Pay: data engineer, Canada" in reply.text
    assert "from your /me" not in reply.text


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
    assert "United Kingdom, from your /me" in reply.text
