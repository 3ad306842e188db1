"""How fast questions may come: a token bucket for each member and one for each server.

`Buckets` and `Pace` are pure, with the clock given; the functions below them speak with Discord.
"""

import contextlib
import math
import re
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import discord
from discord import app_commands

from bot.discord_app.latest import Latest
from bot.discord_app.sending import bot_of

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

SECONDS = 20.0
"""Time in which an empty bucket fills: the settings name questions in this many seconds."""

PRESS = 0.5
"""What a button, a select or a form costs of a question: turning pages and ticking steps comes quickly."""

TOOL = 0.1
"""What a step of moderators' work costs: a form, a page, a choice, one after the other."""

_TOOLS = re.compile(r"v1:(?:form:)?(?:k[a-z]|gs|gp|gc|su|sf):")
"""How the custom ids of moderators' controls and forms begin."""

COMPLETIONS = 20
"""Completions that a member may have for each question: only what they typed last matters to them."""

KEYS = 20_000
"""Buckets that are kept at most; the one that was used least lately goes first."""

TOLD = 6
"""How often a member is told at most, a reply and then marks, until a question of theirs is let through. What
they ask after that has been answered by these, and telling them more would be a flood of ours."""

IN_CHANNEL = 20
"""Marks of a channel in 20 seconds: Discord takes four a second, and others want theirs too."""

Clock = Callable[[], float]


