"""Hot reload through the user's door: a file is saved, and the next answer is another."""

import shutil
from pathlib import Path

import pytest

from bot import reloading
from bot.knowledge import Knowledge
from bot.library import Library
from bot.sandbox import Sandbox
from tests.conftest import KNOWLEDGE
from tests.e2e.conftest import running
from tests.test_reloading import until

ENTRY = "topics/education/bootcamps.yaml"


async def ask(sandbox: Sandbox) -> str:
    asked = await sandbox.member.send(sandbox.channel, "are bootcamps worth it", mention_bot=True)
    return (await sandbox.reply_to(asked)).text


def untrained(knowledge: Knowledge, *_: object) -> Knowledge:
    """No classifier is fitted: tests/test_reloading.py does it once, and it takes seconds."""
    return knowledge


async def test_a_saved_topic_changes_the_answer(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(reloading, "retrained", untrained)
    folder = Path(shutil.copytree(KNOWLEDGE, tmp_path / "knowledge"))
    lead = Library.load(folder).topics["education/bootcamps"].lead
    file = folder / ENTRY
    text = file.read_text(encoding="utf-8")
    async with running(sandbox, tmp_path, None, knowledge_dir=folder) as bot:
        used = await sandbox.member.slash(sandbox.channel, "ask", question="are bootcamps worth it")
        assert lead[:40] in used.message.text
        file.write_text(
            text.replace("answer: |\n", "answer: |\n  Zorb says yes, with care.\n\n", 1), encoding="utf-8"
        )
        await until(lambda: bot.knowledge.library.topics["education/bootcamps"].lead != lead)
        assert "Zorb says yes" in await ask(sandbox)

        file.write_text("title: [\n", encoding="utf-8")
        await until(lambda: f"{ENTRY}:1: " in caplog.text)
        assert "Zorb says yes" in await ask(sandbox)

        file.write_text(text, encoding="utf-8")
        await until(lambda: bot.knowledge.library.topics["education/bootcamps"].lead == lead)
        assert "Zorb" not in await ask(sandbox)
