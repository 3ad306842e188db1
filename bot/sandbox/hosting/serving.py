"""`career-bot sandbox`: gateway, REST and page on one port, and the bot as a child."""

import asyncio
import contextlib
import os
import secrets
import signal
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from bot.errors import SandboxFailedError, StoreError
from bot.sandbox.hosting import ports
from bot.sandbox.hosting.file import StateFile
from bot.sandbox.hosting.first_minute import FirstMinute, new_world
from bot.sandbox.hosting.keeper import Keeper, environment
from bot.sandbox.hosting.state import BotState
from bot.sandbox.page import Page
from bot.sandbox.sandbox import Sandbox, address
from bot.settings import Settings

PORT = 8790
_SIGNALS = [one for one in signal.Signals if one.name in ("SIGINT", "SIGTERM", "SIGHUP")]


@dataclass(frozen=True)
class Options:
    """What the command line asks for. `open` is None where that is for us to find out."""

    host: str = "127.0.0.1"
    port: int = PORT
    state: Path | None = None
    allow_remote: bool = False
    with_bot: bool = True
    open: bool | None = None
    verbose: bool = False


def serve(settings: Settings, options: Options) -> None:
    """Serve until SIGINT, SIGTERM or SIGHUP. SandboxFailedError for what makes that impossible."""
    number = ports.numeric(options.host)
    if not ports.is_loopback(number) and not options.allow_remote:
        raise SandboxFailedError(
            f"--host {options.host} lets others in your network use this sandbox; "
            "add --allow-remote if that is meant: then the address holds a token, and nobody gets in without"
        )
    listening = _listen(number, options.port)
    with _folder(options.state) as (file, database, folder):
        base_url = address(*listening.getsockname()[:2])
        kept = file.read(base_url) if file else None
        world, over = kept or (new_world(), False)
        world.base_url = base_url
        sandbox = Sandbox(world=world, privileged=("message_content",))
        hosting = _Hosting(sandbox, settings, options, file, database, folder, number)
        if over:
            hosting.over.set()
        if file:
            file.write(world, over=over)
        asyncio.run(hosting.run(listening))


def _listen(number: str, port: int) -> socket.socket:
    """A socket that listens on the port; where it is taken, a person at a terminal is offered the next."""
    try:
        return ports.listen(number, port)
    except ports.PortTakenError as taken:
        if taken.free is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise
        asked = f"Port {port} is taken, perhaps by another sandbox. Use {taken.free} instead? [Y/n] "
        click.echo(asked, nl=False, err=True)
        answer = sys.stdin.readline()  # standard output stays clean, which neither click nor input() sees to
        if not answer or answer.strip().casefold() not in ("", "y", "yes"):
            raise
        return ports.listen(number, taken.free)


@contextlib.contextmanager
def _folder(state: Path | None) -> Iterator[tuple[StateFile | None, Path, Path]]:
    """The state file if there is to be one, where the bot's database lies, and the folder that the bot runs
    in, which is taken away at the end."""
    with tempfile.TemporaryDirectory(prefix="career-bot-", ignore_cleanup_errors=True) as name:
        if state is None:
            yield None, Path(name) / "career-bot.db", Path(name)
        else:
            file = StateFile(state.absolute())
            with _alone_on(file.path):
                yield file, file.database, Path(name)


@contextlib.contextmanager
def _alone_on(path: Path) -> Iterator[None]:
    """Keep other sandboxes off the file. SandboxFailedError where one has it."""
    from bot.storage.alone import Alone  # only who keeps something waits for what it brings along

    lock = Alone(path)
    if lock.taken():
        raise SandboxFailedError(
            f"another sandbox keeps its state in {path}; stop that one, or name another file with --state"
        )
    try:
        lock.take()
    except StoreError:
        raise SandboxFailedError(
            f"{path} cannot be written; --state must name a file in a folder that you may read and write"
        ) from None
    try:
        yield
    finally:
        lock.release()


