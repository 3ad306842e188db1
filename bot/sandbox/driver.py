"""What a test, or a page, does with the sandbox: looks at what is there, and waits for the bot."""

# ruff: noqa: ASYNC109 - a timeout here is what the reader of a test expects

from collections.abc import Callable
from typing import TypeVar

from bot.sandbox.call import Request
from bot.sandbox.errors import PATIENCE, Json, NoAnswerError, SandboxError
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message
from bot.sandbox.model import Channel, Guild, Role
from bot.sandbox.users import User
from bot.sandbox.world import World

T = TypeVar("T")


class Driver:
    """The sandbox without its servers. A guild with a text channel and a member is there from the start:
    the world's first, made where it has none."""

    def __init__(self, world: World) -> None:
        self.world = world
        if not world.guilds:
            self.create_guild("Careers in AI").create_channel("general")
            world.guilds[next(iter(world.guilds))].add(world.create_user("anna"))
        self.guild = next(iter(world.guilds.values()))
        self.channel = next(iter(self.guild.channels.values()))
        people = (member.user for member in self.guild.members.values())
        self.member = next(user for user in people if user not in (world.bot, world.owner))

    # --- who and what is there

    @property
    def bot(self) -> User:
        """The bot's user."""
        return self.world.bot

    @property
    def commands(self) -> list[Json]:
        """The registered commands."""
        return list(self.world.commands.values())

    @property
    def interactions(self) -> list[Interaction]:
        """All interactions, oldest first."""
        return list(self.world.interactions.values())

    @property
    def requests(self) -> list[Request]:
        """The log of REST requests, oldest first."""
        return self.world.requests

    @property
    def unknown_routes(self) -> list[str]:
        """Requests the sandbox has no answer for, such as "GET /voice/regions"."""
        return self.world.unknown_routes

    def create_guild(
        self,
        name: str,
        *,
        owner: User | None = None,
        guild_id: int | None = None,
        with_bot: bool = True,
    ) -> Guild:
        """A guild without channels; `guild_id` chooses its shard, `with_bot` says whether the bot is in it.

        Where it is not, members use it who have it installed for themselves (`user.installed = True`).
        """
        return self.world.create_guild(name, owner, guild_id, with_bot=with_bot)

    def create_group(self, *users: User) -> Channel:
        """A conversation between users without the bot."""
        return self.world.create_group(users)

    def create_user(self, name: str, *roles: Role, guild: Guild | None = None, join: bool = True) -> User:
        """A user, member of the default guild (or another, or with `join=False` of none)."""
        user = self.world.create_user(name)
        if join:
            (guild or self.guild).add(user, *roles)
        return user

    # --- waiting

    async def until(self, probe: Callable[[], T | None], timeout: float = PATIENCE, what: str = "it") -> T:
        """The first truthy answer of `probe`, asked again and again; NoAnswerError after `timeout`."""
        return await self.world.until(probe, timeout, what)

    async def wait_for_command(self, name: str, timeout: float = 10.0) -> Json:
        """Wait until a command is registered, and return it."""
        return await self.until(
            lambda: next((c for c in self.commands if c["name"] == name), None), timeout, f"command {name!r}"
        )

    async def wait_for_message(
        self,
        channel: Channel,
        predicate: Callable[[Message], bool] | None = None,
        *,
        after: Message | None = None,
        timeout: float = PATIENCE,
    ) -> Message:
        """The bot's first message in a channel that fits, written after another one if told."""

        def probe() -> Message | None:
            for message in channel.newer(after):
                shown = not (message.deleted or message.is_loading or message.is_notice)
                if message.author is self.bot and shown and (predicate is None or predicate(message)):
                    return message
            return None

        try:
            return await self.until(probe, timeout, f"a message of the bot in {channel.name or 'the DM'}")
        except NoAnswerError as error:
            shown = [message.text for message in channel.messages[-5:]]
            raise NoAnswerError(
                f"{error}; last there: {shown}; last requests: {self._last_requests()}"
            ) from None

    async def reply_to(self, message: Message, timeout: float = PATIENCE) -> Message:
        """The bot's reply to a message; in a DM also what it writes there next."""
        return await self.wait_for_message(
            message.channel,
            lambda m: m.reference_id == message.id or (message.channel.is_dm and m.reference_id is None),
            after=message,
            timeout=timeout,
        )

    async def expect_silence(self, channel: Channel, *, after: Message, seconds: float = 0.3) -> None:
        """SandboxError when the bot writes in a channel within that time."""
        try:
            said = await self.wait_for_message(channel, after=after, timeout=seconds)
        except NoAnswerError:
            return
        raise SandboxError(f"the bot was not to write: {said.text}")

    def _last_requests(self) -> list[str]:
        return [f"{r.method} {r.path} {r.status}" for r in self.requests[-5:]]
