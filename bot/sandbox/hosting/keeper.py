"""The bot as a child process: started, watched, started again when it ends, stopped with the sandbox."""

import asyncio
import os
import sys
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from bot.sandbox.hosting.state import BotState
from bot.sandbox.sandbox import Sandbox
from bot.settings import CHECKOUT, Settings

COMMAND = (sys.executable, "-m", "bot.sandbox.hosting.child")
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
"""Seconds before a bot that ended is started again: doubled each time, from and to these."""
STEADY = 30.0
"""Seconds that a bot has run after which the waiting begins at the first wait again."""
LOOK = 0.1
"""Seconds between two looks at whether the bot is connected."""
PATIENCE = 10.0
"""Seconds in which the bot leaves in good order."""
REMEMBERED, SHOWN = 200, 15
"""Lines of what the bot logged that are kept, and shown when it ends."""
_LINE = 1 << 20


class Keeper:
    """Keeps one bot running and tells `state` where it is.

    `environment` is the child's whole environment, `folder` where it runs. `tell` is given lines for the
    person at the terminal: what the bot logs if `verbose`, and the last of it when it ends unexpectedly.
    `on_connected` is awaited when the bot is connected, before it is called online.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        state: BotState,
        environment: Mapping[str, str],
        folder: Path,
        *,
        tell: Callable[[str], None],
        on_connected: Callable[[], Awaitable[None]],
        verbose: bool = False,
    ):
        self.state = state
        self._sandbox = sandbox
        self._environment, self._folder = environment, folder
        self._tell, self._verbose = tell, verbose
        self._on_connected = on_connected
        self._lines: deque[str] = deque(maxlen=REMEMBERED)

    async def run(self) -> None:
        """Keep the bot running until cancelled; then end it in good order."""
        wait = FIRST_WAIT
        while True:
            started = time.monotonic()
            code = await self._once()
            wait = FIRST_WAIT if time.monotonic() - started > STEADY else wait
            self._say_why(code, wait)
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)
            self.state.become("starting", "The bot is starting again.")

    async def _once(self) -> int:
        """One life of the bot; returns its exit code."""
        self._lines.clear()
        child = await asyncio.create_subprocess_exec(
            *COMMAND,
            cwd=self._folder,
            env=self._environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            limit=_LINE,
            start_new_session=True,  # Ctrl-C reaches the sandbox alone, which ends the bot
        )
        assert child.stderr is not None
        beside = [asyncio.create_task(self._read(child.stderr)), asyncio.create_task(self.watch())]
        try:
            code = await child.wait()
            await asyncio.wait(beside[:1], timeout=1.0)  # its last lines
            return code
        finally:
            for task in beside[1:]:
                task.cancel()
            await self._end(child)
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)

    async def _end(self, child: asyncio.subprocess.Process) -> None:
        if child.returncode is not None:
            return
        child.terminate()
        try:
            await asyncio.wait_for(child.wait(), PATIENCE)
        except TimeoutError:
            child.kill()
            await child.wait()

    async def _read(self, stream: asyncio.StreamReader) -> None:
        while True:
            try:
                line = await stream.readline()
            except ValueError:  # longer than anybody wants to read
                continue
            if not line:
                return
            text = line.decode(errors="replace").rstrip()
            self._lines.append(text)
            if self._verbose:
                self._tell(text)

    async def watch(self) -> None:
        """Tell where the bot is while its process runs, until cancelled."""
        while True:
            if self._sandbox.bot_connected:
                if self.state.state != "online":
                    await self._on_connected()
                self.state.become("online", "The bot is online.")
            elif self.state.state == "online":
                self.state.become("away", "The bot has lost its connection and is coming back.")
            await asyncio.sleep(LOOK)

    def _say_why(self, code: int, wait: float) -> None:
        how = f"ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
        last = next((line for line in reversed(self._lines) if line.strip()), "")
        again = f"It is started again in {wait:g} s."
        if code > 0 and last:
            again = f"It said: “{last[:300]}”. {again}"
        self.state.become("away", f"The bot {how}. {again}")
        shown = [] if self._verbose else list(self._lines)[-SHOWN:]
        self._tell("\n".join([f"The bot {how}; it is started again in {wait:g} s.", *shown]))


def environment(settings: Settings, sandbox: Sandbox, database: Path) -> dict[str, str]:
    """The child's environment: this process's, but of the bot's settings only what fits the sandbox.

    An .env file is not read: the child runs in a folder without one.
    """
    kept = {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}
    path = os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH", "")]))
    key = settings.privacy_key
    return {
        **kept,
        "PYTHONPATH": path,
        "PYTHONUNBUFFERED": "1",
        "DISCORD_TOKEN": sandbox.token,
        "DISCORD_API_BASE": sandbox.api_base,
        "DISCORD_GATEWAY": sandbox.gateway,
        "DATABASE_URL": f"sqlite:///{database}",
        "MESSAGE_CONTENT": "true",
        "KNOWLEDGE_DIR": str(settings.knowledge_dir.resolve()),
        "MEMBER_QUESTIONS": str(settings.member_questions),
        "SERVER_QUESTIONS": str(settings.server_questions),
        "LOG_LEVEL": settings.log_level,
        "LOG_FORMAT": settings.log_format,
        **({"PRIVACY_KEY": key.get_secret_value()} if key else {}),
    }
