"""One open page: what it is told, and what becomes of frames nobody should send."""

import asyncio
from contextlib import suppress
from typing import Any

import aiohttp
import pytest

from bot.sandbox import Sandbox, User
from bot.sandbox.page import Page, outbox, socket
from tests.sandbox.browser import looking

MALFORMED: list[Any] = [
    "",
    "nonsense",
    "[]",
    "null",
    "7",
    "{}",
    '"' * 3,
    "[" * 100_000,
    {"n": 1},
    '{"n": 1, "do": "open", "channel": ' + "[" * 900 + "]" * 900 + "}",
    {"n": 1, "do": None},
    {"n": 1, "do": ["open"]},
    {"n": 1, "do": "fly"},
    {"n": 1, "do": "__class__"},
    {"n": "x", "do": "open"},
    {"n": {}, "do": "send", "channel": {}, "text": []},
    {"n": 1, "do": "open", "channel": True},
    {"n": 1, "do": "open", "channel": "9" * 5000},
    {"n": 1, "do": "open", "channel": -1},
    {"n": 1, "do": "open", "channel": 1.5, "limit": "x"},
    {"n": 1, "do": "open", "dm": "yes"},
    {"n": 1, "do": "slash", "channel": "1", "command": "", "options": []},
    {"n": 1, "do": "submit", "interaction": "1", "values": "x"},
    {"n": 1, "do": "menu", "name": "x", "type": 9},
    {"n": 1, "do": "trouble", "kind": "earthquake"},
    {"n": 1, "do": "trouble", "kind": {}, "seconds": "x"},
    {"n": 1, "do": "send", "text": "x" * (socket.FRAME_BYTES + 1)},
]


@pytest.fixture
def mo(sandbox: Sandbox) -> User:
    return sandbox.create_user(
        "mo", sandbox.guild.create_role("mods", "manage_messages", "manage_guild", color=255)
    )


async def test_a_hello_says_who_and_what_is_there(sandbox: Sandbox, mo: User) -> None:
    sandbox.guild.change_nick(mo, "Mo the mod")
    sandbox.create_user("noor").note = "New here"
    secret = sandbox.guild.create_channel("secret")
    secret.set_permissions(sandbox.guild.everyone, view_channel=False)
    news = sandbox.guild.create_channel("news")
    news.set_permissions(sandbox.guild.everyone, send_messages=False)
    forum = sandbox.guild.create_forum("questions", "pay")
    await mo.create_post(forum, "Is it worth it?", "A PhD, I mean.", tags=["pay"])
    async with looking(sandbox) as page:
        hello = page.hello
    assert hello["me"] == str(sandbox.member.id)
    assert [(u["username"], u["note"]) for u in hello["users"] if u["switchable"]] == [
        ("anna", "Member"),
        ("mo", "Moderator"),
        ("noor", "New here"),
    ]
    (guild,) = hello["guilds"]
    member = next(member for member in guild["members"] if member["user"] == str(mo.id))
    assert (member["nick"], member["color"]) == ("Mo the mod", 255)
    assert page.names() == {"general", "news", "questions"}
    assert not page.channel("news")["can_send"]
    assert page.channel("general")["can_send"]
    assert page.channel("Is it worth it?")["preview"] == "A PhD, I mean."
    assert page.channel("Is it worth it?")["applied_tags"] == [
        page.channel("questions")["available_tags"][0]["id"]
    ]
    assert "manage_messages" not in hello["permissions"][page.channel("general")["id"]]
    assert hello["bot"] == {"id": str(sandbox.bot.id), "state": "away", "text": "The bot is not connected."}
    assert hello["limits"] == {"content": 2000, "file": 10 * 1024 * 1024}
    assert sandbox.token not in str(hello)


async def test_what_changes_together_is_told_once(sandbox: Sandbox) -> None:
    async with looking(sandbox) as page:
        for n in range(20):
            sandbox.guild.create_channel(f"room-{n}")
        await page.next()
        assert len(page.names()) == 21
        await page.does("read", channel=page.channel("general")["id"])
        assert [frame["t"] for frame in page.frames] == ["hello", "hello", "answer"]


@pytest.mark.parametrize("user", ["", "0", "x", "9" * 30, "bot", "owner"])
async def test_whoever_is_not_there_cannot_be_looked_as(sandbox: Sandbox, user: str) -> None:
    keys = {"bot": sandbox.bot.id, "owner": sandbox.world.owner.id}
    async with looking(sandbox, str(keys.get(user, user))) as page:
        assert page.hello["me"] == str(sandbox.member.id)


