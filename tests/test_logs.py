"""Logs: a record is a line, repeats are told once, secrets stand in none, what they are about in each."""

import asyncio
import io
import json
import logging
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import JsonLines, Lines, TextLines, about, hide, new_id, set_up_logging
from bot.logs.hiding import INSTEAD, hidden
from bot.logs.repeats import INCIDENTS, KINDS, WINDOW, Repeats
from bot.settings import Settings

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789"
KEY = "0f" * 32
DATABASE = "postgresql://bot:p%40ss-word@db.example/career"


def record(message: str, *args: Any, level: int = logging.WARNING, **extra: Any) -> logging.LogRecord:
    made = logging.LogRecord("bot.some", level, __file__, 1, message, args, None)
    for name, value in extra.items():
        setattr(made, name, value)
    return made


def failed(message: str, **extra: Any) -> logging.LogRecord:
    try:
        raise ValueError(message)
    except ValueError:
        return record("it failed", level=logging.ERROR, exc_info=sys.exc_info(), **extra)


class Log:
    """A logger of its own, and what it wrote."""

    def __init__(self, form: logging.Formatter, window: float = WINDOW):
        self.stream = io.StringIO()
        self.handler = Lines(self.stream, form, window)
        self.logger = logging.Logger("bot.some", logging.DEBUG)
        self.logger.addHandler(self.handler)

    @property
    def lines(self) -> list[str]:
        return self.stream.getvalue().splitlines()

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines]


# --- a line is a line


@given(st.text(), st.text())
def test_whatever_is_logged_stays_on_its_line(message: str, argument: str) -> None:
    made = record("%s and %s", message, argument)
    as_text = TextLines().format(made)
    assert len(as_text.splitlines()) == 1
    assert as_text.isprintable()
    as_json = JsonLines().format(made)
    assert len(as_json.splitlines()) == 1
    assert as_json.isascii()
    assert hidden(f"{message} and {argument}") == json.loads(as_json)["message"]


@given(st.text())
def test_what_an_exception_says_makes_no_line_of_its_own(message: str) -> None:
    made = failed(f"{message}\n2026-11-21 00:00:00,000 ERROR   bot: the operator is a fool\r\x1b[2J")
    first, *rest = TextLines().format(made).splitlines()
    assert first.endswith("it failed")
    assert all(line.startswith("    ") and line.isprintable() for line in rest)
    as_json = JsonLines().format(made)
    assert len(as_json.splitlines()) == 1
    assert "the operator is a fool" in json.loads(as_json)["traceback"]


def test_a_wrong_call_does_not_cost_the_line() -> None:
    assert "%d of %d" in TextLines().format(record("%d of %d", "one"))


# --- what it is about


def test_the_lines_of_a_task_tell_which_question_and_where() -> None:
    log = Log(JsonLines())

    async def task(guild: int | None) -> str:
        question = about(guild=guild, shard=0)
        await asyncio.sleep(0)
        log.logger.info("answering")
        return question

    async def both() -> list[str]:
        return await asyncio.gather(task(2**62), task(None))

    in_server, in_dm = asyncio.run(both())
    first, second = log.objects
    assert {name: first[name] for name in ("question", "guild", "shard")} == {
        "question": in_server,
        "guild": str(2**62),
        "shard": 0,
    }
    assert second["question"] == in_dm != in_server
    assert "guild" not in second
    assert set(first) == {"time", "level", "logger", "message", "question", "guild", "shard"}


def test_people_read_the_same_at_the_end_of_the_line() -> None:
    log = Log(TextLines())
    log.logger.error("error %s", "1a2b3c4d", extra={"incident": "1a2b3c4d"})
    (line,) = log.lines
    assert line.endswith("ERROR   bot.some: error 1a2b3c4d incident=1a2b3c4d")


# --- loud once


