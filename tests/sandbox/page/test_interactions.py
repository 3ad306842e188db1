"""Commands, buttons, selects, menus and forms at the sandbox's page, with a small real bot behind it."""

from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from discord import app_commands, ui

from bot.sandbox import Sandbox, User
from bot.sandbox.page import acts_trouble
from tests.sandbox.browser import Browser, looking
from tests.sandbox.conftest import PNG, Connect, SmallBot
from tests.sandbox.page.conftest import upload

CHANGED = "That is no longer there: the message has changed."


class Everything(ui.Modal, title="Everything"):
    people = ui.Label(
        text="People", component=ui.UserSelect(custom_id="people", required=False, max_values=2)
    )
    role = ui.Label(text="Role", component=ui.RoleSelect(custom_id="role", required=False))
    place = ui.Label(text="Place", component=ui.ChannelSelect(custom_id="place", required=False))
    file = ui.Label(text="File", component=ui.FileUpload(custom_id="file", required=False))
    words = ui.Label(
        text="Words",
        component=ui.TextInput(custom_id="words", style=discord.TextStyle.paragraph, min_length=3),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        chosen = [item.component.values for item in (self.people, self.role, self.place, self.file)]  # type: ignore[attr-defined]
        said = [
            str(getattr(one, "filename", getattr(one, "name", one))) for values in chosen for one in values
        ]
        await interaction.response.send_message(f"{said} {self.words.component.value!r}")  # type: ignore[attr-defined]


@app_commands.command(description="All kinds of options")
async def options(
    interaction: discord.Interaction,
    text: app_commands.Range[str, 2, 5] = "..",
    whole: app_commands.Range[int, 1, 9] = 1,
    number: float = 0.5,
    yes: bool = False,
    user: discord.User | None = None,
    role: discord.Role | None = None,
    channel: discord.TextChannel | None = None,
    file: discord.Attachment | None = None,
    either: discord.Member | discord.Role | None = None,
) -> None:
    given = [user and user.name, role and role.name, channel and channel.name, file and file.filename]
    await interaction.response.send_message(f"{text} {whole} {number} {yes} {given} {either and either.name}")


@app_commands.command(description="A form with all kinds of fields")
async def everything(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Everything())


@app_commands.command(description="Chooses people")
async def who(interaction: discord.Interaction) -> None:
    view = ui.View(timeout=None)
    select: ui.UserSelect[Any] = ui.UserSelect(custom_id="who")

    async def picked(inner: discord.Interaction) -> None:
        await inner.response.send_message(f"{select.values[0].name}", ephemeral=True)

    select.callback = picked  # type: ignore[method-assign]
    view.add_item(select)
    await interaction.response.send_message("who?", view=view)


@app_commands.context_menu(name="Wave")
async def wave(interaction: discord.Interaction, member: discord.Member) -> None:
    await interaction.response.send_message(f"waves at {member.name}")


@pytest.fixture
async def bot(sandbox: Sandbox, connect: Connect) -> AsyncIterator[SmallBot]:
    async with connect(sandbox, own=[options, everything, who, wave]) as small:
        await sandbox.wait_for_command("who")
        yield small


@pytest.fixture
async def page(sandbox: Sandbox, bot: SmallBot) -> AsyncIterator[Browser]:
    async with looking(sandbox) as open_page:
        yield open_page


@pytest.fixture
def mo(sandbox: Sandbox) -> User:
    return sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_guild"))


async def used(page: Browser, name: str, **given: object) -> dict[str, Any]:
    """The message that answers a command in the first channel."""
    await page.does("slash", channel=page.channel("general")["id"], command=name, options=given)
    told = [frame["message"] for frame in page.frames if frame["t"] == "message"]
    return told[-1] if told and not told[-1]["loading"] else await page.message()


async def test_which_commands_are_offered(sandbox: Sandbox, page: Browser, mo: User) -> None:
    offered = {command["name"]: command for command in page.hello["commands"]}
    assert {"salary", "options", "Wave", "Explain"} <= set(offered)
    assert (offered["kb"]["guilds"], offered["kb"]["dm"]) == ([], True)  # as in Discord
    assert offered["salary"]["guilds"] == [str(sandbox.guild.id)]
    async with looking(sandbox, mo) as other:
        (kb,) = [command for command in other.hello["commands"] if command["name"] == "kb"]
        assert kb["guilds"] == [str(sandbox.guild.id)]
        await other.does(
            "slash", channel=other.channel("general")["id"], command="kb check", options={"strict": True}
        )
    refused = await page.refused("slash", channel=page.channel("general")["id"], command="kb check")
    assert refused == "You may not use 'kb'."


async def test_a_command_its_completion_and_its_button(page: Browser) -> None:
    channel = page.channel("general")["id"]
    offered = await page.does(
        "autocomplete",
        channel=channel,
        command="salary",
        focused="role",
        options={"role": "ml", "years": "x"},
    )
    assert [choice["value"] for choice in offered["choices"]] == ["ML engineer", "ML researcher"]
    answer = await used(page, "salary", role="ML engineer", years="3")
    assert answer["interaction"]["name"] == "/salary"
    assert answer["interaction"]["kind"] == 2
    assert answer["interaction"]["user"]["username"] == "anna"
    assert "ML engineer, 3 years" in str(answer["components"])
    done = await page.does("press", message=answer["id"], channel=channel, custom_id="roadmap:mle")
    assert done["modal"] is None
    shown = page.told
    assert shown["id"] == answer["id"]
    assert "the steps" in str(shown["components"])
    assert await page.refused("press", message=answer["id"], custom_id="roadmap:other") == CHANGED
    assert await page.refused("press", message=answer["id"], custom_id="") == CHANGED
    assert (
        await page.refused("select", message=answer["id"], custom_id="roadmap:mle", values=["x"]) == CHANGED
    )


async def test_every_kind_of_option(sandbox: Sandbox, page: Browser, mo: User) -> None:
    (held,) = (await upload(sandbox, ("cv.txt", b"x")))[1]
    role = next(role for role in sandbox.guild.roles.values() if role.name == "mods")
    answer = await used(
        page, "options", text="abc", whole="4", number="2.5", yes="true", user=str(mo.id), role=str(role.id),
        channel=page.channel("general")["id"], file=held["id"], either=str(role.id),
    )  # fmt: skip
    assert answer["content"] == "abc 4 2.5 True ['mo', 'mods', 'general', 'cv.txt'] mods"
    channel = page.channel("general")["id"]
    for given, said in [
        ({"whole": "1.5"}, '"whole" takes a whole number.'),
        ({"whole": True}, '"whole" takes a whole number.'),
        ({"whole": "1e400"}, '"whole" takes a whole number.'),
        ({"whole": "nan"}, '"whole" takes a whole number.'),
        ({"whole": 10}, "Option 'whole' takes 1 to 9, not 10."),
        ({"number": "x" * 99}, '"number" takes a number.'),
        ({"yes": "perhaps"}, '"yes" takes True or False.'),
        ({"text": "abcdef"}, "Option 'text' takes 2 to 5 characters, not 6."),
        ({"text": {}}, '"text" takes a text.'),
        ({"user": "1"}, "That person is not here."),
        ({"role": "1"}, "That role is not here."),
        ({"channel": "1"}, "That channel is not there for you."),
        ({"file": "u1"}, "That file is no longer here. Please choose it again."),
    ]:
        assert await page.refused("slash", channel=channel, command="options", options=given) == said
    assert "no option" in await page.refused("slash", channel=channel, command="options", options={"z": 1})
    assert "needs its option" in await page.refused("slash", channel=channel, command="salary")
    forum = sandbox.guild.create_forum("questions")
    refused = await page.refused(
        "slash", channel=channel, command="options", options={"channel": str(forum.id)}
    )
    assert refused == '"channel" does not take that channel.'


async def test_what_nobody_else_sees(sandbox: Sandbox, page: Browser, mo: User) -> None:
    async with looking(sandbox, mo) as other:
        answer = await used(page, "private")
        assert (answer["ephemeral"], answer["dismissable"], answer["deletable"]) == (True, True, False)
        channel = answer["channel_id"]
        assert (await other.does("open", channel=channel))["messages"] == []
        for act in ("press", "select", "dismiss", "delete", "react", "edit"):
            more = {"custom_id": "pick", "values": ["1"], "emoji": "👍", "text": "x"}
            assert (
                await other.refused(act, message=answer["id"], **more) == "That message is no longer there."
            )
        assert "for you alone" not in str(other.frames)
        await page.does("select", message=answer["id"], channel=channel, custom_id="pick", values=["1"])
        assert page.told["content"] == "picked 1"
        assert (
            await page.refused("react", message=answer["id"], emoji="👍")
            == "Messages that nobody else sees take no reactions."
        )
        assert "replied" in await page.refused("send", channel=channel, text="x", reply_to=answer["id"])
        assert "takes no thread" in await page.refused("thread", message=answer["id"], name="x")
        await page.does("dismiss", message=answer["id"])
        assert page.frames[-2] == {"t": "message_delete", "channel": channel, "id": answer["id"]}
        assert await page.refused("dismiss", message=answer["id"]) == "That message is no longer there."
        again = await used(page, "private")
        await page.does("delete", message=again["id"])
        assert (await page.does("open", channel=channel))["messages"] == []
        assert {frame["t"] for frame in other.frames} == {"hello", "answer"}


async def test_thinking_and_a_picture(page: Browser) -> None:
    await page.does("slash", channel=page.channel("general")["id"], command="chart", options={})
    thinking = next(frame["message"] for frame in page.frames if frame["t"] == "message")
    assert thinking["loading"]
    shown = await page.message(lambda message: message["id"] == thinking["id"])
    assert not shown["loading"]
    assert shown["attachments"][0]["url"].startswith("/cdn/")
    assert '"/cdn/' in str(shown["components"]).replace("'", '"')
    assert "http://" not in str(shown["components"])
    assert (await page.message())["ephemeral"]


async def test_a_select_of_people(sandbox: Sandbox, page: Browser, mo: User) -> None:
    asked = await used(page, "who")
    await page.does("select", message=asked["id"], custom_id="who", values=[str(mo.id)])
    answer = page.told
    assert (answer["content"], answer["interaction"]["kind"]) == ("mo", 3)
    assert answer["referenced_message"]["id"] == asked["id"]
    refused = await page.refused("select", message=asked["id"], custom_id="who", values=["1"])
    assert refused == "That person is not here."
    refused = await page.refused("select", message=asked["id"], custom_id="who", values=[])
    assert refused == "Choose 1."


async def test_a_form_from_opening_to_sending(sandbox: Sandbox, page: Browser, mo: User) -> None:
    channel = page.channel("general")["id"]
    opened = await page.does("slash", channel=channel, command="everything", options={})
    assert opened["modal"]["title"] == "Everything"
    assert len(opened["modal"]["components"]) == 5
    key = opened["interaction"]
    async with looking(sandbox, mo) as other:
        refused = await other.refused("submit", interaction=key, values={"words": "stolen"})
        assert refused == "That form is no longer open. Please open it again."
    for values, said in [
        ({}, '"Words" is required.'),
        ({"words": "ab"}, '"Words" takes 3 to 4000 characters, not 2.'),
        ({"words": ["abc"]}, '"Words" takes a text.'),
        ({"words": "abc", "people": ["1"]}, "That person is not here."),
        ({"words": "abc", "people": [1]}, '"People" takes a text.'),
        ({"words": "abc", "file": ["u1"]}, "That file is no longer here. Please choose it again."),
        ({"words": "abc", "other": "x"}, "The form has changed. Please open it again."),
    ]:
        assert await page.refused("submit", interaction=key, values=values) == said
    (held,) = (await upload(sandbox, ("pay.png", PNG)))[1]
    role = next(role for role in sandbox.guild.roles.values() if role.name == "mods")
    filled = {
        "people": [str(mo.id), str(sandbox.member.id)],
        "role": [str(role.id)],
        "place": [channel],
        "file": [held["id"]],
        "words": "a\r\nb",
    }
    await page.does("submit", interaction=key, values=filled)
    answer = page.told
    assert answer["content"] == "['mo', 'anna', 'mods', 'general', 'pay.png'] 'a\\nb'"
    assert answer["interaction"]["kind"] == 5


async def test_menus_on_messages_and_people(sandbox: Sandbox, page: Browser, mo: User) -> None:
    channel = page.channel("general")["id"]
    said = await mo.send(sandbox.channel, "the moon is made of cheese")
    await page.does("menu", name="Explain", type=3, target=str(said.id), channel=channel)
    assert page.told["content"] == "it says: the moon is made of cheese"
    await page.does("menu", name="Wave", type=2, target=str(mo.id), channel=channel)
    assert page.told["content"] == "waves at mo"
    assert "is registered" in await page.refused(
        "menu", name="Wave", type=3, target=str(said.id), channel=channel
    )
    assert (
        await page.refused("menu", name="Wave", type=2, target="1", channel=channel)
        == "That person is not here."
    )


async def test_what_does_not_respond(sandbox: Sandbox, page: Browser, bot: SmallBot) -> None:
    channel = page.channel("general")["id"]
    asked = await used(page, "who")
    sandbox.world.ack_seconds = 0.2
    silent = await page.refused("slash", channel=channel, command="silent")
    assert silent == "The application did not respond."
    await bot.close()
    gone = await page.until(lambda frame: frame["t"] == "bot")
    assert (gone["state"], gone["text"]) == ("away", "The bot is not connected.")
    said = await page.refused("select", message=asked["id"], custom_id="who", values=[str(sandbox.member.id)])
    assert said == "This interaction failed."
    said = await page.refused("autocomplete", channel=channel, command="salary", focused="role")
    assert said == "Loading options failed."


async def test_trouble_on_demand(
    sandbox: Sandbox, page: Browser, bot: SmallBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts_trouble, "_FAILED", 1)  # the client waits longer every time
    channel = page.channel("general")["id"]
    assert (await page.does("trouble", kind="drop"))["text"] == "The bot's connection was cut."
    await sandbox.until(lambda: "resumed" in bot.log, what="the bot to resume")
    assert await page.does("trouble", kind="500")
    await page.does("send", channel=channel, text="hello", mention_bot=True)
    assert (await page.message(lambda m: m["author"].get("bot")))["content"].endswith("hello")
    failed = [request.status for request in sandbox.requests if request.status >= 500]
    assert failed
    assert await page.does("trouble", kind="429", seconds=0.1)
    await page.does("send", channel=channel, text="again", mention_bot=True)
    assert (await page.message(lambda m: m["author"].get("bot")))["content"].endswith("again")
    assert 429 in [request.status for request in sandbox.requests]
    await page.does("trouble", kind="none")
    await page.does("trouble", kind="delay", seconds=0.2)
    await page.does("slash", channel=channel, command="salary", options={"role": "x"})
    assert (await page.does("trouble", kind="none"))["text"] == "All is well again."


async def test_the_bot_is_said_to_come_and_go(sandbox: Sandbox, connect: Connect) -> None:
    async with looking(sandbox) as page:
        assert page.hello["bot"]["state"] == "away"
        async with connect(sandbox) as small:
            assert (await page.until(lambda frame: frame["t"] == "bot"))["state"] == "online"
            await small.wait_until_ready()
        assert (await page.until(lambda frame: frame["t"] == "bot"))["state"] == "away"
