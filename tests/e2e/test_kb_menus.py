"""The moderators' message menus: "Fix this answer" and "Make an entry of this message"."""

import pytest

from bot.discord_app import CareerBot
from bot.discord_app.notes import notice_view
from bot.sandbox import RefusedError, Sandbox
from bot.sandbox.users import User
from tests.e2e.kb_helping import mods

FIX, MAKE = "Fix this answer", "Make an entry of this message"


@pytest.fixture
def moderator(sandbox: Sandbox) -> User:
    return mods(sandbox)


async def test_an_answer_leads_to_its_card(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    asked = await sandbox.member.send(sandbox.channel, "are bootcamps worth it", mention_bot=True)
    answer = await sandbox.reply_to(asked)
    used = await moderator.context_menu(FIX, answer)
    assert used.message.is_ephemeral
    assert f"## {bot.knowledge.library.topics['education/bootcamps'].title}" in used.message.text
    assert "Edit" in [button.label for button in used.message.buttons]


async def test_an_answer_of_several_things_asks_which(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    both = "what does an MLE do and how much do they make?"
    asked = await sandbox.member.send(sandbox.channel, both, mention_bot=True)
    answer = await sandbox.reply_to(asked)
    used = await moderator.context_menu(FIX, answer)
    assert "Which of them?" in used.message.text
    (select,) = used.message.selects
    offered = {option.value for option in select.options}
    assert offered >= {"r/machine-learning-engineer", "t/role/by-role", "p/machine-learning-engineer"}
    await moderator.select(used.message, None, "p/machine-learning-engineer")
    assert "## Pay: " in used.message.text


@pytest.mark.parametrize(
    ("question", "made_of"),
    [
        ("data scientist vs data analyst", {"r/data-scientist", "r/data-analyst", "t/compare/two-roles"}),
        ("python vs sql", {"s/python", "s/sql"}),
        ("skills of a data engineer", {"r/data-engineer", "t/skills/by-role"}),
    ],
)
async def test_a_computed_answer_leads_to_what_it_is_made_of(
    sandbox: Sandbox, bot: CareerBot, moderator: User, question: str, made_of: set[str]
) -> None:
    asked = await sandbox.member.send(sandbox.channel, question, mention_bot=True)
    used = await moderator.context_menu(FIX, await sandbox.reply_to(asked))
    offered = {option.value for option in used.message.selects[0].options}
    assert offered >= made_of
    entry = next(value for value in offered if value.startswith("t/"))
    await moderator.select(used.message, None, entry)
    assert "What it says is computed for each question, from the " in used.message.text


async def test_other_messages_get_a_sentence(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    said = await sandbox.member.send(sandbox.channel, "hello all")
    used = await moderator.context_menu(FIX, said)
    assert "not a message of mine" in used.message.text
    asked = await sandbox.member.send(sandbox.channel, "hello", mention_bot=True)
    used = await moderator.context_menu(FIX, await sandbox.reply_to(asked))
    assert "## Greetings" in used.message.text, "no button names it, but its title does"
    place = bot.get_partial_messageable(sandbox.channel.id, guild_id=sandbox.guild.id)
    await place.send(view=notice_view("Something else."))
    used = await moderator.context_menu(FIX, sandbox.channel.messages[-1])
    assert "gives no answer that could be mended" in used.message.text
    used = await moderator.context_menu(MAKE, await sandbox.reply_to(asked))
    assert "no text. Use this on one that says something" in used.message.text


async def test_a_message_becomes_a_draft_without_personal_data(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    said = await sandbox.member.send(
        sandbox.channel, "Post your resume in #resumes, or mail jo@example.org and <@123456789012345678>."
    )
    used = await moderator.context_menu(MAKE, said)
    assert used.message.is_ephemeral
    assert "Draft" in used.message.text
    (draft,) = await bot.store.drafts(str(sandbox.guild.id), moderator.id)
    assert draft.fields["answer"] == "Post your resume in #resumes, or mail [e-mail] and [mention]."
    asked = await sandbox.member.send(sandbox.channel, "Where do I post my resume?")
    await moderator.context_menu(MAKE, asked)
    newest = (await bot.store.drafts(str(sandbox.guild.id), moderator.id))[0]
    assert newest.fields["phrases"] == "Where do I post my resume?"


async def test_members_may_not_and_elsewhere_there_are_none(sandbox: Sandbox, bot: CareerBot) -> None:
    said = await sandbox.member.send(sandbox.channel, "Where do I post my resume?")
    for menu in (FIX, MAKE):
        used = await sandbox.member.context_menu(menu, said)
        assert "Manage Server" in used.message.text
        assert "`/suggest` proposes a change" in used.message.text
    refused = await bot.store.audits(str(sandbox.guild.id))
    assert [(one.moderator, one.allowed) for one in refused] == [(sandbox.member.id, False)] * 2
    assert await bot.store.drafts(str(sandbox.guild.id)) == ()
    private = await sandbox.member.send(sandbox.member.dm, "hello")
    with pytest.raises(RefusedError):
        await sandbox.member.context_menu(MAKE, private)
