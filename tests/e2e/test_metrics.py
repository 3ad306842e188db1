"""Those who watch over the bot: its metrics, whether it lives, whether it answers, what its log says."""

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.discord_app import CareerBot, build_bot
from bot.discord_app.counts import KINDS, OUTCOMES, STATUSES
from bot.discord_app.serving import served
from bot.errors import SettingsError
from bot.library import Library
from bot.sandbox import Faults, Sandbox
from tests.child import bot_process, free_port
from tests.e2e.conftest import running, settings_for

ROOT = Path(__file__).parents[2]
HANDBOOK = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
ALERTS = (ROOT / "deploy" / "alerts.yml").read_text(encoding="utf-8")
QUESTION = "what does a data engineer do"
LABELS = {
    "kind": set(KINDS),
    "outcome": set(OUTCOMES),
    "status": set(STATUSES),
    "shard": {"0"},
    "version": None,
    "le": None,
}
"""All labels there are, with all their values where these are few."""


class Watcher:
    """Somebody who reads the bot's page."""

    def __init__(self, port: int):
        self.base = f"http://127.0.0.1:{port}"

    async def get(self, path: str) -> tuple[int, str]:
        timeout = aiohttp.ClientTimeout(total=20)
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(self.base + path) as answer:
            return answer.status, await answer.text()

    async def ready(self) -> tuple[int, dict[str, str]]:
        status, body = await self.get("/readyz")
        return status, json.loads(body).get("missing", {})

    async def becomes(self, status: int) -> None:
        """Wait until /readyz answers with that."""
        async with asyncio.timeout(20):
            while (await self.ready())[0] != status:  # noqa: ASYNC110 - a page tells nobody
                await asyncio.sleep(0.01)

    async def samples(self) -> dict[str, float]:
        """Every sample that is not 0, such as `questions_total{kind="dm"}` without its prefix."""
        found = {}
        for family in text_string_to_metric_families((await self.get("/metrics"))[1]):
            for sample in family.samples:
                labels = ",".join(f'{name}="{value}"' for name, value in sample.labels.items())
                name = sample.name.removeprefix("career_bot_") + (f"{{{labels}}}" if labels else "")
                if sample.value:
                    found[name] = sample.value
        return found

    async def until(self, name: str, least: float = 1.0) -> float:
        async with asyncio.timeout(20):
            while (value := (await self.samples()).get(name, 0.0)) < least:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        return value


@pytest.fixture
async def watcher(bot: CareerBot) -> AsyncIterator[Watcher]:
    port = free_port()
    async with served(bot, port):
        yield Watcher(port)


def asked(kind: str, outcome: str) -> str:
    return f'questions_total{{kind="{kind}",outcome="{outcome}"}}'


async def test_every_question_is_counted_by_how_it_came(
    sandbox: Sandbox, bot: CareerBot, watcher: Watcher
) -> None:
    member, channel = sandbox.member, sandbox.channel
    answer = await sandbox.reply_to(await member.send(channel, QUESTION, mention_bot=True))
    await sandbox.reply_to(await member.send(member.dm, QUESTION))
    await sandbox.reply_to(await member.send(channel, "what's the weather in Rome?", mention_bot=True))
    await member.slash(channel, "ask", question=QUESTION)
    await member.press(answer, label="Roadmap")
    found = await watcher.samples()
    counted = {name: value for name, value in found.items() if name.startswith("questions_total")}
    assert counted == {
        asked("mention", "answered"): 1,
        asked("mention", "declined"): 1,
        asked("dm", "answered"): 1,
        asked("slash", "answered"): 1,
        asked("button", "answered"): 1,
    }
    assert found["answer_seconds_count"] == 5
    assert 0 < found["answer_seconds_sum"] < 60
    assert found['answer_seconds_bucket{le="+Inf"}'] == 5
    assert found["store_commit_seconds_count"] >= 5
    assert found["store_open"] == found["ready"] == found["servers"] == 1
    assert "store_waiting" not in found, "all is committed"
    assert found['gateway_up{shard="0"}'] == found['gateway_sessions_total{shard="0"}'] == 1
    assert found['discord_requests_total{status="2xx"}'] >= 5
    assert found["library_entries"] == len(bot.knowledge.library.topics)
    assert found[f'library_info{{version="{bot.knowledge.library.fingerprint[:12]}"}}'] == 1
    assert found["process_resident_memory_bytes"] > 10e6
    assert found["loop_lag_seconds_count"] > 0


async def test_a_fault_is_counted_and_its_id_stands_in_apology_log_and_database(
    sandbox: Sandbox,
    bot: CareerBot,
    watcher: Watcher,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("bot.conversation.answer", lambda *_: 1 / 0)
    reply = await sandbox.reply_to(await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True))
    told = re.search(r"error ([0-9a-f]{8})", reply.text)
    assert told, reply.text
    (line,) = [line for line in caplog.records if getattr(line, "incident", None) == told[1]]
    assert told[1] in line.getMessage()
    assert line.exc_info is not None
    assert line.exc_info[0] is ZeroDivisionError
    (turn,) = await bot.store.turns()
    assert turn["error"] == told[1]
    found = await watcher.samples()
    assert found[asked("mention", "failed")] == found["apologies_total"] == 1


