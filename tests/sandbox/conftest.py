"""A small real bot, connected to a sandbox over real sockets."""

import asyncio
import io
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest
import yarl
from discord import app_commands, ui
from discord.ext import commands

from bot.sandbox import Sandbox

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000030802000000"
    "368849d60000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)


class Roadmap(ui.DynamicItem[ui.Button[Any]], template=r"roadmap:(?P<role>[a-z]+)"):
    def __init__(self, role: str) -> None:
        super().__init__(ui.Button(label="Roadmap", custom_id=f"roadmap:{role}"))
        self.role = role

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, __: ui.Item[Any], match: re.Match[str]
    ) -> "Roadmap":
        return cls(match["role"])

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(view=layout("the steps", [self]))


class Form(ui.Modal, title="Profile"):
    skills = ui.Label(text="Skills", component=ui.TextInput(max_length=50))
    level = ui.Label(
        text="Level",
        component=ui.Select(
            options=[discord.SelectOption(label="Entry"), discord.SelectOption(label="Senior")]
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(
            f"{self.skills.component.value} at {self.level.component.values[0]}", ephemeral=True
        )


def layout(text: str, buttons: list[ui.Item[Any]], *extra: ui.Item[Any]) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(ui.TextDisplay(text), *extra, ui.ActionRow(*buttons)))
    return view


class SmallBot(commands.AutoShardedBot):
    """What a real bot does, in small."""

    def __init__(self, **options: Any) -> None:
        intents = discord.Intents.default()
        intents.message_content = options.pop("message_content", False)
        own = options.pop("own", ())
        super().__init__(
            command_prefix="!",
            intents=intents,
            help_command=None,
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0.2,
            **options,
        )
        self.heard: list[discord.Message] = []
        self.log: list[str] = []
        for command in (*COMMANDS, *own):
            self.tree.add_command(command)
        self.add_dynamic_items(Roadmap)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """No five seconds between shards."""

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_resumed(self) -> None:
        self.log.append("resumed")

    async def on_ready(self) -> None:
        self.log.append("ready")

    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        self.log.append(f"reaction {payload.emoji}")

    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot:
            return
        self.heard.append(message)
        if message.guild is None or self.user in message.mentions:
            await message.reply(f"you said: {message.content}", mention_author=False)


@app_commands.command(description="What a role pays")
@app_commands.describe(role="The role", years="Years of experience")
async def salary(
    interaction: discord.Interaction, role: str, years: app_commands.Range[int, 0, 50] = 0
) -> None:
    await interaction.response.send_message(view=layout(f"{role}, {years} years", [Roadmap("mle")]))


@salary.autocomplete("role")
async def role_choices(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    roles = ["ML engineer", "ML researcher", "Data analyst"]
    return [app_commands.Choice(name=r, value=r) for r in roles if current.lower() in r.lower()]


@app_commands.command(description="A picture, slowly")
async def chart(interaction: discord.Interaction, member: discord.Member | None = None) -> None:
    await interaction.response.defer(thinking=True)
    gallery = ui.MediaGallery(discord.MediaGalleryItem("attachment://pay.png", description="a chart"))
    text = f"for {member.display_name}" if member else "for all"
    await interaction.edit_original_response(
        view=layout(text, [Roadmap("mle")], gallery), attachments=[discord.File(io.BytesIO(PNG), "pay.png")]
    )
    await interaction.followup.send("and a word", ephemeral=True)


@app_commands.command(description="A private word")
async def private(interaction: discord.Interaction) -> None:
    select: ui.Select[Any] = ui.Select(
        custom_id="pick",
        options=[discord.SelectOption(label="One", value="1"), discord.SelectOption(label="Two")],
    )
    view = ui.View(timeout=None)
    view.add_item(select)

    async def picked(inner: discord.Interaction) -> None:
        await inner.response.edit_message(content=f"picked {select.values[0]}", view=None)

    select.callback = picked  # type: ignore[method-assign]
    await interaction.response.send_message("for you alone", view=view, ephemeral=True)


@app_commands.command(description="A form")
async def profile(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Form())


@app_commands.command(description="Never answers")
async def silent(interaction: discord.Interaction) -> None:
    interaction.client.asked = interaction  # type: ignore[attr-defined]


@app_commands.context_menu(name="Explain")
async def explain(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"it says: {message.content}")


moderation = app_commands.Group(
    name="kb", description="Moderators", default_permissions=discord.Permissions(manage_guild=True)
)


@moderation.command(name="check", description="Check")
async def kb_check(interaction: discord.Interaction, strict: bool = False) -> None:
    await interaction.response.send_message(f"checked, strict={strict}")


COMMANDS: list[Any] = [salary, chart, private, profile, silent, explain, moderation]

Connect = Callable[..., Any]


@asynccontextmanager
async def running(sandbox: Sandbox, *, token: str | None = None, **options: Any) -> AsyncIterator[SmallBot]:
    bot = SmallBot(**options)
    task = asyncio.create_task(bot.start(token or sandbox.token))
    waits = asyncio.create_task(sandbox.wait_for_bot(sandbox.world.shards))
    try:
        await asyncio.wait([task, waits], return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            waits.cancel()
            await task
        await waits
        yield bot
    finally:
        await bot.close()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> Connect:
    """`connect(sandbox)` runs the small bot against a sandbox, as a context; `own=[...]` adds commands."""

    def point(sandbox: Sandbox, **options: Any) -> Any:
        monkeypatch.setattr(discord.http.Route, "BASE", sandbox.api_base)
        gateway = yarl.URL(sandbox.gateway)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
        return running(sandbox, **options)

    return point


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox that serves."""
    async with Sandbox() as served:
        yield served


@pytest.fixture
async def bot(sandbox: Sandbox, connect: Connect) -> AsyncIterator[SmallBot]:
    """The small bot, connected to `sandbox`."""
    async with connect(sandbox) as small:
        yield small


@pytest.fixture
async def api(sandbox: Sandbox) -> AsyncIterator[Callable[..., Awaitable[tuple[int, Any]]]]:
    """`await api("POST", "/channels/1/messages", {...})` as the bot: status and JSON."""
    import aiohttp

    headers = {"Authorization": f"Bot {sandbox.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:

        async def call(method: str, path: str, body: Any = None, **options: Any) -> tuple[int, Any]:
            async with session.request(method, sandbox.api_base + path, json=body, **options) as response:
                return response.status, (await response.json() if response.status != 204 else None)

        yield call
