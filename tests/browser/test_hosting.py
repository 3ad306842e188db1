"""`career-bot sandbox` as people start it: real processes, and the page as a browser has it."""

import asyncio
import os
import pty
import re
import signal
import socket
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import psutil
import pytest

from bot.discord_app.greeting import EXAMPLES
from bot.sandbox.hosting.first_minute import ASKED, MISSED, NOT_USEFUL
from tests.sandbox.browser import Browser, Frame
from tests.test_cli_processes import COMMAND, career_bot, environment

PATIENCE = 60
"""Seconds for what takes a few where nothing else is done."""


@dataclass(frozen=True)
class Hosted:
    """A sandbox that runs, and where its page is."""

    process: asyncio.subprocess.Process
    url: str

    @property
    def bot(self) -> psutil.Process | None:
        """The bot's process, while there is one."""
        found = psutil.Process(self.process.pid).children()
        return next((one for one in found if "bot.sandbox.hosting.child" in one.cmdline()), None)

    @asynccontextmanager
    async def page(self, user: str = "anna") -> AsyncIterator[Browser]:
        """The page, open as one of the users."""
        async with (
            aiohttp.ClientSession(headers={"Origin": self.url.rstrip("/")}) as session,
            session.ws_connect(f"{self.url}page/ws", max_msg_size=0) as first,
        ):
            hello = await first.receive_json()
            await first.close()
            key = next(one["id"] for one in hello["users"] if one["username"] == user)
            async with session.ws_connect(f"{self.url}page/ws?user={key}", max_msg_size=0) as line:
                browser = Browser(line)
                await browser.until(lambda frame: frame["t"] == "hello")
                assert browser.hello["me"] == key
                yield browser