async def test_without_anybody_there_is_a_sentence(sandbox: Sandbox) -> None:
    sandbox.guild.remove(sandbox.member)
    async with aiohttp.ClientSession(headers={"Origin": sandbox.base_url}) as session:
        answer = await session.get(f"{sandbox.base_url}/page/ws")
        assert (answer.status, await answer.text()) == (503, "There is nobody here yet to look as.")


async def test_every_malformed_frame_gets_one_answer(sandbox: Sandbox) -> None:
    async with looking(sandbox) as page:
        for frame in MALFORMED:
            answer = await page.says(frame)
            assert answer["ok"] is False, frame
            assert answer["error"].endswith("."), answer
            assert "went wrong" not in answer["error"], (frame, answer)
        await page.socket.send_bytes(b"\x00\xff")
        assert (await page.next())["error"] == "Frames are texts."
        assert len([frame for frame in page.frames if frame["t"] == "answer"]) == len(MALFORMED) + 1
        await page.does("read", channel=page.channel("general")["id"])


async def test_a_frame_beyond_all_measure_ends_the_connection(sandbox: Sandbox) -> None:
    async with looking(sandbox) as page:
        with suppress(ConnectionError):  # cut while it is sent
            await page.socket.send_str("x" * (8 * 1024 * 1024))
        assert (await page.socket.receive(5)).type is not aiohttp.WSMsgType.TEXT
    async with looking(sandbox) as page:
        assert page.hello["t"] == "hello"


async def test_the_number_of_a_frame_that_is_too_long_is_kept(sandbox: Sandbox) -> None:
    async with looking(sandbox) as page:
        assert await page.refused("send", text="x" * socket.FRAME_BYTES) == "That is too much at once."


async def test_what_is_hidden_can_be_neither_read_nor_touched(sandbox: Sandbox, mo: User) -> None:
    secret = sandbox.guild.create_channel("secret")
    secret.set_permissions(sandbox.guild.everyone, view_channel=False)
    secret.set_permissions(mo, view_channel=True)
    elsewhere = sandbox.create_guild("Elsewhere", with_bot=False).create_channel("talk")
    said = await mo.send(secret, "nobody knows")
    async with looking(sandbox) as page:
        for channel in (secret, elsewhere, mo.dm):
            key = str(channel.id)
            hidden = "That channel is not there for you."
            for act in ("open", "send", "read", "typing", "thread", "post", "slash", "autocomplete"):
                more = {"text": "x", "name": "x", "title": "x", "command": "x", "focused": "x"}
                assert await page.refused(act, channel=key, **more) == hidden, act
        for act in ("edit", "delete", "dismiss", "react", "thread", "press", "select", "menu"):
            more = {"text": "x", "emoji": "👍", "name": "x", "custom_id": "x", "values": [], "type": 3}
            about = {"target": str(said.id)} if act == "menu" else {"message": str(said.id)}
            assert await page.refused(act, **about, **more) == "That message is no longer there.", act
        await mo.send(secret, "still nobody")
        await mo.edit(said, "changed")
        await mo.delete(said)
        await mo.show_typing(secret)
        await page.does("read", channel=page.channel("general")["id"])
        assert {frame["t"] for frame in page.frames} == {"hello", "answer"}
        assert "nobody" not in str(page.frames)


async def test_who_may_no_longer_see_a_channel_is_told_and_hears_no_more(sandbox: Sandbox, mo: User) -> None:
    room = sandbox.guild.create_channel("room")
    async with looking(sandbox) as page:
        assert "room" in page.names()
        room.set_permissions(sandbox.member, view_channel=False)
        await mo.send(room, "unheard")
        await page.until(lambda frame: frame["t"] == "hello")
        assert "room" not in page.names()
        assert "unheard" not in str(page.frames)