async def test_trouble_with_discord_is_counted(sandbox: Sandbox, bot: CareerBot, watcher: Watcher) -> None:
    faults = Faults(sandbox)
    faults.rest.limit(0.2)
    await sandbox.reply_to(await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True))
    assert (await watcher.samples())['discord_requests_total{status="429"}'] == 1
    await faults.drop()
    await watcher.becomes(503)
    status, lacking = await watcher.ready()
    assert (status, lacking) in [(503, {"gateway": "not connected to Discord: shard 0"}), (200, {})]
    await watcher.until('gateway_resumes_total{shard="0"}')
    assert (await watcher.ready())[0] == 200
    assert await watcher.until('gateway_disconnects_total{shard="0"}') == 1
    assert (await watcher.samples())['gateway_sessions_total{shard="0"}'] == 1


async def test_who_asks_too_fast_is_counted(sandbox: Sandbox, tmp_path: Path, library: Library) -> None:
    port = free_port()
    async with running(sandbox, tmp_path, library, member_questions=1) as bot, served(bot, port):
        await sandbox.reply_to(await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True))
        await sandbox.reply_to(await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True))
        await sandbox.member.slash(sandbox.channel, "ask", question=QUESTION)
        found = await Watcher(port).samples()
    assert found["refused_total"] == 2
    assert found["answer_seconds_count"] == 1


async def test_what_is_missing_is_said_until_all_is_there(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    port = free_port()
    bot = build_bot(settings_for(sandbox, tmp_path), library=library)
    async with served(bot, port):
        watcher = Watcher(port)
        assert await watcher.get("/healthz") == (200, '{"alive": true}')
        status, lacking = await watcher.ready()
        assert status == 503
        assert set(lacking) == {"store", "library", "gateway"}
        assert "ready" not in await watcher.samples()


async def test_no_label_is_without_bound_and_nobody_is_named(
    sandbox: Sandbox, bot: CareerBot, watcher: Watcher
) -> None:
    await sandbox.reply_to(await sandbox.member.send(sandbox.channel, QUESTION, mention_bot=True))
    _, page = await watcher.get("/metrics")
    for family in text_string_to_metric_families(page):
        assert family.documentation
        for sample in family.samples:
            if not sample.name.startswith("career_bot_"):
                continue
            assert set(sample.labels) <= set(LABELS)
            for name, value in sample.labels.items():
                assert LABELS[name] is None or value in LABELS[name], sample
    guild = sandbox.channel.guild
    assert guild is not None
    for private in (sandbox.member.id, guild.id, bot.me.id, bot.pseudonym(sandbox.member.id), QUESTION):
        assert str(private) not in page


async def test_every_metric_is_explained_and_every_alert_has_its_metric(
    bot: CareerBot, watcher: Watcher
) -> None:
    _, page = await watcher.get("/metrics")
    there = set()
    for family in text_string_to_metric_families(page):
        there |= {family.name, *(sample.name for sample in family.samples)}
    ours = {
        re.sub(r"_(created|bucket|sum|count|total)$", "", name)
        for name in there
        if name.startswith("career_")
    }
    explained = set(re.findall(r"\bcareer_bot_\w+", HANDBOOK))
    assert ours == {name.removesuffix("_total") for name in explained}
    for name in re.findall(r"\b(?:career_bot|process)_\w+", ALERTS):
        assert name in there, name


async def test_a_process_says_when_its_port_is_taken(sandbox: Sandbox, bot: CareerBot) -> None:
    port = free_port()
    async with served(bot, port):
        with pytest.raises(SettingsError, match=f"METRICS_PORT is {port}, which cannot be used"):
            async with served(bot, port):
                raise AssertionError


async def test_the_real_process_serves_its_page_and_logs_for_machines(tmp_path: Path) -> None:
    port = free_port()
    more = {"METRICS_PORT": str(port), "LOG_FORMAT": "json", "LOG_LEVEL": "DEBUG"}
    async with Sandbox() as sandbox, bot_process(sandbox, tmp_path, **more) as child:
        watcher = Watcher(port)
        await watcher.becomes(200)
        secret = f"{QUESTION} at Rumpelstiltskin"
        await sandbox.reply_to(await sandbox.member.send(sandbox.channel, secret, mention_bot=True))
        assert (await watcher.samples())[asked("mention", "answered")] == 1
        child.process.terminate()
        assert await child.ended() == 0
        lines = [json.loads(line) for line in child.log.splitlines()]
        assert f"metrics at http://127.0.0.1:{port}/metrics" in [line["message"] for line in lines]
        assert lines[-1]["message"] == "stopped"
        for private in (sandbox.token, str(sandbox.member.id), "Rumpelstiltskin", QUESTION):
            assert private not in child.log
        with pytest.raises(aiohttp.ClientConnectionError):
            await watcher.get("/healthz")


WITHOUT = """
import sys
sys.modules["prometheus_client"] = None
from bot.__main__ import main
sys.argv = ["career-bot", "run"]
main()
"""


async def test_without_the_extra_it_ends_in_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WITHOUT]
    async with (
        Sandbox() as sandbox,
        bot_process(
            sandbox, tmp_path, connected=False, command=command, METRICS_PORT=str(free_port())
        ) as child,
    ):
        assert await child.ended() == 1
        assert child.log.splitlines()[-1] == (
            "METRICS_PORT is set, and what makes the metrics is missing: pip install .[metrics], "
            "or leave METRICS_PORT empty"
        )


def test_without_a_port_nothing_of_it_is_imported() -> None:
    look = (
        "import sys, bot.discord_app.running as _; "
        "print([name for name in sys.modules if 'prometheus' in name or name == 'aiohttp.web'])"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
