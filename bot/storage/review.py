"""What waits for a moderator's eye: questions without an answer, and criticism of answers."""

from collections.abc import Sequence

from bot.storage.server_values import Missed
from bot.storage.sql import Tables

LATER_SECONDS = 600
"""Within this time a member's next answered question tells what the missed one was about."""

ALIKE = 10
"""So many times as many of the latest questions are read as different ones are asked for."""

_IN_WORDS = "t.source <> 'button' and t.text <> '' and not (t.source = 'command' and t.text like '/%')"
"""A command with a name for each argument is logged as it would be typed; `/ask` as the question alone."""

_CRITICISM = "('not_useful', 'none_of_these', 'report')"
PRIVATE = ("out_of_scope/crisis", "out_of_scope/health", "out_of_scope/relationships")
"""Where a question leads that is nobody else's business."""

NOT_FOR_REVIEW = (
    *PRIVATE,
    "out_of_scope/unclear",
    "out_of_scope/other-language",
    "out_of_scope/not-for-us",
)
"""Where a question leads that waits for nobody; of the last, moderators have decided so."""

_LATER = f"""
    left join turns later on later.id = (
        select n.id from turns n
        where n.member = {{member}} and n.guild = {{guild}} and n.at > {{at}}
            and n.at <= {{at}} + {LATER_SECONDS} and n.channel = {{channel}}
            and n.answered = 1 and n.intent <> 'smalltalk'
        order by n.at, n.id limit 1
    )
"""
_WAITS = """
    not exists (select 1 from handled h where h.guild = ? and h.what = '{what}' and h.number = {number}
        and (h.until is null or h.until > ?))
"""
_UNANSWERED = f"""
    select 'turn:' || t.id as item, 'unanswered' as kind, t.member, t.text, t.entry, t.at, '' as note,
        coalesce(later.entry, '') as later_entry, coalesce(later.text, '') as later_text
    from turns t {_LATER.format(member="t.member", guild="t.guild", at="t.at", channel="t.channel")}
    where t.guild = ? and t.at >= ? and t.answered = 0 and t.error is null and {_IN_WORDS}
        and t.intent <> 'smalltalk' and t.entry not in {NOT_FOR_REVIEW}
        and {_WAITS.format(what="turn", number="t.id")}
        and not exists (select 1 from feedback f where f.turn = t.id and f.kind in {_CRITICISM})
    order by t.at desc, t.id desc limit ?
"""
_CRITICISED = f"""
    select 'feedback:' || f.id as item, f.kind, f.member,
        coalesce(t.text, case when f.kind = 'none_of_these' then f.text end, '') as text, f.entry, f.at,
        f.text as note, coalesce(later.entry, '') as later_entry, coalesce(later.text, '') as later_text
    from feedback f left join turns t on t.id = f.turn and t.guild = f.guild
    {_LATER.format(member="f.member", guild="f.guild", at="coalesce(t.at, f.at)", channel="f.channel")}
    where f.guild = ? and f.at >= ? and f.kind in {_CRITICISM} and coalesce(t.entry, f.entry) not in {PRIVATE}
        and {_WAITS.format(what="feedback", number="f.id")}
    order by f.at desc, f.id desc limit ?
"""
_HANDLE = """
    insert into handled (guild, what, number, state, moderator, at, until) values (?, ?, ?, ?, ?, ?, ?)
    on conflict (guild, what, number) do update set state = excluded.state,
        moderator = excluded.moderator, at = excluded.at, until = excluded.until
"""
_RECENT = f"""
    select t.text, t.entry from turns t
    where t.guild = ? and t.answered = 1 and t.intent <> 'smalltalk' and {_IN_WORDS}
    order by t.at desc, t.id desc limit ?
"""


class ReviewTables(Tables):
    """`handled`, beside what it is about: `turns` and `feedback`."""

    async def missed(
        self, guild: str, now: float, after: float = 0.0, limit: int = 1000
    ) -> tuple[Missed, ...]:
        """What waits for review in a server since `after`, newest first: neither handled nor snoozed."""
        values = (guild, after, guild, now, limit)
        rows = await self._read(_UNANSWERED, values) + await self._read(_CRITICISED, values)
        found = sorted((Missed(**row) for row in rows), key=lambda missed: missed.at, reverse=True)
        return tuple(found[:limit])

    async def handle(
        self,
        guild: str,
        items: Sequence[str],
        state: str,
        moderator: int,
        at: float,
        until: float | None = None,
    ) -> None:
        """Take items out of the queue; with `until`, for that long."""
        if items:
            await self._write(
                *((_HANDLE, (guild, *_parts(item), state, moderator, at, until)) for item in items)
            )

    async def recent_questions(self, guild: str, limit: int = 200) -> tuple[tuple[str, str], ...]:
        """(text, entry) of the latest answered questions of a server that were asked in words, each once."""
        latest: dict[str, tuple[str, str]] = {}
        for row in await self._read(_RECENT, (guild, limit * ALIKE)):
            latest.setdefault(" ".join(row["text"].casefold().split()), (row["text"], row["entry"]))
        return tuple(latest.values())[:limit]


def _parts(item: str) -> tuple[str, int]:
    """What an item is about: turn or feedback, and its number."""
    what, _, number = item.partition(":")
    if what not in ("turn", "feedback") or not number.isdecimal():
        raise ValueError(f"{item!r} is no item of the review; one is such as turn:12 or feedback:3")
    return what, int(number)
