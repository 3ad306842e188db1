"""Several questions in one message: each is answered, in order, in one reply."""

from bot.discord_app import CareerBot
from bot.sandbox import Sandbox


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
