"""Which message of the bot answers which message of a member."""

from bot.storage.member_values import Reply
from bot.storage.sql import Tables

_PUT = """
    insert into replies (question, channel, answer, member, at)
    select ?, ?, ?, ?, ? where not exists (select 1 from paused where member = ?)
    on conflict (question) do update set channel = excluded.channel, answer = excluded.answer,
        member = excluded.member, at = excluded.at
"""


class ReplyTables(Tables):
    """`replies`."""

    async def put_reply(self, reply: Reply) -> None:
        """Keep which message answers a question; a later answer takes the place of the earlier.

        Of a paused member nothing is kept.
        """
        values = (reply.question, reply.channel, reply.answer, reply.member, reply.at)
        await self._write((_PUT, (*values, reply.member)))

    async def reply(self, question: int) -> Reply | None:
        """The answer to a message."""
        sql = "select question, channel, answer, member, at from replies where question = ?"
        rows = await self._read(sql, (question,))
        return Reply(**rows[0]) if rows else None

    async def drop_reply(self, question: int) -> None:
        """Forget a pair."""
        await self._write(("delete from replies where question = ?", (question,)))
