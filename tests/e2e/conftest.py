"""The real bot on the real discord.py client, connected to the sandbox over real sockets."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot import publishing
from bot.charts import drawing
from bot.discord_app import CareerBot, answered, build_bot, mended, steady
from bot.library import Library
from bot.sandbox import Message, Sandbox, User
from bot.sandbox.interactions import Interaction
from bot.settings import Settings
from bot.understanding import Understander
from tests.shared_painter import SharedPainter


def settings_for(sandbox: Sandbox, folder: Path, **more: Any) -> Settings:
    more = {"database_url": f"sqlite:///{folder}/career-bot.db"} | more
    more = {"member_questions": 1000, "server_questions": 1000} | more  # tests ask faster than people
    return Settings(
        discord_token=sandbox.token,
        discord_api_base=sandbox.api_base,
        discord_gateway=sandbox.gateway,
        _env_file=None,
        **more,
    )


@asynccontextmanager
async def running(
    sandbox: Sandbox, folder: Path, library: Library | None, **more: Any
) -> AsyncIterator[CareerBot]:
    """A bot that is connected for as long as the block lasts."""
    settings = settings_for(sandbox, folder, **more)
    trained = TRAINED.get(library.fingerprint) if library else None
    bot = build_bot(settings, library=library, understander=trained)
    async with bot:
        task = asyncio.create_task(bot.start(sandbox.token))
        try:
            connected = asyncio.create_task(sandbox.wait_for_bot(timeout=60))
            await asyncio.wait({task, connected}, return_when=asyncio.FIRST_COMPLETED, timeout=60)
            if task.done():
                connected.cancel()
                task.result()
            await connected
            yield bot
        finally:
            await bot.close()
            await asyncio.gather(task, return_exceptions=True)


async def posted(sandbox: Sandbox, pressed: Interaction) -> Message:
    """What a press posted beside the message that it changed."""
    return await sandbox.until(lambda: next(iter(pressed.followups), None), timeout=20, what="the post")


TRAINED: dict[str, Understander] = {}
"""By fingerprint of the Library: a bot that is given one starts in a fraction of a second."""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Discord does not take is tried again for a second, not for four minutes."""
    monkeypatch.setattr(steady, "LIMIT", 1.0)


@pytest.fixture
def own_painter() -> None:
    """For tests that end the process that paints: their bot has one of its own."""


@pytest.fixture(autouse=True)
def shared_painter(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bots of all other tests share that process."""
    if "own_painter" not in request.fixturenames:
        monkeypatch.setattr(drawing, "Painter", SharedPainter)


@pytest.fixture
def all_examples() -> None:
    """For tests of what is told before publishing: their bot asks all examples again, as for people."""


@pytest.fixture(autouse=True)
def few_examples(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, library: Library) -> None:
    """The bots of all other tests ask every twentieth of the base: to ask all takes a second each time."""
    if "all_examples" in request.fixturenames:
        return
    asked = [example.ask for topic in library.topics.values() for example in topic.examples]
    left = {question for number, question in enumerate(asked) if number % 20}
    every = publishing._homes

    def some(known: Library) -> dict[str, str]:
        return {question: home for question, home in every(known).items() if question not in left}

    monkeypatch.setattr(publishing, "_homes", some)


@pytest.fixture(scope="session", autouse=True)
def trained(understander: Understander) -> None:
    """The understander is built once, before the first bot starts."""
    TRAINED[understander.library.fingerprint] = understander


@pytest.fixture
def message_content() -> None:
    """For tests of a bot that may read every message: Discord grants it the privileged intent."""


@pytest.fixture
async def sandbox(request: pytest.FixtureRequest) -> AsyncIterator[Sandbox]:
    async with Sandbox(privileged=["message_content"] * reads_all(request)) as here:
        yield here


@pytest.fixture
async def bot(
    request: pytest.FixtureRequest, sandbox: Sandbox, tmp_path: Path, library: Library
) -> AsyncIterator[CareerBot]:
    async with running(sandbox, tmp_path, library, message_content=reads_all(request)) as connected:
        yield connected


def reads_all(request: pytest.FixtureRequest) -> bool:
    """Whether a test is about a bot with the privileged intent."""
    return "message_content" in request.fixturenames


@pytest.fixture
def moderator(sandbox: Sandbox) -> User:
    """A member who may manage the server."""
    return sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_guild"))


@pytest.fixture
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who wanted to know is told at once."""
    monkeypatch.setattr(mended, "REST", 0.1)
    monkeypatch.setattr(mended, "PAUSE", 0)
    monkeypatch.setattr(answered, "PAUSE", 0)
