"""`career-bot` in processes of its own: starting, failing to start, chatting, ending."""

import asyncio
import contextlib
import json
import os
import pty
import select
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.hosting.serving import PORT

PAY = "whats the salary range for a mid level ML engineer"
COMMAND = [sys.executable, "-m", "bot"]
ROOT = Path(__file__).parents[1]
OURS = ("DISCORD_", "DATABASE_URL", "KNOWLEDGE_DIR", "LOG_", "SHARD_", "PRIVACY_KEY", "MESSAGE_CONTENT")


def environment(**more: str) -> dict[str, str]:
    """This process's, without the settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def career_bot(folder: Path, *args: str, text: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [*COMMAND, *args],
        cwd=folder,
        env=environment(**settings),
        input=text,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )


def test_nothing_but_objects_on_standard_output(tmp_path: Path) -> None:
    done = career_bot(tmp_path, "ask", "--jsonl", text='{"text": "hi"}\n{"text": "bye"}\nbad\n')
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == ["hi", "bye"]
    assert done.stderr.startswith("line 3 is not an object")
    assert done.returncode == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("args", [("run",), ("ask", "hi"), ("kb", "check"), ("vacuum",)])
def test_a_misspelt_setting_is_told_beside_what_comes_of_it(tmp_path: Path, args: tuple[str, ...]) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKKEN=secret\nCOMPOSE_FILE=x\nRETENTION_DAYS=0\n")
    done = career_bot(tmp_path, *args)
    told, *rest = done.stderr.splitlines()
    assert told == (
        ".env has DISCORD_TOKKEN, which is no setting and is passed over; did you mean DISCORD_TOKEN?"
    )
    assert len(rest) == 1
    assert rest[0].startswith("RETENTION_DAYS is '0'")
    (tmp_path / ".env").write_text("KNOWLEDGE_DIRR=x\nLOG_LEVEL: x\n")
    done = career_bot(tmp_path, "ask", "--jsonl", text='{"text": "hi"}\n')
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr.splitlines() == [
        ".env has KNOWLEDGE_DIRR, which is no setting and is passed over; did you mean KNOWLEDGE_DIR?",
        "Line 2 of .env is passed over; write it as NAME=value",
    ]


@pytest.mark.parametrize(
    ("args", "settings", "sentence"),
    [
        (["ask", "hi"], {"LOG_LEVEL": "loud"}, "LOG_LEVEL is 'loud'"),
        (["run"], {"SHARD_IDS": "0"}, "SHARD_COUNT"),
        (["ask", "hi"], {"KNOWLEDGE_DIR": "/nowhere"}, "/nowhere"),
        (["run"], {"KNOWLEDGE_DIR": "/nowhere", "DISCORD_TOKEN": "secret"}, "/nowhere"),
        (["run"], {"DATABASE_URL": "mysql://u:secret@h/d"}, "DATABASE_URL has a value that"),
    ],
)
def test_what_cannot_start_says_why(
    tmp_path: Path, args: list[str], settings: dict[str, str], sentence: str
) -> None:
    done = career_bot(tmp_path, *args, **settings)
    assert done.returncode == 1
    assert done.stdout == ""
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "secret" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_run_without_a_token_says_so_and_starts_the_sandbox(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):  # somebody on this machine has it already
            holder.bind(("127.0.0.1", PORT))
            holder.listen()
        done = career_bot(tmp_path, "run")
    first, second = done.stderr.splitlines()
    assert "No DISCORD_TOKEN is set" in first
    assert f"port {PORT} of 127.0.0.1 is taken" in second
    assert (done.returncode, done.stdout) == (1, "")


def test_a_chat_goes_on_until_an_empty_line(tmp_path: Path) -> None:
    done = career_bot(tmp_path, "chat", text=f"{PAY}\n1\nand for data engineers?\n\nnever asked\n")
    titles = ["Pay: machine learning engineer, mid level", "Skills: machine learning engineer"]
    places = [done.stdout.index(title) for title in (*titles, "Skills: data engineer")]
    assert places == sorted(places)
    assert "never asked" not in done.stdout
    assert done.returncode == 0


def test_chat_without_any_input_ends(tmp_path: Path) -> None:
    closed = subprocess.run(
        ["sh", "-c", '"$@" <&-', "sh", *COMMAND, "chat"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (closed.returncode, closed.stderr) == (0, "")
    assert "Ask about careers" in closed.stdout


def listening() -> None:
    """Take Ctrl-C as usual: what a shell starts in the background ignores it, and so do its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_ends_a_chat_that_waits(tmp_path: Path) -> None:
    terminal, other_end = pty.openpty()
    child = subprocess.Popen(
        [*COMMAND, "chat"],
        cwd=tmp_path,
        env=environment(),
        stdin=other_end,
        stdout=other_end,
        stderr=other_end,
        preexec_fn=listening,
    )
    shown = b""
    while not shown.endswith(b" > "):  # the greeting says "you", too
        assert select.select([terminal], [], [], 20)[0]
        shown += os.read(terminal, 4096)
    time.sleep(0.2)
    child.send_signal(signal.SIGINT)
    assert child.wait(20) == 0
    os.close(terminal)
    os.close(other_end)


