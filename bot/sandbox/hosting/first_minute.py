"""What a visitor finds: a server with people in it, and what these did with the bot before.

Places and people are made here. What the bot says there it says itself: it joins and greets, a moderator sets
it up, members ask it what it cannot answer. So the review queue holds what the bot really missed.
"""

import asyncio
import contextlib
from collections.abc import Callable

from bot.sandbox import messages
from bot.sandbox.errors import NoAnswerError, RefusedError
from bot.sandbox.ids import Snowflakes
from bot.sandbox.message import Message
from bot.sandbox.model import Channel, Guild
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.users import User
from bot.sandbox.world import World

SERVER = "AI Careers"
MADE = 1_780_000_000.0
"""The time (seconds since 1970) that the first ids are made of: they are the same at every start."""

ASKED = "What does a data scientist earn in the UK?"
"""Asked for all to see."""
MISSED = (
    ("ben", "How are stock options taxed for ML engineers?"),
    ("chloe", "Do I pay tax on stock options as an ML engineer?"),
    ("chloe", "When is the next CV clinic?"),
    ("dev", "Where do I find the slides of last week's talk?"),
)
"""What nobody but the asker sees, and the bot has no answer to."""
NOT_USEFUL = ("dev", "How much does a ticket to NeurIPS cost?")
"""What it answers, but not as it was meant."""

READY = 2.2
"""Seconds that discord.py waits, once connected, before it takes a server for a new one; a little more."""
TRIES = 3
_GREETED = 3.0  # seconds

_COLOR = 0xE67E22


def new_world() -> World:
    """The server, its channels and its people, before the bot comes; the same ids every time."""
    world = World(snowflakes=Snowflakes(lambda: MADE))
    world.owner.name, world.owner.display_name = "robin", "Robin"
    guild = world.create_guild(SERVER, with_bot=False)
    role = guild.create_role(
        "Moderators", "manage_guild", "manage_messages", "manage_threads", "moderate_members", color=_COLOR
    )
    guild.system_channel = guild.create_channel("welcome", "Say hello, and press a button to ask the bot.")
    guild.create_channel("career-questions", "Ask about careers in AI. The bot answers here by itself, too.")
    guild.create_channel("off-topic", "Everything else.")
    guild.create_forum("help", "pay", "roadmap", "job search")
    review = guild.create_channel("mod-review", "For moderators: what the bot could not answer.")
    review.set_permissions(guild.everyone, view_channel=False)
    review.set_permissions(role, view_channel=True)
    review.set_permissions(world.bot, view_channel=True)
    for name, note in (("Anna", "Member"), ("Mo", "Moderator"), ("Noor", "New here")):
        _person(world, guild, name).note = note
    guild.add(user_of(world, "mo"), role)
    for name in ("Ben", "Chloe", "Dev"):
        _person(world, guild, name)
    world.snowflakes = Snowflakes()
    world.snowflakes.go_on_after(max(*world.users, *world.channels, *guild.roles))
    return world


def _person(world: World, guild: Guild, name: str) -> User:
    user = world.create_user(name.lower())
    user.display_name = name
    guild.add(user)
    return user


def user_of(world: World, name: str) -> User:
    """A person of the server."""
    return next(user for user in world.users.values() if user.name == name)


def channel_of(world: World, name: str) -> Channel:
    """A channel of the server."""
    return next(channel for channel in world.channels.values() if channel.name == name)


class FirstMinute:
    """What happens once, when the bot is connected for the first time; `over` is set at its end."""

    def __init__(self, sandbox: Sandbox, over: asyncio.Event, tell: Callable[[str], None]):
        self.over = over
        self._sandbox, self._world, self._tell = sandbox, sandbox.world, tell

    async def run(self) -> None:
        """Let it happen, unless it has. What goes wrong is told, and tried again at the bot's next start."""
        if self.over.is_set():
            return
        try:
            await self._welcome()
            await self._ask()
            await self._set_up()
        except (NoAnswerError, RefusedError, StopIteration) as error:
            self._tell(f"the first minute of the sandbox is not complete: {error}")
            return
        self.over.set()

    async def _welcome(self) -> None:
        """The bot joins the server, which it greets. A bot that is not ready yet takes it for an old one."""
        guild, welcome = self._sandbox.guild, channel_of(self._world, "welcome")
        for _ in range(TRIES):
            if any(message.author is self._world.bot for message in welcome.messages):
                return
            await asyncio.sleep(READY)
            if guild.has_bot:
                guild.remove(self._world.bot)
            guild.add(self._world.bot)
            with contextlib.suppress(NoAnswerError):
                await self._sandbox.wait_for_message(welcome, timeout=_GREETED)

    async def _ask(self) -> None:
        """Members ask: one for all to see, the others each for themselves."""
        channel = channel_of(self._world, "career-questions")
        for name, question in MISSED:
            await self._asked(name, channel, question)
        name, question = NOT_USEFUL
        answer = await self._asked(name, channel, question, dismiss=False)
        rated = await user_of(self._world, name).press(answer, label="Not useful")
        _dismiss(answer, rated.original, *rated.followups)
        said = await user_of(self._world, "anna").send(channel, ASKED, mention_bot=True)
        await self._sandbox.reply_to(said)

    async def _asked(self, name: str, channel: Channel, question: str, *, dismiss: bool = True) -> Message:
        user = user_of(self._world, name)
        used = await user.slash(channel, "ask", question=question, private=True)
        if dismiss:
            _dismiss(used.message)
        return used.message

    async def _set_up(self) -> None:
        """The moderator chooses where the bot answers by itself, and where it tells moderators what waits."""
        review, moderator = channel_of(self._world, "mod-review"), user_of(self._world, "mo")
        form = (await moderator.slash(review, "setup")).message
        questions = channel_of(self._world, "career-questions"), channel_of(self._world, "help")
        await moderator.select(form, "v1:su:auto_channels", questions)
        await moderator.select(form, "v1:su:mod_channel", [review])
        shown = (await moderator.slash(review, "settings")).message
        await moderator.select(shown, "v1:gs:auto_wait", "5 seconds")
        await self._sandbox.wait_for_message(review, lambda message: not message.is_ephemeral)
        _dismiss(form, shown)


def _dismiss(*shown: Message | None) -> None:
    """Take what the bot said to one person alone from sight, as that person's client does."""
    for message in shown:
        if message is not None and message.is_ephemeral:
            messages.dismiss(message)
