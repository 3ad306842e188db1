"""SIGTERM at bad moments: what is being answered is finished or told, and the process ends with 0 in time."""

import asyncio
import contextlib
import random
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest
from aiohttp import web

from bot.discord_app import running
from bot.discord_app.stopping import FINISH, LAST, Stopping
from bot.sandbox import Sandbox
from bot.sandbox.errors import SandboxError
from bot.storage.sqlite import BUSY_MS
from tests.child import Child, bot_process
from tests.faults.test_kill_bot import ASKERS, QUESTIONS, Load, stored
from tests.storage.server import MISSING, Server, available

ALLOWED = LAST + 6
"""Seconds until a stopped process must be gone: its own limit, and a machine that is busy."""

MANY = {"MEMBER_QUESTIONS": "1000000", "SERVER_QUESTIONS": "1000000"}


async def stopped(child: Child, times: int = 1) -> float:
    """Stop it by SIGTERM, so many times; the seconds until it ended with 0."""
    begun = time.monotonic()
    for n in range(times):
        if n:
            await asyncio.sleep(0.3)
        child.process.send_signal(signal.SIGTERM)
    assert await child.ended(ALLOWED) == 0, child.log[-3000:]
    return time.monotonic() - begun


def slow_replies(sandbox: Sandbox, seconds: float) -> asyncio.Event:
    """Let Discord take that long for each message and each answer; the event says that one has come."""
    come = asyncio.Event()

    async def hold(request: web.Request) -> web.StreamResponse | None:
        if request.method == "POST" and request.path.endswith(("/messages", "/callback")):
            come.set()
            await asyncio.sleep(seconds)
        return None

    sandbox.before_request = hold
    return come


async def test_what_is_being_answered_is_finished(tmp_path: Path) -> None:
    async with Sandbox(ack_seconds=30) as sandbox, bot_process(sandbox, tmp_path, **MANY) as child:
        await sandbox.wait_for_command("ask")
        members = [sandbox.create_user(f"member{n}") for n in range(5)]
        come = slow_replies(sandbox, 1.0)
        sent = [await one.send(sandbox.channel, QUESTIONS[0], mention_bot=True) for one in members]
        used = [await one.slash(sandbox.channel, "ask", question=QUESTIONS[2], wait=False) for one in members]
        await asyncio.wait_for(come.wait(), 30)
        await asyncio.sleep(0.3)  # all were heard
        await stopped(child)
        assert "finishing what is being answered" in child.log
        for question in sent:
            assert "data engineer" in (await sandbox.reply_to(question)).text.casefold()
        assert all(one.settled for one in used)
        assert len(stored(child.database)) == 2
        later = await members[0].send(sandbox.channel, "after the end", mention_bot=True)
        await sandbox.expect_silence(sandbox.channel, after=later)


async def test_to_be_told_to_stop_is_not_missed_while_it_connects(monkeypatch: pytest.MonkeyPatch) -> None:
    """As `asyncio.wait_for` does when what it waits for comes in the same moment."""

    class Deaf(contextlib.AsyncExitStack):
        shards: ClassVar[dict[int, object]] = {}

        async def login(self, _: str) -> None: ...

        async def connect(self) -> None:
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.sleep(60)
            await asyncio.sleep(60)

    monkeypatch.setattr(running, "_watched", lambda _: contextlib.AsyncExitStack())
    monkeypatch.setattr(running, "settle", lambda: None)
    task = asyncio.create_task(running._run(Deaf(), "token", Stopping()))  # type: ignore[arg-type]
    await asyncio.sleep(0.1)
    task.cancel()
    _, missed = await asyncio.wait({task}, timeout=2)
    task.cancel()
    assert not missed


async def test_what_comes_as_the_line_closes_is_answered_too(tmp_path: Path) -> None:
    async with Sandbox() as sandbox, bot_process(sandbox, tmp_path, **MANY) as child:
        await sandbox.wait_for_command("ask")
        members = [sandbox.create_user(f"member{n}") for n in range(10)]
        for one in members:
            warm = await one.send(sandbox.channel, "roadmap to data engineer", mention_bot=True)
            await sandbox.reply_to(warm)
        for one in members:
            await one.send(sandbox.channel, QUESTIONS[0], mention_bot=True)
        await stopped(child)
        answered = {message.reference_id for message in sandbox.channel.messages if message.reference_id}
        with closing(sqlite3.connect(child.database)) as database:
            ((turns,),) = database.execute("select count(*) from turns where source = 'message'")
        assert turns == len(answered)
        assert "Session is closed" not in child.log


async def test_what_is_begun_while_the_line_closes_is_waited_for() -> None:
    finished = asyncio.Event()

    async def answer() -> None:
        await asyncio.sleep(0.1)
        finished.set()

    class Shard:
        async def disconnect(self) -> None:
            await asyncio.sleep(0)
            begun.append(asyncio.create_task(answer(), name="discord.py: on_message"))

    begun: list[asyncio.Task[None]] = []
    await Stopping().finish(SimpleNamespace(shards={0: Shard()}))  # type: ignore[arg-type]
    assert finished.is_set()