@pytest.mark.parametrize("fault", ["token", "database", "network"])
async def test_a_connection_that_fails_ends_in_one_sentence(tmp_path: Path, fault: str) -> None:
    (tmp_path / "file").touch()
    async with Sandbox() as sandbox:
        settings = {
            "DISCORD_TOKEN": "not.the.token" if fault == "token" else sandbox.token,
            "DISCORD_API_BASE": "http://127.0.0.1:9" if fault == "network" else sandbox.api_base,
            "DISCORD_GATEWAY": sandbox.gateway,
            "DATABASE_URL": f"sqlite:///{tmp_path}/file/bot.db",
            "LOG_LEVEL": "ERROR",
        }
        done = await asyncio.to_thread(career_bot, tmp_path, "run", **settings)
        assert sandbox.commands == []
    expected = {"token": "DISCORD_TOKEN is set", "database": f"{tmp_path}/file/bot.db", "network": "reached"}
    assert expected[fault] in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "not.the.token" not in done.stderr
    assert sandbox.token not in done.stderr
    assert done.returncode == 1
    assert os.listdir(tmp_path) == ["file"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to try")
@pytest.mark.parametrize("args", [("ask", "hi"), ("ask", "--json", "hi"), ("kb", "check")])
def test_output_that_finds_no_room(tmp_path: Path, args: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, *args], cwd=tmp_path, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 1
    assert done.stderr == (
        "the output cannot be written (No space left on device); make room for it, or send it elsewhere\n"
    )


def test_lines_without_a_standard_input(tmp_path: Path) -> None:
    shell = f"exec {sys.executable} -m bot ask --jsonl <&-"
    done = subprocess.run(
        ["sh", "-c", shell], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "standard input is closed; name a file of JSON lines\n"


def test_a_terminal_without_the_characters_of_an_answer(tmp_path: Path) -> None:
    shown = career_bot(
        tmp_path, "ask", "what does a data scientist earn in germany", PYTHONIOENCODING="ascii"
    )
    assert shown.returncode == 0, shown.stderr
    assert "between ?" in " ".join(shown.stdout.split())
    line = '{"text": "what does a data scientist earn in münchen"}\n'
    done = subprocess.run(
        [*COMMAND, "ask", "--jsonl"],
        cwd=tmp_path,
        env=environment(PYTHONIOENCODING="latin-1"),
        input=line.encode("utf-8-sig"),
        capture_output=True,
        check=False,
    )
    answer = json.loads(done.stdout)
    assert answer["text"] == "what does a data scientist earn in münchen"
    assert "€" in answer["answer"]


def test_a_chat_with_bytes_that_are_no_text(tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "chat"],
        cwd=tmp_path,
        env=environment(PYTHONIOENCODING="utf-8:strict"),
        input=b"what does a \xff data analyst earn\n",
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Pay: data analyst" in done.stdout.decode()
