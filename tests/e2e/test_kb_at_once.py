"""Two moderators at once: nothing is overwritten or published unseen."""

from bot.discord_app import CareerBot
from bot.sandbox import Sandbox
from bot.sandbox.users import User
from tests.e2e.kb_forms import PAGE_1, found, heads, new_entry, published, until
from tests.e2e.kb_helping import BOOTCAMPS, changed, publish


async def test_two_moderators_at_once_and_nothing_is_overwritten_unseen(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    other = sandbox.create_user("ola", sandbox.guild.create_role("mods too", "manage_guild"))
    mine = await found(sandbox, moderator, "bootcamps", "t/education/bootcamps")
    theirs = await found(sandbox, other, "bootcamps", "t/education/bootcamps")
    my_form, their_form = await moderator.press(mine, label="Edit"), await other.press(theirs, label="Edit")
    await moderator.submit_modal(my_form, {"title": "Mine"})
    ways = "\n".join([*bot.knowledge.library.topics[BOOTCAMPS.key].phrases, "camp or no camp, tell me"])
    await other.submit_modal(their_form, {"phrases": ways})
    await published(other, theirs)
    await moderator.press(mine, label="Check and publish")
    await until(mine, "Before it goes live")
    await moderator.press(mine, label="Publish")
    await until(mine, "Somebody was first")
    assert "camp or no camp, tell me" in mine.text
    assert f"<@{other.id}>" in mine.text
    await moderator.press(mine, label="Put both together")
    await until(mine, "✅")
    server = await bot.conversation.servers.server(str(sandbox.guild.id))
    topic = server.knowledge.library.topics[BOOTCAMPS.key]
    assert topic.title == "Mine"
    assert "camp or no camp, tell me" in topic.phrases
    history = await bot.store.versions(str(sandbox.guild.id), BOOTCAMPS)
    assert [one.moderator for one in history] == [moderator.id, other.id]


async def test_mine_takes_the_place_of_what_was_shown_alone(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    other = sandbox.create_user("ola", sandbox.guild.create_role("mods too", "manage_guild"))
    mine = await found(sandbox, moderator, "bootcamps", "t/education/bootcamps")
    await moderator.submit_modal(await moderator.press(mine, label="Edit"), {"title": "Mine"})
    await moderator.press(mine, label="Check and publish")
    await until(mine, "Before it goes live")
    await publish(sandbox, bot, changed(bot, title="Theirs"), other)
    await moderator.press(mine, label="Publish")
    await until(mine, "➕ Theirs")
    answer = "Zorb camps are fine.\n\nSo they say."
    await publish(sandbox, bot, changed(bot, title="Theirs", answer=answer), other)
    await moderator.press(mine, label="Use mine")
    await until(mine, "➕ Zorb camps are fine.")
    assert "Somebody was first" in mine.text
    head = (await heads(sandbox, bot))[BOOTCAMPS]
    assert head.edit.value["answer"] == answer, "nothing is overwritten unseen"
    await moderator.press(mine, label="Use mine")
    await until(mine, "✅")
    assert (await heads(sandbox, bot))[BOOTCAMPS].edit.value["title"] == "Mine"


async def test_a_check_that_a_later_one_took_the_place_of_says_so_and_leads_to_its_draft(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    one = await found(sandbox, moderator, "bootcamps", "t/education/bootcamps")
    await moderator.submit_modal(await moderator.press(one, label="Edit"), {"title": "Zorb camps"})
    other = await found(sandbox, moderator, "working without a degree", "t/education/no-degree")
    await moderator.submit_modal(await moderator.press(other, label="Edit"), {"title": "Zorb without"})
    for card in (one, other):
        await moderator.press(card, label="Check and publish")
        await until(card, "Before it goes live")
    await moderator.press(one, label="Publish")
    await until(one, "you checked something else since, and only your latest check can be published")
    assert "published or thrown away" not in one.text
    await moderator.press(one, label="Drafts")
    await moderator.press(one, label="Zorb camps")
    await published(moderator, one)
    assert [piece.key for piece in await heads(sandbox, bot)] == [BOOTCAMPS.key]


async def test_a_draft_written_on_after_its_check_is_shown_anew_and_not_published(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    writer = sandbox.create_user("ola", sandbox.guild.create_role("writers", "manage_guild"))
    theirs = await new_entry(sandbox, writer)
    mine = (await moderator.slash(sandbox.channel, "kb panel")).message
    await moderator.press(mine, label="Drafts")
    await moderator.press(mine, label=PAGE_1["title"])
    await moderator.press(mine, label="Check and publish")
    await until(mine, "Before it goes live")
    form = await writer.press(theirs, label="Edit: Question and answer")
    await writer.submit_modal(form, {"answer": "Post it in #cv, without your name."})
    await moderator.press(mine, label="Publish")
    await until(mine, "Nothing was published: the draft was changed")
    assert "It can be published" in mine.text, "the draft is shown as it is now"
    assert await heads(sandbox, bot) == {}
    (kept,) = await bot.store.drafts(str(sandbox.guild.id))
    assert kept.fields["answer"] == "Post it in #cv, without your name."
    await published(moderator, mine)
    (live,) = (await heads(sandbox, bot)).values()
    assert live.edit.value["answer"] == "Post it in #cv, without your name."
    assert await bot.store.drafts(str(sandbox.guild.id)) == ()


async def test_where_both_changed_the_same_it_is_said_before_it_is_published(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    other = sandbox.create_user("ola", sandbox.guild.create_role("mods too", "manage_guild"))
    mine = await found(sandbox, moderator, "bootcamps", "t/education/bootcamps")
    theirs = await found(sandbox, other, "bootcamps", "t/education/bootcamps")
    my_form, their_form = await moderator.press(mine, label="Edit"), await other.press(theirs, label="Edit")
    await moderator.submit_modal(my_form, {"title": "Mine"})
    await other.submit_modal(their_form, {"title": "Theirs"})
    await published(other, theirs)
    await moderator.press(mine, label="Check and publish")
    await until(mine, "Before it goes live")
    await moderator.press(mine, label="Publish")
    await until(mine, "Somebody was first")
    await moderator.press(mine, label="Put both together")
    await until(mine, "You both changed **Title**")
    assert "➖ Theirs" in mine.text
    assert "➕ Mine" in mine.text
    server = await bot.conversation.servers.server(str(sandbox.guild.id))
    assert server.knowledge.library.topics[BOOTCAMPS.key].title == "Theirs", "nothing before the last word"
    await moderator.press(mine, label="Publish")
    await until(mine, "✅")
    assert "Mine" in mine.text
