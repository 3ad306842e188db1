"""What happens beside the running bot: its database locked, its knowledge broken, its chart worker killed."""

import asyncio
import contextlib
import random
import shutil
import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import psutil
import pytest

from bot.reloading import LOOK_MS
from bot.sandbox import Message, Sandbox
from bot.sandbox.errors import SandboxError
from bot.storage.sqlite import BUSY_MS
from tests.child import Child, bot_process
from tests.conftest import KNOWLEDGE
from tests.faults.test_kill_bot import stored

MANY = {"MEMBER_QUESTIONS": "1000000", "SERVER_QUESTIONS": "1000000"}
REFUSED = "I cannot answer right now"


class Crowd:
    """Members who ask one question after the other, and what each got."""

    def __init__(self, sandbox: Sandbox, *questions: str, members: int = 4):
        self.sandbox = sandbox
        self.members = [sandbox.create_user(f"crowd{n}") for n in range(members)]
        self.questions = questions
        self.got: dict[str, Message] = {}
        self.unanswered: list[str] = []
        self._asked = 0

    @property
    def answered(self) -> set[str]:
        """The questions that got an answer, not an apology."""
        return {text for text, reply in self.got.items() if REFUSED not in reply.text}

    @asynccontextmanager
    async def asks(self) -> AsyncIterator[None]:
        """Ask for as long as the block lasts; at its end all replies have come, or it was waited for them."""
        stopped = asyncio.Event()
        asking = [asyncio.create_task(self._ask(n, stopped)) for n in range(len(self.members))]
        try:
            yield
        finally:
            stopped.set()
            await asyncio.gather(*asking)

    async def more(self, answers: int = 4) -> None:
        """Wait until so many further answers have come."""
        before = len(self.answered)
        await self.sandbox.until(lambda: len(self.answered) >= before + answers, 60, "answers")

    async def _ask(self, number: int, stopped: asyncio.Event) -> None:
        while not stopped.is_set():
            self._asked += 1
            question = self.questions[self._asked % len(self.questions)]
            text = f"{question}, asks number {self._asked}"
            sent = await self.members[number].send(self.sandbox.channel, text, mention_bot=True)
            try:
                self.got[text] = await self.sandbox.reply_to(sent, timeout=30)
            except SandboxError:
                self.unanswered.append(text)


async def test_another_program_locks_the_database_for_a_while(
    tmp_path: Path, long: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = random.Random(1)
    # shorter than what is waited for: nobody is refused; longer: they are told, and it goes on afterwards
    locks = [1.0] if not long else [0.5, BUSY_MS / 1000 + 1.5, 2.0, BUSY_MS / 1000 + 3]
    async with Sandbox() as sandbox, bot_process(sandbox, tmp_path, **MANY) as child:
        crowd = Crowd(sandbox, "what does a data engineer do", "are bootcamps worth it")
        async with crowd.asks():
            await crowd.more()
            for seconds in locks:
                refused = len(crowd.got) - len(crowd.answered)
                with closing(sqlite3.connect(child.database, isolation_level=None, timeout=10)) as browser:
                    browser.execute("begin immediate")
                    await asyncio.sleep(seconds + chosen.uniform(0, 0.3))
                    browser.execute("rollback")
                await crowd.more()
                told = len(crowd.got) - len(crowd.answered) - refused
                assert bool(told) == (seconds * 1000 > BUSY_MS), (seconds, told)
        assert not crowd.unanswered
        assert crowd.answered <= stored(child.database), "what was answered is stored"
        assert child.process.returncode is None
    with capsys.disabled():
        answered, told = len(crowd.answered), len(crowd.got) - len(crowd.answered)
        print(f"\n{len(locks)} locks: {answered} answered and stored, {told} told, 0 without a reply")


async def test_a_file_that_breaks_while_it_is_saved(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(KNOWLEDGE, tmp_path / "knowledge"))
    file = folder / "topics/education/bootcamps.yaml"
    good = file.read_text(encoding="utf-8")
    async with (
        Sandbox() as sandbox,
        bot_process(sandbox, tmp_path, KNOWLEDGE_DIR=str(folder), **MANY) as child,
    ):
        crowd = Crowd(sandbox, "are bootcamps worth it", members=2)
        async with crowd.asks():
            await crowd.more()
            for cut in (40, 40, 40):  # an editor that saves half a file, again and again
                file.write_text(good[:cut] + "\n  : [", encoding="utf-8")
                await child.logs("knowledge refused: ")
                await crowd.more()
            await asyncio.sleep(LOOK_MS / 1000 + 0.5)  # looked at once more, though no event came
            before = set(crowd.got)
            await crowd.more()
            lead = "Zorb says yes"
            assert not any(lead in crowd.got[text].text for text in crowd.got)
            file.write_text(good.replace("answer: |\n", f"answer: |\n  {lead}.\n\n", 1), encoding="utf-8")
            await child.logs("knowledge reloaded in")
            await crowd.more()
        assert not crowd.unanswered
        assert all(REFUSED not in reply.text for reply in crowd.got.values())
        assert {lead in crowd.got[text].text for text in before} == {False}, "the good one served on"
        assert any(lead in reply.text for reply in crowd.got.values()), "the mended one is taken"
        assert child.log.count("faults; the last good one serves on") == 1, "why, once"
        assert f"{file.relative_to(folder)}:" in child.log


async def test_the_chart_worker_is_killed_again_and_again(tmp_path: Path, long: bool) -> None:
    seed = random.randrange(2**32)
    chosen = random.Random(seed)
    roles = ("data engineer", "data scientist", "mle", "data analyst", "nlp engineer", "ai engineer")
    places = ("germany", "india", "canada", "france", "spain", "poland", "brazil", "japan")
    pay = [f"what does a {role} earn in {place}" for role in roles for place in places]
    chosen.shuffle(pay)
    async with Sandbox() as sandbox, bot_process(sandbox, tmp_path, **MANY) as child:
        crowd = Crowd(sandbox, *(pay if long else pay[:16]))
        async with crowd.asks():
            for _ in range(25 if long else 2):
                await sandbox.until(lambda: workers(child), 60, "a chart worker")
                await asyncio.sleep(chosen.uniform(0, 0.4))
                for worker in workers(child):
                    worker.send_signal(signal.SIGKILL)
                await crowd.more(1)
        assert not crowd.unanswered, f"seed {seed}"
        assert crowd.answered == set(crowd.got) == stored(child.database), f"seed {seed}"
        assert await pictured(sandbox), "the next chart works"
        assert len(child.seen.children()) <= 1, "none is left behind"
        assert "Traceback" not in child.log, child.log[-3000:]


async def pictured(sandbox: Sandbox) -> bool:
    """Whether an answer gets its chart; the first ones may wait too long behind those of the crowd."""
    for place in ("italy", "mexico", "sweden", "ireland"):
        text = f"what does an mlops engineer earn in {place}"
        asked = await sandbox.member.send(sandbox.channel, text, mention_bot=True)
        reply = await sandbox.reply_to(asked, timeout=30)
        with contextlib.suppress(SandboxError):
            await sandbox.until(lambda reply=reply: reply.attachments, 15, "its chart")
            return True
    return False


def workers(child: Child) -> list[psutil.Process]:
    """The processes that draw; one may end while it is looked at."""
    found = []
    for one in child.seen.children():
        with contextlib.suppress(psutil.NoSuchProcess):
            if one.status() != psutil.STATUS_ZOMBIE:
                found.append(one)
    return found
