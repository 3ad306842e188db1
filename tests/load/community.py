"""Two hundred servers whose members ask at a rate, whether they are answered or not; each answer is timed."""

import asyncio
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from bot.sandbox import Channel, Interaction, Message, Sandbox
from bot.sandbox.events import Event
from bot.sandbox.users import User

SERVERS, MEMBERS = 200, 2_000
COMMANDS = 0.3
"""Share of the questions that are put by `/ask`; the others are messages."""
LOOK = 0.005
"""Seconds between two looks at what became of the commands."""

BUSY = 0.5
"""Cores that others use on a machine on which a command cannot be sure to be heard within three seconds."""

FILE = Path(__file__).parents[1] / "data" / "questions.jsonl"
QUESTIONS = tuple(json.loads(line)["text"] for line in FILE.read_text(encoding="utf-8").splitlines())


@dataclass(eq=False)
class Asked:
    """One question, and what came of it: the seconds until its reply, and what stands in that."""

    at: float
    member: User
    command: bool = False
    took: float | None = None
    reply: Message | None = None
    marked: bool = False

    @property
    def told_to_slow_down(self) -> bool:
        """Whether the reply, or a mark on the question, says that it came too fast."""
        return self.marked or (self.reply is not None and "Ask me again in" in self.reply.text)


@dataclass
class Figures:
    """What became of the questions of one run."""

    asked: list[Asked]
    seconds: float

    @property
    def lost(self) -> list[Asked]:
        """Those that nothing came of."""
        return [one for one in self.asked if one.took is None]

    @property
    def answered(self) -> float:
        """The share that got something."""
        return 1 - len(self.lost) / len(self.asked)

    @property
    def lost_messages(self) -> list[Asked]:
        """Those of the lost that were messages: Discord does not give them up after three seconds."""
        return [one for one in self.lost if not one.command]

    def latency(self, share: float) -> float:
        """Seconds within which that share of all questions was answered; a lost one never is."""
        ordered = sorted(float("inf") if one.took is None else one.took for one in self.asked)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def __str__(self) -> str:
        slow = sum(one.told_to_slow_down for one in self.asked)
        return (
            f"{len(self.asked)} questions in {self.seconds:.1f} s, answered {self.answered:.2%}"
            + (f" ({slow} of them told to slow down)" if slow else "")
            + (f" ({len(self.lost)} lost, messages {len(self.lost_messages)})" if self.lost else "")
            + f", p50 {self.latency(0.5) * 1000:.0f} ms, p99 {self.latency(0.99) * 1000:.0f} ms, "
            f"longest {self.latency(1) * 1000:.0f} ms"
        )


@dataclass
class Community:
    """Servers with one channel each and members who ask there."""

    sandbox: Sandbox
    channels: list[Channel] = field(default_factory=list)
    members: list[tuple[User, Channel]] = field(default_factory=list)

    def settle(self, servers: int = SERVERS, members: int = MEMBERS) -> None:
        """Make the servers and their members, before the bot connects."""
        for number in range(servers):
            guild = self.sandbox.create_guild(f"server {number}")
            self.channels.append(guild.create_channel("general"))
        for number in range(members):
            channel = self.channels[number % servers]
            assert channel.guild is not None
            self.members.append((self.sandbox.create_user(f"member{number}", guild=channel.guild), channel))

    def in_turn(self, seed: int) -> Iterator[tuple[User, Channel]]:
        """The members in some order, again and again: nobody asks twice before all others have."""
        order = list(self.members)
        random.Random(seed).shuffle(order)
        while True:
            yield from order


class Run:
    """Puts questions and waits for what becomes of them."""

    def __init__(self, sandbox: Sandbox, seed: int = 1, commands: float = COMMANDS):
        self.sandbox = sandbox
        self.asked: list[Asked] = []
        self._chosen = random.Random(seed)
        self._commands = commands
        self._messages: dict[int, Asked] = {}
        self._interactions: list[tuple[Interaction, Asked]] = []

    async def at_rate(self, members: Iterator[tuple[User, Channel]], rate: float, seconds: float) -> None:
        """Ask `rate` questions a second, also where the answers do not keep up."""
        begun = time.perf_counter()
        for number in range(int(rate * seconds)):
            ahead = begun + number / rate - time.perf_counter()
            if ahead > 0:
                await asyncio.sleep(ahead)
            elif number % 10 == 0:
                await asyncio.sleep(0)
            await self.ask(*next(members))

    async def ask(self, member: User, channel: Channel) -> Asked:
        """Put one question, by a message or a command."""
        question = self._chosen.choice(QUESTIONS)
        asked = Asked(time.perf_counter(), member)
        self.asked.append(asked)
        if self._chosen.random() < self._commands:
            asked.command = True
            used = await member.slash(channel, "ask", question=question, wait=False)
            self._interactions.append((used, asked))
        else:
            sent = await member.send(channel, question, mention_bot=True)
            self._messages[sent.id] = asked
        return asked

    async def done(self, patience: float) -> Figures:
        """Wait until all is answered, at most `patience` seconds; what became of it."""
        end = time.perf_counter() + patience
        while time.perf_counter() < end and any(one.took is None for one in self.asked):  # noqa: ASYNC110
            await asyncio.sleep(LOOK)
        return Figures(self.asked, max(one.at + (one.took or 0) for one in self.asked) - self.asked[0].at)

    async def __aenter__(self) -> "Run":
        self.sandbox.world.listeners.append(self._heard)
        self._looking = asyncio.create_task(self._look())
        return self

    async def __aexit__(self, *_: object) -> None:
        self.sandbox.world.listeners.remove(self._heard)
        self._looking.cancel()

    def _heard(self, event: Event) -> None:
        if event.name == "MESSAGE_REACTION_ADD" and int(event.data["user_id"]) == self.sandbox.bot.id:
            if marked := self._messages.pop(int(event.data["message_id"]), None):
                marked.took, marked.marked = time.perf_counter() - marked.at, True
            return
        message = event.message
        if message is None or message.author is not self.sandbox.bot:
            return
        if event.name == "MESSAGE_CREATE" and message.reference_id in self._messages:
            asked = self._messages.pop(message.reference_id)
            asked.took, asked.reply = time.perf_counter() - asked.at, message

    async def _look(self) -> None:
        """Commands are answered without an event where the answer is for their member alone."""
        while True:
            left = []
            for used, asked in self._interactions:
                if used.settled:
                    asked.took = time.perf_counter() - asked.at
                    asked.reply = used.original
                else:
                    left.append((used, asked))
            self._interactions = left
            await asyncio.sleep(LOOK)


class Machine:
    """How busy others keep the machine meanwhile: a bot that gets no core answers nobody in time."""

    def __init__(self, *ours: psutil.Process):
        self._ours = ours
        self._began = time.perf_counter()
        self._before = self._spent()

    @property
    def others(self) -> float:
        """Cores that others have used since the beginning."""
        everybody, ours = (now - was for now, was in zip(self._spent(), self._before, strict=True))
        return max(0.0, (everybody - ours) / (time.perf_counter() - self._began))

    @property
    def is_ours(self) -> bool:
        """Whether others leave most of it to us."""
        return self.others < BUSY

    def _spent(self) -> tuple[float, float]:
        times = psutil.cpu_times()
        everybody = sum(times) - times.idle - getattr(times, "iowait", 0.0) - getattr(times, "guest", 0.0)
        ours = (one.cpu_times() for one in (psutil.Process(), *self._ours))
        return everybody, sum(one.user + one.system for one in ours)
