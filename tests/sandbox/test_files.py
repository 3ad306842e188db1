"""Files on create, edit, interaction answers and follow-ups, and the components that show them."""

import io
from typing import Any

import aiohttp
import discord
import pytest
from discord import app_commands, ui

from bot.sandbox import Sandbox
from tests.sandbox.conftest import PNG, Connect


def file(name: str, alt: str | None = None, data: bytes = PNG) -> discord.File:
    return discord.File(io.BytesIO(data), name, description=alt)


def view(*items: ui.Item[Any]) -> ui.LayoutView:
    made = ui.LayoutView(timeout=None)
    for item in items:
        made.add_item(item)
    return made


def picture(name: str, alt: str) -> ui.MediaGallery[Any]:
    return ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{name}", description=alt))


async def fetched(url: str) -> bytes:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert response.status == 200
        return await response.read()


@app_commands.command(description="Files in every way")
async def files(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=view(picture("a.png", "first")), file=file("a.png"))
    await interaction.followup.send(view=view(ui.File("attachment://b.csv")), file=file("b.csv", data=b"x,y"))
    original = await interaction.original_response()
    await original.edit(view=view(picture("c.png", "second")), attachments=[file("c.png", data=PNG + b"c")])


@pytest.fixture
async def channel(sandbox: Sandbox, bot: discord.Client):
    await bot.wait_until_ready()
    return bot.get_channel(sandbox.channel.id)


async def test_attachments_of_an_edit_are_kept_or_replaced(sandbox: Sandbox, channel) -> None:
    sent = await channel.send("two", files=[file("a.png", "alt a"), file("b.png")])
    (message,) = sandbox.channel.messages
    assert message.alt_texts == ["alt a"]

    def names() -> list[str]:
        return [attachment.filename for attachment in message.attachments]

    await sent.edit(content="same")
    assert names() == ["a.png", "b.png"]
    sent = await sent.edit(attachments=[sent.attachments[1], file("c.png")])
    assert names() == ["b.png", "c.png"]
    await sent.edit(attachments=[])
    assert names() == []
    assert [len(r.attachments) for r in message.revisions] == [2, 2, 2]


async def test_a_gallery_shows_the_new_file_after_an_edit(sandbox: Sandbox, channel) -> None:
    sent = await channel.send(view=view(picture("a.png", "old")), file=file("a.png"))
    (message,) = sandbox.channel.messages
    first = message.attachments[0].url
    await sent.edit(view=view(picture("a.png", "x" * 1024)), attachments=[file("a.png", data=PNG + b"new")])
    (only,) = message.attachments
    assert only.url != first
    assert message.components[0]["items"][0]["media"]["url"] == only.url
    assert await fetched(only.url) == PNG + b"new"
    assert await fetched(first) == PNG
    with pytest.raises(discord.HTTPException) as refused:
        await sent.edit(view=view(picture("a.png", "x" * 1025)), attachments=[file("a.png")])
    assert refused.value.code == 50035
    with pytest.raises(discord.HTTPException):
        await channel.send("x", file=file("a.png", "x" * 1025))
    with pytest.raises(discord.HTTPException):
        await sent.edit(view=view(picture("gone.png", "none")), attachments=[])
    assert message.alt_texts == ["x" * 1024]


async def test_files_on_interactions(sandbox: Sandbox, connect: Connect) -> None:
    async with connect(sandbox, own=[files]):
        used = await sandbox.member.slash(sandbox.channel, "files")
        await sandbox.until(lambda: used.message.revisions)
        (follow,) = used.followups
        assert [a.filename for a in used.message.attachments] == ["c.png"]
        assert used.message.alt_texts == ["second"]
        assert used.message.revisions[0].attachments[0].filename == "a.png"
        (csv,) = follow.attachments
        shown = follow.components[0]
        assert (shown["name"], shown["size"], shown["file"]["url"]) == ("b.csv", 3, csv.url)
        assert await fetched(csv.url) == b"x,y"
        sent = [r for r in sandbox.requests if r.files]
        assert [r.files for r in sent] == [["a.png"], ["b.csv"], ["c.png"]]


async def test_an_unknown_attachment_is_refused(sandbox: Sandbox, api) -> None:
    _, sent = await api("POST", f"/channels/{sandbox.channel.id}/messages", {"content": "x"})
    path = f"/channels/{sandbox.channel.id}/messages/{sent['id']}"
    status, answer = await api("PATCH", path, {"attachments": [{"id": "5"}]})
    assert (status, answer["code"]) == (400, 50035)
