"""Members who ask while Discord misbehaves, and what became of every question: from both sides."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bot.discord_app import CareerBot
from bot.library import Library
from bot.sandbox import Faults, Interaction, Message, Sandbox, User
from bot.understanding import Understander
from tests.e2e.conftest import TRAINED, running

QUESTIONS = (
    "what does a data engineer do",
    "how do i become a data scientist",
    "should i get a phd",
)
PROMISES = ("answered twice", "lost", "answers without turn", "turns twice")
"""The figures that have to be 0, whatever Discord does."""

MENTION, SLASH, BUTTON = "mention", "slash", "button"


@dataclass
class Asked:
    """One question. `delivered` is whether there was a session that Discord could tell of it."""

    kind: str
    text: str
    what: Message | Interaction
    delivered: bool

    @property
    def answers(self) -> list[Message]:
        """The bot's messages that answer it."""
        if isinstance(self.what, Interaction):
            first = self.what.original
            return [m for m in (first, *self.what.followups) if m is not None and not m.is_loading]
        there = list(self.what.channel.history.values())
        return [m for m in there if m.author.bot and m.reference_id == self.what.id and not m.deleted]

    @property
    def told(self) -> bool:
        """Whether Discord itself tells the member that there is no answer: nothing acknowledged it."""
        return isinstance(self.what, Interaction) and self.what.response is None


@dataclass
class Crowd:
    """Asks in three ways, each question with words of its own, and keeps all of them."""

    sandbox: Sandbox
    members: list[User] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    shown: Message | None = None
    """A public answer, under which the buttons are pressed."""

    def __post_init__(self) -> None:
        self.members = [self.sandbox.create_user(f"member{n}") for n in range(6)]

    async def ask(self, kind: str) -> Asked:
        """One question more; nothing is waited for."""
        number = len(self.asked)
        member, channel = self.members[number % len(self.members)], self.sandbox.channel
        text = f"{QUESTIONS[number % len(QUESTIONS)]}, asks number {number}"
        delivered = bool(self.sandbox._gateway.sessions.by_id)
        what: Message | Interaction
        if kind == SLASH:
            what = await member.slash(channel, "ask", question=text, wait=False)
        elif kind == BUTTON and self.shown is not None:
            text = "Roadmap"
            what = await member.press(self.shown, label=text, wait=False)
        else:
            kind, what = MENTION, await member.send(channel, text, mention_bot=True)
        self.asked.append(Asked(kind, text, what, delivered))
        return self.asked[-1]

    async def settled(self, timeout: float = 60.0) -> None:  # noqa: ASYNC109 - as in the sandbox
        """Wait until every question has had its answer, or can have none any more."""

        def over() -> bool:
            left = (one for one in self.asked if one.delivered and not one.answers)
            return not any(not one.told or one.what.age < self.sandbox.world.ack_seconds for one in left)

        await self.sandbox.until(over, timeout, "every question to be answered")

    def figures(self, database: Path) -> dict[str, int]:
        """What became of all questions, by what the sandbox received and by what is in the database."""
        with closing(sqlite3.connect(database)) as opened:
            turns = Counter(row[0] for row in opened.execute("select text from turns"))
        delivered = [one for one in self.asked if one.delivered]
        own = [one for one in delivered if one.kind != BUTTON]
        pressed = sum(bool(one.answers) for one in delivered if one.kind == BUTTON)
        return {
            "questions": len(self.asked),
            "answered": sum(bool(one.answers) for one in delivered),
            "told by Discord": sum(one.told for one in delivered),
            "never delivered": len(self.asked) - len(delivered),
            "answered twice": sum(len(one.answers) > 1 for one in self.asked),
            "lost": sum(not one.answers and not one.told for one in delivered),
            "apologies": sum(
                "error" in m.text and "wrong" in m.text for one in delivered for m in one.answers
            ),
            "answers without turn": sum(bool(one.answers) and not turns[one.text] for one in own)
            + max(0, pressed - turns["Roadmap"]),
            "turns twice": sum(turns[one.text] > 1 for one in own),
        }


@asynccontextmanager
async def in_trouble(
    folder: Path,
    library: Library,
    understander: Understander,
    *,
    seed: int = 0,
    heartbeat_seconds: float = 41.25,
) -> AsyncIterator[tuple[Sandbox, CareerBot, Faults, Crowd]]:
    """A connected bot, and what it takes to trouble it."""
    TRAINED[library.fingerprint] = understander
    async with (
        Sandbox(heartbeat_seconds=heartbeat_seconds) as sandbox,
        running(sandbox, folder, library) as bot,
    ):
        crowd = Crowd(sandbox)
        used = await crowd.members[0].slash(sandbox.channel, "salary", role="data-scientist")
        crowd.shown = used.message
        yield sandbox, bot, Faults(sandbox, seed=seed), crowd


async def back(sandbox: Sandbox, crowd: Crowd, seconds: float = 60.0) -> None:
    """Wait until the bot answers again by itself."""
    async with asyncio.timeout(seconds):
        await sandbox.until(lambda: sandbox.bot_connected, seconds, "the bot to come back")
        while True:
            asked = await crowd.ask(MENTION)
            if asked.delivered:
                await sandbox.until(partial(getattr, asked, "answers"), seconds, "an answer after the fault")
                return
            await asyncio.sleep(0.1)
