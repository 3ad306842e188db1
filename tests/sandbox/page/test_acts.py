"""What can be done at the sandbox's page without the bot: messages, threads, posts, reactions, files."""

from typing import Any

import aiohttp
import pytest

from bot.sandbox import Sandbox, User
from bot.sandbox.page import uploads
from tests.sandbox.browser import Browser, looking
from tests.sandbox.conftest import PNG
from tests.sandbox.page.conftest import upload


@pytest.fixture
def mo(sandbox: Sandbox) -> User:
    return sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_messages"))


async def test_a_message_from_writing_to_deleting(sandbox: Sandbox, page: Browser) -> None:
    channel = page.channel("general")["id"]
    sent = (await page.does("send", channel=channel, text="**hi**\r\n<script>"))["message"]
    shown = page.told
    assert (shown["id"], shown["content"]) == (sent, "**hi**\n<script>")
    assert (shown["deletable"], shown["editable"], shown["ephemeral"], shown["pings_me"]) == (
        True,
        True,
        False,
        False,
    )
    await page.does("edit", message=sent, text="hello")
    assert page.told["edited_timestamp"]
    await page.does("react", message=sent, emoji="👍")
    assert page.told["reactions"] == [{"emoji": {"id": None, "name": "👍"}, "count": 1, "me": True}]
    await page.does("react", message=sent, emoji="👍", add=False)
    assert page.told["reactions"] == []
    await page.does("delete", message=sent)
    assert page.frames[-2] == {"t": "message_delete", "channel": channel, "id": sent}
    assert (await page.does("open", channel=channel))["messages"] == []
    for act in ("edit", "delete"):
        assert await page.refused(act, message=sent, text="x") == "That message is no longer there."


async def test_what_a_reply_shows_and_pings(sandbox: Sandbox, page: Browser, mo: User) -> None:
    channel = page.channel("general")["id"]
    said = await mo.send(sandbox.channel, "who is here?")
    quiet = await page.does("send", channel=channel, text="me", reply_to=str(said.id), ping=False)
    loud = await page.does("send", channel=channel, text="me too", reply_to=str(said.id))
    async with looking(sandbox, mo) as other:
        opened = (await other.does("open", channel=channel))["messages"]
    assert [m["pings_me"] for m in opened] == [False, False, True]
    assert [m["id"] for m in opened[1:]] == [quiet["message"], loud["message"]]
    assert opened[1]["referenced_message"]["content"] == "who is here?"
    assert opened[1]["referenced_message"]["member"]["nick"] is None
    assert [m["deletable"] for m in opened] == [True, True, True]
    assert [m["editable"] for m in opened] == [True, False, False]


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (
            {"do": "send", "text": "x" * 100_000},
            "A message takes at most 2,000 characters; this one has 100,000.",
        ),
        (
            {"do": "send", "text": "x" * 1990, "mention_bot": True},
            "A message takes at most 2,000 characters; this one has 2,013.",
        ),
        ({"do": "send", "text": " \n "}, "A message needs some text or a file."),
        ({"do": "send"}, "A message needs some text or a file."),
        ({"do": "send", "text": 7}, '"text" must be a text.'),
        ({"do": "send", "text": "x", "reply_to": "1"}, "That message is no longer there."),
        ({"do": "send", "uploads": ["u1"]}, "That file is no longer here. Please choose it again."),
        ({"do": "send", "uploads": ["u"] * 11}, '"uploads" takes at most 10.'),
        ({"do": "thread", "name": " "}, "A thread's name takes 1 to 100 characters."),
        ({"do": "thread", "name": "x" * 101}, "A thread's name takes 1 to 100 characters."),
        ({"do": "post", "title": "t", "text": "x"}, "That does not work in this kind of channel."),
        ({"do": "slash", "command": "nothing"}, "There is no command /nothing here."),
        ({"do": "autocomplete", "command": "", "focused": "x"}, "There is no command / here."),
    ],
)
async def test_what_is_refused_says_why(page: Browser, act: dict[str, Any], sentence: str) -> None:
    assert await page.refused(**act, channel=page.channel("general")["id"]) == sentence


