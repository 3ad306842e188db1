"""What belongs to one member: another's press of it, from anywhere, changes nothing of theirs."""

import time

import pytest

from bot.discord_app import CareerBot
from bot.sandbox import Sandbox
from bot.sandbox.message import Message
from bot.storage import Proposal, Reply
from tests.security.forging import answer_of, press, stored
from tests.security.moderators_table import OF_ONE_MEMBER
from tests.security.scene import elsewhere

TRIED = {"NoneOfThese", "Dismiss", "Withdraw"}


def test_each_of_them_is_tried() -> None:
    assert TRIED == OF_ONE_MEMBER


@pytest.fixture
async def answer(sandbox: Sandbox, bot: CareerBot) -> Message:
    """An answer that everybody sees, to the first member."""
    used = await sandbox.member.slash(sandbox.channel, "ask", question="hello", private=False)
    return used.message


async def test_another_members_automatic_answer_stays(
    sandbox: Sandbox, bot: CareerBot, answer: Message
) -> None:
    other, before = sandbox.create_user("other"), stored(bot)
    used = await press(other, answer, f"v1:au:{sandbox.member.id}:{answer.id}")
    assert "can dismiss this" in answer_of(used)
    assert answer.deleted is None
    assert stored(bot) == before


async def test_moderators_elsewhere_take_no_answer_of_this_server_from_the_store(
    sandbox: Sandbox, bot: CareerBot, answer: Message
) -> None:
    kept = Reply(answer.id, sandbox.channel.id, answer.id, bot.pseudonym(sandbox.member.id), time.time())
    await bot.store.put_reply(kept)
    owner, channel = elsewhere(sandbox)
    theirs = (await owner.slash(channel, "ask", question="hello", private=False)).message
    await press(owner, theirs, f"v1:au:{sandbox.member.id}:{answer.id}")
    assert await bot.store.reply(answer.id) == kept
    assert not await bot.store.silenced(bot.pseudonym(sandbox.member.id), str(sandbox.guild.id), time.time())


async def test_only_who_asked_says_that_none_was_meant(
    sandbox: Sandbox, bot: CareerBot, answer: Message
) -> None:
    other, shown, before = sandbox.create_user("other"), answer.text, stored(bot)
    used = await press(other, answer, "v1:no:out_of_scope/unclear@abc::1")
    assert "can say that" in answer_of(used)
    assert answer.text == shown
    assert stored(bot) == before


async def test_anothers_proposal_is_not_taken_back(sandbox: Sandbox, bot: CareerBot, answer: Message) -> None:
    guild = str(sandbox.guild.id)
    own = Proposal(
        0, guild, bot.pseudonym(sandbox.member.id), "", {"question": "q", "answer": "a"}, time.time()
    )
    number, other = await bot.store.add_proposal(own), sandbox.create_user("other")
    owner, abroad = elsewhere(sandbox)
    theirs = (await owner.slash(abroad, "ask", question="hello")).message
    alone = (await sandbox.member.slash(sandbox.member.dm, "ask", question="hello")).message
    before = stored(bot)
    for user, message in ((other, answer), (owner, theirs), (sandbox.member, alone)):
        used = await press(user, message, f"v1:ks:withdraw:{number}")
        assert "That is no proposal of yours" in answer_of(used)
    assert stored(bot) == before
    used = await press(sandbox.member, answer, f"v1:ks:withdraw:{number}")
    assert "back" in answer_of(used)
