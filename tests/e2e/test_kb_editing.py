"""`/kb`: finding, a new question and answer, changes by forms, drafts, publishing, two moderators at once."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from bot.discord_app import CareerBot
from bot.library import Library
from bot.library.edits import Edit, Piece
from bot.library.telling import telling
from bot.sandbox import Sandbox
from bot.sandbox.message import Message
from bot.sandbox.users import User
from bot.storage import Draft
from tests.e2e.conftest import running
from tests.e2e.kb_helping import changed, publish

BOOTCAMPS = Piece("topics", "education/bootcamps")

WAYS = "where do i post my resume for a review\nwhich channel is for resume feedback\nresume review channel"
PAGE_1 = {
    "title": "Where to post a résumé",
    "area": "job_search",
    "answer": "Post it in the channel #resumes, without your name.\n\nSomebody answers within two days.",
    "phrases": WAYS,
    "sources": ["guide-career-path"],
}
PAGE_2 = {"examples": "in which channel can i drop my cv"}


@pytest.fixture
def moderator(sandbox: Sandbox) -> User:
    return sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_guild"))


async def until(message: Message, text: str) -> None:
    """Wait for a message to say something: what takes long is acknowledged first, and edited in."""
    for _ in range(300):
        if text in message.text:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{text!r} was never said; it says {message.text!r}")


async def published(moderator: User, card: Message) -> None:
    """Check a draft, and publish it."""
    await moderator.press(card, label="Check and publish")
    await until(card, "Before it goes live")
    await moderator.press(card, label="Publish")
    await until(card, "✅")


async def heads(sandbox: Sandbox, bot: CareerBot) -> dict[Piece, Any]:
    return {one.piece: one for one in await bot.store.heads(str(sandbox.guild.id))}


async def found(sandbox: Sandbox, moderator: User, what: str, choose: str | None = None) -> Message:
    """The card of what is found."""
    used = await moderator.slash(sandbox.channel, "kb find", what=what)
    message = used.message
    if message.selects and choose:
        await moderator.select(message, "v1:kf:choose", choose)
    return message


async def new_entry(sandbox: Sandbox, moderator: User) -> Message:
    """The draft's card of a new question and answer that is complete."""
    used = await moderator.slash(sandbox.channel, "kb new")
    sent = await moderator.submit_modal(used, PAGE_1)
    again = await moderator.press(sent.message, label="Edit: Tests and related")
    await moderator.submit_modal(again, PAGE_2)
    return sent.message


@pytest.mark.parametrize(
    ("command", "typed"),
    [("kb new", {"title": "Half of it", "area": "job_search"}), ("kb source", {"title": "Half of it"})],
)
async def test_an_unfinished_draft_says_what_it_is(
    sandbox: Sandbox, bot: CareerBot, moderator: User, command: str, typed: dict[str, Any]
) -> None:
    card = (await moderator.submit_modal(await moderator.slash(sandbox.channel, command), typed)).message
    assert "This is your draft of" not in card.text
    (draft,) = await bot.store.drafts(str(sandbox.guild.id))
    again = await moderator.slash(sandbox.channel, command)
    assert f"This is your draft of <t:{int(draft.at)}:f>, not published yet." in again.message.text
    assert "to begin anew, throw it away first" in again.message.text
    edit = next(one.label for one in again.message.buttons if one.label.startswith("Edit: "))
    form = (await moderator.press(again.message, label=edit)).modal
    assert form
    assert "Half of it" in str(form.components)
    await moderator.press(again.message, label="Throw away")
    await moderator.press(again.message, label="Throw it away")
    form = (await moderator.slash(sandbox.channel, command)).modal
    assert form
    assert "Half of it" not in str(form.components)


