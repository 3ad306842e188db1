"""What the tests of `/kb review` share: questions that have no answer, the queue and its cards."""

import asyncio
import time

from bot.discord_app import CareerBot
from bot.sandbox import Message, Sandbox, User
from bot.storage import Feedback
from tests.e2e.kb_forms import until

STUDY = "how do I join the study group on fridays"
ALIKE = "can i join the friday study group"
COMMUNITIES = "networking/communities"
BOOTCAMPS = "education/bootcamps"


async def ask(sandbox: Sandbox, member: User, text: str) -> Message:
    """The answer to a question of a member."""
    return (await member.slash(sandbox.channel, "ask", question=text)).message


async def queue(sandbox: Sandbox, moderator: User) -> Message:
    """What waits, as `/kb review` shows it."""
    message = (await moderator.slash(sandbox.channel, "kb review")).message
    assert message.is_ephemeral
    return message


async def group(sandbox: Sandbox, moderator: User, text: str) -> Message:
    """The card of the group with that question."""
    message = await queue(sandbox, moderator)
    await moderator.select(message, "v1:kr:open", text)
    return message


async def decided(moderator: User, message: Message, done: str) -> None:
    """Wait for a change to be done; where it would change other answers, that is asked first."""
    for _ in range(300):
        if "Before it goes live" in message.text:
            assert "would get another answer" in message.text
            await moderator.press(message, label="Publish")
            break
        if done in message.text:
            return
        await asyncio.sleep(0.05)
    await until(message, done)


def guild_of(sandbox: Sandbox) -> str:
    """The key of the server in the store."""
    return str(sandbox.guild.id)


async def waiting(sandbox: Sandbox, bot: CareerBot) -> list[str]:
    """The questions that wait to be looked at."""
    return [one.text for one in await bot.store.missed(guild_of(sandbox), time.time())]


WAYS = f"{STUDY}\nwhen does the friday study group meet\nwho lets me into the study group"


async def drafted(moderator: User, card: Message, ways: str = WAYS) -> Message:
    """The draft's card of a new question and answer that is begun on a group's card."""
    form = await moderator.press(card, label="New question and answer")
    assert STUDY in str(form.modal), "how it was asked stands there already"
    entry: dict[str, object] = {
        "title": "Our study group",
        "area": "networking",
        "answer": "The study group meets on Fridays at six.\n\nWrite to the organisers, who let you in.",
        "phrases": ways,
        "sources": ["guide-career-path"],
    }
    await moderator.submit_modal(form, entry)
    again = await moderator.press(card, label="Edit: Tests and related")
    await moderator.submit_modal(again, {"examples": "is there room in the study group on friday"})
    return card


async def reported(bot: CareerBot, sandbox: Sandbox, member: User, note: str) -> None:
    """An answer that a member reported as outdated."""
    name, version = bot.pseudonym(member.id), bot.knowledge.library.version(BOOTCAMPS)
    said = Feedback(
        name, guild_of(sandbox), "1", "report", time.time(), BOOTCAMPS, version, text=f"outdated: {note}"
    )
    await bot.store.add_feedback(said)
