"""Which message answers which, by Discord's ids."""

from bot.storage import Reply, Store

REPLY = Reply(question=1300000000000000001, channel=5, answer=1300000000000000002, member="m1", at=1000.0)


async def test_a_reply_is_found_by_its_question_until_it_is_dropped(store: Store) -> None:
    assert await store.reply(REPLY.question) is None
    await store.put_reply(REPLY)
    assert await store.reply(REPLY.question) == REPLY
    assert await store.reply(REPLY.answer) is None
    await store.drop_reply(REPLY.question)
    await store.drop_reply(REPLY.question)
    assert await store.reply(REPLY.question) is None


async def test_a_question_has_one_answer_and_the_last_one_counts(store: Store) -> None:
    await store.put_reply(REPLY)
    other = Reply(REPLY.question, 6, 1300000000000000003, "m1", 2000.0)
    await store.put_reply(other)
    assert await store.reply(REPLY.question) == other
    assert await store.held("m1") == {"replies": 1}