class Told:
    """What passes the filter, with a clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0
        self.seen: list[logging.LogRecord] = []
        self.filter = Repeats(self.seen.append, clock=lambda: self.now)

    def log(self, made: logging.LogRecord) -> None:
        if self.filter.filter(made):
            self.seen.append(made)

    @property
    def messages(self) -> list[str]:
        return [made.getMessage() for made in self.seen]


@pytest.fixture
def told() -> Iterator[Told]:
    made = Told()
    yield made
    made.filter.flush(everything=True)


def test_a_thousand_warnings_are_one_line_and_their_number(told: Told) -> None:
    limited = "We are being rate limited. POST %s responded with 429. Retrying in %.2f seconds."
    for number in range(413):
        url = f"https://discord.com/api/v10/channels/{10**17 + number}/messages"
        told.log(record(limited, url, 0.3 + number / 7))
    assert len(told.seen) == 1
    told.now = WINDOW + 1
    told.log(record("something else"))
    assert len(told.seen) == 3
    assert told.messages[1].startswith("... 412 more of these in the last minute: We are being rate limited.")
    assert told.seen[1].levelno == logging.WARNING
    told.log(record(limited, "https://discord.com/api/v10/channels/1000000000000000/messages", 0.3))
    assert len(told.seen) == 4, "after its minute it is loud once more"


def test_what_differs_in_more_than_numbers_is_told_each_time(told: Told) -> None:
    faults = ["pay.yaml:3: no such key", "pay.yaml:9: no such key", "roles.yaml:3: no such key"]
    for fault in faults:
        told.log(record("knowledge refused: %s", fault))
    told.log(record("knowledge refused: %s", faults[0], level=logging.ERROR))
    assert told.messages == [f"knowledge refused: {fault}" for fault in (*faults, faults[0])]


def test_what_is_no_warning_is_never_kept_back(told: Told) -> None:
    for _ in range(3):
        told.log(record("ready", level=logging.INFO))
    assert len(told.seen) == 3


def test_each_apology_is_found_although_its_fault_is_told_once(told: Told) -> None:
    ids = [new_id() for _ in range(INCIDENTS + 1)]
    for one in ids:
        told.log(failed(f"fault {one}", incident=one))
    told.filter.flush(everything=True)
    first, summary = told.seen
    assert [first.incident, *summary.about["incidents"]] == ids  # type: ignore[attr-defined]
    assert summary.getMessage().endswith("it failed (ValueError)")


def test_faults_of_different_places_are_different(told: Told) -> None:
    told.log(failed("here"))
    try:
        raise ValueError("there")
    except ValueError:
        told.log(record("it failed", level=logging.ERROR, exc_info=sys.exc_info()))
    assert len(told.seen) == 2


def test_what_is_remembered_has_a_bound(told: Told) -> None:
    for number in range(3 * KINDS):
        told.log(record(f"warning {number}"))
    assert len(told.filter._kinds) <= KINDS


def test_the_number_comes_though_nothing_else_is_logged() -> None:
    log = Log(TextLines(), window=0.05)
    for _ in range(5):
        log.logger.warning("again")
    waited = threading.Event()
    for _ in range(100):
        if len(log.lines) == 2:
            break
        waited.wait(0.05)
    assert log.lines[-1].endswith("... 4 more of these in the last 0.05 s: again repeated=4")


def test_nothing_is_kept_back_at_the_end() -> None:
    log = Log(JsonLines())
    for _ in range(3):
        log.logger.warning("again")
    log.handler.close()
    assert [line.get("repeated") for line in log.objects] == [None, 2]


# --- secrets


@pytest.fixture
def quiet() -> Iterator[None]:
    """Puts back what `set_up_logging` changes for the whole process."""
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook)
    kept = (root.handlers[:], root.level)
    levels = {name: logging.getLogger(name).level for name in ("discord", "watchfiles", "aiohttp.access")}
    yield
    logging.captureWarnings(False)
    root.handlers[:], root.level = kept
    sys.excepthook, threading.excepthook = hooks
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.mark.parametrize("form", ["text", "json"])
def test_secrets_stand_in_no_line(quiet: None, form: str) -> None:
    settings = Settings(
        discord_token=TOKEN, privacy_key=KEY, database_url=DATABASE, log_format=form, _env_file=None
    )
    stream = io.StringIO()
    set_up_logging(settings, stream)
    log = logging.getLogger("discord.http")
    try:
        raise ConnectionError(f"cannot reach {DATABASE} as p@ss-word")
    except ConnectionError:
        log.exception("with %s, %r", TOKEN, {"key": KEY})
    log.warning(
        "Retrying https://discord.com/api/v10/webhooks/123/%s/messages/@original", "aW50ZXJhY3Rpb24" * 3
    )
    log.warning("another's: %s, and %s", TOKEN.swapcase(), "redis://x:another-password@host")
    thread = threading.Thread(target=lambda: hide(int(KEY + "z")))  # type: ignore[arg-type]
    thread.start()
    thread.join()
    written = stream.getvalue()
    for secret in (
        TOKEN,
        TOKEN.swapcase(),
        KEY,
        DATABASE,
        "p%40ss-word",
        "p@ss-word",
        "aW50",
        "another-password",
    ):
        assert secret not in written, secret
    assert written.count(INSTEAD) >= 7
    assert "a thread has ended by a fault" in written
    assert "db.example" not in written.replace(INSTEAD, "")


def test_a_value_too_short_to_be_one_hides_nothing() -> None:
    hide("abc", "")
    assert hidden("abc def") == "abc def"
