"""Several questions in one message: each is answered, in order, in one reply."""

from dataclasses import replace
from pathlib import Path

from bot.answers import answer
from bot.discord_app import CareerBot
from bot.discord_app.layout import answer_view
from bot.library import Library
from bot.sandbox import Sandbox
from bot.understanding import Slots, Understander
from tests.e2e.conftest import posted, running
from tests.e2e.test_feedback import take_away

BOTH = "what does an MLE do and how much do they make?"
SHARE = "Share in channel"


async def test_both_questions_are_answered_in_order(sandbox: Sandbox, bot: CareerBot) -> None:
    question = "what does an MLE do and how much do they make?"
    asked = await sandbox.member.send(sandbox.channel, question, mention_bot=True)
    reply = await sandbox.reply_to(asked)
    portrait, pay = (
        reply.text.index("Machine learning engineer"),
        reply.text.index("Pay: machine learning engineer"),
    )
    assert portrait < pay
    assert len(reply.text) <= 4000
    ids = [button.custom_id for button in reply.buttons]
    assert len(ids) == len(set(ids))
    (turn,) = await bot.store.turns()
    assert turn["text"] == question


async def test_a_private_reply_to_both_is_shared_whole_after_a_restart_too(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library):
        used = await sandbox.member.slash(sandbox.channel, "ask", question=BOTH, private=True)
        assert used.message.is_ephemeral
        assert [button.label for button in used.message.buttons].count(SHARE) == 1
    async with running(sandbox, tmp_path, library) as bot:
        ben = sandbox.create_user("ben")
        other = await sandbox.member.slash(sandbox.channel, "ask", question=BOTH, private=True)
        shared = await posted(sandbox, await sandbox.member.press(used.message, label=SHARE))
        assert shared.visible_to(ben)
        titles = [line for line in used.message.text.splitlines() if line.startswith("## ")]
        assert len(titles) == 2
        assert [line for line in shared.text.splitlines() if line.startswith("## ")] == titles
        assert [button.label for button in shared.buttons].count("Useful") == 1
        take_away(bot, "salary/by-role")
        gone = await sandbox.member.press(other.message, label=SHARE)
        assert gone.message.is_ephemeral
        assert "no longer there" in gone.message.text


async def test_a_public_reply_has_nothing_to_share(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "ask", question=BOTH)
    assert SHARE not in [button.label for button in used.message.buttons]


def test_answers_that_no_custom_id_holds_are_shared_one_by_one(
    understander: Understander, library: Library
) -> None:
    slots = Slots(
        "data-scientist", "data-engineer", "senior", "US", "sql", from_role="data-analyst", amount=95_000
    )
    one = answer(understander.direct(library.computed["compare"], slots), library)
    others = (replace(one, slots=replace(slots, role=role)) for role in ("ai-engineer", "data-analyst"))
    three = replace(one, more=tuple(others))
    labels = [str(getattr(item, "label", "")) for item in answer_view(three, private=True).walk_children()]
    assert labels.count(SHARE) == 3