@asynccontextmanager
async def hosted(folder: Path, *options: str, **settings: str) -> AsyncIterator[Hosted]:
    """A sandbox on a free port, stopped at the end if it still runs."""
    process = await asyncio.create_subprocess_exec(
        *COMMAND,
        *("sandbox", "--port", "0", "--no-open", *options),
        cwd=folder,
        env=environment(TMPDIR=str(folder), **settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        yield Hosted(process, line.decode().strip())
    finally:
        if process.returncode is None:
            process.terminate()
            await asyncio.wait_for(process.wait(), PATIENCE)


async def becomes(page: Browser, state: str) -> None:
    """Wait until the bot is in a state, as the page says."""
    now = next((_state(frame) for frame in reversed(page.frames) if _state(frame)), None)
    while now != state:
        now = _state(await page.next(PATIENCE)) or now


def _state(frame: Frame) -> Any:
    return frame["bot"]["state"] if frame["t"] == "hello" else frame["t"] == "bot" and frame["state"]


async def messages(page: Browser, name: str) -> list[Frame]:
    """What stands in a channel."""
    found = await page.does("open", channel=page.channel(name)["id"])
    return found["messages"]  # type: ignore[no-any-return]


def texts(message: Frame) -> str:
    """All that a message says, its buttons and choices too."""
    return "\n".join(
        [message["content"], *re.findall(r"'(?:content|label)': [\"'](.*?)[\"'][,}]", str(message))]
    )


async def shown(page: Browser, text: str) -> Frame:
    """A message of which the page has been told, or is told now, that says this."""
    told = [frame["message"] for frame in page.frames if frame["t"] == "message"]
    found = next((one for one in told if text in texts(one)), None)
    return found or await page.message(lambda one: text in texts(one))


def left_in(folder: Path) -> set[str]:
    """Everything that lies in a folder."""
    return {str(one.relative_to(folder)) for one in folder.rglob("*")}


async def gone(process: psutil.Process) -> bool:
    """Whether a process ends soon."""
    for _ in range(100):
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
            return True
        await asyncio.sleep(0.1)
    return False


async def test_a_visitor_finds_a_server_that_lives_and_outlives_the_bot(tmp_path: Path) -> None:
    state = tmp_path / "kept" / "state.json"
    state.parent.mkdir()
    async with hosted(tmp_path, "--state", str(state)) as here:
        async with here.page("noor") as page:
            assert {one["note"] for one in page.hello["users"] if one["switchable"]} == {
                "Member",
                "Moderator",
                "New here",
            }
            await becomes(page, "online")
            assert page.names() == {"welcome", "career-questions", "off-topic", "help"}
            (greeting,) = await messages(page, "welcome")
            assert [text for text in EXAMPLES if text in texts(greeting)] == list(EXAMPLES)
            buttons = re.findall(r"'custom_id': '(v1:go:[^']*)'", str(greeting))
            welcome = {"channel": greeting["channel_id"], "message": greeting["id"]}
            assert len(buttons) == len(EXAMPLES)
            await page.does("press", custom_id=buttons[0], **welcome)
            await shown(page, "## Pay: machine learning engineer, United Kingdom")
            asked = await messages(page, "career-questions")
            assert ASKED in asked[0]["content"]
            assert "## Pay: data scientist, United Kingdom" in str(asked[1])
            assert len(asked) == 2, "what others asked privately is theirs"
        async with here.page("mo") as page:
            (review,) = await messages(page, "mod-review")
            assert "4 to look at" in texts(review)
            assert all(text in texts(review) for _, text in (*MISSED[1:], NOT_USEFUL))
            first = re.findall(r"'value': '(turn:[0-9]+)'", str(review))[:1]
            where = {"channel": review["channel_id"], "message": review["id"]}
            await page.does("select", custom_id="v1:kr:open", values=first, **where)
            assert (await shown(page, "New question and answer"))["ephemeral"]

            second = await asyncio.to_thread(career_bot, tmp_path, "sandbox", f"--state={state}", "--port=0")
            assert second.returncode == 1
            assert f"another sandbox keeps its state in {state}" in second.stderr

            bot = here.bot
            assert bot is not None
            bot.kill()
            await becomes(page, "away")
            await becomes(page, "online")
            assert any("signal 9" in f["text"] for f in page.frames if _state(f) == "away")
            assert here.bot is not None
            assert here.bot.pid != bot.pid
            said = await page.does("send", channel=page.channel("off-topic")["id"], text="kept?")

        bot = here.bot
        here.process.terminate()
        assert await asyncio.wait_for(here.process.wait(), PATIENCE) == 0
        assert not bot.is_running()
    kept = {"", "/privacy.key", "/state.json", "/state.json.lock", "/state.json.db", "/state.json.db.lock"}
    assert left_in(tmp_path) == {f"kept{name}" for name in kept}, "its own folder is gone"

    async with hosted(tmp_path, "--state", str(state)) as here, here.page("noor") as page:
        await becomes(page, "online")
        assert [one["id"] for one in await messages(page, "off-topic")] == [said["message"]]
        assert (await messages(page, "welcome"))[0] == greeting | {"timestamp": greeting["timestamp"]}
        assert len(await messages(page, "career-questions")) == 2, "the first minute comes once"
        await page.does("press", custom_id=buttons[1], **welcome)
        await shown(page, "## Roadmap: data engineer")
        bot = here.bot
        assert bot is not None
        here.process.kill()
        assert await gone(bot), "a bot without its sandbox ends, too"
        await here.process.wait()


async def test_what_the_bot_says_when_it_cannot_start_is_told(tmp_path: Path) -> None:
    (tmp_path / "knowledge").mkdir()
    async with hosted(tmp_path, KNOWLEDGE_DIR="knowledge") as here:
        async with here.page() as page:
            await becomes(page, "away")
            told = next(f for f in reversed(page.frames) if _state(f) == "away")
            assert "vocabulary.yaml:1: is missing" in str(told)
        here.process.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(here.process.wait(), PATIENCE) == 0


async def test_others_get_in_only_where_that_is_allowed_and_with_the_token(tmp_path: Path) -> None:
    refused = career_bot(tmp_path, "sandbox", "--host", "0.0.0.0")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "--allow-remote" in refused.stderr
    async with hosted(tmp_path, "--host", "0.0.0.0", "--allow-remote", "--no-bot") as here:
        parts = urlsplit(here.url)
        assert re.fullmatch("token=[-_a-zA-Z0-9]{32}", parts.query)
        async with aiohttp.ClientSession() as session:
            for url, status in ((here.url, 200), (here.url.partition("?")[0], 403), (f"{here.url}x", 403)):
                session.cookie_jar.clear()
                async with session.get(url) as answer:
                    assert answer.status == status, url


async def test_without_a_bot_it_says_what_another_needs(tmp_path: Path) -> None:
    async with hosted(tmp_path, "--no-bot") as here:
        assert here.process.stdout is not None
        lines = [(await here.process.stdout.readline()).decode().strip() for _ in range(4)]
        given = dict(line.split("=", 1) for line in lines)
        assert list(given) == ["DISCORD_TOKEN", "DISCORD_API_BASE", "DISCORD_GATEWAY", "MESSAGE_CONTENT"]
        headers = {"Authorization": f"Bot {given['DISCORD_TOKEN']}"}
        url = f"{given['DISCORD_API_BASE']}/users/@me"
        async with aiohttp.ClientSession(headers=headers) as session, session.get(url) as answer:
            assert (await answer.json())["bot"] is True
        async with here.page() as page:
            assert page.hello["bot"]["state"] == "away"
            assert "--no-bot" in page.hello["bot"]["text"]
        assert here.bot is None


@pytest.fixture
def taken() -> int:
    """A port at which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]  # type: ignore[misc]


def test_a_taken_port_is_named_with_the_next_free_one(tmp_path: Path, taken: int) -> None:
    done = career_bot(tmp_path, "sandbox", "--port", str(taken))
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    found = re.search(rf"port {taken} of 127\.0\.0\.1 is taken.* --port (\d+)$", done.stderr.strip())
    assert found is not None, done.stderr
    with socket.create_server(("127.0.0.1", int(found[1]))):
        pass


def test_at_a_terminal_the_next_free_port_is_offered(tmp_path: Path, taken: int) -> None:
    terminal, other_end = pty.openpty()
    os.write(terminal, b"y\n")
    child = subprocess.Popen(
        [*COMMAND, "sandbox", "--port", str(taken), "--no-open", "--no-bot"],
        cwd=tmp_path,
        env=environment(),
        stdin=other_end,
        stdout=subprocess.PIPE,
        stderr=other_end,
    )
    assert child.stdout is not None
    url = child.stdout.readline().decode()
    child.terminate()
    child.communicate(timeout=PATIENCE)
    assert child.returncode == 0
    assert f"Port {taken} is taken" in os.read(terminal, 4096).decode()
    assert urlsplit(url.strip()).port != taken
    os.close(terminal)
    os.close(other_end)


def test_a_state_file_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = career_bot(tmp_path, "sandbox", "--port", "0", "--state", "notes.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert "notes.txt cannot be read as the state of a sandbox" in done.stderr
    nowhere = career_bot(tmp_path, "sandbox", "--port", "0", "--state", "notes.txt/state.json")
    assert (nowhere.returncode, nowhere.stdout) == (1, "")
    assert "notes.txt/state.json cannot be written; --state must name" in nowhere.stderr
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert left_in(tmp_path) == {"notes.txt", "notes.txt.lock"}
