"""A PostgreSQL server of its own: made in a temporary folder, reached over a socket there."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import psutil

MISSING = (
    "PostgreSQL is not tested: its server is not installed (on Debian: apt-get install postgresql), "
    "or psycopg is not (pip install .[postgres])"
)
SPEED = ("fsync=off", "full_page_writes=off")


def program(name: str) -> str | None:
    """The path of one of the server's programs; Debian keeps them off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return shutil.which(name) or (str(found[0]) if found else None)


def available() -> bool:
    """Whether a server can be started and spoken to."""
    try:
        import psycopg  # noqa: F401
        import psycopg_pool  # noqa: F401
    except ImportError:
        return False
    return program("initdb") is not None and program("postgres") is not None


class Server:
    """A running server; as root it runs as the user postgres, since it refuses to run as root.

    `settings` are such as "fsync=off". Within `with` it runs; `stop`, `start` and `kill` are its faults.
    """

    def __init__(self, settings: tuple[str, ...] = SPEED):
        self._settings = settings
        self._user = "postgres" if os.geteuid() == 0 else None
        self.folder = Path(tempfile.mkdtemp(prefix="career-bot-pg-"))
        self._data = self.folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        self._databases = 0
        self._free: list[str] = []

    def __enter__(self) -> "Server":
        if self._user:
            shutil.chown(self.folder, self._user)
        initdb = program("initdb")
        command = [str(initdb), "-D", str(self._data), "-U", "bot", "-A", "trust", "-E", "UTF8"]
        self._run([*command, "--locale=C.UTF-8", "--no-sync"])
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop(signal.SIGQUIT)  # nobody needs what it would still write
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str = "postgres") -> str:
        """What DATABASE_URL is for one of its databases."""
        return f"postgresql://bot@/{database}?host={self.folder}"

    def fresh(self) -> str:
        """The URL of an empty database."""
        if self._free:
            return self._free.pop()
        self._databases += 1
        name = f"test_{self._databases}"
        self.execute(f"create database {name}")
        return self.url(name)

    def give_back(self, url: str) -> None:
        """Empty a database that `fresh` gave and nobody is connected to: faster than to make another."""
        name = url.removeprefix("postgresql://bot@/").partition("?")[0]
        self.execute("drop schema public cascade; create schema public", name)
        self._free.append(url)

    def execute(self, sql: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """What a statement returns, by a connection of its own."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def start(self) -> None:
        """Start it, and wait until it accepts connections."""
        command = [str(program("postgres")), "-D", str(self._data), "-k", str(self.folder), "-h", ""]
        given = [part for setting in self._settings for part in ("-c", setting)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, *given], stdout=log, stderr=log, cwd=self.folder, **self._as_user()
            )
        for _ in range(600):
            try:
                self.execute("select 1")
                return
            except Exception:  # noqa: BLE001 - whatever it is: not yet
                time.sleep(0.05)
        raise RuntimeError(f"PostgreSQL did not start: {(self.folder / 'log').read_text()[-2000:]}")

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Meanwhile it neither answers nor closes a connection: its processes are halted."""
        assert self._process is not None
        halted = [psutil.Process(self._process.pid)]
        halted += halted[0].children(recursive=True)
        for one in halted:
            one.suspend()
        try:
            yield
        finally:
            for one in halted:
                one.resume()

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it, cutting all connections."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(30)
            self._process = None

    def _run(self, command: list[str]) -> None:
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder, **self._as_user())
        if done.returncode:
            raise RuntimeError(f"{command[0]}: {done.stderr}")

    def _as_user(self) -> dict[str, Any]:
        return {"user": self._user, "group": self._user, "extra_groups": []} if self._user else {}
