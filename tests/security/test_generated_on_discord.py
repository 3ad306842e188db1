"""Generated texts through every door of Discord: messages, arguments, completion, forms; each is answered."""

import asyncio
import io
import logging
import threading
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.discord_app import CareerBot
from bot.library import Library
from bot.logs import JsonLines, Lines, TextLines
from bot.sandbox import RefusedError, Sandbox
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message
from tests.e2e.conftest import running
from tests.security.forging import send_form
from tests.security.inputs import MARK, texts
from tests.security.shown import message_faults, unseen

FAST = {"member_questions": 1_000_000, "server_questions": 1_000_000}


@dataclass
class There:
    """A bot that is connected, in a thread of its own: hypothesis calls what is no coroutine."""

    loop: asyncio.AbstractEventLoop
    sandbox: Sandbox
    bot: CareerBot

    def run(self, doing: Coroutine[Any, Any, Any]) -> Any:
        """Do it there."""
        return asyncio.run_coroutine_threadsafe(doing, self.loop).result(60)


@pytest.fixture(scope="module")
def there(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[There]:
    folder, ready, end = tmp_path_factory.mktemp("there"), threading.Event(), asyncio.Event()
    found: list[There] = []

    async def live() -> None:
        async with Sandbox(ack_seconds=30) as sandbox, running(sandbox, folder, library, **FAST) as bot:
            found.append(There(asyncio.get_running_loop(), sandbox, bot))
            ready.set()
            await end.wait()

    thread = threading.Thread(target=asyncio.run, args=(live(),))
    thread.start()
    assert ready.wait(60)
    yield found[0]
    found[0].loop.call_soon_threadsafe(end.set)
    thread.join(60)


@pytest.fixture
def written() -> Iterator[list[tuple[logging.LogRecord, str, str]]]:
    """What all loggers write at DEBUG, in both forms."""
    kept: list[tuple[logging.LogRecord, str, str]] = []

    class Both(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            kept.append((record, TextLines().format(record), JsonLines().format(record)))

    handler, root = Both(), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield kept
    root.removeHandler(handler)
    root.setLevel(before)


async def _message(there: There, text: str) -> Message:
    asked = await there.sandbox.member.send(there.sandbox.channel, text[:1900], mention_bot=True)
    return await there.sandbox.reply_to(asked, timeout=20)


async def _dm(there: There, text: str) -> Message:
    there.sandbox.member.dm.messages.clear()
    asked = await there.sandbox.member.send(there.sandbox.member.dm, text[:2000])
    return await there.sandbox.reply_to(asked, timeout=20)


def _slash(command: str, option: str, most: int = 4000, **more: Any) -> Callable[..., Any]:
    async def use(there: There, text: str) -> Message:
        options = {option: text[:most], **more}
        used = await there.sandbox.member.slash(there.sandbox.channel, command, timeout=20, **options)
        return _answer(used)

    return use


def _form(name: str, **fields: str) -> Callable[..., Any]:
    async def send(there: There, text: str) -> Message:
        opened = await there.sandbox.member.slash(there.sandbox.channel, "feedback")
        typed = {field: text[: int(most)] for field, most in fields.items()}
        return _answer(await send_form(there.sandbox.member, there.sandbox.channel, opened, name, typed))

    return send


def _completion(command: str, option: str) -> Callable[..., Any]:
    async def complete(there: There, text: str) -> None:
        member, channel = there.sandbox.member, there.sandbox.channel
        offered = await member.autocomplete(channel, command, focused=option, value=text[:2000], timeout=20)
        assert [fault for one in offered for fault in unseen(one.name)] == []

    return complete


def _answer(used: Interaction) -> Message | None:
    return used.original


DOORS: dict[str, Callable[[There, str], Coroutine[Any, Any, Message | None]]] = {
    "a message": _message,
    "a direct message": _dm,
    "/ask": _slash("ask", "question"),
    "/salary role": _slash("salary", "role"),
    "/salary offer": _slash("salary", "offer", 100, role="data-engineer"),
    "/salary country": _slash("salary", "country", role="data-engineer"),
    "/compare": _slash("compare", "a", b="data engineer"),
    "/skills": _slash("skills", "role"),
    "/roadmap": _slash("roadmap", "role"),
    "/learn": _slash("learn", "skill"),
    "/guide": _slash("guide", "topic", 300),
    "/match": _slash("match", "skills", 1000),
    "/trends": _slash("trends", "role"),
    "/suggest": _slash("suggest", "about", 300),
    "completing a role": _completion("salary", "role"),
    "completing a skill": _completion("match", "skills"),
    "completing a guide": _completion("guide", "topic"),
    "the form of /me": _form("v1:form:me:x:y", role="100", skills="1000", country="100", hours="20"),
    "the form of /feedback": _form("v1:form:fg", text="1000"),
    "the form of /suggest": _form("v1:form:ks:", question="200", answer="3000", source="300", why="500"),
    "a report": _form("v1:form:fr:salary/by-role@abc:1", text="1000"),
    "a country": _form("v1:form:co:salary/by-role@abc:", country="60"),
}  # fmt: skip


def test_any_text_at_any_door_is_answered(
    there: There, written: list[tuple[logging.LogRecord, str, str]], long: bool
) -> None:
    tried: Counter[str] = Counter()

    @settings(
        max_examples=1_200 if long else 60,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    @given(text=texts(most=2000), door=st.sampled_from(list(DOORS)))
    @example(text=f"\ud83d{MARK}", door="a message")
    @example(text="US", door="a country")
    @example(text=f"@everyone [{MARK}](https://evil.example) <#912345678901234567>", door="/salary role")
    def check(text: str, door: str) -> None:
        tried[door] += 1
        del written[:]
        try:
            message = there.run(DOORS[door](there, text))
        except RefusedError:
            tried["refused by Discord"] += 1
            return
        if message is not None:
            assert message.text.strip()
            assert message_faults(message) == []
        for record, as_text, as_json in written:
            assert record.levelno < logging.ERROR, as_text
            assert "\n" not in as_json
            head, *rest = as_text.splitlines()
            assert all(line.startswith("    ") for line in rest), as_text
            assert head.isprintable()

    check()
    print(dict(tried))
    assert tried["refused by Discord"] < sum(tried.values()) / 5, "such as a text of blanks"
    assert there.run(there.bot.store.turns(1))


@settings(max_examples=300, deadline=None)
@given(text=texts(), other=texts(most=80))
def test_a_line_of_the_log_stays_one_line(text: str, other: str) -> None:
    stream = io.StringIO()
    for form in (TextLines(), JsonLines()):
        log = logging.Logger("x")
        log.addHandler(Lines(stream, form))
        log.warning("the server %s said %r", text, other)
    lines = stream.getvalue().split("\n")
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)