async def test_the_page_open_twice(sandbox: Sandbox, mo: User) -> None:
    channel = str(sandbox.channel.id)
    async with looking(sandbox) as first, looking(sandbox) as second, looking(sandbox, mo) as third:
        sent = await first.does("send", channel=channel, text="hi all")
        for page in (second, third):
            assert (await page.message())["id"] == sent["message"]
        assert (await third.does("open", channel=channel))["messages"][-1]["content"] == "hi all"
        await mo.send(sandbox.channel, "for you")
        await first.does("read", channel=channel)
        told = await second.until(lambda frame: frame["t"] == "unread")
        assert (told["channel"], told["unread"]) == (channel, 0)
    async with looking(sandbox) as again:
        assert again.channel("general")["unread"] == 0


async def test_unread_messages_are_counted_for_each_user(sandbox: Sandbox, mo: User) -> None:
    noor = sandbox.create_user("noor")
    await mo.send(sandbox.channel, "before anybody looked")
    async with looking(sandbox):
        pass
    await mo.send(sandbox.channel, "one")
    await mo.send(sandbox.channel, f"two {noor.mention}")
    gone = await mo.send(sandbox.channel, "three")
    await mo.delete(gone)
    for user, unread, mentions in ((noor, 2, 1), (sandbox.member, 2, 0), (mo, 0, 0)):
        async with looking(sandbox, user) as page:
            general = page.channel("general")
            assert (general["unread"], general["mentions"]) == (unread, mentions), user
    async with looking(sandbox, noor) as page:
        await page.does("open", channel=page.channel("general")["id"])
    async with looking(sandbox, noor) as page:
        assert page.channel("general")["unread"] == 0


async def test_typing_is_told_to_others(sandbox: Sandbox, mo: User) -> None:
    async with looking(sandbox) as page, looking(sandbox, mo) as other:
        channel = page.channel("general")["id"]
        await page.does("typing", channel=channel)
        told = await other.until(lambda frame: frame["t"] == "typing")
        assert told == {"t": "typing", "channel": channel, "user": str(sandbox.member.id)}
        assert "typing" not in [frame["t"] for frame in page.frames]


async def test_acts_that_pile_up_are_refused(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = asyncio.Event()

    async def wait(*_: object) -> dict[str, Any]:
        await blocked.wait()
        return {}

    monkeypatch.setitem(socket.ACTS, "wait", wait)
    async with looking(sandbox) as page:
        for n in range(20):
            await page.socket.send_json({"n": n, "do": "wait"})
        refused = [await page.next() for _ in range(4)]
        assert {frame["error"] for frame in refused} == {"Slow down, please: too much is still under way."}
        blocked.set()
        done = [await page.next() for _ in range(16)]
        assert sorted(frame["n"] for frame in refused + done) == list(range(20))
        assert all(frame["ok"] for frame in done)


async def test_a_fault_of_the_sandbox_itself_is_answered(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*_: object) -> dict[str, Any]:
        raise ZeroDivisionError("a secret of the code")

    monkeypatch.setitem(socket.ACTS, "fail", fail)
    async with looking(sandbox) as page:
        assert await page.refused("fail") == "Something went wrong in the sandbox. Its log says what."
    assert "ZeroDivisionError" in caplog.text


async def test_a_page_that_reads_too_slowly_is_told_all_anew(
    sandbox: Sandbox, mo: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "_EVENTS", 50)
    async with looking(sandbox) as page:
        for n in range(200):  # without a pause for whoever writes to the page
            await mo.send(sandbox.channel, f"{n} " + "x" * 1900)
        await page.until(lambda frame: frame.get("resync"))
        told = [frame for frame in page.frames if frame["t"] == "message"]
        assert len(told) < 60
        opened = await page.does("open", channel=page.channel("general")["id"], limit=3)
        assert [m["content"].split()[0] for m in opened["messages"]] == ["197", "198", "199"]
        await mo.send(sandbox.channel, "after")
        assert (await page.message())["content"] == "after"


async def test_all_that_leave_are_forgotten(sandbox: Sandbox) -> None:
    page = sandbox._page
    assert isinstance(page, Page)
    async with looking(sandbox), looking(sandbox):
        assert len(page.sockets) == 2
    await sandbox.until(lambda: not page.sockets, what="the pages to be forgotten")


async def test_a_sandbox_that_stops_says_goodbye() -> None:
    sandbox = Sandbox()
    await sandbox.start(page=Page(sandbox))
    async with looking(sandbox) as page:
        stopping = asyncio.create_task(sandbox.stop())
        assert (await page.socket.receive(5)).type is aiohttp.WSMsgType.CLOSE
        assert page.socket.close_code == 1001
        await stopping