class _Hosting:
    def __init__(
        self,
        sandbox: Sandbox,
        settings: Settings,
        options: Options,
        file: StateFile | None,
        database: Path,
        folder: Path,
        number: str,
    ):
        self.over = asyncio.Event()
        self._sandbox, self._settings, self._options = sandbox, settings, options
        self._file, self._database, self._folder, self._number = file, database, folder, number
        self._state = BotState()

    async def run(self, listening: socket.socket) -> None:
        """Serve until told to stop; then end the bot, write the state and close the port."""
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in _SIGNALS:
            if signal.getsignal(name) is not signal.SIG_IGN:  # as nohup leaves it
                with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers here
                    loop.add_signal_handler(name, stop.set)
        token = None if ports.is_loopback(self._number) else secrets.token_urlsafe(24)
        port = listening.getsockname()[1]
        names = set() if token is None else ports.names_of_this_machine(self._number)
        hosts = [f"[{name}]:{port}" if ":" in name else f"{name}:{port}" for name in sorted(names)]
        page = Page(self._sandbox, bot_state=self._state, token=token, allowed_hosts=hosts)
        await self._sandbox.start(listening=listening, page=page)
        self._announce(token, port)
        keeping = asyncio.create_task(self._keep(stop))
        bot = asyncio.create_task(self._bot())
        try:
            stopped = asyncio.create_task(stop.wait())
            await asyncio.wait({stopped, bot, keeping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            bot.cancel()
            await asyncio.gather(bot, return_exceptions=True)
            stop.set()
            await self._sandbox.stop()
        await keeping
        if not bot.cancelled() and (error := bot.exception()) is not None:
            raise error

    async def _keep(self, stop: asyncio.Event) -> None:
        if self._file is None:
            await stop.wait()
        else:
            await self._file.keep(self._sandbox.world, self.over, stop, _tell)

    async def _bot(self) -> None:
        """The bot, kept running; or with none of ours, whoever connects."""
        first = FirstMinute(self._sandbox, self.over, _tell)
        given = environment(self._settings, self._sandbox, self._database)
        keeper = Keeper(
            self._sandbox,
            self._state,
            given,
            self._folder,
            tell=_tell,
            on_connected=first.run,
            verbose=self._options.verbose,
        )
        if self._options.with_bot:
            await keeper.run()
        else:
            self._state.become(
                "away", "No bot is connected; this sandbox was started without one (--no-bot)."
            )
            await keeper.watch()

    def _announce(self, token: str | None, port: int) -> None:
        """Print the address, and for another bot what it needs; open a browser where that is wanted."""
        url = f"{self._sandbox.base_url}/"
        if token is not None:
            unspecified = self._number in ("0.0.0.0", "::")  # noqa: S104 - only compared
            shown = address(ports.outward(), port) if unspecified else self._sandbox.base_url
            url = f"{shown}/?token={token}"
        _tell("Open this address in a browser; Ctrl-C ends the sandbox:")
        click.echo(url)
        if not self._options.with_bot:
            for name, value in (
                ("DISCORD_TOKEN", self._sandbox.token),
                ("DISCORD_API_BASE", self._sandbox.api_base),
                ("DISCORD_GATEWAY", self._sandbox.gateway),
                ("MESSAGE_CONTENT", "true"),
            ):
                click.echo(f"{name}={value}")
        wanted = self._options.open
        if _shows_windows() if wanted is None else wanted:
            asyncio.get_running_loop().run_in_executor(None, webbrowser.open, url)


def _shows_windows() -> bool:
    """Whether a person is there who would see a browser."""
    if not sys.stdout.isatty():
        return False
    return sys.platform in ("win32", "darwin") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def _tell(text: str) -> None:
    """Say something to the person at the terminal."""
    with contextlib.suppress(OSError, ValueError):  # the terminal may be gone
        click.echo(text, err=True)
