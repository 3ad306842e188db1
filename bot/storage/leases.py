"""Who does what must be done in one place only: leases that end by themselves when their holder dies.

The database's clock decides when one has ended, since the clocks of hosts differ.
"""

from collections.abc import Collection

from bot.storage.sql import Tables

_LEASE = """
    insert into leases (name, holder, until) values {rows}
    on conflict (name) do update set holder = excluded.holder, until = excluded.until
    where leases.holder = excluded.holder or leases.until < {clock} or leases.until > excluded.until + ?
    returning name
"""
"""One that ends later than any can was taken before the clock went back: it counts as ended."""


class LeaseTables(Tables):
    """`leases`."""

    async def lease(self, names: Collection[str], holder: str, seconds: float) -> frozenset[str]:
        """Take or renew leases for `seconds` from now; returns those that `holder` has, of `names`."""
        if not names:
            return frozenset()
        ordered = sorted(names)  # two processes lock rows in the same order
        rows = ", ".join(f"(?, ?, {self._clock} + ?)" for _ in ordered)
        values = [value for name in ordered for value in (name, holder, seconds)]
        sql = _LEASE.format(rows=rows, clock=self._clock)
        return frozenset(row["name"] for row in await self._write((sql, (*values, seconds))))

    async def release(self, names: Collection[str], holder: str) -> None:
        """Give up those of these leases that `holder` has."""
        if names:
            marks = ", ".join("?" * len(names))
            sql = f"delete from leases where holder = ? and name in ({marks})"
            await self._write((sql, (holder, *sorted(names))))