async def test_a_test_question_that_never_led_there_is_told_as_such(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    card = await new_entry(sandbox, moderator)
    again = await moderator.press(card, label="Edit: Tests and related")
    await moderator.submit_modal(again, {"examples": "are bootcamps worth it"})
    await moderator.press(card, label="Check and publish")
    await until(card, "**1 test question** would not reach the answer meant:")
    assert "“are bootcamps worth it”\n-# leads to **Bootcamps and intensive programmes**" in card.text
    assert card.text.count("are bootcamps worth it") == 1


async def test_a_way_to_ask_that_another_entry_answers_now_is_told(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    page = {**PAGE_1, "phrases": f"what does a data engineer earn\n{WAYS}"}
    card = (await moderator.submit_modal(await moderator.slash(sandbox.channel, "kb new"), page)).message
    await moderator.submit_modal(await moderator.press(card, label="Edit: Tests and related"), PAGE_2)
    await moderator.press(card, label="Check and publish")
    await until(card, "would get another answer")
    title = bot.knowledge.library.topics["salary/by-role"].title
    assert f"“what does a data engineer earn”\n-# {title} → **{PAGE_1['title']}**" in card.text


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


async def test_what_a_new_role_lacks_is_told_by_the_labels_of_the_forms(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    await moderator.press(panel, label="New")
    form = await moderator.select(panel, "v1:kn:kind", "roles")
    card = (await moderator.submit_modal(form, {"name": "Zorb", "plural": "Zorbs"})).message
    assert "**What comes next**: nothing yet; please fill it in." in card.text
    told = [line for line in card.text.splitlines() if line.startswith("- ⚠️")]
    assert told
    assert all(line.startswith("- ⚠️ **") for line in told), "each by a label that stands in a form"


async def test_the_panel_leads_everywhere(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    used = await moderator.slash(sandbox.channel, "kb panel")
    assert used.message.is_ephemeral
    assert "What I know, in this server" in used.message.text
    for label in ("New", "Review", "History", "Due for a look", "In and out"):
        panel = (await moderator.slash(sandbox.channel, "kb panel")).message
        pressed = await moderator.press(panel, label=label)
        assert pressed.message.text, label


async def test_a_new_question_and_answer_is_drafted_checked_and_live(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    question = "which channel is for resume feedback"
    before = await sandbox.member.slash(sandbox.channel, "ask", question=question)
    assert "Where to post" not in before.message.text
    used = await moderator.slash(sandbox.channel, "kb new")
    card = (await moderator.submit_modal(used, {**PAGE_1, "phrases": "one way"})).message
    assert "Nothing you typed is lost" in card.text
    assert "Ways to ask" in card.text
    assert "Test questions" in card.text
    assert await heads(sandbox, bot) == {}
    await moderator.submit_modal(
        await moderator.press(card, label="Edit: Question and answer"), {"phrases": WAYS}
    )
    await moderator.submit_modal(await moderator.press(card, label="Edit: Tests and related"), PAGE_2)
    assert "It can be published" in card.text
    preview = await moderator.press(card, label="Preview")
    assert "Post it in the channel #resumes" in preview.message.text
    assert preview.message is not card
    await moderator.press(card, label="Check and publish")
    await until(card, "Before it goes live")
    assert await heads(sandbox, bot) == {}
    await moderator.press(card, label="Publish")
    await until(card, "is live in this server")
    (piece,) = await heads(sandbox, bot)
    assert piece == Piece("topics", "job_search/where-to-post-a-resume")
    for asked in (question, "in which channel can i drop my cv"):
        after = await sandbox.member.slash(sandbox.channel, "ask", question=asked)
        assert "Where to post a résumé" in after.message.text
        assert "Post it in the channel #resumes" in after.message.text
    assert await bot.store.drafts(str(sandbox.guild.id)) == ()


@pytest.mark.usefixtures("all_examples")
async def test_an_example_of_the_base_that_it_would_take_is_told(
    sandbox: Sandbox, bot: CareerBot, moderator: User, library: Library
) -> None:
    taken = library.topics["job_search/no-replies"].examples[1].ask
    page = {**PAGE_1, "phrases": f"{taken}\n{WAYS}"}
    card = (await moderator.submit_modal(await moderator.slash(sandbox.channel, "kb new"), page)).message
    await moderator.submit_modal(await moderator.press(card, label="Edit: Tests and related"), PAGE_2)
    await moderator.press(card, label="Check and publish")
    await until(card, "would get another answer")
    title = library.topics["job_search/no-replies"].title
    assert f"⚠️ “{taken}”\n-# {title} → **{PAGE_1['title']}**" in card.text


async def test_another_server_never_sees_it(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    card = await new_entry(sandbox, moderator)
    await published(moderator, card)
    assert await bot.conversation.servers.of("4711") is bot.knowledge
    assert await bot.conversation.servers.of(str(sandbox.guild.id)) is not bot.knowledge
    assert "job_search/where-to-post-a-resume" not in bot.knowledge.library.topics


async def test_a_draft_survives_a_restart_and_a_wrong_form(
    sandbox: Sandbox, tmp_path: Path, library: Library, moderator: User
) -> None:
    async with running(sandbox, tmp_path, library):
        used = await moderator.slash(sandbox.channel, "kb new")
        wrong = {**PAGE_1, "answer": "Hello @everyone, see [here](https://example.org)."}
        card = (await moderator.submit_modal(used, wrong)).message
    async with running(sandbox, tmp_path, library) as bot:
        panel = (await moderator.slash(sandbox.channel, "kb panel")).message
        await moderator.press(panel, label="Drafts")
        assert "Where to post a résumé" in panel.text
        await moderator.press(panel, label="Where to post a résumé")
        form = await moderator.press(card, label="Edit: Question and answer")
        assert "Hello @everyone" in str(form.modal), "what was typed stands in the form"
        await moderator.submit_modal(form, {"answer": PAGE_1["answer"]})
        await moderator.submit_modal(await moderator.press(card, label="Edit: Tests and related"), PAGE_2)
        await published(moderator, card)
        assert len(await heads(sandbox, bot)) == 1


async def test_find_edit_hide_and_back(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    card = await found(sandbox, moderator, "bootcamps", "t/education/bootcamps")
    assert "Question and answer · Education" in card.text
    assert "the same in every server" in card.text
    form = await moderator.press(card, label="Edit")
    await moderator.submit_modal(form, {"title": "Bootcamps, as we see them"})
    await published(moderator, card)
    assert "Bootcamps, as we see them" in card.text
    assert "Changed for this server, <t:" in card.text
    asked = await sandbox.member.slash(sandbox.channel, "ask", question="are bootcamps worth it")
    assert "Bootcamps, as we see them" in asked.message.text
    await moderator.press(card, label="Hide")
    await until(card, "Before it goes live")
    await moderator.press(card, label="Publish")
    await until(card, "Hidden in this server")
    asked = await sandbox.member.slash(sandbox.channel, "ask", question="are bootcamps worth it")
    assert "Bootcamps, as we see them" not in asked.message.text
    await moderator.press(card, label="Show again")
    await until(card, "Before it goes live")
    title = bot.knowledge.library.topics[BOOTCAMPS.key].title
    assert f"**{title}** (Question and answer · Education) is there again" in card.text
    assert "New in this server" not in card.text
    await moderator.press(card, label="Publish")
    await until(card, "the same in every server")
    asked = await sandbox.member.slash(sandbox.channel, "ask", question="are bootcamps worth it")
    assert bot.knowledge.library.topics[BOOTCAMPS.key].title in asked.message.text


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


async def test_all_faults_are_told_at_once_and_lead_to_their_page(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    used = await moderator.slash(sandbox.channel, "kb new")
    wrong: dict[str, object] = {
        "title": "Hello @everyone",
        "area": "job_search",
        "answer": "You earn 5000 a month.\n\nSee https://you:know@example.org and [here](http://example.org).",
        "phrases": "are bootcamps worth it\nwhere.*(cv)",
        "sources": [],
    }
    card = (await moderator.submit_modal(used, wrong)).message
    for told in (
        "**Title**: mentions @",
        "**The answer**: names the pay 5000 without its currency",
        "**The answer**: holds the address",
        "**The answer**: links to http",
        "**Ways to ask**: 2 so far; at least 3 are needed",
        "**Ways to ask**: “are bootcamps worth it” belongs to “Bootcamps",
        "looks like a pattern",
        "**Sources**: none is named",
        "**Test questions**: nothing yet; please fill it in",
    ):
        assert told in card.text, (told, card.text)
    assert {one.label for one in card.buttons if one.emoji == "⚠️"} == {
        "Edit: Question and answer",
        "Edit: Tests and related",
    }
    form = await moderator.press(card, label="Edit: Question and answer")
    await moderator.submit_modal(form, PAGE_1)
    assert {one.label for one in card.buttons if one.emoji == "⚠️"} == {"Edit: Tests and related"}
    form = await moderator.press(card, label="Edit: Tests and related")
    await moderator.submit_modal(form, PAGE_2)
    assert "It can be published" in card.text


async def test_a_row_of_pay_at_fault_has_a_button_of_its_own(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    card = await found(sandbox, moderator, "pay data analyst", "p/data-analyst")
    await moderator.press(card, label="Edit a part")
    row: dict[str, object] = {"guide.0.low": "50000", "guide.0.country": "Germny", "guide.0.scope": "juniors"}
    chosen: dict[str, object] = {"guide.0.level": ["entry"], "guide.0.source": ["guide-career-path"]}
    await moderator.submit_modal(
        await moderator.select(card, "v1:kq:part:p/data-analyst", "add"), row | chosen
    )
    assert "names no currency" in card.text
    assert "Did you mean “Germany”?" in card.text
    form = await moderator.press(card, label="Edit: pay row 1")
    assert "Germny" in str(form.modal)
    await moderator.submit_modal(form, {"guide.0.low": "EUR 40k-50k", "guide.0.country": "Germany"})
    assert "It can be published" in card.text


async def test_a_row_of_pay_at_fault_behind_those_of_the_original_is_the_one_that_opens(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    number = len(bot.knowledge.library.pay["data-scientist"].guide)
    card = await found(sandbox, moderator, "Pay: Data scientist", "p/data-scientist")
    await moderator.press(card, label="Edit a part")
    row: dict[str, object] = {"low": "52k-41k EUR", "country": "Germany", "scope": "juniors"}
    row |= {"level": ["entry"], "source": ["guide-career-path"]}
    form = await moderator.select(card, "v1:kq:part:p/data-scientist", "add")
    await moderator.submit_modal(form, {f"guide.{number}.{name}": value for name, value in row.items()})
    assert f"**Pay row {number + 1}**: high is not above low" in card.text
    assert "ay row 1" not in card.text
    form = await moderator.press(card, label=f"Edit: pay row {number + 1}")
    assert "52k-41k EUR" in str(form.modal)
    await moderator.submit_modal(form, {f"guide.{number}.low": "41k-52k EUR"})
    shown = (await moderator.press(card, label="Preview")).message
    assert "41,000" in shown.text, "the preview is of what was added"
    assert "Germany" in shown.text
    await published(moderator, card)
    edit = (await heads(sandbox, bot))[Piece("pay", "data-scientist")].edit
    assert (edit.action, len(edit.value["guide"])) == ("add", 1), "the original's rows stay the original's"


async def test_a_draft_on_a_source_that_was_taken_out_says_so_in_words(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    value = {"title": "Quux", "publisher": "Us", "date": "2025", "licence": "CC0"}
    source = Piece("sources", "zorb-vwk")
    await publish(sandbox, bot, Edit(source, "put", value), moderator)
    used = await moderator.slash(sandbox.channel, "kb new")
    card = (await moderator.submit_modal(used, {**PAGE_1, "sources": [source.key]})).message
    await moderator.submit_modal(await moderator.press(card, label="Edit: Tests and related"), PAGE_2)
    assert "It can be published" in card.text
    await publish(sandbox, bot, None, moderator, piece=source)
    await moderator.press(card, label="Check and publish")
    await until(card, "“zorb vwk” is no source of this server; choose one that it has, or add it first.")
    assert source.key not in card.text
    assert "the id of" not in card.text


async def test_a_source_that_is_there_already_is_named(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    typed = {
        "title": "the moderators of this server",
        "publisher": "Us",
        "date": "2026",
        "licence": "own words",
    }
    card = (await moderator.submit_modal(await moderator.slash(sandbox.channel, "kb source"), typed)).message
    assert "**Title**: “The moderators of this server” is a source already; use that one" in card.text
    form = await moderator.press(card, label="Edit: Source")
    await moderator.submit_modal(form, {"title": "The rules of this club"})
    await published(moderator, card)
    form = await moderator.press(card, label="Edit")
    await moderator.submit_modal(form, {"publisher": "The club"})
    assert "It can be published" in card.text, "its own title stays its own"
    form = await moderator.press(card, label="Edit: Source")
    await moderator.submit_modal(form, {"title": "The moderators of THIS server"})
    assert "**Title**: “The moderators of this server” is a source already; use that one" in card.text
    assert "Check and publish" not in [one.label for one in card.buttons]
    form = await moderator.press(card, label="Edit: Source")
    await moderator.submit_modal(form, {"title": "The Rules of this Club"})
    assert "It can be published" in card.text, "its own title in other letters"


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ("a", "“a” could be any question. Say in it what is asked about, in words."),
        ("what is\nis it", "“what is”, “is it” could be any question. Say in each"),
        ("{role}\nwhat is {role}\n{level}s", "“{role}”, “what is {role}”, “{level}s” could be any question."),
        ("is it 0\nWHAT IS IT", "“is it 0”, “WHAT IS IT” could be any question."),
        ("???\n!!!", "“???”, “!!!” could be any question. Say in each what is asked about, in words."),
    ],
)
async def test_a_way_to_ask_that_could_be_any_question_is_refused(
    sandbox: Sandbox, bot: CareerBot, moderator: User, ways: str, said: str
) -> None:
    page = {**PAGE_1, "phrases": f"{WAYS}\n{ways}"}
    card = (await moderator.submit_modal(await moderator.slash(sandbox.channel, "kb new"), page)).message
    assert f"**Ways to ask**: {said}" in card.text
    assert "stands here twice" not in card.text


async def test_what_capitals_or_words_together_tell_is_a_way_to_ask(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    ways = "IT\nwhat is IT\nUS\nin the US\nat will\nis it 9 to 5"
    card = (
        await moderator.submit_modal(
            await moderator.slash(sandbox.channel, "kb new"), {**PAGE_1, "phrases": ways}
        )
    ).message
    assert "could be any question" not in card.text


async def test_a_way_of_the_original_stays_whatever_it_holds(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    entry = Piece("topics", "smalltalk/what-can-you-do")
    idle = [one for one in bot.knowledge.library.topics[entry.key].phrases if not telling(one)]
    assert idle
    card = await found(sandbox, moderator, "what can you do", "t/smalltalk/what-can-you-do")
    ways = "\n".join([*bot.knowledge.library.topics[entry.key].phrases, "zorb me a zorb"])
    await moderator.submit_modal(await moderator.press(card, label="Ways to ask"), {"phrases": ways})
    assert "It can be published" in card.text


async def test_a_source_of_the_future_is_refused_and_all_mentions_are_told(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    typed = {"title": "Zorb <#1> <@&5> <#1>", "publisher": "Us", "date": "2099", "licence": "ours"}
    card = (await moderator.submit_modal(await moderator.slash(sandbox.channel, "kb source"), typed)).message
    assert "**Published**: “2099” lies in the future. Today is the latest day allowed." in card.text
    assert "mentions <#1>, <@&5>; an answer must ping nobody" in card.text.replace("\\", "")
    assert "It can be published" not in card.text


async def test_drafts_without_a_title_are_told_apart_by_their_text(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    guild, new = (
        str(sandbox.guild.id),
        [Piece("topics", "_"), Piece("topics", "_two"), Piece("topics", "_three")],
    )
    texts = [{"title": "", "answer": "Bring your own\n\nbadge."}, {"phrases": "where is the zorb room"}, {}]
    for piece, fields in zip(new, texts, strict=True):
        await bot.store.put_draft(Draft(0, guild, moderator.id, piece, fields, 0, time.time()))
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    await moderator.press(panel, label="Drafts")
    assert "- **New question and answer: “Bring your own badge.”**" in panel.text
    assert "- **New question and answer: “where is the zorb room”**" in panel.text
    assert "- **New: question and answer**" in panel.text


async def test_edit_says_that_a_draft_is_there_already(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    card = await found(sandbox, moderator, "bootcamps", "t/education/bootcamps")
    await moderator.submit_modal(await moderator.press(card, label="Edit"), {"title": "Half of it"})
    for label in ("Edit", "Ways to ask"):
        card = await found(sandbox, moderator, "bootcamps", "t/education/bootcamps")
        await moderator.press(card, label=label)
        assert "This is your draft of <t:" in card.text
        assert "Draft: Half of it" in card.text
    form = await moderator.press(card, label="Edit: Question and answer")
    assert "Half of it" in str(form.modal)
    pay = await found(sandbox, moderator, "Pay: Data scientist", "p/data-scientist")
    await moderator.press(pay, label="Edit a part")
    assert "as your draft leaves them" not in pay.text
    form = await moderator.select(pay, "v1:kq:part:p/data-scientist", "add")
    chosen = {"guide.1.level": ["entry"], "guide.1.source": ["guide-career-path"]}
    await moderator.submit_modal(form, {"guide.1.scope": "juniors", **chosen})
    await moderator.press(pay, label="Edit a part")
    assert "as your draft leaves them" in pay.text


async def test_a_draft_is_thrown_away_only_after_a_second_press(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    card = await new_entry(sandbox, moderator)
    await moderator.press(card, label="Throw away")
    await moderator.press(card, label="Keep it")
    assert "It can be published" in card.text
    await moderator.press(card, label="Throw away")
    await moderator.press(card, label="Throw it away")
    assert "You have none" in card.text
    assert await bot.store.drafts(str(sandbox.guild.id)) == ()


async def test_what_only_this_server_has_can_be_taken_out_and_what_is_needed_says_so(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    used = await moderator.slash(sandbox.channel, "kb source")
    typed: dict[str, object] = {
        "title": "Our survey",
        "publisher": "Us",
        "date": "2025",
        "licence": "CC BY 4.0",
    }
    source = (await moderator.submit_modal(used, typed)).message
    await published(moderator, source)
    used = await moderator.slash(sandbox.channel, "kb new")
    card = (await moderator.submit_modal(used, {**PAGE_1, "sources": ["our-survey"]})).message
    await moderator.submit_modal(await moderator.press(card, label="Edit: Tests and related"), PAGE_2)
    await published(moderator, card)
    await moderator.press(source, label="Take out")
    await until(source, "That cannot be published yet")
    assert "**Where to post a résumé** names it; give that another source first." in source.text
    assert "our-survey" not in source.text
    await moderator.press(source, label="Back")
    assert "Our survey" in source.text
    assert "Take out" in [one.label for one in source.buttons]
    labels = [one.label for one in card.buttons]
    assert {"Hide", "Back to the original"}.isdisjoint(labels)
    await moderator.press(card, label="Take out")
    await until(card, "would no longer be there")
    await moderator.press(card, label="Publish")
    await until(card, "is taken out")
    assert "Not in this server any more" in card.text
    asked = await sandbox.member.slash(sandbox.channel, "ask", question="resume review channel")
    assert "Where to post" not in asked.message.text


async def test_the_order_of_steps_is_changed_from_the_list(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    steps = bot.knowledge.library.roadmaps["data-analyst"].steps
    card = await found(sandbox, moderator, "data analyst roadmap", "m/data-analyst")
    await moderator.press(card, label="Edit a part")
    await moderator.select(card, "v1:kq:part:m/data-analyst", "steps.0")
    await moderator.press(card, label="Move down")
    assert card.text.index(steps[1].title) < card.text.index(steps[0].title)
    await moderator.select(card, "v1:kq:part:m/data-analyst", "steps.0")
    await moderator.press(card, label="Move up")
    await moderator.press(card, label="Open the draft")
    assert "nothing to publish yet" in card.text
    assert "Check and publish" not in [one.label for one in card.buttons]


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


async def test_a_member_without_the_right_gets_nowhere(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    for command in ("panel", "new", "review", "source", "export"):
        used = await sandbox.member.slash(sandbox.channel, f"kb {command}")
        assert "Only members with the permission **Manage Server**" in used.message.text, command
    card = await new_entry(sandbox, moderator)
    await moderator.press(card, label="Check and publish")
    await until(card, "Before it goes live")
    sandbox.guild.members[moderator.id].roles.clear()
    used = await moderator.press(card, label="Publish")
    assert "Only members" in used.message.text
    assert await heads(sandbox, bot) == {}
    refused = [one for one in await bot.store.audits(str(sandbox.guild.id)) if not one.allowed]
    assert len(refused) == 6


async def test_a_step_of_a_roadmap_and_a_row_of_pay(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    card = await found(sandbox, moderator, "data analyst roadmap", "m/data-analyst")
    await moderator.press(card, label="Edit a part")
    first = bot.knowledge.library.roadmaps["data-analyst"].steps[0]
    await moderator.select(card, "v1:kq:part:m/data-analyst", "steps.0")
    form = await moderator.press(card, label="Edit")
    await moderator.submit_modal(form, {"steps.0.title": "Begin with questions"})
    await published(moderator, card)
    shown = await sandbox.member.slash(sandbox.channel, "roadmap", role="data analyst")
    assert "Begin with questions" in shown.message.text
    assert first.title not in shown.message.text
    card = await found(sandbox, moderator, "pay data analyst", "p/data-analyst")
    await moderator.press(card, label="Edit a part")
    form = await moderator.select(card, "v1:kq:part:p/data-analyst", "add")
    await moderator.submit_modal(
        form,
        {
            "guide.0.level": ["entry"],
            "guide.0.low": "EUR 41k to 52k",
            "guide.0.country": "Germany",
            "guide.0.scope": "data analysts who begin",
            "guide.0.source": ["guide-career-path"],
        },
    )
    await published(moderator, card)
    server = await bot.conversation.servers.server(str(sandbox.guild.id))
    rows = server.knowledge.library.pay["data-analyst"].guide
    assert (rows[-1].low, rows[-1].high, rows[-1].currency, rows[-1].country) == (41000, 52000, "EUR", "DE")
    shown = await sandbox.member.slash(
        sandbox.channel, "salary", role="data analyst", level="entry", country="DE"
    )
    assert "41,000" in shown.message.text


async def test_from_publish_to_live_is_quick(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    """How long it takes is measured in the benchmarks; here, that the next question has the new answer."""
    card = await new_entry(sandbox, moderator)
    await moderator.press(card, label="Check and publish")
    await until(card, "Before it goes live")
    await asyncio.gather(
        moderator.press(card, label="Publish"),
        sandbox.member.slash(sandbox.channel, "ask", question="what does a data engineer do"),
    )
    await until(card, "✅")
    after = await sandbox.member.slash(sandbox.channel, "ask", question="resume review channel")
    assert "Where to post a résumé" in after.message.text
