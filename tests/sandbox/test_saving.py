"""What was said in a sandbox, kept in a file and made again of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import SandboxFailedError
from bot.sandbox import Sandbox, Upload
from bot.sandbox.hosting.file import StateFile
from bot.sandbox.hosting.first_minute import new_world
from bot.sandbox.message import Message
from bot.sandbox.payloads import channel_json, guild_json, member_json, user_json
from bot.sandbox.payloads_message import message_json
from bot.sandbox.permissions import may, permissions_in
from bot.sandbox.saved import VERSION
from bot.sandbox.world import World
from tests.sandbox.conftest import PNG, SmallBot

ELSEWHERE = "http://127.0.0.1:1"


def shown(world: World) -> dict[str, Any]:
    """All that anybody can see of a world, as Discord would send it, addresses without their server."""
    everything = {
        "users": [
            user_json(user) | {"note": user.note, "dms": user.reached_by_dm} for user in world.users.values()
        ],
        "guilds": [guild_json(guild) for guild in world.guilds.values()],
        "members": [member_json(one) for guild in world.guilds.values() for one in guild.members.values()],
        "channels": [channel_json(c) | {"n": None, "message_count": 0} for c in world.channels.values()],
        "may": [permissions_in(u, c) for c in world.channels.values() for u in world.users.values()],
        "messages": [message_json(message) for message in said(world)],
        "pings": [[user.id for user in world.users.values() if m.pings(user)] for m in said(world)],
        "files": [attachment.data.hex() for m in said(world) for attachment in m.attachments],
        "commands": list(world.commands.values()),
    }
    text = json.dumps(everything).replace(world.base_url, "")
    return dict(json.loads(text))


def said(world: World) -> Iterator[Message]:
    """Every message that all who may look see."""
    for channel in world.channels.values():
        yield from channel.readable


def again(world: World, path: Path, *, over: bool = True) -> World:
    """The same world, read from a file."""
    file = StateFile(path)
    file.write(world, over=over)
    found = file.read(ELSEWHERE)
    assert found is not None
    made, kept_over = found
    assert kept_over is over
    return made


async def test_a_conversation_is_the_same_in_another_process(
    sandbox: Sandbox, bot: SmallBot, tmp_path: Path
) -> None:
    guild, anna = sandbox.guild, sandbox.member
    mods = guild.create_role("mods", "manage_messages", color=0xFF0000, mentionable=False)
    mo = sandbox.create_user("mo", mods)
    mo.note, anna.installed, guild.system_channel = "Moderator", True, sandbox.channel
    guild.change_nick(mo, "Momo")
    secret = guild.create_channel("secret")
    secret.set_permissions(guild.everyone, view_channel=False)
    secret.set_permissions(mo, view_channel=True)
    first = await anna.send(
        sandbox.channel, f"hello {mo.mention}", mention_bot=True, files=(Upload("a.png", PNG),)
    )
    answer = await sandbox.reply_to(first)
    await mo.send(sandbox.channel, f"<@&{mods.id}> @everyone", reply_to=answer)
    await anna.edit(first, "hello again")
    await mo.react(first, "👍")
    gone = await anna.send(sandbox.channel, "to be deleted")
    await anna.delete(gone)
    used = await anna.slash(sandbox.channel, "salary", role="ML engineer")
    await anna.press(used.message, "roadmap:mle")
    drawn = await anna.slash(sandbox.channel, "chart")
    await anna.context_menu("Explain", answer)
    alone = await anna.slash(sandbox.channel, "private")
    thread = await anna.start_thread(first, "more of it")
    await mo.send(thread, "in the thread")
    forum = guild.create_forum("help", "pay", "roadmap")
    await mo.create_post(forum, "A post", "its words", tags=["pay"], files=(Upload("b.txt", b"\x00\xff"),))
    await sandbox.reply_to(await anna.send(anna.dm, "hi"))
    sandbox.create_group(anna, mo)
    await mo.send(secret, "for us")
    world = sandbox.world

    made = again(world, tmp_path / "state.json")

    assert shown(made) == shown(world)
    assert alone.message.id not in {message.id for message in said(made)}, "nobody else was to see it"
    assert gone.id not in {message.id for message in said(made)}
    picture = made.channels[sandbox.channel.id].history[drawn.message.id].components
    assert f'"url": "{ELSEWHERE}/cdn/' in json.dumps(picture), (
        "pictures are found where the world is served now"
    )
    assert not may(made.users[anna.id], made.channels[secret.id], "view_channel")
    assert made.snowflakes.next() > max(message.id for message in said(world))
    assert shown(again(made, tmp_path / "twice.json")) == shown(world)


async def test_a_world_goes_on_where_it_was(
    sandbox: Sandbox, bot: SmallBot, tmp_path: Path, connect: Any
) -> None:
    await sandbox.reply_to(await sandbox.member.send(sandbox.channel, "one", mention_bot=True))
    pressed = await sandbox.member.slash(sandbox.channel, "salary", role="ML engineer")
    made = again(sandbox.world, tmp_path / "state.json")
    async with Sandbox(world=made) as later, connect(later):
        assert later.member.id == sandbox.member.id
        button = later.channel.history[pressed.message.id]
        await later.member.press(button, "roadmap:mle")
        assert "the steps" in button.text
        said_next = await later.member.send(later.channel, "two", mention_bot=True)
        assert (await later.reply_to(said_next)).text == f"you said: <@{later.bot.id}> two"


TEXT = st.text(st.characters(codec=None), max_size=40)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.tuples(TEXT, st.binary(max_size=20)), max_size=4), over=st.booleans())
async def test_any_text_and_file_is_kept(tmp_path: Path, texts: list[tuple[str, bytes]], over: bool) -> None:
    world = new_world()
    anna = next(user for user in world.users.values() if user.name == "anna")
    place = next(channel for channel in world.channels.values() if channel.name == "off-topic")
    for number, (text, data) in enumerate(texts):
        await anna.send(place, f"{number} {text}", files=(Upload("f.bin", data),))
    made = again(world, tmp_path / "state.json", over=over)
    expected = [f"{n} {text}".strip().encode(errors="replace").decode() for n, (text, _) in enumerate(texts)]
    assert [message.content for message in made.channels[place.id].messages] == expected
    assert [message.attachments[0].data for message in made.channels[place.id].messages] == [
        d for _, d in texts
    ]


def broken() -> Iterator[tuple[str, str]]:
    """Files that are none of ours any more, and what is said of each."""
    path = Path("whole.json")
    whole = json.loads(_text_of(path))
    yield "", "Invalid JSON|Expecting value"
    yield "[]", "object"
    yield "not json", "Expecting value"
    yield json.dumps(whole)[:-20], "delimiter|Expecting|Unterminated"
    yield "[" * 100_000, "recursion"
    yield json.dumps(whole | {"version": VERSION + 1}), "newer career-bot"
    yield json.dumps(whole | {"world": whole["world"] | {"bot": 5}}), "names 5"
    yield json.dumps(whole | {"world": whole["world"] | {"bot": "5"}}), "world.bot"
    channels = [{**one, "name": None} for one in whole["world"]["channels"]]
    yield json.dumps(whole | {"world": whole["world"] | {"channels": channels}}), "world.channels.0.name"


def _text_of(path: Path) -> str:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = StateFile(Path(folder) / path)
        file.write(new_world(), over=False)
        return file.path.read_text()


@pytest.mark.parametrize(("text", "sentence"), list(broken()), ids=range(9))
def test_a_file_that_cannot_be_read_is_named_and_left_alone(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(text)
    with pytest.raises(SandboxFailedError, match=sentence) as raised:
        StateFile(path).read(ELSEWHERE)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)
    assert path.read_text() == text


def test_a_database_without_its_world_is_left_alone(tmp_path: Path) -> None:
    assert StateFile(tmp_path / "state.json").read(ELSEWHERE) is None
    (tmp_path / "state.json.db").write_bytes(b"precious")
    with pytest.raises(SandboxFailedError, match=r"state\.json\.db is there without"):
        StateFile(tmp_path / "state.json").read(ELSEWHERE)


def test_a_file_that_cannot_be_written_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    with pytest.raises(SandboxFailedError, match="cannot be written"):
        StateFile(tmp_path / "folder" / "state.json").write(new_world(), over=False)
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_the_first_world_has_the_same_ids_every_time() -> None:
    first, second = new_world(), new_world()
    assert list(first.users) == list(second.users)
    assert list(first.channels) == list(second.channels)
    assert first.snowflakes.next() > max(first.users), "what comes later is newer"