async def test_what_one_may_not_do_to_others(sandbox: Sandbox, page: Browser, mo: User) -> None:
    said = str((await mo.send(sandbox.channel, "mine")).id)
    assert await page.refused("edit", message=said, text="x") == "Only one's own messages can be edited."
    assert await page.refused("delete", message=said) == "Only one's own messages can be deleted."
    assert "nobody else sees" in await page.refused("dismiss", message=said)
    for emoji in ("", "x" * 65, "<b>", "a b", "../x"):
        assert await page.refused("react", message=said, emoji=emoji) == "That is no emoji."
    news = sandbox.guild.create_channel("news")
    hidden = {
        "send_messages": False,
        "add_reactions": False,
        "attach_files": False,
        "create_public_threads": False,
    }
    news.set_permissions(sandbox.guild.everyone, **hidden)
    told = str((await mo.send(sandbox.channel, "x")).id)
    news.set_permissions(mo, send_messages=True)
    told = str((await mo.send(news, "news")).id)
    assert await page.refused("send", channel=str(news.id), text="x") == "You may not write in 'news'."
    assert await page.refused("react", message=told, emoji="👍") == "You may not add reactions in 'news'."
    assert await page.refused("thread", message=told, name="x") == "You may not do that here."
    assert await page.refused("typing", channel=str(news.id)) == "You may not write in 'news'."
    sandbox.channel.set_permissions(sandbox.member, attach_files=False)
    (held,) = (await upload(sandbox, ("a.png", PNG)))[1]
    refused = await page.refused("send", channel=str(sandbox.channel.id), uploads=[held["id"]])
    assert refused == "You may not attach files in 'general'."


async def test_older_messages_come_in_pages(sandbox: Sandbox, page: Browser, mo: User) -> None:
    channel = page.channel("general")["id"]
    for n in range(120):
        await mo.send(sandbox.channel, str(n))
    newest = await page.does("open", channel=channel)
    assert [m["content"] for m in newest["messages"]] == [str(n) for n in range(70, 120)]
    assert newest["more"]
    older = await page.does("open", channel=channel, before=newest["messages"][0]["id"], limit=100)
    assert [m["content"] for m in older["messages"]] == [str(n) for n in range(70)]
    assert not older["more"]
    assert len((await page.does("open", channel=channel, limit=10_000))["messages"]) == 120
    assert len((await page.does("open", channel=channel, limit=-5))["messages"]) == 1
    sandbox.channel.set_permissions(sandbox.member, read_message_history=False)
    assert (await page.does("open", channel=channel))["messages"] == []


async def test_a_thread_and_a_post_are_told_before_the_answer(
    sandbox: Sandbox, page: Browser, mo: User
) -> None:
    forum = sandbox.guild.create_forum("questions", "pay", "skills")
    said = await page.does("send", channel=str(sandbox.channel.id), text="start here")
    made = await page.does("thread", message=said["message"], name="  more\n of it ")
    assert page.channel("more of it")["id"] == made["channel"]
    assert (
        await page.refused("thread", message=said["message"], name="x")
        == "There is a thread on this message already."
    )
    await page.does("send", channel=made["channel"], text="inside")
    plain = await page.does("thread", channel=str(sandbox.channel.id), name="plain")
    assert page.channel("plain")["parent_id"] == str(sandbox.channel.id)
    opened = await page.does("open", channel=plain["channel"])
    assert opened["messages"] == []
    tag = page.channel("questions")["available_tags"][1]["id"]
    post = await page.does(
        "post", channel=str(forum.id), title="Which?", text="Which one?", tags=[tag, "pay"]
    )
    assert page.channel("Which?")["applied_tags"] == [
        tag,
        page.channel("questions")["available_tags"][0]["id"],
    ]
    assert page.channel("Which?")["preview"] == "Which one?"
    (first,) = (await page.does("open", channel=post["channel"]))["messages"]
    assert first["id"] == post["channel"]
    assert (
        await page.refused("post", channel=str(forum.id), title="x", text="x", tags=["z"])
        == "This forum has no tag 'z'."
    )
    assert "open a post" in await page.refused("send", channel=str(forum.id), text="x")
    thread = sandbox.world.channels[int(made["channel"])]
    thread.locked = True
    sandbox.world.channel_changed(thread)
    assert await page.refused("send", channel=made["channel"], text="x") == "That thread is closed."
    await page.until(lambda frame: frame["t"] == "hello")
    assert not page.channel("more of it")["can_send"]


async def test_the_conversation_with_the_bot(sandbox: Sandbox, page: Browser, mo: User) -> None:
    assert page.hello["dms"] == []
    opened = await page.does("open", dm=True)
    assert opened["messages"] == []
    assert opened["channel"]["recipient"]["id"] == str(sandbox.bot.id)
    assert [user["id"] for user in opened["channel"]["recipients"]] == [str(sandbox.bot.id)]
    await page.does("send", channel=opened["channel"]["id"], text="just us")
    assert page.told["member"] is None
    async with looking(sandbox) as again, looking(sandbox, mo) as other:
        assert [dm["id"] for dm in again.hello["dms"]] == [opened["channel"]["id"]]
        assert other.hello["dms"] == []
        assert "just us" not in str(await other.act("open", channel=opened["channel"]["id"]))


