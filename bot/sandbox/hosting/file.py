"""The file in which a sandbox's world outlives the process."""

import asyncio
import base64
import contextlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.errors import SandboxFailedError
from bot.sandbox.events import Event
from bot.sandbox.restoring import restored
from bot.sandbox.saved import FILE, VERSION, Saved
from bot.sandbox.saving import saved
from bot.sandbox.world import World

EVERY = 3.0
"""Seconds between two looks at whether something is to be written."""


class StateFile:
    """A file that holds a world and, beside it, the bot's database."""

    def __init__(self, path: Path):
        self.path = path
        self.database = path.with_name(path.name + ".db")
        self._changed = False

    def read(self, base_url: str) -> tuple[World, bool] | None:
        """The world, to be served at `base_url`, and whether its first minute is over; None where there is no
        file yet. SandboxFailedError for a file that is not a sandbox's, or of a newer program."""
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            if self.database.exists():
                raise SandboxFailedError(
                    f"{self.database} is there without {self.path}, which belongs to it; "
                    "bring that back, move the database away, or name another file"
                ) from None
            return None
        except OSError as error:
            raise self._unreadable(error.strerror or str(error)) from None
        try:
            found = json.loads(text)
            version = found.get("version") if isinstance(found, dict) else None
            if isinstance(version, int) and version > VERSION:
                raise SandboxFailedError(
                    f"{self.path} was written by a newer career-bot (its form is {version}, this program "
                    f"knows {VERSION}); start that one, or name another file with --state"
                )
            kept = FILE.validate_json(text, strict=True)
            return restored(kept.world, base_url), kept.first_minute_over
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise self._unreadable(f"{place}: {first['msg']}" if place else first["msg"]) from None
        except KeyError as error:
            raise self._unreadable(f"it names {error}, which is not in it") from None
        except (ValueError, RecursionError) as error:
            raise self._unreadable(str(error)) from None

    def _unreadable(self, why: str) -> SandboxFailedError:
        return SandboxFailedError(
            f"{self.path} cannot be read as the state of a sandbox ({why}); nothing was changed in it: "
            "name another file with --state, or move it away to begin anew"
        )

    def write(self, world: World, *, over: bool) -> None:
        """Write it, all or nothing; `over` says whether the first minute is.

        SandboxFailedError when that fails: the file is as it was.
        """
        self._put(Saved(saved(world), over))

    async def keep(
        self, world: World, over: asyncio.Event, stop: asyncio.Event, tell: Callable[[str], None]
    ) -> None:
        """Write whatever changes, every few seconds, until told to stop; then what is left.

        When that fails, `tell` is given the sentence, and it is tried again. Raises SandboxFailedError when
        the last time fails.
        """
        world.listeners.append(self._heed)
        while not stop.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), EVERY)
            if self._changed and not stop.is_set():
                self._changed = False
                try:
                    await asyncio.to_thread(self._put, Saved(saved(world), over.is_set()))
                except SandboxFailedError as error:
                    self._changed = True
                    tell(str(error))
        world.listeners.remove(self._heed)
        self.write(world, over=over.is_set())

    def _heed(self, _event: Event) -> None:
        self._changed = True

    def _put(self, what: Saved) -> None:
        text = json.dumps(what, default=_plain, ensure_ascii=False, separators=(",", ":"))
        folder = self.path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f".{self.path.name}.", dir=folder)
            try:
                with open(handle, "wb") as file:
                    file.write(text.encode(errors="replace"))  # half a character becomes a question mark
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(name, self.path)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(name)
                raise
        except OSError as error:
            raise SandboxFailedError(
                f"{self.path} cannot be written ({error.strerror or error}); "
                "make room or allow it, or name another file with --state"
            ) from None


def _plain(value: Any) -> Any:
    """What JSON has no form for: bytes, and our own values."""
    return base64.b64encode(value).decode() if isinstance(value, bytes) else vars(value)