async def test_at_any_moment_under_load_no_turn_is_without_its_answer(
    tmp_path: Path, long: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = random.randrange(2**32)
    chosen, rounds, longest = random.Random(seed), 12 if long else 2, 0.0
    async with Sandbox() as sandbox:
        load = Load(sandbox)
        members = [sandbox.create_user(f"member{n}") for n in range(ASKERS)]
        for _ in range(rounds):
            async with bot_process(sandbox, tmp_path, **MANY) as child:
                load.going.clear()
                asking = [asyncio.create_task(load.ask(member)) for member in members]
                await asyncio.wait_for(load.going.wait(), 60)
                await asyncio.sleep(chosen.uniform(0.0, 0.6))
                longest = max(longest, await stopped(child))
                await asyncio.sleep(0.2)
                for task in asking:
                    task.cancel()
                for ended in await asyncio.gather(*asking, return_exceptions=True):
                    assert isinstance(ended, asyncio.CancelledError | SandboxError), ended
            assert load.replied == stored(child.database), f"seed {seed}"
            assert "Traceback" not in child.log, child.log[-3000:]
    with capsys.disabled():
        print(f"\n{rounds} stops under load: {len(load.replied)} turns, each answered; "
              f"longest stop {longest:.1f} s; seed {seed}")  # fmt: skip


async def test_who_cannot_wait_says_it_twice(tmp_path: Path) -> None:
    async with Sandbox() as sandbox, bot_process(sandbox, tmp_path) as child:
        come = slow_replies(sandbox, 3 * FINISH)
        await sandbox.member.send(sandbox.channel, QUESTIONS[0], mention_bot=True)
        await asyncio.wait_for(come.wait(), 30)
        assert await stopped(child, times=2) < FINISH
        assert "left unfinished, as time was up: 1" in child.log
        assert stored(child.database) == {QUESTIONS[0]}


async def test_a_discord_that_does_not_answer_holds_nobody_up(tmp_path: Path, long: bool) -> None:
    if not long:
        pytest.skip("waits out its limit: make faults")
    async with Sandbox() as sandbox, bot_process(sandbox, tmp_path) as child:
        come = slow_replies(sandbox, 3 * LAST)
        await sandbox.member.send(sandbox.channel, QUESTIONS[0], mention_bot=True)
        await asyncio.wait_for(come.wait(), 30)
        await stopped(child)
        assert "left unfinished, as time was up: 1" in child.log


async def test_while_it_starts(tmp_path: Path, long: bool) -> None:
    seed = random.randrange(2**32)
    chosen = random.Random(seed)
    async with Sandbox() as sandbox:
        for _ in range(12 if long else 2):
            async with bot_process(sandbox, tmp_path, connected=False) as child:
                await asyncio.sleep(chosen.uniform(0.0, 3.0))
                assert child.process.returncode is None, (f"seed {seed}", child.log)
                child.process.send_signal(signal.SIGTERM)
                code = await child.ended(ALLOWED)
                # before our first line Python itself ends by the signal, which is no failure to systemd
                assert code in (0, -signal.SIGTERM), (f"seed {seed}", child.log)
                assert "Traceback" not in child.log, (f"seed {seed}", child.log)
        async with bot_process(sandbox, tmp_path) as child:
            asked = await sandbox.member.send(sandbox.channel, QUESTIONS[0], mention_bot=True)
            await sandbox.reply_to(asked, timeout=30)
            await stopped(child)
        assert stored(child.database) == {QUESTIONS[0]}


async def test_while_another_program_locks_the_database(tmp_path: Path, long: bool) -> None:
    if not long:
        pytest.skip(f"waits for {BUSY_MS / 1000:g} s: make faults")
    async with Sandbox() as sandbox, bot_process(sandbox, tmp_path) as child:
        with closing(sqlite3.connect(child.database, isolation_level=None)) as browser:
            browser.execute("begin immediate")
            asked = await sandbox.member.send(sandbox.channel, QUESTIONS[0], mention_bot=True)
            await asyncio.sleep(1.0)
            await stopped(child)
            browser.execute("rollback")
        assert "I cannot answer right now" in (await sandbox.reply_to(asked)).text
        assert stored(child.database) == set()


@pytest.mark.skipif(not available(), reason=MISSING)
async def test_while_postgresql_hangs(tmp_path: Path, long: bool) -> None:
    """A server that is there and does not answer: members are told, and the process ends all the same."""
    if not long:
        pytest.skip("waits out its limit: make faults")
    with Server() as server:
        url = server.fresh()
        async with (
            Sandbox() as sandbox,
            bot_process(sandbox, tmp_path, DATABASE_URL=url, PRIVACY_KEY="ab" * 32) as child,
        ):
            asked = await sandbox.member.send(sandbox.channel, QUESTIONS[0], mention_bot=True)
            await sandbox.reply_to(asked, timeout=30)
            with server.hanging():
                asked = await sandbox.member.send(sandbox.channel, QUESTIONS[1], mention_bot=True)
                assert "I cannot answer right now" in (await sandbox.reply_to(asked, timeout=60)).text
                await sandbox.member.send(sandbox.channel, QUESTIONS[2], mention_bot=True)
                await asyncio.sleep(0.5)
                await stopped(child)
        rows = server.execute("select text from turns", url.partition("@/")[2].partition("?")[0])
        assert QUESTIONS[0] in [row[0] for row in rows]