async def test_files_go_with_a_message(sandbox: Sandbox, page: Browser) -> None:
    channel = page.channel("general")["id"]
    status, held = await upload(sandbox, ("pay.png", PNG), ("../notes & more.txt", b"words"))
    assert status == 200
    assert [(one["filename"], one["size"]) for one in held] == [
        ("pay.png", len(PNG)),
        ("../notes & more.txt", 5),
    ]
    keys = [one["id"] for one in held]
    assert "at most 2,000" in await page.refused("send", channel=channel, text="x" * 2001, uploads=keys)
    await page.does("send", channel=channel, uploads=keys)
    picture, text = page.told["attachments"]
    assert (picture["width"], picture["height"]) == (2, 3)
    assert picture["url"].startswith("/cdn/attachments/")
    assert text["filename"] == "notes_more.txt"
    async with aiohttp.ClientSession() as session:
        for one, data in ((picture, PNG), (text, b"words")):
            assert await (await session.get(sandbox.base_url + one["url"])).read() == data
    assert "no longer here" in await page.refused("send", channel=channel, uploads=keys[:1])


async def test_a_file_that_is_too_large_is_refused_with_a_sentence(sandbox: Sandbox) -> None:
    status, answer = await upload(sandbox, ("film.mp4", bytes(30 * 1024 * 1024)))
    assert (status, answer) == (413, {"error": "film.mp4 is too large: a file may have at most 10 MB."})
    status, _ = await upload(sandbox, ("right.bin", bytes(10 * 1024 * 1024)))
    assert status == 200


async def test_other_uploads_that_do_not_work(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, page: Browser
) -> None:
    status, answer = await upload(sandbox, *[(f"{n}.txt", b"x") for n in range(11)])
    assert (status, answer) == (413, {"error": "A message takes at most 10 files."})
    async with aiohttp.ClientSession(headers={"Origin": sandbox.base_url}) as session:
        address = f"{sandbox.base_url}/page/upload"
        for given, said in [
            ({"data": b"{}", "headers": {"Content-Type": "application/json"}}, "Send files as a form."),
            (
                {"data": b"x", "headers": {"Content-Type": "multipart/form-data; boundary=y"}},
                "That form cannot be read.",
            ),
            (
                {"data": b"--y--", "headers": {"Content-Type": "multipart/form-data; boundary=y"}},
                "There was no file to upload.",
            ),
            ({"data": b"x", "headers": {"Content-Type": "multipart/form-data"}}, "That form cannot be read."),
        ]:
            answer = await session.post(address, **given)  # type: ignore[arg-type]
            assert (answer.status, (await answer.json())["error"]) == (400, said)
        assert (await session.get(address)).status == 405
    monkeypatch.setattr(uploads, "_READ_BYTES", 1000)
    status, answer = await upload(sandbox, ("a.bin", bytes(2000)))
    assert (status, answer) == (413, {"error": "That is far too much at once."})


async def test_files_nobody_uses_are_forgotten(
    sandbox: Sandbox, page: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = page.channel("general")["id"]
    monkeypatch.setattr(uploads, "_KEPT_BYTES", 100)
    keys = [(await upload(sandbox, ("a.bin", bytes(40))))[1][0]["id"] for _ in range(3)]
    assert "no longer here" in await page.refused("send", channel=channel, uploads=keys[:1])
    await page.does("send", channel=channel, uploads=keys[1:2])
    monkeypatch.setattr(uploads, "_KEPT_SECONDS", 0.0)
    assert "no longer here" in await page.refused("send", channel=channel, uploads=keys[2:])


async def test_halves_of_characters_do_no_harm(page: Browser) -> None:
    channel = page.channel("general")["id"]
    answer = await page.says({"n": 1, "do": "send", "channel": channel, "text": "a\ud800b"})
    assert answer["ok"]
    assert page.told["content"] == "a\N{REPLACEMENT CHARACTER}b"


async def test_people_who_come_and_go_are_told(sandbox: Sandbox, page: Browser) -> None:
    ben = sandbox.create_user("ben")
    await page.next()
    assert str(ben.id) in str(page.hello["guilds"][0]["members"])
    sandbox.guild.change_nick(ben, "Benny")
    await page.next()
    assert "Benny" in str(page.hello["guilds"][0]["members"])
    sandbox.guild.remove(ben)
    await page.next()
    assert str(ben.id) not in str(page.hello["guilds"][0]["members"])
