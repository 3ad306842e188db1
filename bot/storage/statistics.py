"""A server's questions, counted by day as they come, so that a year of them is summed up in a moment."""

import time

from bot.storage.server_values import Statistics
from bot.storage.sql import Row, Tables

DAY = 86_400

_DAYS = """
    select day, sum(questions) as questions, sum(answered) as answered from tallies
    where guild = ? and kind = 'entry' and day >= ? and day < ? group by day order by day
"""
_KEYS = """
    select kind, key, sum(questions) as questions, sum(answered) as answered from tallies
    where guild = ? and kind in ('entry', 'role', 'ms') and day >= ? and day < ? group by kind, key
"""
_VOTES = """
    select count(*) filter (where kind = 'useful') as useful,
        count(*) filter (where kind = 'not_useful') as not_useful
    from feedback where guild = ? and at >= ? and at < ?
"""
_MEMBERS = """
    select count(*) as n from askers a where a.guild = ? and a.last >= ? and (a.last < ? or exists (
        select 1 from turns t where t.member = a.member and t.at >= ? and t.at < ? and t.guild = a.guild
            and t.intent <> 'smalltalk'))
"""
"""Whose last question was in the time; of those who asked again later, who asked in it too."""


class StatisticsTables(Tables):
    """`tallies` and `askers`."""

    async def statistics(self, guild: str, since: float, until: float) -> Statistics:
        """What happened in a server on the days (UTC) from that of `since` up to `until`."""
        time_ = (day_of(since), -day_of(-until))
        days = await self._read(_DAYS, (guild, *time_))
        by_kind: dict[str, list[Row]] = {"entry": [], "role": [], "ms": []}
        for row in await self._read(_KEYS, (guild, *time_)):
            by_kind[row["kind"]].append(row)
        (votes,) = await self._read(_VOTES, (guild, *time_))
        (members,) = await self._read(_MEMBERS, (guild, *time_, *time_))
        kinds: dict[str, int] = {}
        for row in by_kind["entry"]:
            intent = row["key"].partition("/")[0]
            kinds[intent] = kinds.get(intent, 0) + row["questions"]
        return Statistics(
            questions=sum(row["questions"] for row in days),
            answered=sum(row["answered"] for row in days),
            members=members["n"],
            useful=votes["useful"],
            not_useful=votes["not_useful"],
            median_ms=_median({float(row["key"]): row["questions"] for row in by_kind["ms"]}),
            days=tuple((_date(row["day"]), row["questions"], row["answered"]) for row in days),
            entries=_most({row["key"]: row["answered"] for row in by_kind["entry"]}),
            roles=_most({row["key"]: row["questions"] for row in by_kind["role"]}),
            kinds=_most(kinds),
        )


def day_of(at: float) -> int:
    """When the day (UTC) of a time began."""
    return int(at // DAY) * DAY


def _date(day: int) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(day))


def _median(counts: dict[float, int]) -> float | None:
    """The middle of values, each with how often it is there."""
    rest = sum(counts.values()) / 2
    for value in sorted(counts):
        rest -= counts[value]
        if rest <= 0:
            return value
    return None


def _most(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    """Names by how often, the most frequent first; those without a name or a count are left out."""
    found = [(name, times) for name, times in counts.items() if name and times]
    return tuple(sorted(found, key=lambda named: (-named[1], named[0])))