class Buckets:
    """Token buckets by key: each holds `size` tokens and fills within `seconds`; full ones are forgotten."""

    def __init__(self, size: float, seconds: float, clock: Clock, most: int = KEYS):
        self.size = size
        self.seconds = seconds
        self._clock = clock
        self._most = most
        self._left: OrderedDict[int, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        """How many buckets are remembered."""
        return len(self._left)

    def keys(self) -> set[int]:
        """Whose buckets are remembered."""
        return set(self._left)

    def forget(self, key: int) -> None:
        """Forget one bucket: it is full again."""
        self._left.pop(key, None)

    def wait(self, key: int, cost: float = 1.0) -> float:
        """Seconds until `cost` tokens are there; 0 when they are. Takes nothing."""
        missing = min(cost, self.size) - self._tokens(key)
        return max(0.0, missing * self.seconds / self.size)

    def take(self, key: int, cost: float = 1.0) -> None:
        """Take `cost` tokens, which `wait` has said are there."""
        tokens, now = self._tokens(key) - cost, self._clock()
        self._left[key] = (tokens, now)
        self._left.move_to_end(key)
        while self._left:
            oldest = next(iter(self._left))
            if len(self._left) <= self._most and now - self._left[oldest][1] < self.seconds:
                break
            del self._left[oldest]

    def _tokens(self, key: int) -> float:
        if key not in self._left:
            return self.size
        tokens, at = self._left[key]
        return min(self.size, tokens + (self._clock() - at) * self.size / self.seconds)


@dataclass(frozen=True)
class Ruling:
    """Whether a question may come now; else the seconds to wait, and who is too fast."""

    allowed: bool
    seconds: float = 0.0
    of_server: bool = False

    @property
    def sentence(self) -> str:
        """What the member reads."""
        wait = f"Ask me again in {max(1, math.ceil(self.seconds))} s."
        if self.of_server:
            return f"Many people here are asking me at once. {wait}"
        return f"One moment, that was a lot at once. {wait}"


class Pace:
    """The limits of one bot: `member` and `server` are questions in 20 seconds."""

    def __init__(self, member: int, server: int, clock: Clock = time.monotonic):
        self._members = Buckets(member, SECONDS, clock)
        self._servers = Buckets(server, SECONDS, clock)
        self._completing = Buckets(member * COMPLETIONS, SECONDS, clock)
        self._announced = Buckets(1, SECONDS, clock)
        self._marked = Buckets(IN_CHANNEL, SECONDS, clock)
        self._told: Latest[int, Counter[str]] = Latest(KEYS)

    def ask(self, member: int, server: int | None, cost: float = 1.0) -> Ruling:
        """Rule on one question; one that is refused costs nothing."""
        of_member = self._members.wait(member, cost)
        of_server = self._servers.wait(server, cost) if server is not None else 0.0
        if of_member or of_server:
            return Ruling(False, max(of_member, of_server), of_server > of_member)
        self._told.pop(member, None)
        self._members.take(member, cost)
        if server is not None:
            self._servers.take(server, cost)
        return Ruling(True)

    def completes(self, member: int) -> bool:
        """Whether what a member types is to be completed once more."""
        return _taken(self._completing, member)

    def news(self, member: int, way: str, most: int = 1) -> bool:
        """Whether a member is to be told in this way: `most` times at most, until a question is let through.

        From now on they have been: `untold` takes it back where it did not arrive.
        """
        ways = self._told[member] = self._told.get(member, Counter())
        ways[way] += 1
        return ways[way] <= most

    def announces(self, channel: int) -> bool:
        """Whether a channel is to be told that its server asks too much: once in 20 seconds."""
        return _taken(self._announced, channel)

    def marks(self, channel: int) -> bool:
        """Whether one more question in a channel may get a mark."""
        return _taken(self._marked, channel)

    def members(self) -> set[int]:
        """The Discord ids of members who are remembered."""
        return self._members.keys() | self._completing.keys() | self._told.keys()

    def forget(self, member: int) -> None:
        """Forget how fast a member asked, and what they were told."""
        self._members.forget(member)
        self._completing.forget(member)
        self._told.pop(member, None)

    def untold(self, member: int) -> None:
        """What was to be told did not arrive; that it was tried still counts."""
        for way in ("told", "privately"):
            self._told.get(member, Counter()).pop(way, None)


def _taken(buckets: Buckets, key: int) -> bool:
    """Take one from a bucket, if it is there."""
    if buckets.wait(key):
        return False
    buckets.take(key)
    return True


_paces: WeakKeyDictionary["CareerBot", Pace] = WeakKeyDictionary()


def pace_of(bot: "CareerBot") -> Pace:
    """The limits of this bot, as its settings say."""
    if bot not in _paces:
        _paces[bot] = Pace(bot.settings.member_questions, bot.settings.server_questions)
    return _paces[bot]


async def allowed(interaction: discord.Interaction) -> bool:
    """Whether a command, a button or a form may go on; if not, the member has been told, privately.

    Asking again about the same interaction gives the same ruling and costs nothing. Autocompletion costs no
    question; who has it by far faster than anybody types gets no answer for a while, which nobody could read.
    """
    if interaction.type is discord.InteractionType.autocomplete:
        return pace_of(bot_of(interaction)).completes(interaction.user.id)
    known: Ruling | None = interaction.extras.get("pace")
    if known is not None:
        return known.allowed
    bot = bot_of(interaction)
    ruling = pace_of(bot).ask(interaction.user.id, interaction.guild_id, _cost(interaction))
    interaction.extras["pace"] = ruling
    if not ruling.allowed:
        bot.counts.refused += 1
        from bot.discord_app.notes import notice_view

        await interaction.response.send_message(view=notice_view(ruling.sentence), ephemeral=True)
    return ruling.allowed


def _cost(interaction: discord.Interaction) -> float:
    """What an interaction costs of a question."""
    if isinstance(interaction.command, app_commands.Command):
        root = interaction.command.root_parent or interaction.command
        return TOOL if root.extras.get("moderators") else 1.0
    data: dict[str, Any] = dict(interaction.data or {})
    if _TOOLS.match(str(data.get("custom_id", ""))):
        return TOOL
    return 1.0 if interaction.type is discord.InteractionType.application_command else PRESS


async def message_allowed(bot: "CareerBot", message: discord.Message) -> bool:
    """Whether a message may be answered; if not, one short reply says so, and a mark on some that follow."""
    ruling = rule(bot, message)
    if not ruling.allowed:
        await tell(bot, message, ruling)
    return ruling.allowed


def rule(bot: "CareerBot", message: discord.Message) -> Ruling:
    """Rule on a message as a question; nobody is told."""
    return pace_of(bot).ask(message.author.id, message.guild.id if message.guild else None)


async def tell(bot: "CareerBot", message: discord.Message, ruling: Ruling) -> None:
    """Tell the author of a message that was refused: by a reply, then by marks, then no more.

    Where the whole server asks too much its channel gets one reply and the others marks, as many as may be.
    Who cannot be told in the channel is told privately, once.
    """
    from bot.discord_app import permissions
    from bot.discord_app.notes import notice_view
    from bot.discord_app.replying import send_reply

    bot.counts.refused += 1
    pace, member, channel = pace_of(bot), message.author.id, message.channel.id
    if not pace.news(member, "tries", TOLD):
        return
    first = pace.news(member, "told")
    if first and (not ruling.of_server or pace.announces(channel)):
        granted = permissions.granted_in(message.channel, message.guild)
        if not permissions.lacking(granted, *permissions.to_write(message.channel)):
            with contextlib.suppress(discord.HTTPException):
                await send_reply(message, notice_view(ruling.sentence))
                return
    elif not pace.marks(channel) or await permissions.mark(message, "⏳") or ruling.of_server:
        return
    if pace.news(member, "privately") and not await permissions.privately(message, ruling.sentence):
        pace.untold(member)
